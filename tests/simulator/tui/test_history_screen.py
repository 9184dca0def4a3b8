import pytest
from textual.widgets import DataTable

from simulator.errors import NoSuchSession, StoreLocked
from simulator.tui.screens.appraisal import AppraisalScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.history import HistoryScreen
from simulator.tui.screens.practice import PracticeScreen
from tests.fakes import FakeDesk
from tests.simulator.tui.driving import at, begun, scored


async def test_without_sessions_it_says_how_to_begin(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await driver.press("h")
        assert "No sessions yet." in driver.seen()
        await driver.press("2")
        assert "Progress shows once a session has been ended and scored." in driver.seen()


async def test_sessions_are_listed_with_where_they_stand(desk: FakeDesk) -> None:
    begun(desk).rewind(2)
    begun(desk, ["One?"], "next_step").end()
    scored(desk)

    async with at(desk) as driver:
        await driver.press("h")
        rows = driver.seen()
        assert "2 Mar 2026, 09:30  The rota" in rows
        assert "62 of 100" in rows
        assert "your view missing" in driver.line_of("The next step")
        assert "unfinished" in driver.line_of("↳ The rota, another way")
        assert "4 sessions. Enter opens one where it stands." in rows


@pytest.mark.parametrize(
    ("downs", "screen"), [(0, DebriefScreen), (1, AppraisalScreen), (2, PracticeScreen)]
)
async def test_a_session_opens_where_it_stands(
    desk: FakeDesk, downs: int, screen: type[object]
) -> None:
    begun(desk)
    begun(desk).end()
    scored(desk)

    async with at(desk) as driver:
        await driver.press("h", *["down"] * downs, "enter")
        assert isinstance(driver.screen, screen)


async def test_progress_shows_each_indicator_over_time(desk: FakeDesk) -> None:
    for _ in range(3):
        scored(desk)

    async with at(desk) as driver:
        await driver.press("h", "2")
        assert "Open questions  ▂▄▆" in driver.seen()
        assert "Open questions, level 0 to 4" in driver.seen()
        await driver.press("down")
        assert "Reflections, level 0 to 4" in driver.seen()
        assert driver.screen.query_one("#indicators", DataTable).has_focus
        await driver.press("1")
        assert "62 of 100" in driver.seen()


async def test_progress_begins_with_one_session(desk: FakeDesk) -> None:
    scored(desk)
    async with at(desk) as driver:
        await driver.press("h", "2")
        assert "Open questions  ▂" in driver.seen()
        assert "session, oldest first" in driver.seen()


async def test_a_session_that_has_gone_is_told(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: str) -> None:
        raise NoSuchSession("There is no such session any more.")

    scored(desk)
    monkeypatch.setattr(desk, "reopen", gone)
    async with at(desk) as driver:
        await driver.press("h", "enter")
        assert "There is no such session any more." in driver.told()
        assert isinstance(driver.screen, HistoryScreen)


async def test_a_store_that_cannot_be_read_is_told(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise StoreLocked("Another program holds your sessions.")

    monkeypatch.setattr(desk, "history", locked)
    async with at(desk) as driver:
        await driver.press("h")
        assert "Another program holds your sessions." in driver.seen()
