"""What the coachee will tell next, if anything. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dialogue_rules.overlap import content, shared
from dialogue_rules.state import DialogueState
from scenarios.lines import Requirement
from scenarios.reach import layer_reached
from scenarios.schema import Disclosure, Scenario, Topic
from scoring.intents import load_intents
from scoring.vocabulary import IntentId

ENOUGH_WORDS = 2
"""Words of weight that a question must share with what is told in answer to it."""
_DRAWS_ANYTHING = ("listening.", "rapport.empathy", "rapport.affirmation")
"""Codes that invite whatever comes next, so that `answers` need not fit."""
_NEEDS_A_QUESTION = frozenset({"scale_now", "scale_reason"})
_HAS_ITS_SUBJECT = frozenset(
    {
        "ask_role",
        "ask_home_impact",
        "ask_wellbeing",
        "ask_risk",
        "ask_strengths",
        "ask_motivation",
        "ask_workload",
        "ask_manager",
        "ask_change",
        "ask_feedback_received",
        "scale_now",
    }
)
"""Questions on how things are that say themselves what they are about; the others are
about what is being talked of."""
_AHEAD = frozenset({"goal", "options", "will"})
"""Groups of intents that ask for aims, choices or steps."""
_ASKS_GENERALLY = frozenset(
    {"tell_more", "ask_situation", "ask_what_happened", "ask_example"}
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a turn asks for, as far as telling is concerned."""

    codes: tuple[str, ...]
    """Behaviour codes that may earn: the focus's and the lead's."""
    intent: str | None
    group: str | None
    topics: tuple[str, ...]
    """Topics touched, strongest first; empty where the live topic is meant."""
    text: str = ""
    """The words that are answered."""
    looks_ahead: bool = False
    """It asks for what might be or will be, whatever its intent."""
    points_back: bool = False
    """"That" or "it": whatever is meant, it has been talked about."""
    is_sure: bool = False
    """The intent is no guess."""
    wants: tuple[str, ...] = ()
    """Disclosures that it asks for by its own words, the best fit first."""
    wants_surely: bool = False
    """Nothing else can be meant than those."""
    near: tuple[str, ...] = ()
    """Disclosures whose words come near, the nearest first."""
    is_for_detail: bool = False
    """It asks for a name, a time or a place, which not everything on the topic answers."""

    @property
    def is_particular(self) -> bool:
        """It says so much of what it is about that not everything on the topic answers it."""
        return not self.draws_anything and len(content(self.text)) >= ENOUGH_WORDS

    @property
    def draws_anything(self) -> bool:
        """The move invites more, whatever it may be."""
        return self.intent == "tell_more" or (
            bool(self.codes) and self.codes[0].startswith(_DRAWS_ANYTHING)
        )


def holds(needs: Requirement, state: DialogueState, openness: int) -> bool:
    """Whether a requirement is met."""
    return (
        openness >= needs.openness
        and needs.trust <= state.trust < needs.trust_below
        and (not needs.stances or state.stance in needs.stances)
        and (not needs.phases or state.phase in needs.phases)
        and set(needs.disclosed) <= set(state.disclosed)
        and state.turn >= needs.after_turn
    )


def is_earned(disclosure: Disclosure, codes: Iterable[str]) -> bool:
    """Whether one of the codes, or its family, earns it."""
    return any(
        code in disclosure.earned_by or code.partition(".")[0] in disclosure.earned_by
        for code in codes
    )


def next_disclosure(
    scenario: Scenario, state: DialogueState, openness: int, asking: Asking
) -> Disclosure | None:
    """The disclosure that this turn earns; None where nothing is.

    The topics touched come first, then the live one, then what is on the table, then
    anything that answers just this. Within a topic, what answers the question comes
    before what only the topic calls for, and lower layers come first.
    """
    if (wanted := _wanted(scenario, state, openness, asking)) or asking.wants_surely:
        return wanted
    by_id = {topic.id: topic for topic in scenario.topics}
    for topic_id in asking.topics:
        if found := _from(by_id[topic_id], state, openness, asking, touched=True):
            return found
    if asking.topics:
        return None
    live = by_id.get(state.live_topic or "")
    if live and (found := _from(live, state, openness, asking, touched=False)):
        return found
    return _elsewhere(scenario, state, openness, asking)


def _wanted(
    scenario: Scenario, state: DialogueState, openness: int, asking: Asking
) -> Disclosure | None:
    """What is asked for by its own words, if it may be told now."""
    for wanted in asking.wants:
        topic = topic_of(scenario, wanted)
        for one in _ready(topic, state, openness):
            if one.id == wanted and _may_be_told(one, asking):
                return one
    return None


def _may_be_told(disclosure: Disclosure, asking: Asking) -> bool:
    """Anybody is told what lies on the surface, even where the question was closed."""
    told_to_anybody = disclosure.layer == 1 and "question.closed" in asking.codes
    return told_to_anybody or is_earned(disclosure, asking.codes)


