"""Slow work for a screen: done in a thread, and brought back as a message."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from textual import on
from textual.message import Message
from textual.screen import Screen

from simulator.errors import SimulatorError

Result = TypeVar("Result")
Outcome = TypeVar("Outcome")

_OURS = ("SimulatorError", "ScoringError", "ScenarioError", "DialogueError")


class Returned(Message):
    """An errand is done."""

    def __init__(self, then: Callable[[], Awaitable[None] | None]) -> None:
        super().__init__()
        self.then = then


class CameToNothing(Message):
    """An errand failed; the sentence says why and what to do."""

    def __init__(self, sentence: str, otherwise: Callable[[str], None]) -> None:
        super().__init__()
        self.sentence = sentence
        self.otherwise = otherwise


class Errands(Screen[Outcome]):
    """A screen that never waits: it sends for things and is told."""

    def send_for(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], Awaitable[None] | None],
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Do `work` in a thread, then call `then` with its result on the screen's own loop.

        Where it fails, `otherwise` gets the one sentence to show; without it, the
        sentence is shown as a notification.
        """
        fallback = otherwise or self.complain

        def run() -> None:
            try:
                result = work()
            except Exception as fault:  # noqa: BLE001 -- a fault is shown, never a traceback
                self.post_message(CameToNothing(in_a_sentence(fault), fallback))
            else:
                self.post_message(Returned(partial(then, result)))

        self.run_worker(run, thread=True, exit_on_error=False)

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.notify(sentence, severity="error", timeout=12, markup=False)

    @on(Returned)
    async def _take(self, event: Returned) -> None:
        event.stop()
        rest = event.then()
        if rest is not None:
            await rest

    @on(CameToNothing)
    def _hear(self, event: CameToNothing) -> None:
        event.stop()
        event.otherwise(event.sentence)


def in_a_sentence(fault: BaseException) -> str:
    """Return what to tell the trainee about a fault."""
    if isinstance(fault, SimulatorError) or _is_ours(type(fault)):
        return str(fault)
    what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    return (
        f"Something failed that should not have ({what}). "
        "What was said so far is kept; try once more, or start coachsim again."
    )


def _is_ours(kind: type[Any]) -> bool:
    # By name: the screens do not know the packages below the session.
    return any(base.__name__ in _OURS for base in kind.__mro__)
