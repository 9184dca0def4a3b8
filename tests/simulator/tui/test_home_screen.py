import pytest
from textual.widgets import OptionList

from simulator.errors import StoreLocked
from simulator.tui.visit import Visit
from tests.fakes import FakeDesk
from tests.simulator.tui.driving import at, begun, scored


async def test_a_first_visit_offers_to_start(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        assert "Start a session" in driver.seen()
        assert "Continue" not in driver.seen()
        await driver.press("enter")
        assert "Whom would you like to meet?" in driver.seen()


async def test_unfinished_sessions_come_first_and_open_where_they_stand(
    desk: FakeDesk,
) -> None:
    begun(desk, ["What matters most?"])
    scored(desk)

    async with at(desk) as driver:
        assert "Continue  The rota  begun 2 Mar 2026, 09:30, 1 turn" in driver.seen()
        await driver.press("enter")
        assert "What matters most?" in driver.seen()


async def test_only_the_latest_unfinished_sessions_are_listed(desk: FakeDesk) -> None:
    for _ in range(5):
        begun(desk, [])

    async with at(desk) as driver:
        assert driver.seen().count("Continue") == 3
        assert "2 more unfinished sessions in the history." in driver.seen()


async def test_what_became_unfinished_meanwhile_is_listed_on_return(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("s", "enter", "enter", "escape")
        assert "Continue  The rota" in driver.seen()


async def test_a_store_that_cannot_be_read_is_told_and_the_menu_stays(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise StoreLocked("Another program holds your sessions; close it and try again.")

    monkeypatch.setattr(desk, "unfinished", locked)

    async with at(desk) as driver:
        assert "Another program holds your sessions" in driver.seen()
        await driver.press("s")
        assert "Whom would you like to meet?" in driver.seen()


async def test_every_entry_of_the_menu_leads_somewhere(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        menu = driver.screen.query_one(OptionList)
        shown = []
        for place in range(menu.option_count - 1):
            menu.highlighted = place
            await driver.press("enter")
            shown.append(driver.seen().splitlines()[0].split(maxsplit=1)[1].strip())
            await driver.press("escape")
        assert shown == [
            "Whom would you like to meet?",
            "History and progress",
            "Keys and help",
        ]
        menu.highlighted = menu.option_count - 1
        await driver.pilot.press("enter")
        await driver.pilot.pause()
        assert driver.app.return_code == 0


async def test_the_first_screen_cannot_be_left_by_escape(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("escape", "escape")
        assert "Start a session" in driver.seen()


def test_a_visit_opens_the_desk_once_and_closes_it(desk: FakeDesk) -> None:
    opened = []

    def open_desk() -> FakeDesk:
        opened.append(desk)
        return desk

    visit = Visit(open_desk)

    assert visit.desk() is visit.desk() is desk
    visit.close()

    assert opened == [desk]
    assert desk.is_closed


def test_what_follows_the_loading_is_done_once(desk: FakeDesk) -> None:
    told: list[str] = []
    visit = Visit(lambda: desk, when_loaded=lambda: told.append("loaded"))

    visit.prepare()
    visit.prepare()

    assert told == ["loaded"]


def test_a_desk_that_was_never_needed_is_not_opened() -> None:
    def never() -> FakeDesk:
        raise AssertionError("opened for nothing")

    Visit(never).close()
