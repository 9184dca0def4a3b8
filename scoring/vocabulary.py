"""Every name that the four packages share, and no logic.

The words are those of the coding manual; a behaviour code is `family.label`.
"""

from enum import StrEnum
from typing import Final, NewType

CodeId = NewType("CodeId", str)
"""A behaviour code, such as `question.open`, or `other`."""
MarkId = NewType("MarkId", str)
"""A mark on an utterance or a turn, such as `why-blame`."""
IntentId = NewType("IntentId", str)
"""What an utterance is about, such as `ask_feelings`."""
IndicatorId = NewType("IndicatorId", str)
"""One line of a rubric, such as `open_question_share`."""
StandardLine = NewType("StandardLine", str)
"""A line of the professional standard, such as `4.I.1`."""


class Speaker(StrEnum):
    """Who says a turn."""

    COACH = "coach"
    COACHEE = "coachee"


class Phase(StrEnum):
    """What a turn works on: GROW with its two ends, in their usual order."""

    CONTRACT = "contract"
    GOAL = "goal"
    REALITY = "reality"
    OPTIONS = "options"
    WILL = "will"
    CLOSE = "close"


class QuestionForm(StrEnum):
    """The grammatical form of a question, whatever else it does."""

    OPEN = "open"
    CLOSED = "closed"


class QuestionLabel(StrEnum):
    """What a whole turn asks."""

    OPEN = "open"
    CLOSED = "closed"
    LEADING = "leading"
    NONE = "none"


OTHER: Final = CodeId("other")
QUESTION_OPEN: Final = CodeId("question.open")
QUESTION_CLOSED: Final = CodeId("question.closed")
QUESTION_LEADING: Final = CodeId("question.leading")
SILENCE: Final = CodeId("listening.silence")
PERMISSION: Final = CodeId("rapport.permission")

LABELS: Final[dict[str, tuple[str, ...]]] = {
    "question": ("open", "closed", "leading"),
    "listening": ("simple", "complex", "summary", "encourager", "noticing", "silence"),
    "rapport": (
        "greeting",
        "empathy",
        "affirmation",
        "autonomy",
        "permission",
        "contracting",
        "structuring",
        "signposting",
    ),
    "break": (
        "judging",
        "dismissing",
        "blaming",
        "confronting",
        "self-focus",
        "pressuring",
        "disrespect",
        "breach",
    ),
    "input": ("information", "advice", "options", "direction"),
    "feedback": ("specific-positive", "praise", "constructive", "vague", "critical"),
}
"""The families of behaviour codes and their labels, in the coding manual's order."""

CODES: Final[tuple[CodeId, ...]] = (
    *(CodeId(f"{family}.{label}") for family, labels in LABELS.items() for label in labels),
    OTHER,
)

QUESTION_MARKS: Final[tuple[MarkId, ...]] = tuple(
    map(
        MarkId,
        (
            "polite-form",
            "invites-more",
            "scaling",
            "permission",
            "checking",
            "why-blame",
            "multiple",
            "hypothetical",
            "clarifying",
            "probing",
            "future",
            "feelings",
            "suggestion",
            "tag",
        ),
    )
)
FEEDBACK_MARKS: Final[tuple[MarkId, ...]] = tuple(
    map(
        MarkId,
        (
            "owned",
            "situation",
            "behaviour",
            "impact",
            "invites-view",
            "forward",
            "absolute",
            "person",
        ),
    )
)
INPUT_MARKS: Final[tuple[MarkId, ...]] = (MarkId("unsolicited"),)
SEQUENCE_MARKS: Final[tuple[MarkId, ...]] = tuple(
    map(
        MarkId,
        (
            "picks-up-cue",
            "interrogation",
            "ignores-emotion",
            "repeats-question",
            "talks-over",
            "parroting",
            "early-solution",
        ),
    )
)
"""Marks on a whole turn; they need the turns before it."""

MARKS: Final[tuple[MarkId, ...]] = (
    *QUESTION_MARKS,
    *FEEDBACK_MARKS,
    *INPUT_MARKS,
    *SEQUENCE_MARKS,
)
