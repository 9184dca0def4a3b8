"""A conversation that the author promises will work: the scenario's own test."""

from typing import Annotated, Literal

from pydantic import Field

from scenarios.lines import Authored, Slug

Level = Annotated[int, Field(ge=0, le=4)]


class Expected(Authored):
    """What must be true after one step; only what is given is checked."""

    codes: tuple[str, ...] = ()
    """These behaviour codes are among the turn's."""
    intents: tuple[str, ...] = ()
    rule: str | None = None
    stance: Slug | None = None
    discloses: tuple[Slug, ...] = ()
    """Exactly these, where any is given."""
    fallback: bool | None = None
    ended: bool | None = None


class Step(Authored):
    """One turn of the coach, and what it must bring about."""

    coach: str
    """As typed; empty for silence."""
    expect: Expected = Expected()


class Outcome(Authored):
    """What the whole conversation must reach."""

    trust_at_least: int = Field(default=0, ge=0, le=100)
    trust_at_most: int = Field(default=100, ge=0, le=100)
    disclosures_at_least: int = Field(default=0, ge=0)
    disclosures_at_most: int = Field(default=999, ge=0)
    levels: dict[str, tuple[Level, Level]] = {}
    """Rubric family to lowest and highest level (0-4)."""


class Walkthrough(Authored):
    """A scripted coach, turn by turn."""

    walkthrough: Slug
    kind: Literal["good", "poor", "other"]
    shows: str
    seed: int = 1
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    outcome: Outcome = Outcome()
