"""Tags: the few words behind a statement that ask for agreement."""

from collections.abc import Sequence

from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.form import Form, Kind
from scoring.coding.question.grammar import AUXILIARIES, PERSONAL, WH_WORDS
from scoring.coding.utterance import Utterance
from scoring.coding.words import plain
from scoring.vocabulary import QuestionForm

WORD_TAGS = sorted(
    (tuple(plain(entry).split()) for entry in load_lexicon()["word_tag"]),
    key=len,
    reverse=True,
)
TAG_WORDS = 2
"""A grammatical tag is an auxiliary and a pronoun, with "not" between or without."""


def tag_form(utterance: Utterance) -> Form | None:
    """Return the form of a statement with a tag; None where there is no tag."""
    return _grammatical(utterance) or (_nodded(utterance) if utterance.asks else None)


def _grammatical(utterance: Utterance) -> Form | None:
    words = utterance.core
    for length in (TAG_WORDS + 1, TAG_WORDS):
        first = len(words) - length
        if first > 1 and _is_tag(words[first:], bare=_may_be_bare(utterance, first)):
            is_denied = length > TAG_WORDS
            return Form(Kind.TAG, QuestionForm.CLOSED, first, len(words), negated=is_denied)
    return None


def _nodded(utterance: Utterance) -> Form | None:
    words = utterance.core
    for tag in WORD_TAGS:
        first = len(words) - len(tag)
        if first > 0 and words[first:] == tag:
            return Form(Kind.NODDED, QuestionForm.CLOSED, first, len(words))
    return None


def _may_be_bare(utterance: Utterance, first: int) -> bool:
    # "You aren't sure, are you?" but "how sure are you?"
    is_plain = WH_WORDS.isdisjoint(utterance.core)
    if "not" in utterance.core[:first] and is_plain:
        return True
    return utterance.asks and (is_plain or first in utterance.pauses)


def _is_tag(words: Sequence[str], *, bare: bool) -> bool:
    if words[0] not in AUXILIARIES or words[-1] not in PERSONAL | {"there"}:
        return False
    return (len(words) == TAG_WORDS and bare) or (
        len(words) > TAG_WORDS and words[1] == "not"
    )
