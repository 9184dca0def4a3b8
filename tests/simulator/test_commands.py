"""The contract of the machine-readable commands, field by field."""

import json
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from scoring.rubric import load_rubric
from scoring.vocabulary import CODES, Phase
from tests.simulator.conftest import Coachsim, Ran
from tests.simulator.stand_ins import SCENARIO

COACH = "Hello, how are you?\nWhat is on your mind today?\n\nThat sounds hard.\n"


def as_lines(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


# play


def played(coachsim: Coachsim, stdin: bytes | str = COACH, *options: str) -> Ran:
    return coachsim("play", SCENARIO, *options, stdin=stdin)


def test_play_prints_session_turns_and_scorecard(coachsim: Coachsim) -> None:
    ran = played(coachsim)

    assert ran.status == 0
    assert ran.err == ""
    assert [line["type"] for line in ran.lines] == ["session", *["turn"] * 4, "scorecard"]


def test_play_opens_with_the_session(coachsim: Coachsim) -> None:
    (session, *_) = played(coachsim, COACH, "--seed", "7").lines

    assert list(session) == ["type", "schema", "scenario", "versions", "seed", "opening"]
    assert (session["schema"], session["scenario"], session["seed"]) == (1, SCENARIO, 7)
    assert set(session["versions"]) == {"scenario", "content", "rules", "coder", "rubric"}
    assert session["opening"].startswith("I've got till the first trays come out.")


def test_play_turn_has_the_documented_fields(coachsim: Coachsim) -> None:
    _, *turns, _ = played(coachsim).lines

    kinds: dict[str, type | tuple[type, ...]] = {
        "type": str,
        "turn": int,
        "coach": str,
        "coachee": str,
        "codes": list,
        "intents": list,
        "topics": list,
        "rule": str,
        "action": str,
        "stance": str,
        "trust": (int, float),
        "phase": str,
        "disclosed": list,
        "fallback": bool,
        "ended": bool,
        "ms": float,
    }
    for number, turn in enumerate(turns, start=1):
        assert list(turn) == list(kinds)
        assert all(isinstance(turn[name], kind) for name, kind in kinds.items())
        assert turn["turn"] == number
        assert set(turn["codes"]) <= set(CODES)
        assert turn["phase"] in list(Phase)
        assert 0 <= turn["trust"] <= 100
    assert [turn["coach"] for turn in turns] == COACH.split("\n")[:-1]
    assert turns[2]["codes"] == ["listening.silence"]


def assert_scorecard(card: dict[str, Any]) -> None:
    rubric = load_rubric()
    assert list(card)[:5] == ["type", "schema", "source", "versions", "overall"]
    assert (card["type"], card["schema"]) == ("scorecard", 1)
    assert set(card["families"]) == {family.id for family in rubric.families}
    assert [one["id"] for one in card["indicators"]] == [i.id for i in rubric.indicators]
    for one in card["indicators"]:
        assert list(one) == [
            "id",
            "family",
            "standard",
            "value",
            "unit",
            "interval",
            "level",
            "status",
            "provisional",
            "evidence",
            "why",
            "next_step",
        ]
        assert one["status"] in {"scored", "not_enough_evidence"}
        assert (one["level"] is None) == (one["status"] == "not_enough_evidence")
        for quote in one["evidence"]:
            assert list(quote) == ["turn", "start", "end", "quote"]


def test_play_closes_with_the_scorecard(coachsim: Coachsim) -> None:
    assert_scorecard(played(coachsim).lines[-1])


def without_ms(ran: Ran) -> list[Any]:
    return [{k: v for k, v in line.items() if k != "ms"} for line in ran.lines]


def test_play_prints_the_same_again(coachsim: Coachsim) -> None:
    first, second = played(coachsim), played(coachsim)

    assert without_ms(first) == without_ms(second)
    assert without_ms(first) != without_ms(played(coachsim, COACH, "--seed", "2"))


def test_play_reads_a_file(coachsim: Coachsim, tmp_path: Path) -> None:
    script = tmp_path / "coach.txt"
    script.write_text(COACH, encoding="utf-8")

    from_file = coachsim("play", SCENARIO, "--input", str(script))

    assert without_ms(from_file) == without_ms(played(coachsim))


def test_play_takes_the_path_of_a_scenario(coachsim: Coachsim, scenarios: Path) -> None:
    by_path = coachsim("play", str(scenarios / SCENARIO), stdin=COACH)

    assert without_ms(by_path) == without_ms(played(coachsim))


def test_play_ignores_what_follows_the_end_and_says_so(coachsim: Coachsim) -> None:
    insult = "Shut up, you stupid idiot.\n"

    ran = played(coachsim, insult * 20)

    turns = [line for line in ran.lines if line["type"] == "turn"]
    assert turns[-1]["ended"]
    assert len(turns) < 20
    assert ran.lines[-1]["type"] == "scorecard"
    assert ran.status == 0
    left = 20 - len(turns)
    assert ran.err == f"The session is over; {left} more lines of input ignored.\n"


def test_play_without_input_is_an_empty_session(coachsim: Coachsim) -> None:
    ran = played(coachsim, "")

    assert [line["type"] for line in ran.lines] == ["session", "scorecard"]
    assert ran.status == 0


def test_play_says_which_line_is_no_text_and_goes_on(coachsim: Coachsim) -> None:
    ran = played(coachsim, b"Hello\n\xff\xfe\nWhat is it?\r\n")

    assert [line["type"] for line in ran.lines] == [
        "session",
        "turn",
        "error",
        "turn",
        "scorecard",
    ]
    assert ran.lines[2]["line"] == 2
    assert "UTF-8" in ran.lines[2]["error"]
    assert ran.lines[3]["coach"] == "What is it?"
    assert ran.status == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("nul \x00 and escape \x1b[31m", id="control characters"),
        pytest.param("שלום \u202e 👩🏽‍🚒", id="right to left and emoji"),
        pytest.param("a\u2028b\u0085c\u000bd", id="odd line ends"),
        pytest.param("x" * 100_000, id="100 kB"),
        pytest.param("[red]{0}%s\\", id="markup"),
    ],
)
def test_play_gives_back_what_was_typed_on_one_line(coachsim: Coachsim, text: str) -> None:
    ran = played(coachsim, text + "\n")

    assert ran.lines[1]["coach"] == text
    assert len(ran.out.decode().splitlines()) == 3


