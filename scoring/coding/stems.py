"""What a piece of talk is about: its content words, lightly stemmed.

The stemming is crude on purpose: two forms of a word need only come out alike.
"""

import re
from functools import lru_cache

from scoring.coding.lexicon import load_lexicon
from scoring.coding.words import plain

LEXICON = load_lexicon()
STOP_WORDS = LEXICON["stop_word"]
IRREGULAR = LEXICON.groups["irregular"]
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ENDINGS = "ations ation ments ment ness ingly edly ings ing ied ies ed ers er es ly al ful s".split()
SHORTEST_STEM = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of the lower-case `word`."""
    word = IRREGULAR.get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return _undoubled(word.rstrip("eiy") if len(word) > SHORTEST_STEM else word)


def _undoubled(word: str) -> str:
    doubled = word[-1:] == word[-2:-1] and word[-1:] not in "ls"
    return word[:-1] if doubled else word


def content_stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of the words that carry content, in order."""
    return tuple(
        stem(word) for word in words if word not in STOP_WORDS and not word.startswith("'")
    )


@lru_cache(maxsize=1024)
def words_in(text: str) -> tuple[str, ...]:
    """Return the plain words of `text`, spelled out, without the help of spaCy."""
    lower = text.lower().replace("’", "'")
    return tuple(plain(" ".join(map(_split_clitic, WORD.findall(lower)))).split())


def _split_clitic(word: str) -> str:
    if word.endswith("n't"):
        return f"{word[:-3]} not"
    host, apostrophe, clitic = word.partition("'")
    return f"{host} '{clitic}" if apostrophe else host
