"""What one indicator says of one session: a level, the words that show it, and why."""

from dataclasses import dataclass
from typing import Final, Literal

from scoring.errors import NotEnoughEvidence
from scoring.evidence import Quote
from scoring.measures import MEASURES, Reading, Scope
from scoring.rubric import Indicator
from scoring.transcript import Transcript
from scoring.vocabulary import IndicatorId, StandardLine

Status = Literal["scored", "not_enough_evidence"]
SCORED: Final = "scored"
NOT_ENOUGH_EVIDENCE: Final = "not_enough_evidence"

MOST_QUOTES = 12
"""More would bury the reader; slips and strengths are kept in proportion."""
SURE_ENOUGH = 0.6
"""Below this mean confidence of the coder a mark is provisional."""
WIDE = 3
"""An interval whose ends lie this many levels apart makes a mark provisional."""

NOTHING_YET = "Nothing to change yet: a session that holds more of this will show it."


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one indicator."""

    id: IndicatorId
    title: str
    family: str
    standard: tuple[StandardLine, ...]
    """The lines of the professional standard that it bears on."""
    value: float | None
    """In `unit`; None where there was not enough evidence."""
    unit: str
    interval: tuple[float, float] | None
    """95 per cent; None where the value is a plain count."""
    level: int | None
    """0 (not yet) to 4 (as an experienced coach); None without enough evidence."""
    status: Status
    provisional: bool
    """True where an assessor should look: little or unsure evidence, or a hard judgement."""
    evidence: tuple[Quote, ...]
    why: str
    """Why this level, in words a trainee understands."""
    next_step: str
    weight: float = 1.0
    """How much it counts within its family."""

    @property
    def strengths(self) -> tuple[Quote, ...]:
        """The words that speak for the coach."""
        return tuple(quote for quote in self.evidence if not quote.slip)

    @property
    def slips(self) -> tuple[Quote, ...]:
        """The words that speak against, or that stand where something was missed."""
        return tuple(quote for quote in self.evidence if quote.slip)


def finding(transcript: Transcript, indicator: Indicator) -> Finding:
    """Apply one indicator of a rubric to a coded conversation."""
    try:
        reading = MEASURES[indicator.measure](transcript, _scope(indicator))
    except NotEnoughEvidence as declined:
        return _declined(indicator, str(declined))
    level = indicator.level_of(reading.value)
    return Finding(
        id=indicator.id,
        title=indicator.title,
        family=indicator.family,
        standard=indicator.standard,
        value=reading.value,
        unit=indicator.unit,
        interval=reading.interval,
        level=level,
        status=SCORED,
        provisional=_is_provisional(indicator, reading),
        evidence=_chosen(reading.quotes),
        why=indicator.why_at(level, reading),
        next_step=indicator.next_step_at(level),
        weight=indicator.weight,
    )


def _scope(indicator: Indicator) -> Scope:
    return Scope(needs=indicator.needs, phases=frozenset(indicator.phases))


def _declined(indicator: Indicator, reason: str) -> Finding:
    return Finding(
        id=indicator.id,
        title=indicator.title,
        family=indicator.family,
        standard=indicator.standard,
        value=None,
        unit=indicator.unit,
        interval=None,
        level=None,
        status=NOT_ENOUGH_EVIDENCE,
        provisional=False,
        evidence=(),
        why=f"There was not enough to judge this by ({reason}).",
        next_step=NOTHING_YET,
        weight=indicator.weight,
    )


def _is_provisional(indicator: Indicator, reading: Reading) -> bool:
    if indicator.provisional or reading.confidence < SURE_ENOUGH:
        return True
    if reading.interval is None:
        return False
    levels = [indicator.level_of(end) for end in reading.interval]
    return max(levels) - min(levels) >= WIDE


def _chosen(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    if len(quotes) <= MOST_QUOTES:
        return quotes
    slips = [quote for quote in quotes if quote.slip]
    strengths = [quote for quote in quotes if not quote.slip]
    room = round(MOST_QUOTES * len(slips) / len(quotes))
    # Neither side may vanish altogether.
    room = min(max(room, min(1, len(slips))), MOST_QUOTES - min(1, len(strengths)))
    kept = {*slips[:room], *strengths[: MOST_QUOTES - room]}
    return tuple(quote for quote in quotes if quote in kept)
