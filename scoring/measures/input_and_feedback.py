"""How the coach gives: advice and ideas, feedback, and explanations that were asked for."""

from collections.abc import Sequence

from scoring.evidence import Quote, quote_turn, quote_utterance
from scoring.measures.counting import (
    Case,
    coded,
    enough_turns,
    fault_share,
    in_order,
    rate,
    share,
    utterances,
)
from scoring.measures.intervals import bootstrap
from scoring.measures.reading import Reading, Scope
from scoring.transcript import CodedUtterance, Event, Transcript, Turn
from scoring.vocabulary import PERMISSION, QUESTION_OPEN, Speaker

NEEDS_LEAVE = frozenset({"input.advice", "input.options", "feedback.constructive"})
LEAVE_LASTS = 2
"""Leave asked holds for the same turn and so many of the coach's turns after it."""

FEEDBACK_PARTS = ("situation", "behaviour", "impact")
USEFUL_FEEDBACK = frozenset({"feedback.specific-positive", "feedback.constructive"})
MOST_PARTS = 2
"""Feedback that names so many of the three parts counts as a strength."""
WELL_EXPLAINED = 0.5
"""An explanation worth so much (0-1) counts as a strength."""


def permission_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of advice, options and criticism given with leave.

    Leave is a permission question in the same turn or the last two of the coach, or a
    question by the coachee just before. Cases are utterances of advice, options or
    constructive feedback.

    Source:
        MITI 4.2.1 (Moyers, Manuel and Ernst, 2014) tells persuasion with permission
        from persuasion without it.
    """
    turns, within = transcript.coach_turns, scope.turns(transcript)
    cases = [
        Case(quote_utterance(turn, u, slip=not leave), leave, u.confidence)
        for place, turn in enumerate(turns)
        if turn in within
        for u in coded(turn)
        if u.code in NEEDS_LEAVE
        for leave in [_has_leave(transcript, turns, place, u)]
    ]
    return share(cases, scope, "pieces of advice or criticism")


def unsolicited_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return advice nobody asked for, and orders, per ten of the coach's turns.

    Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    return rate(
        turns,
        lambda u: "unsolicited" in u.marks or u.code == "input.direction",
        fault=True,
    )


def input_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of the coach's turns that hold any input.

    Input is information, advice, options or direction. Cases are the coach's turns.
    """
    cases = [
        Case(quote_turn(turn), any(u.family == "input" for u in coded(turn)))
        for turn in scope.turns(transcript)
        if turn.text
    ]
    return fault_share(cases, scope, "coach's turns")


def feedback_part_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return how much of situation, behaviour and impact feedback named, 0-1 on average.

    The parts may be spread over the utterances of a turn. Cases are turns with feedback.

    Source:
        The situation-behaviour-impact model of the Center for Creative Leadership
        (Weitzel, 2000, Feedback That Works).
    """
    turns = [t for t in scope.turns(transcript) if _feedback(t)]
    scope.enough(len(turns), "turns with feedback")
    named = [_parts_named(turn) for turn in turns]
    return Reading(
        value=_mean([count / len(FEEDBACK_PARTS) for count in named]),
        counted=len(turns),
        quotes=tuple(
            quote_utterance(turn, u, slip=count < MOST_PARTS)
            for turn, count in zip(turns, named, strict=True)
            for u in _feedback(turn)
        ),
        interval=bootstrap([count / len(FEEDBACK_PARTS) for count in named], _mean),
        confidences=tuple(u.confidence for turn in turns for u in _feedback(turn)),
    )


def useful_feedback_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of feedback that was specific or constructive.

    The rest is general praise, vague or critical. Cases are utterances of feedback.
    """
    cases = [
        Case(
            quote_utterance(turn, u, slip=u.code not in USEFUL_FEEDBACK),
            u.code in USEFUL_FEEDBACK,
            u.confidence,
        )
        for turn, u in utterances(scope.turns(transcript))
        if u.family == "feedback"
    ]
    return share(cases, scope, "pieces of feedback")


