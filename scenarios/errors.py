"""What can go wrong in `scenarios`.

ScenarioError
├── ContentError     files that say something wrong; lists every problem at once
└── UnknownScenario  no scenario of that name
"""

from collections.abc import Sequence
from dataclasses import dataclass


class ScenarioError(Exception):
    """Base of every fault in `scenarios`; its message says what, where and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place of a scenario."""

    file: str
    line: int
    """1-based; 0 where the whole file is meant."""
    message: str
    """What is wrong and what was needed."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class ContentError(ScenarioError):
    """Scenario files that cannot be used; `problems` holds all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class UnknownScenario(ScenarioError):
    """No scenario, or no folder with a scenario, goes by that name."""
