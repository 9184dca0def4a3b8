"""Pure: the words of the screens for numbers, dates and changes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from scoring.vocabulary import Phase
from simulator.debrief import LEVEL_NAMES
from simulator.exchange import Exchange, Told
from simulator.overview import SessionSummary

PHASE_NAMES: Final[Mapping[Phase, str]] = {
    phase: phase.value.capitalize() for phase in Phase
}
DIFFICULTIES: Final = ("", "gentle", "demanding", "hard")
"""Names of the difficulties 1-3."""
DEPTHS: Final = ("", "on the surface", "underneath", "what really matters")
"""Names of the layers 1-3."""

MOST_TOLD: Final = 70
"""Characters of a disclosure where it is one of several."""
_UNMOVED: Final = 0.5
_CLEARLY: Final = 5.0
_SURE: Final = 0.85
_FAIRLY: Final = 0.6


def trust_moved(change: float) -> str:
    """Return what a change of trust looks like from outside; no number, no sum."""
    if abs(change) < _UNMOVED:
        return "Trust stayed as it was."
    way = "grew" if change > 0 else "fell"
    return f"Trust {way} {'clearly' if abs(change) >= _CLEARLY else 'a little'}."


def arrow(change: float) -> str:
    """Return the direction of a change as one sign."""
    if abs(change) < _UNMOVED:
        return "="
    return "▲" if change > 0 else "▼"


def confidence(value: float) -> str:
    """Return how sure the coder is, in words and per cent."""
    words = "sure" if value >= _SURE else "fairly sure" if value >= _FAIRLY else "unsure"
    return f"{words}, {value:.0%}"


def day(moment: datetime) -> str:
    """Return a moment as the reader's own date and time."""
    here = moment.astimezone()
    return f"{here.day} {here:%b %Y, %H:%M}"


def level(value: int | None) -> str:
    """Return a level as "3 sound"."""
    return "not enough evidence" if value is None else f"{value} {LEVEL_NAMES[value]}"


def level_bar(value: int | None) -> str:
    """Return a level as four places, filled or empty."""
    return "····" if value is None else "■" * value + "□" * (4 - value)


def points_of_100(score: float | None) -> str:
    """Return a score without decimals, or a dash."""
    return "–" if score is None else f"{score:.0f}"


def told(one: Told) -> str:
    """Return a disclosure with its depth; a long one is cut short."""
    words = one.title.rstrip(".")
    cut = words if len(words) <= MOST_TOLD else f"{words[:MOST_TOLD].rpartition(' ')[0]}…"
    return f"{cut} ({DEPTHS[one.layer]})"


def codes(exchange: Exchange) -> str:
    """Return what the coach's turn was, each code once."""
    return " · ".join(dict.fromkeys(seen.title for seen in exchange.observations))


def standing(summary: SessionSummary) -> str:
    """Return where a session stands: in progress, to be appraised, or scored."""
    if summary.is_unfinished:
        return "unfinished"
    if not summary.is_appraised:
        return "your view missing"
    return f"{points_of_100(summary.overall)} of 100"


def sparks(levels: Sequence[int | None], most: int = 24) -> str:
    """Return levels as a row of bars, oldest first; the last `most` of them."""
    return "".join("·" if one is None else "▁▂▄▆█"[one] for one in levels[-most:])
