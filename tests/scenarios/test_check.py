from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import yaml

from scenarios.check import check_library, check_scenario, check_temperament
from scenarios.depth import Depth, depth_of
from scenarios.errors import Problem, UnknownScenario
from scenarios.load import load_scenario
from tests.scenarios.broken import EXAMPLE, copied
from tests.scenarios.plain import plain_temperament


def messages(problems: Iterable[Problem]) -> list[str]:
    return [problem.message for problem in problems]


@pytest.fixture
def temperament(tmp_path: Path) -> Path:
    path = tmp_path / "plain.yaml"
    path.write_text(plain_temperament(), encoding="utf-8")
    return path


def rewritten(path: Path, **tables: Mapping[str, object]) -> None:
    """Change entries of the temperament's tables; None takes one out."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for table, entries in tables.items():
        for name, lines in entries.items():
            content[table].pop(name, None)
            if lines is not None:
                content[table][name] = lines
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def test_a_temperament_with_a_line_for_everything_has_no_problems(
    temperament: Path,
) -> None:
    assert check_temperament(temperament) == ()


def test_a_temperament_answers_every_intent_code_reaction_and_moment(
    temperament: Path,
) -> None:
    rewritten(
        temperament,
        answers={"ask_values": None, "input.options": None},
        reactions={"mark:multiple": None},
        moments={"spent": None},
    )

    assert messages(check_temperament(temperament)) == [
        "`answers` has no lines for `ask_values`; write some",
        "`answers` has no lines for `input.options`; write some",
        "`reactions` has no lines for `mark:multiple`; write some",
        "`moments` has no lines for `spent`; write some",
    ]


def test_a_family_stands_for_its_codes(temperament: Path) -> None:
    breaks = {f"break.{name}": None for name in ("judging", "blaming", "breach")}
    rewritten(temperament, reactions=breaks | {"break": ["Oh."]})

    assert check_temperament(temperament) == ()


def test_a_temperament_names_only_what_is_looked_up(temperament: Path) -> None:
    rewritten(
        temperament,
        trust={"rapport.empthy": 3, "intent:ask_valeus": 1},
        moments={"many_question": ["One thing first."] * 5},
    )

    found = messages(check_temperament(temperament))

    assert "there is no moment `many_question`; did you mean `many_questions`?" in found
    assert sum("did you mean `rapport.empathy`?" in message for message in found) == 1
    assert sum("did you mean `intent:ask_values`?" in message for message in found) == 1


def test_what_comes_up_often_needs_more_wordings(temperament: Path) -> None:
    rewritten(
        temperament,
        answers={
            "ask_values": {"cool": ["Fair play."], "warm": ["Fairness.", "A full tin."]}
        },
        moments={
            "catch_all": ["I couldn't say, not off the top of my head."],
            "leaves": {"cool": ["I'm off."], "warm": ["I'll go now.", "That's me away."]},
        },
    )

    assert messages(check_temperament(temperament)) == [
        "`ask_values` has 1 cool wordings; it needs 2",
        "`catch_all` has 1 cool wordings; it needs 12",
        "`catch_all` has 1 warm wordings; it needs 12",
        "`leaves` has 1 cool wordings; it needs 5",
        "`leaves` has 2 warm wordings; it needs 5",
    ]


def test_a_scenario_is_checked_with_its_temperament(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    rewritten(tmp_path / "temperaments" / "plain.yaml", moments={"spent": None})

    (problem,) = check_scenario(folder, tmp_path / "temperaments")

    assert Path(problem.file).name == "plain.yaml"
    assert problem.message == "`moments` has no lines for `spent`; write some"


def test_the_library_asks_for_depth(tmp_path: Path) -> None:
    copied(tmp_path)

    found = messages(check_library(tmp_path, tmp_path / "temperaments"))

    short = [
        message for message in found if message.startswith("a scenario of the library")
    ]
    assert sorted(short) == [
        "a scenario of the library needs 120 words; here are 59",
        "a scenario of the library needs 15 facts; here are 2",
        "a scenario of the library needs 150 lines of its own; here are 35",
        "a scenario of the library needs 24 disclosures; here are 4",
        "a scenario of the library needs 4 questions to the coach; here are 1",
        "a scenario of the library needs 60 answers of its own; here are 2",
        "a scenario of the library needs 8 topics; here are 2",
    ]
    assert "`guarded` has 1 wordings; it needs 4" in found
    assert "there is no walkthrough of a poor coach; write walkthroughs/poor.yaml" in found


def test_the_library_asks_for_something_on_the_table(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    nights = folder / "topics" / "nights.yaml"
    nights.write_text(nights.read_text(encoding="utf-8").replace("raised: true\n", ""))

    found = messages(check_library(tmp_path, tmp_path / "temperaments"))

    assert "no topic has `raised: true`; the opening leaves nothing on the table" in found


def test_an_unused_temperament_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("id: broken\n", encoding="utf-8")

    found = check_library(tmp_path / "no_scenarios", tmp_path)

    assert messages(found) == ["`idle_cues` is missing here", "`title` is missing here"]


def test_a_folder_without_a_scenario_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(UnknownScenario):
        check_scenario(tmp_path)


def test_depth_counts_what_a_scenario_holds() -> None:
    assert depth_of(load_scenario(EXAMPLE)) == Depth(
        topics=2,
        disclosures=4,
        layers=(2, 2, 0),
        lines=35,
        answers=2,
        moments=1,
        facts=2,
        questions=1,
        stances=4,
        moves=5,
    )


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name in ("nights", "days"):
        topic = folder / "topics" / f"{name}.yaml"
        written = topic.read_text(encoding="utf-8")
        topic.write_text(written.replace("layer: ", "layer: 1").replace("title", "titel"))

    found = check_scenario(folder, tmp_path / "temperaments")

    assert [(Path(problem.file).stem, problem.line) for problem in found] == [
        *(("days", line) for line in (1, 2, 17, 24)),
        *(("nights", line) for line in (1, 2, 23, 29)),
    ]
