"""A level from 0 to 4, chosen with the arrows, a digit or the mouse."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

from simulator.debrief import LEVEL_NAMES


class Choice(Static):
    """One of the levels."""

    def __init__(self, level: int) -> None:
        super().__init__(f"{level} {LEVEL_NAMES[level]}", markup=False)
        self.level = level


class LevelPicker(Horizontal, can_focus=True):
    """Five levels in a row; none is chosen until one is."""

    DEFAULT_CSS = """
    LevelPicker { height: 1; width: auto; }
    LevelPicker Choice { width: auto; padding: 0 1; margin-right: 1; color: $muted; }
    LevelPicker:focus Choice { color: $foreground; background: $panel; }
    LevelPicker Choice.-on { color: $background; background: $secondary; text-style: bold; }
    LevelPicker:focus Choice.-on { color: $background; background: $primary; }
    """
    BINDINGS = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]
    level: reactive[int | None] = reactive(None)

    def compose(self) -> ComposeResult:
        for level in range(len(LEVEL_NAMES)):
            yield Choice(level)

    def watch_level(self) -> None:
        """Show what is chosen."""
        for choice in self.query(Choice):
            choice.set_class(choice.level == self.level, "-on")

    def action_step(self, by: int) -> None:
        """Go up or down; the first step lands in the middle."""
        top = len(LEVEL_NAMES) - 1
        self.level = top // 2 if self.level is None else min(top, max(0, self.level + by))

    def action_clear(self) -> None:
        """Choose nothing."""
        self.level = None

    def on_key(self, event: events.Key) -> None:
        """A digit chooses."""
        if event.key in {str(level) for level in range(len(LEVEL_NAMES))}:
            event.stop()
            self.level = int(event.key)

    def on_click(self, event: events.Click) -> None:
        """So does a click."""
        if isinstance(event.widget, Choice):
            self.level = event.widget.level
