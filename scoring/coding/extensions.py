"""What our components write on spaCy's objects, with types.

Docs carry the turn's words, utterances and what was said before; spans carry what
each component found out about an utterance.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from scoring.coding.earlier import Earlier
from scoring.coding.question.form import Form
from scoring.coding.utterance import Claim, Utterance

DOC_EXTENSIONS = ("coachsim_earlier", "coachsim_words")
SPAN_EXTENSIONS = (
    "coachsim_utterance",
    "coachsim_form",
    "coachsim_claims",
    "coachsim_marks",
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


def claims_of(span: Span) -> tuple[Claim, ...]:
    """Return what has been claimed so far about an utterance."""
    found: tuple[Claim, ...] = span._.coachsim_claims or ()
    return found


def add_claims(span: Span, claims: Iterable[Claim]) -> None:
    """Add `claims` to those about an utterance."""
    span._.coachsim_claims = (*claims_of(span), *claims)
