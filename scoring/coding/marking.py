"""Marks on an utterance that words alone do not give away. Pure."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scoring.coding.earlier import Earlier
from scoring.coding.echo import echo_of
from scoring.coding.lexicon import load_lexicon
from scoring.coding.stems import words_in
from scoring.coding.utterance import Utterance
from scoring.coding.words import plain
from scoring.vocabulary import (
    FEEDBACK_MARKS,
    INPUT_MARKS,
    QUESTION_MARKS,
    CodeId,
    MarkId,
    Speaker,
)

LEXICON = load_lexicon()
ASKS_FOR_INPUT = tuple(map(plain, LEXICON["asks_for_input"]))
PERMISSION_SOUGHT = tuple(map(plain, LEXICON["permission_sought"]))
AGREEING = tuple(map(plain, LEXICON["agreeing"]))
REFUSING = tuple(map(plain, LEXICON["refusing"]))
TELLING = frozenset(map(CodeId, ("input.advice", "input.direction")))
MULTIPLE, PROBING, UNSOLICITED = map(MarkId, ("multiple", "probing", "unsolicited"))
FAMILY_MARKS = {
    "question": QUESTION_MARKS,
    "feedback": FEEDBACK_MARKS,
    "input": INPUT_MARKS,
}
CHECKED_CODES = frozenset(map(CodeId, ("listening.simple", "listening.complex")))
LAST_TURNS = 4
"""So many turns back a request or a permission still holds."""
OPTIONS_THAT_MULTIPLY = 3
POINTING_BACK = LEXICON["pointing_back"]
ABOUT_THE_TALK = LEXICON["about_the_talk"]
SHORT = 3


@dataclass(frozen=True, slots=True)
class Coded:
    """An utterance with the code it got and the marks its words give away."""

    utterance: Utterance
    code: CodeId
    marks: tuple[MarkId, ...]


def marks_of(coded: Sequence[Coded], earlier: Earlier) -> Iterator[tuple[MarkId, ...]]:
    """Yield the marks of each utterance of a turn."""
    questions = sum(_is_question(one.code) for one in coded)
    is_unasked = not input_is_welcome(earlier)
    for one in coded:
        found = set(one.marks)
        if _is_question(one.code):
            found |= _question_marks(one.utterance, earlier, questions)
        if one.code in TELLING and is_unasked:
            found.add(UNSOLICITED)
        yield tuple(mark for mark in _allowed(one.code) if mark in found)


def _is_question(code: CodeId) -> bool:
    return code.startswith("question.")


def _allowed(code: CodeId) -> tuple[MarkId, ...]:
    if code in CHECKED_CODES:
        return (MarkId("checking"),)
    return FAMILY_MARKS.get(code.partition(".")[0], ())


def _question_marks(utterance: Utterance, earlier: Earlier, questions: int) -> set[MarkId]:
    found = set()
    if questions > 1 or _options_in(utterance) >= OPTIONS_THAT_MULTIPLY:
        found.add(MULTIPLE)
    if earlier.is_known and _follows_up(utterance, earlier):
        found.add(PROBING)
    return found


def _follows_up(utterance: Utterance, earlier: Earlier) -> bool:
    """Whether a question takes up what the coachee said.

    By a shared word, by a word that points back, or because it is too short to be about
    anything else.
    """
    words = utterance.core
    if echo_of(words, earlier).shared or not POINTING_BACK.isdisjoint(words):
        return True
    return len(words) <= SHORT and ABOUT_THE_TALK.isdisjoint(words)


def _options_in(utterance: Utterance) -> int:
    """How many choices a question offers; 1 where it offers none."""
    words = utterance.core
    choices = [place for place, word in enumerate(words) if word == "or"]
    if not choices:
        return 1
    commas = [
        place for place in utterance.pauses if place < choices[-1] and words[place] != "or"
    ]
    return 1 + len(choices) + len(commas)


def input_is_welcome(earlier: Earlier) -> bool:
    """Return whether the coachee asked for input, or gave leave, in the last turns."""
    recent = earlier.said[-LAST_TURNS:]
    coachee = [turn.text for turn in recent if turn.speaker is Speaker.COACHEE]
    if any(_holds(ASKS_FOR_INPUT, text) for text in coachee):
        return True
    return any(
        asked.speaker is Speaker.COACH
        and answer.speaker is Speaker.COACHEE
        and _holds(PERMISSION_SOUGHT, asked.text)
        and _holds(AGREEING, answer.text)
        and not _holds(REFUSING, answer.text)
        for asked, answer in itertools.pairwise(recent)
    )


def _holds(entries: Iterable[str], text: str) -> bool:
    said = f" {' '.join(words_in(text))} "
    return any(f" {entry} " in said for entry in entries)
