"""How an utterance is written down before it is classified: one spelling for each word.

The same is done to the examples in training and to what is typed, so chat
spelling, curly quotes, contractions and case make no difference.
"""

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[?!%]|\.{2,}")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")

_QUOTES: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "…": "...", "–": "-"}
)

_SHORT: Final[dict[str, str]] = {
    "abt": "about",
    "aint": "is not",
    "alright": "all right",
    "arent": "are not",
    "asap": "as soon as possible",
    "bc": "because",
    "btw": "by the way",
    "can't": "can not",
    "cannot": "can not",
    "cant": "can not",
    "cos": "because",
    "couldnt": "could not",
    "coz": "because",
    "cud": "could",
    "cuz": "because",
    "didnt": "did not",
    "doesnt": "does not",
    "dont": "do not",
    "dunno": "do not know",
    "em": "them",
    "fav": "favourite",
    "gd": "good",
    "gimme": "give me",
    "gonna": "going to",
    "gotta": "got to",
    "gr8": "great",
    "hadnt": "had not",
    "hasnt": "has not",
    "havent": "have not",
    "hes": "he is",
    "hows": "how is",
    "idk": "i do not know",
    "ill": "i will",
    "im": "i am",
    "innit": "is it not",
    "isnt": "is not",
    "ive": "i have",
    "kinda": "kind of",
    "lemme": "let me",
    "let's": "let us",
    "lets": "let us",
    "luv": "love",
    "mins": "minutes",
    "ok": "okay",
    "okey": "okay",
    "pls": "please",
    "plz": "please",
    "ppl": "people",
    "r": "are",
    "shan't": "shall not",
    "shes": "she is",
    "shouldnt": "should not",
    "shud": "should",
    "smth": "something",
    "sry": "sorry",
    "soz": "sorry",
    "ta": "thanks",
    "tbh": "to be honest",
    "thanx": "thanks",
    "thats": "that is",
    "theres": "there is",
    "theyre": "they are",
    "tho": "though",
    "thru": "through",
    "thx": "thanks",
    "tmrw": "tomorrow",
    "u": "you",
    "ull": "you will",
    "ur": "your",
    "uve": "you have",
    "wanna": "want to",
    "wasnt": "was not",
    "wat": "what",
    "werent": "were not",
    "weve": "we have",
    "whats": "what is",
    "wheres": "where is",
    "whos": "who is",
    "whys": "why is",
    "won't": "will not",
    "wont": "will not",
    "wot": "what",
    "wouldnt": "would not",
    "wud": "would",
    "y": "why",
    "ya": "you",
    "yep": "yes",
    "yeah": "yes",
    "yup": "yes",
    "youd": "you would",
    "youll": "you will",
    "youre": "you are",
    "youve": "you have",
}
_ENDINGS: Final = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'m", "am"),
    ("'d", "would"),
)
_IS_AFTER: Final = frozenset(
    "what how that it he she there who where when why here everything something".split()
)
_NUMBERS: Final = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve".split()
)


def words_of(text: str) -> list[str]:
    """Return the words of `text` in their plain spelling, lower case, `?` and `!` kept.

    Numbers up to twelve become words, all longer ones `#`, a digit each.
    """
    smooth = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    found = _WORD.findall(_STRETCHED.sub(r"\1\1", smooth))
    return [word for typed in found for word in _spelt_out(typed)]


def _spelt_out(typed: str) -> list[str]:
    if typed in _SHORT:
        return _SHORT[typed].split()
    if typed.isdecimal():
        return [_number(typed)]
    if "'" in typed:
        return _uncontracted(typed)
    return [typed]


def _number(digits: str) -> str:
    number = int(digits) if len(digits) < 3 else len(_NUMBERS)  # noqa: PLR2004 -- up to 99
    return _NUMBERS[number] if number < len(_NUMBERS) else "#" * min(len(digits), 4)


def _uncontracted(typed: str) -> list[str]:
    for ending, word in _ENDINGS:
        if typed.endswith(ending) and len(typed) > len(ending):
            return [typed.removesuffix(ending), word]
    if typed.endswith("'s"):
        owner = typed.removesuffix("'s")
        return [owner, "is" if owner in _IS_AFTER else "'s"]
    return [typed.replace("'", "")]
