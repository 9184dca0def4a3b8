"""What our components write on spaCy's objects, with types.

Docs carry the turn's words, utterances and what was said before; spans carry what
each component found out about an utterance.
"""

from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc, Span

from scoring.coding.earlier import Earlier
from scoring.coding.network.model import Turn
from scoring.coding.question.form import Form
from scoring.coding.utterance import Claim, Utterance
from scoring.coding.words import Word
from scoring.vocabulary import IntentId

Intent = tuple[IntentId | None, float]
"""An intent, or None, and how probable it is, 0-1."""

DOC_EXTENSIONS = ("coachsim_earlier", "coachsim_words", "coachsim_turn")
SPAN_EXTENSIONS = (
    "coachsim_utterance",
    "coachsim_form",
    "coachsim_claims",
    "coachsim_marks",
    "coachsim_intent",
    "coachsim_codes",
)
UTTERANCES = "coachsim_utterances"


def register_extensions() -> None:
    """Declare the extensions; harmless when done again."""
    for name in DOC_EXTENSIONS:
        Doc.set_extension(name, default=None, force=True)
    for name in SPAN_EXTENSIONS:
        Span.set_extension(name, default=None, force=True)


def earlier_of(doc: Doc) -> Earlier:
    """Return what was said before the turn."""
    return doc._.coachsim_earlier or Earlier()


def words_in(doc: Doc) -> tuple[Word, ...]:
    """Return the plain words of the turn."""
    found: tuple[Word, ...] = doc._.coachsim_words
    return found


def turn_of(doc: Doc) -> Turn:
    """Return the turn as the network read it."""
    found: Turn = doc._.coachsim_turn
    return found


def utterance_spans(doc: Doc) -> tuple[Span, ...]:
    """Return the utterances the splitter found, in order."""
    return tuple(doc.spans.get(UTTERANCES, ()))


def utterance_of(span: Span) -> Utterance:
    """Return the words of an utterance."""
    found: Utterance = span._.coachsim_utterance
    return found


def form_of(span: Span) -> Form | None:
    """Return the question form of an utterance."""
    found: Form | None = span._.coachsim_form
    return found


def intent_of(span: Span) -> Intent:
    """Return what the network takes an utterance to be about."""
    found: Intent = span._.coachsim_intent
    return found


def heard_codes(span: Span) -> np.ndarray:
    """Return the logarithm of the probability the network gives each code."""
    found: np.ndarray = span._.coachsim_codes
    return found


def claims_of(span: Span) -> tuple[Claim, ...]:
    """Return what has been claimed so far about an utterance."""
    found: tuple[Claim, ...] = span._.coachsim_claims or ()
    return found


def add_claims(span: Span, claims: Iterable[Claim]) -> None:
    """Add `claims` to those about an utterance."""
    span._.coachsim_claims = (*claims_of(span), *claims)
