from collections.abc import AsyncIterator

import pytest
from textual.widgets import Input

from simulator.tui.page import ENLARGE
from simulator.tui.routes import GoHome
from simulator.tui.screens.help import HelpScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.picker import PickerScreen
from simulator.tui.screens.practice import PracticeScreen
from simulator.tui.theme import DARK, LIGHT
from simulator.tui.widgets.composer import Composer
from tests.fakes import FakeDesk
from tests.simulator.tui.driving import WORDS, Driver, at, begun, scored, talking

PATHS = {
    "home": [],
    "picker": ["s"],
    "brief": ["s", "enter"],
    "practice": ["enter"],
    "notes": ["enter", "ctrl+n"],
    "end": ["enter", "ctrl+g"],
    "appraisal": ["enter", "ctrl+g", "enter"],
    "paper": ["enter", "ctrl+r"],
    "rewind": ["enter", "ctrl+t"],
    "compare": ["enter", "ctrl+t", "enter", "ctrl+b"],
    "history": ["h"],
    "progress": ["h", "2"],
    "overview": ["h", "down", "enter"],
    "findings": ["h", "down", "enter", "2"],
    "transcript": ["h", "down", "enter", "3"],
    "trust": ["h", "down", "enter", "4"],
    "help": ["f1"],
}
"""The keys that lead from the first screen to each."""
OF_TEXTUAL = {"Focus Next", "Focus Previous", "Copy selected text"}


@pytest.fixture
def busy(desk: FakeDesk) -> FakeDesk:
    scored(desk)
    begun(desk)
    return desk


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
async def test_no_screen_breaks_when_the_window_shrinks_and_grows(
    busy: FakeDesk, path: list[str]
) -> None:
    async with at(busy) as driver:
        await driver.press(*path)
        before = driver.seen()
        for size in ((30, 8), (1, 1), (100, 30)):
            await driver.resize(*size)
        assert driver.seen().splitlines()[0] == before.splitlines()[0]


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 10)])
async def test_a_window_too_small_asks_to_be_enlarged(
    busy: FakeDesk, size: tuple[int, int]
) -> None:
    async with at(busy, size) as driver:
        assert " ".join(driver.seen().split()) == ENLARGE


async def test_what_is_typed_outlives_a_small_window(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.type("How w")
        await driver.resize(40, 10)
        assert "How w" not in driver.seen()
        await driver.resize(80, 24)
        await driver.type("as it?", "enter")
    assert desk.sessions[0].exchanges[0].coach == "How was it?"


async def each(driver: Driver, *left_out: str) -> AsyncIterator[str]:
    """Go from screen to screen."""
    for name, path in PATHS.items():
        if name not in left_out:
            driver.app.post_message(GoHome())
            await driver.settle()
            await driver.press(*path)
            yield name


async def test_help_and_the_palette_are_at_hand_everywhere(busy: FakeDesk) -> None:
    anywhere = {"Home", "Start a session", "History", "Help", "Light or dark", "Quit"}
    async with at(busy) as driver:
        # A question is answered first, and help itself needs no help.
        async for name in each(driver, "end", "appraisal", "help"):
            screen = driver.screen
            offered = [one.title for one in driver.app.get_system_commands(screen)]
            can_do = {
                active.binding.description
                for active in screen.active_bindings.values()
                if active.node is screen and active.binding.description
            }
            assert set(offered) >= anywhere | (can_do - OF_TEXTUAL), name
            assert len(offered) == len(set(offered)), name
            await driver.press("f1", "f1")
            assert isinstance(driver.screen, HelpScreen), name
            await driver.press("escape")
            assert driver.screen is screen, name


async def palette(driver: Driver, words: str) -> None:
    await driver.press("ctrl+p")
    driver.screen.query_one(Input).value = words
    for _ in range(3):
        await driver.pilot.pause(0.1)  # the palette gathers its finds on a timer
    await driver.press("down", "enter")
    await driver.pilot.pause(0.1)
    await driver.settle()


async def test_the_palette_does_what_is_chosen(desk: FakeDesk) -> None:
    async with talking(desk, ["How so?"]) as driver:
        await palette(driver, "notes")
        assert driver.screen.query_one("#note").has_focus
        driver.screen.query_one(Composer).put("Half")
        await palette(driver, "home")
        assert isinstance(driver.screen, HomeScreen)
        assert driver.app.visit.drafts == {"s1": "Half"}
        await palette(driver, "start a session")
        assert isinstance(driver.screen, PickerScreen)


async def test_the_themes_are_swapped_and_nothing_is_lost(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        await driver.type("Half")
        assert driver.app.theme == DARK.name
        await driver.press("f9")
        assert driver.app.theme == LIGHT.name
        assert driver.screen.query_one(Composer).text == "Half"
        assert driver.style_at("Priya", behind="   ").color.name == LIGHT.primary
        await driver.press("f9")
        assert driver.app.theme == DARK.name


async def test_tab_goes_round_the_practice_screen(desk: FakeDesk) -> None:
    async with talking(desk, WORDS) as driver:
        places = []
        for _ in range(3):
            places.append(type(driver.app.focused).__name__)
            await driver.press("tab")
        assert set(places) == {"Composer", "Conversation", "Mirror"}
        assert type(driver.app.focused).__name__ == places[0]
        assert isinstance(driver.screen, PracticeScreen)


async def test_an_answer_that_comes_too_late_disturbs_nothing(
    desk: FakeDesk,
) -> None:
    async with talking(desk) as driver:
        await driver.pilot.press(*"Hi", "enter", "escape", "escape")
        await driver.settle()
        assert isinstance(driver.screen, HomeScreen)
    assert len(desk.sessions[0].exchanges) == 1
