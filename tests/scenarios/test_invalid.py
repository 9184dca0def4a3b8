"""Each file in tests/invalid breaks one rule of the format, and is told so."""

from pathlib import Path

import pytest
import yaml

from tests.scenarios.broken import problems_with

CASES = sorted((Path(__file__).parents[1] / "invalid").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_rule_is_reported_with_file_line_and_advice(
    case: Path, tmp_path: Path
) -> None:
    written = yaml.safe_load(case.read_text(encoding="utf-8"))

    assert written["expect"], "the case must expect something"
    assert list(problems_with(written["edits"], tmp_path)) == written["expect"]


def test_the_example_itself_has_no_problems(tmp_path: Path) -> None:
    assert problems_with((), tmp_path) == ()
