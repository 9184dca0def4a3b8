"""Plots as SVG that stands in the page. Pure."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from markupsafe import Markup

from scoring.vocabulary import Phase
from simulator.debrief import TrustPoint
from simulator.words import PHASE_TITLES

WIDTH: Final = 720
HEIGHT: Final = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 12, 28, 34
_GRID: Final = (0, 25, 50, 75, 100)
_MOST_LABELS: Final = 16


def trust_plot(trust: Sequence[TrustPoint]) -> Markup:
    """Return trust over the turns, with the phases behind it; empty for fewer than two."""
    if len(trust) < 2:  # noqa: PLR2004 -- one point is no line
        return Markup("")
    turns = max(1, trust[-1].turn)
    parts = [*_phases(trust, turns), *_grid(), *_line(trust, turns), *_turn_labels(turns)]
    first, last = trust[0].trust, trust[-1].trust
    says = f"Trust went from {first:.0f} to {last:.0f} of 100 over {turns} turns."
    return Markup(
        '<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, says, Markup("").join(parts))


def _x(turn: float, turns: int) -> float:
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * turn / turns, 1)


def _y(trust: float) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - trust / 100), 1)


def _phases(trust: Sequence[TrustPoint], turns: int) -> list[Markup]:
    bands: list[Markup] = []
    for phase, run in groupby(trust, key=lambda point: point.phase):
        points = list(run)
        start = _x(max(0, points[0].turn - 0.5), turns)
        end = _x(min(turns, points[-1].turn + 0.5), turns)
        bands.append(_band(phase, start, end))
    return bands


def _band(phase: Phase, start: float, end: float) -> Markup:
    shade = list(Phase).index(phase) % 2
    return Markup(
        '<g class="phase shade{}"><rect x="{}" y="{}" width="{}" height="{}"/>'
        "<title>{}</title></g>"
    ).format(
        shade,
        start,
        _TOP,
        round(end - start, 1),
        HEIGHT - _TOP - _BOTTOM,
        PHASE_TITLES[phase],
    )


def _grid() -> list[Markup]:
    return [
        Markup(
            '<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/>'
            '<text class="axis" x="{}" y="{}" text-anchor="end">{}</text>'
        ).format(_LEFT, _y(at), WIDTH - _RIGHT, _y(at), _LEFT - 6, _y(at) + 4, at)
        for at in _GRID
    ]


def _line(trust: Sequence[TrustPoint], turns: int) -> list[Markup]:
    points = " ".join(f"{_x(p.turn, turns)},{_y(p.trust)}" for p in trust)
    line = Markup('<polyline class="trust" points="{}"/>').format(points)
    dots = [
        Markup(
            '<a href="#turn-{}"><circle class="dot" cx="{}" cy="{}" r="4">'
            "<title>Turn {}: trust {:.0f}, {}</title></circle></a>"
        ).format(p.turn, _x(p.turn, turns), _y(p.trust), p.turn, p.trust, p.stance)
        for p in trust
    ]
    return [line, *dots]


def _turn_labels(turns: int) -> list[Markup]:
    step = max(1, -(-turns // _MOST_LABELS))
    return [
        Markup('<text class="axis" x="{}" y="{}" text-anchor="middle">{}</text>').format(
            _x(turn, turns), HEIGHT - _BOTTOM + 18, turn
        )
        for turn in range(0, turns + 1, step)
    ]
