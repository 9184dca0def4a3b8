"""Scripted conversations promise only what the scenario has."""

from collections.abc import Iterator

from scenarios import names
from scenarios.errors import Problem
from scenarios.names import Kind, kind
from scenarios.schema import Scenario
from scenarios.walkthrough import Walkthrough
from scenarios.written import Written
from scoring.vocabulary import CODES


def expectations_are_known(
    written: Written[Walkthrough], scenario: Scenario
) -> Iterator[Problem]:
    """Codes, intents, stances and disclosures that a step expects are there."""
    kinds: tuple[tuple[str, Kind], ...] = (
        ("codes", kind("behaviour code", CODES)),
        ("intents", names.intent_kind()),
        ("discloses", kind("disclosure", (told.id for told in scenario.disclosures))),
        ("stance", kind("stance", (stance.id for stance in scenario.stances))),
    )
    for at, step in enumerate(written.says.steps):
        for key, known in kinds:
            expected = getattr(step.expect, key)
            named = (expected,) if isinstance(expected, str) else expected or ()
            for name in named:
                if fault := known.fault_of(name):
                    yield written.problem(("steps", at, "expect", key), fault)


def outcome_is_possible(
    written: Written[Walkthrough], scenario: Scenario
) -> Iterator[Problem]:
    """What the whole conversation must reach can be reached."""
    outcome = written.says.outcome
    if outcome.trust_at_least > outcome.trust_at_most:
        message = "trust_at_least is above trust_at_most"
        yield written.problem(("outcome", "trust_at_least"), message)
    there_are = len(scenario.disclosures)
    if outcome.disclosures_at_least > min(there_are, outcome.disclosures_at_most):
        message = f"disclosures_at_least is more than disclosures_at_most, or than the {there_are} disclosures there are"
        yield written.problem(("outcome", "disclosures_at_least"), message)
    for family, (lowest, highest) in outcome.levels.items():
        place = ("outcome", "levels", family)
        if fault := names.rubric_family_kind().fault_of(family):
            yield written.problem(place, fault)
        if lowest > highest:
            message = f"the levels of {family} are the lowest first, then the highest"
            yield written.problem(place, message)


RULES = (expectations_are_known, outcome_is_possible)
