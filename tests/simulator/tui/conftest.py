"""What makes screens stand still."""

import gc
import time
from collections.abc import Iterator

import pytest
from textual.widgets import Input, TextArea

from simulator.tui.app import COLLECT_AFTER
from tests.fakes import FakeDesk


@pytest.fixture(scope="package", autouse=True)
def rare_collection() -> Iterator[None]:
    """Collect garbage as `run` has it, or a third of the time goes into that."""
    usual = gc.get_threshold()
    gc.set_threshold(*COLLECT_AFTER)
    gc.freeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)


@pytest.fixture(autouse=True)
def stillness(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No blinking cursor, Greenwich time, and no waiting for an idle processor."""
    # The driver waits for the messages instead, which is surer and quicker.
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.001)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.001)
    monkeypatch.setattr(TextArea.cursor_blink, "_default", False)
    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()
