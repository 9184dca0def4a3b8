"""What the network takes whole utterances to be about, each by itself."""

from collections.abc import Sequence

import numpy as np

from scoring.coding.intents.examples import Example
from scoring.coding.network.material import from_examples, lessons_of
from scoring.coding.network.model import load_network
from scoring.coding.syntax.pipeline import load_syntax
from scoring.intents import NONE

Ranked = list[tuple[str, float]]
"""Labels with their probabilities, 0-1, likeliest first."""
NOTHING: Ranked = [(NONE, 1.0)]


def ranked(texts: Sequence[str], most: int = 3) -> list[Ranked]:
    """Return the likeliest intents of each text, taken for one utterance."""
    network = load_network()
    wordy = [text for text in texts if any(map(str.isalnum, text))]
    turns = list(from_examples(Example(text, NONE) for text in wordy))
    found = iter(
        network.opinions(turn, lesson.lengths).intents[0]
        for lesson in lessons_of(turns, load_syntax())
        for turn in network.read([lesson.keys])
    )
    return [
        _best(next(found), network.intents, most)
        if any(map(str.isalnum, text))
        else NOTHING
        for text in texts
    ]


def _best(chances: np.ndarray, labels: Sequence[str], most: int) -> Ranked:
    order = (-chances).argsort(kind="stable")[:most]
    return [(labels[at], float(chances[at])) for at in order]
