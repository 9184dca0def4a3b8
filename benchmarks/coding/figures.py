"""Figures with their 95 % intervals, drawn over whole conversations."""

import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scoring.agreement import f1_of

DRAWS = 400
SEED = 7

Case = TypeVar("Case")
SetPair = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    low: float
    high: float
    bar: float | None = None
    """What the figure should reach."""
    cases: int = 0

    def __str__(self) -> str:
        """Return the line."""
        bar = "" if self.bar is None else f"{self.bar:6.2f}"
        interval = f"{self.low:.3f}-{self.high:.3f}"
        return f"{self.name:58}{self.value:7.3f}  {interval:13}{bar:>7}{self.cases:8}"


def figure(
    name: str,
    cases: Sequence[tuple[Hashable, Case]],
    statistic: Callable[[Sequence[Case]], float],
    bar: float | None = None,
) -> Figure:
    """Return a statistic over (conversation, case) pairs, with its interval."""
    conversations: defaultdict[Hashable, list[Case]] = defaultdict(list)
    for conversation, case in cases:
        conversations[conversation].append(case)
    held = list(conversations.values())
    chance = random.Random(SEED)  # noqa: S311 -- draws samples
    drawn = sorted(
        statistic([case for one in chance.choices(held, k=len(held)) for case in one])
        for _ in range(DRAWS)
    )
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]
    return Figure(name, statistic([case for _, case in cases]), low, high, bar, len(cases))


def set_f1(pairs: Sequence[SetPair], label: str) -> float:
    """Return the F1 of a label of which a turn may have several, 0-1."""
    return f1_of(label=True)([(label in a, label in b) for a, b in pairs])


def mean_set_f1(labels: Iterable[str]) -> Callable[[Sequence[SetPair]], float]:
    """Return the statistic: the mean F1 over those of `labels` that occur."""
    wanted = sorted(labels)

    def mean(pairs: Sequence[SetPair]) -> float:
        used = [label for label in wanted if any(label in a for a, _ in pairs)]
        return statistics.mean(set_f1(pairs, label) for label in used)

    return mean


def auc(pairs: Sequence[tuple[bool, float]]) -> float:
    """Return the chance that a true case has a higher number than a false one, 0-1."""
    true = [number for is_true, number in pairs if is_true]
    false = [number for is_true, number in pairs if not is_true]
    wins = sum((a > b) + 0.5 * (a == b) for a in true for b in false)
    return wins / (len(true) * len(false) or 1)
