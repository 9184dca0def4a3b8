"""What a Rasa tracker holds at one moment, made from a scene and read back. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from dialogue_rules.scene import Heard, Scene
from dialogue_rules.state import DialogueState
from dialogue_rules.troupe import Role

SENDER: Final = "coach"


def message_json(heard: Heard) -> dict[str, Any]:
    """What understanding made of a turn, as Rasa's latest message.

    The intent in Rasa's form, topics and people as entities, and the whole of it under
    `metadata`.
    """
    entities = [{"entity": "topic", "value": topic} for topic in heard.topics]
    if heard.person:
        entities.append({"entity": "person", "value": heard.person})
    return {
        "text": heard.coded.text,
        "intent": {"name": heard.intent, "confidence": heard.focus.intent_confidence},
        "entities": entities,
        "metadata": heard.as_json(),
    }


def tracker_json(
    message: Mapping[str, Any],
    slots: Mapping[str, Any],
    events: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """A tracker as Rasa sends it to an action server."""
    return {
        "sender_id": SENDER,
        "slots": dict(slots),
        "latest_message": message,
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
        heard=_READER.read(latest_message["metadata"]),
    )


class _Reader:
    """Reads what was heard, once for all the actions of a turn."""

    def __init__(self) -> None:
        self._last: tuple[Mapping[str, Any], Heard] | None = None

    def read(self, metadata: Mapping[str, Any]) -> Heard:
        """Return what the message says; the very same message is not read twice."""
        last = self._last
        if last is not None and last[0] is metadata:
            return last[1]
        heard = Heard.from_json(metadata)
        self._last = (metadata, heard)
        return heard


_READER: Final = _Reader()
