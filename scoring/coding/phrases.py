"""The phrase language of the codebook, compiled to places that words must fill.

    word          that word, as words.py spells it        a|b     one of them
    word?  a|b?   may be absent                           begin* *end  a word of that shape
    <hardship>    an entry of that lexicon list           <a|=b>  of the list a, or the word b
    (a b|c)       one of these phrases; (a b|c)? or none  _       any one word
    .. ... ....   up to three, eight, twenty words
    ^  $          the start (after the lead-in) and the end of the utterance
    ~ in front    count the lead-in ("but", "so") as well

Punctuation never counts: "it sounds, well, hard" holds the phrase "sounds .. hard".
A turn is held against hundreds of phrases, few of which can match: what a phrase needs is
asked first, and only then are its places laid along the words.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.coding.lexicon import Lexicon
from scoring.coding.words import plain
from scoring.errors import CodebookError

GAPS = {"..": 3, "...": 8, "....": 20}
WORD = re.compile(r"[^\s<>?._*]+")
ELEMENT = re.compile(r"\([^()]*\)\??|<[a-z_|=]+>\??|\.{2,4}|_|[^\s<>()]+")


@dataclass(frozen=True, slots=True)
class Place:
    """What one place of a phrase takes: words, or a gap of any words."""

    words: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    least: int = 1
    """0 where the place may be left out."""
    most: int = 1
    is_any: bool = False

    def takes(self, word: str) -> bool:
        """Return whether `word` may stand here."""
        return (
            self.is_any
            or word in self.words
            or word.startswith(self.begins)
            or word.endswith(self.closes)
        )

    @property
    def required(self) -> frozenset[str] | None:
        """The words of which one must occur; None where others may."""
        may_differ = self.is_any or self.begins or self.closes or not self.least
        return None if may_differ else self.words


@dataclass(frozen=True)
class Phrase:
    """One phrase of the codebook, ready to be looked for."""

    places: tuple[Place, ...]
    at_start: bool = False
    at_end: bool = False
    with_lead_in: bool = False

    @cached_property
    def required(self) -> tuple[frozenset[str], ...]:
        """Of each of these sets of words, rarest first, one must occur."""
        found = (place.required for place in self.places)
        return tuple(sorted((words for words in found if words), key=_commonness))

    @cached_property
    def opening(self) -> frozenset[str] | None:
        """The words of which one must come first; None where any may."""
        return self.places[0].required if self.at_start else None

    def may_match(self, first: str, present: frozenset[str]) -> bool:
        """Return whether words that start with `first` and hold `present` allow a match."""
        if self.opening is not None and first not in self.opening:
            return False
        return not any(words.isdisjoint(present) for words in self.required)

    def find(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Return the longest match as (first, after last) word, the earliest of equals."""
        best: tuple[int, int] | None = None
        for start in range(1 if self.at_start else len(words)):
            end = self._end(words, start)
            if end > start and (best is None or end - start > best[1] - best[0]):
                best = start, end
        return best

    def _end(self, words: Sequence[str], start: int) -> int:
        """Return where the longest match from `start` ends; -1 where none does."""
        reached = {start}
        for place in self.places:
            reached = _beyond(place, words, reached)
            if not reached:
                return -1
        if self.at_end:
            return len(words) if len(words) in reached else -1
        return max(reached)


def _beyond(place: Place, words: Sequence[str], reached: set[int]) -> set[int]:
    """Return where the next place may start, `place` starting at any of `reached`."""
    found = set(reached) if place.least == 0 else set()
    for start in reached:
        for at in range(start, min(len(words), start + place.most)):
            if not place.takes(words[at]):
                break
            found.add(at + 1)
    return found


def compile_phrases(phrases: Iterable[str], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Compile written `phrases`.

    Raises:
        CodebookError: A phrase cannot be read, or names a list that does not exist.
    """
    return tuple(
        Phrase(
            tuple(places),
            "^" in phrase[:2],
            phrase.endswith("$"),
            phrase.startswith("~"),
        )
        for phrase in phrases
        for places in _spelled(phrase.strip("~^$ "), lexicon)
    )


def _spelled(phrase: str, lexicon: Lexicon) -> Iterator[list[Place]]:
    elements = ELEMENT.findall(phrase)
    if not elements or all(element in GAPS for element in elements):
        raise CodebookError(f"the phrase {phrase!r} names no word")
    if left := ELEMENT.sub("", phrase).strip():
        raise CodebookError(f"the phrase {phrase!r} cannot be read near {left!r}")
    alternatives = [tuple(_element(element, lexicon)) for element in elements]
    for choice in itertools.product(*alternatives):
        yield [place for part in choice for place in part]


def _element(element: str, lexicon: Lexicon) -> Iterator[list[Place]]:
    """Yield the places that `element` may stand for."""
    if element.startswith("("):
        yield from _grouped(element, lexicon)
    elif element in GAPS:
        yield [Place(least=0, most=GAPS[element], is_any=True)]
    elif element == "_":
        yield [Place(is_any=True)]
    elif element.startswith("<"):
        yield from _listed(element, lexicon)
    else:
        yield from _words(element)


def _grouped(group: str, lexicon: Lexicon) -> Iterator[list[Place]]:
    if group.endswith("?"):
        yield []
    single: list[str] = []
    longer: list[str] = []
    for option in re.split(r"\|(?![^<]*>)", group.rstrip("?").strip("()")):
        (single if WORD.fullmatch(option) else longer).append(option)
    if single:
        yield from _words("|".join(single))
    for option in longer:
        yield from _spelled(option, lexicon)


def _listed(element: str, lexicon: Lexicon) -> Iterator[list[Place]]:
    names = element.rstrip("?").strip("<>").split("|")
    entries = {
        plain(entry)
        for name in names
        for entry in ([name[1:]] if name.startswith("=") else lexicon[name])
    }
    single = frozenset(entry for entry in entries if " " not in entry)
    if single:
        yield [Place(single, least=_least(element))]
    for entry in sorted(entries - single):
        yield _in_a_row(entry)


def _words(element: str) -> Iterator[list[Place]]:
    options = [plain(option) for option in element.rstrip("?").split("|")]
    begins = tuple(option[:-1] for option in options if option.endswith("*"))
    closes = tuple(option[1:] for option in options if option.startswith("*"))
    whole = [option for option in options if "*" not in option]
    single = frozenset(option for option in whole if " " not in option)
    if begins or closes or single:
        yield [Place(single, begins, closes, _least(element))]
    for option in whole:
        if " " in option:
            yield _in_a_row(option)


def _least(element: str) -> int:
    return 0 if element.endswith("?") else 1


def _in_a_row(words: str) -> list[Place]:
    return [Place(frozenset({word})) for word in words.split()]


FREQUENT = frozenset(
    "you i it that is are the a to of and do have what your not we be".split()
)


def _commonness(words: frozenset[str]) -> tuple[int, int]:
    return len(words & FREQUENT), len(words)
