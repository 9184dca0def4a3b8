"""What an utterance speaks of: its noun phrases, so that an answer can take them up."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

MOST: Final = 3
"""So many noun phrases of an utterance are kept, the last ones: what is asked stands late."""
LONGEST: Final = 4
"""Words; a longer phrase is cut to its end."""
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_WITHIN: Final = _NOUNS | {"JJ", "POS", "VBG"}
_EMPTY: Final = frozenset(
    "thing things stuff way ways bit lot sort kind kinds deal one ones time times day days week "
    "weeks month months year years today tomorrow yesterday moment minute minutes hour hours "
    "morning afternoon evening night while part parts point points side case fact idea sense "
    "question questions answer answers session sessions situation issue issues problem problems "
    "something anything nothing everything someone anyone everyone people person other others "
    "scale number numbers example instance thanks thank sorry hello hi ok okay mate guy guys "
    "goodness god course sure haha lol kinda bye please word words end start step steps "
    "conversation talk chat coaching coach reason reasons half quarter place hand hands".split()
)
"""Nouns that are in any coach's sentences and name no subject."""


_COUNTS: Final = frozenset(
    "many much few more most last next other same such own several first second third".split()
)
"""Adjectives that say which or how many, not what."""


def subjects_of(span: Span) -> tuple[str, ...]:
    """Return the noun phrases of an utterance, at most `MOST`, in order.

    Each stands as an answer would name it: "the budget", "pensions", "Leicester".
    """
    found = [_named(phrase) for phrase in map(_told, _phrases(span)) if phrase]
    return tuple(dict.fromkeys(found))[-MOST:]


def _phrases(span: Span) -> Iterator[list[Token]]:
    """The runs of adjectives and nouns."""
    run: list[Token] = []
    for token in span:
        if token.tag_ in _WITHIN and token.is_alpha:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _told(run: list[Token]) -> list[Token]:
    """The part of a run that names a subject; empty where none does."""
    while run and (run[-1].tag_ not in _NOUNS or run[-1].lower_ in _EMPTY):
        run = run[:-1]
    while run and run[0].lower_ in _COUNTS | _EMPTY:
        run = run[1:]
    return run[-LONGEST:] if run and len(run[-1]) > 1 else []


def _named(phrase: list[Token]) -> str:
    words = " ".join(token.text for token in phrase)
    return f"the {words}" if phrase[-1].tag_ == "NN" else words
