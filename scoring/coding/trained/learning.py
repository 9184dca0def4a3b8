"""Learns the weights of the classifier: softmax over a bag of features, by AdaGrad.

Features are left out by chance at every step, so that none is relied on alone. The
weights kept are the mean over the later steps. The same material and seed give the
same weights.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Bag = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how hard to learn."""

    seed: int
    epochs: int
    batch_size: int
    learn_rate: float
    keep: float
    """The share of an utterance's features kept at each step."""
    decay: float
    """The share of every weight in use lost at each step."""
    least_seen: int
    """Features of fewer utterances are not learned."""
    even_out: float
    """0 counts every utterance alike, 1 every code alike."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One epoch done: its number from 1 and the mean error over its utterances."""

    epoch: int
    error: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A row of weights for each feature, a column for each code."""

    rows: Mapping[str, int]
    weights: np.ndarray
    base: np.ndarray
    """What speaks for each code before anything is seen."""


def learned(
    bags: Sequence[Bag],
    columns: Sequence[int],
    classes: int,
    schedule: Schedule,
    heard: Callable[[Lesson], None] = lambda _: None,
) -> Learned:
    """Return weights that tell the column of each bag of features.

    Args:
        bags: The features of each utterance.
        columns: The column of each utterance's code.
        classes: How many columns there are.
        schedule: How long and how hard.
        heard: Called after each epoch.
    """
    rows = _rows(bags, schedule.least_seen)
    known = [np.asarray([rows[name] for name in bag if name in rows]) for bag in bags]
    truths = np.asarray(columns)
    counts = np.bincount(truths, minlength=classes)
    worth = (counts.mean() / np.maximum(counts, 1)) ** schedule.even_out
    slope = _Slope(np.zeros((len(rows) + 1, classes), "float32"), schedule)
    chance = np.random.default_rng(schedule.seed)
    for epoch in range(1, schedule.epochs + 1):
        errors = [
            slope.step([known[at] for at in batch], truths[batch], worth, chance)
            for batch in _batches(chance.permutation(len(bags)), schedule.batch_size)
        ]
        if epoch * 2 > schedule.epochs:
            slope.keep_mean()
        heard(Lesson(epoch, float(np.mean(errors))))
    mean = slope.total / slope.kept
    return Learned(rows, mean[:-1], mean[-1])


class _Slope:
    """The weights on their way down the error; the last row is the base."""

    def __init__(self, weights: np.ndarray, schedule: Schedule) -> None:
        self.weights = weights
        self.total = np.zeros_like(weights)
        self.kept = 0
        self._squares = np.full_like(weights, 1e-2)
        self._schedule = schedule

    def step(
        self,
        bags: Sequence[np.ndarray],
        truths: np.ndarray,
        worth: np.ndarray,
        chance: np.random.Generator,
    ) -> float:
        """Learn from one batch; return its mean error."""
        base = len(self.weights) - 1
        drawn = [
            np.append(bag[chance.random(len(bag)) < self._schedule.keep], base)
            for bag in bags
        ]
        flat = np.concatenate(drawn).astype("int64")
        starts = np.cumsum([0, *map(len, drawn[:-1])])
        guesses = softmax(np.add.reduceat(self.weights[flat], starts, axis=0))
        right = guesses[np.arange(len(truths)), truths]
        slopes = guesses
        slopes[np.arange(len(truths)), truths] -= 1
        slopes = slopes * worth[truths][:, None] / len(truths)
        used, places = np.unique(flat, return_inverse=True)
        steepness = np.zeros((len(used), self.weights.shape[1]), "float32")
        np.add.at(steepness, places, np.repeat(slopes, list(map(len, drawn)), axis=0))
        self._squares[used] += steepness**2
        rate = self._schedule.learn_rate / np.sqrt(self._squares[used])
        self.weights[used] *= 1 - self._schedule.decay
        self.weights[used] -= rate * steepness
        return float(-np.log(np.maximum(right, 1e-9)).mean())

    def keep_mean(self) -> None:
        """Count the weights as they are towards those kept."""
        self.total += self.weights
        self.kept += 1


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return the probabilities, 0-1, that rows of scores stand for."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: np.ndarray = raised / raised.sum(axis=1, keepdims=True)
    return chances


def _rows(bags: Sequence[Bag], least: int) -> dict[str, int]:
    counted = Counter(name for bag in bags for name in set(bag))
    often = sorted(name for name, count in counted.items() if count >= least)
    return {name: row for row, name in enumerate(often)}


def _batches(order: np.ndarray, size: int) -> Iterator[np.ndarray]:
    return (order[start : start + size] for start in range(0, len(order), size))
