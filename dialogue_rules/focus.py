"""Which utterance of a turn is answered, and which gets a word first. Pure."""

from typing import Final

from scenarios.words import tokens
from scoring.transcript import CodedTurn, CodedUtterance

_WEIGHT: Final = {
    "break": 9,
    "question": 7,
    "input": 5,
    "feedback": 5,
    "listening": 4,
    "rapport": 3,
    "other": 1,
}
"""What is answered first, by family. A break outweighs even a question."""
_LIGHT: Final = {
    "listening.encourager": 1,
    "rapport.greeting": 2,
    "rapport.structuring": 2,
    "rapport.contracting": 4,
    "rapport.permission": 6,
}
"""Codes that weigh otherwise than their family."""
_URGENT: Final = frozenset({"insult", "ask_if_program", "ask_risk"})
"""Intents that are answered whatever else the turn holds."""
SURE_OF_BREAK: Final = 0.85
"""0-1: the coder's confidence from which the coachee takes a break as one."""
_NO_WOUND: Final = frozenset({"break.self-focus"})
"""Breaks that cost some trust, but that nobody shuts up over: a story of one's own."""
_YOU: Final = frozenset("you your you're youre yours yourself ur u".split())
_A_SHOUT: Final = 2
"""Words of an insult that needs no "you"."""
_DESERVES_A_WORD: Final = 3
_POINTS_BACK = frozenset("it that this those these she he they her him them there".split())


def is_at_coachee(text: str) -> bool:
    """Whether rough words are meant for the coachee, not for the world or somebody else."""
    words = tokens(text)
    return len(words) <= _A_SHOUT or bool(_YOU & set(words))


def is_sure_break(utterance: CodedUtterance) -> bool:
    """Whether it certainly breaks rapport: a doubtful slip costs trust, but no door is shut."""
    wounds = utterance.family == "break" and utterance.code not in _NO_WOUND
    if utterance.code == "break.disrespect" and not is_at_coachee(utterance.text):
        return False
    return (
        wounds or utterance.code == "feedback.critical"
    ) and utterance.confidence >= SURE_OF_BREAK


def weight(utterance: CodedUtterance) -> int:
    """How much an utterance asks to be answered."""
    if utterance.intent in _URGENT:
        return 8
    if utterance.family == "break" and not is_sure_break(utterance):
        return _WEIGHT["rapport"]
    return _LIGHT.get(utterance.code, _WEIGHT.get(utterance.family, 1))


def focus_of(coded: CodedTurn) -> CodedUtterance:
    """The utterance to answer: of the weightiest, the last one said."""
    return max(enumerate(coded.utterances), key=lambda item: (weight(item[1]), item[0]))[1]


def lead_of(coded: CodedTurn, focus: CodedUtterance) -> CodedUtterance | None:
    """The weightiest other utterance that is no question; None where none deserves it."""
    others = [
        utterance
        for utterance in coded.utterances
        if utterance is not focus
        and utterance.family not in {"question", "other"}
        and (weight(utterance) >= _DESERVES_A_WORD or utterance.code == "rapport.greeting")
    ]
    return max(others, key=weight, default=None)


def points_back(focus: CodedUtterance) -> bool:
    """Whether the utterance means something that has been talked about: "that", "she"."""
    return bool(set(tokens(focus.text)) & _POINTS_BACK)
