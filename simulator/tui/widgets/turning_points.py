"""Pure: the turns that moved trust most, up and down."""

from collections.abc import Sequence

from textual.content import Content

from simulator.exchange import Exchange
from simulator.tui.shown import plain, shortened
from simulator.words import points

MOST_CHARACTERS = 60


def turning_points(exchanges: Sequence[Exchange]) -> Content:
    """Return a line for the greatest gain and one for the greatest loss, where there are."""
    if not exchanges:
        return Content("")
    most, least = max(exchanges, key=_change), min(exchanges, key=_change)
    lines = []
    if _change(most) > 0:
        lines.append(_line("▲ most gained", "$success", most))
    if _change(least) < 0:
        lines.append(_line("▼ most lost", "$error", least))
    return Content("\n").join(lines)


def _change(one: Exchange) -> float:
    return one.trust - one.trust_before


def _line(what: str, colour: str, one: Exchange) -> Content:
    said = " ".join(one.coach.split())
    kept, rest = shortened(said, MOST_CHARACTERS)
    words = f"“{kept}{'…' if rest else ''}”" if kept else "(you waited)"
    facts = f" in turn {one.number}, {points(round(_change(one), 1))}: "
    return Content.assemble((what, colour), facts, plain(words))
