"""What the coachee says: one pure function for each action that rules may name."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from dialogue_rules.answer import Answer, Part, said_from
from dialogue_rules.disclosure import is_all_told, topic_of
from dialogue_rules.effects import moved
from dialogue_rules.explanation import explanation_in
from dialogue_rules.lines import is_fresh
from dialogue_rules.scene import Scene
from dialogue_rules.situation import BRISK, earned_in
from dialogue_rules.speech import for_mood_only, pools
from dialogue_rules.state import DialogueState
from dialogue_rules.take_in import is_hurt, is_repair
from scenarios.schema import Disclosure, Topic

AnswerMaker = Callable[[Scene], Answer | None]
"""Makes an answer, or None where it has nothing to say: the next rule is tried."""
SURE_ENOUGH_TO_REMARK: Final = 0.6
"""0-1: the coder's confidence from which the coachee remarks on how something was said."""
MANY_QUESTIONS: Final = 3
"""From so many in one turn on the coachee remarks on it."""
_WELCOMES: Final = frozenset({"greet", "small_talk", "thank_for_coming", "introduce_self"})
"""A thank-you in the middle of a talk is no greeting, and is not greeted back."""


def react(scene: Scene) -> Answer | None:
    """A word on how it was said, before the answer; never in the way of one."""
    first = _explanation_first(scene) or _repair_first(scene)
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


def disclose(scene: Scene) -> Answer | None:
    """Tell what has been earned."""
    disclosure = earned_in(scene)
    if disclosure is None:
        return None
    wordings = disclosure.says
    if scene.state.questions_in_row >= BRISK:
        wordings = (min(wordings, key=len),)
    answer = said_from(scene, "answer", wordings)
    if answer is None:
        return None
    answer = replace(answer, state=_having_told(scene, answer.state, disclosure))
    return said_from(scene, "cue", disclosure.cues, base=answer) or answer


def _having_told(
    scene: Scene, state: DialogueState, disclosure: Disclosure
) -> DialogueState:
    topic = topic_of(scene.scenario, disclosure.id)
    cue = disclosure.cues[0] if disclosure.cues else None
    return replace(
        state,
        disclosed=(*state.disclosed, disclosure.id),
        live_topic=topic.id,
        raised=tuple(dict.fromkeys((*state.raised, topic.id, *disclosure.then))),
        trust=moved(state.trust, disclosure.trust),
        agreed=(*state.agreed, disclosure.agrees) if disclosure.agrees else state.agreed,
        feeling_shown=disclosure.feeling or cue,
        cue_shown=cue,
        cue_returned=False,
    )


def tell_fact(scene: Scene) -> Answer | None:
    """A plain fact, always the same."""
    fact = next((f for f in scene.scenario.facts if f.id == scene.heard.fact), None)
    if fact is None:
        return None
    answer = Answer(scene.state)
    if not is_fresh(fact.says, scene.state.said):
        again = pools(scene, "moments", "asked_before")
        answer = said_from(scene, "reaction", *again) or answer
    told = said_from(scene, "answer", fact.says, base=answer)
    if told is None or fact.topic is None:
        return told
    return replace(told, state=replace(told.state, live_topic=fact.topic))


def answer_topic(scene: Scene) -> Answer | None:
    """An answer about the topic that gives away no more than it has to."""
    topic = scene.topic
    if topic is None:
        return None
    moment, lines = _topic_lines(scene, topic)
    return said_from(scene, "answer", lines, *pools(scene, "moments", moment))


def _topic_lines(scene: Scene, topic: Topic) -> tuple[str, tuple[str, ...]]:
    code, family = scene.heard.focus.code, scene.heard.focus.family
    if code == "question.leading":
        return f"leading_{'resist' if scene.mood == 'warm' else 'comply'}", topic.leading
    if family == "input":
        return "yes_but", topic.advice
    if family in {"listening", "rapport"}:
        return "reflection_true", topic.reflected
    if is_all_told(topic, scene.state):
        return "spent", topic.spent
    return "not_yet", topic.closed if code == "question.closed" else topic.guarded


def correct(scene: Scene) -> Answer | None:
    """Put a reflection right that does not fit."""
    misread = scene.topic.misread if scene.topic else ()
    return said_from(scene, "answer", misread, *pools(scene, "moments", "reflection_wrong"))


def answer(scene: Scene) -> Answer | None:
    """Answer what was asked, by its intent; by its code where no intent is known.

    Only with words not said before: else the next rule has its turn.
    """
    focus = scene.heard.focus
    keys = (focus.intent,) if focus.intent else (focus.code, focus.family)
    found = [
        pool for pool in pools(scene, "answers", *keys) if is_fresh(pool, scene.state.said)
    ]
    return said_from(scene, "answer", *found)


def answer_code(scene: Scene) -> Answer | None:
    """Answer how it was said, by its behaviour code."""
    focus = scene.heard.focus
    return said_from(scene, "answer", *pools(scene, "answers", focus.code, focus.family))


def say_goodbye(scene: Scene) -> Answer | None:
    """Close the session, by how it went."""
    endings = scene.scenario.endings
    if scene.state.agreed:
        lines = endings.committed
    else:
        lines = endings.open if scene.mood == "warm" else endings.cool
    return _ending(scene, lines)


def leave(scene: Scene) -> Answer | None:
    """Walk out."""
    return _ending(scene, scene.scenario.endings.left)


def _ending(scene: Scene, lines: tuple[str, ...]) -> Answer | None:
    said = said_from(scene, "answer", lines)
    return said and replace(said, state=replace(said.state, ended=True))


def be_won_back(scene: Scene) -> Answer | None:
    """Accept a repair."""
    said = said_from(scene, "answer", *pools(scene, "moments", "won_back"))
    return said and replace(said, state=replace(said.state, repair_owed=False))


def moment(name: str) -> AnswerMaker:
    """The answer for one of the moments, told in the temperament's or own words."""

    def made(scene: Scene) -> Answer | None:
        return said_from(scene, "answer", *pools(scene, "moments", name))

    return made
