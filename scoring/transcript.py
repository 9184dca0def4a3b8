"""A conversation as data: what was said, and what it was coded as.

Everything here is frozen. Offsets are characters into the *turn's* text, half
open, so that a screen or a report can underline exactly what the coder saw.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from scoring.errors import TranscriptError
from scoring.vocabulary import (
    PERMISSION,
    QUESTION_LEADING,
    CodeId,
    IntentId,
    MarkId,
    Phase,
    QuestionForm,
    QuestionLabel,
    Speaker,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A turn before it is coded: who spoke, and the words as typed."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to, not including, `end` of a turn's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise TranscriptError(
                f"a span of {self.start}..{self.end} covers nothing; "
                "it must hold at least one character"
            )


@dataclass(frozen=True, slots=True)
class CodedUtterance:
    """One complete thought, with its one behaviour code and the grounds for it."""

    start: int
    end: int
    text: str
    code: CodeId
    confidence: float
    """0-1: how sure the coder is of `code`."""
    reason: str
    """Why this code, in words a trainee understands."""
    evidence: tuple[Span, ...] = ()
    """The words that earned the code; empty only for silence and `other`."""
    form: QuestionForm | None = None
    """The grammatical form, for questions only (leading ones too)."""
    marks: tuple[MarkId, ...] = ()
    intent: IntentId | None = None
    """What it is about; None where the coder is not sure enough."""
    intent_confidence: float = 0.0
    runner_up: CodeId | None = None
    rewrite: str | None = None
    """The smallest rewording that would make it a better move, where there is one."""
    subjects: tuple[str, ...] = ()
    """What it speaks of, as an answer would name it: "the budget", "pensions"."""

    @property
    def family(self) -> str:
        """The part of the code before the dot: `question`, `listening` and so on."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class CodedTurn:
    """Everything the coach sent before the coachee answered, coded."""

    text: str
    """As typed, untouched. Empty for silence."""
    utterances: tuple[CodedUtterance, ...]
    marks: tuple[MarkId, ...] = ()
    """Sequence marks: those that need the turns before."""

    @property
    def codes(self) -> tuple[CodeId, ...]:
        """The codes of the utterances, each once, in order of appearance."""
        found = [code for utterance in self.utterances for code in _codes_of(utterance)]
        return tuple(dict.fromkeys(found))

    @property
    def question(self) -> QuestionLabel:
        """Leading if anything is; else what the last question is; else none."""
        asked = [u.code for u in self.utterances if u.family == "question"]
        if not asked:
            return QuestionLabel.NONE
        chosen = QUESTION_LEADING if QUESTION_LEADING in asked else asked[-1]
        return QuestionLabel(chosen.partition(".")[2])

    @property
    def intents(self) -> tuple[IntentId, ...]:
        """The intents of the utterances, each once, in order of appearance."""
        return tuple(dict.fromkeys(u.intent for u in self.utterances if u.intent))


def _codes_of(utterance: CodedUtterance) -> tuple[CodeId, ...]:
    if "permission" in utterance.marks:
        return (utterance.code, PERMISSION)
    return (utterance.code,)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of either speaker in a transcript."""

    number: int
    """1-based position of the exchange: the coach's turn and its answer share it.

    The coachee's opening, before the coach has spoken, is number 0.
    """
    speaker: Speaker
    text: str
    phase: Phase = Phase.CONTRACT
    coded: CodedTurn | None = None
    """Set on coach turns only."""
    seconds: float | None = None
    """When it was said, counted from the start of the session, where that is known."""
    shows_feeling: bool = False
    """The coachee shows a feeling here, in words or by a cue."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the session and that a rubric may know of."""

    kind: str
    """`disclosed`, `cue_shown`, `coachee_asked`, `explained`, `stance`, `agreed`, `ended`, …"""
    turn: int
    details: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation, in order, with what a rubric may know around it."""

    turns: tuple[Turn, ...]
    events: tuple[Event, ...] = ()
    trust: tuple[float, ...] = ()
    """The coachee's trust (0-100) after each exchange; empty for a recorded conversation."""
    source: str = ""
    """Where it came from: a session's id or a file's name."""
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def coach_turns(self) -> tuple[Turn, ...]:
        """The coach's turns, in order."""
        return tuple(turn for turn in self.turns if turn.speaker is Speaker.COACH)

    @property
    def coachee_turns(self) -> tuple[Turn, ...]:
        """The coachee's turns, in order."""
        return tuple(turn for turn in self.turns if turn.speaker is Speaker.COACHEE)
