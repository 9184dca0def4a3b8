"""Words and phrases that mean much the same, from `concepts/*.yaml`.

With some forty examples an intent, most of the words a new writer uses were never
seen in training. Their concept was: "gaffer" is a manager, "by when" asks for a date.

A phrase is plain words, numbers as `spelt` writes them, with three signs: `pay|paid` is
either word, `manag*` any word that starts so, and `..` up to three words of any kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from scoring.coding.words import plain
from scoring.errors import CodebookError

_GAP: Final = ".."
_WIDEST_GAP: Final = 3
_LOOSE: Final = "t_"


@dataclass(frozen=True, slots=True)
class Found:
    """A concept in an utterance: words `start` up to, not including, `end`."""

    concept: str
    start: int
    end: int

    @property
    def is_loose(self) -> bool:
        """Whether the concept is one of the thesaurus: words alike, not a set phrase."""
        return self.concept.startswith(_LOOSE)


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place in a phrase: the words that fit it, or a gap."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    gap: bool = False

    def fits(self, word: str) -> bool:
        return self.gap or word in self.words or word.startswith(self.beginnings)


_Entries = tuple[tuple[str, tuple[_Slot, ...]], ...]
"""Concepts, each with what follows the first word of one of its phrases."""


@dataclass(frozen=True, slots=True, eq=False)
class Concepts:
    """Every concept's phrases, filed by their first word or by how it begins."""

    names: tuple[str, ...]
    words: frozenset[str]
    """The words that phrases spell out in full."""
    _after_word: Mapping[str, _Entries]
    _after_beginning: Mapping[str, _Entries]

    def found_in(self, words: Sequence[str]) -> tuple[Found, ...]:
        """Return each concept once for each place where it starts, longest match."""
        return _found_in(self, tuple(words))

    def starting(self, words: Sequence[str], start: int) -> Iterator[Found]:
        """Yield each concept that starts at the word `start`, longest match."""
        longest: dict[str, int] = {}
        following = words[start + 1] if start + 1 < len(words) else ""
        for concept, rest in _entries(self, words[start]):
            # Most phrases fail at their second word: asked here, it saves a call.
            if rest and not rest[0].fits(following):
                continue
            end = _end_of(rest, words, start + 1) if rest else start + 1
            if end > longest.get(concept, start):
                longest[concept] = end
        for concept, end in longest.items():
            yield Found(concept, start, end)

    def entries(self, word: str) -> Iterator[tuple[str, tuple[_Slot, ...]]]:
        """Yield what may follow the word, for each phrase that starts with it."""
        yield from self._after_word.get(word, ())
        for letters in range(1, len(word) + 1):
            yield from self._after_beginning.get(word[:letters], ())


@lru_cache(maxsize=16_384)
def _entries(concepts: Concepts, word: str) -> _Entries:
    return tuple(concepts.entries(word))


# Intents and codes look at the same words, one after the other.
@lru_cache(maxsize=64)
def _found_in(concepts: Concepts, words: tuple[str, ...]) -> tuple[Found, ...]:
    places = range(len(words))
    return tuple(found for at in places for found in concepts.starting(words, at))


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
    """Return the concepts with these phrases.

    Raises:
        CodebookError: A phrase does not start with a word.
    """
    words: set[str] = set()
    after_word: defaultdict[str, list[tuple[str, tuple[_Slot, ...]]]] = defaultdict(list)
    after_beginning: defaultdict[str, list[tuple[str, tuple[_Slot, ...]]]] = defaultdict(
        list
    )
    for concept, wordings in phrases.items():
        for wording in wordings:
            first, *rest = _slots(wording)
            words.update(first.words, *(slot.words for slot in rest))
            for word in sorted(first.words):
                after_word[word].append((concept, tuple(rest)))
            for beginning in first.beginnings:
                after_beginning[beginning].append((concept, tuple(rest)))
    return Concepts(
        tuple(phrases), frozenset(words), _fixed(after_word), _fixed(after_beginning)
    )


def _fixed(filed: Mapping[str, list[tuple[str, tuple[_Slot, ...]]]]) -> dict[str, _Entries]:
    return {key: tuple(entries) for key, entries in filed.items()}


def _collect(name: str, document: object, phrases: dict[str, list[str]]) -> None:
    if not isinstance(document, dict):
        raise CodebookError(f"{name}: expected a map of concept to phrases")
    for concept, listed in document.items():
        if not isinstance(listed, str) or concept in phrases:
            raise CodebookError(f"{name}: {concept!r} must be one text, and named once")
        phrases[concept] = [
            wording.strip() for wording in listed.split(",") if wording.strip()
        ]


def _slots(wording: str) -> list[_Slot]:
    slots = [_slot(part) for part in wording.lower().split()]
    if not slots or slots[0].gap:
        raise CodebookError(f"{wording!r}: a phrase starts with a word")
    return slots


def _slot(part: str) -> _Slot:
    if part == _GAP:
        return _Slot(frozenset(), (), gap=True)
    options = part.split("|")
    return _Slot(
        words=frozenset(plain(option) for option in options if not option.endswith("*")),
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
