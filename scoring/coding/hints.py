"""What the intent of an utterance says about its code, where its own words say little. Pure."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from scoring.coding.lexicon import read_yaml
from scoring.coding.utterance import Claim, Utterance
from scoring.errors import CodebookError
from scoring.vocabulary import CODES, CodeId, IntentId

SURE_INTENT = 0.5
"""Less probable intents prove nothing about the code."""
WEAK = 0.66
"""Claims up to this weight come from defaults, and give way to a sure intent."""
MOST = 0.8
"""The weight of an intent that is certain."""


@cache
def codes_of_intents() -> Mapping[IntentId, CodeId]:
    """Return the code that utterances with an intent usually have.

    Raises:
        CodebookError: The file names a code that does not exist.
    """
    text = (files("scoring.coding") / "intent_codes.yaml").read_text(encoding="utf-8")
    codes = {IntentId(intent): CodeId(code) for intent, code in read_yaml(text).items()}
    if unknown := set(codes.values()) - set(CODES):
        raise CodebookError(f"intent_codes.yaml names unknown codes: {sorted(unknown)}")
    return MappingProxyType(codes)


def hinted(
    utterance: Utterance,
    claims: Iterable[Claim],
    intent: IntentId | None,
    probability: float,
) -> tuple[Claim, ...]:
    """Return `claims`, and one for what `intent` usually is where they are all weak.

    Args:
        utterance: The words.
        claims: What form, words and context claimed.
        intent: What the utterance is about, if that is known.
        probability: How probable the intent is, 0-1.
    """
    claims = tuple(claims)
    code = codes_of_intents().get(intent) if intent else None
    if code is None or probability < SURE_INTENT:
        return claims
    if any(claim.weight > WEAK or claim.code.startswith("question.") for claim in claims):
        return claims
    evidence = (utterance.span(0, len(utterance.core)),)
    return (*claims, Claim(code, MOST * (0.5 + probability / 2), evidence))
