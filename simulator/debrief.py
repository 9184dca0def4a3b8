"""What a session came to: the one thing that the debrief screen and the report both show.

The machine's judgement (`level`, `score`) and the trainee's own (`own_level`, the
appraisal's answers) are separate fields throughout and are never merged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from scoring.vocabulary import Phase
from simulator.exchange import Exchange, Told

LEVEL_NAMES: Final = ("not yet", "beginning", "developing", "sound", "strong")
"""Names of the levels 0-4, lowest first."""


@dataclass(frozen=True, slots=True)
class DebriefQuote:
    """Words of the coach behind a finding."""

    turn: int
    start: int
    end: int
    """Characters of the coach's turn, half open."""
    quote: str
    """Empty only where the coach was silent."""
    slip: bool
    """The words count against the coach, or something was missed here."""


@dataclass(frozen=True, slots=True)
class DebriefFinding:
    """One indicator's outcome."""

    id: str
    title: str
    family: str
    standard: tuple[str, ...]
    value: float | None
    unit: str
    interval: tuple[float, float] | None
    """95 per cent, in `unit`."""
    level: int | None
    """0-4; None means not enough evidence, never a zero."""
    provisional: bool
    """An assessor should look at this one."""
    why: str
    next_step: str
    quotes: tuple[DebriefQuote, ...]

    @property
    def is_scored(self) -> bool:
        """There was enough evidence to judge."""
        return self.level is not None


@dataclass(frozen=True, slots=True)
class DebriefFamily:
    """One family of indicators: the machine's level beside the trainee's own."""

    id: str
    title: str
    score: float | None
    """0-100; None where nothing in it could be measured."""
    level: int | None
    own_level: int | None
    """0-4: what the trainee said before seeing any score; None where not answered."""
    findings: tuple[DebriefFinding, ...]


@dataclass(frozen=True, slots=True)
class Highlight:
    """The one strength to keep, or the one thing to try next."""

    finding: str
    """The id of the finding it comes from."""
    title: str
    text: str
    quote: DebriefQuote | None
    heard: str = ""
    """What the coachee had said just before; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class TrustPoint:
    """How the coachee stood after one exchange; turn 0 is the opening."""

    turn: int
    trust: float
    """0-100."""
    stance: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One free-text answer of the self-appraisal."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """A whole session, scored, with its evidence."""

    session: str
    """The session's id."""
    scenario: str
    """The scenario's id."""
    title: str
    coachee: str
    """The coachee's short name."""
    type: str
    standard: tuple[str, ...]
    """The lines of the standard that the scenario lets a trainee meet."""
    started: datetime
    ended: datetime | None
    seconds: float
    """Practice time."""
    seed: int
    branch_of: str | None
    """The id of the session this one is a what-if of."""
    overall: float | None
    """0-100; None where nothing could be measured."""
    families: tuple[DebriefFamily, ...]
    strength: Highlight | None
    next_step: Highlight | None
    trust: tuple[TrustPoint, ...]
    told: tuple[Told, ...]
    """By layer, then in the order told."""
    left: tuple[Told, ...]
    """What the coachee kept back, by layer; titles only, never the words."""
    agreed: tuple[str, ...]
    """Steps the coachee has taken on."""
    own_words: tuple[OwnWords, ...]
    notes: tuple[str, ...]
    opening: str
    exchanges: tuple[Exchange, ...]
    versions: Mapping[str, str]
    """Of the scenario, rules, coder and rubric."""

    @property
    def findings(self) -> tuple[DebriefFinding, ...]:
        """Every finding, family by family."""
        return tuple(found for family in self.families for found in family.findings)
