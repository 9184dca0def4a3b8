"""What the session came to, with its evidence."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static, TabbedContent, TabPane

from simulator.debrief import Debrief, DebriefQuote, TrustPoint
from simulator.ports import PracticeSession
from simulator.tui.page import Page, TitleBar
from simulator.tui.routes import GoCompare, GoHome, GoRewind
from simulator.tui.shown import plain
from simulator.tui.visit import Visit
from simulator.tui.widgets.findings import Findings
from simulator.tui.widgets.overview import Overview
from simulator.tui.widgets.retold import Retold
from simulator.tui.widgets.turning_points import turning_points
from simulator.tui.wording import points_of_100

TABS = ("overview", "findings", "transcript", "trust")


class DebriefScreen(Page):
    """Four tabs: overview, findings, transcript, trust."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("escape", "back", "Home", tooltip="Back to the first screen"),
        *(
            Binding(str(place), f"tab('{name}')", name.capitalize(), show=False)
            for place, name in enumerate(TABS, 1)
        ),
        Binding(
            "ctrl+t,f5",
            "rewind",
            "Another way",
            tooltip="Go back to a turn and try another way; this session is kept",
        ),
        Binding(
            "ctrl+b,f6", "compare", "Compare", tooltip="Set this try beside the first one"
        ),
    ]

    def __init__(self, visit: Visit, session: PracticeSession) -> None:
        super().__init__(visit)
        self._session = session
        self._debrief: Debrief | None = None

    @property
    def heading(self) -> str:
        """Name the scenario."""
        choice = self._session.scenario
        return f"Looking back · {choice.title} · {choice.coachee}"

    def body(self) -> ComposeResult:
        yield Vertical(id="content")

    def on_mount(self) -> None:
        """Send for the marks."""
        self.query_one("#content").loading = True
        self.send_for(self._session.debrief, self._show, self._cannot)

    def _cannot(self, sentence: str) -> None:
        content = self.query_one("#content")
        content.loading = False
        content.mount(Static(plain(sentence), markup=False, id="fault"))

    async def _show(self, debrief: Debrief) -> None:
        self._debrief = debrief
        self.query_one(TitleBar).state(f"{points_of_100(debrief.overall)} of 100")
        content = self.query_one("#content")
        content.loading = False
        tabs = TabbedContent(id="tabs")
        await content.mount(tabs)
        for place, (name, part) in enumerate(
            zip(
                TABS,
                (
                    Overview(debrief),
                    Findings(debrief),
                    Retold(debrief),
                    Vertical(id="plot"),
                ),
                strict=True,
            ),
            1,
        ):
            await tabs.add_pane(TabPane(f"{place} {name.capitalize()}", part, id=name))
        self.query_one(Overview).focus()

    def action_tab(self, name: str) -> None:
        """Show a tab and go into it."""
        if self._debrief is None:
            return
        self._turn_to(name)
        self.call_after_refresh(self._enter, name)

    def _turn_to(self, name: str) -> None:
        # What has the focus would hold its own tab open.
        self.set_focus(None)
        self.query_one("#tabs", TabbedContent).active = name

    def _enter(self, name: str) -> None:
        pane = self.query_one(f"#{name}", TabPane)
        for widget in pane.query("*"):
            if widget.can_focus and widget.display:
                widget.focus()
                return

    @on(TabbedContent.TabActivated)
    def draw_plot(self, event: TabbedContent.TabActivated) -> None:
        """Load what draws the plot when it is first looked at."""
        if event.pane.id == "trust" and not self.query_one("#plot").children:
            self.send_for(_chart_maker, self._plot)

    def _plot(self, make: Callable[[Sequence[TrustPoint]], Widget]) -> None:
        plot = self.query_one("#plot")
        if self._debrief is None or plot.children:
            return
        title = Static("Trust over the turns, 0 to 100", classes="heading", markup=False)
        moved = Static(
            turning_points(self._debrief.exchanges), classes="moved", markup=False
        )
        plot.mount(title, make(self._debrief.trust), moved)

    @on(Findings.Followed)
    def follow(self, event: Findings.Followed) -> None:
        """Show evidence in the transcript."""
        self._jump(event.quote)

    @on(Overview.Family)
    def to_family(self, event: Overview.Family) -> None:
        """Show the findings of a family."""
        self.action_tab("findings")
        self.query_one(Findings).point_at(event.family)

    def _jump(self, quote: DebriefQuote) -> None:
        self._turn_to("transcript")
        self.query_one(Retold).point_at(quote)

    def action_rewind(self) -> None:
        """Choose a turn to try another way."""
        if self._session.exchanges:
            self.post_message(GoRewind(self._session, self._chosen()))
        else:
            self.complain(
                "Nothing was said in this session, so there is nothing to go back to."
            )

    def _chosen(self) -> int | None:
        for retold in self.query(Retold):
            return retold.chosen
        return None

    def action_compare(self) -> None:
        """Set this try beside the first one."""
        branch = self._session.branch_of
        if branch is not None:
            self.post_message(GoCompare(branch.session, self._session.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer only what can be done now."""
        return self._session.branch_of is not None if action == "compare" else True

    def action_back(self) -> None:
        """Go home: there is nothing to do before this screen any more."""
        self.post_message(GoHome())


def _chart_maker() -> Callable[[Sequence[TrustPoint]], Widget]:
    from simulator.tui.widgets.chart import trust_chart  # noqa: PLC0415 -- slow import (plotext)

    return trust_chart
