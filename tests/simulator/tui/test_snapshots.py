"""Each screen as it is drawn, in a wide window and in the least one.

A picture that has changed is looked at before it is accepted: `make snapshots`.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from simulator.tui.app import PracticeApp
from simulator.tui.visit import Visit
from tests.fakes import FakeDesk
from tests.simulator.tui.driving import NARROW, WIDE, WORDS, Driver, begun, scored

Compare = Callable[..., bool]

SCREENS = {
    "home": [],
    "picker": ["s", "down"],
    "brief": ["s", "enter"],
    "practice": ["enter", "type:How come?"],
    "mirror-of-earlier": ["enter", "ctrl+o", "ctrl+o", "ctrl+l", "up", "up", "enter"],
    "notes": ["enter", "ctrl+n", "type:nights", "enter"],
    "end": ["enter", "ctrl+g"],
    "appraisal": ["enter", "ctrl+g", "enter", "3", "tab", "1", "tab", "type:I waited"],
    "paper": ["enter", "ctrl+r"],
    "rewind": ["enter", "ctrl+t", "up"],
    "compare": ["enter", "ctrl+t", "up", "enter", "type:So?", "enter", "ctrl+b"],
    "history": ["h", "down"],
    "progress": ["h", "2"],
    "overview": ["h", "down", "enter"],
    "findings": ["h", "down", "enter", "2"],
    "transcript": ["h", "down", "enter", "2", "enter", "enter"],
    "trust": ["h", "down", "enter", "4"],
    "help": ["f1"],
}


def picture(
    desk: FakeDesk, keys: list[str], theme: str = ""
) -> tuple[PracticeApp, Callable[[Pilot[None]], Any]]:
    for words in (WORDS[:2], WORDS):
        scored(desk, words)
    begun(desk, WORDS[:4]).note("She looked at the door twice")
    app = PracticeApp(Visit(lambda: desk))

    async def drive(pilot: Pilot[None]) -> None:
        driver = Driver(pilot)
        await driver.settle()
        await driver.follow([theme, *keys] if theme else keys)

    return app, drive


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    snap_compare: Compare, desk: FakeDesk, screen: str, size: tuple[int, int]
) -> None:
    app, drive = picture(desk, SCREENS[screen])
    assert snap_compare(app, terminal_size=size, run_before=drive)


@pytest.mark.parametrize("screen", ["practice", "overview"])
def test_screen_in_the_light_theme(
    snap_compare: Compare, desk: FakeDesk, screen: str
) -> None:
    app, drive = picture(desk, SCREENS[screen], theme="f9")
    assert snap_compare(app, terminal_size=WIDE, run_before=drive)


def test_too_small_a_window(snap_compare: Compare, desk: FakeDesk) -> None:
    app, drive = picture(desk, SCREENS["home"])
    assert snap_compare(app, terminal_size=(60, 16), run_before=drive)
