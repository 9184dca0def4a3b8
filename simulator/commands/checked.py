"""What `coachsim scenarios check` looks at."""

from collections.abc import Sequence
from pathlib import Path

from scenarios.check import check_library, check_scenario, check_temperament
from scenarios.errors import Problem
from scenarios.load import scenario_folders
from simulator.commands.desk import shelf


def problems_of(paths: Sequence[str]) -> tuple[Problem, ...]:
    """Return every problem of what is named, or of the library where nothing is.

    Raises:
        NoSuchScenario: A name is no scenario and no path to one.
    """
    if not paths:
        return check_library()
    return tuple(problem for path in paths for problem in _problems(path))


def _problems(path: str) -> tuple[Problem, ...]:
    place = Path(path)
    if place.is_file():
        return check_temperament(place)
    if place.is_dir() and not (place / "scenario.yaml").exists():
        folders = scenario_folders(place)
        found = [problem for folder in folders for problem in check_scenario(folder)]
        missing = Problem(path, 0, "holds no scenario: a folder with a scenario.yaml")
        return tuple(found) if folders else (missing,)
    return check_scenario(place if place.is_dir() else shelf().folder(path))
