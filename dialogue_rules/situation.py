"""Everything a rule may look at, as the slots of a Rasa tracker. Pure.

The names are documented in domain.yml; a rule's condition on any other name is refused
when the rules are read.
"""

from dataclasses import dataclass, fields
from typing import Any, Final

from dialogue_rules.asides import aside_in
from dialogue_rules.asking import asks_for
from dialogue_rules.disclosure import (
    ENOUGH_WORDS,
    Asking,
    is_all_told,
    next_disclosure,
    topic_of,
)
from dialogue_rules.explanation import explanation_in
from dialogue_rules.focus import points_back
from dialogue_rules.lines import is_fresh
from dialogue_rules.looking_back import looks_back, objects
from dialogue_rules.overlap import content
from dialogue_rules.scene import Scene, last_told
from dialogue_rules.take_in import is_hurt, is_repair
from scenarios.schema import Disclosure, Fact

BRISK: Final = 3
"""Questions in a row, with no listening between, from which answers grow short."""
ALL_BUT_SURE: Final = 0.8
SURE: Final = 0.7
"""0-1: confidence from which an intent is no guess."""
SURE_ENOUGH_TO_TELL: Final = 0.85
"""The same, from which something is told that fits the question by its intent alone."""
POINTS_AT_THE_TOLD: Final = frozenset(
    {"ask_who_involved", "ask_clarify", "ask_what_happened", "ask_example"}
)
"""Intents that, once the talk is under way, ask about something just said: the answer that
the coachee has ready for the story as a whole would pass it by."""
STILL_GENERAL: Final = 3
"""Exchanges up to which such a question is about the story as a whole."""
LONG_TURN: Final = 1500
"""Characters beyond which nobody takes in all that was said."""
_NOTICES: Final = (
    "listening.noticing",
    "listening.complex",
    "listening.silence",
    "rapport.empathy",
)


