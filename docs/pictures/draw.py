# ruff: noqa: INP001 -- a script, run by path
"""Draws the pictures of the screens for the documentation: `make pictures`.

The real program is driven with a real scenario, so that the pictures show what it does.
A still clock, one seed and the same words make them the same on every machine.
"""

import asyncio
import os
import re
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from dialogue_rules.engine import DialogueEngine
from scoring.rubric import load_rubric
from simulator import bootstrap
from simulator.desk import Makers, PracticeDesk
from simulator.library import ScenarioShelf
from simulator.overview import Answers
from simulator.session import Session
from simulator.storage.memory import MemoryStore
from simulator.tui.app import PracticeApp
from simulator.tui.visit import Visit

HERE: Final = Path(__file__).parent
SIZE: Final = (100, 30)
SCENARIO: Final = "crossroads"
SEED: Final = 4
COACH: Final = (
    "Hello Esi, thank you for coming. What would make this hour worth your time?",
    "What you say stays between us, unless somebody might come to harm. Is that all right?",
    "So Martin wants one thing, the university another, and you came for a nudge.",
    "Don't you think you should just apply?",
    "That was my idea, not yours. How is it for you when everybody has a plan for you?",
    "What do you love about the work you do now?",
    "You slowed down when you spoke of teaching.",
    "What would it mean to you to say that out loud to Martin?",
)
"""What the coach says in the session of the pictures."""
EARLIER: Final = (COACH[:4], COACH[:6], (*COACH[:3], *COACH[4:7]))
"""Sessions that were ended before it, for the history."""
OWN_VIEW: Final[Answers] = {
    "listening": 3,
    "questioning": 2,
    "rapport": 3,
    "went_well": "I noticed when she slowed down, and left it with her.",
}
MINUTES_A_TURN: Final = 1.5
FONTS: Final = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
"""Textual links them from the web; a picture must not."""

PICTURES: Final = {
    "home": (),
    "picker": ("s",),
    "practice": ("enter",),
    "rewind": ("enter", "ctrl+t", "up", "up", "up", "up"),
    "history": ("h", "2", "down"),
    "overview": ("h", "down", "enter"),
    "findings": ("h", "down", "enter", "2", "down", "enter"),
    "transcript": ("h", "down", "enter", "3", "end", "up", "up"),
    "trust": ("h", "down", "enter", "4"),
    "practice-light": ("f9", "enter"),
}
"""The keys that lead from the first screen to each picture."""


class PictureClock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the time of the pictures."""
        return self._now

    def monotonic(self) -> float:
        """Return the same in seconds."""
        return self._now.timestamp()

    def go_on(self, passed: timedelta) -> None:
        """Let time pass."""
        self._now += passed


def main() -> None:
    """Draw every picture."""
    # Dates are shown in the reader's own time.
    os.environ["TZ"] = "UTC"
    time.tzset()
    TextArea.cursor_blink._default = Input.cursor_blink._default = False  # noqa: SLF001 -- the only way for all
    desk = furnished(PictureClock())
    for name, keys in PICTURES.items():
        picture = asyncio.run(drawn(desk, keys))
        (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


def furnished(clock: PictureClock) -> PracticeDesk:
    """Return a desk with some sessions behind it, and one that goes on."""
    desk = PracticeDesk(ScenarioShelf(), makers(clock))
    for words in EARLIER:
        session = talked(desk, clock, words)
        session.end()
        session.appraise(OWN_VIEW)
        session.debrief()
        clock.go_on(timedelta(days=2))
    talked(desk, clock, COACH)
    return desk


def makers(clock: PictureClock) -> Makers:
    """Return the real parts, with this clock and nothing kept on disk."""
    store, numbers = MemoryStore(), count(1)
    return Makers(
        coder=bootstrap.coder,
        engine=lambda cast: DialogueEngine(cast.scenario, cast.temperament),
        rubric=load_rubric,
        titles=bootstrap.title,
        store=lambda: store,
        clock=clock,
        new_id=lambda: f"picture-{next(numbers)}",
        new_seed=lambda: SEED,
    )


def talked(desk: PracticeDesk, clock: PictureClock, words: tuple[str, ...]) -> Session:
    """Return a session in which these words were said."""
    session = desk.begin(SCENARIO)
    for text in words:
        clock.go_on(timedelta(minutes=MINUTES_A_TURN))
        session.say(text)
    return session


async def drawn(desk: PracticeDesk, keys: tuple[str, ...]) -> str:
    """Return the screen that these keys lead to, as SVG without links to the web."""
    app = PracticeApp(Visit(lambda: desk))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return FONTS.sub("\n", app.export_screenshot(title="coachsim"))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


if __name__ == "__main__":
    main()
