"""Pure: what many sessions come to: the history's rows, and progress over time."""

from collections.abc import Mapping, Sequence
from typing import Any

from scoring.rubric import Rubric
from simulator.events import Event, Kind
from simulator.overview import (
    Branch,
    IndicatorProgress,
    Progress,
    ProgressPoint,
    SessionSummary,
)

Outline = Sequence[Event]
"""A session's events without its turns and notes."""


def summarised(outline: Outline, turns: int, titles: Mapping[str, str]) -> SessionSummary:
    """Return a session's row of the history; `titles` are the scenarios', by id."""
    started = outline[0]
    parent = started.payload["parent"]
    scenario = started.payload["scenario"]
    card = _card(outline)
    return SessionSummary(
        id=started.session,
        scenario=scenario,
        title=titles.get(scenario, scenario),
        started=started.at,
        ended=next((event.at for event in outline if event.kind is Kind.ENDED), None),
        turns=turns,
        overall=card["overall"] if card else None,
        is_appraised=any(event.kind is Kind.APPRAISED for event in outline),
        branch_of=Branch(parent["session"], parent["turn"]) if parent else None,
    )


def progressed(
    rows: Sequence[SessionSummary], outlines: Sequence[Outline], rubric: Rubric
) -> Progress:
    """Return every indicator over the scored sessions, oldest first; branches left out."""
    cards = {outline[0].session: card for outline in outlines if (card := _card(outline))}
    sessions = tuple(
        row for row in reversed(rows) if row.id in cards and row.branch_of is None
    )
    return Progress(
        sessions=sessions,
        indicators=tuple(
            IndicatorProgress(
                id=indicator.id,
                title=indicator.title,
                family=indicator.family,
                unit=indicator.unit,
                points=tuple(
                    point
                    for row in sessions
                    if (point := _point(row, cards[row.id], indicator.id))
                ),
            )
            for indicator in rubric.indicators
        ),
    )


def _card(outline: Outline) -> Mapping[str, Any] | None:
    cards = [event.payload["scorecard"] for event in outline if event.kind is Kind.SCORED]
    return cards[-1] if cards else None


def _point(
    row: SessionSummary, card: Mapping[str, Any], indicator: str
) -> ProgressPoint | None:
    for found in card["indicators"]:
        if found["id"] == indicator:
            return ProgressPoint(row.id, row.started, found["level"], found["value"])
    return None
