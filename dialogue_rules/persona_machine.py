"""The coachee's stances as a state machine; the only importer of `transitions`.

One machine is built for a scenario and shared: every change borrows it for a moment
with a model of its own, so nothing is remembered between sessions.
"""

import logging
from collections.abc import Callable, Iterable

from transitions import EventData, Machine

from dialogue_rules.disclosure import holds
from dialogue_rules.errors import RuleError
from dialogue_rules.scene import stance_of
from dialogue_rules.state import DialogueState
from scenarios.schema import Move, Scenario
from scenarios.vocabulary import TRIGGERS

# It warns of every trigger that a stance does not know; most stances know only a few.
logging.getLogger("transitions").setLevel(logging.ERROR)


class _Sitter:
    """What the machine moves: one coachee at one moment."""

    state: str

    def __init__(self, dialogue: DialogueState, openness: int) -> None:
        self.dialogue = dialogue
        self.openness = openness


class PersonaMachine:
    """Answers one question: where does this trigger take a coachee in this state?"""

    def __init__(self, scenario: Scenario) -> None:
        """Build the machine.

        Raises:
            RuleError: A move names a stance or trigger that does not exist.
        """
        self._scenario = scenario
        _check(scenario)
        self._machine = Machine(
            model=None,
            states=[stance.id for stance in scenario.stances],
            initial=scenario.starting_stance,
            auto_transitions=False,
            ignore_invalid_triggers=True,
            send_event=True,
        )
        for move in scenario.moves:
            # Conditions are our own closures: a string here would be imported and called.
            self._machine.add_transition(
                move.trigger, list(move.source), move.dest, conditions=_met(move)
            )

    def stance_after(self, state: DialogueState, triggers: Iterable[str]) -> str:
        """The stance that the first trigger to cause a move leads to; else the present one."""
        sitter = _Sitter(state, stance_of(self._scenario, state.stance).openness)
        self._machine.add_model(sitter, initial=state.stance)
        try:
            known = self._machine.events
            for trigger in triggers:
                if trigger in known and known[trigger].trigger(sitter):
                    break
            return sitter.state
        finally:
            self._machine.remove_model(sitter)


def _met(move: Move) -> Callable[[EventData], bool]:
    def met(event: EventData) -> bool:
        sitter = event.model
        return isinstance(sitter, _Sitter) and holds(
            move.when, sitter.dialogue, sitter.openness
        )

    return met


def _check(scenario: Scenario) -> None:
    stances = {stance.id for stance in scenario.stances}
    for move in scenario.moves:
        if unknown := {*move.source, move.dest} - stances:
            raise RuleError(
                f"{scenario.id}: a move on {move.trigger!r} names no stance of the "
                f"scenario: {', '.join(sorted(unknown))}"
            )
        if move.trigger not in TRIGGERS:
            raise RuleError(f"{scenario.id}: {move.trigger!r} is no trigger")
