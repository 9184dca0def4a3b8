"""What an exchange came to: the reply as shown, and what a rubric may know. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from dialogue_rules.answer import Piece
from dialogue_rules.explanation import explanation_in, volunteered_in
from dialogue_rules.reply import CoacheeTurn, TrustChange
from dialogue_rules.scene import Scene
from dialogue_rules.schema import Rule
from dialogue_rules.state import DialogueState
from scenarios.schema import Scenario
from scoring.transcript import Event

LONGEST_KEPT: Final = 400
"""Characters of a reply that are kept, to see what the coach takes up of it."""
_ORDER: Final = ("reaction", "answer", "question", "cue")
CATCH_ALL: Final = "utter_catch_all"


def reply_from(
    before: Scene,
    slots: Mapping[str, Any],
    pieces: Sequence[Piece],
    rule: Rule,
) -> CoacheeTurn:
    """Put the coachee's turn together.

    Args:
        before: The scene as the coach's turn found it.
        slots: After all actions.
        pieces: What the actions said.
        rule: The rule that chose them.
    """
    scenario, heard = before.scenario, before.heard
    text = as_shown(pieces)
    state = replace(DialogueState.from_slots(slots), last_said=text[:LONGEST_KEPT])
    disclosed = tuple(d for d in state.disclosed if d not in before.state.disclosed)
    action = next(a for a in reversed(rule.actions) if a != "action_react")
    return CoacheeTurn(
        number=state.turn,
        text=text,
        rule=rule.rule,
        because=rule.metadata.because,
        action=action,
        topics=heard.topics,
        disclosed=disclosed,
        stance=state.stance,
        trust=state.trust,
        trust_changes=tuple(_trust_changes(before, slots, state, disclosed)),
        phase=state.phase,
        fallback=action == CATCH_ALL,
        ended=state.ended,
        shows_feeling=state.feeling_shown is not None,
        events=tuple(_events(scenario, before, state, disclosed)),
        state=state,
    )


def as_shown(pieces: Iterable[Piece]) -> str:
    """The pieces in the order people speak; cues as *seen, not said*."""
    ordered = sorted(pieces, key=lambda piece: _ORDER.index(piece.part))
    return " ".join(
        f"*{piece.text.strip('*')}*" if piece.part == "cue" else piece.text
        for piece in ordered
    )


def _trust_changes(
    before: Scene,
    slots: Mapping[str, Any],
    after: DialogueState,
    disclosed: Sequence[str],
) -> Iterator[TrustChange]:
    taken = [TrustChange(**change) for change in slots.get("trust_changes") or ()]
    yield from taken
    rest = round(after.trust - before.state.trust - sum(c.change for c in taken), 1)
    if rest and disclosed:
        yield TrustChange(
            f"told:{disclosed[-1]}", rest, "Having said it, and how it was met."
        )
    elif rest and (question := before.state.waiting_for):
        yield TrustChange(
            f"explained:{question}", rest, "How you answered their own question."
        )


def _events(
    scenario: Scenario, before: Scene, after: DialogueState, disclosed: Sequence[str]
) -> Iterator[Event]:
    def event(kind: str, **details: object) -> Event:
        return Event(kind, after.turn, MappingProxyType(details))

    layers = {disclosure.id: disclosure.layer for disclosure in scenario.disclosures}
    for one in disclosed:
        yield event("disclosed", disclosure=one, layer=layers[one])
    if after.stance != before.state.stance:
        yield event("stance", source=before.state.stance, dest=after.stance)
    for step in after.agreed[len(before.state.agreed) :]:
        yield event("agreed", step=step)
    if after.feeling_shown and after.feeling_shown != before.state.feeling_shown:
        yield event("cue_shown", feeling=after.feeling_shown)
    if after.last_question_turn == after.turn:
        yield event("coachee_asked", question=after.waiting_for)
    yield from _explained(before, event)
    if after.ended:
        yield event("ended", stance=after.stance, agreed=list(after.agreed))


def _explained(before: Scene, event: Callable[..., Event]) -> Iterator[Event]:
    asked_for = explanation_in(before)
    for explanation in (*((asked_for,) if asked_for else ()), *volunteered_in(before)):
        if explanation.verdict == "ignored":
            continue
        yield event(
            "explained",
            question=explanation.question.id,
            verdict=explanation.verdict,
            named=list(explanation.named),
            missed=list(explanation.missed),
            mistaken=list(explanation.mistaken),
            standard=list(explanation.question.standard),
            volunteered=explanation.volunteered,
        )
