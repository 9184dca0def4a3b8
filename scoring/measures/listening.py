"""How well the coach listens: reflections, room, cues taken up, and talk itself."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from scoring.evidence import Quote, quote_turn, quote_utterance
from scoring.measures.counting import (
    A_FEW,
    Case,
    answers,
    coded,
    emotional_answers,
    enough_turns,
    fault_share,
    in_order,
    marks_of,
    rate,
    share,
    utterances,
    word_count,
)
from scoring.measures.intervals import bootstrap
from scoring.measures.questioning import is_exploring
from scoring.measures.reading import Reading, Scope
from scoring.transcript import CodedUtterance, Transcript, Turn

REFLECTIONS = frozenset({"listening.simple", "listening.complex", "listening.summary"})
MAKES_ROOM = frozenset({"listening", "rapport"})
FOLLOWS = frozenset({"picks-up-cue", "probing", "clarifying"})
PER_WORDS = 100

Pair = tuple[float, float]


def reflection_to_question_ratio(transcript: Transcript, scope: Scope) -> Reading:
    """Return reflections (summaries included) for each question, 0 upwards.

    With no question at all it is the number of reflections. Questions that ask leave,
    check understanding, offer room for more or put a scale are left out. Cases are
    reflections and questions together.

    Source:
        The reflection-to-question ratio of MITI 4.2.1 (Moyers, Manuel and Ernst, 2014).
    """
    turns = scope.turns(transcript)
    pairs = [(_reflections_in(turn), _questions_in(turn)) for turn in turns]
    scope.enough(int(sum(map(sum, pairs))), "reflections and questions")
    return _per(pairs, lambda done, asked: done / max(asked, 1.0), turns, transcript)


def reflections_per_100_words(transcript: Transcript, scope: Scope) -> Reading:
    """Return reflections (summaries included) for each 100 words of the coach.

    Cases are the coach's turns.
    """
    turns = [turn for turn in scope.turns(transcript) if coded(turn)]
    scope.enough(len(turns), "coach's turns")
    pairs = [(_reflections_in(turn), float(word_count(turn.text))) for turn in turns]
    return _per(
        pairs, lambda done, said: PER_WORDS * done / max(said, 1.0), turns, transcript
    )


def complex_reflection_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of simple and complex reflections that are complex.

    Cases are simple and complex reflections. Two trained coders agree little on this
    one, so a mark by it is always provisional.

    Source:
        Percent complex reflections of MITI 4.2.1 (Moyers, Manuel and Ernst, 2014).
    """
    cases = [
        Case(
            quote_utterance(turn, u, slip=u.code == "listening.simple"),
            u.code == "listening.complex",
            u.confidence,
        )
        for turn, u in utterances(scope.turns(transcript))
        if u.code in {"listening.simple", "listening.complex"}
    ]
    return share(cases, scope, "reflections")


def summary_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return summaries per ten of the coach's turns, 0 upwards. Cases: coach's turns."""
    turns = enough_turns(transcript, scope)
    # A summary is most missed where the talk moves on to something else.
    moves_on = [b for a, b in pairwise(turns) if a.phase is not b.phase]
    return rate(turns, _has_code("listening.summary"), chances=moves_on)


def checking_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return checks of understanding per ten of the coach's turns. Cases: coach's turns."""
    turns = enough_turns(transcript, scope)
    return rate(turns, lambda u: "checking" in u.marks or u.intent == "check_understanding")


def noticing_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return how often per ten turns the coach names what is seen or heard in the moment.

    Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    chances = emotional_answers(transcript)
    return rate(turns, _has_code("listening.noticing"), chances=chances)


def picked_up_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of answers that take up a word, feeling or cue of the coachee.

    Cases are the coach's turns that answer the coachee.
    """
    within = {turn.number for turn in scope.turns(transcript)}
    cases = [
        Case(quote_turn(turn, slip=not hit), hit, _confidence(turn))
        for _, turn in answers(transcript)
        if turn.number in within
        for hit in [bool(FOLLOWS & marks_of(turn))]
    ]
    return share(cases, scope, "answers to the coachee")


def ignored_feeling_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of shown feelings that the coach passed over.

    Cases are the coach's turns that answer a feeling or a cue.
    """
    cases = [
        Case(quote_turn(turn), "ignores-emotion" in marks_of(turn), _confidence(turn))
        for turn in emotional_answers(transcript)
    ]
    return fault_share(cases, scope, "feelings or cues shown")


