import json
from pathlib import Path

import pytest

from scoring.conversations import (
    ConversationError,
    RecordedConversation,
    Spoken,
    conversations_in,
    read_conversations,
)
from scoring.vocabulary import Speaker

TALK = (("coach", "How are you?"), ("coachee", "Tired."), ("coach", "Tell me more."))


def said(conversation: RecordedConversation) -> list[tuple[str, str]]:
    return [(one.speaker.value, one.text) for one in conversation.spoken]


def read(text: str, name: str, coach: str | None = None) -> list[RecordedConversation]:
    return conversations_in(text.encode(), name, coach)


CSV = "speaker,text\nCoach,How are you?\nAnna,Tired.\nCoach,Tell me more.\n"
VTT = """WEBVTT - a talk

NOTE made by hand

1
00:00:01.000 --> 00:00:02.500
<v Coach>How are you?</v>

00:00:03.000 --> 00:00:04.000 align:start
<v.quiet Anna>Tired.

01:00:05.000 --> 01:00:06.000
Coach: Tell me more.
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Coach: How are you?

2
00:00:03,000 --> 00:00:04,000
- Anna: <i>Tired.</i>

3
00:00:05,000 --> 00:00:06,000
Coach: Tell me
more.
"""
SESSION = {
    "id": "s1",
    "scenario": "rota",
    "turns": [{"turn": 1, "coach": "How are you?", "coachee": "Tired."}],
}
LISTED = [{"speaker": who, "text": text} for who, text in TALK]
PLAYED = "\n".join(
    json.dumps(line)
    for line in (
        {"type": "session", "schema": 1, "opening": "Morning."},
        {"type": "turn", "turn": 1, "coach": "How are you?", "coachee": "Tired."},
        {"type": "scorecard", "overall": 50},
    )
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.csv", CSV, id="csv"),
        pytest.param("a.csv", CSV.replace(",", ";"), id="csv with semicolons"),
        pytest.param("a.tsv", CSV.replace(",", "\t"), id="csv with tabs"),
        pytest.param("a.csv", CSV.replace("speaker,text", "Interlocutor,Utterance_Text"), id="names"),
        pytest.param("a.csv", CSV.replace("\n", "\r\n"), id="csv from Windows"),
        pytest.param("a.vtt", VTT, id="webvtt"),
        pytest.param("a.srt", SRT, id="subrip"),
        pytest.param("a.txt", "Coach: How are you?\nAnna: Tired.\n\nCoach: Tell me\nmore.", id="plain"),
        pytest.param("a.txt", "[00:01] Coach: How are you?\n0:02 Anna: Tired.\n0:03 Coach: Tell me more.", id="times"),
        pytest.param("a.txt", "Coach:\nHow are you?\nAnna:\nTired.\nCoach:\nTell me more.", id="name above"),
        pytest.param("a.json", json.dumps(LISTED), id="a list of turns"),
        pytest.param("a.json", json.dumps({"turns": LISTED}), id="one conversation"),
        pytest.param("a.jsonl", "\n".join(map(json.dumps, LISTED)), id="json lines of turns"),
        pytest.param("a.json", "\n".join(map(json.dumps, LISTED)), id="json lines under json"),
        pytest.param("unnamed", CSV, id="csv by its look"),
        pytest.param("unnamed", VTT, id="webvtt by its look"),
        pytest.param("unnamed", SRT, id="subrip by its look"),
        pytest.param("unnamed", json.dumps({"turns": LISTED}), id="json by its look"),
        pytest.param("unnamed", json.dumps(LISTED, indent=1), id="indented json by its look"),
    ],
)  # fmt: skip
def test_every_kind_of_file_gives_the_same_conversation(name: str, text: str) -> None:
    (conversation,) = read(text, name)

    assert tuple(said(conversation)) == TALK
    assert conversation.source == name


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV, encoding="utf-8")

    (conversation,) = read_conversations(path)

    assert conversation.source == str(path)


