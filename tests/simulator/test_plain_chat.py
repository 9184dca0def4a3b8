from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from simulator.chat import HELP, Chat
from simulator.errors import StoreLocked
from tests.fakes import FakeDesk, FakeSession
from tests.simulator.stand_ins import TOLD, Setting


@dataclass
class Script:
    """Lines typed in advance, and everything that was shown."""

    typed: Iterator[str]
    shown: list[str] = field(default_factory=list)

    def ask(self, prompt: str) -> str | None:
        line = next(self.typed, None)
        self.shown.append(prompt + ("<end>" if line is None else line))
        return line

    def tell(self, text: str = "") -> None:
        self.shown.append(text)


def chatted(*typed: str, desk: FakeDesk | None = None) -> tuple[FakeSession, list[str]]:
    opened = desk or FakeDesk()
    session = opened.begin("the_rota")
    script = Script(iter(typed))
    Chat(opened, session, script).run()
    return session, script.shown


def test_both_speakers_are_labelled() -> None:
    _, shown = chatted("What is on your mind?")

    assert "Priya: Hi. They said I should come. *sits on the edge of the chair*" in shown
    at = shown.index("You: What is on your mind?")
    assert shown[at + 1] == "Priya: Well. It's been one of those months, to be honest."


def test_input_that_ends_leaves_the_session_open() -> None:
    session, shown = chatted("What is on your mind?")

    assert not session.is_ended
    assert shown[-1] == "Your session is kept. `coachsim chat --resume` goes on."


def test_waiting_is_a_turn_and_an_empty_line_is_none() -> None:
    session, shown = chatted("", "  ", "/wait")

    assert [one.is_silence for one in session.exchanges] == [True]
    assert shown.count("Nothing said. /wait stays silent on purpose.") == 2


def test_two_slashes_begin_a_line_with_one() -> None:
    session, _ = chatted("//end is what she said")

    assert session.exchanges[0].coach == "/end is what she said"


def test_unknown_command_is_not_said_to_the_coachee() -> None:
    session, shown = chatted("/finish")

    assert session.exchanges == []
    assert "There is no command /finish. /help lists them." in shown


def test_help_names_every_command() -> None:
    _, shown = chatted("/help")

    assert HELP in shown
    for name in ("/wait", "/note", "/why", "/undo", "/compare", "/brief", "/end", "/help"):
        assert f"\n{name}" in HELP


def test_why_shows_the_mirror() -> None:
    _, shown = chatted("/why", "Is it late?", "/why")

    assert "You have not said anything yet." in shown
    assert "Closed question: “Is it late?” “Is” makes it so." in shown
    assert "  You could have said: “What have you tried so far?”" in shown
    assert "  −2 Closed question: It left room." in shown


def test_note_is_kept() -> None:
    session, shown = chatted("/note ask about Sam", "/note")

    assert session.notes == ("ask about Sam",)
    assert "Write the note after the command: /note ask about the rota" in shown


def test_undoing_goes_on_in_a_branch() -> None:
    desk = FakeDesk()
    session, shown = chatted(
        "Is it late?", "What is it?", "/undo 2", "How are you?", "/compare", desk=desk
    )

    (branch,) = session.branches
    assert [one.coach for one in session.exchanges] == ["Is it late?", "What is it?"]
    assert [one.coach for one in branch.exchanges] == ["How are you?"]
    assert "First try, 1: Is it late?" in shown
    assert "This try, 1: How are you?" in shown


@pytest.mark.parametrize("typed", ["/undo 5", "/undo 0", "/undo soon", "/undo -1"])
def test_undoing_too_much_changes_nothing(typed: str) -> None:
    session, shown = chatted("Is it late?", typed, "What else?")

    assert session.branches == []
    assert [one.coach for one in session.exchanges] == ["Is it late?", "What else?"]
    assert any(line.startswith("(") for line in shown)


def test_comparing_needs_two_tries() -> None:
    _, shown = chatted("/compare")

    assert "This is the first try; /undo begins another to compare." in shown


def test_score_comes_after_the_self_appraisal() -> None:
    session, shown = chatted("What is it?", "/end", "3", "", "I waited.")

    assert session.appraisal == {"listening": 3, "went_well": "I waited."}
    last_answer = max(n for n, line in enumerate(shown) if line.startswith("Your answer"))
    first_score = shown.index("Overall: 62 of 100.")
    assert last_answer < first_score
    assert "Listening: developing (2 of 4) (you said: sound)" in shown
    assert "What went well? You said: I waited." in shown


def test_level_that_is_no_number_is_asked_again() -> None:
    session, shown = chatted("What is it?", "/end", "good", "7", "2", "", "")

    assert session.appraisal == {"listening": 2}
    assert shown.count("A number from 0 to 4, please, or an empty line.") == 2


def test_input_that_ends_in_the_self_appraisal_shows_no_score() -> None:
    session, shown = chatted("What is it?", "/end", "3")

    assert session.appraisal is None
    assert not any(line.startswith("Overall") for line in shown)
    assert shown[-1] == "Your session is kept. `coachsim chat --resume` asks again."


def test_session_that_the_coachee_ends_is_closed() -> None:
    session, shown = chatted("What is it?", "", "", "", desk=FakeDesk(patience=1))

    assert session.is_ended
    assert "The session is over." in shown


def test_fault_is_shown_and_the_session_goes_on() -> None:
    desk = FakeDesk()
    session = desk.begin("the_rota")
    session.fails_with = StoreLocked("The database is in use by another program.")
    script = Script(iter(["Is it late?", "Is it late?"]))

    Chat(desk, session, script).run()

    assert "(The database is in use by another program.)" in script.shown
    assert [one.coach for one in session.exchanges] == ["Is it late?"]


def test_resumed_session_shows_what_was_said() -> None:
    desk = FakeDesk()
    session = desk.begin("the_rota")
    session.say("Is it late?")
    session.wait()
    script = Script(iter([]))

    Chat(desk, session, script).run()

    assert "You: Is it late?" in script.shown
    assert "You: (you wait)" in script.shown


def test_session_reopened_before_its_appraisal_asks_for_it() -> None:
    desk = FakeDesk()
    session = desk.begin("the_rota")
    session.say("Is it late?")
    session.end()
    script = Script(iter(["", "", ""]))

    Chat(desk, session, script).run()

    assert session.appraisal == {}
    assert "Overall: 62 of 100." in script.shown


def test_debrief_in_plain_lines_says_everything(here: Setting) -> None:
    session = here.begun("What is it?", "How so?", "It was late.", "What else?", "How?")
    script = Script(iter(["/end", *[""] * 20]))

    Chat(here.desk, session, script).run()

    for title in (family.title for family in session.debrief().families):
        assert any(line.startswith(f"{title}: ") for line in script.shown)
    assert f"  Turn 3, Six years of nights: “{TOLD}”" in script.shown
    assert any(line.startswith("Kept back: ") for line in script.shown)
