"""Pure: why something in a scenario can never come about, in an author's words."""

from collections.abc import Iterator
from typing import Final

from scenarios.lines import Requirement
from scenarios.reach import Reach, layer_reached, live_stances
from scenarios.schema import Disclosure, Scenario, Topic

_APART: Final = (
    "what it needs comes about in stances from which no move leads to where it could be"
)


def obstacle(needs: Requirement, scenario: Scenario, reach: Reach) -> str:
    """Why a requirement that can never hold cannot."""
    return next(_obstacles(needs, scenario, reach), _APART)


def untold(disclosure: Disclosure, topic: Topic, scenario: Scenario, reach: Reach) -> str:
    """Why a disclosure that can never be made cannot."""
    layer = layer_reached(topic, reach.disclosures)
    skips = (
        f"in its topic nothing of layer {layer} can be told, "
        f"and nobody begins with layer {disclosure.layer}"
    )
    otherwise = skips if layer < disclosure.layer else _APART
    return next(_obstacles(disclosure.needs, scenario, reach), otherwise)


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
    limits = reach.limits
    if needs.trust > limits.trust:
        yield (
            f"it needs trust {needs.trust}, and {scenario.minutes} minutes from "
            f"{scenario.starting_trust} lead to {limits.trust} at most"
        )
    if needs.trust_below <= limits.floor:
        yield f"the coachee leaves at trust {limits.floor}, before it can hold"
    if needs.after_turn > limits.turns:
        yield f"{scenario.minutes} minutes hold about {limits.turns} exchanges"


def _missing_disclosure(name: str, scenario: Scenario) -> str:
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