def test_several_conversations_stand_in_one_table_by_id() -> None:
    table = (
        "transcript_id,interlocutor,utterance_text,timestamp\n"
        "7,therapist,Hello.,00:00:13\n"
        "9,therapist,Good day.,1:02\n"
        "7,client,Hi.,00:00:24\n"
        "9,client,Hey.,65.5\n"
    )

    first, second = read(table, "a.csv")

    assert (first.source, second.source) == ("a.csv#7", "a.csv#9")
    assert first.spoken == (
        Spoken(Speaker.COACH, "Hello.", 13.0),
        Spoken(Speaker.COACHEE, "Hi.", 24.0),
    )
    assert [one.seconds for one in second.spoken] == [62.0, 65.5]


def test_an_utterance_labelled_by_several_people_is_said_once() -> None:
    table = "utterance_id,speaker,text,label_by\n0,coach,Hello.,1\n0,coach,Hello.,2\n1,client,Hi.,1\n"

    assert said(read(table, "a.csv")[0]) == [("coach", "Hello."), ("coachee", "Hi.")]


def test_quoted_text_may_hold_commas_and_line_breaks() -> None:
    table = 'speaker,text\nCoach,"Well, now,\nthen"\nAnna,Yes.\n'

    assert said(read(table, "a.csv")[0])[0] == ("coach", "Well, now,\nthen")


def test_consecutive_turns_of_one_speaker_are_joined() -> None:
    text = "Coach: So.\nCoach: How are you?\nAnna: Tired.\nBen: Me too."

    assert said(read(text, "a.txt")[0]) == [
        ("coach", "So. How are you?"),
        ("coachee", "Tired. Me too."),
    ]


def test_stored_sessions_are_read_with_their_ids_and_silences() -> None:
    silent = {
        "id": "s2",
        "turns": [
            {"turn": 1, "coach": "Hello.", "coachee": "Hi."},
            {"turn": 2, "coach": "", "coachee": "Well."},
        ],
    }

    first, second = read(f"{json.dumps(SESSION)}\n{json.dumps(silent)}\n", "a.jsonl")

    assert (first.source, second.source) == ("a.jsonl#s1", "a.jsonl#s2")
    assert said(second) == [
        ("coach", "Hello."),
        ("coachee", "Hi."),
        ("coach", ""),
        ("coachee", "Well."),
    ]


def test_a_played_session_is_read_with_its_opening() -> None:
    (conversation,) = read(PLAYED, "a.jsonl")

    assert said(conversation) == [
        ("coachee", "Morning."),
        ("coach", "How are you?"),
        ("coachee", "Tired."),
    ]


def test_two_played_sessions_stay_apart() -> None:
    assert len(read(f"{PLAYED}\n{PLAYED}", "a.jsonl")) == 2


def test_conversations_without_an_id_stay_apart() -> None:
    assert len(read(json.dumps([{"turns": LISTED}, {"turns": LISTED}]), "a.json")) == 2


