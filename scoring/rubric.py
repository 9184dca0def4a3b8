"""What good looks like: the rubric's indicators, levels and words, as people write them.

A rubric is one YAML file per version in `scoring/rubrics/`, never edited once released.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from scoring.errors import RubricError
from scoring.measures import MEASURES, Reading
from scoring.rubric_file import checked
from scoring.vocabulary import IndicatorId, Phase, StandardLine

RUBRICS = files("scoring") / "rubrics"

Level = Annotated[int, Field(ge=0, le=4)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]

UNITS = Literal["share", "ratio", "per 100 words", "per 10 turns", "count", "trust"]
TOP_LEVEL = 4
KEEP_FROM = 3
"""From this level on the next step is to keep doing it, or to build on it."""


class Authored(BaseModel):
    """Base of everything people write in a rubric: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NextStep(Authored):
    """What to try next time, in plain and encouraging words."""

    grow: Text
    """For levels 0-2."""
    keep: Text
    """For levels 3 and 4."""


class Indicator(Authored):
    """One line of the rubric: what is measured, and what each level means."""

    id: Annotated[IndicatorId, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    family: Slug
    measure: Slug
    unit: UNITS
    phases: tuple[Phase, ...] = tuple(Phase)
    needs: int = Field(default=1, ge=1)
    """The least number of cases the measure must have; see the measure for what a case is."""
    weight: float = Field(default=1.0, gt=0)
    direction: Literal["higher", "lower"]
    """Which way is better."""
    levels: tuple[float, float, float, float]
    """The value from which levels 1, 2, 3 and 4 are reached."""
    source: Text | None = None
    """Where the thresholds come from, if from the literature."""
    provisional: bool = False
    """True where trained people agree too little for a mark to be taken as settled."""
    standard: tuple[StandardLine, ...] = Field(min_length=1)
    why: dict[Level, Text]
    """A sentence for each level; `{value}` and `{missing}` stand for what was measured."""
    next_step: NextStep

    @model_validator(mode="after")
    def _levels_go_one_way(self) -> Self:
        rising = sorted(self.levels)
        wanted = rising if self.direction == "higher" else rising[::-1]
        if list(self.levels) != wanted:
            raise ValueError(
                f"levels {self.levels} must go one way, as {self.direction!r} says"
            )
        return self

    @model_validator(mode="after")
    def _every_level_says_why(self) -> Self:
        if missing := set(range(TOP_LEVEL + 1)) - self.why.keys():
            raise ValueError(f"why has no sentence for level {sorted(missing)}")
        named = {
            name for text in self.why.values() for _, name, _, _ in Formatter().parse(text)
        }
        if unknown := named - {None, "value", "missing"}:
            raise ValueError(f"why may not name {sorted(map(str, unknown))}")
        return self

    @model_validator(mode="after")
    def _measure_exists(self) -> Self:
        if self.measure not in MEASURES:
            raise ValueError(f"no measure is called {self.measure!r}; see scoring.measures")
        return self

    def level_of(self, value: float) -> int:
        """Return the level (0-4) that a measured value reaches."""
        if self.direction == "higher":
            return sum(value >= least for least in self.levels)
        return sum(value <= most for most in self.levels)

    def why_at(self, level: int, reading: Reading) -> str:
        """Return the sentence that explains a level."""
        return self.why[level].format(
            value=_in_words(reading.value, self.unit),
            missing=", ".join(reading.missing) or "nothing",
        )

    def next_step_at(self, level: int) -> str:
        """Return what to try next, having reached a level."""
        return self.next_step.keep if level >= KEEP_FROM else self.next_step.grow


class Family(Authored):
    """A group of indicators that is scored together."""

    id: Slug
    title: Text
    weight: float = Field(default=1.0, gt=0)


class Rubric(Authored):
    """Every indicator of one version."""

    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")]
    families: tuple[Family, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for kind, ids in (
            ("family", [family.id for family in self.families]),
            ("indicator", [str(indicator.id) for indicator in self.indicators]),
        ):
            if twice := sorted({i for i in ids if ids.count(i) > 1}):
                raise ValueError(f"{kind} ids used twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _families_match(self) -> Self:
        declared = {family.id for family in self.families}
        used = {indicator.family for indicator in self.indicators}
        if unknown := sorted(used - declared):
            raise ValueError(f"families not declared: {', '.join(unknown)}")
        if empty := sorted(declared - used):
            raise ValueError(f"families without an indicator: {', '.join(empty)}")
        return self


def _in_words(value: float, unit: str) -> str:
    if unit == "share":
        return f"{value:.0%}"
    if unit in {"count", "trust"}:
        return f"{value:.0f}"
    return f"{value:.1f}"


@cache
def load_rubric(version: str | None = None) -> Rubric:
    """Return a rubric that ships with the program: the latest, or the one named.

    Raises:
        RubricError: There is no such version, or its file is broken.
    """
    shipped = {f.name.removesuffix(".yaml"): f for f in RUBRICS.iterdir()}
    versions = sorted(shipped, key=lambda name: tuple(map(int, name.split("."))))
    wanted = version or versions[-1]
    if wanted not in shipped:
        raise RubricError(f"there is no rubric {wanted}; there are {', '.join(versions)}")
    return read_rubric(shipped[wanted])


def read_rubric(path: Path | Traversable) -> Rubric:
    """Read a rubric file.

    Raises:
        RubricError: It is broken; the message lists every problem with its line.
    """
    return checked(path, Rubric)
