"""Pure: what can ever come about in a session with a scenario.

A search over stances and disclosures. Nothing that has been told is ever untold, so the
search only adds: it starts from the starting stance and repeats, until nothing is added,
which moves can fire and which disclosures can be made. What it leaves out, no coach can
reach. It supposes that a coach does whatever is needed, and may linger in any stance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scenarios.lines import Requirement
from scenarios.schema import Disclosure, Move, Scenario, Stance

TRUST_PER_MINUTE: Final = 3
"""Points that trust gains in a minute of good coaching, at most and on the whole."""
MOST_TRUST: Final = 95
"""Near 100 there is next to nothing left to win."""
TURNS_PER_MINUTE: Final = 2


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached in one session."""

    stances: frozenset[str]
    disclosures: frozenset[str]
    trust: int
    """The most, 0-100."""
    turns: int
    """The most exchanges."""


def reach_of(scenario: Scenario) -> Reach:
    """Everything that some coach could bring about."""
    reach = Reach(
        stances=frozenset({scenario.starting_stance}),
        disclosures=frozenset(),
        trust=min(
            MOST_TRUST, scenario.starting_trust + TRUST_PER_MINUTE * scenario.minutes
        ),
        turns=TURNS_PER_MINUTE * scenario.minutes,
    )
    while (wider := _widened(scenario, reach)) != reach:
        reach = wider
    return reach


def live_stances(scenario: Scenario, reach: Reach) -> tuple[Stance, ...]:
    """The stances that can be reached and in which the session goes on."""
    return tuple(s for s in scenario.stances if s.id in reach.stances and not s.is_end)


def possible_moves(scenario: Scenario, reach: Reach, source: Stance) -> tuple[Move, ...]:
    """The moves that can fire in a stance that has been reached."""
    return tuple(
        move
        for move in scenario.moves
        if source.id in move.source
        and can_hold(move.when, source, scenario, reach)
        and _can_fire(move.trigger, source, scenario, reach)
    )


def can_be_told(told: Disclosure, stance: Stance, scenario: Scenario, reach: Reach) -> bool:
    """Whether something can be disclosed in that stance."""
    return can_hold(told.needs, stance, scenario, reach)


def can_hold(needs: Requirement, stance: Stance, scenario: Scenario, reach: Reach) -> bool:
    """Whether a requirement can hold in that stance."""
    return (
        stance.openness >= needs.openness
        and (not needs.stances or stance.id in needs.stances)
        and set(needs.disclosed) <= reach.disclosures
        and needs.trust <= reach.trust
        and needs.trust_below > scenario.walks_out_at
        and needs.after_turn <= reach.turns
    )


def can_ever_hold(needs: Requirement, scenario: Scenario, reach: Reach) -> bool:
    """Whether a requirement can hold in any stance in which the session goes on."""
    live = live_stances(scenario, reach)
    return any(can_hold(needs, stance, scenario, reach) for stance in live)


def _widened(scenario: Scenario, reach: Reach) -> Reach:
    live = live_stances(scenario, reach)
    told = {
        disclosure.id
        for disclosure in scenario.disclosures
        for stance in live
        if can_be_told(disclosure, stance, scenario, reach)
    }
    led_to = {
        move.dest for stance in live for move in possible_moves(scenario, reach, stance)
    }
    return Reach(reach.stances | led_to, reach.disclosures | told, reach.trust, reach.turns)


def _can_fire(trigger: str, stance: Stance, scenario: Scenario, reach: Reach) -> bool:
    """Whether the trigger can come up there; all but three lie in the coach's hands."""
    tellable = [
        disclosure
        for disclosure in scenario.disclosures
        if can_be_told(disclosure, stance, scenario, reach)
    ]
    match trigger:
        case "told":
            return any(disclosure.layer > 1 for disclosure in tellable)
        case "realised":
            return any(disclosure.insight for disclosure in tellable)
        case "decided":
            return any(disclosure.agrees for disclosure in tellable)
        case _:
            return True


def obstacle(needs: Requirement, scenario: Scenario, reach: Reach) -> str:
    """Why a requirement that can never hold cannot."""
    return next(_obstacles(needs, scenario, reach), "its needs never hold at the same time")


def _obstacles(needs: Requirement, scenario: Scenario, reach: Reach) -> Iterator[str]:
    if never := [name for name in needs.disclosed if name not in reach.disclosures]:
        yield _missing_disclosure(never[0], scenario)
    live = live_stances(scenario, reach)
    allowed = [s for s in live if not needs.stances or s.id in needs.stances]
    if not allowed:
        yield f"it needs the stance {_either(needs.stances)}, which is never reached alive"
    elif max(stance.openness for stance in allowed) < needs.openness:
        most = max(stance.openness for stance in allowed)
        yield f"it needs openness {needs.openness}, and the stances it allows reach {most}"
    if needs.trust > reach.trust:
        yield (
            f"it needs trust {needs.trust}, and {scenario.minutes} minutes from "
            f"{scenario.starting_trust} lead to {reach.trust} at most"
        )
    if needs.trust_below <= scenario.walks_out_at:
        yield f"the coachee leaves at trust {scenario.walks_out_at}, before it can hold"
    if needs.after_turn > reach.turns:
        yield f"{scenario.minutes} minutes hold about {reach.turns} exchanges"


def _missing_disclosure(name: str, scenario: Scenario) -> str:
    if name not in {disclosure.id for disclosure in scenario.disclosures}:
        return f"it needs `{name}`, which no topic discloses"
    circle = _circle(name, {d.id: d.needs.disclosed for d in scenario.disclosures})
    if circle:
        return f"it waits in a circle: {' needs '.join(circle)}"
    return f"it needs `{name}`, which itself can never be told"


def _circle(start: str, needed: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A chain of needs that leads from a disclosure back to itself; empty without one."""
    chains: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while chains:
        chain = chains.pop(0)
        for name in needed.get(chain[-1], ()):
            if name == start:
                return (*chain, start)
            if name not in seen:
                seen.add(name)
                chains.append((*chain, name))
    return ()


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in names)
