"""Who may be on stage: each scenario with its temperament and its state machine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from dialogue_rules.persona_machine import PersonaMachine
from dialogue_rules.recall import Recall
from scenarios.schema import Scenario, Temperament


@dataclass(frozen=True, slots=True)
class Role:
    """A scenario ready to be played."""

    scenario: Scenario
    temperament: Temperament
    machine: PersonaMachine
    recall: Recall

    @classmethod
    def of(cls, scenario: Scenario, temperament: Temperament) -> Self:
        """Build the state machine for a scenario, and the index of what can be asked for."""
        return cls(scenario, temperament, PersonaMachine(scenario), Recall(scenario))


Casting = Callable[[str], Role]
"""Finds the role for a scenario's id."""
