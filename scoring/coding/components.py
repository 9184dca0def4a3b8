"""Our spaCy components, in the order they run; each adds to what the last one found."""

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from scoring.codebook import load_codebook
from scoring.coding.asking import asking_claims
from scoring.coding.attribution import is_verbatim, own_claims
from scoring.coding.earlier import Earlier
from scoring.coding.extensions import (
    UTTERANCES,
    claims_of,
    earlier_of,
    form_of,
    register_extensions,
    turn_of,
    utterance_of,
    utterance_spans,
    words_in,
)
from scoring.coding.listening import REFLECTIONS, listening_claims, settled
from scoring.coding.network import component as _component  # noqa: F401 -- registers it
from scoring.coding.network.dividing import TurnDivider
from scoring.coding.patterns import MarkComponent, PatternComponent
from scoring.coding.question.analysis import question_form
from scoring.coding.question.form import STATEMENTS, Form, Kind
from scoring.coding.remainder import remainder_claims
from scoring.coding.splitter import utterances_of
from scoring.coding.utterance import Claim, Utterance
from scoring.coding.words import words_of
from scoring.errors import TranscriptError

Claims = tuple[Claim, ...]

register_extensions()


@Language.component("coachsim_words")
def spell_out(doc: Doc) -> Doc:
    """Note the plain words of the turn."""
    doc._.coachsim_words = words_of(doc)
    return doc


@Language.component("coachsim_splitter")
def mark_utterances(doc: Doc) -> Doc:
    """Mark the utterances of the turn, which the network has read, as a span group."""
    divider = TurnDivider(turn_of(doc).begins)
    utterances = utterances_of(doc.text, words_in(doc), divider)
    spans = [_span(doc, utterance) for utterance in utterances]
    for span, utterance in zip(spans, utterances, strict=True):
        span._.coachsim_utterance = utterance
    doc.spans[UTTERANCES] = SpanGroup(doc, spans=spans)
    return doc


def _span(doc: Doc, utterance: Utterance) -> Span:
    span = doc.char_span(utterance.start, utterance.end, alignment_mode="expand")
    if span is None:
        raise TranscriptError(f"an utterance lies outside the turn {doc.text!r}")
    return span


@Language.component("coachsim_form")
def find_forms(doc: Doc) -> Doc:
    """Note the question form of every utterance."""
    for span in utterance_spans(doc):
        span._.coachsim_form = question_form(utterance_of(span))
    return doc


@Language.factory("coachsim_patterns")
def _patterns(nlp: Language, name: str) -> PatternComponent:  # noqa: ARG001 -- spaCy names them
    return PatternComponent(load_codebook())


@Language.component("coachsim_meaning")
def weigh_meaning(doc: Doc) -> Doc:
    """Claim what form and context say: questions, reflections, and what is left."""
    for span in utterance_spans(doc):
        _weigh(span, doc)
    return doc


def _weigh(span: Span, doc: Doc) -> None:
    utterance, form, earlier = utterance_of(span), form_of(span), earlier_of(doc)
    claims = own_claims(utterance, claims_of(span))
    if form is None:
        claims = _heard(utterance, claims, earlier)
    else:
        claims = _asked(utterance, form, claims, earlier)
    span._.coachsim_claims = (*claims, *remainder_claims(utterance, claims, earlier))


def _heard(utterance: Utterance, claims: Claims, earlier: Earlier) -> Claims:
    if is_verbatim(utterance, earlier):
        claims = tuple(claim for claim in claims if claim.code.startswith("listening."))
    reflections = listening_claims(utterance, claims, earlier)
    return (*settled(claims, reflections), *reflections)


def _asked(utterance: Utterance, form: Form, claims: Claims, earlier: Earlier) -> Claims:
    if form.kind in STATEMENTS - {Kind.WHETHER}:
        claims = settled(claims, listening_claims(utterance, claims, earlier))
    asked = asking_claims(utterance, form, claims, earlier)
    # What is asked says whether it reflects: the statement alone no longer does.
    others = (claim for claim in claims if claim.code not in REFLECTIONS)
    return (*others, *asked)


@Language.factory("coachsim_marks")
def _marks(nlp: Language, name: str) -> MarkComponent:  # noqa: ARG001 -- spaCy names them
    return MarkComponent(load_codebook())
