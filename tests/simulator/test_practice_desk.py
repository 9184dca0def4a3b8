from datetime import timedelta
from itertools import repeat
from pathlib import Path

import pytest

from simulator.errors import (
    NoSuchScenario,
    NoSuchSession,
    SessionMovedOn,
    StoreError,
    StoreReadOnly,
)
from simulator.library import ScenarioShelf
from simulator.overview import Branch, ScenarioChoice
from simulator.ports import Desk, Library, PracticeSession, SessionStore
from simulator.settings import Settings
from simulator.storage.memory import MemoryStore
from tests.fakes import FakeDesk, FakeLibrary, FakeSession, FakeStore
from tests.simulator.stand_ins import SCENARIO, TOLD, Setting, setting

CHOICE = ScenarioChoice(
    id=SCENARIO,
    title="The request taken back",
    summary="A night supervisor asks to move to days, and then says that she never asked.",
    type="career",
    difficulty=1,
    minutes=20,
    standard=("2.O.2", "4.I.1"),
    coachee="Ines",
)


def test_fakes_and_real_parts_fit_the_ports(here: Setting) -> None:
    desks: list[Desk] = [here.desk, FakeDesk()]
    sessions: list[PracticeSession] = [here.begun(), FakeSession()]
    stores: list[SessionStore] = [MemoryStore(), FakeStore()]
    libraries: list[Library] = [ScenarioShelf(), FakeLibrary()]

    assert [len(each) for each in (desks, sessions, stores, libraries)] == [2, 2, 2, 2]


def test_shelf_shows_scenarios_of_ones_own_beside_the_library(scenarios: Path) -> None:
    shipped, both = ScenarioShelf().choices(), ScenarioShelf(scenarios).choices()

    assert CHOICE in both
    assert {choice.id for choice in both} == {*(c.id for c in shipped), SCENARIO}
    assert [c.difficulty for c in both] == sorted(c.difficulty for c in both)


def test_scenario_is_found_by_id_and_by_path(scenarios: Path) -> None:
    by_id = ScenarioShelf(scenarios).cast(SCENARIO)
    by_path = ScenarioShelf().cast(str(scenarios / SCENARIO))

    assert by_id.scenario == by_path.scenario
    assert by_id.content == by_path.content
    assert by_id.choice == CHOICE


def test_unknown_scenario_is_said_with_what_there_is(scenarios: Path) -> None:
    with pytest.raises(NoSuchScenario, match=r"night_bakery.*scenarios list"):
        ScenarioShelf(scenarios).cast("night_bakry")


def test_broken_scenario_is_said_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("id: [", encoding="utf-8")

    with pytest.raises(NoSuchScenario, match=r"brief\.md: .* 3 more.*scenarios check"):
        ScenarioShelf(tmp_path).cast("broken")


def test_preparing_loads_the_coder_once(here: Setting) -> None:
    assert not here.desk.is_ready

    here.desk.prepare()
    here.desk.prepare()

    assert here.desk.is_ready


def test_seed_is_drawn_where_none_is_given(here: Setting) -> None:
    assert here.desk.begin(SCENARIO).seed == 11
    assert here.desk.begin(SCENARIO, 0).seed == 0


def test_history_shows_newest_first_with_how_each_stands(stored: Setting) -> None:
    done = stored.finished("What is it?", "Is it late?")
    overall = done.debrief().overall
    stored.clock.advance(3600)
    waiting = stored.begun("What is it?")

    newest, oldest = stored.desk.history()

    assert (newest.id, newest.turns, newest.is_unfinished) == (waiting.id, 1, True)
    assert (oldest.id, oldest.turns, oldest.is_unfinished) == (done.id, 2, False)
    assert (oldest.overall, oldest.is_appraised) == (overall, True)
    assert (oldest.title, oldest.scenario) == (CHOICE.title, SCENARIO)
    assert stored.desk.unfinished() == (newest,)


@pytest.mark.parametrize(
    ("asked", "found"), [("ab12", "ab12"), ("ab1", "ab12"), ("cd", "cd34")]
)
def test_beginning_of_an_id_opens_a_session(
    scenarios: Path, asked: str, found: str
) -> None:
    ids = iter(["ab12", "ax99", "cd34"])
    here = setting(scenarios, new_id=lambda: next(ids))
    for _ in range(3):
        here.begun()

    assert here.desk.reopen(asked).id == found


@pytest.mark.parametrize(
    ("asked", "message"),
    [("a", "2 sessions begin with 'a'"), ("z", "no session that begins")],
)
def test_unclear_id_is_said(scenarios: Path, asked: str, message: str) -> None:
    ids = iter(["ab12", "ax99"])
    here = setting(scenarios, new_id=lambda: next(ids))
    here.begun()
    here.begun()

    with pytest.raises(NoSuchSession, match=message):
        here.desk.reopen(asked)


