"""The catalogue's examples as material: which are trained on, tuned on and kept back.

Which share an example falls in depends on its own words alone, so it never changes
when others are added.
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scoring.coding.stems import words_in
from scoring.intents import NONE, IntentCatalogue, plain

_SHARES: Final = 6
_TUNED_ON: Final = 10
_LEAD_INS: Final = (
    "so",
    "okay so",
    "and",
    "right",
    "well",
    "okay",
    "um",
    "now",
    "but",
    "alright",
)
_EMPTY_WORDS: Final = frozenset(
    "so okay well right please just then now and but um ? !".split()
)
_NEIGHBOURS: Final = dict(
    zip("qwertyuiopasdfghjklzxcvbnm", "wqretyiuopsadfghkjlxzvcbmn", strict=True)
)


class Share(StrEnum):
    """What an example is used for."""

    TRAIN = "train"
    TUNE = "tune"
    """A tenth, left out while the threshold is chosen, and then trained on."""
    HELD_OUT = "held-out"
    """A sixth, never trained on and never tuned to."""


@dataclass(frozen=True, slots=True)
class Example:
    """What somebody might type, and its intent, or `none`."""

    text: str
    label: str


def examples_of(catalogue: IntentCatalogue) -> list[Example]:
    """Return every example with its label, in the catalogue's order."""
    return [
        *(
            Example(text, intent.id)
            for intent in catalogue.intents.values()
            for text in intent.examples
        ),
        *(Example(text, NONE) for text in catalogue.without_intent),
    ]


def share_of(example: Example) -> Share:
    """Return what the example is for, by a hash of its words."""
    digest = hashlib.sha256(plain(example.text).encode()).digest()
    number = int.from_bytes(digest[:8])
    if number % _SHARES == 0:
        return Share.HELD_OUT
    return Share.TUNE if number % _TUNED_ON == 1 else Share.TRAIN


def of_share(examples: Iterable[Example], *shares: Share) -> list[Example]:
    """Return the examples of these shares, in their order."""
    return [example for example in examples if share_of(example) in shares]


def to_train_on(examples: Sequence[Example], *shares: Share) -> list[Example]:
    """Return the examples of these shares that none held out is all but identical to."""
    held_out = {_core(example) for example in of_share(examples, Share.HELD_OUT)}
    return [known for known in of_share(examples, *shares) if _core(known) not in held_out]


def _core(example: Example) -> frozenset[str]:
    """The words without those that change nothing; all of them where nothing is left."""
    words = frozenset(words_in(example.text))
    return words - _EMPTY_WORDS or words


def varied(
    examples: Iterable[Example], copies: int, chance: random.Random
) -> Iterator[Example]:
    """Yield each example, and copies as a hurried writer might have typed it."""
    for example in examples:
        yield example
        for _ in range(copies):
            yield Example(_hurried(example.text, chance), example.label)


def _hurried(text: str, chance: random.Random) -> str:
    """Return the text in lower case without its marks, with a lead-in or a typo."""
    words = text.lower().rstrip("?.! ").split()
    if chance.random() < 0.5:  # noqa: PLR2004 -- half of the copies
        at = chance.randrange(len(words) or 1)
        words[at : at + 1] = [mistyped(word, chance) for word in words[at : at + 1]]
    if chance.random() < 0.2:  # noqa: PLR2004 -- a fifth of them
        words.insert(0, chance.choice(_LEAD_INS))
    return " ".join(words) or text


def mistyped(word: str, chance: random.Random) -> str:
    """Return the word with a letter lost, doubled, swapped or struck beside its key."""
    if len(word) < 4:  # noqa: PLR2004 -- too short to stay readable
        return word
    at = chance.randrange(1, len(word) - 1)
    wrong = chance.choice(
        (
            word[at + 1 :],
            word[at] + word[at:],
            word[at + 1] + word[at] + word[at + 2 :],
            _NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :],
        )
    )
    return word[:at] + wrong
