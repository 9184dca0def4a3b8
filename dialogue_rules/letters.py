"""How alike texts are by their letters, so that "staffed" is near "staff". Pure.

Each text is a bag of the runs of four letters within its words, weighted by how rare they
are among all texts; two texts are as alike as the cosine of their bags.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dialogue_rules.same_words import grammar_words
from scenarios.words import stems, tokens

Numbers = NDArray[np.float64]
_RUN: Final = 4


class Letters:
    """An index of texts, to be compared with a text all at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        bags = [runs_of(text) for text in texts]
        self._number = {
            run: at for at, run in enumerate(dict.fromkeys(r for b in bags for r in b))
        }
        runs = np.array([self._number[run] for bag in bags for run in bag], np.int64)
        text_of = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        counts = np.array([count for bag in bags for count in bag.values()], float)
        found_in = np.bincount(runs, minlength=len(self._number))
        self._rarity = np.log((1 + len(bags)) / (1 + found_in)) + 1
        weights = (1 + np.log(counts)) * self._rarity[runs]
        lengths = np.sqrt(np.bincount(text_of, weights**2, len(bags)))
        weights /= np.maximum(lengths, 1e-9)[text_of]
        order = np.argsort(runs, kind="stable")
        self._texts = text_of[order]
        self._weights = weights[order]
        self._starts = np.concatenate([[0], np.cumsum(found_in)])
        self._size = len(bags)

    def likeness(self, bag: Counter[str]) -> Numbers:
        """Return how alike (0-1) each text of the index is to one of these runs."""
        rarest = math.log(1 + self._size) + 1
        total = np.zeros(self._size)
        length = 0.0
        for run, count in bag.items():
            at = self._number.get(run)
            weight = (1 + math.log(count)) * (rarest if at is None else self._rarity[at])
            length += weight**2
            if at is not None:
                found = slice(self._starts[at], self._starts[at + 1])
                total[self._texts[found]] += weight * self._weights[found]
        alike: Numbers = total / max(math.sqrt(length), 1e-9)
        return alike


def runs_of(text: str) -> Counter[str]:
    """The runs of letters in a text's words of weight, edges included."""
    return Counter(run for word in tokens(text) for run in _runs_of_word(word))


@lru_cache(maxsize=16384)
def _runs_of_word(word: str) -> tuple[str, ...]:
    if set(stems(word)) <= grammar_words():
        return ()
    edged = f" {word} "
    return tuple(edged[at : at + _RUN] for at in range(max(1, len(edged) - _RUN + 1)))