@dataclass(frozen=True, slots=True)
class Situation:
    """One moment, in the few words that rules are written in."""

    intent: str
    code: str
    family: str
    stance: str
    mood: str
    phase: str
    topic: str
    """`named` in this turn, `live` from before, or `none`."""
    earned: bool
    """Something is there to be told."""
    all_told: bool
    fact: str
    """A plain fact is asked for, or brought up: `sure`, `likely`, `none`."""
    beside: bool
    """Another question of the turn asks for one."""
    wanted: str
    """A disclosure is asked for by its own words: `ready`, `told` before, `locked`, `none`."""
    asks: str
    """A question asks for a `yes_no`, a `detail` or something `open`; `none` is asked."""
    particular: bool
    """It says so much of what it is about that not everything answers it."""
    sure: bool
    """The intent is no guess."""
    promise: str
    """The turn `made` one, or broke one: `advice`, `confidence`, `deed`; `none`."""
    looks_back: str
    """Asks what was said by the coachee (`own`) or the `coach`, `promise`d, `agreed`; `none`."""
    objects: str
    """The coach finds that they were `dodged`, or `corrected` what was meant; `none`."""
    at_hand: bool
    """The question hangs on what was told last: on its words, or on "it" and "that"."""
    follow_up: str
    """Stays with what was said last: asks for `more`, `why`, `feeling`, `else`; `none`."""
    asked_before: bool
    brisk: bool
    pressed: bool
    """Every third question in such a row: time to say so."""
    several: bool
    asks_leave: bool
    """Leave is asked, to explain, to share or to ask."""
    aside: str
    """A light word and no more: a `laugh`, `thanks`; `none`."""
    why_blame: bool
    cue: str
    """A feeling shown before is `noticed` or `missed`; `none` was shown."""
    feeling: str
    """`right`, `wrong` or `none`."""
    leave: bool
    """Leave for an idea has been asked."""
    explains: bool
    """The coachee's own question waits, and this turn answers it in some way."""
    silence: str
    """`first`, `again` or `none`."""
    hurt: bool
    """The turn certainly breaks rapport."""
    repairs: bool
    withdrawn: bool
    own_answer: bool
    """The scenario has a wording of its own left for this intent."""
    hangs_on: bool
    """The words mean something only together with what is being talked of."""
    new_subject: bool
    long: bool
    farewell: bool
    left: bool
    """The stance is an end."""

    def as_slots(self) -> dict[str, Any]:
        """The situation as slots."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def situation_of(scene: Scene) -> Situation:
    """Put a scene into the words of the rules."""
    state, heard = scene.state, scene.heard
    explanation = explanation_in(scene)
    topic, earned = scene.topic, earned_in(scene)
    return Situation(
        intent=heard.intent,
        code=heard.focus.code,
        family=heard.focus.family,
        stance=state.stance,
        mood=scene.mood,
        phase=state.phase,
        topic="named" if heard.topics else "live" if state.live_topic else "none",
        earned=earned is not None,
        all_told=topic is not None and is_all_told(topic, state),
        fact=_fact(scene),
        beside=bool(heard.beside),
        wanted=_wanted(scene, earned),
        asks=asks_for(heard.focus),
        particular=asking_of(scene).is_particular,
        sure=_is_sure(scene),
        promise=heard.promise,
        looks_back=looks_back(heard.coded.text),
        objects=objects(heard.focus.text),
        at_hand=_is_at_hand(scene),
        follow_up=heard.follow_up,
        asked_before=heard.asked_before,
        explains=(
            explanation is not None
            and explanation.verdict != "ignored"
            and objects(heard.focus.text) == "none"
        ),
        own_answer=_has_own_answer(scene),
        hangs_on=_hangs_on(scene),
        new_subject=heard.subject is not None,
        **_manner(scene),
    )


def _manner(scene: Scene) -> dict[str, Any]:
    """How it was said, and how the two stand."""
    state, heard, stance = scene.state, scene.heard, scene.stance
    marks = {mark for utterance in heard.coded.utterances for mark in utterance.marks}
    return {
        "brisk": state.questions_in_row >= BRISK,
        "pressed": state.questions_in_row > 0 and state.questions_in_row % BRISK == 0,
        "asks_leave": "permission" in heard.focus.marks,
        "aside": aside_in(heard.coded.text),
        "several": "multiple" in marks,
        "why_blame": "why-blame" in marks,
        "cue": _cue(scene),
        "feeling": heard.feeling,
        "leave": state.leave_given > 0,
        "silence": _silence(scene),
        "hurt": is_hurt(heard),
        "repairs": state.repair_owed and is_repair(heard),
        "withdrawn": stance.openness == 0 and state.hurts > 0,
        "long": len(heard.coded.text) > LONG_TURN,
        "farewell": heard.is_farewell,
        "left": stance.is_end,
    }


def earned_in(scene: Scene) -> Disclosure | None:
    """What this turn earns; None where nothing is."""
    return next_disclosure(
        scene.scenario, scene.state, scene.stance.openness, asking_of(scene)
    )


def asking_of(scene: Scene) -> Asking:
    """What the turn asks for, as far as telling is concerned."""
    heard = scene.heard
    codes = [heard.focus.code, *((heard.lead.code,) if heard.lead else ())]
    return Asking(
        codes=tuple(codes),
        intent=heard.intent_id,
        group=heard.group,
        topics=heard.topics,
        text=heard.focus.text,
        looks_ahead=bool({"future", "hypothetical"} & set(heard.focus.marks)),
        points_back=points_back(heard.focus),
        is_sure=_is_sure(scene) and heard.focus.intent_confidence >= SURE_ENOUGH_TO_TELL,
        wants=heard.wants,
        wants_surely=bool(heard.wants) and heard.is_sure,
        near=heard.near,
        is_for_detail=asks_for(heard.focus) == "detail",
    )


def cue_is_noticed(scene: Scene) -> bool:
    """Whether the turn takes up what the coachee last showed."""
    coded = scene.heard.coded
    return (
        any(code in _NOTICES for code in coded.codes)
        or "picks-up-cue" in coded.marks
        or "ask_feelings" in coded.intents
    )


def _is_general(scene: Scene) -> bool:
    """Whether the story as a whole can be meant, or a topic by name."""
    return scene.state.turn <= STILL_GENERAL or bool(scene.heard.topics)


def _is_sure(scene: Scene) -> bool:
    heard = scene.heard
    # Who speaks of something unheard of may be asking anything about it.
    enough = ALL_BUT_SURE if heard.subject else SURE
    return heard.intent_id is not None and heard.focus.intent_confidence >= enough


def _fact(scene: Scene) -> str:
    if scene.heard.fact is None:
        return "none"
    return "sure" if scene.heard.is_sure else "likely"


def _wanted(scene: Scene, earned: Disclosure | None) -> str:
    wants = scene.heard.wants
    if not wants:
        return "none"
    if earned is not None and earned.id in wants:
        return "ready"
    if not scene.heard.is_sure:
        return "none"
    return "told" if wants[0] in scene.state.disclosed else "locked"


def _cue(scene: Scene) -> str:
    if scene.state.feeling_shown is None:
        return "none"
    return "noticed" if cue_is_noticed(scene) else "missed"


def _hangs_on(scene: Scene) -> bool:
    focus = scene.heard.focus
    return points_back(focus) or len(content(focus.text)) < ENOUGH_WORDS


def _is_at_hand(scene: Scene) -> bool:
    told = last_told(scene)
    if told is None or _is_elsewhere(scene, told):
        return False
    words, last = content(scene.heard.focus.text), content(scene.state.last_said)
    return bool(words & last) or points_back(scene.heard.focus) or len(words) < ENOUGH_WORDS


def _is_elsewhere(scene: Scene, told: Fact | Disclosure) -> bool:
    """Whether a topic is named that what was told last does not belong to."""
    if isinstance(told, Disclosure):
        topic = topic_of(scene.scenario, told.id).id
    else:
        topic = told.topic or ""
    return bool(scene.heard.topics) and topic not in scene.heard.topics


def _silence(scene: Scene) -> str:
    in_row = scene.state.silences_in_row
    return "none" if in_row == 0 else "first" if in_row == 1 else "again"


def _has_own_answer(scene: Scene) -> bool:
    if scene.heard.intent_id in POINTS_AT_THE_TOLD and not _is_general(scene):
        return False
    lines = scene.scenario.speech.answers.get(scene.heard.intent_id or "")
    return lines is not None and is_fresh(lines.in_mood(scene.mood), scene.state.said)
