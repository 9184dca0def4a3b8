"""What kind of thing a question asks for, by its question word. Pure."""

import re
from typing import Final

_WORD: Final = re.compile(
    r"\b(how (?:many|much|long|old|often|far|come)|what time|whose|who|when|where|why|how|which|what)"
    r"(?:\b|(?=s\b))",
    re.IGNORECASE,
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
