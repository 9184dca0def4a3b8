"""What every screen has: a title, a footer, its place in the palette, and a least size."""

from collections.abc import Iterable

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.tui.errands import Errands, Outcome
from simulator.tui.visit import Visit
from simulator.typed import visible

LEAST_WIDTH, LEAST_HEIGHT, WIDE = 80, 24, 100
ENLARGE = (
    f"Please make this window larger: coachsim needs at least {LEAST_WIDTH} columns "
    f"and {LEAST_HEIGHT} rows."
)


class Enlarge(Static):
    """Covers a screen that has too little room, and says so."""

    def __init__(self) -> None:
        super().__init__(ENLARGE, markup=False)


class TitleBar(Static):
    """Brand, where you are, and one fact at the right."""

    def __init__(self, heading: str) -> None:
        super().__init__(markup=False)
        self._heading = visible(heading).replace("\n", " ")
        self._fact = ""

    def state(self, fact: str) -> None:
        """Show a fact at the right end."""
        if fact != self._fact:
            self._fact = fact
            self.refresh()

    def render(self) -> Content:
        """Return the bar, as wide as there is room."""
        room = self.content_size.width
        left = Content.assemble(("coachsim", "bold $primary"), ("  ", ""), self._heading)
        left = left.truncate(max(0, room - len(self._fact) - 2), ellipsis=True)
        gap = max(0, room - left.cell_length - len(self._fact))
        return Content.assemble(left, " " * gap, (self._fact, "$muted"))


class Room(Errands[Outcome]):
    """A screen that says what it can do, and when it is too small."""

    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (LEAST_WIDTH, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LEAST_HEIGHT, "-high")]

    def commands(self) -> Iterable[SystemCommand]:
        """Return everything that can be done here, for the palette."""
        for binding in {one.action: one for one in self._own_bindings()}.values():
            yield SystemCommand(
                binding.description,
                binding.tooltip,
                lambda action=binding.action: self.run_action(action),
            )

    def _own_bindings(self) -> Iterable[Binding]:
        for active in self.active_bindings.values():
            # Textual's own, such as moving the focus, name another place: "app.focus_next".
            is_own = active.node is self and "." not in active.binding.action
            if is_own and active.enabled and active.binding.description:
                yield active.binding


class Page(Room[None]):
    """A whole screen."""

    BINDINGS = [Binding("escape", "back", "Back", tooltip="Back to the screen before")]
    HEADING = ""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self.visit = visit

    @property
    def heading(self) -> str:
        """What stands in the title bar."""
        return self.HEADING

    def compose(self) -> ComposeResult:
        yield TitleBar(self.heading)
        yield from self.body()
        yield Footer(show_command_palette=False)
        yield Enlarge()

    def keep_drafts(self) -> None:
        """Put what is half typed aside; called before the screen goes."""

    def body(self) -> ComposeResult:
        """Return what stands between the title and the footer."""
        yield from ()

    def action_back(self) -> None:
        """Return to the screen before."""
        self.app.pop_screen()
