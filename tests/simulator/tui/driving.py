"""Uses the app as a person would: presses keys, types, and reads the screen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from simulator.ports import Desk
from simulator.tui.app import PracticeApp
from simulator.tui.visit import Visit
from tests.fakes import FakeDesk, FakeSession

WIDE = (100, 30)
NARROW = (80, 24)
QUIET_ROUNDS = 3
"""A key may start an errand, its answer may open a screen, and that may start another."""
RESIZING = 0.02
"""Seconds; the app gathers changes of size for half of that."""
GLANCES, BETWEEN_GLANCES = 200, 0.05
"""So often, so many seconds apart, is looked for what is bound to appear."""
WORDS = (
    "What would you like from today?",
    "Is it the rota?",
    "How did that land?",
    "So nobody asked you.",
    "Tell me more about the nights?",
)


class Driver:
    """A person at the keyboard of the app."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, PracticeApp)
        self.app = pilot.app

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str, *keys: str) -> None:
        """Type a text, then press keys."""
        await self.pilot.press(*text)
        await self.settle()
        await self.press(*keys)

    async def follow(self, steps: Sequence[str]) -> None:
        """Press keys one after the other; a step `type:…` types a text."""
        for step in steps:
            if step.startswith("type:"):
                await self.type(step.removeprefix("type:"))
            else:
                await self.press(step)

    async def click(self, selector: str) -> None:
        await self.pilot.click(selector)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause(RESIZING)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        quiet = 0
        while quiet < QUIET_ROUNDS:
            quiet = 0 if len(self.app.workers) else quiet + 1
            await self.app.workers.wait_for_complete()
            await self.pilot.pause(0)

    async def until(self, text: str) -> None:
        """Wait until `text` stands on the screen, while something may be under way."""
        for _ in range(GLANCES):
            if text in self.seen():
                return
            await self.pilot.pause(BETWEEN_GLANCES)
        raise AssertionError(f"{text!r} never stood on the screen:\n{self.seen()}")

    def seen(self) -> str:
        """Everything that stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 -- as the terminal gets it
        return "\n".join(strip.text for strip in strips)

    def line_of(self, words: str) -> str:
        """The first line that holds these words."""
        return next(line for line in self.seen().splitlines() if words in line)

    def style_at(self, words: str, behind: str = "") -> Any:
        """How the first occurrence of these words, `behind` others, is drawn."""
        for strip in self.app.screen._compositor.render_strips():  # noqa: SLF001 -- as the terminal gets it
            place = strip.text.find(behind + words)
            if place >= 0:
                place += len(behind)
                return next(iter(strip.crop(place, place + 1))).style
        raise AssertionError(f"{words!r} is not on the screen")

    def told(self) -> str:
        """Everything said by notifications so far."""
        return "\n".join(note.message for note in self.app._notifications)  # noqa: SLF001 -- no public way


@asynccontextmanager
async def at(desk: Desk, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """Open the app at a desk."""
    app = PracticeApp(Visit(lambda: desk))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        yield driver


@asynccontextmanager
async def talking(
    desk: FakeDesk, words: Sequence[str] = (), size: tuple[int, int] = WIDE
) -> AsyncIterator[Driver]:
    """Open the app in a conversation in which these words have been said."""
    begun(desk, words)
    async with at(desk, size) as driver:
        await driver.press("enter")
        yield driver


@asynccontextmanager
async def looking_back(
    desk: FakeDesk, words: Sequence[str] = WORDS, size: tuple[int, int] = WIDE
) -> AsyncIterator[Driver]:
    """Open the app in the debrief of a conversation in which these words were said."""
    session = scored(desk, words)
    session.note("Ask about the nights")
    async with at(desk, size) as driver:
        await driver.press("h", "enter")
        yield driver


def begun(
    desk: FakeDesk, words: Sequence[str] = WORDS, scenario: str = "the_rota"
) -> FakeSession:
    session = desk.begin(scenario)
    for text in words:
        session.say(text)
    return session


def scored(
    desk: FakeDesk, words: Sequence[str] = WORDS, scenario: str = "the_rota"
) -> FakeSession:
    session = begun(desk, words, scenario)
    session.end()
    session.appraise({"listening": 3, "went_well": "I waited."})
    return session
