"""Where each part of a scenario was written, once its files are put together."""

from dataclasses import dataclass

from scenarios.errors import Problem
from scenarios.yaml_lines import Document, Place


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the whole that one document holds."""

    prefix: Place
    """Its place in the whole."""
    document: Document
    inside: Place = ()
    """Its place in the document."""


@dataclass(frozen=True, slots=True)
class Places:
    """The way back from a place in the whole to a file and a line."""

    parts: tuple[Part, ...]

    def problem(self, place: Place, message: str) -> Problem:
        """Something wrong with what stands at that place."""
        part = self.part_of(place)
        inside = (*part.inside, *place[len(part.prefix) :])
        return Problem(
            part.document.file, part.document.line_of(_as_written(part, inside)), message
        )

    def part_of(self, place: Place) -> Part:
        """The part that holds a place: the one with the longest fitting prefix."""
        fitting = [p for p in self.parts if place[: len(p.prefix)] == p.prefix]
        return max(fitting, key=lambda part: len(part.prefix))


def _as_written(part: Part, place: Place) -> Place:
    """The place with the moods left out where the author wrote one list for both."""
    lines = part.document.lines
    if place in lines:
        return place
    without_mood = tuple(step for step in place if step not in ("cool", "warm"))
    return without_mood if without_mood in lines else place
