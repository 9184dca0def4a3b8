"""The form of a whole utterance, or None where it asks nothing."""

from collections.abc import Iterator, Sequence

from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.embedded import embedded_form, frame_at
from scoring.coding.question.form import Form, Kind
from scoring.coding.question.grammar import (
    AUXILIARIES,
    PERSONAL,
    WH_WORDS,
    inversion_at,
    polar_at,
    wh_at,
)
from scoring.coding.question.heads import wh_label
from scoring.coding.utterance import Utterance
from scoring.coding.words import plain
from scoring.vocabulary import QuestionForm

LEXICON = load_lexicon()
NO_QUESTION = frozenset(plain(entry) for entry in LEXICON["no_question"])
NOISES = frozenset(plain(entry) for entry in LEXICON["noise"])
WORD_TAGS = sorted(
    (plain(entry).split() for entry in LEXICON["word_tag"]), key=len, reverse=True
)
OPEN_FRAGMENTS = frozenset(plain(entry) for entry in LEXICON["open_fragment"])
ELLIPTICAL = {"any": 7, "ever": 8, "got": 8, "fancy": 7}
"""First words of cut short yes/no questions, and how long those are at most."""
ARTICLES = frozenset({"a", "an", "any", "some"})
OPENING = frozenset(
    "if when since before after once as with in for say suppose given".split()
)
"""Words that open a clause or phrase in front of the question itself."""
ASKS_ON = AUXILIARIES | {"happens", "happened", "then", "else", "next", "about", "now"}
TAG_WORDS = 2
"""A grammatical tag is an auxiliary and a pronoun, with "not" between or without."""


def question_form(utterance: Utterance) -> Form | None:
    """Return the form of what `utterance` asks; None where it asks nothing."""
    if _asks_nothing(utterance):
        return None
    return (
        _question_at_start(utterance)
        or _elliptical(utterance)
        or _tag(utterance)
        or _question_later(utterance)
        or (_rising(utterance) if utterance.asks else None)
    )


def _asks_nothing(utterance: Utterance) -> bool:
    said = " ".join(utterance.core)
    whole = " ".join(utterance.texts)
    return bool({said, whole} & NO_QUESTION) or bool({said, whole} & NOISES)


def _question_at_start(utterance: Utterance) -> Form | None:
    return _question_at(utterance, 0)


def _question_at(utterance: Utterance, at: int) -> Form | None:
    words, asks = utterance.core, utterance.asks
    stop = next((place for place in utterance.pauses if place > at + 1), len(words))
    return (
        embedded_form(words, at)
        or polar_at(words, at, asks=asks)
        or wh_at(words[:stop], at, asks=asks and stop == len(words))
    )


def _elliptical(utterance: Utterance) -> Form | None:
    """Yes/no questions that chat cuts short: "any other ideas", "ever had a coach"."""
    words = utterance.core
    limit = ELLIPTICAL.get(words[0], 0)
    if not 1 < len(words) <= limit or (words[0] == "got" and words[1] not in ARTICLES):
        return None
    return Form(Kind.POLAR, QuestionForm.CLOSED, 0, 2)


def _question_later(utterance: Utterance) -> Form | None:
    for place in _later_places(utterance):
        if form := _question_at(utterance, place):
            return form
    return None


def _later_places(utterance: Utterance) -> Iterator[int]:
    """Where a main question may start behind something else: after a pause, or wherever
    a wh-word is followed by inverted words.
    """
    words = utterance.core
    for place in utterance.pauses:
        yield place
        if place + 1 < len(words) and words[place] in {"and", "but", "so", "or", "then"}:
            yield place + 1
    for place in range(1, len(words) - 2):
        if words[place] in WH_WORDS and inversion_at(words, place + 1, asks=False):
            yield place
    if words[0] in OPENING:
        for place in range(2, len(words) - 1):
            if words[place] in WH_WORDS and words[place + 1] in ASKS_ON:
                yield place
        for place in range(2, len(words) - 1):
            if place + 1 in utterance.pauses:
                continue
            if words[place + 1] in PERSONAL and inversion_at(words, place, asks=False):
                yield place


def _tag(utterance: Utterance) -> Form | None:
    words = utterance.core
    for length in (TAG_WORDS + 1, TAG_WORDS):
        first = len(words) - length
        if first > 1 and _is_tag(words[first:], asks=_may_be_bare_tag(utterance, first)):
            return Form(
                Kind.TAG, QuestionForm.CLOSED, first, len(words), negated=length > TAG_WORDS
            )
    for tag in WORD_TAGS if utterance.asks else ():
        first = len(words) - len(tag)
        if first > 0 and list(words[first:]) == tag:
            return Form(Kind.NODDED, QuestionForm.CLOSED, first, len(words))
    return None


def _may_be_bare_tag(utterance: Utterance, first: int) -> bool:
    # "You aren't sure, are you?" but "how sure are you?"
    is_set_off = first in utterance.pauses
    if "not" in utterance.core[:first] and WH_WORDS.isdisjoint(utterance.core):
        return True
    return utterance.asks and (is_set_off or WH_WORDS.isdisjoint(utterance.core))


def _is_tag(words: Sequence[str], *, asks: bool) -> bool:
    if words[0] not in AUXILIARIES or words[-1] not in PERSONAL | {"there"}:
        return False
    return (len(words) == TAG_WORDS and asks) or (
        len(words) > TAG_WORDS and words[1] == "not"
    )


def _rising(utterance: Utterance) -> Form:
    words = utterance.core
    everything = (0, len(words))
    if {" ".join(words), " ".join(utterance.texts)} & OPEN_FRAGMENTS:
        return Form(Kind.FRAGMENT, QuestionForm.OPEN, *everything)
    for place in range(len(words) - 1, max(-1, len(words) - 4), -1):
        if words[place] in WH_WORDS - {"which", "when"}:
            return Form(Kind.WH, wh_label(words, place), place, len(words))
    if not PERSONAL.isdisjoint(words) or not AUXILIARIES.isdisjoint(words):
        return Form(Kind.DECLARATIVE, QuestionForm.CLOSED, *everything)
    return Form(Kind.FRAGMENT, QuestionForm.CLOSED, *everything)


def has_frame(words: Sequence[str]) -> bool:
    """Return whether `words` start with a frame that asks ("I'm curious", "tell me")."""
    return frame_at(words, 0) is not None
