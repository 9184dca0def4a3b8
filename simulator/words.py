"""Pure: names and amounts in the words that a trainee reads."""

from collections.abc import Callable, Mapping
from typing import Final

from scoring.vocabulary import Phase

Titles = Callable[[str], str]
"""Gives the name of a behaviour code or mark as screens and reports show it."""

PHASE_TITLES: Final[Mapping[Phase, str]] = {
    Phase.CONTRACT: "Agreeing how to work",
    Phase.GOAL: "Goal",
    Phase.REALITY: "Where things stand",
    Phase.OPTIONS: "Options",
    Phase.WILL: "Way forward",
    Phase.CLOSE: "Closing",
}


def humanised(name: str) -> str:
    """Return an id as words: `ask_first_step` and `question.open` as "Ask first step", "Open question"."""
    family, dot, label = name.partition(".")
    words = f"{label} {family}" if dot else name
    return words.replace("_", " ").replace("-", " ").strip().capitalize()


def points(change: float) -> str:
    """Return a change of trust with its sign: "+4", "−2.5"."""
    sign = "−" if change < 0 else "+"
    return f"{sign}{abs(change):g}"


def minutes_and_seconds(seconds: float) -> str:
    """Return a length of time as "12:05"."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural: "1 turn", "3 turns"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
