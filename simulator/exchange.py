"""What one exchange was, as a screen or a page shows it: the mirror of the coach's turn."""

from dataclasses import dataclass

from scoring.transcript import CodedTurn, Span
from scoring.vocabulary import CodeId, MarkId, Phase


@dataclass(frozen=True, slots=True)
class Observation:
    """One coded utterance of the coach, in words for the trainee."""

    code: CodeId
    title: str
    """The code in words: "Open question"."""
    start: int
    """Where the utterance stands in the text as typed; `end` is exclusive."""
    end: int
    confidence: float
    """0-1."""
    reason: str
    evidence: tuple[Span, ...]
    """The words that earned the code, in characters of the text as typed."""
    marks: tuple[MarkId, ...]
    mark_titles: tuple[str, ...]
    runner_up: str | None
    """The title of the code that came second."""
    rewrite: str | None
    """The smallest rewording that would make it a better move, where there is one."""


@dataclass(frozen=True, slots=True)
class TrustReason:
    """One thing that moved the coachee's trust, and why."""

    title: str
    """What the coach did, in words."""
    change: float
    """Points of trust, negative or positive."""
    because: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something there was to be told, and whether and when it was."""

    id: str
    title: str
    """Told: the coachee's words. Left: only how deep it lies, never the words."""
    topic: str
    """The title of the topic it belongs to."""
    layer: int
    """1 what anybody is told, 2 underneath, 3 what really matters."""
    turn: int | None
    """The exchange in which it was told; None where it was left."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of the coach and the coachee's answer, with what led to it."""

    number: int
    """1-based."""
    coach: str
    """As typed; empty for silence."""
    coded: CodedTurn
    coachee: str
    """The reply. Words in *asterisks* are seen, not said."""
    observations: tuple[Observation, ...]
    turn_marks: tuple[str, ...]
    """Titles of the marks on the whole turn, such as "Passes over a feeling"."""
    trust_before: float
    trust: float
    """0-100, after the exchange."""
    trust_reasons: tuple[TrustReason, ...]
    stance_before: str
    stance: str
    stance_shows: str
    """What a good observer would see of the present stance."""
    phase: Phase
    topics: tuple[str, ...]
    """Titles of the topics that the coach's turn touched."""
    told: tuple[Told, ...]
    """What the coachee disclosed in this reply."""
    rule: str
    because: str
    """Why the coachee answers so, in words for the trainee."""
    action: str
    effect: str
    """What the turn did, in a sentence or two: trust, stance, disclosures."""
    fallback: bool
    """Nothing fitted what was said; the coachee answered from the catch-all."""
    ended: bool
    """The coachee's side of the session is over with this reply."""
    seconds: float
    """Practice time, counted from the start of the session."""

    @property
    def is_silence(self) -> bool:
        """The coach chose to wait."""
        return not self.coach.strip()
