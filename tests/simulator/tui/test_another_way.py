import pytest
from textual.widgets import OptionList

from simulator.errors import NoSuchSession, StoreFull
from simulator.tui.screens.compare import CompareScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.practice import PracticeScreen
from simulator.tui.screens.rewind import RewindScreen
from tests.fakes import FakeDesk, FakeSession
from tests.simulator.tui.driving import WORDS, talking


async def test_the_last_turn_is_offered_first(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+t")
        assert driver.screen.query_one(OptionList).highlighted == 4
        assert "Then you (open question)" in driver.seen()
        await driver.press("home")
        assert "Priya had just said" in driver.seen()
        assert "They said I should come." in driver.seen()


async def test_the_turn_under_the_cursor_is_offered(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+l", "up", "up", "up", "ctrl+t")
        assert driver.screen.query_one(OptionList).highlighted == 1


async def test_going_back_makes_a_copy_and_keeps_the_first_try(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+t", "up", "up", "enter")
        assert isinstance(driver.screen, PracticeScreen)
        assert "The rota · Priya, another way" in driver.seen()
        assert "The first time: How did that land?" in driver.seen()
        await driver.type("Say more?", "enter")
    first = desk.sessions[0]
    assert [one.coach for one in first.exchanges] == list(WORDS)
    assert [one.coach for one in first.branches[0].exchanges] == [*WORDS[:2], "Say more?"]


async def test_it_can_be_left_as_it_is(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+t", "escape")
        assert isinstance(driver.screen, PracticeScreen)
    assert desk.sessions[0].branches == []


async def test_a_copy_that_cannot_be_made_is_told(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: FakeSession, to_turn: int) -> None:
        raise StoreFull(f"There is no room left on the disk ({to_turn}).")

    monkeypatch.setattr(FakeSession, "rewind", full)
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+t", "enter")
        assert "There is no room left on the disk (4)." in driver.told()
        assert isinstance(driver.screen, RewindScreen)


async def test_both_ways_stand_side_by_side(desk: FakeDesk) -> None:
    async with talking(desk, WORDS[:3]) as driver:
        await driver.press("ctrl+t", "up", "enter")
        await driver.type("How so?", "enter", "ctrl+b")
        seen = driver.seen()
        assert "They have the first turn in common." in seen
        assert "Is it the rota?" in driver.line_of("How so?")
        assert "▼ trust 42" in driver.line_of("▲ trust 48")
        assert "Trust at the end 46" in driver.line_of("Trust at the end 48")
        assert "(nothing here)" in seen
        await driver.press("escape")
        assert isinstance(driver.screen, PracticeScreen)


async def test_a_first_try_has_nothing_to_be_set_beside(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        assert "Compare" not in driver.seen()
        await driver.press("ctrl+b")
        assert isinstance(driver.screen, PracticeScreen)
        await driver.press("ctrl+t", "enter")
        assert "Compare" in driver.seen()


async def test_silence_can_be_tried_another_way(desk: FakeDesk) -> None:
    async with talking(desk, ["", "How so?"]) as driver:
        await driver.press("ctrl+t", "up")
        assert "1  (you waited)" in driver.seen()
        await driver.press("enter")
        assert "The first time: (you waited)" in driver.seen()
        await driver.type("Hm?", "enter", "ctrl+b")
        assert "They part after the opening." in driver.seen()
        assert "(you waited)" in driver.seen()


async def test_a_what_if_can_be_compared_from_its_debrief(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+t", "enter", "ctrl+g", "enter", "3")
        await driver.click("#done")
        assert isinstance(driver.screen, DebriefScreen)
        await driver.press("ctrl+b")
        assert isinstance(driver.screen, CompareScreen)


async def test_a_comparison_that_cannot_be_made_is_told(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: str, __: str) -> None:
        raise NoSuchSession("The first try is not there any more.")

    monkeypatch.setattr(desk, "compare", gone)
    async with talking(desk, WORDS) as driver:
        await driver.press("ctrl+t", "enter", "ctrl+b")
        assert "The first try is not there any more." in driver.seen()
