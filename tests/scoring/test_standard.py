from pathlib import Path

import pytest

from scoring.errors import RubricError
from scoring.rubric import load_rubric
from scoring.standard import coverage, disagreements, load_standard, read_standard

COMMON = [*(f"C1.{n}" for n in range(1, 6)), *(f"C2.{n}" for n in range(1, 5))]
COMMON += ["C3.1", "C3.2", "C3.3", "C4.1"]
COUNTS = {"1": (5, 6, 6), "2": (4, 4, 4), "3": (4, 3, 3), "4": (4, 3, 3)}
UNITS = [
    f"{unit}.{kind}.{n}"
    for unit, counts in COUNTS.items()
    for kind, count in zip("OKI", counts, strict=True)
    for n in range(1, count + 1)
]

ONE_LINE = """
title: A standard
source: Somebody
units:
  - id: "1"
    title: A unit
    lines:
      - {id: 1.O.1, says: Do it., ways: [talk], indicators: [summaries]}
"""


def test_every_line_is_there_in_order() -> None:
    assert [str(line.id) for line in load_standard().lines] == COMMON + UNITS


def test_the_map_and_the_rubric_say_the_same() -> None:
    assert disagreements(load_standard(), load_rubric()) == ()


def test_a_contradiction_is_named_from_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "standard.yml"
    path.write_text(ONE_LINE, encoding="utf-8")
    problems = disagreements(read_standard(path), load_rubric())

    assert problems[0] == (
        "line 1.O.1: the map names summaries, whose rubric entry does not name the line"
    )
    assert (
        "indicator summaries: the rubric names line C1.5, where the map does not name it"
        in problems
    )


def test_every_line_practised_in_talk_or_by_explaining_is_scored() -> None:
    # Supervision is talked about in a scenario of its own and scored by what is recorded.
    unscored = [
        str(line.id)
        for line in load_standard().lines
        if not line.indicators and {"talk", "ask", "plan"} & set(line.ways)
    ]

    assert unscored == ["3.O.3"]


def test_coverage_joins_scenarios_and_indicators() -> None:
    lines = {
        str(line.line): line
        for line in coverage(
            load_standard(), {"C1.2": ["rota"], "C1.1": ["rota"]}, load_rubric()
        )
    }

    assert lines["C1.2"].scenarios == ("rota",)
    assert "open_question_share" in lines["C1.2"].indicators
    assert lines["C1.2"].is_covered
    assert not lines["C1.1"].is_covered
    assert not lines["C1.3"].is_covered


def test_indicators_that_do_not_exist_cover_nothing(tmp_path: Path) -> None:
    path = tmp_path / "standard.yml"
    path.write_text(ONE_LINE.replace("summaries", "report_written"), encoding="utf-8")
    standard = read_standard(path)
    scenarios = {"1.O.1": ["rota"]}

    (without,) = coverage(standard, scenarios, load_rubric())
    (with_it,) = coverage(
        standard, scenarios, load_rubric(), other_indicators=["report_written"]
    )

    assert (without.indicators, without.is_covered) == ((), False)
    assert (with_it.indicators, with_it.is_covered) == (("report_written",), True)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("1.O.1", "1.X.1"), "String should match pattern"),
        (("1.O.1", "2.O.1"), "lines in the wrong unit: 2.O.1"),
        (("[talk]", "[sing]"), "'talk', 'ask', 'plan' or 'record'"),
        (("says:", "sais:"), "Field required"),
    ],
)
def test_a_broken_map_is_refused(
    tmp_path: Path, change: tuple[str, str], problem: str
) -> None:
    path = tmp_path / "standard.yml"
    path.write_text(ONE_LINE.replace(*change), encoding="utf-8")

    with pytest.raises(RubricError, match=problem):
        read_standard(path)


def test_a_line_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "standard.yml"
    path.write_text(ONE_LINE + ONE_LINE.rstrip().split("\n")[-1] + "\n", encoding="utf-8")

    with pytest.raises(RubricError, match=r"lines given twice: 1\.O\.1"):
        read_standard(path)
