"""The second tab of the debrief: every finding, why, and its evidence."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.debrief import Debrief, DebriefFinding, DebriefQuote
from simulator.tui.shown import plain, shortened
from simulator.tui.wording import level, level_bar

_COLOURS: Final = ("$error", "$error", "$warning", "$success", "$success")


class Evidence(OptionList):
    """The quotes of one finding."""

    BINDINGS = [Binding("left", "findings", "Findings", show=False)]

    class Left(Message):
        """Back to the findings."""

    def action_findings(self) -> None:
        """Go back to the list at the left."""
        self.post_message(self.Left())


class Findings(Horizontal):
    """A list at the left, the chosen finding at the right."""

    class Followed(Message):
        """Show this in the transcript."""

        def __init__(self, quote: DebriefQuote) -> None:
            super().__init__()
            self.quote = quote

    def __init__(self, debrief: Debrief) -> None:
        super().__init__()
        self._debrief = debrief
        self._by_id = {finding.id: finding for finding in debrief.findings}
        self._shown: DebriefFinding | None = None

    def compose(self) -> ComposeResult:
        yield OptionList(*self._rows(), id="list", markup=False)
        with Vertical(id="detail"):
            with VerticalScroll(id="why", can_focus=False):
                yield Static("", id="text", markup=False)
            yield Evidence(id="evidence", markup=False)

    def on_mount(self) -> None:
        """Say what the evidence is for."""
        self.query_one(Evidence).border_title = "evidence, Enter shows it in place"

    def point_at(self, family: str) -> None:
        """Put the cursor on the first finding of a family."""
        first = next(found.id for found in self._debrief.findings if found.family == family)
        listed = self.query_one("#list", OptionList)
        listed.highlighted = listed.get_option_index(first)

    def _rows(self) -> list[Option]:
        rows: list[Option] = []
        for family in self._debrief.families:
            rows.append(Option(plain(family.title, "bold $primary"), disabled=True))
            rows.extend(Option(_row(found), id=found.id) for found in family.findings)
        return rows

    @on(OptionList.OptionHighlighted, "#list")
    def detail(self, event: OptionList.OptionHighlighted) -> None:
        """Show one finding."""
        event.stop()
        self._shown = found = self._by_id[str(event.option_id)]
        self.query_one("#text", Static).update(_detail(found))
        self.query_one("#why").scroll_home(animate=False)
        evidence = self.query_one(Evidence)
        evidence.clear_options()
        evidence.add_options(Option(_quote(quote)) for quote in found.quotes)
        evidence.display = bool(found.quotes)

    @on(OptionList.OptionSelected, "#list")
    def to_evidence(self, event: OptionList.OptionSelected) -> None:
        """Go on to the evidence."""
        event.stop()
        evidence = self.query_one(Evidence)
        if evidence.display:
            evidence.focus()
            evidence.highlighted = 0

    @on(OptionList.OptionSelected, "#evidence")
    def follow(self, event: OptionList.OptionSelected) -> None:
        """Ask for the transcript."""
        event.stop()
        if self._shown is not None:
            self.post_message(self.Followed(self._shown.quotes[event.option_index]))

    @on(Evidence.Left)
    def to_list(self) -> None:
        """Go back to the list."""
        self.query_one("#list").focus()


def _row(found: DebriefFinding) -> Content:
    colour = "$muted" if found.level is None else _COLOURS[found.level]
    return Content.assemble((level_bar(found.level), colour), " ", plain(found.title))


def _detail(found: DebriefFinding) -> Content:
    parts = [
        plain(found.title, "bold $primary"),
        Content.assemble(
            plain(level(found.level), "bold"), plain(_measured(found), "$muted")
        ),
        plain(found.why),
    ]
    if found.next_step:
        parts.append(Content.assemble(("Next: ", "bold $success"), plain(found.next_step)))
    if found.provisional:
        parts.append(
            Content.styled("Provisional: an assessor should look at this one.", "$warning")
        )
    parts.append(plain(f"Standard: {', '.join(found.standard) or '–'}", "$muted"))
    return Content("\n\n").join(parts)


def _measured(found: DebriefFinding) -> str:
    if found.value is None:
        return ""
    between = ""
    if found.interval is not None and found.interval[0] < found.interval[1]:
        low, high = found.interval
        between = f", likely {low:.2g} to {high:.2g}"
    return f"  {found.value:.2g} {found.unit}{between}"


def _quote(quote: DebriefQuote) -> Content:
    sign, colour = ("missed", "$warning") if quote.slip else ("shown", "$success")
    words = " ".join(shortened(quote.quote)[0].split())
    said = f"“{words}”" if words else "(you waited)"
    return Content.assemble((f"{sign}, turn {quote.turn}  ", colour), plain(said))
