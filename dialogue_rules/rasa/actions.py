"""The coachee's actions as rasa-sdk actions: each only translates.

What is said and what changes is decided by pure functions; an action reads the scene
from the tracker, calls its function, and hands back messages and events.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, ActionExecutionRejection, Tracker

from dialogue_rules import answers, reactions, recollection, telling
from dialogue_rules.answer import Answer
from dialogue_rules.rasa.message import scene_from
from dialogue_rules.round_off import rounded_off
from dialogue_rules.scene import Scene
from dialogue_rules.state import DialogueState
from dialogue_rules.take_in import taken_in
from dialogue_rules.troupe import Casting, Role
from scenarios.vocabulary import MOMENTS

RoleAction = Callable[[Scene, Role, Mapping[str, Any]], Answer | None]
"""From the scene, who plays it and the tracker's slots, to an answer."""

BEFORE: Final = "before"
"""The slot that keeps the state from before the turn."""


def _take_in(scene: Scene, role: Role, slots: Mapping[str, Any]) -> Answer:  # noqa: ARG001 -- one shape for all actions
    state, changes = taken_in(scene, role.machine)
    extra = {
        BEFORE: scene.state.as_slots(),
        "trust_changes": [asdict(change) for change in changes],
    }
    return Answer(state, extra=extra)


def _round_off(scene: Scene, role: Role, slots: Mapping[str, Any]) -> Answer:
    return rounded_off(scene, DialogueState.from_slots(slots[BEFORE]), role.machine)


def _alone(maker: answers.AnswerMaker) -> RoleAction:
    return lambda scene, _role, _slots: maker(scene)


_FUNCTIONS: Final[dict[str, RoleAction]] = {
    "action_take_in": _take_in,
    "action_round_off": _round_off,
    "action_react": _alone(reactions.react),
    "action_disclose": _alone(telling.disclose),
    "action_tell_fact": _alone(telling.tell_fact),
    "action_tell_again": _alone(telling.tell_again),
    "action_recall_own": _alone(recollection.recall_own),
    "action_recall_coach": _alone(recollection.recall_coach),
    "action_recall_promise": _alone(recollection.recall_promise),
    "action_recall_agreed": _alone(recollection.recall_agreed),
    "action_stay": _alone(telling.stay),
    "action_answer": _alone(answers.answer),
    "action_answer_topic": _alone(answers.answer_topic),
    "action_answer_code": _alone(answers.answer_code),
    "action_correct": _alone(answers.correct),
    "action_judge_explanation": _alone(reactions.judge_explanation),
    "action_be_won_back": _alone(answers.be_won_back),
    "action_say_goodbye": _alone(answers.say_goodbye),
    "action_leave": _alone(answers.leave),
    **{f"utter_{name}": _alone(answers.moment(name)) for name in MOMENTS},
}


class CoacheeAction(Action):
    """One action of the coachee, under the name that rules use for it."""

    def __init__(self, name: str, function: RoleAction, casting: Casting) -> None:
        self._name = name
        self._function = function
        self._casting = casting

    def name(self) -> str:
        """Return the name rules use for this action."""
        return self._name

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: Mapping[str, Any],  # noqa: ARG002 -- rasa-sdk calls it by position
    ) -> list[dict[str, Any]]:
        """Say the answer and return what it changes, as `SlotSet` events.

        Raises:
            ActionExecutionRejection: There is nothing to say; another rule is tried.
        """
        role = self._casting(str(tracker.slots["scenario"]))
        scene = scene_from(role, tracker.slots, tracker.latest_message)
        answer = self._function(scene, role, tracker.slots)
        if answer is None:
            raise ActionExecutionRejection(self._name)
        for piece in answer.pieces:
            dispatcher.utter_message(text=piece.text, part=piece.part)
        changed = _changes(tracker.slots, answer.state.as_slots() | answer.extra)
        return [SlotSet(name, value) for name, value in changed.items()]


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in after.items()
        if name not in before or before[name] != value
    }


def coachee_actions(casting: Casting) -> list[CoacheeAction]:
    """Every action that domain.yml names, ready to be registered."""
    return [CoacheeAction(name, function, casting) for name, function in _FUNCTIONS.items()]
