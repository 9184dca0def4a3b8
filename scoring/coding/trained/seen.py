"""What the classifier looks at: an utterance, what the rules made of it, and its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from scoring.coding.earlier import Earlier
from scoring.coding.extensions import (
    claims_of,
    earlier_of,
    form_of,
    heard_codes,
    utterance_of,
    utterance_spans,
)
from scoring.coding.precedence import Verdict
from scoring.coding.question.form import Form
from scoring.coding.syntax.grammar import Grammar, grammar_of
from scoring.coding.utterance import Claim, Utterance
from scoring.vocabulary import OTHER, CodeId


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """An utterance as the rules left it."""

    text: str
    """As typed."""
    utterance: Utterance
    grammar: Grammar
    form: Form | None
    claims: tuple[Claim, ...]
    ruled: Verdict | None
    """What the rules decided; None where they found nothing."""
    heard: np.ndarray
    """The logarithm of the probability the network gives each code."""
    earlier: Earlier
    place: int
    """Where it stands in its turn, from 0."""
    count: int
    """Utterances in the turn."""

    @property
    def ruled_code(self) -> CodeId:
        """The rules' code."""
        return self.ruled.claim.code if self.ruled else OTHER


def seen_in(doc: Doc, verdicts: Sequence[Verdict | None]) -> Iterator[Seen]:
    """Yield what there is to see of each utterance of `doc`.

    Args:
        doc: A turn that has been through the pipeline.
        verdicts: The rules' verdict on each utterance.
    """
    spans = utterance_spans(doc)
    for place, span in enumerate(spans):
        utterance = utterance_of(span)
        yield Seen(
            text=doc.text[utterance.start : utterance.end],
            utterance=utterance,
            grammar=grammar_of(span, utterance.words),
            form=form_of(span),
            claims=claims_of(span),
            ruled=verdicts[place],
            heard=heard_codes(span),
            earlier=earlier_of(doc),
            place=place,
            count=len(spans),
        )
