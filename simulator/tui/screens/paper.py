"""The brief, read again in the middle of a session."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from simulator.ports import PracticeSession
from simulator.tui.page import Page
from simulator.tui.visit import Visit


class PaperScreen(Page):
    """Shows what the coach was told beforehand."""

    AUTO_FOCUS = "#paper"

    def __init__(self, visit: Visit, session: PracticeSession) -> None:
        super().__init__(visit)
        self._session = session

    @property
    def heading(self) -> str:
        """Name the scenario."""
        return f"{self._session.scenario.title} · the brief"

    def body(self) -> ComposeResult:
        with VerticalScroll(id="paper"):
            yield Markdown(self._session.brief, id="brief", open_links=False)
