"""Intents that are too doubtful to be answered by. Pure."""

import re
from dataclasses import replace

from dialogue_rules.focus import is_at_coachee
from dialogue_rules.same_words import grammar_words
from scenarios.words import stems
from scoring.transcript import CodedTurn, CodedUtterance

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
_NO_ENGLISH = frozenset({"other_language", "nonsense"})
_WELCOMES = frozenset(
    {"greet", "thank_for_coming", "introduce_self", "ask_how_are_you", "small_talk"}
)
WELCOMES_UNTIL = 3
"""Exchanges after which nobody is welcomed any more."""
ALL_BUT_SURE = 0.8
"""Confidence from which even a grave intent is believed."""


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
