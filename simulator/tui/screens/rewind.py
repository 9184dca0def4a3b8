"""Choose a turn to try another way; the session it comes from is kept."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.exchange import Exchange
from simulator.ports import PracticeSession
from simulator.tui.page import Page
from simulator.tui.routes import GoSession
from simulator.tui.shown import plain, shortened, speech, typed
from simulator.tui.visit import Visit
from simulator.tui.wording import codes


class RewindScreen(Page):
    """Lists the coach's turns; Enter goes back to just before one."""

    AUTO_FOCUS = "#turns"
    HEADING = "Which turn would you try another way?"
    BINDINGS = [Binding("escape", "back", "Leave it as it is")]

    def __init__(
        self, visit: Visit, session: PracticeSession, turn: int | None = None
    ) -> None:
        super().__init__(visit)
        self._session = session
        self._exchanges = tuple(session.exchanges)
        self._offered = len(self._exchanges) if turn is None else turn

    def body(self) -> ComposeResult:
        yield Static(
            "You go back to just before that turn, in a copy. What you said first is kept "
            "as it was, and you can set the two side by side.",
            markup=False,
            id="lead",
            classes="muted",
        )
        with Horizontal(id="halves"):
            yield OptionList(
                *(Option(_row(one), id=str(one.number)) for one in self._exchanges),
                id="turns",
                markup=False,
            )
            with VerticalScroll(id="before", can_focus=False):
                yield Static("", id="scene", markup=False)

    def on_mount(self) -> None:
        """Offer a turn."""
        self.query_one(OptionList).highlighted = self._offered - 1

    @on(OptionList.OptionHighlighted)
    def preview(self, event: OptionList.OptionHighlighted) -> None:
        """Show what was being talked about."""
        self.query_one("#scene", Static).update(self._scene(event.option_index))

    def _scene(self, index: int) -> Content:
        one = self._exchanges[index]
        before = self._exchanges[index - 1].coachee if index else self._session.opening
        name = self._session.scenario.coachee
        return Content("\n").join(
            [
                plain(f"{name} had just said", "bold $primary"),
                speech(before),
                Content(""),
                plain(f"Then you ({codes(one).lower()})", "bold $secondary"),
                typed(one.coach)
                if not one.is_silence
                else plain("you waited", "italic $muted"),
                Content(""),
                plain(f"And {name}", "bold $primary"),
                speech(one.coachee),
            ]
        )

    @on(OptionList.OptionSelected)
    def go_back(self, event: OptionList.OptionSelected) -> None:
        """Begin the copy."""
        one = self._exchanges[event.option_index]
        said = _one_line(one)
        self.send_for(
            lambda: self._session.rewind(one.number - 1),
            lambda branch: self._begun(branch, f"The first time: {said}"),
        )

    def _begun(self, branch: PracticeSession, hint: str) -> None:
        self.post_message(GoSession(branch, hint))


def _row(one: Exchange) -> Content:
    return Content.assemble((f"{one.number:>3}  ", "$muted"), plain(_one_line(one)))


def _one_line(one: Exchange) -> str:
    if one.is_silence:
        return "(you waited)"
    return " ".join(shortened(one.coach)[0].split())
