"""What the classifier sees of an utterance: a bag of named features, in no order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scoring.coding.intents.concepts import Concepts, Found

_START = "<"
_END = ">"
_LENGTHS = (1, 2, 3, 5, 8, 13, 21)
"""Utterances are alike in length between two of these, in words."""


def features_of(words: Sequence[str], concepts: Concepts) -> list[str]:
    """Return the features of an utterance, each once; at least one for any words."""
    found = concepts.found_in(words)
    named = [
        *_word_features(words),
        *_letter_features(words),
        *_concept_features(found),
        *_outline_features(words, found),
        f"length {sum(len(words) >= length for length in _LENGTHS)}",
    ]
    return list(dict.fromkeys(named))


def _word_features(words: Sequence[str]) -> Iterator[str]:
    yield from words
    framed = [_START, *words, _END]
    yield from (f"{first} {second}" for first, second in pairwise(framed))
    yield from (" ".join(framed[at : at + 3]) for at in range(len(framed) - 2))


def _letter_features(words: Sequence[str]) -> Iterator[str]:
    """Parts of words, so that typos and endings do not hide a word."""
    for word in words:
        marked = f"{_START}{word}{_END}"
        if len(word) > 3:  # noqa: PLR2004 -- a shorter word has no parts
            for size in (3, 4, 5):
                yield from (marked[at : at + size] for at in range(len(marked) - size + 1))


def _concept_features(found: Sequence[Found]) -> Iterator[str]:
    """Each concept, and each two that follow one another."""
    yield from (f"@{mark.concept}" for mark in found)
    for index, first in enumerate(found):
        for second in found[index + 1 :]:
            if second.start >= first.end:
                yield f"@{first.concept} @{second.concept}"


def _outline_features(words: Sequence[str], found: Sequence[Found]) -> Iterator[str]:
    """Runs of two and three, with concepts in the place of their words."""
    outline = [_START, *_outline(words, found), _END]
    yield from (f"~{first} {second}" for first, second in pairwise(outline))
    yield from ("~" + " ".join(outline[at : at + 3]) for at in range(len(outline) - 2))


def _outline(words: Sequence[str], found: Sequence[Found]) -> Iterator[str]:
    at = 0
    longest: dict[int, Found] = {}
    for mark in found:
        if mark.start not in longest or mark.end > longest[mark.start].end:
            longest[mark.start] = mark
    while at < len(words):
        mark_here = longest.get(at)
        yield f"@{mark_here.concept}" if mark_here else words[at]
        at = mark_here.end if mark_here else at + 1
