from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import RubricError
from scoring.measures import MEASURES
from scoring.rubric import RUBRICS, load_rubric, read_rubric
from scoring.vocabulary import Phase

LEAST = {
    "listening": 5,
    "questioning": 5,
    "rapport": 5,
    "contracting": 4,
    "process": 4,
    "input_and_feedback": 4,
}


def written(tmp_path: Path, changes: Mapping[str, Any], family: str = "listening") -> Path:
    entry = {
        "id": "summaries",
        "title": "Summaries",
        "family": "listening",
        "measure": "summary_rate",
        "unit": "per 10 turns",
        "direction": "higher",
        "levels": [1, 2, 3, 4],
        "standard": ["4.I.1"],
        "why": {level: f"Level {level}: {{value}}." for level in range(5)},
        "next_step": {"grow": "Try one.", "keep": "Keep on."},
        **changes,
    }
    document = {
        "version": "9.0",
        "families": [{"id": family, "title": "Listening"}],
        "indicators": [entry],
    }
    path = tmp_path / "9.0.yaml"
    path.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    return path


def test_the_families_have_enough_indicators() -> None:
    families = [indicator.family for indicator in load_rubric().indicators]

    assert {family.id for family in load_rubric().families} == LEAST.keys()
    assert all(families.count(family) >= least for family, least in LEAST.items())


def test_every_measure_is_used_by_the_rubric() -> None:
    assert {indicator.measure for indicator in load_rubric().indicators} == MEASURES.keys()


def test_closed_questions_that_confirm_a_commitment_are_not_held_against_the_coach() -> (
    None
):
    phases = {i.id: set(i.phases) for i in load_rubric().indicators}

    assert Phase.WILL not in phases["open_question_share"]
    assert Phase.WILL in phases["commitment"]


def test_every_shipped_rubric_loads_under_its_own_version() -> None:
    names = [path.name.removesuffix(".yaml") for path in RUBRICS.iterdir()]

    assert [load_rubric(name).version for name in names] == names
    assert load_rubric() == load_rubric(max(names, key=lambda n: [*map(int, n.split("."))]))


@pytest.mark.parametrize("version", ["77.0", "latest"])
def test_an_unknown_version_says_which_there_are(version: str) -> None:
    with pytest.raises(RubricError, match=r"there is no rubric .*; there are .*1\.0"):
        load_rubric(version)


@given(value=st.floats(0, 100, allow_nan=False))
def test_a_level_is_the_number_of_thresholds_reached(value: float) -> None:
    for indicator in load_rubric().indicators:
        better = indicator.direction == "higher"
        reached = [value >= t if better else value <= t for t in indicator.levels]
        assert indicator.level_of(value) == reached.count(True)
        assert reached == sorted(reached, reverse=True)


def test_a_small_rubric_of_ones_own_can_be_read(tmp_path: Path) -> None:
    assert read_rubric(written(tmp_path, {})).indicators[0].level_of(2.5) == 2


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param(
            {"measure": "guessing"}, "no measure is called 'guessing'", id="measure"
        ),
        pytest.param({"levels": [1, 3, 2, 4]}, "must go one way", id="levels out of order"),
        pytest.param(
            {"direction": "lower"}, "must go one way", id="levels against direction"
        ),
        pytest.param(
            {"why": {0: "No."}}, r"no sentence for level \[1, 2, 3, 4\]", id="why"
        ),
        pytest.param(
            {"why": dict.fromkeys(range(5), "{secret}")},
            r"may not name \['secret'\]",
            id="names",
        ),
        pytest.param(
            {"why": dict.fromkeys(range(5), "{")},
            "Single '{' encountered",
            id="broken braces",
        ),
        pytest.param({"wieght": 2}, "Extra inputs are not permitted", id="misspelt key"),
        pytest.param({"family": "manners"}, "families not declared: manners", id="family"),
        pytest.param({"phases": ["middle"]}, "'contract', 'goal'", id="phase"),
    ],
)
def test_a_broken_rubric_is_refused(
    tmp_path: Path, changes: Mapping[str, Any], problem: str
) -> None:
    with pytest.raises(RubricError, match=problem):
        read_rubric(written(tmp_path, changes))


def test_every_problem_is_reported_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, {"unit": "miles", "levels": [1, 2]})
    lines = path.read_text(encoding="utf-8").split("\n")

    with pytest.raises(RubricError) as caught:
        read_rubric(path)

    problems = str(caught.value).split("\n")
    assert len(problems) == 3
    assert problems[0].startswith(f"{path}:{lines.index('  unit: miles') + 1}: ")
    assert problems[1].startswith(f"{path}:{lines.index('  levels:') + 1}: ")


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "9.0.yaml"
    path.write_text("version: [", encoding="utf-8")

    with pytest.raises(RubricError, match="cannot be read"):
        read_rubric(path)
