"""Words as coaches' turns and scenario files are compared: endings taken off. Pure."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_KEEP_WHOLE = 4
"""Words of up to this many letters keep their endings, but for a plural s."""


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The word without a possessive, plural, -ed, -ing or -ly, roughly.

    Both sides of a comparison go through this, so it need only be consistent.
    """
    word = (
        word.partition("'")[0] if word.endswith(("'s", "'ll", "'d", "'re", "'ve")) else word
    )
    word = re.sub(r"ies$", "y", word) if len(word) > _KEEP_WHOLE else word
    word = re.sub(r"([^su])s$", r"\1", word) if len(word) >= _KEEP_WHOLE else word
    if len(word) <= _KEEP_WHOLE:
        return word
    shorter = re.sub(r"(?:ing|ed|ly)$|(?<=\w{5})e$", "", word)
    shorter = re.sub(r"([bdfglmnprt])\1$", r"\1", shorter)
    return shorter if len(shorter) >= _KEEP_WHOLE - 1 else word


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, in order, as typed but in lower case."""
    return tuple(_TOKEN.findall(text.lower().translate(_CURLY)))


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(map(stem, tokens(text)))


def phrase_places(phrase: tuple[str, ...], said: tuple[str, ...]) -> tuple[int, ...]:
    """Where the stems of `phrase` stand one after the other in `said`."""
    # Most phrases do not occur at all, and this is asked thousands of times a turn.
    if not phrase or phrase[0] not in said:
        return ()
    size = len(phrase)
    return tuple(
        start
        for start in range(len(said) - size + 1)
        if said[start : start + size] == phrase
    )


def names(phrase: str, said: tuple[str, ...]) -> bool:
    """Whether the phrase, endings ignored, stands in the stems `said`."""
    return bool(phrase_places(stems(phrase), said))
