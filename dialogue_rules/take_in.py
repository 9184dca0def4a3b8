"""What a turn of the coach does to the coachee before anything is answered. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dialogue_rules.effects import trust_after, trust_changes
from dialogue_rules.focus import is_sure_break
from dialogue_rules.promises import promises_in
from dialogue_rules.reply import TrustChange
from dialogue_rules.scene import Heard, Scene
from dialogue_rules.stances import Stances
from dialogue_rules.state import DialogueState
from scoring.intents import load_intents
from scoring.phases import phase_after

ENOUGH_PATIENCE: Final = 2
"""Turns of listening in a row that make up for a break nobody has owned."""
LEAVE_LASTS: Final = 2
"""Turns for which leave to share an idea holds, the one that asks for it included."""
_BROKEN: Final = {
    "confidence": (-8.0, "You had said that it would stay between you."),
    "deed": (-4.0, "You take back what you had said you would do."),
    "advice": (-2.0, "You had said that you would not tell them what to do."),
}
"""What a broken promise does to trust, and why."""
_LISTENS: Final = ("listening.", "rapport.empathy", "rapport.affirmation")
_TRIGGERS: Final = {
    "pushed": ("question.leading", "input.advice", "input.direction"),
    "understood": (
        "listening.simple",
        "listening.complex",
        "listening.summary",
        "listening.noticing",
        "rapport.empathy",
    ),
    "valued": ("rapport.affirmation", "feedback.specific-positive"),
    "invited": ("question.open", "rapport.autonomy", "rapport.permission"),
    "welcomed": ("rapport.greeting", "rapport.contracting"),
}
"""Which behaviour codes cause which trigger, the weightiest trigger first."""


def taken_in(
    scene: Scene, machine: Stances
) -> tuple[DialogueState, tuple[TrustChange, ...]]:
    """The state once the turn has sunk in, and what it did to trust."""
    scenario, state, heard = scene.scenario, scene.state, scene.heard
    changes = trust_changes(scenario, scene.temperament, state, heard)
    felt = _counted(_on_the_table(state, heard), heard)
    if heard.promise in _BROKEN:
        changes = (
            *changes,
            TrustChange(f"promise:{heard.promise}", *_BROKEN[heard.promise]),
        )
        felt = replace(felt, broken=(*felt.broken, heard.promise))
    felt = replace(
        felt,
        promises=_promised(felt, heard),
        trust=trust_after(state.trust, changes),
        phase=phase_after(state.phase, heard.coded, load_intents().phase_of),
    )
    worn_out = felt.trust <= scenario.walks_out_at
    triggers = ["worn_out"] if worn_out else []
    if felt.patience >= ENOUGH_PATIENCE and state.repair_owed:
        # Nobody need say sorry who goes on listening.
        triggers.append("repaired")
        felt = replace(felt, repair_owed=False)
    triggers.extend(triggers_of(heard))
    return replace(felt, stance=machine.stance_after(felt, triggers)), changes


def _promised(state: DialogueState, heard: Heard) -> tuple[str, ...]:
    made = (promise.written() for promise in promises_in(heard.coded))
    return tuple(dict.fromkeys((*state.promises, *made)))


def is_hurt(heard: Heard) -> bool:
    """Whether the turn certainly breaks rapport, or a confidence."""
    if heard.promise == "confidence":
        return True
    return any(is_sure_break(utterance) for utterance in heard.coded.utterances)


def is_repair(heard: Heard) -> bool:
    """Whether the turn makes good: an apology, or a question taken back."""
    return bool({"apologise", "rephrase"} & set(heard.coded.intents))


def triggers_of(heard: Heard) -> Iterator[str]:
    """The triggers that the turn causes, the weightiest first."""
    codes = heard.coded.codes
    if is_repair(heard) and not is_hurt(heard):
        yield "repaired"
    if is_hurt(heard):
        yield "hurt"
    for trigger, causes in _TRIGGERS.items():
        if any(code.startswith(causes) for code in codes):
            yield trigger
    if heard.is_farewell or "close_session" in heard.coded.intents:
        yield "closing"


def _on_the_table(state: DialogueState, heard: Heard) -> DialogueState:
    raised = tuple(dict.fromkeys((*state.raised, *heard.topics[:1])))
    return replace(
        state,
        live_topic=heard.topics[0] if heard.topics else state.live_topic,
        raised=raised,
        live_person=heard.person or state.live_person,
    )


def _counted(state: DialogueState, heard: Heard) -> DialogueState:
    codes = heard.coded.codes
    asks = any(code.startswith("question.") for code in codes)
    listens = any(code.startswith(_LISTENS) for code in codes)
    in_row = 0 if listens or not asks else state.questions_in_row
    asks_leave = "rapport.permission" in codes
    return replace(
        state,
        questions_in_row=in_row + asks,
        silences_in_row=state.silences_in_row + 1 if codes == ("listening.silence",) else 0,
        leave_given=LEAVE_LASTS if asks_leave else max(0, state.leave_given - 1),
        patience=state.patience + 1 if listens and not is_hurt(heard) else 0,
        hurts=state.hurts + is_hurt(heard),
        repair_owed=state.repair_owed or is_hurt(heard),
    )
