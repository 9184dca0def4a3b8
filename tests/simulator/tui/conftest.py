"""What makes screens stand still."""

import time
from collections.abc import Iterator

import pytest
from textual.widgets import Input, TextArea

from tests.fakes import FakeDesk


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
