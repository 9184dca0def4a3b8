"""Where a screen may ask the app to go; each message bubbles up to it."""

from textual.message import Message

from simulator.overview import ScenarioChoice
from simulator.ports import PracticeSession


class GoHome(Message):
    """Back to the first screen."""


class GoPick(Message):
    """Choose whom to meet."""


class GoBrief(Message):
    """Read the brief of a scenario."""

    def __init__(self, choice: ScenarioChoice) -> None:
        super().__init__()
        self.choice = choice


class GoReread(Message):
    """Read the brief of a session again."""

    def __init__(self, session: PracticeSession) -> None:
        super().__init__()
        self.session = session


class GoSession(Message):
    """Open a session where it stands: conversation, self-appraisal or debrief."""

    def __init__(self, session: PracticeSession, hint: str = "") -> None:
        super().__init__()
        self.session = session
        self.hint = hint
        """Shown above the line to type in."""


class GoRewind(Message):
    """Choose the turn to try another way."""

    def __init__(self, session: PracticeSession, turn: int | None = None) -> None:
        super().__init__()
        self.session = session
        self.turn = turn
        """The exchange that is offered first; the last one where it is None."""


class GoCompare(Message):
    """Set a what-if beside its original."""

    def __init__(self, original: str, branch: str) -> None:
        super().__init__()
        self.original = original
        self.branch = branch


class GoHistory(Message):
    """Look at all sessions."""


class GoHelp(Message):
    """Show the keys."""
