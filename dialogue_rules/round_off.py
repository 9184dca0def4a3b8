"""What follows the answer: stance, the coachee's own question, cues, memory. Pure."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dialogue_rules.answer import Answer, said_from
from dialogue_rules.disclosure import holds
from dialogue_rules.explanation import volunteered_in
from dialogue_rules.looking_back import objects
from dialogue_rules.perception import asked_key
from dialogue_rules.promises import still_promised
from dialogue_rules.scene import Scene, stance_of
from dialogue_rules.situation import cue_is_noticed
from dialogue_rules.stances import Stances
from dialogue_rules.state import DialogueState
from dialogue_rules.take_in import is_hurt
from scenarios.schema import Disclosure, Question
from scoring.vocabulary import Phase

IDLE_CUE_SHARE: Final = 0.2
"""Share of replies without a cue of their own that are given a small one."""
WAITS_FOR: Final = 4
"""Exchanges for which a question of the coachee's waits for a moment that is free."""
QUESTIONS_APART: Final = 4
"""Exchanges between one question of the coachee's and the next."""
FORGETS_AFTER: Final = 3
"""Exchanges after which a question of the coachee's is let go, answered or not."""
KEPT_WORDINGS: Final = 800
KEPT_QUESTIONS: Final = 100
KEPT_PROMISES: Final = 20
"""So much is remembered, the latest of it: some three hundred exchanges, and never more."""
LONGEST_KEPT: Final = 160
"""Characters of what the coach said that are kept to be reminded of."""
_LOOKS_AHEAD: Final = frozenset({Phase.OPTIONS, Phase.WILL, Phase.CLOSE})
"""Phases in which the coachee is busy with what comes, and asks nothing about the frame."""
_DEEP: Final = 2
"""From this layer on something has been told."""


def rounded_off(scene: Scene, before: DialogueState, machine: Stances) -> Answer:
    """Settle what the reply has changed, and add what still wants saying.

    Args:
        scene: With the state after the answer.
        before: The state before the coach's turn.
        machine: The scenario's stances.
    """
    state = _remembered(scene, before)
    state = replace(state, stance=machine.stance_after(state, _triggers(scene, before)))
    if stance_of(scene.scenario, state.stance).is_end:
        state = replace(state, ended=True)
    done = Answer(state)
    if state.ended:
        return done
    return _with_cue(scene, before, _with_question(scene, before, done))


def _remembered(scene: Scene, before: DialogueState) -> DialogueState:
    heard, state = scene.heard, scene.state
    key = asked_key(heard.focus, heard.topics, before.live_topic)
    asked = state.asked if key is None or key in state.asked else (*state.asked, key)
    need_not_ask = tuple(told.question.id for told in volunteered_in(scene))
    is_stale = before.turn + 1 - state.last_question_turn >= FORGETS_AFTER
    return replace(
        state,
        waiting_for=None if is_stale else state.waiting_for,
        asked=asked[-KEPT_QUESTIONS:],
        said=state.said[-KEPT_WORDINGS:],
        promises=still_promised(state, heard.coded.text)[-KEPT_PROMISES:],
        coach_said=_in_short(heard.focus.text) or state.coach_said,
        asked_last=_last_question(scene) or state.asked_last,
        turn=before.turn + 1,
        questions_asked=(*state.questions_asked, *need_not_ask),
    )


def _in_short(text: str) -> str:
    """A text as it is kept: whole, or up to the last word that fits."""
    if len(text) <= LONGEST_KEPT:
        return text
    return text[:LONGEST_KEPT].rpartition(" ")[0]


def _last_question(scene: Scene) -> str:
    """The question that was asked, unless it only asked for the last one again."""
    focus = scene.heard.focus
    if focus.family != "question" or objects(focus.text) == "dodged":
        return ""
    return _in_short(focus.text)


def told_since(scene: Scene, before: DialogueState) -> tuple[Disclosure, ...]:
    """The disclosures made in this exchange."""
    new = set(scene.state.disclosed) - set(before.disclosed)
    return tuple(d for d in scene.scenario.disclosures if d.id in new)


def _triggers(scene: Scene, before: DialogueState) -> Iterator[str]:
    told = told_since(scene, before)
    if len(scene.state.agreed) > len(before.agreed):
        yield "decided"
    if any(disclosure.insight for disclosure in told):
        yield "realised"
    if any(disclosure.layer >= _DEEP for disclosure in told):
        yield "told"


def _with_question(scene: Scene, before: DialogueState, done: Answer) -> Answer:
    question = _question_due(scene, before, done.state)
    if question is None:
        return done
    asked = said_from(scene, "question", question.says, base=done)
    if asked is None:
        return done
    return replace(
        asked,
        state=replace(
            asked.state,
            waiting_for=question.id,
            questions_asked=(*asked.state.questions_asked, question.id),
            last_question_turn=asked.state.turn,
        ),
    )


def _question_due(
    scene: Scene, before: DialogueState, state: DialogueState
) -> Question | None:
    told_deep = any(d.layer >= _DEEP for d in told_since(scene, before))
    too_soon = state.last_question_turn and (
        state.turn - state.last_question_turn < QUESTIONS_APART
    )
    busy = (
        state.waiting_for
        or before.feeling_shown
        or is_hurt(scene.heard)
        or state.phase in _LOOKS_AHEAD
    )
    if busy or told_deep or too_soon:
        return None
    openness = stance_of(scene.scenario, state.stance).openness
    return next(
        (
            question
            for question in scene.scenario.questions
            if question.id not in state.questions_asked
            and holds(question.when, state, openness)
            and not _can_wait(question, scene, state)
        ),
        None,
    )


def _can_wait(question: Question, scene: Scene, state: DialogueState) -> bool:
    """Whether it would break in on something just told, and need not be put yet."""
    is_telling = scene.state.last_told_turn == state.turn
    return is_telling and state.turn < question.when.after_turn + WAITS_FOR


def _with_cue(scene: Scene, before: DialogueState, done: Answer) -> Answer:
    """A missed cue comes back once; otherwise something small is seen now and then."""
    state = done.state
    shown_now = bool(told_since(scene, before)) and state.feeling_shown is not None
    if shown_now:
        return done
    if before.feeling_shown:
        if cue_is_noticed(scene) or before.cue_returned:
            return replace(done, state=_calm(state))
        if before.cue_shown:
            done = replace(done, state=replace(state, cue_returned=True))
            return done.saying("cue", f"{before.cue_shown} again")
        return replace(done, state=_calm(state))
    rng = random.Random(f"{state.seed}:{state.turn}:idle")  # noqa: S311 -- a seeded draw
    if rng.random() < IDLE_CUE_SHARE:
        return (
            said_from(
                scene, "cue", scene.temperament.idle_cues.in_mood(scene.mood), base=done
            )
            or done
        )
    return done


def _calm(state: DialogueState) -> DialogueState:
    return replace(state, feeling_shown=None, cue_shown=None, cue_returned=False)
