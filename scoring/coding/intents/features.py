"""What the classifier sees of an utterance: a bag of named features, in no order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scoring.coding.intents.concepts import Concepts, Found

_START = "<"
_END = ">"
_STEM = 6
"""Letters that words of one stem mostly share."""
_FOREIGN = "letters that English lacks"
_LONGEST = 20
"""Utterances of more words are all equally long."""


def features_of(words: Sequence[str], concepts: Concepts) -> list[str]:
    """Return the features of an utterance, each once; at least one for any words."""
    found = concepts.found_in(words)
    named = [
        f"length {min(len(words), _LONGEST)}",
        *_word_features(words),
        *_concept_features(found),
        *_outline_features(words, found),
    ]
    return list(dict.fromkeys(named))


def _word_features(words: Sequence[str]) -> Iterator[str]:
    """Words, stems, and runs of two and three words."""
    yield from words
    yield from (_FOREIGN for word in words if word.isalpha() and not word.isascii())
    yield from (f"^{word[:_STEM]}" for word in words if len(word) > _STEM)
    yield from _runs([_START, *words, _END])


def _concept_features(found: Sequence[Found]) -> Iterator[str]:
    """Each concept, and each two of which the second follows the first.

    Two loose concepts together say too little to be worth a feature.
    """
    yield from (f"@{mark.concept}" for mark in found)
    for index, first in enumerate(found):
        for second in found[index + 1 :]:
            if second.start >= first.end and not (first.is_loose and second.is_loose):
                yield f"@{first.concept} @{second.concept}"


def _outline_features(words: Sequence[str], found: Sequence[Found]) -> Iterator[str]:
    """Runs of two and three, with concepts in the place of their words."""
    yield from (f"~{run}" for run in _runs([_START, *_outline(words, found), _END]))


def _runs(words: Sequence[str]) -> Iterator[str]:
    yield from (f"{first} {second}" for first, second in pairwise(words))
    yield from (" ".join(words[at : at + 3]) for at in range(len(words) - 2))


def _outline(words: Sequence[str], found: Sequence[Found]) -> Iterator[str]:
    longest: dict[int, Found] = {}
    for mark in found:
        if mark.start not in longest or mark.end > longest[mark.start].end:
            longest[mark.start] = mark
    at = 0
    while at < len(words):
        here = longest.get(at)
        yield f"@{here.concept}" if here else words[at]
        at = here.end if here else at + 1
