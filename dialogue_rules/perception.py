"""What the coachee makes of a coded turn: what to answer, and what it is about. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogue_rules.facts import fact_asked
from dialogue_rules.focus import focus_of, lead_of
from dialogue_rules.scene import Heard
from dialogue_rules.state import DialogueState
from dialogue_rules.topics import means_by_pronoun, person_named, touch, touched
from scenarios.schema import Person, Scenario, Topic
from scenarios.words import names, stems, tokens
from scoring.transcript import CodedTurn, CodedUtterance

_FAREWELL = re.compile(
    r"\b(?:good ?bye|bye|all the best|have a good (?:day|week|weekend)|speak (?:soon|next)"
    r"|until next|(?<!to )see you(?= (?:soon|later|then|next|again|around|in a|tomorrow)\b"
    r"| on \w+day| ?[.!,]|$)"
    r"|(?<!to )take care(?! (?:of|to)\b(?! yourself)))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:about|with|of|from|for|on) (?:the|your|this|that|an?|some|any) "
    r"([a-z]+(?: [a-z]+)?)(?=[\s?.!,]|$)",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    "thing things situation moment way time times kind sort bit lot week day today session "
    "issue problem conversation mind view one ones people person other".split()
)
_STANDS_ALONE = frozenset({"contract", "close", "repair", "aside"})
"""Groups of intents that are about the talk itself: what stands around them is not their topic."""
_GRAVE = frozenset(
    {
        "insult",
        "criticise",
        "give_order",
        "ask_if_program",
        "ask_hint",
        "off_topic",
        "nonsense",
        "other_language",
        "promise_secrecy",
    }
)
"""Intents that bring a turn of the talk that nobody expects; a slip would be odd."""
ALL_BUT_SURE = 0.8
A_GUESS = 0.4
"""Below this confidence an intent is no more than a guess."""
SURE_ENOUGH = 0.5
"""Below this confidence a named topic says more than the intent."""
_POINTS_BACK = frozenset("it that this those these she he they her him them there".split())


def perceive(
    scenario: Scenario,
    state: DialogueState,
    coded: CodedTurn,
    rasa_names: Mapping[str, str],
) -> Heard:
    """Work out what the turn asks, of what, and of whom.

    Args:
        scenario: Whose topics, people and facts may be meant.
        state: Before the turn.
        coded: The coach's turn.
        rasa_names: Each intent's `group/intent`.
    """
    coded = without_doubtful_intents(coded)
    focus = focus_of(coded)
    person = _person_meant(scenario, state, coded.text)
    topics = _topics_meant(scenario, state, coded, focus, person, rasa_names)
    topic = _topic(scenario, topics[0] if topics else state.live_topic)
    if _is_no_guide(focus, topic, rasa_names):
        coded = _with(coded, focus, replace(focus, intent=None))
        focus = focus_of(coded)
    intent = rasa_names.get(focus.intent or "", focus.code.replace(".", "/"))
    return Heard(
        coded=coded,
        focus=focus,
        lead=lead_of(coded, focus),
        intent=intent,
        topics=topics,
        person=person.id if person else None,
        fact=fact_asked(scenario.facts, focus),
        feeling=_feeling(topic, focus),
        is_farewell=bool(_FAREWELL.search(coded.text)),
        subject=None if topics else _new_subject(coded.text),
        asked_before=asked_key(focus, topics, state.live_topic) in state.asked,
    )


def without_doubtful_intents(coded: CodedTurn) -> CodedTurn:
    """The turn without intents that would do harm if they were wrong, unless all but sure."""
    utterances = tuple(
        replace(one, intent=None)
        if one.intent in _GRAVE and one.intent_confidence < ALL_BUT_SURE
        else one
        for one in coded.utterances
    )
    return replace(coded, utterances=utterances)


def _is_no_guide(
    focus: CodedUtterance, topic: Topic | None, rasa_names: Mapping[str, str]
) -> bool:
    """Whether the intent is too doubtful to answer by."""
    if focus.intent is None or focus.intent_confidence >= SURE_ENOUGH:
        return False
    if focus.intent_confidence < A_GUESS:
        return True
    group = rasa_names[focus.intent].partition("/")[0]
    named = topic is not None and touch(topic, focus.text) > 0
    return named and group not in _STANDS_ALONE


def _with(coded: CodedTurn, old: CodedUtterance, new: CodedUtterance) -> CodedTurn:
    utterances = tuple(new if one is old else one for one in coded.utterances)
    return replace(coded, utterances=utterances)


def points_back(focus: CodedUtterance) -> bool:
    """Whether the utterance means something that has been talked about: "that", "she"."""
    return bool(set(tokens(focus.text)) & _POINTS_BACK)


def asked_key(
    focus: CodedUtterance, topics: Sequence[str], live_topic: str | None
) -> str | None:
    """How a question is remembered, to notice when it is asked again."""
    if focus.family != "question" or focus.intent in {
        None,
        "tell_more",
        "ask_anything_else",
    }:
        return None
    return f"{focus.intent}|{topics[0] if topics else live_topic}|{' '.join(stems(focus.text))}"


def _person_meant(scenario: Scenario, state: DialogueState, text: str) -> Person | None:
    people = scenario.persona.people
    if named := person_named(people, text):
        return named
    live = next((person for person in people if person.id == state.live_person), None)
    return live if live and means_by_pronoun(live, text) else None


def _topics_meant(
    scenario: Scenario,
    state: DialogueState,
    coded: CodedTurn,
    focus: CodedUtterance,
    person: Person | None,
    rasa_names: Mapping[str, str],
) -> tuple[str, ...]:
    recent = [t for t in (state.live_topic, *reversed(state.raised)) if t]
    group = rasa_names.get(focus.intent or "", "").partition("/")[0]
    around = focus.text if group in _STANDS_ALONE else coded.text
    found = touched(scenario.topics, focus.text, around, recent)
    if found:
        return found
    if person and not _points_at_live(scenario, state, person):
        about = touched(scenario.topics, person.name, person.relation, recent)
        if about:
            return about
    by_intent = [t.id for t in scenario.topics if focus.intent in t.answers]
    if state.live_topic in by_intent or points_back(focus):
        return ()
    return tuple(by_intent)


def _points_at_live(scenario: Scenario, state: DialogueState, person: Person) -> bool:
    """A pronoun for somebody met in the live topic stays within that topic."""
    live = _topic(scenario, state.live_topic)
    if live is None:
        return False
    told = " ".join((*live.words, *(w for d in live.disclosures for w in d.says)))
    return names(person.name.split()[0], stems(told))


def _topic(scenario: Scenario, topic_id: str | None) -> Topic | None:
    return next((topic for topic in scenario.topics if topic.id == topic_id), None)


def _feeling(topic: Topic | None, focus: CodedUtterance) -> str:
    if topic is None or focus.family not in {"listening", "rapport"}:
        return "none"
    said = stems(focus.text)
    if any(names(word, said) for word in topic.feelings):
        return "right"
    return "wrong" if any(names(word, said) for word in topic.not_feelings) else "none"


def _new_subject(text: str) -> str | None:
    for found in _SUBJECT.finditer(text):
        words = found.group(1).lower().split()
        if words[0] not in _NO_SUBJECT:
            return f"the {words[0]}"
    return None
