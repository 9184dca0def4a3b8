"""Where a conversation stands: everything the coachee remembers, as plain values.

A state converts to and from JSON-ready slots, so that it can be stored, put into a
Rasa tracker, and sent to an action server.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from scoring.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class DialogueState:
    """The coachee's memory of one session."""

    scenario: str
    seed: int
    stance: str
    trust: float
    """0-100."""
    phase: Phase = Phase.CONTRACT
    turn: int = 0
    """Exchanges so far."""
    live_topic: str | None = None
    """What the two are talking about."""
    raised: tuple[str, ...] = ()
    """Topics on the table, oldest first."""
    live_person: str | None = None
    """Whom "she" or "he" would mean."""
    last_told: str | None = None
    """The fact or disclosure told last, to which "go on" would refer."""
    last_told_turn: int = 0
    """The exchange in which that was."""
    disclosed: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    """Steps the coachee has taken on, in their words."""
    said: tuple[str, ...] = ()
    """Keys of the wordings used so far."""
    promises: tuple[str, ...] = ()
    """What the coach has undertaken so far: `kind:deed`."""
    broken: tuple[str, ...] = ()
    """Kinds of promise whose breaking has been minded; nobody minds twice."""
    last_said: str = ""
    """The coachee's last reply, in short."""
    coach_said: str = ""
    """The coach's last words of weight, in short, to be reminded of."""
    asked_last: str = ""
    """The coach's last question, in short, should it have been passed over."""
    asked: tuple[str, ...] = ()
    """What the coach has asked so far: `intent|topic`."""
    questions_in_row: int = 0
    silences_in_row: int = 0
    feeling_shown: str | None = None
    """A feeling or cue in the coachee's last reply that has not been taken up."""
    cue_shown: str | None = None
    """How it showed, so that a missed cue can come back once."""
    cue_returned: bool = False
    """It was missed once and has come back; missed again, it is gone."""
    leave_given: int = 0
    """Turns for which leave for advice or an idea still holds."""
    waiting_for: str | None = None
    """The coachee's own question that the coach should answer now."""
    questions_asked: tuple[str, ...] = ()
    """The coachee's own questions put so far."""
    last_question_turn: int = 0
    """The exchange in which the last of them was put."""
    patience: int = 0
    """Turns of listening in a row."""
    hurts: int = 0
    """Breaks in rapport so far."""
    repair_owed: bool = False
    """A break has not been made good."""
    ended: bool = False

    def as_slots(self) -> dict[str, Any]:
        """The state as JSON-ready values."""
        # Not `asdict`: it copies deeply, and every value here is plain.
        slots = {field.name: getattr(self, field.name) for field in fields(self)}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in slots.items()}

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Self:
        """The state that `as_slots` gave; unknown slots are ignored."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in slots.items()
            if name in known
        }
        values["phase"] = Phase(values.get("phase", Phase.CONTRACT))
        return cls(**values)
