"""The few ways in which measures count: shares, rates, and parts covered."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scoring.errors import NotEnoughEvidence
from scoring.evidence import Quote, quote_turn, quote_utterance
from scoring.measures.intervals import bootstrap, wilson
from scoring.measures.reading import Reading, Scope
from scoring.transcript import CodedUtterance, Transcript, Turn
from scoring.vocabulary import IntentId, Phase

A_FEW = 3
"""How many places are quoted to show that a fault did not happen."""

PER_TURNS = 10
"""Rates are given for so many turns of the coach."""

Places = list[tuple[Turn, CodedUtterance]]
"""Utterances, each with the turn it stands in."""
Wanted = Mapping[str, tuple[str, ...]]
"""Named parts, in plain words, with the intents that cover each."""

_STAGE_DIRECTION = re.compile(r"\*[^*]*\*")


@dataclass(frozen=True, slots=True)
class Case:
    """One place where something could have happened, and whether it did."""

    quote: Quote
    hit: bool
    confidence: float = 1.0


def coded(turn: Turn) -> tuple[CodedUtterance, ...]:
    """Return the coded utterances of a turn; none where it is not coded."""
    return () if turn.coded is None else turn.coded.utterances


def marks_of(turn: Turn) -> frozenset[str]:
    """Return a turn's sequence marks and all marks of its utterances."""
    if turn.coded is None:
        return frozenset()
    return frozenset(turn.coded.marks).union(*(u.marks for u in coded(turn)))


def utterances(turns: Iterable[Turn]) -> Places:
    """Return every coded utterance of some turns, with its turn."""
    return [(turn, utterance) for turn in turns for utterance in coded(turn)]


def word_count(text: str) -> int:
    """Return how many words were spoken; stage directions in asterisks are not."""
    return len(_STAGE_DIRECTION.sub(" ", text).split())


def answers(transcript: Transcript) -> list[tuple[Turn, Turn]]:
    """Return each coachee's turn with the coach's turn that answers it."""
    turns = transcript.turns
    return [
        (before, turn)
        for before, turn in pairwise(turns)
        if before.speaker != turn.speaker and turn.coded is not None
    ]


def emotional_answers(transcript: Transcript) -> list[Turn]:
    """Return the coach's turns that answer a feeling or a cue the coachee showed."""
    cues = {event.turn for event in transcript.events if event.kind == "cue_shown"}
    return [
        turn
        for before, turn in answers(transcript)
        if before.shows_feeling or before.number in cues
    ]


def share(cases: Sequence[Case], scope: Scope, what: str) -> Reading:
    """Return the share (0-1) of cases that are hits, with its Wilson interval.

    Raises:
        NotEnoughEvidence: There are fewer cases than the scope needs.
    """
    scope.enough(len(cases), what)
    hits = sum(case.hit for case in cases)
    return Reading(
        value=hits / len(cases),
        counted=len(cases),
        quotes=tuple(case.quote for case in cases),
        interval=wilson(hits, len(cases)),
        confidences=tuple(case.confidence for case in cases),
    )


def fault_share(cases: Sequence[Case], scope: Scope, what: str) -> Reading:
    """Return the share of cases in which a fault happened; its quotes are slips.

    A few places without the fault are quoted too, to show what was done instead.
    """
    reading = share(cases, scope, what)
    clean = [case.quote for case in cases if not case.hit][:A_FEW]
    quotes = (replace(c.quote, slip=True) if c.hit else c.quote for c in cases)
    return replace(reading, quotes=tuple(q for q in quotes if q.slip or q in clean))


def rate(
    turns: Sequence[Turn],
    is_hit: Callable[[CodedUtterance], bool],
    *,
    chances: Sequence[Turn] = (),
    fault: bool = False,
) -> Reading:
    """Return how many utterances are hits, per ten of the coach's turns.

    Args:
        turns: The coach's turns that count; at least one.
        is_hit: Whether an utterance is one of those counted.
        chances: Turns to quote, as places where it was missed, should there be no hit.
        fault: True where a hit is a slip; then a few other turns are the strengths.

    Returns:
        A reading with a bootstrap interval over turns.
    """
    found = [(turn, u) for turn, u in utterances(turns) if is_hit(u)]
    counts = [sum(is_hit(u) for u in coded(turn)) for turn in turns]
    quotes = [quote_utterance(turn, u, slip=fault) for turn, u in found]
    if fault:
        clean = [t for t, hits in zip(turns, counts, strict=True) if not hits and t.text]
        quotes += [quote_turn(turn) for turn in clean[:A_FEW]]
    elif not found:
        quotes = [quote_turn(turn, slip=True) for turn in (chances or turns)[:A_FEW]]
    return Reading(
        value=PER_TURNS * sum(counts) / len(counts),
        counted=len(turns),
        quotes=in_order(quotes),
        interval=bootstrap(counts, lambda drawn: PER_TURNS * sum(drawn) / len(drawn)),
        confidences=tuple(u.confidence for _, u in found),
    )


def parts(
    found: Mapping[str, Places],
    *,
    missed_at: Sequence[Turn],
    as_count: bool = False,
) -> Reading:
    """Return the share (0-1), or the number, of named parts that were covered.

    Args:
        found: For each part, in plain words, the utterances that cover it.
        missed_at: Turns to quote, as places where the missing parts belonged.
        as_count: Return the number of parts covered instead of their share.
    """
    covered = {name: places[:2] for name, places in found.items() if places}
    shown = [(turn, u) for places in covered.values() for turn, u in places]
    quotes = [quote_utterance(turn, u) for turn, u in shown]
    if len(covered) < len(found):
        quotes += [quote_turn(turn, slip=True) for turn in missed_at[:A_FEW]]
    return Reading(
        value=len(covered) if as_count else len(covered) / len(found),
        counted=len(found),
        quotes=in_order(quotes),
        confidences=tuple(u.intent_confidence or u.confidence for _, u in shown),
        missing=tuple(name for name in found if name not in covered),
    )


def with_intents(turns: Iterable[Turn], intents: Iterable[str]) -> Places:
    """Return the utterances whose intent is one of those named."""
    wanted = {IntentId(intent) for intent in intents}
    return [(turn, u) for turn, u in utterances(turns) if u.intent in wanted]


def by_intent(turns: Sequence[Turn], wanted: Wanted) -> dict[str, Places]:
    """Return, for each named part, the utterances whose intent covers it."""
    return {name: with_intents(turns, intents) for name, intents in wanted.items()}


def enough_turns(transcript: Transcript, scope: Scope) -> tuple[Turn, ...]:
    """Return the coach's turns that count.

    Raises:
        NotEnoughEvidence: There are fewer of them than the scope needs.
    """
    turns = scope.turns(transcript)
    scope.enough(len(turns), "coach's turns")
    if not any(turn.text for turn in turns):
        raise NotEnoughEvidence("the coach has not said a word")
    return turns


def near(turns: Sequence[Turn], phase: Phase) -> Sequence[Turn]:
    """Return the turns where something of a phase belonged: its last, or the very last."""
    return ([turn for turn in turns if turn.phase is phase] or turns)[-2:]


def in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return quotes in the order said, each place once; a strength wins over a slip."""
    once: dict[tuple[int, int, int], Quote] = {}
    for quote in sorted(quotes, key=lambda q: (q.turn, q.start, q.end, q.slip)):
        once.setdefault((quote.turn, quote.start, quote.end), quote)
    return tuple(once.values())
