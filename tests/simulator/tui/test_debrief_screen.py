from dataclasses import replace

import pytest
from textual.widgets import OptionList

from simulator.debrief import Debrief
from simulator.errors import DamagedSession
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.rewind import RewindScreen
from simulator.tui.widgets.conversation import Conversation
from tests.fakes import FakeDesk, FakeSession
from tests.simulator.tui.driving import NARROW, WIDE, looking_back


async def test_the_overview_says_the_whole(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        seen = driver.seen()
        assert "62 of 100  5 turns in 0:00" in seen
        assert "Keep doing: Open questions" in seen
        assert "Try next: Reflections" in seen
        assert "· Nobody asked me about the rota (underneath)" in seen
        assert "· Speak to Sam before Friday" in seen
        assert "· Ask about the nights" in seen
        await driver.press("end")
        assert "I waited." in driver.seen()
        assert "Session s1, seed 7; scenario 1, rules 1.0, coder 1.0" in driver.seen()


async def test_the_own_view_stands_beside_the_machines(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        assert "■■□□ 2 developing  ■■■□ 3 sound" in driver.line_of("Listening ")
        assert "■■■□ 3 sound       ···· –" in driver.line_of("Questioning ")


async def test_what_was_kept_back_shows_no_words_of_it(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        assert "· Something that really matters" in driver.seen()


async def test_what_was_kept_back_alike_is_counted(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = FakeSession.debrief

    def much_left(session: FakeSession) -> Debrief:
        one = whole(session)
        return replace(one, left=one.left * 3)

    monkeypatch.setattr(FakeSession, "debrief", much_left)
    async with looking_back(desk) as driver:
        assert "· Something that really matters (3 times)" in driver.seen()


async def test_a_family_leads_to_its_findings(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("tab", "down", "enter")
        assert "One reflection for every two questions." in driver.seen()
        assert "Provisional: an assessor should look at this one." in driver.seen()


async def test_a_finding_says_why_and_what_next(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("2")
        assert "60% of your questions left room for an answer." in driver.seen()
        assert "Next: Keep asking so that the answer is theirs." in driver.seen()
        assert "3 sound  0.6 share, likely 0.4 to 0.8" in driver.seen()
        assert "Standard: 4.I.1" in driver.seen()


async def test_without_enough_evidence_there_is_no_level(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("2", "down", "down")
        assert "There was not enough to judge this by" in driver.seen()
        assert "not enough evidence" in driver.seen()
        assert "evidence, Enter" not in driver.seen()
        await driver.press("enter")
        assert driver.app.focused is driver.screen.query_one("#list")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_evidence_is_shown_in_the_transcript(
    desk: FakeDesk, size: tuple[int, int]
) -> None:
    async with looking_back(desk, size=size) as driver:
        await driver.press("2", "enter", "enter")
        said = driver.style_at("What would you like from today?", behind=" ")
        next_said = driver.style_at("Is it the rota?", behind=" ")
        assert said.bgcolor != next_said.bgcolor
        assert "What it was  turn 1" in driver.seen()
        assert isinstance(driver.app.focused, Conversation)


async def test_from_the_evidence_one_can_go_back(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("2", "enter", "left")
        assert driver.app.focused is driver.screen.query_one("#list", OptionList)


async def test_the_transcript_shows_codes_and_trust(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("3")
        assert "You  5  Open question" in driver.seen()
        await driver.press("end", "up", "up", "up")
        assert "Trust −2, now 42." in driver.seen()


async def test_trust_is_plotted_over_the_turns(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("4")
        assert "turn (0 is the opening)" in driver.seen()
        assert any("⠀" < char <= "⣿" for char in driver.seen())
        await driver.press("f9")
        assert "turn (0 is the opening)" in driver.seen()


async def test_tabs_can_be_changed_from_anywhere(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        for key, words in (
            ("3", "You  5  Open question"),
            ("4", "Trust over the turns"),
            ("2", "left room for an answer"),
            ("1", "Kept back"),
        ):
            await driver.press(key)
            assert words in driver.seen()


async def test_another_way_starts_at_the_chosen_turn(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("3", "end", "up", "up", "ctrl+t")
        assert isinstance(driver.screen, RewindScreen)
        assert "How did that land?" in driver.seen()
        assert driver.screen.query_one(OptionList).highlighted == 2


async def test_a_session_of_no_turns_can_be_looked_back_on(desk: FakeDesk) -> None:
    async with looking_back(desk, []) as driver:
        assert "0 turns" in driver.seen()
        await driver.press("2", "3", "up", "4", "ctrl+t")
        assert "there is nothing to go back to" in driver.told()


async def test_a_damaged_session_is_told(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_: FakeSession) -> None:
        raise DamagedSession("The record of this session was changed after it was written.")

    monkeypatch.setattr(FakeSession, "debrief", damaged)
    async with looking_back(desk) as driver:
        assert "was changed after it was written." in driver.seen()
        await driver.press("2", "4", "ctrl+t", "escape", "escape")
        assert isinstance(driver.screen, HomeScreen)


async def test_escape_leads_home(desk: FakeDesk) -> None:
    async with looking_back(desk) as driver:
        await driver.press("escape")
        assert isinstance(driver.screen, HomeScreen)
