"""What is shown beside a session: picker rows, questions, history, progress, comparison."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from simulator.exchange import Exchange


@dataclass(frozen=True, slots=True)
class ScenarioChoice:
    """One row of the picker."""

    id: str
    title: str
    summary: str
    type: str
    difficulty: int
    """1-3."""
    minutes: int
    standard: tuple[str, ...]
    coachee: str
    """The coachee's short name."""


@dataclass(frozen=True, slots=True)
class AppraisalQuestion:
    """One question of the self-appraisal, asked before any score is shown."""

    id: str
    text: str
    kind: Literal["level", "text"]
    """`level` is answered 0-4 (see `debrief.LEVEL_NAMES`), `text` in the trainee's words."""
    family: str | None = None
    """The family of indicators that a `level` question is about."""


Answers = Mapping[str, int | str]
"""Answers by the id of the question. Any may be left out; an empty mapping declines."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a what-if session left its original."""

    session: str
    """The original's id; it is never changed by the branch."""
    turn: int
    """The last exchange the two have in common; 0 is the opening."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One row of the history."""

    id: str
    scenario: str
    """The scenario's id."""
    title: str
    """The scenario's title; its id where the scenario is no longer there."""
    started: datetime
    ended: datetime | None
    turns: int
    """Exchanges so far."""
    overall: float | None
    """0-100; None where it has not been scored or could not be measured."""
    is_appraised: bool
    branch_of: Branch | None

    @property
    def is_unfinished(self) -> bool:
        """It can be gone on with."""
        return self.ended is None


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """One indicator in one session."""

    session: str
    started: datetime
    level: int | None
    """0-4; None where there was not enough evidence."""
    value: float | None


@dataclass(frozen=True, slots=True)
class IndicatorProgress:
    """One indicator over the scored sessions, oldest first."""

    id: str
    title: str
    family: str
    unit: str
    """Of the points' values."""
    points: tuple[ProgressPoint, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Every indicator over all scored sessions; what-if branches are left out."""

    sessions: tuple[SessionSummary, ...]
    """The sessions it covers, oldest first."""
    indicators: tuple[IndicatorProgress, ...]


@dataclass(frozen=True, slots=True)
class ComparedTurn:
    """The same place in two sessions; None where one of them had ended."""

    number: int
    original: Exchange | None
    branch: Exchange | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A session and a what-if of it, from the first exchange in which they differ."""

    original: SessionSummary
    branch: SessionSummary
    from_turn: int
    """The last exchange that they share; 0 is the opening."""
    turns: tuple[ComparedTurn, ...]
    trust: tuple[float, float]
    """How each ended: the original, then the branch (0-100)."""
    only_original: tuple[str, ...]
    """Titles of what only the original was told."""
    only_branch: tuple[str, ...]
