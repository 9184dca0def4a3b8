import threading

import pytest
from textual.widgets import Button, Input, OptionList, Select

from simulator.errors import NotReady, StoreFull
from simulator.tui.screens.practice import PracticeScreen
from tests.fakes import FakeDesk
from tests.simulator.tui.driving import Driver, at


def listed(driver: Driver) -> list[str | None]:
    return [
        option.id for option in driver.screen.query_one("#scenarios", OptionList).options
    ]


async def test_the_library_is_listed_with_a_preview(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s")
        assert listed(driver) == ["the_rota", "next_step"]
        assert "Priya, a ward sister" in driver.seen()
        await driver.press("down")
        assert "Tom has been passed over" in driver.seen()
        assert "about 30 minutes" in driver.seen()


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("#type", "career", ["next_step"]),
        ("#difficulty", 1, ["the_rota"]),
        ("#line", "1.I.1", ["next_step"]),
    ],
)
async def test_a_filter_leaves_what_fits(
    desk: FakeDesk, field: str, value: object, left: list[str]
) -> None:
    async with at(desk) as driver:
        await driver.press("s")
        driver.screen.query_one(field, Select).value = value
        await driver.settle()
        assert listed(driver) == left
        await driver.press("x")
        assert listed(driver) == ["the_rota", "next_step"]


async def test_words_are_searched_while_they_are_typed(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s", "slash")
        await driver.type("WARD rota")
        assert listed(driver) == ["the_rota"]
        await driver.press("enter")
        assert driver.app.focused is driver.screen.query_one("#scenarios")


async def test_where_nothing_fits_it_says_how_to_go_on(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s", "slash")
        await driver.type("[b]zebra", "enter")
        assert listed(driver) == []
        assert "Nothing fits all of this" in driver.seen()
        await driver.press("x")
        assert driver.screen.query_one("#words", Input).value == ""
        assert listed(driver) == ["the_rota", "next_step"]


async def test_a_library_that_cannot_be_read_is_told(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise NotReady("The scenarios are missing; install coachsim again.")

    monkeypatch.setattr(desk, "scenarios", broken)
    async with at(desk) as driver:
        await driver.press("s")
        assert "The scenarios are missing" in driver.seen()


async def test_the_brief_can_be_read_and_left(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s", "enter")
        assert "You are meeting Priya" in driver.seen()
        assert "Priya is ready." in driver.seen()
        await driver.click("#back")
        assert listed(driver) == ["the_rota", "next_step"]


async def test_a_mouse_can_start_a_session(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s", "enter")
        await driver.click("#start")
        assert isinstance(driver.screen, PracticeScreen)
        assert len(desk.sessions) == 1


async def test_starting_twice_begins_one_session(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s", "enter")
        await driver.pilot.press("enter", "enter")
        await driver.settle()
        assert len(desk.sessions) == 1


async def test_a_slow_coder_holds_nothing_up(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(desk, "prepare", lambda _scenario=None: loaded.wait(20))

    async with at(desk) as driver:
        await driver.press("s")
        await driver.pilot.press("enter")
        while "You are meeting Priya" not in driver.seen():
            await driver.pilot.pause(0.01)
        assert "getting the coachee ready…" in driver.seen()
        await driver.pilot.press("enter")
        while not isinstance(driver.screen, PracticeScreen):
            await driver.pilot.pause(0.01)
        await driver.pilot.press(*"Hello")
        assert "Hello" in driver.seen()
        assert "getting the coachee ready…" in driver.seen()
        loaded.set()
        await driver.settle()
        assert "getting the coachee ready…" not in driver.seen()


async def test_a_coder_that_cannot_be_loaded_is_told(desk: FakeDesk) -> None:
    desk.prepare_fails_with = NotReady("The coder is missing; install coachsim again.")
    async with at(desk) as driver:
        await driver.press("s", "enter")
        assert "The coder is missing" in driver.seen()
        assert "getting the coachee ready" not in driver.seen()


async def test_a_session_that_cannot_begin_can_be_tried_again(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, faults = desk.begin, [StoreFull("There is no room left on the disk.")]

    def begin_later(scenario: str, seed: int | None = None) -> object:
        if faults:
            raise faults.pop()
        return begin(scenario, seed)

    monkeypatch.setattr(desk, "begin", begin_later)
    async with at(desk) as driver:
        await driver.press("s", "enter")
        driver.screen.query_one("#start", Button).active_effect_duration = 0
        await driver.press("enter")
        assert "There is no room left on the disk." in driver.seen()
        await driver.press("enter")
        assert isinstance(driver.screen, PracticeScreen)


async def test_a_long_brief_scrolls_under_the_buttons(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        desk, "brief", lambda _: "\n\n".join(f"Line {n}" for n in range(60))
    )
    async with at(desk) as driver:
        await driver.press("s", "enter")
        assert "Line 0" in driver.seen()
        await driver.press("pagedown", "pagedown", "down")
        assert "Line 0 " not in driver.seen()
        assert driver.app.focused is driver.screen.query_one("#start")
