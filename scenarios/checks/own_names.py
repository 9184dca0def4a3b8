"""Names that a scenario gives must be given once, and those it uses must be given."""

from collections.abc import Iterable, Iterator

from scenarios.checks.case import Case, Rule
from scenarios.errors import Problem
from scenarios.names import kind
from scenarios.yaml_lines import Place


def ids_are_given_once(case: Case) -> Iterator[Problem]:
    """No two stances, people, topics, disclosures, facts or questions share an id."""
    scenario = case.scenario
    groups: tuple[tuple[str, Iterable[tuple[Place, str]]], ...] = (
        ("stance", _ids(("stances",), (s.id for s in scenario.stances))),
        ("person", _ids(("persona", "people"), (p.id for p in scenario.persona.people))),
        ("topic", ((place, topic.id) for place, topic in case.topics())),
        ("disclosure", ((place, told.id) for place, told in case.disclosures())),
        ("fact", _ids(("facts",), (fact.id for fact in scenario.facts))),
        ("question", _ids(("questions",), (asked.id for asked in scenario.questions))),
    )
    for title, given in groups:
        seen: set[str] = set()
        for place, name in given:
            if name in seen:
                message = f"the {title} `{name}` is there already; ids are given once"
                yield case.problem((*place, "id"), message)
            seen.add(name)


def stances_are_declared(case: Case) -> Iterator[Problem]:
    """Every stance that is named stands under `stances`."""
    scenario = case.scenario
    declared = kind("stance", (stance.id for stance in scenario.stances))
    named: list[tuple[Place, str]] = [(("starting_stance",), scenario.starting_stance)]
    for at, move in enumerate(scenario.moves):
        named += [(("moves", at, "source", i), name) for i, name in enumerate(move.source)]
        named.append((("moves", at, "dest"), move.dest))
    for place, needs in case.requirements():
        named += [((*place, "stances", i), name) for i, name in enumerate(needs.stances)]
    for place, name in named:
        if fault := declared.fault_of(name):
            yield case.problem(place, fault)


def disclosures_are_declared(case: Case) -> Iterator[Problem]:
    """Every disclosure that something waits for is in a topic."""
    declared = kind("disclosure", (told.id for told in case.scenario.disclosures))
    for place, needs in case.requirements():
        for at, name in enumerate(needs.disclosed):
            if fault := declared.fault_of(name):
                yield case.problem((*place, "disclosed", at), fault)


def topics_are_declared(case: Case) -> Iterator[Problem]:
    """`then` and a fact's `topic` lead to topics that are there."""
    declared = kind("topic", (topic.id for topic in case.scenario.topics))
    named: list[tuple[Place, str]] = [
        ((*place, "then", at), name)
        for place, told in case.disclosures()
        for at, name in enumerate(told.then)
    ]
    named += [
        (("facts", at, "topic"), fact.topic)
        for at, fact in enumerate(case.scenario.facts)
        if fact.topic is not None
    ]
    for place, name in named:
        if fault := declared.fault_of(name):
            yield case.problem(place, fault)


def _ids(place: Place, given: Iterable[str]) -> Iterator[tuple[Place, str]]:
    for at, name in enumerate(given):
        yield (*place, at), name


RULES: tuple[Rule, ...] = (
    ids_are_given_once,
    stances_are_declared,
    disclosures_are_declared,
    topics_are_declared,
)
