"""Conversations in JSON and JSON Lines, the simulator's own among them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scoring.conversations.recorded import ConversationError, Line, Talk
from scoring.conversations.table import ID, SPEAKER, TEXT, TIME
from scoring.conversations.times import seconds_of

COACH, COACHEE = "coach", "coachee"
WANTED = (
    'a conversation is {"id": …, "turns": [{"speaker": …, "text": …}, …]} '
    'or {"turns": [{"coach": …, "coachee": …}, …]}'
)
_LISTS = ("turns", "utterances", "messages", "conversation", "transcript")


def talks_in_json(text: str, name: str) -> list[Talk]:
    """Return the conversations of a JSON or JSON Lines file, in order.

    Raises:
        ConversationError: It is no JSON, or something in it is no conversation.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        items = list(_lines(text, name))
    else:
        items = [(1, item) for item in _items(whole)]
    lines: dict[str, list[Line]] = {}
    played = ""
    for at, item in items:
        if not isinstance(item, dict):
            raise ConversationError(f"{name}:{at}: {WANTED}; found {str(item)[:40]!r}")
        if item.get("type") == "session":
            played = str(len(lines) + 1)
        if item.get("type") == "scorecard":
            continue
        talk = str(_first(item, ID) or played)
        lines.setdefault(_free(talk, item, lines), []).extend(_said(item, name, at))
    return [Talk(talk, tuple(said)) for talk, said in lines.items() if said]


def _free(talk: str, item: Mapping[str, Any], taken: Mapping[str, object]) -> str:
    """An id of its own for a conversation whose id is missing or was used before."""
    if talk not in taken or not any(isinstance(item.get(key), list) for key in _LISTS):
        return talk
    number = len(taken) + 1
    return f"{talk}-{number}" if talk else str(number)


def _items(whole: object) -> list[object]:
    """The conversations, or the turns, that a whole JSON document holds."""
    if isinstance(whole, dict):
        several = next(
            (
                whole[k]
                for k in ("conversations", "sessions")
                if isinstance(whole.get(k), list)
            ),
            None,
        )
        return [whole] if several is None else several
    return whole if isinstance(whole, list) else [whole]


def _lines(text: str, name: str) -> Iterator[tuple[int, object]]:
    for at, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield at, json.loads(line)
        except (ValueError, RecursionError) as fault:
            reason = getattr(fault, "msg", "a number or a nesting too large")
            raise ConversationError(
                f"{name}:{at}: this is no JSON ({reason}); {WANTED}"
            ) from fault


def _said(item: Mapping[str, Any], name: str, at: int) -> Iterator[Line]:
    opening = item.get("opening")
    if isinstance(opening, str) and opening.strip():
        yield Line(COACHEE, opening.strip(), at)
    if item.get("type") == "session":
        return
    turns = next((item[key] for key in _LISTS if isinstance(item.get(key), list)), [item])
    for turn in turns:
        if not isinstance(turn, dict):
            raise ConversationError(f"{name}:{at}: {WANTED}; a turn is {str(turn)[:40]!r}")
        yield from _turn(turn, name, at)


def _turn(turn: Mapping[str, Any], name: str, at: int) -> Iterator[Line]:
    seconds = seconds_of(_first(turn, TIME))
    if COACH in turn or COACHEE in turn:
        coach, coachee = turn.get(COACH), turn.get(COACHEE)
        # An empty turn of the coach is silence; the opening, turn 0, has no coach.
        if isinstance(coach, str) and (coach.strip() or turn.get("turn") != 0):
            yield Line(COACH, coach.strip(), at, seconds)
        if isinstance(coachee, str) and coachee.strip():
            yield Line(COACHEE, coachee.strip(), at, seconds)
        return
    speaker, text = _first(turn, SPEAKER), _first(turn, (*TEXT, "content"))
    if not isinstance(speaker, str) or not isinstance(text, str) or not speaker.strip():
        raise ConversationError(
            f"{name}:{at}: a turn needs 'speaker' and 'text'; it has {sorted(turn)}"
        )
    if text.strip():
        yield Line(speaker.strip(), text.strip(), at, seconds)


def _first(item: Mapping[str, Any], keys: tuple[str, ...]) -> object:
    return next((item[key] for key in keys if item.get(key) is not None), None)
