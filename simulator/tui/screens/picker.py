"""Whom to meet: the library of scenarios, filtered, with a preview."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Select, Static
from textual.widgets.option_list import Option

from simulator.overview import ScenarioChoice
from simulator.tui.page import Page
from simulator.tui.routes import GoBrief
from simulator.tui.shown import plain
from simulator.tui.sieve import Sieve, kinds, lines_of_standard
from simulator.tui.wording import DIFFICULTIES
from simulator.words import counted, humanised


class PickerScreen(Page):
    """Lists the scenarios; Enter opens the brief of one."""

    AUTO_FOCUS = "#scenarios"
    HEADING = "Whom would you like to meet?"
    BINDINGS = [
        Binding("slash,ctrl+f", "search", "Search", key_display="/", tooltip="Find words"),
        Binding("x", "clear", "Show all", tooltip="Take every filter away"),
    ]

    _choices: tuple[ScenarioChoice, ...] = ()

    def body(self) -> ComposeResult:
        levels = [(DIFFICULTIES[n].capitalize(), n) for n in (1, 2, 3)]
        with Horizontal(id="filters"):
            yield Input(placeholder="Search words", id="words")
            yield Select[str]((), prompt="Any type", id="type")
            yield Select[int](levels, prompt="Any level", id="difficulty")
            yield Select[str]((), prompt="Any line", id="line")
        with Horizontal(id="halves"):
            yield OptionList(id="scenarios", markup=False)
            with VerticalScroll(id="preview", can_focus=False):
                yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        """Send for the library."""
        self.query_one("#scenarios").loading = True
        self.send_for(lambda: self.visit.desk().scenarios(), self._fill, self._none)

    def _fill(self, choices: tuple[ScenarioChoice, ...]) -> None:
        self._choices = choices
        self.query_one("#scenarios").loading = False
        self.query_one("#type", Select).set_options(
            (humanised(kind), kind) for kind in kinds(choices)
        )
        self.query_one("#line", Select).set_options(
            (line, line) for line in lines_of_standard(choices)
        )
        self._list()
        self.query_one("#scenarios").focus()

    def _none(self, sentence: str) -> None:
        self.query_one("#scenarios").loading = False
        self.query_one("#about", Static).update(plain(sentence))

    def _sieve(self) -> Sieve:
        kind: Select[str] = self.query_one("#type", Select)
        difficulty: Select[int] = self.query_one("#difficulty", Select)
        line: Select[str] = self.query_one("#line", Select)
        return Sieve(
            words=self.query_one("#words", Input).value,
            type=kind.selection,
            difficulty=difficulty.selection,
            line=line.selection,
        )

    @on(Input.Changed)
    @on(Select.Changed)
    def _list(self) -> None:
        kept = self._sieve().kept(self._choices)
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(Option(_row(choice), id=choice.id) for choice in kept)
        if kept:
            rows.highlighted = 0
        elif self._choices:
            self.query_one("#about", Static).update(
                "Nothing fits all of this. Press x in the list to take the filters away."
            )
        rows.border_subtitle = f"{len(kept)} of {len(self._choices)}"

    @on(OptionList.OptionHighlighted)
    def preview(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the scenario under the cursor."""
        self.query_one("#about", Static).update(_about(self._choice(event.option_id)))

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Read the brief."""
        self.post_message(GoBrief(self._choice(event.option_id)))

    @on(Input.Submitted)
    def to_the_list(self) -> None:
        """Enter in the search goes to what was found."""
        self.query_one(OptionList).focus()

    def action_search(self) -> None:
        """Go to the search words."""
        self.query_one("#words").focus()

    def action_clear(self) -> None:
        """Take every filter away."""
        self.query_one("#words", Input).value = ""
        for select in self.query(Select):
            select.clear()

    def _choice(self, wanted: str | None) -> ScenarioChoice:
        return next(choice for choice in self._choices if choice.id == wanted)


def _row(choice: ScenarioChoice) -> Content:
    dots = "●" * choice.difficulty + "○" * (3 - choice.difficulty)
    return Content.assemble(
        (f"{dots} ", "$accent"),
        plain(choice.title),
        ("  ", ""),
        plain(choice.coachee, "$muted"),
    )


def _about(choice: ScenarioChoice) -> Content:
    facts = (
        ("With", choice.coachee),
        ("Type", humanised(choice.type)),
        ("Level", DIFFICULTIES[choice.difficulty]),
        ("Time", f"about {counted(choice.minutes, 'minute')}"),
        ("Standard", ", ".join(choice.standard) or "–"),
    )
    return Content.assemble(
        plain(choice.title, "bold $primary"),
        "\n\n",
        plain(choice.summary),
        "\n\n",
        *(
            part
            for name, fact in facts
            for part in ((f"{name:<10}", "$muted"), plain(fact), "\n")
        ),
        ("\nEnter opens the brief.", "$muted"),
    )
