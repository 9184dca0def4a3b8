"""Pure: which scenarios a trainee wants to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.overview import ScenarioChoice


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is asked for; None asks for nothing in particular."""

    words: str = ""
    """All of them must occur, anywhere and in any case."""
    type: str | None = None
    difficulty: int | None = None
    line: str | None = None
    """A line of the standard."""

    def kept(self, choices: Iterable[ScenarioChoice]) -> tuple[ScenarioChoice, ...]:
        """Return the scenarios that fit, in their order."""
        return tuple(choice for choice in choices if self._fits(choice))

    def _fits(self, choice: ScenarioChoice) -> bool:
        return (
            self.type in (None, choice.type)
            and self.difficulty in (None, choice.difficulty)
            and (self.line is None or self.line in choice.standard)
            and _holds(choice, self.words)
        )


def kinds(choices: Iterable[ScenarioChoice]) -> tuple[str, ...]:
    """Return the types there are, in alphabetical order."""
    return tuple(sorted({choice.type for choice in choices}))


def lines_of_standard(choices: Iterable[ScenarioChoice]) -> tuple[str, ...]:
    """Return the lines of the standard there are, in the standard's order."""
    return tuple(
        sorted({line for choice in choices for line in choice.standard}, key=_order)
    )


def _order(line: str) -> tuple[tuple[bool, int, str], ...]:
    # "10.I.2" comes after "9.I.1".
    return tuple(
        (not part.isdecimal(), int(part) if part.isdecimal() else 0, part)
        for part in line.split(".")
    )


def _holds(choice: ScenarioChoice, words: str) -> bool:
    told = f"{choice.title} {choice.summary} {choice.coachee} {choice.type} {choice.id}"
    return all(word in told.casefold() for word in words.casefold().split())
