"""Where the coach types: one to four lines, Enter sends."""

from textual import events
from textual.message import Message

from simulator.tui.widgets.safe_area import SafeArea


class Composer(SafeArea):
    """A text area that grows with its text. Ctrl+J or Shift+Enter begin a new line."""

    DEFAULT_CSS = """
    Composer { height: auto; min-height: 3; max-height: 6; }
    """

    class Sent(Message):
        """The coach wants to say this."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, highlight_cursor_line=False)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Sent(self.text))
        elif event.key in ("ctrl+j", "shift+enter", "alt+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
