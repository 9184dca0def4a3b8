"""A text area in which nothing that is pasted is obeyed by the terminal."""

from rich.text import Text
from textual.widgets import TextArea

from simulator.tui.shown import while_typing


class SafeArea(TextArea):
    """Draws control characters as pictures; the text itself stays as typed."""

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn."""
        line = self.document.get_line(line_index)
        return Text(while_typing(line), end="", no_wrap=True)

    def put(self, text: str) -> None:
        """Put a text in, and the cursor at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)
