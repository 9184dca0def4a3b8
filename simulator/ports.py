"""What the screens, the commands and the reports may ask of the program.

Importing this module loads nothing heavy. Every method may touch the store, so a screen
calls them in a worker; those that can fail raise `simulator.errors.SimulatorError`, whose
message is one sentence to show as it stands.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from scoring.vocabulary import Phase
from simulator.debrief import Debrief
from simulator.events import Event
from simulator.exchange import Exchange
from simulator.overview import (
    Answers,
    AppraisalQuestion,
    Branch,
    Comparison,
    Progress,
    ScenarioChoice,
    SessionSummary,
)

__all__ = [
    "Answers",
    "AppraisalQuestion",
    "Branch",
    "Clock",
    "Comparison",
    "Debrief",
    "Desk",
    "Exchange",
    "Library",
    "PracticeSession",
    "Progress",
    "ScenarioChoice",
    "SessionStore",
    "SessionSummary",
]


class PracticeSession(Protocol):
    """One conversation with a coachee. What it has answered is already stored."""

    @property
    def id(self) -> str:
        """The session's permanent id."""

    @property
    def scenario(self) -> ScenarioChoice:
        """Whom the coach meets."""

    @property
    def brief(self) -> str:
        """What the coach is told beforehand, as Markdown."""

    @property
    def seed(self) -> int:
        """What the coachee's wordings are drawn with."""

    @property
    def opening(self) -> str:
        """The coachee's first line, said before the coach has spoken."""

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Everything said so far, oldest first."""

    @property
    def phase(self) -> Phase:
        """Where the conversation is."""

    @property
    def trust(self) -> tuple[float, ...]:
        """Trust (0-100) after the opening and after each exchange."""

    @property
    def started(self) -> datetime:
        """When the session began, in UTC."""

    @property
    def seconds(self) -> float:
        """Practice time so far; a pause between two sittings is not counted."""

    @property
    def is_over(self) -> bool:
        """Nothing more can be said: the coachee has gone, or the coach has ended it."""

    @property
    def is_ended(self) -> bool:
        """`end` has been called, so that the self-appraisal may follow."""

    @property
    def branch_of(self) -> Branch | None:
        """Where it branched off, if it is a what-if."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The coach's own notes, oldest first."""

    @property
    def appraisal(self) -> Answers | None:
        """The self-appraisal; None until `appraise` has been called."""

    def say(self, text: str) -> Exchange:
        """Say one turn and return what it brought; it is committed before this returns.

        Blank text is silence. Raises SessionOver once the session is over.
        """

    def wait(self) -> Exchange:
        """Stay silent for a while."""

    def note(self, text: str) -> None:
        """Keep a note that the coachee does not see."""

    def end(self) -> None:
        """Close the session; doing it twice changes nothing."""

    def appraisal_questions(self) -> tuple[AppraisalQuestion, ...]:
        """Return what the trainee is asked before the score."""

    def appraise(self, answers: Answers) -> None:
        """Keep the trainee's own judgement; it can be given once and not changed."""

    def rewind(self, to_turn: int) -> "PracticeSession":
        """Return a new session that shares the first `to_turn` exchanges (0 or more)."""

    def debrief(self) -> Debrief:
        """Score the session. Raises TooEarly until it is ended and appraised."""


class Desk(Protocol):
    """Where a trainee sits down: everything that can be opened from there."""

    def scenarios(self) -> tuple[ScenarioChoice, ...]:
        """Return every scenario of the library, easiest first."""

    def brief(self, scenario: str) -> str:
        """Return what the coach is told beforehand, as Markdown."""

    def prepare(self, scenario: str | None = None) -> None:
        """Load the coder and that coachee (a second or two).

        Idempotent, and safe to call from a thread. `begin` and `say` load what has not
        been loaded; a screen calls this in a worker while the briefing is read.
        """

    @property
    def is_ready(self) -> bool:
        """`prepare` is done, so that the next turn is answered at once."""

    def begin(self, scenario: str, seed: int | None = None) -> PracticeSession:
        """Start a session; without a seed, one is drawn."""

    def reopen(self, session: str) -> PracticeSession:
        """Return a stored session as it stands, finished or not.

        The first characters of an id do where they fit only one session.
        """

    def history(self) -> tuple[SessionSummary, ...]:
        """Return all stored sessions, newest first."""

    def unfinished(self) -> tuple[SessionSummary, ...]:
        """Return the sessions that can be gone on with, newest first."""

    def progress(self) -> Progress:
        """Return how the indicators went over the scored sessions."""

    def compare(self, original: str, branch: str) -> Comparison:
        """Set a session beside a what-if of it."""

    def close(self) -> None:
        """Let go of the store."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Return the present time in UTC."""

    def monotonic(self) -> float:
        """Return seconds that only ever grow, from any starting point."""


class Library(Protocol):
    """The scenarios there are."""

    def choices(self) -> tuple[ScenarioChoice, ...]:
        """Return every scenario, easiest first."""

    def brief(self, scenario: str) -> str:
        """Return a scenario's brief. Raises NoSuchScenario."""


class SessionStore(Protocol):
    """Keeps the events of sessions, in order, and never changes one."""

    def append(self, session: str, events: Sequence[Event]) -> None:
        """Commit events that follow the session's last one; all of them or none.

        The first event of a session creates it. Raises StoreError.
        """

    def events(self, session: str) -> tuple[Event, ...]:
        """Return all events of a session. Raises NoSuchSession, DamagedSession."""

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all sessions, newest first."""

    def outlines(self) -> tuple[tuple[Event, ...], ...]:
        """Return every session's events without its turns and notes, newest session first."""

    def turn_counts(self) -> Mapping[str, int]:
        """Return how many exchanges each session holds."""

    def close(self) -> None:
        """Let go of the database."""
