"""What the coachee makes of a coded turn: what to answer, and what it is about. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogue_rules.asking import asking_word
from dialogue_rules.disclosure import topic_of
from dialogue_rules.doubts import without_doubtful_intents
from dialogue_rules.focus import focus_of, lead_of, points_back
from dialogue_rules.follow_up import follow_up_in
from dialogue_rules.looking_back import objects, without_objection
from dialogue_rules.overlap import content
from dialogue_rules.promises import broken_in, promises_in
from dialogue_rules.recall import Recall
from dialogue_rules.recalled import BEYOND_DOUBT, LIKE_ENOUGH, Sought, recalled
from dialogue_rules.same_words import is_telling
from dialogue_rules.scene import Heard
from dialogue_rules.state import DialogueState
from dialogue_rules.topics import means_by_pronoun, person_named, touch, touched
from scenarios.schema import Person, Scenario, Topic
from scenarios.words import names, stems
from scoring.transcript import CodedTurn, CodedUtterance
from scoring.vocabulary import QUESTION_CLOSED, QUESTION_LEADING, QUESTION_OPEN

_FAREWELL = re.compile(
    r"\b(?:good ?bye|bye|all the best|have a good (?:day|week|weekend)|speak (?:soon|next)"
    r"|until next|(?<!to )see you(?= (?:soon|later|then|next|again|around|in a|tomorrow)\b"
    r"| on \w+day| ?[.!,]|$)"
    r"|(?<!to )take care(?! (?:of|to)\b(?! yourself)))\b",
    re.IGNORECASE,
)
_STANDS_ALONE = frozenset({"contract", "close", "repair", "aside"})
"""Groups of intents that are about the talk itself: what stands around them is not their topic."""
_MOVES = frozenset({"goal", "options", "will", "close", "contract", "repair"})
SURE_OF_MOVE = 0.6
"""Confidence from which such an intent outweighs a likeness of words."""
SURE_OF_LEADING = 0.65
"""The coder's confidence from which the coachee feels led."""
SURE_OF_NO_QUESTION = 0.6
"""The coder's confidence up to which what ends with a question mark is taken for a question."""
A_GUESS = 0.5
"""Below this confidence an intent is no more than a guess."""
SURE_ENOUGH = 0.6
"""Below this confidence a named topic says more than the intent."""


def perceive(
    scenario: Scenario,
    state: DialogueState,
    coded: CodedTurn,
    rasa_names: Mapping[str, str],
    recall: Recall,
) -> Heard:
    """Work out what the turn asks, of what, and of whom.

    Args:
        scenario: Whose topics, people and facts may be meant.
        state: Before the turn.
        coded: The coach's turn.
        rasa_names: Each intent's `group/intent`.
        recall: The index of what can be asked for.
    """
    coded = _undoubted(coded, state.turn)
    focus = focus_of(coded)
    person = _person_meant(scenario, state, coded.text)
    topics = _topics_meant(scenario, state, coded, focus, person, rasa_names)
    topic = _topic(scenario, topics[0] if topics else state.live_topic)
    if _is_no_guide(focus, topic, rasa_names):
        coded, focus = _without_intent(coded, focus)
    intent = rasa_names.get(focus.intent or "", focus.code.replace(".", "/"))
    asked, who = _asked_text(state, coded, focus), person.id if person else None
    is_a_move = _is_a_move(focus, rasa_names)
    sought = Sought(recall, scenario, state, who)
    found = recalled(sought, coded, focus, asked, _enough(is_a_move=is_a_move))
    wanted = tuple(topic_of(scenario, one).id for one in found.wants[:1])
    topics = tuple(dict.fromkeys((*wanted, *topics)))
    return Heard(
        coded=coded,
        focus=focus,
        lead=lead_of(coded, focus),
        intent=intent,
        topics=topics,
        person=who,
        fact=found.fact,
        beside=found.beside,
        is_sure=found.is_sure and not is_a_move,
        wants=found.wants,
        near=found.near,
        follow_up=follow_up_in(focus) if asked == focus.text else "none",
        feeling=_feeling(topic, focus),
        is_farewell=bool(_FAREWELL.search(coded.text)),
        subject=_new_subject(recall, focus, coded),
        promise=_promise(scenario, state, coded),
        asked_before=asked_key(focus, topics, state.live_topic) in state.asked,
    )


