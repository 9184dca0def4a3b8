"""Where a conversation stands: estimated from what the coach's turns work on."""

from collections import Counter
from collections.abc import Callable

from scoring.transcript import CodedTurn
from scoring.vocabulary import IntentId, Phase

COURTESIES = frozenset(
    {"greet", "small_talk", "thank_for_coming", "ask_how_are_you", "ask_agreement"}
)
"""Said at any time: they do not lead back to the contract once it has been left."""

_LISTENS = frozenset(
    {"listening.simple", "listening.complex", "listening.summary", "rapport.empathy"}
)
"""Whoever takes up what the coachee has said has left the contract behind."""

SURE_ENOUGH = 0.6
"""A single utterance moves the phase only from this intent confidence (0-1) on."""

ENOUGH_TOGETHER = 2
"""So many utterances of one turn move it whatever the confidence of each."""


def phase_after(
    current: Phase, coded: CodedTurn, phase_of: Callable[[IntentId], Phase | None]
) -> Phase:
    """Return the phase that a coach's turn works on.

    It is the phase of the turn's last intent that has one. A single intent of which
    the coder is unsure does not move it; two in one turn that agree do.

    Args:
        current: The phase before the turn.
        coded: The turn.
        phase_of: The phase an intent belongs to, or None: a mapping's `get`, say.
    """
    found = [
        (phase, utterance.intent_confidence)
        for utterance in coded.utterances
        if utterance.intent is not None
        and (phase := phase_of(utterance.intent)) is not None
        and not (current is not Phase.CONTRACT and utterance.intent in COURTESIES)
    ]
    if not found and current is Phase.CONTRACT and _LISTENS & set(coded.codes):
        return Phase.REALITY
    support = Counter(phase for phase, _ in found)
    for phase, confidence in reversed(found):
        if confidence >= SURE_ENOUGH or support[phase] >= ENOUGH_TOGETHER:
            return phase
    return current
