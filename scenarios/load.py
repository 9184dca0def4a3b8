"""Scenarios, temperaments and walkthroughs from their files, whole or not at all."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from scenarios.complaints import complaints, did_you_mean
from scenarios.errors import ContentError, Problem, UnknownScenario
from scenarios.places import Part, Places
from scenarios.schema import Head, Scenario, Temperament
from scenarios.vocabulary import CoachingType
from scenarios.walkthrough import Walkthrough
from scenarios.written import written_scenario, written_temperament, written_walkthrough
from scenarios.yaml_lines import read_yaml

LIBRARY: Final = Path(__file__).parent / "library"
TEMPERAMENTS: Final = Path(__file__).parent / "temperaments"


@dataclass(frozen=True, slots=True)
class ScenarioEntry:
    """A scenario as a picker shows it; the rest of it has not been read."""

    folder: Path
    id: str
    version: int
    title: str
    summary: str
    type: CoachingType
    difficulty: int
    """1-3."""
    minutes: int
    standard: tuple[str, ...]
    """Lines of the standard that a trainee meets in it."""


def library(*folders: Path) -> tuple[ScenarioEntry, ...]:
    """The scenarios in those folders (the shipped library where none is given), by id.

    Raises:
        ContentError: The head of one cannot be read; the problems of all are listed.
    """
    entries: list[ScenarioEntry] = []
    problems: list[Problem] = []
    for folder in scenario_folders(*folders):
        try:
            entries.append(entry_of(folder))
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return tuple(sorted(entries, key=lambda entry: entry.id))


def scenario_folders(*folders: Path) -> tuple[Path, ...]:
    """The folders with a scenario.yaml right below those (or the library's), by name."""
    found = {
        file.parent
        for root in folders or (LIBRARY,)
        for file in root.glob("*/scenario.yaml")
    }
    return tuple(sorted(found))


def entry_of(folder: Path) -> ScenarioEntry:
    """What a picker shows of one scenario.

    Raises:
        ContentError: Its scenario.yaml cannot be read or lacks something of this.
    """
    document = read_yaml(folder / "scenario.yaml")
    written = {
        key: document.content[key] for key in Head.model_fields if key in document.content
    }
    try:
        head = Head.model_validate(written)
    except ValidationError as error:
        places = Places((Part((), document),))
        raise ContentError(tuple(complaints(error, Head, places))) from error
    return ScenarioEntry(folder=folder, **dict(head))


def scenario(id_or_path: str | Path, *folders: Path) -> Scenario:
    """The scenario of that id in those folders (or the library), or at that path.

    Raises:
        UnknownScenario: There is none; the message lists what there is.
        ContentError: There is one, and its files say something wrong.
    """
    return load_scenario(folder_of(id_or_path, *folders))


def folder_of(id_or_path: str | Path, *folders: Path) -> Path:
    """The folder of the scenario with that id, or at that path.

    Raises:
        UnknownScenario: There is none; the message lists what there is.
    """
    known = {folder.name: folder for folder in scenario_folders(*folders)}
    name = str(id_or_path)
    if isinstance(id_or_path, str) and name in known:
        return known[name]
    if (path := Path(id_or_path)).is_dir():
        return path
    there_are = ", ".join(known) or "none"
    near = did_you_mean(name, tuple(known))
    raise UnknownScenario(f"there is no scenario {name!r}; there are: {there_are}{near}")


def load_scenario(folder: Path) -> Scenario:
    """A whole scenario from its folder.

    Raises:
        ContentError: With every problem of every file, each with file and line.
        UnknownScenario: The folder holds no scenario.yaml.
    """
    return written_scenario(folder).says


def load_temperament(path: Path) -> Temperament:
    """A temperament from its file.

    Raises:
        ContentError: With every problem of it.
    """
    return written_temperament(path).says


def temperament_of(scenario: Scenario, folder: Path = TEMPERAMENTS) -> Temperament:
    """The temperament that a scenario names.

    Raises:
        ContentError: There is no file for it, or it says something wrong.
    """
    return load_temperament(temperament_file(scenario.temperament, folder))


def temperament_file(temperament: str, folder: Path = TEMPERAMENTS) -> Path:
    """Where a temperament is written.

    Raises:
        ContentError: It is not written anywhere.
    """
    path = folder / f"{temperament}.yaml"
    if not path.is_file():
        known = tuple(sorted(file.stem for file in folder.glob("*.yaml")))
        near = did_you_mean(temperament, known)
        there_are = ", ".join(known) or "none"
        message = f"there is no temperament `{temperament}`; there are: {there_are}{near}"
        raise ContentError([Problem(f"{temperament}.yaml", 0, message)])
    return path


def walkthroughs_of(folder: Path) -> tuple[Walkthrough, ...]:
    """The scripted conversations of a scenario's folder, by file name.

    Raises:
        ContentError: With every problem of every one.
    """
    found: list[Walkthrough] = []
    problems: list[Problem] = []
    for path in sorted((folder / "walkthroughs").glob("*.yaml")):
        try:
            found.append(written_walkthrough(path).says)
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return tuple(found)


def content_version(authored: Scenario | Temperament) -> str:
    """A name for exactly this content: `3-1f0c9a2e`, or the hash alone without a version.

    Comments and layout do not count; any change to what is said does.
    """
    digest = hashlib.sha256(authored.model_dump_json().encode()).hexdigest()[:8]
    return f"{authored.version}-{digest}" if isinstance(authored, Scenario) else digest
