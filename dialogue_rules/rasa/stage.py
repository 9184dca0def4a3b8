"""Runs actions in process, by rasa-sdk's own executor, and applies their events."""

from collections.abc import Coroutine
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from dialogue_rules.answer import Piece
from dialogue_rules.rasa.actions import coachee_actions
from dialogue_rules.rasa.message import message_json, tracker_json
from dialogue_rules.scene import Heard
from dialogue_rules.troupe import Casting


def executor_for(casting: Casting) -> ActionExecutor:
    """An executor that knows the coachee's actions and no others."""
    executor = ActionExecutor()
    for action in coachee_actions(casting):
        executor.register_action(action)
    return executor


class Stage:
    """One turn under way: the slots so far, and what has been said."""

    def __init__(
        self, executor: ActionExecutor, heard: Heard, slots: dict[str, Any]
    ) -> None:
        self._executor = executor
        self._message = message_json(heard)
        self.slots = slots
        self.pieces: list[Piece] = []

    def run(self, action: str) -> bool:
        """Run one action and apply its events.

        Returns:
            False where the action had nothing to say; then nothing has changed.
        """
        call = {
            "next_action": action,
            "sender_id": "coach",
            "tracker": tracker_json(self._message, self.slots),
            "domain": {},
        }
        try:
            result = _finished(self._executor.run(call))
        except ActionExecutionRejection:
            return False
        self.apply(result)
        return True

    def apply(self, result: dict[str, Any]) -> None:
        """Take over what an action returned: its events and its messages."""
        for event in result["events"]:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
        self.pieces.extend(
            Piece(said["part"], said["text"]) for said in result["responses"]
        )


def _finished(coroutine: Coroutine[Any, Any, Any]) -> dict[str, Any]:
    """The result of a coroutine that never waits, without an event loop.

    Our actions only compute; so the same call works inside a running loop and out of it.
    """
    try:
        coroutine.send(None)
    except StopIteration as done:
        value = done.value
        plain: dict[str, Any] = value if isinstance(value, dict) else value.model_dump()
        return plain
    coroutine.close()
    raise RuntimeError(
        "an action of the coachee waited for something; it must only compute"
    )
