"""What lasts while the app is open: the desk, half-typed turns, what is unfolded."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.overview import Answers
from simulator.ports import Desk


@dataclass
class Visit:
    """One visit to the desk. The desk itself is opened when it is first needed."""

    open_desk: Callable[[], Desk]
    when_loaded: Callable[[], None] = lambda: None
    """Called once the coder has been loaded."""
    drafts: dict[str, str] = field(default_factory=dict)
    """What was typed and not sent, by session."""
    answers: dict[str, Answers] = field(default_factory=dict)
    """Self-appraisals begun and not given, by session."""
    is_mirror_open: bool | None = None
    """The trainee's choice; None where the width of the screen decides."""
    _desk: Desk | None = None
    _opening: threading.Lock = field(default_factory=threading.Lock)

    def desk(self) -> Desk:
        """Return the desk. Slow the first time: call it in a worker."""
        with self._opening:
            if self._desk is None:
                self._desk = self.open_desk()
            return self._desk

    def prepare(self, scenario: str | None = None) -> None:
        """Load the coder and that coachee. Slow the first time: call it in a worker."""
        desk = self.desk()
        was_ready = desk.is_ready
        desk.prepare(scenario)
        if not was_ready:
            self.when_loaded()

    @property
    def has_drafts(self) -> bool:
        """Something is half typed, in any session."""
        return any(text.strip() for text in self.drafts.values()) or any(
            self.answers.values()
        )

    def close(self) -> None:
        """Let go of the desk, if it was opened."""
        with self._opening:
            if self._desk is not None:
                self._desk.close()
