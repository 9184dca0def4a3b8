"""Where the classifier decides and where the rules do. Pure.

The rules keep what form and set phrases show: questions, courtesies, encouragers,
permission. What is left to their defaults goes to the likelier of both.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from scoring.coding.precedence import Verdict
from scoring.coding.trained.model import CodeClassifier, Opinion
from scoring.coding.trained.seen import Intent, Seen, seen_in
from scoring.coding.utterance import Claim
from scoring.vocabulary import PERMISSION, SILENCE, CodeId

_KEPT: Final = frozenset({CodeId("listening.encourager"), PERMISSION, SILENCE})
"""Codes that the rules find by set phrases."""
_QUESTION: Final = "question."
OVERRULES_QUESTION: Final = 0.8
"""How probable it must be that a question is none, 0-1."""
MAKES_QUESTION: Final = 0.8
"""How probable it must be that something is a question after all, 0-1."""
RULES_ARE_SURE: Final = 0.8
"""The weight, 0-1, from which a rule's words are plain enough to decide alone."""
RULES_COUNT: Final = 0.4
"""What a code gains on the others for each unit of the weight the rules give it."""


def reconsidered(
    doc: Doc,
    verdicts: Sequence[Verdict | None],
    intents: Sequence[Intent],
    classifier: CodeClassifier,
) -> Iterator[Verdict | None]:
    """Yield the verdict on each utterance of `doc`, the classifier having been heard.

    Args:
        doc: A turn that has been through the pipeline.
        verdicts: The rules' verdict on each utterance.
        intents: The intent of each utterance.
        classifier: Is asked where the rules do not know for certain.
    """
    for seen in seen_in(doc, verdicts, intents):
        if seen.ruled_code in _KEPT or not classifier.knows(seen):
            yield seen.ruled
        else:
            yield decided(seen, classifier.opinion_of(seen))


def decided(seen: Seen, opinion: Opinion) -> Verdict | None:
    """Return the rules' verdict, or the classifier's where it has the better grounds."""
    if _weight_of(seen) >= RULES_ARE_SURE:
        return seen.ruled
    asks = sum(
        chance for code, chance in opinion.probabilities.items() if is_question(code)
    )
    ruled_asks = is_question(seen.ruled_code)
    if ruled_asks and asks >= 1 - OVERRULES_QUESTION:
        return seen.ruled
    may_ask = ruled_asks is False and seen.form is not None and asks >= MAKES_QUESTION
    chances = {
        code: chance + (RULES_COUNT * _weight_of(seen) if code == seen.ruled_code else 0.0)
        for code, chance in opinion.probabilities.items()
        if is_question(code) == may_ask
    }
    best = max(chances, key=lambda code: chances[code])
    return _verdict(seen, opinion, best)


def is_question(code: CodeId) -> bool:
    """Return whether the code is one of the questions."""
    return code.startswith(_QUESTION)


def _weight_of(seen: Seen) -> float:
    return seen.ruled.claim.weight if seen.ruled else 0.0


def _verdict(seen: Seen, opinion: Opinion, code: CodeId) -> Verdict:
    chance = round(max(0.05, opinion.probabilities[code]), 2)
    second = next(other for other in opinion.probabilities if other != code)
    own = next((claim for claim in seen.claims if claim.code == code), None)
    if seen.ruled and seen.ruled_code == code:
        return Verdict(seen.ruled.claim, chance, second)
    claim = own or Claim(code, chance, (opinion.evidence,))
    return Verdict(claim, chance, second)
