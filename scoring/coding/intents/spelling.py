"""Mends slips of the keyboard towards words the classifier knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

_SWAPPED_FROM = 4
_LOST_OR_DOUBLED_FROM = 6
_STRUCK_BESIDE_FROM = 8
"""Letters a word must have before such a slip is mended: in a shorter one, another
word is as likely."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The known words, each with how often it was seen."""

    known: Mapping[str, int]

    def mended(self, word: str) -> str:
        """Return the word, or the commonest known word that it is one slip away from."""
        if len(word) < _SWAPPED_FROM or word in self.known or not word.isascii():
            return word
        near = [guess for guess in _one_slip_from(word) if guess in self.known]
        return max(near, key=lambda guess: (self.known[guess], guess), default=word)


def _one_slip_from(word: str) -> Iterator[str]:
    """Yield what could have been meant; the first letter is taken to be right."""
    for at in range(1, len(word)):
        before, after = word[:at], word[at:]
        yield before + after[1:2] + after[0] + after[2:]
        if len(word) >= _LOST_OR_DOUBLED_FROM:
            yield before + after[1:]
            yield from (before + letter + after for letter in ascii_lowercase)
        if len(word) >= _STRUCK_BESIDE_FROM:
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
    if len(word) >= _LOST_OR_DOUBLED_FROM:
        yield from (word + letter for letter in ascii_lowercase)
