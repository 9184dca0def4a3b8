"""Everything that ships keeps every rule of the format, and the library's bars."""

from pathlib import Path

import pytest

from scenarios.check import check_scenario, check_temperament
from scenarios.load import (
    TEMPERAMENTS,
    library,
    load_scenario,
    scenario_folders,
    temperament_of,
)
from scenarios.mermaid import stance_map, topic_map
from scenarios.reach import reach_of

FOLDERS = scenario_folders()


def test_there_is_a_library() -> None:
    assert {entry.folder for entry in library()} == set(FOLDERS)
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_scenario_of_the_library_has_no_problems(folder: Path) -> None:
    assert [str(problem) for problem in check_scenario(folder, with_bars=True)] == []


@pytest.mark.parametrize("path", sorted(TEMPERAMENTS.glob("*.yaml")), ids=lambda p: p.stem)
def test_a_temperament_has_no_problems(path: Path) -> None:
    assert [str(problem) for problem in check_temperament(path)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_everything_in_a_scenario_can_come_about(folder: Path) -> None:
    scenario = load_scenario(folder)
    reach = reach_of(scenario)

    assert reach.stances == {stance.id for stance in scenario.stances}
    assert reach.disclosures == {told.id for told in scenario.disclosures}
    assert temperament_of(scenario).id == scenario.temperament


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_scenario_is_drawn_whole(folder: Path) -> None:
    scenario = load_scenario(folder)

    assert all(
        f"stance_{stance.id}:" in stance_map(scenario) for stance in scenario.stances
    )
    drawn = topic_map(scenario)
    assert all(f"told_{told.id}[" in drawn for told in scenario.disclosures)
