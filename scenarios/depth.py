"""How much there is to a scenario, in numbers."""

from dataclasses import dataclass

from scenarios.sayings import sayings_of
from scenarios.schema import Scenario


@dataclass(frozen=True, slots=True)
class Depth:
    """Counts of what a scenario holds."""

    topics: int
    disclosures: int
    layers: tuple[int, int, int]
    """Disclosures of the first, second and third layer."""
    lines: int
    """Wordings of the scenario's own, each once."""
    answers: int
    """Intents, codes and families answered in the persona's own words."""
    moments: int
    facts: int
    questions: int
    stances: int
    moves: int


def depth_of(scenario: Scenario) -> Depth:
    """Count what a scenario holds."""
    layers = [told.layer for told in scenario.disclosures]
    return Depth(
        topics=len(scenario.topics),
        disclosures=len(layers),
        layers=(layers.count(1), layers.count(2), layers.count(3)),
        lines=len({said.text for said in sayings_of(scenario) if not said.is_cue}),
        answers=len(scenario.speech.answers),
        moments=len(scenario.speech.moments),
        facts=len(scenario.facts),
        questions=len(scenario.questions),
        stances=len(scenario.stances),
        moves=len(scenario.moves),
    )
