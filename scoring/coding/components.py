"""Our spaCy components, in the order they run; each adds to what the last one found."""

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from scoring.codebook import load_codebook
from scoring.coding.asking import asking_claims
from scoring.coding.attribution import is_verbatim, own_claims
from scoring.coding.extensions import (
    UTTERANCES,
    add_claims,
    claims_of,
    earlier_of,
    form_of,
    register_extensions,
    utterance_of,
    utterance_spans,
)
from scoring.coding.listening import listening_claims, settled
from scoring.coding.patterns import MarkComponent, PatternComponent
from scoring.coding.question.analysis import question_form
from scoring.coding.question.form import STATEMENTS, Kind
from scoring.coding.remainder import remainder_claims
from scoring.coding.splitter import utterances_of
from scoring.coding.words import words_of

register_extensions()


@Language.component("coachsim_words")
def spell_out(doc: Doc) -> Doc:
    """Note the plain words of the turn."""
    doc._.coachsim_words = words_of(doc)
    return doc


@Language.component("coachsim_splitter")
def split(doc: Doc) -> Doc:
    """Mark the utterances as a span group."""
    spans = []
    for utterance in utterances_of(doc.text, doc._.coachsim_words):
        span = doc.char_span(utterance.start, utterance.end, alignment_mode="expand")
        span._.coachsim_utterance = utterance
        spans.append(span)
    doc.spans[UTTERANCES] = SpanGroup(doc, spans=spans)
    return doc


@Language.component("coachsim_form")
def find_forms(doc: Doc) -> Doc:
    """Note the question form of every utterance."""
    for span in utterance_spans(doc):
        span._.coachsim_form = question_form(utterance_of(span))
    return doc


@Language.factory("coachsim_patterns")
def _patterns(nlp: Language, name: str) -> PatternComponent:  # noqa: ARG001 -- spaCy names it
    return PatternComponent(nlp.vocab, load_codebook())


@Language.component("coachsim_meaning")
def weigh_meaning(doc: Doc) -> Doc:
    """Claim what form and context say: questions, reflections, and what is left."""
    for span in utterance_spans(doc):
        _weigh(span, doc)
    return doc


def _weigh(span: Span, doc: Doc) -> None:
    utterance, form, earlier = utterance_of(span), form_of(span), earlier_of(doc)
    claims = own_claims(utterance, claims_of(span))
    if is_verbatim(utterance, earlier) and form is None:
        claims = tuple(claim for claim in claims if claim.code.startswith("listening."))
    if form is None or form.kind in STATEMENTS - {Kind.WHETHER}:
        reflections = listening_claims(utterance, claims, earlier)
        claims = settled(claims, reflections)
        claims = (*claims, *(() if form else reflections))
    span._.coachsim_claims = claims
    if form is not None:
        add_claims(span, asking_claims(utterance, form, claims, earlier))
    add_claims(span, remainder_claims(utterance, claims_of(span), earlier))


@Language.factory("coachsim_marks")
def _marks(nlp: Language, name: str) -> MarkComponent:  # noqa: ARG001 -- spaCy names it
    return MarkComponent(nlp.vocab, load_codebook())
