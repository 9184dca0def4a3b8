"""What the files say, checked against the models, together with where they say it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from scenarios.assemble import assembled
from scenarios.complaints import complaints
from scenarios.errors import ContentError, Problem, UnknownScenario
from scenarios.files import shown_path
from scenarios.lines import Authored
from scenarios.places import Part, Places
from scenarios.schema import Scenario, Temperament
from scenarios.walkthrough import Walkthrough
from scenarios.yaml_lines import Place, read_yaml

Model = TypeVar("Model", bound=Authored)


@dataclass(frozen=True, slots=True)
class Written(Generic[Model]):
    """Something authored, and the places of its parts."""

    says: Model
    places: Places

    def problem(self, place: Place, message: str) -> Problem:
        """Something wrong with the part at that place."""
        return self.places.problem(place, message)


def written_scenario(folder: Path) -> Written[Scenario]:
    """Read a scenario's folder.

    Raises:
        ContentError: With every problem of every file.
        UnknownScenario: The folder holds no scenario.yaml.
    """
    if not (folder / "scenario.yaml").is_file():
        raise UnknownScenario(
            f"{shown_path(folder)} is no scenario: it has no scenario.yaml"
        )
    whole = assembled(folder)
    problems = list(whole.problems)
    try:
        scenario = Scenario.model_validate(whole.content)
    except ValidationError as error:
        problems.extend(complaints(error, Scenario, whole.places))
        raise ContentError(_each_once(problems)) from error
    problems.extend(_misnamed(scenario, folder, whole.places))
    if problems:
        raise ContentError(_each_once(problems))
    return Written(scenario, whole.places)


def written_temperament(path: Path) -> Written[Temperament]:
    """Read a temperament's file.

    Raises:
        ContentError: With every problem of it.
    """
    return _written(path, Temperament, "id")


def written_walkthrough(path: Path) -> Written[Walkthrough]:
    """Read a walkthrough's file.

    Raises:
        ContentError: With every problem of it.
    """
    return _written(path, Walkthrough, "walkthrough")


def _written(path: Path, model: type[Model], name: str) -> Written[Model]:
    document = read_yaml(path)
    places = Places((Part((), document),))
    try:
        content = model.model_validate(document.content)
    except ValidationError as error:
        raise ContentError(_each_once(complaints(error, model, places))) from error
    if (given := getattr(content, name)) != path.stem:
        message = f"`{name}` is {given}, and the file is {path.name}; make them the same"
        raise ContentError([places.problem((name,), message)])
    return Written(content, places)


def _misnamed(scenario: Scenario, folder: Path, places: Places) -> list[Problem]:
    """Ids that are not those of their folder or file."""
    problems = []
    if scenario.id != folder.resolve().name:
        message = f"`id` is {scenario.id}, and the folder is {folder.resolve().name}; make them the same"
        problems.append(places.problem(("id",), message))
    for at, topic in enumerate(scenario.topics):
        place: Place = ("topics", at, "id")
        file = Path(places.part_of(place).document.file)
        # A number in front puts the files in order: 03_rota.yaml.
        if topic.id != re.sub(r"^\d+_", "", file.stem):
            message = f"`id` is {topic.id}, and the file is {file.name}; make them the same"
            problems.append(places.problem(place, message))
    return problems


def _each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
