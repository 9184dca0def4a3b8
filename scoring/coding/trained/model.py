"""The classifier of utterances: loaded weights that give each code a probability."""

import itertools
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Self

from scoring.coding.trained.features import Feature, features_of
from scoring.coding.trained.learning import softmax
from scoring.coding.trained.seen import Seen
from scoring.coding.trained.table import WeightTable
from scoring.errors import ModelError
from scoring.transcript import Span
from scoring.vocabulary import CODES, CodeId

WEIGHTS = "weights"
_NUMBERS = "weights.npz"
_SETTINGS = "settings.json"
_LONGEST_EVIDENCE = 8
"""Words."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the classifier thinks of one utterance."""

    probabilities: Mapping[CodeId, float]
    """Of every code, 0-1, likeliest first."""
    evidence: Span
    """The words that speak most for the likeliest code."""

    @property
    def code(self) -> CodeId:
        """The likeliest code."""
        return next(iter(self.probabilities))


@dataclass(frozen=True, slots=True)
class Balance:
    """What features and network weigh.

    Chosen on turns that neither learned from, so that of the codes given a probability
    of 0.7, seven in ten are right.
    """

    features: float
    network: float


class CodeClassifier:
    """Gives the codes of utterances their probabilities. Load one and share it."""

    def __init__(self, table: WeightTable, balance: Balance) -> None:
        self.table = table
        self.version = f"trained-{zlib.crc32(table.weights.tobytes()):08x}"
        """Changes whenever the weights do."""
        self.balance = balance

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """Return the classifier with the weights that ship, or with those in `folder`.

        Raises:
            ModelError: The weights are missing or do not fit this version of the code.
        """
        if folder is not None:
            return cls._from(folder)
        with as_file(files("scoring.coding.trained") / WEIGHTS) as shipped:
            return cls._from(shipped)

    @classmethod
    def _from(cls, folder: Path) -> Self:
        try:
            table = WeightTable.read(folder / _NUMBERS)
            kept = json.loads((folder / _SETTINGS).read_text("utf-8"))
            balance, codes = Balance(**kept["balance"]), kept["codes"]
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise _unusable(folder) from error
        if codes != list(CODES) or table.weights.shape[1:] != (len(CODES),):
            raise _unusable(folder)
        return cls(table, balance)

    def save(self, folder: Path) -> None:
        """Write the weights into `folder`."""
        self.table.write(folder / _NUMBERS)
        settings = {"balance": asdict(self.balance), "codes": CODES}
        (folder / _SETTINGS).write_text(f"{json.dumps(settings)}\n", "utf-8")

    def knows(self, seen: Seen) -> bool:
        """Return whether any word of the utterance was learned from."""
        return any(f"w {word}" in self.table.rows for word in seen.utterance.texts)

    def opinion_of(self, seen: Seen) -> Opinion:
        """Return what the classifier thinks of an utterance."""
        table = self.table
        features = [one for one in features_of(seen) if one.name in table.rows]
        speak = table.weights[[table.rows[one.name] for one in features]]
        scores = speak.sum(axis=0) + table.base
        together = scores * self.balance.features + seen.heard * self.balance.network
        chances = softmax(together[None, :])[0]
        order = (-chances).argsort(kind="stable")
        return Opinion(
            {CODES[at]: float(chances[at]) for at in order},
            _evidence(seen, features, speak[:, order[0]].tolist()),
        )


@cache
def load_classifier() -> CodeClassifier:
    """Return the classifier that ships, loaded once a process.

    Raises:
        ModelError: As `CodeClassifier.load`.
    """
    return CodeClassifier.load()


def _evidence(seen: Seen, features: Sequence[Feature], weights: Sequence[float]) -> Span:
    """Return the run of words that speaks most for the code of which these are the weights."""
    words = seen.utterance.words
    speaks = [0.0] * len(words)
    for feature, weight in zip(features, weights, strict=True):
        if (length := feature.last - feature.first) > 0:
            for place in range(feature.first, feature.last):
                speaks[place] += weight / length
    first, last = _best_run(speaks)
    return Span(words[first].start, words[last - 1].end)


def _best_run(speaks: Sequence[float]) -> tuple[int, int]:
    """Return the start and end of the run that sums to most."""
    sums = list(itertools.accumulate(speaks, initial=0.0))
    runs = (
        (sums[last] - sums[first], first - last, -first)
        for first in range(len(speaks))
        for last in range(first + 1, min(len(speaks), first + _LONGEST_EVIDENCE) + 1)
    )
    _, length, start = max(runs)
    return -start, -start - length


def _unusable(folder: Path) -> ModelError:
    return ModelError(
        f"cannot use the coder's weights in {folder}; "
        "train them with `python -m scoring.coding.trained.train`"
    )
