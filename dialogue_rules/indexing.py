"""The index of what can be told, made once for a scenario. Pure."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dialogue_rules.same_words import grammar_words
from scenarios.lines import Requirement
from scenarios.schema import Disclosure, Fact

Numbers = NDArray[np.float64]
Chosen = NDArray[np.bool_]
"""For each item whether it is chosen."""
Conditional = tuple[int, Requirement | None]
"""The place of a fact, and what must hold, if anything must."""
Places = NDArray[np.int32]
OF_GRAMMAR: Final = 0.15
"""What is left of the weight of a word of grammar."""
OTHER_QUESTION: Final = 0.75
"""What is left of a likeness where "who" meets "when"."""
LOOSE_QUESTION: Final = 0.92
"""The same where a question without a question word meets one that has one."""


def fits_of(asking: NDArray[np.str_], word: str) -> Numbers:
    """How well each example's question word goes with this one (0-1)."""
    loose = np.where((asking == "") | (not word), LOOSE_QUESTION, OTHER_QUESTION)
    return np.where(asking == word, 1.0, loose)


def conditions_of(
    items: Sequence[Fact | Disclosure],
) -> tuple[Chosen, tuple[Conditional, ...], dict[str, list[Conditional]]]:
    """What may always be said, what has needs, and what follows each disclosure."""
    always = np.ones(len(items), bool)
    needy: list[Conditional] = []
    following: defaultdict[str, list[Conditional]] = defaultdict(list)
    for at, item in enumerate(items):
        if isinstance(item, Disclosure):
            continue
        needs = None if item.needs == Requirement() else item.needs
        always[at] = not item.after and needs is None
        if needs is not None and not item.after:
            needy.append((at, needs))
        for told in item.after:
            following[told].append((at, needs))
    return always, tuple(needy), dict(following)


def said_of(item: Fact | Disclosure) -> tuple[str, ...]:
    """All that is said of it."""
    more = item.more if isinstance(item, Fact) else item.follow_ups.more
    return (*item.says, *more)


def weights_of(asked_with: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight (0-1) of each word: the fewer things it asks for, the more it says."""
    counts = Counter(word for words in asked_with for word in words)
    most = math.log(len(asked_with) + 1)
    return {
        word: math.log((len(asked_with) + 1) / count)
        / most
        * (OF_GRAMMAR if word in grammar_words() else 1.0)
        for word, count in counts.items()
    }


def places_of(rows: Iterable[frozenset[str]]) -> dict[str, Places]:
    """For each word the numbers of the rows it stands in."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(rows):
        for word in words:
            found[word].append(place)
    return {word: np.array(places, np.int32) for word, places in found.items()}
