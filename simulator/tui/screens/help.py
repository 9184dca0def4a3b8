"""Every key, on one screen."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.tui.page import Page

KEYS: Final = (
    (
        "Anywhere",
        (
            ("F1", "this screen"),
            ("Ctrl+P", "the palette: type what you want to do"),
            ("Esc", "back"),
            ("Tab, Shift+Tab", "the next field, the one before"),
            ("F9", "light or dark"),
            ("Ctrl+Q", "leave coachsim; every session is kept"),
        ),
    ),
    (
        "In the conversation",
        (
            ("Enter", "say it"),
            ("Ctrl+J", "a new line (or Shift+Enter)"),
            ("Ctrl+S or F4", "stay silent and let the coachee speak"),
            ("Ctrl+O or F2", "the mirror: what your turn was, and what it did"),
            ("Ctrl+N or F3", "your notes"),
            ("Ctrl+R or F7", "read the brief again"),
            ("Ctrl+L", "move among the turns with the arrow keys"),
            ("Ctrl+T or F5", "go back to a turn and try another way"),
            ("Ctrl+B or F6", "set this try beside the first one"),
            ("Ctrl+G or F8", "end the session and look back on it"),
        ),
    ),
    (
        "Among the turns",
        (
            ("↑ ↓", "the turn before, the turn after"),
            ("Home", "open earlier turns that are folded away"),
            ("Enter", "show the turn in the mirror"),
        ),
    ),
    (
        "Looking back",
        (
            ("1 2 3 4", "overview, findings, transcript, trust"),
            (
                "Enter",
                "on a finding: its evidence; on evidence: the words in the transcript",
            ),
            ("← →", "choose a level when you rate yourself, or type 0 to 4"),
        ),
    ),
)
"""Groups of keys and what each does, in the order of the screen."""

_BEYOND: Final = (
    "The mouse does all of it too. What the coachee does without words stands in italics. "
    "Nothing leaves this computer. With a screen reader, `coachsim chat` is the same in "
    "plain lines."
)


class HelpScreen(Page):
    """Lists the keys."""

    AUTO_FOCUS = "#keys"
    HEADING = "Keys and help"

    def body(self) -> ComposeResult:
        with VerticalScroll(id="keys"):
            for title, keys in KEYS:
                yield Static(_group(title, keys), markup=False, classes="group")
            yield Static(_BEYOND, markup=False, classes="group muted")


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> Content:
    rows = [Content.assemble("  ", (f"{key:<18}", "$accent"), what) for key, what in keys]
    return Content("\n").join([Content.styled(title, "bold $primary"), *rows])
