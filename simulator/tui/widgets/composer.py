"""Where the coach types: one to four lines, Enter sends."""

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from rich.text import Text

from simulator.tui.shown import while_typing


class Composer(TextArea):
    """A text area that grows with its text. Ctrl+J or Shift+Enter begin a new line."""

    DEFAULT_CSS = """
    Composer { height: auto; min-height: 3; max-height: 6; }
    """

    class Sent(Message):
        """The coach wants to say this."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, placeholder: str, **names: str) -> None:
        super().__init__(
            placeholder=placeholder, highlight_cursor_line=False, tab_behavior="focus", **names
        )

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Sent(self.text))
        elif event.key in ("ctrl+j", "shift+enter", "alt+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn; control characters are seen, not obeyed."""
        line = super().get_line(line_index)
        return line if line.plain.isprintable() else Text(while_typing(self.document.get_line(line_index)), end="", no_wrap=True)

    def put(self, text: str) -> None:
        """Put a text in and the cursor at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)
