"""How far two coders agree: Cohen's kappa, precision, recall and F1, with intervals.

Pure. Labels may be any hashable values; the first of a pair is the reference (a trained
person, say), the second what is compared with it (the program).
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.errors import NotEnoughEvidence
from scoring.measures.intervals import bootstrap

Pair = tuple[Hashable, Hashable]
"""The reference's label and the other's, of one case."""
Statistic = Callable[[Sequence[Pair]], float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A statistic with its 95 per cent bootstrap interval."""

    value: float
    interval: tuple[float, float] | None
    """None where too few draws define the statistic."""
    cases: int


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """How well one label was found again."""

    precision: float
    """0-1: of those given the label, how many have it in the reference; 0 if none."""
    recall: float
    """0-1: of those with the label in the reference, how many were given it; 0 if none."""
    f1: float
    """0-1: the harmonic mean of the two."""
    cases: int
    """How many have the label in the reference."""


def cohens_kappa(pairs: Sequence[Pair]) -> float:
    """Return Cohen's kappa: agreement beyond chance, 1 at most, 0 for chance.

    Raises:
        NotEnoughEvidence: There is no case, or both coders use one and the same label
            throughout, so that chance explains everything.

    Source:
        Cohen (1960), Educational and Psychological Measurement 20, 37-46.
    """
    if not pairs:
        raise NotEnoughEvidence("kappa needs at least one case")
    count = len(pairs)
    observed = sum(a == b for a, b in pairs) / count
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(first[label] * second[label] for label in first) / count**2
    if by_chance == 1:
        raise NotEnoughEvidence("both coders gave one and the same label to every case")
    return (observed - by_chance) / (1 - by_chance)


def label_agreement(pairs: Sequence[Pair], label: Hashable) -> LabelAgreement:
    """Return precision, recall and F1 of one label."""
    both = sum(a == label == b for a, b in pairs)
    given = sum(b == label for _, b in pairs)
    true = sum(a == label for a, _ in pairs)
    return LabelAgreement(
        precision=both / given if given else 0.0,
        recall=both / true if true else 0.0,
        f1=2 * both / (given + true) if given + true else 0.0,
        cases=true,
    )


def by_label(pairs: Sequence[Pair]) -> Mapping[Hashable, LabelAgreement]:
    """Return the agreement on each label that either coder used, in order of appearance."""
    labels = dict.fromkeys([a for a, _ in pairs] + [b for _, b in pairs])
    return {label: label_agreement(pairs, label) for label in labels}


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Return the plain mean of F1 (0-1) over the labels that either coder used.

    Raises:
        NotEnoughEvidence: There is no case.
    """
    if not pairs:
        raise NotEnoughEvidence("F1 needs at least one case")
    found = by_label(pairs).values()
    return sum(label.f1 for label in found) / len(found)


def f1_of(label: Hashable) -> Statistic:
    """Return the statistic that gives the F1 (0-1) of one label."""
    return lambda pairs: label_agreement(pairs, label).f1


def estimate(
    groups: Iterable[Sequence[Pair]], statistic: Statistic = cohens_kappa
) -> Estimate:
    """Return a statistic over all cases, with an interval that respects their grouping.

    Args:
        groups: The cases, by conversation: turns of one conversation resemble each
            other, so whole conversations are drawn again. For single cases that stand
            alone give groups of one.
        statistic: Computed on the pairs of all groups together.

    Raises:
        NotEnoughEvidence: The statistic is not defined for these cases.
    """
    drawn_from = [tuple(group) for group in groups if group]
    every = [pair for group in drawn_from for pair in group]
    value = statistic(every)

    def of(groups_drawn: Sequence[tuple[Pair, ...]]) -> float | None:
        try:
            return statistic([pair for group in groups_drawn for pair in group])
        except NotEnoughEvidence:
            return None

    return Estimate(value, bootstrap(drawn_from, of), len(every))