def invited_view_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of turns with feedback that ask for the coachee's view of it.

    A mark `invites-view`, or an open question after the feedback, in that turn or at
    the start of the next. Cases are turns with feedback.
    """
    turns, within = transcript.coach_turns, scope.turns(transcript)
    cases = [
        Case(
            invited or quote_utterance(turn, _feedback(turn)[-1], slip=True), bool(invited)
        )
        for place, turn in enumerate(turns)
        if turn in within and _feedback(turn)
        for invited in [_view_invited(turn, turns[place + 1 : place + 2])]
    ]
    return share(cases, scope, "turns with feedback")


def key_point_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return how well the coach explained what the coachee asked, 0-1 on average.

    An explanation is worth the share of its key points that it named, and nothing where
    it got something wrong; of several to one question the best counts. A question left
    without one is worth nothing. Cases are the coachee's questions, from the events
    `coachee_asked` (with `question`) and `explained` (with `question`, `named`, `missed`
    and `mistaken`).
    """
    said = {turn.number: turn for turn in transcript.coach_turns}
    best: dict[object, tuple[float, Turn]] = {}
    for event in transcript.events:
        # The coach's next turn is where an answer to the question belonged.
        place = event.turn + (event.kind == "coachee_asked")
        if event.kind not in {"coachee_asked", "explained"} or place not in said:
            continue
        worth = _explanation(event) if event.kind == "explained" else 0.0
        question = event.details.get("question", event.turn)
        if question not in best or worth >= best[question][0]:
            best[question] = (worth, said[place])
    scope.enough(len(best), "explanations asked for")
    worths = [worth for worth, _ in best.values()]
    return Reading(
        value=_mean(worths),
        counted=len(worths),
        quotes=in_order(
            quote_turn(turn, slip=worth < WELL_EXPLAINED) for worth, turn in best.values()
        ),
        interval=bootstrap(worths, _mean),
    )


def _explanation(event: Event) -> float:
    named, missed, mistaken = (
        _size(event.details.get(key)) for key in ("named", "missed", "mistaken")
    )
    if mistaken or not named:
        return 0.0
    return named / (named + missed)


def _size(items: object) -> int:
    return len(items) if isinstance(items, Sequence) else 0


def _has_leave(
    transcript: Transcript, turns: Sequence[Turn], place: int, utterance: CodedUtterance
) -> bool:
    here = turns[place]
    asked_here = any(
        "permission" in u.marks for u in coded(here) if u.start <= utterance.start
    )
    asked_before = any(
        turn.coded is not None and PERMISSION in turn.coded.codes
        for turn in turns[max(0, place - LEAVE_LASTS) : place]
    )
    return asked_here or asked_before or _was_asked(transcript, here)


def _was_asked(transcript: Transcript, turn: Turn) -> bool:
    """Whether the coachee's words just before this turn ask something."""
    place = transcript.turns.index(turn)
    before = transcript.turns[place - 1] if place else None
    return (
        before is not None
        and before.speaker is Speaker.COACHEE
        and before.text.rstrip(" *\"'").endswith("?")
    )


def _view_invited(turn: Turn, after: Sequence[Turn]) -> Quote | None:
    last = _feedback(turn)[-1]
    if "invites-view" in last.marks:
        return quote_utterance(turn, last)
    following = [(turn, u) for u in coded(turn) if u.start > last.start]
    following += [(t, u) for t in after for u in coded(t)[:1]]
    for t, u in following:
        if u.code == QUESTION_OPEN or "invites-view" in u.marks:
            return quote_utterance(t, u)
    return None


def _feedback(turn: Turn) -> list[CodedUtterance]:
    return [u for u in coded(turn) if u.family == "feedback"]


def _parts_named(turn: Turn) -> int:
    named = {mark for u in _feedback(turn) for mark in u.marks}
    return sum(part in named for part in FEEDBACK_PARTS)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
