"""What an utterance asks, by its grammar alone."""

from dataclasses import dataclass
from enum import StrEnum

from scoring.vocabulary import QuestionForm


class Kind(StrEnum):
    """How an utterance comes to be a question."""

    WH = "wh"
    POLAR = "polar"
    EMBEDDED = "embedded"
    """An open or closed question inside a frame: "I'm curious what ..."."""
    WHETHER = "whether"
    """Whether-clause in a frame: "I wonder if ..."; its meaning decides what it is."""
    INVITATION = "invitation"
    """An imperative that invites: "Tell me about ..."."""
    TAG = "tag"
    """A statement with a grammatical tag: "..., isn't it?"."""
    NODDED = "nodded"
    """A statement with a word that asks for a nod: "..., right?"."""
    DECLARATIVE = "declarative"
    """A statement with a question mark."""
    FRAGMENT = "fragment"
    """A few words with a question mark."""


STATEMENTS = frozenset({Kind.TAG, Kind.NODDED, Kind.DECLARATIVE, Kind.WHETHER})
"""Forms that say something first; what they say decides the code."""


@dataclass(frozen=True, slots=True)
class Form:
    """The grammatical form of a question, and where it stands in the core words."""

    kind: Kind
    label: QuestionForm
    first: int
    last: int
    """The words `first` up to, not including, `last` show the form."""
    negated: bool = False
    """The auxiliary is denied: "don't you", "isn't it"."""
    polite: bool = False
    """Yes/no by form, and an account is the natural answer."""
