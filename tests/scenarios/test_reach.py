"""The prover against plain exhaustion: walk every order in which things can happen."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scenarios.load import load_scenario
from scenarios.reach import can_hold, live_stances, reach_of
from scenarios.schema import Disclosure, Scenario
from tests.scenarios.broken import EXAMPLE

BASE = load_scenario(EXAMPLE).model_dump()
STANCES = ("s0", "s1", "s2", "s3")
TOLD = ("d0", "d1", "d2", "d3")
TRIGGERS = ("invited", "hurt", "told", "realised", "decided")


def needs() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "openness": st.integers(0, 3),
            "stances": st.lists(st.sampled_from(STANCES), max_size=2),
            "disclosed": st.lists(st.sampled_from(TOLD), max_size=2),
        },
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario of four stances and four disclosures, joined anyhow."""
    content = dict(BASE)
    content["starting_stance"] = "s0"
    content["stances"] = [
        {"id": stance, "openness": draw(st.integers(0, 3)), "shows": "x", "is_end": end}
        for stance, end in zip(
            STANCES, (False, False, False, draw(st.booleans())), strict=True
        )
    ]
    move = st.fixed_dictionaries(
        {
            "trigger": st.sampled_from(TRIGGERS),
            "source": st.lists(st.sampled_from(STANCES), min_size=1, max_size=2),
            "dest": st.sampled_from(STANCES),
            "when": needs(),
        }
    )
    content["moves"] = draw(st.lists(move, min_size=2, max_size=6))
    told = [
        {
            "id": name,
            "layer": draw(st.integers(1, 3)),
            "says": ["x", "y"],
            "insight": draw(st.booleans()),
            "agrees": draw(st.sampled_from([None, "a step"])),
            "needs": draw(needs()),
        }
        for name in TOLD
    ]
    content["topics"] = [content["topics"][0] | {"disclosures": told}]
    content["questions"] = ()
    return Scenario.model_validate(content)


Moment = tuple[str, frozenset[str]]


def exhausted(scenario: Scenario) -> set[Moment]:
    """Every stance with every set of disclosures that can come about."""
    start: Moment = (scenario.starting_stance, frozenset())
    seen, waiting = {start}, [start]
    while waiting:
        for after in following(scenario, waiting.pop()):
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return seen


def following(scenario: Scenario, moment: Moment) -> Iterator[Moment]:
    stance, told = moment
    here = next(s for s in scenario.stances if s.id == stance)
    if here.is_end:
        return

    def holds(needed: Any) -> bool:
        return (
            here.openness >= needed.openness
            and (not needed.stances or stance in needed.stances)
            and set(needed.disclosed) <= told
        )

    def is_near(disclosure: Disclosure) -> bool:
        layers = [d.layer for d in scenario.disclosures if d.layer < disclosure.layer]
        begun = {d.layer for d in scenario.disclosures if d.id in told}
        return set(layers) <= begun

    tellable = [d for d in scenario.disclosures if holds(d.needs) and is_near(d)]
    for disclosure in tellable:
        yield stance, told | {disclosure.id}
    for move in scenario.moves:
        if stance not in move.source or not holds(move.when):
            continue
        # What a telling fires, it fires however long ago other things were told.
        fired = move.trigger in {"invited", "hurt"} or any(
            (move.trigger == "told" and disclosure.layer > 1)
            or (move.trigger == "realised" and disclosure.insight)
            or (move.trigger == "decided" and disclosure.agrees)
            for disclosure in tellable
        )
        if fired:
            yield move.dest, told


@given(scenarios())
def test_the_prover_finds_what_exhaustion_finds(scenario: Scenario) -> None:
    reach = reach_of(scenario)
    moments = exhausted(scenario)

    assert reach.stances == {stance for stance, _ in moments}
    assert reach.disclosures == frozenset().union(*(told for _, told in moments))


def test_everything_in_the_example_is_reached() -> None:
    scenario = load_scenario(EXAMPLE)

    reach = reach_of(scenario)

    assert reach.stances == {"guarded", "open", "decided", "gone"}
    assert reach.disclosures == {told.id for told in scenario.disclosures}
    assert [stance.id for stance in live_stances(scenario, reach)] == [
        "guarded",
        "open",
        "decided",
    ]
    assert (reach.limits.trust, reach.limits.floor, reach.limits.turns) == (95, 10, 40)


def test_what_can_be_told_depends_on_the_stance() -> None:
    scenario = load_scenario(EXAMPLE)
    reach = reach_of(scenario)
    by_stance = {
        stance.id: {t.id for t in scenario.disclosures if can_hold(t.needs, stance, reach)}
        for stance in scenario.stances
    }

    assert by_stance["guarded"] == {"sleeps_badly"}
    assert by_stance["open"] == by_stance["decided"] == reach.disclosures