def test_play_says_when_there_is_no_such_scenario(coachsim: Coachsim) -> None:
    ran = coachsim("play", "night_bakry", stdin=COACH)

    assert (ran.status, ran.out) == (2, b"")
    assert ran.err.startswith("coachsim: There is no scenario 'night_bakry'")


def test_play_says_when_there_is_no_such_file(coachsim: Coachsim) -> None:
    ran = played(coachsim, "", "--input", "/nowhere/coach.txt")

    assert (ran.status, ran.out) == (2, b"")
    assert "/nowhere/coach.txt cannot be read" in ran.err


# code


def test_code_answers_each_line_in_order(coachsim: Coachsim) -> None:
    ran = coachsim(
        "code",
        stdin=as_lines(
            {"id": "a", "text": "What happened then?"},
            {"id": 2, "text": "Did you tell her?", "previous": "She left."},
            {"text": "", "previous": [{"speaker": "coach", "text": "Hello."}]},
            {"id": None, "text": "So you felt left out?", "previous": None},
        ),
    )

    assert ran.status == 0
    assert ran.err == ""
    assert [line["id"] for line in ran.lines] == ["a", 2, None, None]
    assert [line["question"] for line in ran.lines[:3]] == ["open", "closed", "none"]
    assert ran.lines[2]["codes"] == ["listening.silence"]


