"""What the coachee makes of a coded turn: what to answer, and what it is about. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogue_rules.disclosure import topic_of
from dialogue_rules.focus import focus_of, is_at_coachee, lead_of
from dialogue_rules.follow_up import follow_up_in
from dialogue_rules.looking_back import objects, without_objection
from dialogue_rules.overlap import content
from dialogue_rules.promises import broken_in, promises_in
from dialogue_rules.recall import Recall
from dialogue_rules.recalled import BEYOND_DOUBT, LIKE_ENOUGH, Sought, recalled
from dialogue_rules.same_words import grammar_words, is_telling
from dialogue_rules.scene import Heard
from dialogue_rules.state import DialogueState
from dialogue_rules.topics import means_by_pronoun, person_named, touch, touched
from scenarios.schema import Person, Scenario, Topic
from scenarios.words import names, stems, tokens
from scoring.transcript import CodedTurn, CodedUtterance
from scoring.vocabulary import QUESTION_CLOSED, QUESTION_LEADING

_FAREWELL = re.compile(
    r"\b(?:good ?bye|bye|all the best|have a good (?:day|week|weekend)|speak (?:soon|next)"
    r"|until next|(?<!to )see you(?= (?:soon|later|then|next|again|around|in a|tomorrow)\b"
    r"| on \w+day| ?[.!,]|$)"
    r"|(?<!to )take care(?! (?:of|to)\b(?! yourself)))\b",
    re.IGNORECASE,
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
_SCALE = re.compile(
    r"\b(?:scale|out of (?:ten|10|five|5|a hundred|100)|(?:nought|zero|one|0|1) (?:to|and|-) ?(?:ten|10|five|5)"
    r"|mark out of|score|number|point (?:up|higher|more)|notch|per ?cent|%|a (?:seven|eight|six|five|four|three|two|nine|[1-9])\b)",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:harm|safe|hurt(?:ing)? yourself|suicid\w*|kill|end(?:ing)? (?:it|things|your life)|die|dying|not want(?:ing)? to be here"
    r"|danger|risk|crisis|self-harm)\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?=.*\b(?:you|u|ur|this|it)\b).*\b(?:bots?|chat ?bot|robot|a\.?i\.?|program(?:me|med)?|computer|machine|human|real(?: person)?|script(?:ed)?"
    r"|chat ?gpt|gpt|llm|simulat\w*|instructions?|prompt|algorithm|software|automated|fake)\b",
    re.IGNORECASE,
)
_GIVEN_AWAY = {
    "ask_if_program": _MACHINE,
    "scale_now": _SCALE,
    "scale_reason": _SCALE,
    "scale_commitment": _SCALE,
    "raise_commitment": _SCALE,
    "ask_risk": _HARM,
}
"""Intents that are always worded with certain words; without them they are a slip."""
_MOVES = frozenset({"goal", "options", "will", "close", "contract", "repair"})
SURE_OF_MOVE = 0.7
"""Confidence from which such an intent outweighs a likeness of words."""
_NO_ENGLISH = frozenset({"other_language", "nonsense"})
_WELCOMES = frozenset(
    {"greet", "thank_for_coming", "introduce_self", "ask_how_are_you", "small_talk"}
)
WELCOMES_UNTIL = 3
"""Exchanges after which nobody is welcomed any more."""
SURE_OF_LEADING = 0.75
"""The coder's confidence from which the coachee feels led."""
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
    coded = without_doubtful_intents(coded, state.turn)
    focus = focus_of(coded)
    if focus.code == QUESTION_LEADING and focus.confidence < SURE_OF_LEADING:
        coded = _with(coded, focus, replace(focus, code=QUESTION_CLOSED))
        focus = focus_of(coded)
    person = _person_meant(scenario, state, coded.text)
    topics = _topics_meant(scenario, state, coded, focus, person, rasa_names)
    topic = _topic(scenario, topics[0] if topics else state.live_topic)
    if _is_no_guide(focus, topic, rasa_names):
        coded = _with(coded, focus, replace(focus, intent=None))
        focus = focus_of(coded)
    intent = rasa_names.get(focus.intent or "", focus.code.replace(".", "/"))
    asked = _asked_text(state, coded, focus)
    sought = Sought(recall, scenario, state, person.id if person else None)
    is_a_move = _is_a_move(focus, rasa_names)
    enough = BEYOND_DOUBT if is_a_move else LIKE_ENOUGH
    found = recalled(sought, coded, focus, asked, enough)
    if found.wants:
        meant = topic_of(scenario, found.wants[0]).id
        topics = tuple(dict.fromkeys((meant, *topics)))
    return Heard(
        coded=coded,
        focus=focus,
        lead=lead_of(coded, focus),
        intent=intent,
        topics=topics,
        person=person.id if person else None,
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


def without_doubtful_intents(coded: CodedTurn, turn: int) -> CodedTurn:
    """The turn without intents that would do harm if they were wrong, unless all but sure.

    Args:
        coded: The coach's turn.
        turn: Exchanges so far: nobody is welcomed in the middle of a talk.
    """
    utterances = tuple(
        replace(one, intent=None)
        if _is_doubtful(one) or (turn > WELCOMES_UNTIL and one.intent in _WELCOMES)
        else one
        for one in coded.utterances
    )
    return replace(coded, utterances=utterances)


def _is_doubtful(one: CodedUtterance) -> bool:
    if one.intent in _NO_ENGLISH and not set(stems(one.text)) & grammar_words():
        return False
    if one.intent in _GRAVE and one.intent_confidence < ALL_BUT_SURE:
        return True
    if one.intent == "insult" and not is_at_coachee(one.text):
        return True
    given_away = _GIVEN_AWAY.get(one.intent or "")
    return given_away is not None and not given_away.search(one.text)


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


def _new_subject(recall: Recall, focus: CodedUtterance, coded: CodedTurn) -> str | None:
    """What the turn speaks of last that the coachee has nothing to say on."""
    rest = (one for one in reversed(coded.utterances) if one is not focus)
    for one in (focus, *(rest if focus.family != "question" else ())):
        subjects: tuple[str, ...] = one.subjects
        for subject in reversed(subjects):
            if content(subject) and not recall.knows(subject):
                return subject
    return None
