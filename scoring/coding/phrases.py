"""The phrase language of the codebook, compiled to spaCy Matcher patterns.

    word          that word, as words.py spells it        a|b     one of them
    word?  a|b?   may be absent                           begin* *end  a word of that shape
    <hardship>    an entry of that lexicon list           <a|=b>  of the list a, or the word b
    (a b|c)       one of these phrases; (a b|c)? or none  _       any one word
    .. ... ....   up to three, eight, twenty words
    ^  $          the start (after the lead-in) and the end of the utterance
    ~ in front    count the lead-in ("but", "so") as well

Punctuation never counts: "it sounds, well, hard" holds the phrase "sounds .. hard".
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from scoring.coding.lexicon import Lexicon
from scoring.coding.words import plain
from scoring.errors import CodebookError

TokenPattern = dict[str, Any]
GAPS = {"..": "{0,3}", "...": "{0,8}", "....": "{0,20}"}
WORD = re.compile(r"[^\s<>?._*]+")
ELEMENT = re.compile(r"\([^()]*\)\??|<[a-z_|=]+>\??|\.{2,4}|_|[^\s<>()]+")


@dataclass(frozen=True)
class Phrase:
    """One phrase of the codebook, ready to be looked for."""

    pattern: tuple[TokenPattern, ...]
    vocab: Vocab
    at_start: bool = False
    at_end: bool = False
    with_lead_in: bool = False

    @cached_property
    def required(self) -> tuple[frozenset[str], ...]:
        """Of each of these sets of words, rarest first, one must occur."""
        found = (_required(token) for token in self.pattern)
        return tuple(sorted((words for words in found if words), key=_commonness))

    @cached_property
    def _matcher(self) -> Matcher:
        # Built when first needed: a turn needs few of them, and building all takes seconds.
        matcher = Matcher(self.vocab)
        matcher.add("phrase", [list(self.pattern)])
        return matcher

    @cached_property
    def opening(self) -> frozenset[str] | None:
        """The words of which one must come first; None where any may."""
        return _required(self.pattern[0]) if self.at_start else None

    def may_match(self, first: str, present: frozenset[str]) -> bool:
        """Return whether words that start with `first` and hold `present` allow a match."""
        if self.opening is not None and first not in self.opening:
            return False
        return not any(words.isdisjoint(present) for words in self.required)

    def find(self, doc: Doc) -> tuple[int, int] | None:
        """Return the longest match as (first, after last) word, the earliest of equals."""
        found = [
            (start, end)
            for _, start, end in self._matcher(doc)
            if (start == 0 or not self.at_start) and (end == len(doc) or not self.at_end)
        ]
        return max(found, key=lambda match: (match[1] - match[0], -match[0]), default=None)


def compile_phrases(
    phrases: Iterable[str],
    tokens: Iterable[Iterable[TokenPattern]],
    vocab: Vocab,
    lexicon: Lexicon,
) -> tuple[Phrase, ...]:
    """Compile written `phrases` and ready-made token patterns.

    Raises:
        CodebookError: A phrase cannot be read, or names a list that does not exist.
    """
    written = (
        Phrase(
            tuple(pattern),
            vocab,
            "^" in phrase[:2],
            phrase.endswith("$"),
            phrase.startswith("~"),
        )
        for phrase in phrases
        for pattern in _token_patterns(phrase.strip("~^$ "), lexicon)
    )
    ready = (Phrase(tuple(dict(token) for token in pattern), vocab) for pattern in tokens)
    return (*written, *ready)


def _token_patterns(phrase: str, lexicon: Lexicon) -> Iterator[list[TokenPattern]]:
    elements = ELEMENT.findall(phrase)
    if not elements or all(element in GAPS for element in elements):
        raise CodebookError(f"the phrase {phrase!r} names no word")
    if left := ELEMENT.sub("", phrase).strip():
        raise CodebookError(f"the phrase {phrase!r} cannot be read near {left!r}")
    alternatives = [tuple(_element(element, lexicon)) for element in elements]
    for choice in itertools.product(*alternatives):
        yield [token for part in choice for token in part]


def _element(element: str, lexicon: Lexicon) -> Iterator[list[TokenPattern]]:
    """Yield the token patterns that `element` may stand for."""
    if element.startswith("("):
        yield from _grouped(element, lexicon)
    elif element in GAPS:
        yield [{"OP": GAPS[element]}]
    elif element == "_":
        yield [{}]
    elif element.startswith("<"):
        yield from _listed(element, lexicon)
    else:
        yield from _words(element)


def _grouped(group: str, lexicon: Lexicon) -> Iterator[list[TokenPattern]]:
    if group.endswith("?"):
        yield []
    single: list[str] = []
    longer: list[str] = []
    for option in re.split(r"\|(?![^<]*>)", group.rstrip("?").strip("()")):
        (single if WORD.fullmatch(option) else longer).append(option)
    if single:
        yield from _words("|".join(single))
    for option in longer:
        yield from _token_patterns(option, lexicon)


def _listed(element: str, lexicon: Lexicon) -> Iterator[list[TokenPattern]]:
    names = element.rstrip("?").strip("<>").split("|")
    entries = {
        plain(entry)
        for name in names
        for entry in ([name[1:]] if name.startswith("=") else lexicon[name])
    }
    single = sorted(entry for entry in entries if " " not in entry)
    optional = {"OP": "?"} if element.endswith("?") else {}
    if single:
        yield [{"ORTH": {"IN": single}} | optional]
    for entry in sorted(entries - set(single)):
        yield [{"ORTH": word} for word in entry.split()]


def _words(element: str) -> Iterator[list[TokenPattern]]:
    optional = {"OP": "?"} if element.endswith("?") else {}
    options = [plain(option) for option in element.rstrip("?").split("|")]
    begins = [option[:-1] for option in options if option.endswith("*")]
    closes = [option[1:] for option in options if option.startswith("*")]
    whole = [option for option in options if "*" not in option]
    single = [option for option in whole if " " not in option]
    if begins or closes:
        shapes = [
            *(f"^{re.escape(begin)}" for begin in begins),
            *(f"{re.escape(close)}$" for close in closes),
            *(f"^{re.escape(word)}$" for word in single),
        ]
        yield [{"ORTH": {"REGEX": "|".join(shapes)}} | optional]
    elif len(single) == 1:
        yield [{"ORTH": single[0]} | optional]
    elif single:
        yield [{"ORTH": {"IN": single}} | optional]
    for option in whole:
        if " " in option:
            yield [{"ORTH": word} for word in option.split()]


def _required(token: Mapping[str, Any]) -> frozenset[str] | None:
    if "OP" in token or "ORTH" not in token:
        return None
    orth = token["ORTH"]
    if isinstance(orth, str):
        return frozenset({orth})
    return frozenset(orth["IN"]) if "IN" in orth else None


FREQUENT = frozenset(
    "you i it that is are the a to of and do have what your not we be".split()
)


def _commonness(words: frozenset[str]) -> tuple[int, int]:
    return len(words & FREQUENT), len(words)
