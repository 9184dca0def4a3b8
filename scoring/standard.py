"""The professional standard as data: its lines, and what makes each practisable.

`standard.yml` says every line in our own short words. Which scenarios meet a line is
passed in, as scoring knows no scenario.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from scoring.rubric import Rubric
from scoring.rubric_file import checked
from scoring.vocabulary import IndicatorId, StandardLine

STANDARD = files("scoring") / "standard.yml"

Way = Literal["talk", "ask", "plan", "record"]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
LineId = Annotated[
    StandardLine, StringConstraints(pattern=r"^(C[1-4]\.[1-9]|[1-4]\.[OKI]\.[1-9])$")
]


class Authored(BaseModel):
    """Base of what people write in the map: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(Authored):
    """One line of the standard."""

    id: LineId
    says: Text
    """In our own words."""
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    """How it can be practised: `talk` in the conversation, `ask` by explaining what the
    coachee asks, `plan` by what the two draw up, `record` by what is written afterwards."""
    indicators: tuple[IndicatorId, ...] = ()
    """Those that score it from evidence in the record."""


class Unit(Authored):
    """A part of the standard."""

    id: Annotated[str, StringConstraints(pattern=r"^[C1-4]$")]
    title: Text
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]


class Standard(Authored):
    """Every line, in the order of the published text."""

    title: Text
    source: Text
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all units, in order."""
        return tuple(line for unit in self.units for line in unit.lines)

    @model_validator(mode="after")
    def _each_line_once_in_its_unit(self) -> Self:
        ids = [str(line.id) for line in self.lines]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"lines given twice: {', '.join(twice)}")
        stray = [
            str(line.id)
            for unit in self.units
            for line in unit.lines
            if line.id[0] != unit.id
        ]
        if stray:
            raise ValueError(f"lines in the wrong unit: {', '.join(stray)}")
        return self


@dataclass(frozen=True, slots=True)
class Covered:
    """What makes one line of the standard practisable."""

    line: StandardLine
    says: str
    ways: tuple[str, ...]
    scenarios: tuple[str, ...]
    """Ids of the scenarios in which a trainee meets it."""
    indicators: tuple[IndicatorId, ...]
    """Ids of the indicators that score it."""

    @property
    def is_covered(self) -> bool:
        """Whether a scenario meets it and an indicator scores it."""
        return bool(self.scenarios and self.indicators)


@cache
def load_standard() -> Standard:
    """Return the map that ships with the program.

    Raises:
        RubricError: Its file is broken; the message lists every problem with its line.
    """
    return read_standard(STANDARD)


def read_standard(path: Path | Traversable) -> Standard:
    """Read a map of the standard; RubricError where it is broken."""
    return checked(path, Standard)


def coverage(
    standard: Standard,
    scenarios_by_line: Mapping[str, Sequence[str]],
    rubric: Rubric,
    *,
    other_indicators: Iterable[str] = (),
) -> tuple[Covered, ...]:
    """Return, for each line, the scenarios that meet it and the indicators that score it.

    Args:
        standard: The map.
        scenarios_by_line: Ids of the scenarios that meet each line.
        rubric: Only its indicators count.
        other_indicators: Ids of indicators outside the rubric that count as well, such
            as those that score what is written after a session.
    """
    known = {*(indicator.id for indicator in rubric.indicators), *other_indicators}
    return tuple(
        Covered(
            line=line.id,
            says=line.says,
            ways=line.ways,
            scenarios=tuple(scenarios_by_line.get(line.id, ())),
            indicators=tuple(i for i in line.indicators if i in known),
        )
        for line in standard.lines
    )


def disagreements(standard: Standard, rubric: Rubric) -> tuple[str, ...]:
    """Return where the map and a rubric contradict each other; empty where they agree.

    The rubric says of each indicator which lines it bears on, the map of each line
    which indicators score it; both are read by people, so both must say the same.
    """
    mapped = {(line.id, i) for line in standard.lines for i in line.indicators}
    scored = {
        (line, indicator.id)
        for indicator in rubric.indicators
        for line in indicator.standard
    }
    in_rubric = {indicator.id for indicator in rubric.indicators}
    return (
        *(
            f"line {line}: the map names {i}, whose rubric entry does not name the line"
            for line, i in sorted(mapped - scored)
            if i in in_rubric
        ),
        *(
            f"indicator {i}: the rubric names line {line}, where the map does not name it"
            for line, i in sorted(scored - mapped)
        ),
    )
