import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.errors import ContentError, UnknownScenario
from scenarios.load import (
    content_version,
    entry_of,
    library,
    load_scenario,
    load_temperament,
    scenario,
    temperament_of,
    walkthroughs_of,
)
from scenarios.vocabulary import CoachingType, Mood
from tests.scenarios.broken import EXAMPLE, copied

SHELF = EXAMPLE.parent
FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.*"))


def test_a_scenario_is_put_together_from_its_files() -> None:
    loaded = load_scenario(EXAMPLE)

    assert loaded.persona.people[0].name == "Col Whelan"
    assert [topic.id for topic in loaded.topics] == ["days", "nights"]
    assert loaded.disclosures[0].id == "lets_them_down"
    assert loaded.opening == (
        "I've got till the first trays come out. It's about nights, I suppose.",
    )
    assert loaded.endings.left == ("No. I've bread to see to.",)
    assert loaded.facts[1].asked == ("what time do you start?",)
    assert loaded.questions[0].when.after_turn == 3
    assert loaded.brief.startswith("# Ines Barrow")


def test_a_list_serves_both_moods_and_one_mood_serves_for_the_other() -> None:
    speech = load_scenario(EXAMPLE).speech

    both = speech.answers["ask_role"]
    assert both.in_mood(Mood.COOL) == both.in_mood(Mood.WARM)
    only_warm = speech.reactions["rapport.empathy"]
    assert only_warm.in_mood(Mood.COOL) == ("It is.",)
    own = speech.answers["ask_how_are_you"]
    assert own.every == ("Warm. It's the ovens.", "Better for sitting down, thanks.")


def test_facts_and_questions_may_be_left_out(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "facts.yaml").unlink()
    (folder / "questions.yaml").unlink()

    loaded = load_scenario(folder)

    assert (loaded.facts, loaded.questions) == ((), ())


def test_a_number_before_a_topic_puts_its_file_in_order(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "topics" / "nights.yaml").rename(folder / "topics" / "01_nights.yaml")

    assert [topic.id for topic in load_scenario(folder).topics] == ["nights", "days"]


def test_the_library_lists_what_a_picker_shows() -> None:
    (entry,) = library(SHELF)

    assert entry == entry_of(EXAMPLE)
    assert (entry.id, entry.title, entry.version) == (
        "night_bakery",
        "The request taken back",
        1,
    )
    assert (entry.type, entry.difficulty, entry.minutes) == (CoachingType.CAREER, 1, 20)
    assert entry.standard == ("2.O.2", "4.I.1")


def test_the_listing_reads_only_the_head(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    shutil.rmtree(folder / "topics")

    assert [entry.id for entry in library(tmp_path)] == ["night_bakery"]


def test_the_listing_reports_every_broken_head(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(f"id: {name}\n", encoding="utf-8")

    with pytest.raises(ContentError) as error:
        library(tmp_path)

    missing = ["difficulty", "minutes", "standard", "summary", "title", "type", "version"]
    for name in ("one", "two"):
        said = [p.message for p in error.value.problems if f"/{name}/" in p.file]
        assert said == [f"`{key}` is missing here" for key in missing]


def test_a_scenario_is_found_by_id_and_by_path() -> None:
    assert scenario("night_bakery", SHELF) == scenario(EXAMPLE) == scenario(str(EXAMPLE))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "night_bakry",
            "there is no scenario 'night_bakry'; there are: night_bakery; did you mean `night_bakery`?",
        ),
        ("x", "there is no scenario 'x'; there are: night_bakery"),
    ],
)
def test_an_unknown_scenario_is_answered_with_those_there_are(
    name: str, message: str
) -> None:
    with pytest.raises(UnknownScenario) as error:
        scenario(name, SHELF)

    assert str(error.value) == message


def test_a_folder_without_a_scenario_is_no_scenario(tmp_path: Path) -> None:
    with pytest.raises(UnknownScenario, match=r"is no scenario: it has no scenario\.yaml"):
        scenario(tmp_path)


def test_the_temperament_is_the_one_that_the_scenario_names(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    loaded = load_scenario(folder)

    found = temperament_of(loaded, tmp_path / "temperaments")

    assert found == load_temperament(tmp_path / "temperaments" / "plain.yaml")
    assert found.trust == {"rapport.empathy": 4.0}


def test_a_temperament_that_is_not_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(
        ContentError, match="there is no temperament `plain`; there are: none"
    ):
        temperament_of(load_scenario(EXAMPLE), tmp_path)


def test_walkthroughs_are_read_with_their_steps() -> None:
    (listens,) = walkthroughs_of(EXAMPLE)

    assert (listens.walkthrough, listens.kind, len(listens.steps)) == ("listens", "good", 2)
    assert listens.steps[1].coach == ""
    assert listens.outcome.levels == {"listening": (1, 4)}


def test_the_problems_of_all_walkthroughs_are_reported(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name in ("a", "b"):
        (folder / "walkthroughs" / f"{name}.yaml").write_text(
            "steps: []\n", encoding="utf-8"
        )

    with pytest.raises(ContentError) as error:
        walkthroughs_of(folder)

    files = {Path(problem.file).name for problem in error.value.problems}
    assert files == {"a.yaml", "b.yaml"}


def test_the_content_version_changes_with_what_is_said_and_with_nothing_else(
    tmp_path: Path,
) -> None:
    folder = copied(tmp_path)
    before = content_version(load_scenario(folder))
    lines = folder / "lines.yaml"
    written = lines.read_text(encoding="utf-8")

    lines.write_text(f"# A comment.\n\n{written}", encoding="utf-8")
    assert content_version(load_scenario(folder)) == before

    lines.write_text(written.replace("Ovens.", "The ovens."), encoding="utf-8")
    after = content_version(load_scenario(folder))
    assert after != before
    assert after.startswith("1-")


@pytest.mark.parametrize("file", FILES)
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(data=st.data())
def test_a_file_damaged_in_any_way_is_read_or_refused(
    file: str, tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / EXAMPLE.name
    if not folder.exists():
        shutil.copytree(EXAMPLE, folder)
    whole = (EXAMPLE / file).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    damage = data.draw(st.text(alphabet="\n\t :-[]{}'\"*&!#,ab1~éÿ\x00", max_size=6))
    (folder / file).write_bytes(whole[:start] + damage.encode() + whole[end:])

    try:
        load_scenario(folder)
        walkthroughs_of(folder)
    except ContentError as error:
        places = {Path(p.file).relative_to(folder).as_posix() for p in error.problems}
        assert file in places