def room_after_feeling_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of shown feelings that were given room.

    Room is silence, an encourager, a reflection, noticing or empathy, and no question,
    input or feedback in the same turn. Cases are the coach's turns that answer a
    feeling or a cue.
    """
    cases = [
        Case(quote_turn(turn, slip=not hit), hit, _confidence(turn))
        for turn in emotional_answers(transcript)
        for hit in [{u.family for u in coded(turn)} <= MAKES_ROOM]
    ]
    return share(cases, scope, "feelings or cues shown")


def talk_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the coach's share (0-1) of all words spoken. Cases: the coach's turns.

    Stage directions in asterisks are not counted as words.
    """
    exchanges = answers(transcript)
    scope.enough(len(exchanges), "coach's turns")
    pairs = [(float(word_count(t.text)), float(word_count(b.text))) for b, t in exchanges]
    longest = sorted(exchanges, key=lambda pair: -word_count(pair[1].text))[:A_FEW]
    wordy = {t.number for b, t in longest if word_count(t.text) > word_count(b.text)}
    brief = [t for b, t in exchanges if 0 < word_count(t.text) < word_count(b.text)][:A_FEW]
    quotes = [quote_turn(t, slip=True) for _, t in exchanges if t.number in wordy]
    return Reading(
        value=_share_of_first(pairs),
        counted=len(exchanges),
        quotes=in_order([*quotes, *map(quote_turn, brief)])
        or (quote_turn(exchanges[0][1]),),
        interval=bootstrap(pairs, _share_of_first),
    )


def parroting_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of the coach's turns that merely echo. Cases: coach's turns."""
    return _marked_turns(transcript, scope, "parroting")


def talking_over_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of the coach's turns that crowd the coachee out.

    Cases are the coach's turns.
    """
    return _marked_turns(transcript, scope, "talks-over")


def _marked_turns(transcript: Transcript, scope: Scope, mark: str) -> Reading:
    cases = [
        Case(quote_turn(turn), mark in marks_of(turn))
        for turn in scope.turns(transcript)
        if turn.text
    ]
    return fault_share(cases, scope, "coach's turns")


def _per(
    pairs: Sequence[Pair],
    ratio: Callable[[float, float], float],
    turns: Sequence[Turn],
    transcript: Transcript,
) -> Reading:
    def of(drawn: Sequence[Pair]) -> float:
        return ratio(sum(first for first, _ in drawn), sum(second for _, second in drawn))

    found = [(turn, u) for turn, u in utterances(turns) if u.code in REFLECTIONS]
    quotes = [quote_utterance(turn, u) for turn, u in found] + _unreflected(transcript)
    return Reading(
        value=of(pairs),
        counted=len(pairs),
        quotes=in_order(quotes or [quote_turn(turn, slip=True) for turn in turns[:1]]),
        interval=bootstrap(pairs, of),
        confidences=tuple(u.confidence for _, u in found),
    )


def _unreflected(transcript: Transcript) -> list[Quote]:
    """The answers to the coachee's longest turns that had no listening act in them."""
    bare = [
        (before, turn)
        for before, turn in answers(transcript)
        if all(u.family != "listening" for u in coded(turn))
    ]
    longest = sorted(bare, key=lambda pair: -word_count(pair[0].text))[:A_FEW]
    return [quote_turn(turn, slip=True) for _, turn in longest]


def _share_of_first(pairs: Sequence[Pair]) -> float:
    first = sum(pair[0] for pair in pairs)
    both = first + sum(pair[1] for pair in pairs)
    return first / both if both else 0.0


def _confidence(turn: Turn) -> float:
    return min((u.confidence for u in coded(turn)), default=1.0)


def _reflections_in(turn: Turn) -> float:
    return float(sum(u.code in REFLECTIONS for u in coded(turn)))


def _questions_in(turn: Turn) -> float:
    return float(sum(is_exploring(u) for u in coded(turn)))


def _has_code(code: str) -> Callable[[CodedUtterance], bool]:
    return lambda utterance: utterance.code == code
