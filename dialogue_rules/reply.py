"""What one exchange brought: the coachee's turn and everything that followed from it."""

from dataclasses import dataclass

from dialogue_rules.state import DialogueState
from scoring.transcript import Event
from scoring.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class TrustChange:
    """One thing the coach did, and what it did to trust."""

    by: str
    """A behaviour code, `mark:<mark>`, `intent:<intent>`, or `told:<disclosure>`."""
    change: float
    """Points of trust, negative or positive."""
    because: str
    """Why, in words for the trainee; empty where the code's own reason says it."""


@dataclass(frozen=True, slots=True)
class CoacheeTurn:
    """The coachee's reply to one turn of the coach (or the opening, as number 0)."""

    number: int
    text: str
    """What is shown. Words in *asterisks* are seen, not said."""
    rule: str
    """The rule that chose the reply; `opening` for the first line."""
    because: str
    """Why that rule answers so, in words for the trainee."""
    action: str
    topics: tuple[str, ...]
    """Topics the coach's turn touched."""
    disclosed: tuple[str, ...]
    """Disclosures made in this reply."""
    stance: str
    """After the turn, as are `trust` and `phase`."""
    trust: float
    trust_changes: tuple[TrustChange, ...]
    phase: Phase
    fallback: bool
    """No rule fitted; the reply is from the catch-all."""
    ended: bool
    shows_feeling: bool
    events: tuple[Event, ...]
    """What a rubric may know of this exchange."""
    state: DialogueState
    """After the turn; give it to the next `respond`."""
