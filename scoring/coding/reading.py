"""From what the components found to coded utterances."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from scoring.codebook import Codebook
from scoring.coding.extensions import (
    Intent,
    claims_of,
    earlier_of,
    form_of,
    utterance_of,
    utterance_spans,
)
from scoring.coding.hints import hinted
from scoring.coding.marking import Coded, marks_of
from scoring.coding.precedence import Verdict, verdict
from scoring.coding.question.form import Form
from scoring.coding.subjects import subjects_of
from scoring.coding.trained.deciding import reconsidered
from scoring.coding.trained.model import CodeClassifier
from scoring.coding.utterance import Utterance
from scoring.transcript import CodedUtterance
from scoring.transcript import Span as Evidence
from scoring.vocabulary import OTHER, CodeId, MarkId, QuestionForm

UNKNOWN_CONFIDENCE = 0.4
SHOWN_EVIDENCE = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """An utterance coded, before a better wording is looked for."""

    source: Utterance
    """The words it was read from."""
    utterance: CodedUtterance

    def offering(self, rewrite: str | None) -> CodedUtterance:
        """Return the coded utterance with a better wording."""
        return replace(self.utterance, rewrite=rewrite)


def readings_of(
    doc: Doc,
    codebook: Codebook,
    intents: Sequence[Intent],
    classifier: CodeClassifier | None = None,
) -> Iterator[Reading]:
    """Yield what the pipeline made of each utterance of `doc`.

    Args:
        doc: A turn that has been through the pipeline.
        codebook: Says which code beats which, and the reasons.
        intents: For each utterance its intent and the probability, 0-1.
        classifier: Is heard where the rules are not certain; without it they decide alone.
    """
    beats = {code: entry.beats for code, entry in codebook.codes.items()}
    spans = utterance_spans(doc)
    verdicts = [
        verdict(hinted(utterance_of(span), claims_of(span), *intent), beats)
        for span, intent in zip(spans, intents, strict=True)
    ]
    if classifier is not None:
        verdicts = list(reconsidered(doc, verdicts, classifier))
    coded = [_with_marks(span, found) for span, found in zip(spans, verdicts, strict=True)]
    marks = marks_of(coded, earlier_of(doc))
    for span, found, own, intent in zip(spans, verdicts, marks, intents, strict=True):
        utterance = _coded(doc.text, span, found, own, codebook)
        named = replace(
            utterance,
            intent=intent[0],
            intent_confidence=intent[1],
            subjects=subjects_of(span),
        )
        yield Reading(utterance_of(span), named)


def _with_marks(span: Span, found: Verdict | None) -> Coded:
    utterance = utterance_of(span)
    if found is None:
        return Coded(utterance, OTHER, ())
    return Coded(utterance, found.claim.code, (*found.claim.marks, *span._.coachsim_marks))


def _coded(
    text: str,
    span: Span,
    found: Verdict | None,
    marks: tuple[MarkId, ...],
    codebook: Codebook,
) -> CodedUtterance:
    utterance = utterance_of(span)
    words = text[utterance.start : utterance.end]
    if found is None or found.claim.code == OTHER:
        reason = codebook.codes[OTHER].reason
        return CodedUtterance(
            utterance.start, utterance.end, words, OTHER, UNKNOWN_CONFIDENCE, reason
        )
    code = found.claim.code
    return CodedUtterance(
        start=utterance.start,
        end=utterance.end,
        text=words,
        code=code,
        confidence=found.confidence,
        reason=found.claim.why or _reason(text, found.claim.evidence, codebook, code),
        evidence=found.claim.evidence,
        form=_form(code, form_of(span)),
        marks=marks,
        runner_up=found.runner_up,
    )


def _reason(
    text: str, evidence: tuple[Evidence, ...], codebook: Codebook, code: CodeId
) -> str:
    quoted = text[evidence[0].start : evidence[0].end] if evidence else text
    shown = quoted if len(quoted) <= SHOWN_EVIDENCE else f"{quoted[:SHOWN_EVIDENCE]}…"
    return codebook.codes[code].reason.replace("{evidence}", f"“{shown}”")


def _form(code: CodeId, form: Form | None) -> QuestionForm | None:
    family, _, label = code.partition(".")
    if family != "question":
        return None
    if label in set(QuestionForm):
        return QuestionForm(label)
    return form.label if form else QuestionForm.CLOSED


def unsaid(text: str, limit: int, end: int) -> Iterator[CodedUtterance]:
    """Yield what the pipeline did not read: a turn without words, or the rest of a paste."""
    start = max(end, limit if len(text) > limit else 0)
    rest = text[start:]
    if not rest.strip() or (end and len(text) <= limit):
        return
    start += len(rest) - len(rest.lstrip())
    kept = text[start:].rstrip()
    yield CodedUtterance(
        start,
        start + len(kept),
        kept,
        OTHER,
        UNKNOWN_CONFIDENCE,
        "No move of a coach was found here.",
    )