def _from(
    topic: Topic, state: DialogueState, openness: int, asking: Asking, *, touched: bool
) -> Disclosure | None:
    ready = [d for d in _ready(topic, state, openness) if is_earned(d, asking.codes)]
    ranked = [
        (rank, _distance(d, asking), -shared(asking.text, d.says), d.layer, place, d)
        for place, d in enumerate(ready)
        if (rank := _fit(d, asking, touched=touched)) is not None
        and _is_near(d, asking)
        and (rank == 0 or not _is_stale(topic, d, state))
    ]
    return min(ranked, key=lambda item: item[:5])[5] if ranked else None


def _is_near(disclosure: Disclosure, asking: Asking) -> bool:
    """Whether its words come near the question, or the question is so general that it may."""
    if asking.draws_anything or disclosure.id in asking.near:
        return True
    if asking.is_for_detail:
        return False
    if asking.is_sure and asking.intent in disclosure.answers:
        return bool(asking.topics) or asking.group in _AHEAD
    if asking.is_particular:
        return bool(asking.topics) and shared(asking.text, disclosure.says) >= ENOUGH_WORDS
    return asking.is_sure or bool(asking.topics)


def _distance(disclosure: Disclosure, asking: Asking) -> int:
    near = asking.near
    return near.index(disclosure.id) if disclosure.id in near else len(near)


def _ready(topic: Topic, state: DialogueState, openness: int) -> list[Disclosure]:
    reached = layer_reached(topic, frozenset(state.disclosed))
    return [
        disclosure
        for disclosure in topic.disclosures
        if disclosure.id not in state.disclosed
        and disclosure.layer <= reached
        and holds(disclosure.needs, state, openness)
    ]


def _is_stale(topic: Topic, disclosure: Disclosure, state: DialogueState) -> bool:
    """Whether it would begin a story again that has gone deeper: only asked for is it told."""
    return disclosure.layer == 1 and any(
        one.layer > 1 and one.id in state.disclosed for one in topic.disclosures
    )


def _fit(disclosure: Disclosure, asking: Asking, *, touched: bool) -> int | None:
    """How well it answers: 0 just this, 1 its group, 2 whatever comes; None not at all."""
    if asking.intent in disclosure.answers:
        return 0
    if asking.group in disclosure.answers:
        return 1
    if asking.draws_anything:
        return 1 if _may_come_unasked(disclosure) else None
    if asking.looks_ahead and not _is_ahead(disclosure):
        return None
    if not disclosure.answers or (touched and asking.intent in {None, *_ASKS_GENERALLY}):
        return 2
    return None


def _is_ahead(disclosure: Disclosure) -> bool:
    """Whether it speaks of aims, choices or steps."""
    catalogue = load_intents()
    return any(
        answer in _AHEAD
        or (answer in catalogue.ids and catalogue.group_of(IntentId(answer)) in _AHEAD)
        for answer in disclosure.answers
    )


def _may_come_unasked(disclosure: Disclosure) -> bool:
    """Whether it makes sense after mere listening: a number or a plan has to be asked for."""
    asked_for = set(disclosure.answers) - _NEEDS_A_QUESTION
    reality = {"reality", *_of_reality()}
    return not disclosure.answers or bool(asked_for & reality)


@cache
def _of_reality() -> frozenset[str]:
    catalogue = load_intents()
    return frozenset(i for i in catalogue.ids if catalogue.group_of(i) == "reality")


def _by_its_words(
    scenario: Scenario, state: DialogueState, openness: int, asking: Asking
) -> Disclosure | None:
    """What shares most words of weight with the question, among what is on the table."""
    ready = [
        disclosure
        for topic in scenario.topics
        if topic.id in state.raised
        for disclosure in _ready(topic, state, openness)
        if is_earned(disclosure, asking.codes)
    ]
    best = max(ready, key=lambda one: shared(asking.text, one.says), default=None)
    if best is None or shared(asking.text, best.says) < ENOUGH_WORDS:
        return None
    return best


def _elsewhere(
    scenario: Scenario, state: DialogueState, openness: int, asking: Asking
) -> Disclosure | None:
    """Something on another topic that answers just what was asked."""
    if asking.draws_anything:
        return None
    if asking.intent is None:
        return _by_its_words(scenario, state, openness, asking)
    if asking.group == "reality" and (
        asking.points_back or asking.intent not in _HAS_ITS_SUBJECT
    ):
        return None
    raised = [topic for topic in scenario.topics if topic.id in state.raised]
    others = [topic for topic in scenario.topics if topic.id not in state.raised]
    for topic in (*raised, *others):
        for disclosure in _ready(topic, state, openness):
            if asking.intent in disclosure.answers and is_earned(disclosure, asking.codes):
                return disclosure
    return None


def is_all_told(topic: Topic, state: DialogueState) -> bool:
    """Whether nothing of the topic is left to tell."""
    return all(disclosure.id in state.disclosed for disclosure in topic.disclosures)


def topic_of(scenario: Scenario, disclosure_id: str) -> Topic:
    """The topic that a disclosure belongs to."""
    return next(
        topic
        for topic in scenario.topics
        if any(disclosure.id == disclosure_id for disclosure in topic.disclosures)
    )
