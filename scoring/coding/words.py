"""From spaCy tokens to the plain words the rules read.

A word is lower case and spelled out (`don't`, `dont` -> `do not`; `u` -> `you`), and
knows the characters it stands on and what punctuation comes before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from scoring.coding.lexicon import load_lexicon

SPELLED_OUT = load_lexicon().groups["spelled_out"]
CLITICS = load_lexicon().groups["clitics"]

# Before "not" spaCy leaves only the stump of the verb.
# spaCy leaves some punctuation on words that were broken off: "what-".
EDGES = "-–—…"
STUMPS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

# After these, 's is "is" (or "has"); after a noun it may be the possessive.
CONTRACTS_IS = frozenset(
    "it that this what who where when how why there here he she everything something "
    "nothing anything everyone someone nobody which one".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the rules read it."""

    text: str
    start: int
    """Where its characters start in the turn's text."""
    end: int
    gap: str
    """The characters between the word before and this one: spaces and punctuation."""
    is_capital: bool = False
    """It was typed with a capital, as names are."""


def words_of(doc: Doc) -> tuple[Word, ...]:
    """Return the words of `doc`, spelled out, in order."""
    words: list[Word] = []
    whole, end = doc.text, 0
    for token in doc:
        if not any(character.isalnum() for character in token.text):
            continue
        bare = token.text.strip(EDGES)
        start = token.idx + token.text.index(bare)
        gap = whole[end:start]
        end = start + len(bare)
        for position, text in enumerate(_spelled_out(token, words)):
            words.append(
                Word(text, start, end, "" if position else gap, token.text[:1].isupper())
            )
    return tuple(words)


def plain(text: str) -> str:
    """Return `text`, which is already lower case and without marks, spelled as words are."""
    return " ".join(SPELLED_OUT.get(word, word) for word in text.split())


def _spelled_out(token: Token, before: Sequence[Word]) -> list[str]:
    lower = token.lower_.strip(EDGES).replace("’", "'").replace("‘", "'")
    host = before[-1] if before and before[-1].end == token.idx else None
    if lower in STUMPS and _is_negated(token):
        return [STUMPS[lower]]
    if host is not None and lower in {"'s", "s"}:
        return [_clitic_s(host.text)]
    if host is not None and lower in CLITICS:
        return [CLITICS[lower]]
    return SPELLED_OUT.get(lower, lower).split()


def _is_negated(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_[-1:] == "t"


def _clitic_s(host: str) -> str:
    if host == "let":
        return "us"
    return "is" if host in CONTRACTS_IS else "'s"
