"""Words and phrases that mean much the same, from `concepts/*.yaml`.

With some forty examples an intent, most of the words a new writer uses were never
seen in training. Their concept was: "gaffer" is a manager, "by when" asks for a date.

A phrase is words in the spelling of `wording.py`, with three signs: `pay|paid` is
either word, `manag*` any word that starts so, and `..` up to three words of any kind.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from scoring.errors import CodebookError

_GAP: Final = ".."
_WIDEST_GAP: Final = 3
_KEY_LETTERS: Final = 2
"""Phrases are filed under the first letters of their first word."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept in an utterance: words `start` up to, not including, `end`."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place in a phrase: the words that fit it, or a gap."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    gap: bool = False

    def fits(self, word: str) -> bool:
        return word in self.words or word.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class Concepts:
    """Every concept's phrases, filed by how they begin."""

    names: tuple[str, ...]
    _filed: Mapping[str, tuple[tuple[str, tuple[_Slot, ...]], ...]]

    @property
    def words(self) -> frozenset[str]:
        """The words that phrases spell out in full."""
        phrases = (slots for filed in self._filed.values() for _, slots in filed)
        return frozenset(word for slots in phrases for slot in slots for word in slot.words)

    def found_in(self, words: Sequence[str]) -> list[Found]:
        """Return each concept once for each place where it starts, longest match first."""
        return [
            found
            for start, word in enumerate(words)
            for found in self._starting(words, start, word[:_KEY_LETTERS])
        ]

    def _starting(self, words: Sequence[str], start: int, key: str) -> Iterator[Found]:
        longest: dict[str, int] = {}
        for concept, slots in self._filed.get(key, ()):
            end = _end_of(slots, words, start)
            if end > longest.get(concept, start):
                longest[concept] = end
        for concept, end in longest.items():
            yield Found(concept, start, end)


@cache
def load_concepts() -> Concepts:
    """Return the concepts that ship with the package.

    Raises:
        CodebookError: A file is no map of concept to phrases, or a phrase is empty.
    """
    folder = files("scoring.coding.intents") / "concepts"
    phrases: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            _collect(path.name, yaml.safe_load(path.read_text("utf-8")), phrases)
    return concepts_from(phrases)


def concepts_from(phrases: Mapping[str, Iterable[str]]) -> Concepts:
    """Return the concepts with these phrases."""
    filed: dict[str, list[tuple[str, tuple[_Slot, ...]]]] = {}
    for concept, wordings in phrases.items():
        for wording in wordings:
            slots = tuple(_slot(part) for part in wording.lower().split())
            for key in _keys(slots, wording):
                filed.setdefault(key, []).append((concept, slots))
    return Concepts(tuple(phrases), {key: tuple(entries) for key, entries in filed.items()})


def _collect(name: str, document: object, phrases: dict[str, list[str]]) -> None:
    if not isinstance(document, dict):
        raise CodebookError(f"{name}: expected a map of concept to phrases")
    for concept, listed in document.items():
        if not isinstance(listed, str) or concept in phrases:
            raise CodebookError(f"{name}: {concept!r} must be one text, and named once")
        phrases[concept] = [
            wording.strip() for wording in listed.split(",") if wording.strip()
        ]


def _keys(slots: Sequence[_Slot], wording: str) -> set[str]:
    if not slots or slots[0].gap:
        raise CodebookError(f"{wording!r}: a phrase starts with a word")
    return {start[:_KEY_LETTERS] for start in (*slots[0].words, *slots[0].beginnings)}


def _slot(part: str) -> _Slot:
    if part == _GAP:
        return _Slot(frozenset(), (), gap=True)
    options = part.split("|")
    return _Slot(
        words=frozenset(option for option in options if not option.endswith("*")),
        beginnings=tuple(option[:-1] for option in options if option.endswith("*")),
    )


def _end_of(slots: Sequence[_Slot], words: Sequence[str], at: int) -> int:
    """Return where the phrase ends if it starts at `at`, or -1."""
    for index, slot in enumerate(slots):
        if slot.gap:
            rest = slots[index + 1 :]
            ends = (
                _end_of(rest, words, at + skipped) for skipped in range(_WIDEST_GAP + 1)
            )
            return next((end for end in ends if end > 0), -1)
        if at >= len(words) or not slot.fits(words[at]):
            return -1
        at += 1
    return at
