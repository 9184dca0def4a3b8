"""What kind of thing a question asks for, by its question word. Pure."""

import re
from typing import Final, Literal

from scoring.transcript import CodedUtterance
from scoring.vocabulary import QUESTION_OPEN

Asks = Literal["yes_no", "detail", "open", "none"]

_WORD: Final = re.compile(
    r"\b(how (?:many|much|long|old|often|far|come)|what time|whose|who|when|where|why|how|which|what)"
    r"(?:\b|(?=s\b))",
    re.IGNORECASE,
)
ASKING_WORDS: Final = (
    "how many",
    "how long",
    "how old",
    "how often",
    "how far",
    "who",
    "when",
    "where",
    "why",
    "how",
    "which",
    "what",
)
_SAME: Final = {
    "whose": "who",
    "how come": "why",
    "how much": "how many",
    "what time": "when",
}


def asking_word(text: str) -> str:
    """The first question word of a text, with what belongs to it ("how many"); "" for none."""
    found = _WORD.search(text)
    if found is None:
        return ""
    way = found.group(1).lower()
    return _SAME.get(way, way)


_DETAILS: Final = frozenset(
    {
        "who",
        "when",
        "where",
        "which",
        "what",
        "how many",
        "how long",
        "how old",
        "how often",
        "how far",
    }
)
"""Question words that ask for one particular."""


def asks_for(focus: CodedUtterance) -> Asks:
    """What kind of answer the utterance wants; `none` where it asks nothing."""
    if focus.family != "question":
        return "none"
    if focus.code == QUESTION_OPEN:
        return "open"
    return "detail" if asking_word(focus.text) in _DETAILS else "yes_no"
