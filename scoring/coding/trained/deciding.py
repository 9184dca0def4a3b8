"""Where the classifier decides and where the rules do. Pure.

Silence and what the rules find beyond doubt is theirs. Everything else goes to the
likelier of both, the rules' own choice counting a little extra.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from scoring.coding.precedence import Verdict
from scoring.coding.question.form import Kind
from scoring.coding.trained.model import CodeClassifier, Opinion
from scoring.coding.trained.seen import Seen, seen_in
from scoring.coding.utterance import Claim
from scoring.vocabulary import SILENCE, CodeId, MarkId

RULES_ARE_SURE: Final = 0.95
"""The weight, 0-1, from which a rule's words are plain enough to decide alone."""
RULES_COUNT: Final = 0.3
"""What a code gains on the others for each unit of the weight the rules give it."""
_REFLECTIONS: Final = frozenset(map(CodeId, ("listening.simple", "listening.complex")))
_TOLD: Final = ("input.", "feedback.")
"""Families that tell. With a tag ("don't you?") their words ask for a nod, and lead."""
_CHECKING: Final = MarkId("checking")


def reconsidered(
    doc: Doc,
    verdicts: Sequence[Verdict | None],
    classifier: CodeClassifier,
) -> Iterator[Verdict | None]:
    """Yield the verdict on each utterance of `doc`, the classifier having been heard.

    Args:
        doc: A turn that has been through the pipeline.
        verdicts: The rules' verdict on each utterance.
        classifier: Is asked where the rules do not know for certain.
    """
    for seen in seen_in(doc, verdicts):
        if seen.ruled_code == SILENCE or not classifier.knows(seen):
            yield seen.ruled
        else:
            yield decided(seen, classifier.opinion_of(seen))


def decided(seen: Seen, opinion: Opinion) -> Verdict:
    """Return the rules' verdict, or the classifier's where it has the better grounds."""
    if seen.ruled and _weight_of(seen) >= RULES_ARE_SURE:
        return seen.ruled
    has_tag = seen.form is not None and seen.form.kind is Kind.TAG
    chances = {
        code: chance + (RULES_COUNT * _weight_of(seen) if code == seen.ruled_code else 0.0)
        for code, chance in opinion.probabilities.items()
        if not (has_tag and code.startswith(_TOLD))
    }
    return _verdict(seen, opinion, max(chances, key=lambda code: chances[code]))


def _weight_of(seen: Seen) -> float:
    return seen.ruled.claim.weight if seen.ruled else 0.0


def _verdict(seen: Seen, opinion: Opinion, code: CodeId) -> Verdict:
    chance = round(max(0.05, opinion.probabilities[code]), 2)
    second = next(other for other in opinion.probabilities if other != code)
    own = next((claim for claim in seen.claims if claim.code == code), None)
    if seen.ruled and seen.ruled_code == code:
        return Verdict(seen.ruled.claim, chance, second)
    # Given back with a rising end, the coachee's words are checked.
    marks = (_CHECKING,) if code in _REFLECTIONS and seen.form else ()
    claim = own or Claim(code, chance, (opinion.evidence,), marks)
    return Verdict(claim, chance, second)
