"""The two things to take from a scorecard: one strength to keep, one next step to try."""

from collections.abc import Callable
from dataclasses import dataclass

from scoring.evidence import Quote
from scoring.scorecard import Finding, ScoreCard
from scoring.transcript import Transcript
from scoring.vocabulary import IndicatorId

TOP = 4
LEAST_STRENGTH = 2
"""Below this level nothing is called a strength."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing said to the trainee, with their own words that show it."""

    indicator: IndicatorId
    title: str
    text: str
    quote: Quote | None
    """None only where the session holds no words to show it by."""
    heard: str = ""
    """What the coachee had said just before; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What to keep and what to try. One of each, as more would not be remembered."""

    strength: Point | None
    """None where nothing scored could be called one."""
    next_step: Point | None
    """None where nothing could be measured."""


def feedback(card: ScoreCard, transcript: Transcript) -> Feedback:
    """Choose the strength and the next step that a trainee is told first.

    The strength is the highest level, the next step the lowest; between equals a settled
    mark comes before a provisional one, the weightier before the lighter, and one with
    words to show it before one without.
    """
    scored = [found for found in card.findings if found.level is not None]
    strong = [
        found for found in scored if _level(found) >= LEAST_STRENGTH and found.strengths
    ]
    weak = [found for found in scored if _level(found) < TOP] or scored
    best = max(strong, key=_worth(_level), default=None)
    weakest = max(weak, key=_worth(lambda found: TOP - _level(found)), default=None)
    return Feedback(
        strength=_point(best, best.why, best.strengths, transcript) if best else None,
        next_step=_point(
            weakest, weakest.next_step, weakest.slips or weakest.evidence, transcript
        )
        if weakest
        else None,
    )


def _level(found: Finding) -> int:
    return found.level or 0


def _worth(
    distance: Callable[[Finding], int],
) -> Callable[[Finding], tuple[int, bool, float, bool]]:
    return lambda found: (
        distance(found),
        not found.provisional,
        found.weight,
        bool(found.evidence),
    )


def _point(
    found: Finding, text: str, quotes: tuple[Quote, ...], transcript: Transcript
) -> Point:
    quote = quotes[0] if quotes else None
    heard = _before(quote.turn, transcript) if quote else ""
    return Point(found.id, found.title, text, quote, heard)


def _before(turn: int, transcript: Transcript) -> str:
    """What the coachee said just before a turn of the coach."""
    said = [t.text for t in transcript.coachee_turns if t.number < turn]
    return said[-1] if said else ""
