"""`coachsim chat`, `sessions` and `report`, against a database on disk."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.simulator.conftest import Coachsim
from tests.simulator.stand_ins import SCENARIO

TALK = "Hello, how are you?\n/wait\nWhat is on your mind?\n"
LONG_TALK = (
    TALK
    + """\
That sounds hard.
You have done six years of nights.
What would you like instead?
How do the others see it?
You want days, and you do not want to let them down.
What could you do about it?
What will you do first?
"""
)
FINISHED = TALK + "/end\n" + "\n" * 30


def only_id(coachsim: Coachsim) -> str:
    (session,) = coachsim("sessions", "--json").lines
    return str(session["id"])


def test_chat_prints_the_same_again(coachsim: Coachsim) -> None:
    first = coachsim("chat", SCENARIO, "--seed", "3", stdin=FINISHED)
    second = coachsim("chat", SCENARIO, "--seed", "3", stdin=FINISHED)

    assert (first.status, first.err) == (0, "")
    assert first.out == second.out
    assert b"\nInes: " in first.out
    assert b"\nOverall: " in first.out


def test_chat_says_what_play_says(coachsim: Coachsim) -> None:
    spoken, closing = LONG_TALK.replace("/wait", ""), "/end\n" + "\n" * 30
    lines = coachsim("play", SCENARIO, "--seed", "3", stdin=spoken).lines

    ran = coachsim("chat", SCENARIO, "--seed", "3", stdin=LONG_TALK + closing)

    chat = ran.out.decode()

    for turn in (line for line in lines if line["type"] == "turn"):
        assert f"\nInes: {turn['coachee']}\n" in chat
    assert f"\nOverall: {lines[-1]['overall']:.0f} of 100.\n" in chat


def test_session_is_resumed_where_it_stood(coachsim: Coachsim) -> None:
    whole = coachsim("chat", SCENARIO, "--seed", "3", stdin=FINISHED).out.decode()
    head, tail = FINISHED.split("\n", 1)

    coachsim("chat", SCENARIO, "--seed", "3", stdin=head + "\n")
    resumed = coachsim("chat", "--resume", stdin=tail).out.decode()

    same_from = "You: What is on your mind?"
    assert resumed.split(same_from)[1] == whole.split(same_from)[1]


def test_a_named_session_is_resumed(coachsim: Coachsim) -> None:
    coachsim("chat", SCENARIO, stdin="Hello there\n")

    ran = coachsim("chat", "--resume", only_id(coachsim)[:5])

    assert "You: Hello there" in ran.out.decode()


def test_resuming_needs_a_session(coachsim: Coachsim) -> None:
    ran = coachsim("chat", "--resume")

    assert ran.status == 2
    assert ran.err.startswith("coachsim: No session is waiting")


def test_scenario_is_chosen_from_a_list(coachsim: Coachsim) -> None:
    ran = coachsim("chat", stdin=f"0\nnone\n{SCENARIO}\nHello\n")

    out = ran.out.decode()
    assert ". The request taken back (career, level 1)" in out
    assert out.count("A number from 1 to ") == 2
    assert "You: Hello\n" in out


def test_hostile_text_reaches_the_screen_as_pictures(coachsim: Coachsim) -> None:
    ran = coachsim("chat", SCENARIO, stdin=b"a\x1b[2Jb \x00 \xff \xe2\x80\xae\n")

    assert "You: a␛[2Jb ␀ � <U+202E>\n" in ran.out.decode()
    assert ran.status == 0


def test_sessions_json_has_the_documented_fields(coachsim: Coachsim) -> None:
    coachsim("chat", SCENARIO, stdin=FINISHED)
    coachsim("chat", SCENARIO, stdin="Hello\n")

    newest, oldest = coachsim("sessions", "--json").lines

    assert list(newest) == ["id", "scenario", "started", "ended", "turns"]
    assert newest["ended"] is None
    assert [turn["coach"] for turn in newest["turns"]] == ["Hello"]
    assert oldest["ended"] > oldest["started"] or oldest["ended"] == oldest["started"]
    assert [list(turn) for turn in oldest["turns"]] == [["turn", "coach", "coachee"]] * 3
    assert [turn["turn"] for turn in oldest["turns"]] == [1, 2, 3]


def test_one_session_is_shown(coachsim: Coachsim) -> None:
    coachsim("chat", SCENARIO, stdin=TALK)
    name = only_id(coachsim)

    shown = coachsim("sessions", name[:4]).out.decode()
    (line,) = coachsim("sessions", name, "--json").lines

    assert shown.startswith(f"{name}  {SCENARIO}  ")
    assert "Coach: (waits)\n" in shown
    assert "Coach: What is on your mind?\n" in shown
    assert line["id"] == name


def test_sessions_are_listed(coachsim: Coachsim) -> None:
    empty = coachsim("sessions")
    coachsim("chat", SCENARIO, stdin=FINISHED)
    coachsim("chat", SCENARIO, stdin="Hello\n/undo\n")

    head, *rows = coachsim("sessions").out.decode().splitlines()

    assert empty.err.startswith("No session is stored yet.")
    assert head.split() == ["ID", "Started", "Turns", "Score", "Scenario"]
    assert len(rows) == 3
    assert rows[0].endswith("(unfinished)")
    assert "what-if of" in rows[0]
    assert not rows[2].endswith("(unfinished)")


def test_stored_sessions_can_be_scored(coachsim: Coachsim, tmp_path: Path) -> None:
    coachsim("chat", SCENARIO, stdin=FINISHED)
    file = tmp_path / "sessions.jsonl"
    file.write_bytes(coachsim("sessions", "--json").out)

    ran = coachsim("score", str(file))

    assert ran.status == 0
    assert [card["type"] for card in ran.lines] == ["scorecard"]


def test_damaged_session_is_said_and_the_others_are_shown(
    coachsim: Coachsim, tmp_path: Path
) -> None:
    coachsim("chat", SCENARIO, stdin=TALK)
    damaged = only_id(coachsim)
    coachsim("chat", SCENARIO, stdin="Hello\n")
    with closing(sqlite3.connect(tmp_path / "data" / "coachsim.db")) as connection:
        connection.execute(
            "UPDATE events SET payload = replace(payload, 'seed\":', 'seed\":1') "
            "WHERE session = ? AND kind = 'started'",
            [damaged],
        )
        connection.commit()

    table = coachsim("sessions")
    every = coachsim("sessions", "--json")
    one = coachsim("chat", "--resume", damaged)

    assert (table.status, len(table.out.splitlines())) == (1, 2)
    assert f"Session {damaged} cannot be read" in table.err
    assert every.status == 1
    assert [line.get("turns") is None for line in every.lines] == [False, True]
    assert "was changed after it was written" in every.lines[1]["error"]
    assert (one.status, one.out) == (2, b"")
    assert "Restore the database from a backup." in one.err


@pytest.mark.parametrize("command", [("sessions",), ("chat", SCENARIO), ("report", "x")])
def test_what_is_no_database_is_said(
    coachsim: Coachsim, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "coachsim.db").write_bytes(b"Dear diary, " * 200)
    page = ("--html", str(tmp_path / "page.html")) if command[0] == "report" else ()

    ran = coachsim(*command, *page, stdin="Hello\n")

    assert ran.status == 2
    assert ran.out == b""
    assert "is not a coachsim database; move the file away" in ran.err


def test_data_option_wins_over_the_environment(coachsim: Coachsim, tmp_path: Path) -> None:
    coachsim("--data", str(tmp_path / "mine"), "chat", SCENARIO, stdin="Hello\n")

    assert coachsim("sessions", "--json").lines == []
    assert len(coachsim("--data", str(tmp_path / "mine"), "sessions", "--json").lines) == 1


def test_database_can_be_named_by_url(
    coachsim: Coachsim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHSIM_DATABASE_URL", f"sqlite:///{tmp_path}/elsewhere.db")

    coachsim("chat", SCENARIO, stdin="Hello\n")

    assert (tmp_path / "elsewhere.db").is_file()
    assert len(coachsim("sessions", "--json").lines) == 1


def test_report_is_written(coachsim: Coachsim, tmp_path: Path) -> None:
    coachsim("chat", SCENARIO, stdin=FINISHED)
    page = tmp_path / "page.html"

    ran = coachsim("report", only_id(coachsim), "--html", str(page))

    assert (ran.status, ran.out) == (0, b"")
    assert "What is on your mind?" in page.read_text(encoding="utf-8")


def test_report_needs_a_finished_session(coachsim: Coachsim, tmp_path: Path) -> None:
    coachsim("chat", SCENARIO, stdin="Hello\n")
    page = tmp_path / "page.html"

    ran = coachsim("report", only_id(coachsim), "--html", str(page))

    assert ran.status == 2
    assert "End the session first" in ran.err
    assert not page.exists()
