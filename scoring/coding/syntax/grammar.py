"""What tagger and parser say of an utterance, word by word and of its main clause.

Single arcs are often wrong in chat, so nothing is decided here: these are hints that a
classifier weighs beside the words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from scoring.coding.words import Word

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
HELPERS = frozenset({"aux", "cop"})
NO_TAG = "-"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Parts of speech, and the shape of the clause that carries the utterance."""

    tags: tuple[str, ...]
    """For each word its tag in the Penn Treebank's set."""
    root: str = NO_TAG
    """The tag of the main word of the last sentence in the utterance."""
    root_word: str = ""
    subject: str = NO_TAG
    """The subject of that word: itself, if it is a pronoun, else its tag."""
    helper: str = NO_TAG
    """Its first auxiliary or copula."""
    is_inverted: bool = False
    """The helper stands before the subject."""
    has_object_clause: bool = False
    depends: frozenset[str] = frozenset()
    """How other words depend on the main word."""


def grammar_of(span: Span, words: Sequence[Word]) -> Grammar:
    """Return the grammar of the utterance `span`, of which `words` are the plain words."""
    tags = tags_of(span, words)
    roots = [token for token in span if _leads(token, span)]
    if not roots:
        return Grammar(tags)
    root = max(roots, key=lambda token: (_size(token, span), -token.i))
    kids = [token for token in root.children if span.start <= token.i < span.end]
    subject = next((token for token in kids if token.dep_ in SUBJECTS), None)
    helper = next((token for token in kids if token.dep_ in HELPERS), None)
    return Grammar(
        tags,
        root.tag_,
        root.lower_,
        _named(subject),
        helper.lower_ if helper else NO_TAG,
        bool(subject and helper and helper.i < subject.i),
        any(token.dep_ == "ccomp" for token in kids),
        frozenset(token.dep_ for token in kids),
    )


def _leads(token: Token, span: Span) -> bool:
    head = token.head
    return head.i == token.i or not span.start <= head.i < span.end


def _size(token: Token, span: Span) -> int:
    first = max(span.start, token.left_edge.i)
    return min(span.end - 1, token.right_edge.i) - first


def _named(subject: Token | None) -> str:
    if subject is None:
        return NO_TAG
    return subject.lower_ if subject.tag_ in {"PRP", "WP", "EX", "DT"} else subject.tag_


def tags_of(span: Span, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the tag of each of the plain words of `span`."""
    return tuple(token.tag_ or NO_TAG for token in _tokens(span, words))


def starts_of(span: Span, words: Sequence[Word]) -> tuple[bool, ...]:
    """Return for each of the plain words of `span` whether a parsed sentence starts there."""
    return tuple(bool(token.is_sent_start) for token in _tokens(span, words))


def relations_of(span: Span, words: Sequence[Word]) -> tuple[str, ...]:
    """Return for each of the plain words of `span` how it depends on another."""
    return tuple(token.dep_ or NO_TAG for token in _tokens(span, words))


def _tokens(span: Span, words: Sequence[Word]) -> Iterator[Token]:
    """Yield the token that each word was read from."""
    at = span.start
    for word in words:
        while at + 1 < span.end and span.doc[at + 1].idx <= word.start:
            at += 1
        yield span.doc[at]
