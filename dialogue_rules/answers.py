"""What the coachee says: one pure function for each action that rules may name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dialogue_rules.answer import Answer, said_from
from dialogue_rules.asking import asks_for
from dialogue_rules.disclosure import is_all_told
from dialogue_rules.lines import is_fresh
from dialogue_rules.promises import deeds
from dialogue_rules.scene import Scene
from dialogue_rules.speech import pools
from scenarios.schema import Topic

AnswerMaker = Callable[[Scene], Answer | None]
"""Makes an answer, or None where it has nothing to say: the next rule is tried."""
SURE_ENOUGH_TO_REMARK: Final = 0.6
"""0-1: the coder's confidence from which the coachee remarks on how something was said."""
MANY_QUESTIONS: Final = 3
"""From so many in one turn on the coachee remarks on it."""
_WELCOMES: Final = frozenset({"greet", "small_talk", "thank_for_coming", "introduce_self"})
"""A thank-you in the middle of a talk is no greeting, and is not greeted back."""


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
    has_yes_or_no = asks_for(scene.heard.focus) == "yes_no"
    return "not_yet", topic.closed if has_yes_or_no else topic.guarded


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
    said = _ending(scene, lines)
    return said and _with_reminder(scene, said)


def _with_reminder(scene: Scene, said: Answer) -> Answer:
    """The ending, and a word on what the coach has undertaken."""
    if not deeds(scene.state):
        return said
    reminder = pools(scene, "moments", "promise_reminder")
    return said_from(scene, "question", *reminder, base=said) or said


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


ONCE_EACH: Final = frozenset({"unsure_detail", "unsure_yes_no", "unsure_open"})
"""Moments whose lines pass only while they are new: another answer is better than one again."""


def moment(name: str) -> AnswerMaker:
    """The answer for one of the moments, told in the temperament's or own words."""

    def made(scene: Scene) -> Answer | None:
        found = pools(scene, "moments", name)
        if name in ONCE_EACH:
            found = tuple(pool for pool in found if is_fresh(pool, scene.state.said))
        return said_from(scene, "answer", *found)

    return made
