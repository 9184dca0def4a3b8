"""What comes before an answer: a word on how it was said, and on what waits. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dialogue_rules.answer import Answer, Part, said_from
from dialogue_rules.effects import moved
from dialogue_rules.explanation import explanation_in
from dialogue_rules.lines import is_fresh
from dialogue_rules.looking_back import objects
from dialogue_rules.scene import Scene
from dialogue_rules.speech import for_mood_only
from dialogue_rules.take_in import is_hurt, is_repair

SURE_ENOUGH_TO_REMARK: Final = 0.6
"""0-1: the coder's confidence from which the coachee remarks on how something was said."""
MANY_QUESTIONS: Final = 4
"""From so many in one turn on the coachee remarks on it."""
_WELCOMES: Final = frozenset({"greet", "small_talk", "thank_for_coming", "introduce_self"})
"""A thank-you in the middle of a talk is no greeting, and is not greeted back."""


def react(scene: Scene) -> Answer | None:
    """A word on how it was said, before the answer; never in the way of one."""
    first = _explanation_first(scene) or _repair_first(scene) or _objection_first(scene)
    if first is not None:
        return first
    keys = tuple(_reaction_keys(scene))
    fresh = [
        pool
        for pool in for_mood_only(scene, "reactions", *keys)
        if is_fresh(pool, scene.state.said)
    ]
    return said_from(scene, "reaction", *fresh) or Answer(scene.state)


def _reaction_keys(scene: Scene) -> Iterator[str]:
    """Under what there may be a word to say, the most particular first."""
    utterances = scene.heard.coded.utterances
    if sum(one.family == "question" for one in utterances) >= MANY_QUESTIONS:
        yield "mark:multiple"
    if any("why-blame" in one.marks for one in utterances):
        yield "mark:why-blame"
    lead = scene.heard.lead
    if lead is None or lead.confidence < SURE_ENOUGH_TO_REMARK:
        return
    if lead.code == "rapport.greeting" and lead.intent not in _WELCOMES:
        return
    if lead.family == "listening" and scene.heard.focus.family == "question":
        # The answer itself shows that they felt heard; a nod before it only delays it.
        return
    yield lead.code
    if lead.family != "rapport":
        yield lead.family


def _repair_first(scene: Scene) -> Answer | None:
    """An apology before a question is accepted before the question is answered."""
    if not (scene.state.repair_owed and is_repair(scene.heard)) or is_hurt(scene.heard):
        return None
    won = for_mood_only(scene, "moments", "won_back")
    said = said_from(scene, "reaction", *won)
    return said and replace(said, state=replace(said.state, repair_owed=False))


def _objection_first(scene: Scene) -> Answer | None:
    """A word to a coach who was not answered, or not understood."""
    kind = objects(scene.heard.focus.text)
    if kind == "none":
        return None
    name = "dodge_owned" if kind == "dodged" else "corrected"
    return said_from(scene, "reaction", *for_mood_only(scene, "moments", name))


def _explanation_first(scene: Scene) -> Answer | None:
    explanation = explanation_in(scene)
    if explanation is None or scene.heard.focus.family != "question":
        return None
    if explanation.verdict == "ignored":
        ignored = for_mood_only(scene, "moments", "question_ignored")
        answer = said_from(scene, "reaction", *ignored) or Answer(scene.state)
        return replace(answer, state=replace(answer.state, waiting_for=None))
    return judge_explanation(scene, part="reaction")


def judge_explanation(scene: Scene, part: Part = "answer") -> Answer | None:
    """What the coachee makes of the coach's answer to their own question."""
    explanation = explanation_in(scene)
    if explanation is None or explanation.verdict == "ignored":
        return None
    question = explanation.question
    lines = getattr(question, explanation.verdict)
    answer = said_from(scene, part, lines)
    if answer is None:
        return None
    change = {"good": question.trust, "wrong": -question.trust}.get(explanation.verdict, 0)
    trust = moved(answer.state.trust, change)
    return replace(answer, state=replace(answer.state, waiting_for=None, trust=trust))
