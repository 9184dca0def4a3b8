"""What a Rasa tracker holds at one moment, made from a scene and read back. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from dialogue_rules.scene import Heard, Scene
from dialogue_rules.state import DialogueState
from dialogue_rules.troupe import Role

SENDER: Final = "coach"


def tracker_json(
    heard: Heard, slots: Mapping[str, Any], events: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A tracker as Rasa sends it to an action server.

    `latest_message` is what understanding made of the turn: the intent in Rasa's form,
    topics and people as entities, and the whole of it under `metadata`.
    """
    entities = [{"entity": "topic", "value": topic} for topic in heard.topics]
    if heard.person:
        entities.append({"entity": "person", "value": heard.person})
    return {
        "sender_id": SENDER,
        "slots": dict(slots),
        "latest_message": {
            "text": heard.coded.text,
            "intent": {"name": heard.intent, "confidence": heard.focus.intent_confidence},
            "entities": entities,
            "metadata": heard.as_json(),
        },
        "events": events or [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    }


def scene_from(
    role: Role, slots: Mapping[str, Any], latest_message: Mapping[str, Any]
) -> Scene:
    """The scene that a tracker describes."""
    return Scene(
        scenario=role.scenario,
        temperament=role.temperament,
        state=DialogueState.from_slots(slots),
        heard=Heard.from_json(latest_message["metadata"]),
    )
