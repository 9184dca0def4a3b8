"""The screens on the real session, coder, engine, rubric and a real database."""

from pathlib import Path

from simulator import bootstrap
from simulator.settings import Settings
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.practice import PracticeScreen
from tests.simulator.tui.driving import at


async def test_a_session_from_the_first_screen_to_the_debrief(tmp_path: Path) -> None:
    desk = bootstrap.desk(Settings(tmp_path))
    async with at(desk) as driver:
        await driver.press("s", "enter", "enter")
        assert isinstance(driver.screen, PracticeScreen)
        await driver.type("What would you like to get from today?", "enter")
        assert "Open question" in driver.seen()
        await driver.press("ctrl+s")
        assert "(you wait)" in driver.seen()
        await driver.press("ctrl+g", "enter", "2")
        await driver.click("#done")
        assert isinstance(driver.screen, DebriefScreen)
        assert "2 turns in" in driver.seen()
        await driver.press("2", "3", "4", "escape", "h")
        assert "of 100" in driver.seen()
    desk.close()
