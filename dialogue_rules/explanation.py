"""How well the coach answers the coachee's own question. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from dialogue_rules.overlap import shared
from dialogue_rules.scene import Scene
from scenarios.schema import KeyPoint, Question
from scenarios.words import names, stems, tokens
from scoring.transcript import CodedTurn

Verdict = Literal["good", "partial", "wrong", "ignored"]
ENOUGH: Final = 0.5
"""Share of the key points that makes an explanation good."""
_YES_OR_NO: Final = frozenset({"yes", "no", "yeah", "yep", "nope", "nah", "not", "never"})
_TELLS: Final = ("input.", "other", "break.self-focus", "rapport.contracting")
_LONG: Final = 6
"""Words from which something is told at some length."""
_ANSWERS: Final = (
    "explain_",
    "answer_",
    "promise_",
    "give_",
    "signpost",
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the coach's answer named, left out and got wrong."""

    question: Question
    verdict: Verdict
    named: tuple[str, ...]
    missed: tuple[str, ...]
    mistaken: tuple[str, ...]
    volunteered: bool = False
    """It came before the question was put."""


def explanation_in(scene: Scene) -> Explanation | None:
    """The coach's answer to the question that is waiting; None where none is."""
    waiting = scene.state.waiting_for
    question = next((q for q in scene.scenario.questions if q.id == waiting), None)
    if question is None:
        return None
    return _judged(question, scene.heard.coded)


def volunteered_in(scene: Scene) -> tuple[Explanation, ...]:
    """Explanations of questions that the coachee has not put yet and need not put now."""
    state, coded = scene.state, scene.heard.coded
    if not any(intent.startswith(_ANSWERS) for intent in coded.intents):
        return ()
    open_questions = (
        question
        for question in scene.scenario.questions
        if question.id not in (*state.questions_asked, state.waiting_for)
    )
    judged = (_judged(question, coded) for question in open_questions)
    return tuple(
        replace(explanation, volunteered=True)
        for explanation in judged
        if explanation.verdict == "good"
    )


def _judged(question: Question, coded: CodedTurn) -> Explanation:
    named = _found(question.key_points, coded)
    # A slip is one only within a sentence: words from two make a sense nobody meant.
    mistaken = tuple(
        dict.fromkeys(
            point
            for one in coded.utterances
            for point in _found(
                question.mistakes, replace(coded, text=one.text, utterances=(one,))
            )
        )
    )
    missed = tuple(p.id for p in question.key_points if p.id not in named)
    verdict = _verdict(question, coded, named, mistaken)
    return Explanation(question, verdict, named, missed, mistaken)


def _found(points: Iterable[KeyPoint], coded: CodedTurn) -> tuple[str, ...]:
    said = stems(coded.text)
    words, intents = frozenset(said), frozenset(coded.intents)
    return tuple(
        point.id
        for point in points
        if not intents.isdisjoint(point.intents)
        or any(_stands(row, said, words) for row in point.words)
    )


def _stands(row: tuple[str, ...], said: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether all words and phrases of a row were said."""
    # Most rows lack a word, and that is quickly seen.
    return _stems_of(row) <= words and all(names(word, said) for word in row)


@lru_cache(maxsize=4096)
def _stems_of(row: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem for word in row for stem in stems(word))


def _verdict(
    question: Question, coded: CodedTurn, named: tuple[str, ...], mistaken: tuple[str, ...]
) -> Verdict:
    if mistaken:
        return "wrong"
    plain = any(set(stems(one.text)[:1]) & _YES_OR_NO for one in coded.utterances)
    if len(named) >= ENOUGH * len(question.key_points) or (named and plain):
        return "good"
    return "partial" if named or _tries(question, coded) else "ignored"


def _is_long(text: str) -> bool:
    return len(tokens(text)) >= _LONG


def _tries(question: Question, coded: CodedTurn) -> bool:
    """Whether some statement answers: by its intent, a yes or no, or the question's words.

    Who tells something at some length may well mean it for an answer: better to take it for
    one than to complain.
    """
    if any(intent.startswith(_ANSWERS) for intent in coded.intents):
        return True
    if any(one.code.startswith(_TELLS) and _is_long(one.text) for one in coded.utterances):
        return True
    stated = [one.text for one in coded.utterances if one.family != "question"]
    return any(
        set(stems(text)[:1]) & _YES_OR_NO or shared(text, question.says) for text in stated
    )
