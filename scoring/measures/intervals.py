"""How far a number can be trusted: intervals, always the same for the same data."""

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

CaseT = TypeVar("CaseT")

Z_95 = 1.959963984540054
"""The standard normal quantile for a two-sided 95 per cent interval."""
RESAMPLES = 500
SEED = 20_040_601
"""Fixed, so that a score never differs between two runs."""


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 per cent Wilson interval of a proportion.

    Args:
        hits: How many cases had the property, 0..count.
        count: How many cases there were, at least 1.

    Source:
        Wilson (1927), Journal of the American Statistical Association 22, 209-212.
        Unlike the textbook interval it holds for few cases and near 0 and 1.
    """
    share = hits / count
    weight = 1 + Z_95**2 / count
    centre = (share + Z_95**2 / (2 * count)) / weight
    spread = (
        Z_95 / weight * math.sqrt(share * (1 - share) / count + (Z_95 / count) ** 2 / 4)
    )
    return (max(0.0, centre - spread), min(1.0, centre + spread))


def bootstrap(
    cases: Sequence[CaseT],
    statistic: Callable[[Sequence[CaseT]], float | None],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float] | None:
    """Return the 95 per cent percentile bootstrap interval of a statistic.

    Args:
        cases: What is drawn again with replacement; order does not matter.
        statistic: Computed on each draw; None where a draw does not define it.
        resamples: How many draws.
        seed: Of the private random generator; the global one is never touched.

    Returns:
        None where fewer than half of the draws define the statistic.

    Source:
        Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
    """
    draw = random.Random(seed)  # noqa: S311 -- statistics, not secrets
    found = (statistic(draw.choices(cases, k=len(cases))) for _ in range(resamples))
    values = sorted(value for value in found if value is not None)
    if len(values) * 2 < resamples or not values:
        return None
    return (_quantile(values, 0.025), _quantile(values, 0.975))


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
