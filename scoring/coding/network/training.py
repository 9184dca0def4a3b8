"""Trains the network: the same lessons and seed give the same weights on one machine."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from thinc.api import Adam, Optimizer, fix_random_seed

from scoring.coding.network.layers import Shape, runs_of
from scoring.coding.network.material import UNKNOWN, Lesson, Pair
from scoring.coding.network.model import TurnNetwork, log_softmax
from scoring.vocabulary import CODES

_SORTED = 50
"""So many batches are sorted by length together, which saves empty places."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The section `schedule` of the config: how long and how hard to learn."""

    seed: int
    epochs: int
    batch_size: int
    """Turns."""
    learn_rate: float
    warm_up: int
    """Steps until the full rate, which then falls to nothing."""
    hasty: float
    """The share of turns seen as typed in haste."""
    spun: int
    """Spun sentences seen in each epoch."""
    even_out: float
    """0 counts every utterance alike, 1 every code alike."""
    smooth: float
    """The share of belief kept for all the other answers."""
    intents_count: float
    """What an error of intent weighs beside one of code."""
    begins_count: float


@dataclass(frozen=True, slots=True)
class Epoch:
    """One epoch done: its number from 1, and the mean error over its batches."""

    number: int
    error: float


def trained(
    shape: Shape,
    schedule: Schedule,
    pairs: Sequence[Pair],
    spun: Sequence[Lesson],
    heard: Callable[[Epoch], None] = lambda _: None,
) -> TurnNetwork:
    """Return a network that has learned from `pairs`, and some of `spun` in every epoch."""
    fix_random_seed(schedule.seed)
    chance = random.Random(schedule.seed)  # noqa: S311 -- shuffles turns
    network = TurnNetwork.new(shape)
    school = _School(network, schedule, _worth(pairs, schedule.even_out), chance)
    a_epoch = len(pairs) + min(schedule.spun, len(spun))
    steps = schedule.epochs * a_epoch // schedule.batch_size
    for number in range(1, schedule.epochs + 1):
        lessons = [
            pair.hasty if chance.random() < schedule.hasty else pair.neat for pair in pairs
        ]
        lessons += chance.sample(spun, min(schedule.spun, len(spun)))
        errors = [
            school.teach(batch, steps)
            for batch in _batches(lessons, schedule.batch_size, chance)
        ]
        heard(Epoch(number, float(np.mean(errors))))
    return network