@pytest.mark.parametrize(
    ("names", "coach", "expected"),
    [
        pytest.param(("Anna", "Ben"), "ben", "Ben", id="named, in any case"),
        pytest.param(("Coach Ben", "Anna"), None, "Coach Ben", id="a role in the name"),
        pytest.param(("Interviewer", "Anna"), None, "Interviewer", id="an interviewer"),
        pytest.param(("Ben", "Client"), None, "Ben", id="the one who is no client"),
        pytest.param(("Coachee", "Coach"), None, "Coach", id="a coachee is no coach"),
        pytest.param(
            ("Therapist", "Anna"), "Anna", "Anna", id="the name outranks the role"
        ),
        pytest.param(("Therapist", "Anna"), "Zoe", "Therapist", id="a role helps out"),
    ],
)
def test_the_coach_is_found(
    names: tuple[str, str], coach: str | None, expected: str
) -> None:
    text = f"{names[0]}: {names[0]} speaks.\n{names[1]}: {names[1]} speaks."
    (conversation,) = read(text, "a.txt", coach)

    assert [one.text for one in conversation.spoken if one.speaker is Speaker.COACH] == [
        f"{expected} speaks."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_known(encoding: str) -> None:
    content = "Coach: Wie geht’s?\nÄnne: Müde.".encode(encoding)

    assert said(conversations_in(content, "a.txt")[0]) == [
        ("coach", "Wie geht’s?"),
        ("coachee", "Müde."),
    ]


def test_half_a_character_in_json_cannot_break_the_output() -> None:
    text = '[{"speaker": "coach", "text": "So \\ud83d"}, {"speaker": "client", "text": "Yes."}]'
    (conversation,) = read(text, "a.json")

    assert conversation.spoken[0].text.encode() == b"So ?"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.txt", b"", "a.txt: the file is empty", id="empty"),
        pytest.param("a.txt", b" \n ", "a.txt: the file is empty", id="blank"),
        pytest.param(
            "a.txt", b"Coach: a\nB: \xe9", "a.txt:2: this is neither UTF-8", id="latin"
        ),
        pytest.param("a.txt", b"Coach: a\nB:\0b", "a.txt:2: there is a null", id="binary"),
        pytest.param(
            "a.csv", b"who,what\na,b", "a.csv:1: the first line must name", id="header"
        ),
        pytest.param(
            "a.csv", b"speaker,text\na,b,c", "a.csv:2: this row has more", id="fields"
        ),
        pytest.param(
            "a.csv", b'speaker,text\na,b\na,"b" c', "a.csv:3: this row cannot", id="quotes"
        ),
        pytest.param(
            "a.csv", b"speaker,text\n,b", "a.csv:2: the column 'speaker'", id="nobody"
        ),
        pytest.param(
            "a.csv", b"speaker,text\n", "a.csv: nobody says anything", id="no rows"
        ),
        pytest.param("a.json", b"{", "a.json:1: this is no JSON", id="cut off"),
        pytest.param(
            "a.jsonl", b'{"turns": []}\n{', "a.jsonl:2: this is no JSON", id="line"
        ),
        pytest.param("a.json", b"[1]", "a.json:1: a conversation is", id="a number"),
        pytest.param("a.json", b'"x"', "a.json:1: a conversation is", id="a text"),
        pytest.param(
            "a.json", b'{"turns": [1]}', "a.json:1: a conversation is", id="a turn"
        ),
        pytest.param(
            "a.json",
            b'[{"text": "a"}]',
            "a.json:1: a turn needs 'speaker'",
            id="no speaker",
        ),
        pytest.param("a.json", b"[" * 100_000, "a.json:1: this is no JSON", id="too deep"),
        pytest.param(
            "a.json", b"1" * 9_999, "a.json:1: this is no JSON", id="too long a number"
        ),
        pytest.param("a.vtt", b"WEBVTT\n", "a.vtt: there is no caption", id="no caption"),
        pytest.param("a.vtt", b"WEBVTT\n\nabc", "a.vtt:3: a caption needs", id="no time"),
        pytest.param(
            "a.srt",
            b"1\n00:01 --> 00:02\nhello",
            "a.srt:3: this caption names",
            id="no name",
        ),
        pytest.param(
            "a.srt", b"1\n: --> .\nA: b", "a.srt:1: a caption needs", id="bad time"
        ),
        pytest.param(
            "a.txt", b"hello there", "a.txt:1: a turn begins with", id="plain, no name"
        ),
        pytest.param("a.txt", b"Anna: a", "a.txt: only 'Anna' speaks", id="one speaker"),
        pytest.param(
            "a.txt", b"Anna: a\nBen: b", "a.txt: it is not clear which .* --coach", id="who"
        ),
        pytest.param(
            "a.txt", b"Coach: a\nTutor: b", "a.txt: it is not clear which", id="two coaches"
        ),
    ],
)
def test_a_bad_file_gets_one_clear_error(name: str, content: bytes, message: str) -> None:
    with pytest.raises(ConversationError, match=message):
        conversations_in(content, name)


def test_a_name_that_nobody_has_is_an_error() -> None:
    with pytest.raises(
        ConversationError, match=r"nobody is called 'Zoe'; .* 'Anna', 'Ben'"
    ):
        read("Anna: a\nBen: b", "a.txt", "Zoe")


@pytest.mark.parametrize("what", ["missing.csv", "."])
def test_what_cannot_be_opened_is_named(tmp_path: Path, what: str) -> None:
    with pytest.raises(ConversationError, match="cannot be opened"):
        read_conversations(tmp_path / what)
