"""The coach's own notes, which the coachee does not see."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from simulator.tui.shown import plain


class Notes(Vertical):
    """Lists the notes, newest last, above a line to write another."""

    DEFAULT_CSS = """
    Notes #notes { height: 1fr; }
    Notes .one { height: auto; margin-bottom: 1; }
    """

    class Written(Message):
        """A note to keep."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, notes: Sequence[str]) -> None:
        super().__init__(id="own")
        self._notes = tuple(notes)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="notes", can_focus=False):
            yield Static(
                "Your notes. The coachee does not see them.",
                markup=False,
                classes="muted one",
            )
            for note in self._notes:
                yield _one(note)
        yield Input(placeholder="Write a note", id="note")

    def add(self, note: str) -> None:
        """Show a note that has been kept."""
        self.query_one("#note", Input).value = ""
        listed = self.query_one("#notes")
        listed.mount(_one(note))
        listed.scroll_end(animate=False)

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Ask for the note to be kept; it stays in the line until it is."""
        event.stop()
        if event.value.strip():
            self.post_message(self.Written(event.value))


def _one(note: str) -> Static:
    return Static(plain(f"· {note}"), markup=False, classes="one")