def _enough(*, is_a_move: bool) -> float:
    return BEYOND_DOUBT if is_a_move else LIKE_ENOUGH


def _without_intent(
    coded: CodedTurn, focus: CodedUtterance
) -> tuple[CodedTurn, CodedUtterance]:
    plain = replace(focus, intent=None)
    return _with(coded, focus, plain), plain


def _undoubted(coded: CodedTurn, turn: int) -> CodedTurn:
    """The turn without what the coder is too unsure of to be acted on."""
    coded = with_questions(without_doubtful_intents(coded, turn))
    focus = focus_of(coded)
    if focus.code == QUESTION_LEADING and focus.confidence < SURE_OF_LEADING:
        return _with(coded, focus, replace(focus, code=QUESTION_CLOSED))
    return coded


def with_questions(coded: CodedTurn) -> CodedTurn:
    """The turn, in which what ends with a question mark and may well ask, asks."""
    utterances = tuple(
        replace(one, code=QUESTION_OPEN if _asks_openly(one) else QUESTION_CLOSED)
        if _may_ask(one)
        else one
        for one in coded.utterances
    )
    return replace(coded, utterances=utterances)


def _may_ask(one: CodedUtterance) -> bool:
    return (
        one.text.rstrip().endswith("?")
        and one.family in {"rapport", "input", "feedback", "other"}
        and one.confidence < SURE_OF_NO_QUESTION
    )


def _asks_openly(one: CodedUtterance) -> bool:
    return asking_word(one.text) in {"what", "how", "why"}


def _whole_question(coded: CodedTurn, focus: CodedUtterance) -> str:
    """The focus; where it hangs on the question before it, both: "Who was it? And why?"."""
    if is_telling(focus.text):
        return focus.text
    before = coded.utterances[: coded.utterances.index(focus)]
    asked = next((one for one in reversed(before) if one.family == "question"), None)
    return f"{asked.text} {focus.text}" if asked and is_telling(asked.text) else focus.text


def _asked_text(state: DialogueState, coded: CodedTurn, focus: CodedUtterance) -> str:
    """What is asked: after "that's not what I asked", the question that was passed over."""
    if objects(focus.text) == "none":
        return _whole_question(coded, focus)
    rest = without_objection(focus.text)
    return rest if is_telling(rest) else state.asked_last or focus.text


def _promise(scenario: Scenario, state: DialogueState, coded: CodedTurn) -> str:
    broken = broken_in(state, coded, scenario.persona.people)
    if broken != "none":
        return broken
    return "made" if any(one.deed for one in promises_in(coded)) else "none"


def _is_a_move(focus: CodedUtterance, rasa_names: Mapping[str, str]) -> bool:
    """Whether it is surely a move of coaching, which is about no particular: "first step?"."""
    group = rasa_names.get(focus.intent or "", "").partition("/")[0]
    return group in _MOVES and focus.intent_confidence >= SURE_OF_MOVE


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
    fitting = [person for person in people if means_by_pronoun(person, text)]
    live = next((person for person in fitting if person.id == state.live_person), None)
    # "She" may be somebody whom the coachee has just named in passing.
    return live or person_named(fitting, state.last_said)


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


def _new_subject(recall: Recall, focus: CodedUtterance, coded: CodedTurn) -> str | None:
    """What the turn speaks of last that the coachee has nothing to say on."""
    rest = (one for one in reversed(coded.utterances) if one is not focus)
    for one in (focus, *(rest if focus.family != "question" else ())):
        subjects: tuple[str, ...] = one.subjects
        for subject in reversed(subjects):
            if content(subject) and not recall.knows(subject):
                return subject
    return None
