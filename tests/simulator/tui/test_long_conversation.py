from simulator.tui.widgets.conversation import (
    MORE_AT_ONCE,
    MOST_EXCHANGES,
    CoacheeSaid,
    CoachSaid,
    Conversation,
)
from tests.fakes import FakeDesk
from tests.simulator.tui.driving import Driver, talking

MANY = [f"What of {n}?" for n in range(1, 61)]


def numbers(driver: Driver) -> list[int]:
    return [said.exchange.number for said in driver.screen.query(CoachSaid)]


async def test_only_the_latest_turns_are_drawn(desk: FakeDesk) -> None:
    async with talking(desk, MANY) as driver:
        assert numbers(driver) == list(range(61 - MOST_EXCHANGES, 61))
        assert "What of 60?" in driver.seen()


async def test_with_each_turn_the_oldest_is_folded_away(desk: FakeDesk) -> None:
    async with talking(desk, MANY) as driver:
        await driver.type("What now?", "enter")
        assert numbers(driver) == list(range(62 - MOST_EXCHANGES, 62))
        assert len(driver.screen.query(CoacheeSaid)) == MOST_EXCHANGES + 1
        assert "What now?" in driver.seen()


async def test_earlier_turns_can_be_opened_bit_by_bit(desk: FakeDesk) -> None:
    async with talking(desk, MANY) as driver:
        hidden = 60 - MOST_EXCHANGES
        await driver.press("ctrl+l")
        driver.screen.query_one(Conversation).scroll_home(animate=False)
        await driver.settle()
        assert f"▸ {hidden} earlier turns" in driver.seen()
        await driver.press("home")
        assert numbers(driver) == list(range(hidden - MORE_AT_ONCE + 1, 61))
        assert f"▸ {hidden - MORE_AT_ONCE} earlier turns" in driver.seen()
        await driver.click(".earlier")
        assert numbers(driver) == list(range(1, 61))
        assert "earlier turns" not in driver.seen()
        assert "They said I should come." in driver.seen()
        await driver.press("home")
        assert "What it was  turn 1 " in driver.seen()


async def test_the_cursor_stops_at_both_ends(desk: FakeDesk) -> None:
    async with talking(desk, MANY[:2]) as driver:
        await driver.press("ctrl+l", "down", "down")
        assert "What it was  turn 2" in driver.seen()
        await driver.press("up", "up", "up")
        assert "What it was  turn 1" in driver.seen()


async def test_before_anything_is_said_the_cursor_has_nowhere_to_go(desk: FakeDesk) -> None:
    async with talking(desk) as driver:
        await driver.press("ctrl+l", "up", "enter", "home", "end")
        assert driver.screen.query_one(Conversation).chosen is None
        await driver.press("escape")
        await driver.type("How so?", "enter")
        await driver.press("ctrl+l")
        assert driver.screen.query_one(Conversation).chosen == 1
