"""Turns that are a light word and no more: a laugh, a thank-you. Pure."""

import re
from typing import Final, Literal

from scenarios.words import tokens

Aside = Literal["laugh", "thanks", "none"]
A_FEW_WORDS: Final = 8
"""Words up to which a laugh or a thank-you is all that a turn says."""
_LAUGH: Final = re.compile(
    r"\b(?:ha(?:ha)+|lol|lmao|hehe|rofl)\b|[\U0001F602\U0001F923]", re.IGNORECASE
)
_THANKS: Final = re.compile(
    r"\b(?:thanks?|thank you|cheers|ta|appreciate)\b", re.IGNORECASE
)


def aside_in(text: str) -> Aside:
    """What light word the turn is; `none` where it says more."""
    if len(tokens(text)) > A_FEW_WORDS:
        return "none"
    if _LAUGH.search(text):
        return "laugh"
    return "thanks" if _THANKS.search(text) else "none"
