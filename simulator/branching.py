"""Pure: what-if sessions: branching off, and setting one beside its original."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from simulator.events import FIRST, Event, Kind
from simulator.exchange import Exchange
from simulator.overview import ComparedTurn, Comparison, SessionSummary
from simulator.ports import PracticeSession


def branched(
    events: Sequence[Event], to_turn: int, session: str, at: datetime
) -> tuple[Event, ...]:
    """Return the events of a new session that shares the first `to_turn` exchanges.

    They are copies with seals of their own, so that a branch can be read, checked and
    kept without its original. Notes, self-appraisal, end and scores are not copied.
    """
    origin = events[0]
    parent = {"session": origin.session, "turn": to_turn}
    turns = [event for event in events if event.kind is Kind.TURN][:to_turn]
    made = [
        Event.sealed(
            session, 0, Kind.STARTED, at, {**origin.payload, "parent": parent}, FIRST
        )
    ]
    for turn in turns:
        made.append(
            Event.sealed(
                session, len(made), Kind.TURN, turn.at, turn.payload, made[-1].hash
            )
        )
    return tuple(made)


def compared(
    original: tuple[SessionSummary, PracticeSession],
    branch: tuple[SessionSummary, PracticeSession],
) -> Comparison:
    """Set two sessions with one coachee side by side, from where they differ."""
    first, second = original[1], branch[1]
    from_turn = _shared(first.exchanges, second.exchanges)
    told = [
        {one.id: one.title for exchange in session.exchanges for one in exchange.told}
        for session in (first, second)
    ]
    return Comparison(
        original=original[0],
        branch=branch[0],
        from_turn=from_turn,
        turns=tuple(
            ComparedTurn(number, *pair)
            for number, pair in enumerate(
                zip_longest(first.exchanges[from_turn:], second.exchanges[from_turn:]),
                start=from_turn + 1,
            )
        ),
        trust=(first.trust[-1], second.trust[-1]),
        only_original=_only(told[0], told[1]),
        only_branch=_only(told[1], told[0]),
    )


def _only(these: Mapping[str, str], those: Mapping[str, str]) -> tuple[str, ...]:
    """Return titles of what is among these and not among those, each once."""
    return tuple(dict.fromkeys(these[one] for one in these if one not in those))


def _shared(first: Sequence[Exchange], second: Sequence[Exchange]) -> int:
    shared = 0
    for one, other in zip(first, second, strict=False):
        if (one.coach, one.coachee) != (other.coach, other.coachee):
            break
        shared += 1
    return shared
