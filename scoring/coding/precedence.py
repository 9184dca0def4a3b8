"""Which code wins where several claim the same utterance. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.coding.utterance import Claim
from scoring.vocabulary import CodeId

YIELDS_WITHIN = 0.3
"""A code gives way to one that beats it unless it speaks so much more strongly."""
MORE_GROUNDS = 0.03
"""What each further ground for a code adds to its weight."""
CERTAIN = 0.98
RIVAL_COSTS = 0.35
"""The share of the runner-up's weight that is taken off the confidence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The code that won, and the one that came nearest."""

    claim: Claim
    confidence: float
    """0-1."""
    runner_up: CodeId | None


def verdict(
    claims: Iterable[Claim], beats: Mapping[CodeId, Sequence[CodeId]]
) -> Verdict | None:
    """Return the claim that wins; None where nothing is claimed.

    Args:
        claims: What the components claimed about one utterance.
        beats: For each code those that give way to it where both are claimed.
    """
    merged = _merged(claims)
    if not merged:
        return None
    standing = [claim for claim in merged if not _is_beaten(claim, merged, beats)] or merged
    winner = max(standing, key=lambda claim: claim.weight)
    others = [claim for claim in merged if claim.code != winner.code]
    rival = max(others, key=lambda claim: claim.weight, default=None)
    cost = RIVAL_COSTS * min(rival.weight, winner.weight) if rival else 0.0
    confidence = round(max(0.05, winner.weight - cost), 2)
    return Verdict(winner, confidence, rival.code if rival else None)


def _merged(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each code: the strongest, a little stronger for each further ground."""
    by_code: dict[CodeId, Claim] = {}
    for claim in sorted(claims, key=lambda claim: -claim.weight):
        first = by_code.get(claim.code)
        by_code[claim.code] = claim if first is None else _joined(first, claim)
    return list(by_code.values())


def _joined(first: Claim, further: Claim) -> Claim:
    return replace(
        first,
        weight=min(CERTAIN, first.weight + MORE_GROUNDS)
        if first.weight < CERTAIN
        else first.weight,
        marks=tuple(dict.fromkeys((*first.marks, *further.marks))),
        evidence=tuple(dict.fromkeys((*first.evidence, *further.evidence))),
    )


def _is_beaten(
    claim: Claim, claims: Iterable[Claim], beats: Mapping[CodeId, Sequence[CodeId]]
) -> bool:
    return any(
        claim.code in beats.get(other.code, ())
        and other.weight >= claim.weight - YIELDS_WITHIN
        for other in claims
        if other.code != claim.code
    )
