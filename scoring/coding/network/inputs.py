"""A turn as the network sees it: for every word a row of keys. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc

from scoring.coding.earlier import FEELINGS, Earlier
from scoring.coding.intents.concepts import load_concepts
from scoring.coding.stems import STOP_WORDS, stem
from scoring.coding.syntax.grammar import relations_of, starts_of, tags_of
from scoring.coding.words import Word

CONCEPTS: Final = 4
"""So many concepts of a word are looked at, those of the longest phrases first."""
WORD, BEGINNING, ENDING, TAG, PLACE, BEFORE, AFTER, GIVEN = range(8)
"""The columns; those of the concepts come after."""
COLUMNS: Final = GIVEN + 1 + CONCEPTS
NOTHING: Final = 0
"""The key of a concept that is not there, and of a word hidden in training."""

_BEGINNING, _ENDING = 4, 3
"""Letters of a word that are also seen by themselves."""
_MARKS: Final = (
    ("?", "?"), ("!", "!"), ("\n", "line"), (".", "."), ("…", "…"), (";", ";"), (":", ":"),
    ("—", "-"), ("–", "-"), ("-", "-"), (",", ","),
)  # fmt: skip
"""Marks between words, and what each counts as; the first that is there counts."""
_MARKED: Final = frozenset(".?!,;:…—–")
_NEVER_KNOWN = "?"
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
_NUMBERS: Final = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve".split()
)
_LONG_NUMBER = 3
"""Digits."""

Keys = np.ndarray


def keys_of(doc: Doc, words: Sequence[Word], earlier: Earlier) -> Keys:
    """Return a row of keys for each word of a turn; (words, COLUMNS), whole numbers.

    Args:
        doc: The turn, tagged and parsed.
        words: Its plain words.
        earlier: What was said before.
    """
    tags, starts = tags_of(doc[:], words), starts_of(doc[:], words)
    relations = relations_of(doc[:], words)
    text = doc.text  # spaCy puts it together anew each time it is asked.
    # Where no mark stands at all, none is missed between two thoughts.
    is_plain = _MARKED.isdisjoint(text)
    spelled = [spelt(word.text) for word in words]
    concepts = _concepts_at(spelled)
    rows = [
        (
            *_spelling_keys(spelled[place]),
            _key(f"tag {tags[place]}"),
            _key(f"place {starts[place]} {is_plain} {relations[place]}"),
            _key(f"before {_mark(word.gap)} {word.is_capital}"),
            _key(f"after {_mark(_gap_after(text, words, place))} {word.text in FEELINGS}"),
            _key(f"given {_given(word.text, earlier)}"),
            *concepts[place],
        )
        for place, word in enumerate(words)
    ]
    return np.asarray(rows, "uint64").reshape(len(rows), COLUMNS)


@lru_cache(maxsize=16_384)
def spelt(word: str) -> str:
    """Return a plain word as it is looked up.

    Numbers up to twelve are spelled out, longer ones a sign for each digit; letters
    drawn out are shortened to two.
    """
    if not word.isdecimal():
        return _STRETCHED.sub(r"\1\1", word)
    number = int(word) if len(word) < _LONG_NUMBER else len(_NUMBERS)
    return _NUMBERS[number] if number < len(_NUMBERS) else "#" * min(len(word), 4)


def _gap_after(text: str, words: Sequence[Word], place: int) -> str:
    return words[place + 1].gap if place + 1 < len(words) else text[words[place].end :]


def _mark(gap: str) -> str:
    return next((kind for mark, kind in _MARKS if mark in gap), "'" if gap.strip() else "")


def _given(word: str, earlier: Earlier) -> str:
    """Return whether the coachee has said the word, and whether they asked something."""
    if not earlier.is_known:
        return _NEVER_KNOWN
    asked = "asked" if "?" in earlier.last else "told"
    if word in STOP_WORDS:
        return f"small {asked}"
    return f"{stem(word) in earlier.recent_stems} {asked}"


def _concepts_at(words: Sequence[str]) -> list[tuple[int, ...]]:
    found: list[list[tuple[int, str]]] = [[] for _ in words]
    for one in load_concepts().found_in(words):
        for place in range(one.start, one.end):
            found[place].append((one.start - one.end, one.concept))
    return [tuple(_padded(sorted(here)[:CONCEPTS])) for here in found]


def _padded(concepts: Sequence[tuple[int, str]]) -> Iterator[int]:
    yield from (_key(f"concept {concept}") for _, concept in concepts)
    yield from (NOTHING for _ in range(CONCEPTS - len(concepts)))


@lru_cache(maxsize=16_384)
def _spelling_keys(word: str) -> tuple[int, int, int]:
    return (
        _key(f"word {word}"),
        _key(f"beginning {word[:_BEGINNING]}"),
        _key(f"ending {word[-_ENDING:]}"),
    )


@lru_cache(maxsize=4_096)
def _key(name: str) -> int:
    return int(get_string_id(name))
