"""Which utterance of a turn is answered, and which gets a word first. Pure."""

from typing import Final

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
SURE_OF_BREAK: Final = 0.65
"""0-1: the coder's confidence from which the coachee takes a break as one."""
_DESERVES_A_WORD: Final = 3


def is_sure_break(utterance: CodedUtterance) -> bool:
    """Whether it certainly breaks rapport: a doubtful slip costs trust, but no door is shut."""
    return (
        utterance.family == "break" or utterance.code == "feedback.critical"
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