def test_empty_id_opens_nothing(here: Setting) -> None:
    here.begun()

    with pytest.raises(NoSuchSession):
        here.desk.reopen("")


def test_an_id_taken_by_another_session_is_refused(
    stored: Setting, scenarios: Path
) -> None:
    ids = repeat("same")
    here = setting(scenarios, stored.store, new_id=lambda: next(ids))
    first = here.begun("What is it?")

    with pytest.raises(SessionMovedOn):
        here.begun()

    assert here.desk.reopen("same").exchanges == first.exchanges


def test_progress_covers_scored_originals_oldest_first(stored: Setting) -> None:
    first = stored.finished("What is it?", "How so?", "What else?", "How come?")
    first.debrief()
    branch = first.rewind(2)
    branch.end()
    branch.appraise({})
    branch.debrief()
    stored.clock.advance(60)
    second = stored.finished("Is it?", "Was it?", "Will it?", "Does it?")
    second.debrief()
    stored.finished("What is it?")

    progress = stored.desk.progress()

    assert [row.id for row in progress.sessions] == [first.id, second.id]
    for indicator in progress.indicators:
        assert [point.session for point in indicator.points] == [first.id, second.id]
    levels = {
        indicator.id: [point.level for point in indicator.points]
        for indicator in progress.indicators
    }
    for session, place in ((first, 0), (second, 1)):
        for finding in session.debrief().findings:
            assert levels[finding.id][place] == finding.level


def test_comparison_begins_where_the_two_part(stored: Setting) -> None:
    original = stored.begun("What is it?", "Is it late?", "It was.")
    branch = original.rewind(1)
    branch.say("How is Col?")

    compared = stored.desk.compare(original.id, branch.id)

    assert compared.from_turn == 1
    assert [turn.number for turn in compared.turns] == [2, 3]
    assert compared.turns[0].original == original.exchanges[1]
    assert compared.turns[0].branch == branch.exchanges[1]
    assert compared.turns[1].branch is None
    assert compared.trust == (55.0, 50.0)
    assert compared.only_original == (TOLD,)
    assert compared.branch.branch_of == Branch(original.id, 1)


def test_debrief_shows_what_was_told_and_what_was_kept_back(stored: Setting) -> None:
    session = stored.begun("What is it?", "How so?", "It was late.")
    stored.clock.advance(90)
    session.end()
    session.appraise({})

    debrief = session.debrief()

    assert [(told.id, told.layer, told.turn) for told in debrief.told] == [
        ("sleeps_badly", 1, 3)
    ]
    assert "sleeps_badly" not in {left.id for left in debrief.left}
    assert {left.title for left in debrief.left} <= {
        "Something on the surface",
        "Something underneath",
        "Something that really matters",
    }
    assert all(left.turn is None for left in debrief.left)
    assert [left.layer for left in debrief.left] == sorted(le.layer for le in debrief.left)
    assert [point.trust for point in debrief.trust] == [40.0, 45.0, 50.0, 55.0]
    assert debrief.seconds == 90
    assert debrief.ended is not None
    assert debrief.ended - debrief.started == timedelta(seconds=90)
    assert debrief.versions["rules"] == "quick-rules-1"
    assert "rubric" in debrief.versions


def test_settings_prefer_the_command_line_to_the_environment(tmp_path: Path) -> None:
    environ = {
        "COACHSIM_DATA": "/from/environment",
        "COACHSIM_DATABASE_URL": "postgresql://db/coachsim",
        "COACHSIM_SCENARIOS": "/one:/two",
    }

    plain = Settings.of(None, {})
    from_environment = Settings.of(None, environ)
    from_command_line = Settings.of(tmp_path, environ)

    assert plain.data.name == "coachsim"
    assert from_environment.data == Path("/from/environment")
    assert from_environment.database_url == "postgresql://db/coachsim"
    assert from_environment.scenario_folders == (Path("/one"), Path("/two"))
    assert (from_command_line.data, from_command_line.database_url) == (tmp_path, None)


def test_data_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"

    assert Settings(folder).database_file() == folder / "coachsim.db"
    assert folder.is_dir()


def test_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("mine", encoding="utf-8")

    with pytest.raises(StoreError, match=r"is a file, not a folder; .* --data"):
        Settings(file).database_file()
    with pytest.raises(StoreReadOnly, match=r"cannot be made .* --data"):
        Settings(file / "below").database_file()
