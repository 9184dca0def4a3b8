"""Pure: what can ever come about in a session with a scenario.

A search over stances and what has been told on the way to them. What it leaves out, no
coach can reach: it supposes that a coach does whatever is needed, may linger in any
stance, and keeps the telling that fires a move for when it is wanted. Nothing that has
been told is ever untold, so in each stance only the largest sets of disclosures count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from scenarios.lines import Requirement
from scenarios.schema import Disclosure, Move, Scenario, Stance, Topic

TRUST_PER_MINUTE: Final = 3
"""Points that trust gains in a minute of good coaching, at most and on the whole."""
MOST_TRUST: Final = 95
"""Near 100 there is next to nothing left to win."""
TURNS_PER_MINUTE: Final = 2

Told = frozenset[str]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far one session goes."""

    trust: int
    """The most, 0-100."""
    floor: int
    """At this trust the coachee leaves."""
    turns: int
    """The most exchanges."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached in one session."""

    told: Mapping[str, tuple[Told, ...]]
    """By stance that can be reached: the largest sets of disclosures made by then."""
    limits: Limits

    @property
    def stances(self) -> frozenset[str]:
        """The stances that can be reached."""
        return frozenset(self.told)

    @property
    def disclosures(self) -> Told:
        """The disclosures that can be made, though perhaps not all in one session."""
        return frozenset().union(*(told for sets in self.told.values() for told in sets))


def reach_of(scenario: Scenario) -> Reach:
    """Everything that some coach could bring about."""
    limits = _limits_of(scenario)
    stances = {stance.id: stance for stance in scenario.stances}
    found: dict[str, tuple[Told, ...]] = {}
    waiting = [(scenario.starting_stance, Told())]
    while waiting:
        name, before = waiting.pop()
        if (stance := stances.get(name)) is None:
            continue  # a stance that is not declared has its own problem
        told = before if stance.is_end else _all_told(scenario, stance, before, limits)
        if any(told <= known for known in found.get(name, ())):
            continue
        found[name] = (*(k for k in found.get(name, ()) if not k <= told), told)
        if not stance.is_end:
            moves = _moves_from(scenario, stance, told, limits)
            waiting.extend((move.dest, told) for move in moves)
    return Reach(found, limits)


def live_stances(scenario: Scenario, reach: Reach) -> tuple[Stance, ...]:
    """The stances that can be reached and in which the session goes on."""
    return tuple(s for s in scenario.stances if s.id in reach.stances and not s.is_end)


def possible_moves(scenario: Scenario, reach: Reach, source: Stance) -> tuple[Move, ...]:
    """The moves that can fire in a stance."""
    by_told = (
        _moves_from(scenario, source, told, reach.limits)
        for told in reach.told.get(source.id, ())
    )
    return tuple(dict.fromkeys(move for moves in by_told for move in moves))


def can_hold(needs: Requirement, stance: Stance, reach: Reach) -> bool:
    """Whether a requirement can hold in that stance."""
    sets = reach.told.get(stance.id, ())
    return any(_holds(needs, stance, told, reach.limits) for told in sets)


def can_ever_hold(needs: Requirement, scenario: Scenario, reach: Reach) -> bool:
    """Whether a requirement can hold in any stance in which the session goes on."""
    return any(can_hold(needs, stance, reach) for stance in live_stances(scenario, reach))


def layer_reached(topic: Topic, told: Told) -> int:
    """The deepest layer of a topic that may be told: nobody begins at the heart of it."""
    layers = sorted({disclosure.layer for disclosure in topic.disclosures})
    for layer in layers:
        if not any(d.id in told for d in topic.disclosures if d.layer == layer):
            return layer
    return layers[-1]


def _limits_of(scenario: Scenario) -> Limits:
    trust = scenario.starting_trust + TRUST_PER_MINUTE * scenario.minutes
    return Limits(
        trust=min(MOST_TRUST, trust),
        floor=scenario.walks_out_at,
        turns=TURNS_PER_MINUTE * scenario.minutes,
    )


def _holds(needs: Requirement, stance: Stance, told: Told, limits: Limits) -> bool:
    return (
        stance.openness >= needs.openness
        and (not needs.stances or stance.id in needs.stances)
        and told.issuperset(needs.disclosed)
        and needs.trust <= limits.trust
        and needs.trust_below > limits.floor
        and needs.after_turn <= limits.turns
    )


def _all_told(scenario: Scenario, stance: Stance, told: Told, limits: Limits) -> Told:
    """What has been told once all that can be told in this stance has been."""
    while True:
        more = told | {d.id for d in _tellable(scenario, stance, told, limits)}
        if more == told:
            return told
        told = more


def _tellable(
    scenario: Scenario, stance: Stance, told: Told, limits: Limits
) -> Iterator[Disclosure]:
    return (
        disclosure
        for topic in scenario.topics
        for disclosure in topic.disclosures
        if disclosure.layer <= layer_reached(topic, told)
        and _holds(disclosure.needs, stance, told, limits)
    )


def _moves_from(
    scenario: Scenario, stance: Stance, told: Told, limits: Limits
) -> Iterator[Move]:
    """The moves that can fire there; all but three triggers lie in the coach's hands."""
    tellable = tuple(_tellable(scenario, stance, told, limits))
    fired = {
        "told": any(disclosure.layer > 1 for disclosure in tellable),
        "realised": any(disclosure.insight for disclosure in tellable),
        "decided": any(disclosure.agrees for disclosure in tellable),
    }
    for move in scenario.moves:
        is_fired = stance.id in move.source and fired.get(move.trigger, True)
        if is_fired and _holds(move.when, stance, told, limits):
            yield move
