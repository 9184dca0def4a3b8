import threading

import pytest
from textual import events
from textual.widgets import Button, Input

from simulator.errors import StoreLocked
from simulator.tui.screens.appraisal import AppraisalScreen
from simulator.tui.screens.practice import PracticeScreen
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.conversation import Conversation
from simulator.tui.widgets.phase_bar import PhaseBar
from tests.fakes import FakeDesk, FakeSession
from tests.simulator.tui.driving import NARROW, WORDS, Driver, talking


def composer(driver: Driver) -> Composer:
    return driver.screen.query_one(Composer)


async def paste(driver: Driver, text: str) -> None:
    driver.app.post_message(events.Paste(text))
    await driver.settle()


async def test_what_is_typed_is_said_and_answered(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.type("How was it?", "enter")
        assert "How was it?" in driver.seen()
        assert "It's been one of those months" in driver.seen()
        assert composer(driver).text == ""
    assert [one.coach for one in desk.sessions[0].exchanges] == ["How was it?"]


async def test_blank_is_not_said_and_says_how_to_be_silent(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.press("space", "enter")
        assert desk.sessions[0].exchanges == []
        assert "To stay silent on purpose, press Ctrl+S." in driver.seen()
        await driver.type("hi", "enter")
    assert [one.coach for one in desk.sessions[0].exchanges] == [" hi"]


@pytest.mark.parametrize("key", ["ctrl+j", "shift+enter", "alt+enter"])
async def test_a_new_line_does_not_send(desk: FakeDesk, key: str) -> None:
    async with talking(desk) as driver:
        await driver.type("one", key)
        await driver.type("two")
        assert composer(driver).text == "one\ntwo"
        await driver.press("enter")
    assert [one.coach for one in desk.sessions[0].exchanges] == ["one\ntwo"]


async def test_the_box_grows_to_four_lines(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        heights = []
        for _ in range(6):
            heights.append(composer(driver).size.height)
            await driver.press("ctrl+j")
        assert heights == [1, 2, 3, 4, 4, 4]


@pytest.mark.parametrize("key", ["ctrl+s", "f4"])
async def test_silence_is_a_turn_and_leaves_what_is_typed(desk: FakeDesk, key: str) -> None:
    async with talking(desk) as driver:
        await driver.type("Well", key)
        assert "(you wait)" in driver.seen()
        assert composer(driver).text == "Well"
    assert desk.sessions[0].exchanges[0].is_silence


async def test_cues_stand_in_italics_and_words_do_not(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        assert "*" not in driver.seen()
        assert driver.style_at("sits on the edge").italic
        assert not driver.style_at("They said").italic


async def test_the_mirror_says_what_the_turn_was_and_did(desk: FakeDesk) -> None:
    async with talking(desk, ["What matters?"]) as driver:
        await driver.type("Is it hard?", "enter")
        assert "Closed question  sure, 90%" in driver.seen()
        assert "“Is” makes it so." in driver.seen()
        assert "Try: “What have you tried so far?”" in driver.seen()
        assert "Here: passes over a feeling." in driver.seen()
        assert "Trust fell a little." in driver.seen()
        assert "− Closed question: It left room." in driver.seen()
        assert "Watches the door." in driver.seen()


async def test_the_evidence_is_underlined(desk: FakeDesk) -> None:
    async with talking(desk, ["What matters?"]) as driver:
        assert driver.style_at("What matters?”").underline
        assert not driver.style_at("matters?”").underline


async def test_trust_is_no_number_while_practising(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        assert "Trust grew a little." in driver.seen()
        for trust in desk.sessions[0].trust:
            assert f"{trust:.0f}" not in driver.seen()


async def test_what_was_told_is_in_the_mirror(desk: FakeDesk) -> None:
    async with talking(desk, WORDS[:3]) as driver:
        told = desk.sessions[0].exchanges[-1].told[0]
        assert f"Told you: {told.title}"[:30] in driver.seen()


@pytest.mark.parametrize("key", ["ctrl+o", "f2"])
async def test_the_mirror_can_be_hidden_and_stays_so(desk: FakeDesk, key: str) -> None:
    async with talking(desk, ["What matters?"]) as driver:
        assert "What it did" in driver.seen()
        await driver.press(key)
        assert "What it did" not in driver.seen()
        assert composer(driver).has_focus
        await driver.press("escape", "enter")
        assert isinstance(driver.screen, PracticeScreen)
        assert "What it did" not in driver.seen()


async def test_in_a_narrow_window_the_mirror_waits_to_be_asked_for(desk: FakeDesk) -> None:
    async with talking(desk, ["What matters?"], NARROW) as driver:
        assert "What it did" not in driver.seen()
        await driver.press("ctrl+o")
        assert "What it did" in driver.seen()


async def test_an_earlier_turn_can_be_looked_at(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+l", "up", "up", "up")
        assert "What it was  turn 2" in driver.seen()
        await driver.press("escape")
        assert composer(driver).has_focus
        await driver.type("And then?", "enter")
        assert "What it was  turn 6" in driver.seen()


async def test_a_click_on_a_turn_opens_its_mirror(desk: FakeDesk) -> None:
    async with talking(desk, WORDS[:2], NARROW) as driver:
        await driver.click("#said-1")
        assert "What it was  turn 1" in driver.seen()


async def test_notes_are_kept_and_not_said(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.press("ctrl+n")
        await driver.type("[b]ask about nights", "enter")
        assert "· [b]ask about nights" in driver.seen()
        assert driver.screen.query_one("#note", Input).value == ""
        await driver.press("ctrl+n")
        assert composer(driver).has_focus
        assert "ask about nights" not in driver.seen()
    assert desk.sessions[0].notes == ("[b]ask about nights",)
    assert desk.sessions[0].exchanges == []


async def test_a_note_that_cannot_be_kept_stays_in_its_line(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: FakeSession, text: str) -> None:
        raise StoreLocked(f"Another program holds your sessions ({text}).")

    monkeypatch.setattr(FakeSession, "note", locked)
    async with talking(desk) as driver:
        await driver.press("ctrl+n")
        await driver.type("nights", "enter")
        assert "Another program holds your sessions (nights)." in driver.told()
        assert driver.screen.query_one("#note", Input).value == "nights"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            StoreLocked("Another program holds [your] sessions."),
            "Another program holds [your] sessions.",
        ),
        (KeyError("x"), "Something failed that should not have (KeyError: 'x')."),
    ],
)
async def test_words_that_could_not_be_said_are_back_in_the_box(
    desk: FakeDesk, fault: Exception, told: str
) -> None:
    async with talking(desk) as driver:
        desk.sessions[0].fails_with = fault
        await driver.type("How was it?", "enter")
        assert told in driver.told()
        assert composer(driver).text == "How was it?"
        assert "your words are back in the box" in driver.seen()
        await driver.press("enter")
        assert [one.coach for one in desk.sessions[0].exchanges] == ["How was it?"]


async def test_while_the_coachee_thinks_nothing_else_is_said(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, say = threading.Event(), FakeSession.say

    def slowly(session: FakeSession, text: str) -> object:
        may_answer.wait(20)
        return say(session, text)

    monkeypatch.setattr(FakeSession, "say", slowly)
    async with talking(desk) as driver:
        await driver.pilot.press(*"One", "enter", *"Two", "enter", "ctrl+s")
        await driver.until("Priya is thinking…")
        await driver.until("Priya is still thinking.")
        assert composer(driver).text == "Two"
        may_answer.set()
        await driver.settle()
        assert "is thinking…" not in driver.seen()
        assert composer(driver).text == "Two"
        await driver.press("enter")
    assert [one.coach for one in desk.sessions[0].exchanges] == ["One", "Two"]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        pytest.param(
            "[bold]x[/bold] [/] [@click=quit]y",
            "[bold]x[/bold] [/] [@click=quit]y",
            id="markup",
        ),
        pytest.param("a\x1b[31mb\x07c", "a␛[31mb␇c", id="control characters"),
        pytest.param("x\u202eyz", "x<U+202E>yz", id="reordering mark"),
        pytest.param("half \ud83d of one", "half � of one", id="half a character"),
        pytest.param("شكرا جزيلا", "شكرا جزيلا", id="right to left"),
        pytest.param("👩\u200d👧 naïve 日本", "naïve 日本", id="emoji and wide"),
    ],
)
async def test_nothing_typed_is_obeyed(desk: FakeDesk, typed: str, seen: str) -> None:
    async with talking(desk) as driver:
        await paste(driver, typed)
        assert "\x1b" not in driver.seen()
        await driver.press("enter")
        assert seen in driver.seen()
    assert desk.sessions[0].exchanges[0].coach == typed


async def test_a_huge_paste_is_kept_whole_and_shown_short(desk: FakeDesk) -> None:
    huge = "word " * 20_000
    async with talking(desk) as driver:
        await paste(driver, huge)
        await driver.press("enter")
        assert "98,800 more characters, kept whole" in driver.seen()
        assert driver.screen.query_one(Conversation).virtual_size.height < 60
    assert desk.sessions[0].exchanges[0].coach == huge


async def test_when_the_coachee_goes_the_way_leads_on(desk: FakeDesk) -> None:
    desk.patience = 1
    async with talking(desk) as driver:
        await driver.type("Is it you?", "enter")
        assert "Priya has ended the conversation." in driver.seen()
        assert not composer(driver).display
        assert isinstance(driver.app.focused, Button)
        await driver.press("ctrl+s")
        assert len(desk.sessions[0].exchanges) == 1
        await driver.press("enter")
        assert isinstance(driver.screen, AppraisalScreen)


async def test_ending_is_asked_for_first(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.press("ctrl+g")
        assert "End this session?" in driver.seen()
        await driver.press("escape")
        assert not desk.sessions[0].is_ended
        await driver.press("ctrl+g", "right", "enter")
        assert not desk.sessions[0].is_ended
        await driver.press("ctrl+g", "enter")
        assert desk.sessions[0].is_ended
        assert isinstance(driver.screen, AppraisalScreen)


async def test_an_end_that_cannot_be_kept_leaves_the_conversation(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: FakeSession) -> None:
        raise StoreLocked("Another program holds your sessions.")

    monkeypatch.setattr(FakeSession, "end", locked)
    async with talking(desk) as driver:
        await driver.press("ctrl+g", "enter")
        assert "Another program holds your sessions." in driver.told()
        assert isinstance(driver.screen, PracticeScreen)


async def test_a_pause_keeps_what_was_typed(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.type("half a tho", "escape")
        assert "Start a session" in driver.seen()
        await driver.press("enter")
        assert composer(driver).text == "half a tho"


async def test_quitting_asks_where_typed_words_would_be_lost(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.type("half a tho", "ctrl+q")
        assert "What you have typed and not sent will be lost." in driver.seen()
        await driver.press("escape")
        assert composer(driver).text == "half a tho"
        await driver.pilot.press("ctrl+q", "enter")
        await driver.pilot.pause()
        assert driver.app.return_code == 0


async def test_words_typed_before_a_pause_are_asked_about_too(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.type("half a tho", "escape", "ctrl+q")
        assert "What you have typed and not sent will be lost." in driver.seen()


async def test_the_brief_can_be_read_again(desk: FakeDesk) -> None:
    async with talking(desk, ["How so?"]) as driver:
        await driver.type("half")
        await driver.press("ctrl+r")
        assert "The rota · the brief" in driver.seen()
        assert "You are meeting Priya" in driver.seen()
        await driver.press("escape")
        assert composer(driver).text == "half"


async def test_quitting_with_nothing_to_lose_is_at_once(desk: FakeDesk) -> None:
    async with talking(desk, ["How so?"]) as driver:
        await driver.pilot.press("ctrl+q")
        await driver.pilot.pause()
        assert driver.app.return_code == 0


async def test_the_clock_shows_practice_time(desk: FakeDesk) -> None:
    desk.clock.advance(125)
    async with talking(desk) as driver:
        assert "2:05 of about 20 min" in driver.seen()


async def test_the_phases_visited_are_ticked(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        bar = driver.screen.query_one(PhaseBar)
        assert "✓ Contract →  Goal  → Reality" in str(bar.render())


async def test_without_a_turn_there_is_nothing_to_go_back_to(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.press("ctrl+t")
        assert "There is nothing to go back to yet." in driver.seen()
        assert isinstance(driver.screen, PracticeScreen)


async def test_a_coder_that_cannot_be_loaded_is_told(desk: FakeDesk) -> None:
    desk.prepare_fails_with = StoreLocked("The coder is missing.")
    async with talking(desk) as driver:
        assert "The coder is missing." in driver.told()
        assert "getting the coachee ready" not in driver.seen()
