"""Where a main question may start behind something else."""

from collections.abc import Iterator

from scoring.coding.question.grammar import AUXILIARIES, PERSONAL, WH_WORDS, inversion_at
from scoring.coding.utterance import Utterance

JOINING = frozenset({"and", "but", "so", "or", "then"})
OPENING = frozenset(
    "if when since before after once as with in for say suppose given".split()
)
"""Words that open a clause or a phrase in front of the question itself."""
ASKS_ON = AUXILIARIES | {"happens", "happened", "then", "else", "next", "about", "now"}
"""After a wh-word these make a question of it, whatever comes before."""


def later_places(utterance: Utterance) -> Iterator[int]:
    """Yield the core words at which a question may start, apart from the first."""
    yield from _after_pauses(utterance)
    words = utterance.core
    for place in range(1, len(words) - 2):
        if words[place] in WH_WORDS and inversion_at(words, place + 1, asks=False):
            yield place
    if words[0] in OPENING:
        yield from _after_opening(utterance)


def _after_pauses(utterance: Utterance) -> Iterator[int]:
    words = utterance.core
    for place in utterance.pauses:
        yield place
        if place + 1 < len(words) and words[place] in JOINING:
            yield place + 1


def _after_opening(utterance: Utterance) -> Iterator[int]:
    words = utterance.core
    for place in range(2, len(words) - 1):
        if words[place] in WH_WORDS and words[place + 1] in ASKS_ON:
            yield place
        if place + 1 in utterance.pauses or words[place + 1] not in PERSONAL:
            continue
        if inversion_at(words, place, asks=False):
            yield place