def test_code_line_has_the_documented_fields(coachsim: Coachsim) -> None:
    text = "That sounds hard. Could you tell me more about it?"

    (line,) = coachsim("code", stdin=as_lines({"id": 1, "text": text})).lines

    assert list(line) == ["id", "question", "codes", "utterances"]
    assert len(line["utterances"]) == 2
    for utterance in line["utterances"]:
        assert list(utterance) == [
            "start",
            "end",
            "text",
            "code",
            "form",
            "marks",
            "intent",
            "confidence",
            "runner_up",
            "evidence",
            "reason",
            "rewrite",
        ]
        assert text[utterance["start"] : utterance["end"]] == utterance["text"]
        assert utterance["code"] in CODES
        assert utterance["form"] in {"open", "closed", None}
        assert 0 <= utterance["confidence"] <= 1
        for start, end in utterance["evidence"]:
            assert 0 <= start < end <= len(text)
    assert line["codes"] == list(dict.fromkeys(u["code"] for u in line["utterances"]))


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "not JSON"),
        ("[" * 20_000, "not JSON"),
        ('{"text": NaN}', "not JSON"),
        ('"What?"', "must be an object"),
        ('{"id": 9}', '"text" must be there'),
        ('{"text": 3}', '"text" must be there'),
        ('{"text": "a", "previous": 3}', '"previous" must be'),
        ('{"text": "a", "previous": [{"text": "b"}]}', '"speaker" coach or coachee'),
        ('{"text": "a", "previous": [{"text": "b", "speaker": []}]}', '"speaker"'),
        ('{"text": "a", "previous": ["b"]}', '"speaker"'),
    ],
)
def test_code_says_which_line_is_bad_and_does_the_rest(
    coachsim: Coachsim, bad: str, message: str
) -> None:
    good = as_lines({"id": 1, "text": "How come?"})

    ran = coachsim("code", stdin=good + bad + "\n" + good)

    assert ran.status == 1
    assert [line.get("question") for line in ran.lines] == ["open", None, "open"]
    assert ran.lines[1]["line"] == 2
    assert message in ran.lines[1]["error"]


def test_code_names_the_id_of_a_bad_line(coachsim: Coachsim) -> None:
    (line,) = coachsim("code", stdin='{"id": 9}').lines

    assert (line["id"], line["line"]) == (9, 1)


def test_code_takes_bytes_that_are_no_text_as_a_bad_line(coachsim: Coachsim) -> None:
    ran = coachsim("code", stdin=b'\xef\xbb\xbf{"text": "How?"}\n{"text": "\xff"}\n\n')

    assert [line.get("question") for line in ran.lines] == ["open", None]
    assert "UTF-8" in ran.lines[1]["error"]
    assert ran.status == 1


def test_code_survives_half_a_character(coachsim: Coachsim) -> None:
    ran = coachsim("code", stdin='{"id": "\\ud83d", "text": "How \\ud83d\\ude00 \\ud83d?"}')

    (line,) = ran.lines
    assert (ran.status, line["id"], line["question"]) == (0, "\ud83d", "open")


def test_code_reads_a_file(coachsim: Coachsim, tmp_path: Path) -> None:
    file = tmp_path / "turns.jsonl"
    file.write_text(as_lines({"text": "How come?"}), encoding="utf-8")

    assert coachsim("code", str(file)).lines[0]["question"] == "open"


# score


def test_score_prints_a_scorecard_for_each_conversation(
    coachsim: Coachsim, tmp_path: Path
) -> None:
    talk = "Coach: What happened?\nSam: I left.\nCoach: You left.\nSam: Yes.\n"
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text(talk, encoding="utf-8")

    ran = coachsim("score", *map(str, files))

    assert ran.status == 0
    for card in ran.lines:
        assert_scorecard(card)
    assert [card["source"] for card in ran.lines] == list(map(str, files))


def test_score_takes_the_coachs_name(coachsim: Coachsim) -> None:
    talk = "Ann: What happened?\nSam: I left.\nAnn: You left.\nSam: Yes.\n"

    ran = coachsim("score", "-", "--coach", "Ann", stdin=talk)

    assert ran.status == 0
    assert_scorecard(ran.lines[0])


def test_score_says_what_cannot_be_read_and_does_the_rest(
    coachsim: Coachsim, tmp_path: Path
) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("Coach: What happened?\nSam: I left.\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")

    both = coachsim("score", str(empty), str(good))
    none = coachsim("score", str(empty))

    assert [line["type"] for line in both.lines] == ["error", "scorecard"]
    assert (both.status, none.status) == (1, 2)


# scenarios, standard


def test_scenarios_list_prints_the_documented_fields(coachsim: Coachsim) -> None:
    ran = coachsim("scenarios", "list")

    (bakery,) = [line for line in ran.lines if line["id"] == SCENARIO]
    assert bakery == {
        "id": SCENARIO,
        "title": "The request taken back",
        "type": "career",
        "difficulty": 1,
        "standard": ["2.O.2", "4.I.1"],
        "minutes": 20,
    }