class _School:
    """Teaches one network, batch by batch."""

    def __init__(
        self,
        network: TurnNetwork,
        schedule: Schedule,
        worth: np.ndarray,
        chance: random.Random,
    ) -> None:
        self._layers = network.layers
        self._schedule = schedule
        self._worth = worth
        self._chance = chance
        self._optimizer: Optimizer = Adam(
            schedule.learn_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0
        )
        self._step = 0

    def teach(self, lessons: Sequence[Lesson], steps: int) -> float:
        """Learn from a batch, one of so many `steps`; return the mean error."""
        self._step += 1
        self._optimizer.learn_rate = self._rate(steps)
        layers = self._layers
        vectors, learn = layers.words.begin_update([lesson.keys for lesson in lessons])
        flat = np.concatenate(vectors)
        lengths = [length for lesson in lessons for length in lesson.lengths]
        error, slopes = self._of_runs(lessons, flat, lengths)
        more, steeper = self._of_begins(lessons, flat)
        ends = np.cumsum([len(lesson.keys) for lesson in lessons])[:-1]
        learn(np.split(slopes + steeper, ends))
        for part in layers:
            part.finish_update(self._optimizer)
        return error + more

    def _rate(self, steps: int) -> float:
        warm = min(1.0, self._step / self._schedule.warm_up)
        return self._schedule.learn_rate * warm * max(0.01, 1 - self._step / steps)

    def _of_runs(
        self, lessons: Sequence[Lesson], flat: np.ndarray, lengths: Sequence[int]
    ) -> tuple[float, np.ndarray]:
        """Learn codes and intents; return the error and the slopes of the words' vectors."""
        layers, schedule = self._layers, self._schedule
        pooled, unpool = layers.pool.begin_update(runs_of(flat, lengths))
        codes = np.asarray([code for lesson in lessons for code in lesson.codes])
        intents = np.asarray(
            [self._one_of(found) for lesson in lessons for found in lesson.intents]
        )
        error, slopes = 0.0, np.zeros_like(pooled)
        for part, truths, worth in (
            (layers.codes, codes, self._worth),
            (layers.intents, intents, schedule.intents_count),
        ):
            known = np.nonzero(truths != UNKNOWN)[0]
            if not len(known):
                continue
            scores, learn = part.begin_update(pooled[known])
            weights = np.broadcast_to(worth, scores.shape[1:])[truths[known]]
            loss, slope = _cross_entropy(scores, truths[known], weights, schedule.smooth)
            slopes[known] += learn(slope)
            error += loss
        return error, unpool(slopes).dataXd

    def _one_of(self, intents: Sequence[int]) -> int:
        """Return one of the intents, the best twice as likely, or that none is known."""
        return self._chance.choice((intents[0], *intents)) if intents else UNKNOWN

    def _of_begins(
        self, lessons: Sequence[Lesson], flat: np.ndarray
    ) -> tuple[float, np.ndarray]:
        """Learn where thoughts begin; return the error and the vectors' slopes."""
        begins = np.concatenate([_begins(lesson) for lesson in lessons])
        places = np.nonzero(begins != UNKNOWN)[0]
        slopes = np.zeros_like(flat)
        if not len(places):
            return 0.0, slopes
        scores, learn = self._layers.begins.begin_update(flat[places])
        truths = begins[places].astype("float32")
        chances = 1 / (1 + np.exp(-scores[:, 0]))
        right = np.where(truths == 1, chances, 1 - chances)
        slope = (chances - truths)[:, None] * self._schedule.begins_count / len(places)
        slopes[places] = learn(slope.astype("float32"))
        loss = -np.log(np.maximum(right, 1e-9)).mean() * self._schedule.begins_count
        return float(loss), slopes


def _begins(lesson: Lesson) -> np.ndarray:
    """Return for each word 1 if a thought begins there, 0 if not, or that it is unknown."""
    begins = np.zeros(len(lesson.keys), "int64")
    begins[np.cumsum((0, *lesson.lengths))[:-1]] = 1
    begins[0] = UNKNOWN  # There a thought always begins.
    return begins if lesson.is_divided else np.full_like(begins, UNKNOWN)


def _cross_entropy(
    scores: np.ndarray, truths: np.ndarray, worth: np.ndarray, smooth: float
) -> tuple[float, np.ndarray]:
    """Return the mean error and its slopes, counting each row by its worth."""
    logs = log_softmax(scores)
    wanted = np.full_like(logs, smooth / logs.shape[1])
    wanted[np.arange(len(truths)), truths] += 1 - smooth
    share = (worth / worth.sum())[:, None]
    error = -(share * wanted * logs).sum()
    return float(error), (share * (np.exp(logs) - wanted)).astype("float32")


def _worth(pairs: Sequence[Pair], even_out: float) -> np.ndarray:
    codes = [code for pair in pairs for code in pair.neat.codes if code != UNKNOWN]
    counts = np.bincount(codes, minlength=len(CODES))
    used = counts[counts > 0]
    worth: np.ndarray = (used.mean() / np.maximum(counts, 1)) ** even_out
    return worth


def _batches(
    lessons: list[Lesson], size: int, chance: random.Random
) -> Iterator[list[Lesson]]:
    chance.shuffle(lessons)
    for start in range(0, len(lessons), size * _SORTED):
        near = sorted(
            lessons[start : start + size * _SORTED], key=lambda lesson: len(lesson.keys)
        )
        batches = [near[at : at + size] for at in range(0, len(near), size)]
        chance.shuffle(batches)
        yield from batches
