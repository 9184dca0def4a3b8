"""The scenarios there are: the shipped ones, and folders of one's own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scenarios.errors import ContentError, UnknownScenario
from scenarios.load import (
    LIBRARY,
    ScenarioEntry,
    content_version,
    folder_of,
    library,
    load_scenario,
    temperament_of,
    walkthroughs_of,
)
from scenarios.schema import Scenario, Temperament
from scenarios.walkthrough import Walkthrough
from scenarios.yaml_lines import read_yaml
from simulator.errors import NoSuchScenario
from simulator.overview import ScenarioChoice


@dataclass(frozen=True, slots=True)
class Cast:
    """A scenario with the temperament that its coachee speaks from."""

    scenario: Scenario
    temperament: Temperament
    folder: Path

    @property
    def content(self) -> str:
        """Changes whenever a line of either does."""
        return f"{content_version(self.scenario)}+{content_version(self.temperament)}"

    @property
    def choice(self) -> ScenarioChoice:
        """The scenario as the picker shows it."""
        return _choice(self.scenario, self.scenario.persona.short_name)


class ScenarioShelf:
    """Finds scenarios; implements `simulator.ports.Library`."""

    def __init__(self, *own: Path) -> None:
        self._folders = (LIBRARY, *own)
        # Per shelf, not per process: another shelf may have other folders.
        self.cast = cache(self._cast)

    def choices(self) -> tuple[ScenarioChoice, ...]:
        """Return every scenario, easiest first.

        Raises:
            NoSuchScenario: One of them cannot be read.
        """
        try:
            entries = library(*self._folders)
        except ContentError as fault:
            raise _unreadable(fault) from fault
        found = (_choice(entry, _coachee(entry.folder)) for entry in entries)
        return tuple(sorted(found, key=lambda choice: (choice.difficulty, choice.title)))

    def brief(self, scenario: str) -> str:
        """Return a scenario's brief. Raises NoSuchScenario."""
        return self.cast(scenario).scenario.brief

    def folder(self, scenario: str) -> Path:
        """Return the folder of a scenario by id or path. Raises NoSuchScenario."""
        try:
            return folder_of(scenario, *self._folders)
        except UnknownScenario as fault:
            raise _unknown(fault) from fault

    def walkthroughs(self, scenario: str) -> tuple[Walkthrough, ...]:
        """Return the scripted conversations of a scenario. Raises NoSuchScenario."""
        try:
            return walkthroughs_of(self.folder(scenario))
        except ContentError as fault:
            raise _unreadable(fault) from fault

    def _cast(self, scenario: str) -> Cast:
        """Return the scenario of that id, or at that path.

        Raises:
            NoSuchScenario: There is none, or its files say something wrong.
        """
        folder = self.folder(scenario)
        try:
            found = load_scenario(folder)
            return Cast(found, temperament_of(found), folder)
        except UnknownScenario as fault:
            raise _unknown(fault) from fault
        except ContentError as fault:
            raise _unreadable(fault) from fault


def _coachee(folder: Path) -> str:
    persona = read_yaml(folder / "scenario.yaml").content.get("persona", {})
    return str(persona.get("short_name", "")) if isinstance(persona, dict) else ""


def _choice(head: Scenario | ScenarioEntry, coachee: str) -> ScenarioChoice:
    return ScenarioChoice(
        id=head.id,
        title=head.title,
        summary=head.summary,
        type=str(head.type),
        difficulty=head.difficulty,
        minutes=head.minutes,
        standard=head.standard,
        coachee=coachee,
    )


def _unknown(fault: UnknownScenario) -> NoSuchScenario:
    message = str(fault)
    return NoSuchScenario(
        f"{message[0].upper()}{message[1:]}. `coachsim scenarios list` shows the library; "
        "COACHSIM_SCENARIOS names folders of your own."
    )


def _unreadable(fault: ContentError) -> NoSuchScenario:
    first, *more = map(str, fault.problems)
    others = f" (and {len(more)} more)" if more else ""
    return NoSuchScenario(
        f"A scenario cannot be read: {first}{others}. `coachsim scenarios check` lists "
        "every problem."
    )