def test_scenarios_check_is_quiet_where_all_is_well(
    coachsim: Coachsim, scenarios: Path
) -> None:
    ran = coachsim("scenarios", "check", str(scenarios / SCENARIO))

    assert (ran.status, ran.out) == (0, b"")
    assert ran.err == "No problem found.\n"


def test_scenarios_check_prints_file_and_line(coachsim: Coachsim, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("id: broken\nversion: none\n", encoding="utf-8")

    ran = coachsim("scenarios", "check", str(folder))

    assert ran.status == 1
    assert "broken/scenario.yaml:2: " in ran.out.decode()
    assert ran.err.endswith(" problems\n")


def test_scenarios_check_says_when_a_path_holds_none(
    coachsim: Coachsim, tmp_path: Path
) -> None:
    assert coachsim("scenarios", "check", str(tmp_path)).status == 1
    assert coachsim("scenarios", "check", "nowhere").status == 2


def test_scenarios_map_prints_mermaid(coachsim: Coachsim) -> None:
    out = coachsim("scenarios", "map", SCENARIO).out.decode()

    assert "stateDiagram-v2" in out
    assert "flowchart LR" in out
    assert "sleeps_badly" in out


def test_scenarios_playtest_prints_what_was_reached(coachsim: Coachsim) -> None:
    (line,) = coachsim("scenarios", "playtest", SCENARIO).lines

    assert list(line) == [
        "type",
        "scenario",
        "walkthrough",
        "kind",
        "turns",
        "trust",
        "stance",
        "phase",
        "disclosed",
        "to_tell",
        "agreed",
        "ended",
        "fallbacks",
        "overall",
        "families",
        "unmet",
    ]
    assert (line["walkthrough"], line["kind"], line["turns"]) == ("listens", "good", 2)


def test_scenarios_playtest_says_what_was_promised_in_vain(
    coachsim: Coachsim, scenarios: Path, tmp_path: Path
) -> None:
    promises = """
walkthrough: boasts
kind: other
shows: Promises what cannot be.
steps:
  - coach: Is it Monday?
    expect: {codes: [question.open], discloses: [sleeps_badly], stance: gone, ended: true}
outcome: {trust_at_least: 99, disclosures_at_least: 5, levels: {listening: [4, 4]}}
"""
    folder = tmp_path / SCENARIO
    shutil.copytree(scenarios / SCENARIO, folder)
    for file in (folder / "walkthroughs").iterdir():
        file.unlink()
    (folder / "walkthroughs" / "boasts.yaml").write_text(promises, encoding="utf-8")

    ran = coachsim("scenarios", "playtest", str(folder))

    assert ran.status == 1
    assert len(ran.lines[0]["unmet"]) == 7
    assert ran.err == "1 walkthrough did not reach what was promised.\n"


def test_standard_prints_a_line_for_each_line(coachsim: Coachsim) -> None:
    ran = coachsim("standard")

    for line in ran.lines:
        assert list(line) == ["line", "says", "ways", "scenarios", "indicators", "covered"]
        assert line["covered"] == bool(line["scenarios"] and line["indicators"])
    bare = [line["line"] for line in ran.lines if not line["covered"]]
    assert ran.status == (1 if bare else 0)
    assert len(ran.lines) > 50


# the whole


def test_version_is_the_distributions(coachsim: Coachsim) -> None:
    ran = coachsim("--version")

    assert (ran.status, ran.out.decode()) == (0, f"coachsim {version('coachsim')}\n")


def test_help_names_every_command(coachsim: Coachsim) -> None:
    out = coachsim("--help").out.decode()

    for name in ("chat", "play", "code", "score", "report", "sessions", "scenarios"):
        assert f"\n  {name} " in out
    assert "standard" in out
    assert "actions" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("sing",),
        ("play",),
        ("play", SCENARIO, "--seed", "x"),
        ("code", "--loud"),
        ("score",),
    ],
)
def test_wrong_usage_is_said_with_status_two(
    coachsim: Coachsim, arguments: tuple[str, ...]
) -> None:
    ran = coachsim(*arguments)

    assert (ran.status, ran.out) == (2, b"")
    assert "Error: " in ran.err


def test_without_a_terminal_the_chat_is_named(coachsim: Coachsim) -> None:
    ran = coachsim()

    assert (ran.status, ran.out) == (2, b"")
    assert "`coachsim chat`" in ran.err
