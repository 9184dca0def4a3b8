"""Small questions in the middle of the screen."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static


class Dialog(ModalScreen[bool]):
    """Asks one thing; Escape is the answer that changes nothing."""

    BINDINGS = [
        Binding("escape", "dismiss(False)", "No"),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "#yes"

    def __init__(self, title: str, text: str | Content, yes: str, no: str = "Stay") -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(self._title, id="title", markup=False)
            yield Static(self._text, id="text", markup=False)
            with Horizontal(id="buttons"):
                yield Button(self._yes, id="yes", variant="primary")
                yield Button(self._no, id="no")

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Close with what was chosen."""
        self.dismiss(event.button.id == "yes")
