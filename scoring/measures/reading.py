"""What a measure is asked, and what it answers: a number with the words behind it.

A measure never returns a bare number. The places it counted come with it, so that
what a report quotes is what was counted.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scoring.errors import NotEnoughEvidence
from scoring.evidence import Quote
from scoring.transcript import Transcript, Turn
from scoring.vocabulary import Phase

EVERY_PHASE = frozenset(Phase)


@dataclass(frozen=True, slots=True)
class Scope:
    """What part of the session counts, and how much of it is enough."""

    needs: int = 1
    """The least number of cases; with fewer the measure declines."""
    phases: frozenset[Phase] = EVERY_PHASE
    """Only the coach's turns in these phases count."""

    def turns(self, transcript: Transcript) -> tuple[Turn, ...]:
        """Return the coach's turns that count, in order.

        Where a conversation never left its first phase its phases are not known, as in
        a recording about which the coder had no idea; then every turn counts.
        """
        turns = transcript.coach_turns
        if all(turn.phase is Phase.CONTRACT for turn in turns):
            return turns
        return tuple(turn for turn in turns if turn.phase in self.phases)

    def enough(self, count: int, what: str) -> None:
        """Decline where there are too few cases.

        Raises:
            NotEnoughEvidence: `count` is below `needs`; the message names `what`.
        """
        if count < self.needs:
            raise NotEnoughEvidence(f"{what}: {count} found, {self.needs} needed")


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure's answer."""

    value: float
    """In the unit that the measure's docstring names."""
    counted: int
    """How many cases the value rests on."""
    quotes: tuple[Quote, ...] = ()
    """The words counted, in the order said: strengths, and slips marked as such."""
    interval: tuple[float, float] | None = None
    """A 95 per cent interval for the value; None for a plain count of what was done."""
    confidences: tuple[float, ...] = ()
    """The coder's confidence (0-1) in each coded utterance that was counted."""
    missing: tuple[str, ...] = ()
    """What was looked for and not found, in plain words."""

    @property
    def confidence(self) -> float:
        """Mean confidence of the coding (0-1); 1 where no coding was involved."""
        if not self.confidences:
            return 1.0
        return sum(self.confidences) / len(self.confidences)


Measure = Callable[[Transcript, Scope], Reading]
"""Transcript to number; raises NotEnoughEvidence where the session holds too little."""
