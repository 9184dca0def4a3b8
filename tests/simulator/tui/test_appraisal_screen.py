import pytest
from textual.widgets import TextArea

from simulator.errors import BadAppraisal
from simulator.tui.screens.appraisal import AppraisalScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.widgets.level_picker import LevelPicker
from tests.fakes import FakeDesk, FakeSession
from tests.simulator.tui.driving import Driver, at, begun


async def to_appraisal(driver: Driver) -> None:
    await driver.press("h", "enter")
    assert isinstance(driver.screen, AppraisalScreen)


@pytest.fixture
def session(desk: FakeDesk) -> FakeSession:
    ended = begun(desk)
    ended.end()
    return ended


async def test_no_score_is_shown_before_the_own_view(
    desk: FakeDesk, session: FakeSession
) -> None:
    async with at(desk) as driver:
        await to_appraisal(driver)
        assert "How well did you listen?" in driver.seen()
        assert "62" not in driver.seen()
    assert session.appraisal is None


async def test_levels_and_words_are_kept(desk: FakeDesk, session: FakeSession) -> None:
    async with at(desk) as driver:
        await to_appraisal(driver)
        await driver.press("3", "tab", "right", "right", "left", "tab")
        await driver.type("I [b]waited[/b].", "tab", "enter")
        assert isinstance(driver.screen, DebriefScreen)
    assert session.appraisal == {
        "listening": 3,
        "questioning": 2,
        "went_well": "I [b]waited[/b].",
    }


@pytest.mark.usefixtures("session")
async def test_a_level_can_be_clicked_and_taken_back(desk: FakeDesk) -> None:
    async with at(desk) as driver:
        await to_appraisal(driver)
        picker = driver.screen.query(LevelPicker).first()
        await driver.pilot.click(picker.query("Choice").last())
        await driver.settle()
        assert picker.level == 4
        await driver.press("right")
        assert picker.level == 4
        await driver.press("backspace")
        assert picker.level is None
        await driver.press("7", "left")
        assert picker.level == 2


@pytest.mark.parametrize("way", ["#skip", "#done"])
async def test_saying_nothing_is_asked_for_twice(
    desk: FakeDesk, session: FakeSession, way: str
) -> None:
    async with at(desk) as driver:
        await to_appraisal(driver)
        await driver.click(way)
        assert "Go on without your own view?" in driver.seen()
        await driver.press("escape")
        assert session.appraisal is None
        driver.screen.query_one(way).focus()
        await driver.pilot.pause(0.25)  # a button takes no second press for a moment
        await driver.press("enter", "enter")
        assert isinstance(driver.screen, DebriefScreen)
    assert session.appraisal == {}


@pytest.mark.usefixtures("session")
async def test_answers_that_cannot_be_kept_stay_filled_in(
    desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: FakeSession, answers: object) -> None:
        raise BadAppraisal(f"That is longer than 10000 characters: {answers}.")

    monkeypatch.setattr(FakeSession, "appraise", refuse)
    async with at(desk) as driver:
        await to_appraisal(driver)
        await driver.press("1")
        await driver.click("#done")
        assert "That is longer than 10000 characters: {'listening': 1}." in driver.told()
        assert driver.screen.query(LevelPicker).first().level == 1


async def test_half_an_answer_waits_for_the_return(
    desk: FakeDesk, session: FakeSession
) -> None:
    async with at(desk) as driver:
        await to_appraisal(driver)
        await driver.press("1", "tab", "tab")
        await driver.type("Well", "escape", "h", "enter")
        assert driver.screen.query(LevelPicker).first().level == 1
        assert driver.screen.query_one(TextArea).text == "Well"
    assert session.appraisal is None
