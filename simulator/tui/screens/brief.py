"""What the coach is told beforehand; the coder loads while it is read."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Markdown, Static

from simulator.overview import ScenarioChoice
from simulator.ports import PracticeSession
from simulator.tui.page import Page, TitleBar
from simulator.tui.routes import GoSession
from simulator.tui.shown import plain
from simulator.tui.visit import Visit
from simulator.words import counted


class BriefScreen(Page):
    """Shows the brief and offers to start."""

    AUTO_FOCUS = "#start"
    BINDINGS = [
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]

    def __init__(self, visit: Visit, choice: ScenarioChoice) -> None:
        super().__init__(visit)
        self._choice = choice
        self._is_starting = False

    @property
    def heading(self) -> str:
        """Name the scenario."""
        return self._choice.title

    def body(self) -> ComposeResult:
        with VerticalScroll(id="paper"):
            yield Markdown("", id="brief", open_links=False)
        with Horizontal(id="below"):
            yield Button("Start", id="start", variant="primary")
            yield Button("Back", id="back")
            yield Static("getting the coachee ready…", id="ready", markup=False)

    def on_mount(self) -> None:
        """Send for the brief, and meanwhile for the coder."""
        about = f"about {counted(self._choice.minutes, 'minute')}"
        self.query_one(TitleBar).state(about)
        self.send_for(
            lambda: self.visit.desk().brief(self._choice.id), self._show, self._cannot
        )
        self.send_for(
            lambda: self.visit.prepare(self._choice.id), self._ready, self._cannot
        )

    def _show(self, brief: str) -> None:
        self.query_one(Markdown).update(brief)

    def _ready(self, _: None) -> None:
        self._note(f"{self._choice.coachee} is ready.")

    def _cannot(self, sentence: str) -> None:
        self._note("")
        self.complain(sentence)

    def _note(self, text: str) -> None:
        self.query_one("#ready", Static).update(plain(text))

    @on(Button.Pressed, "#start")
    def start(self) -> None:
        """Begin; the first turn waits for the coder if it must."""
        if self._is_starting:
            return
        self._is_starting = True
        self.send_for(
            lambda: self.visit.desk().begin(self._choice.id), self._begun, self._not_begun
        )

    def _begun(self, session: PracticeSession) -> None:
        self.post_message(GoSession(session))

    def _not_begun(self, sentence: str) -> None:
        self._is_starting = False
        self.complain(sentence)

    def action_scroll(self, lines: int) -> None:
        """Move the brief; the cursor keys need not leave the buttons for it."""
        self.query_one("#paper").scroll_relative(y=lines, animate=False)

    @on(Button.Pressed, "#back")
    def leave(self) -> None:
        """Return to the list."""
        self.action_back()
