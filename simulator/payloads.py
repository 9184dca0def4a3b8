"""Pure: what the coachee answered as JSON-ready values, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dialogue_rules.reply import CoacheeTurn, TrustChange
from dialogue_rules.state import DialogueState
from scoring.transcript import Event as ScriptEvent
from scoring.vocabulary import Phase

Slots = Mapping[str, Any]
Changed = Mapping[str, Mapping[str, Any]]
"""By slot: `{"set": value}`, or `{"add": [...]}` where a list has grown at its end."""


def reply_as_json(reply: CoacheeTurn) -> dict[str, Any]:
    """Return a reply without its state, which is stored as what has changed in it."""
    return {
        "number": reply.number,
        "text": reply.text,
        "rule": reply.rule,
        "because": reply.because,
        "action": reply.action,
        "topics": list(reply.topics),
        "disclosed": list(reply.disclosed),
        "stance": reply.stance,
        "trust": reply.trust,
        "trust_changes": [asdict(change) for change in reply.trust_changes],
        "phase": reply.phase,
        "fallback": reply.fallback,
        "ended": reply.ended,
        "shows_feeling": reply.shows_feeling,
        "events": [
            {"kind": event.kind, "turn": event.turn, "details": dict(event.details)}
            for event in reply.events
        ],
    }


def reply_from_json(written: Mapping[str, Any], state: DialogueState) -> CoacheeTurn:
    """Return the reply that `reply_as_json` wrote, with the state after it."""
    return CoacheeTurn(
        number=written["number"],
        text=written["text"],
        rule=written["rule"],
        because=written["because"],
        action=written["action"],
        topics=tuple(written["topics"]),
        disclosed=tuple(written["disclosed"]),
        stance=written["stance"],
        trust=written["trust"],
        trust_changes=tuple(TrustChange(**change) for change in written["trust_changes"]),
        phase=Phase(written["phase"]),
        fallback=written["fallback"],
        ended=written["ended"],
        shows_feeling=written["shows_feeling"],
        events=tuple(ScriptEvent(**event) for event in written["events"]),
        state=state,
    )


def changes(before: Slots, after: Slots) -> dict[str, dict[str, Any]]:
    """Return the slots that differ, each with its new value or with what was added."""
    return {
        slot: _change(before.get(slot), value)
        for slot, value in after.items()
        if slot not in before or before[slot] != value
    }


def _change(before: object, after: object) -> dict[str, Any]:
    if (
        isinstance(before, list)
        and isinstance(after, list)
        and before == after[: len(before)]
    ):
        return {"add": after[len(before) :]}
    return {"set": after}


def changed(slots: Slots, by: Changed) -> dict[str, Any]:
    """Return the slots after what `changes` found."""
    new = {
        slot: [*slots[slot], *change["add"]] if "add" in change else change["set"]
        for slot, change in by.items()
    }
    return {**slots, **new}
