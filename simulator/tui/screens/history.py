"""All sessions, and how the indicators went over the scored ones."""

from typing import TYPE_CHECKING, Final

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import DataTable, Static, TabbedContent, TabPane

from simulator.overview import IndicatorProgress, Progress, ProgressPoint, SessionSummary
from simulator.ports import PracticeSession
from simulator.tui.page import Page
from simulator.tui.routes import GoSession
from simulator.tui.shown import plain
from simulator.tui.visit import Visit
from simulator.tui.widgets.table import Table
from simulator.tui.wording import day, level, sparks, standing
from simulator.typed import visible
from simulator.words import counted

if TYPE_CHECKING:
    from simulator.tui.widgets.chart import Chart

NONE_YET: Final = "No sessions yet. Press Esc, then s, to start one."
NONE_SCORED: Final = "Progress shows once a session has been ended and scored."


class HistoryScreen(Page):
    """Two tabs: sessions, progress."""

    AUTO_FOCUS = "#sessions-table"
    HEADING = "History and progress"
    BINDINGS = [
        Binding("1", "tab('sessions')", "Sessions", show=False),
        Binding("2", "tab('progress')", "Progress", show=False),
    ]

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._indicators: dict[str, IndicatorProgress] = {}

    def body(self) -> ComposeResult:
        with TabbedContent(id="tabs"):
            with TabPane("1 Sessions", id="sessions"):
                yield Table("sessions-table")
                yield Static("", id="said", classes="note", markup=False)
            with TabPane("2 Progress", id="progress"):
                yield Table("indicators")
                yield Static("", id="unscored", classes="note", markup=False)
                yield Vertical(id="plot")

    def on_mount(self) -> None:
        """Send for everything."""
        self.send_for(lambda: self.visit.desk().history(), self._list, self._cannot)
        self.send_for(lambda: self.visit.desk().progress(), self._chart, self._cannot)

    def _cannot(self, sentence: str) -> None:
        self.query_one("#said", Static).update(plain(sentence, "$error"))

    def _list(self, rows: tuple[SessionSummary, ...]) -> None:
        self.query_one("#sessions-table", Table).fill(
            ("When", "Scenario", "Turns", "Standing"),
            {row.id: _session(row) for row in rows},
        )
        self.query_one("#said", Static).update(
            f"{counted(len(rows), 'session')}. Enter opens one where it stands."
            if rows
            else NONE_YET
        )

    def _chart(self, progress: Progress) -> None:
        table = self.query_one("#indicators", Table)
        self._indicators = {one.id: one for one in progress.indicators if one.points}
        table.fill(
            ("Indicator", "Over time", "Last", "Sessions"),
            {name: _indicator(one) for name, one in self._indicators.items()},
        )
        if not self._indicators:
            table.display = False
            self.query_one("#unscored", Static).update(NONE_SCORED)

    @on(DataTable.RowSelected, "#sessions-table")
    def open(self, event: DataTable.RowSelected) -> None:
        """Open a session where it stands."""
        session = str(event.row_key.value)
        self.send_for(
            lambda: self.visit.desk().reopen(session),
            self._opened,
        )

    def _opened(self, session: PracticeSession) -> None:
        self.post_message(GoSession(session))

    @on(DataTable.RowHighlighted, "#indicators")
    def draw(self, event: DataTable.RowHighlighted) -> None:
        """Draw the indicator under the cursor."""
        chosen = self._indicators.get(str(event.row_key.value))
        if chosen is not None:
            self.send_for(_chart_type, lambda chart: self._draw(chart, chosen))

    def _draw(self, chart: "type[Chart]", one: IndicatorProgress) -> None:
        plot = self.query_one("#plot")
        points = [
            (place, float(point.level))
            for place, point in enumerate(one.points, 1)
            if point.level is not None
        ]
        drawn = plot.query(chart)
        if drawn:
            drawn.first().show(points)
        else:
            made = chart(4, "session, oldest first", ticks=(0, 1, 2, 3, 4))
            made.show(points)
            plot.mount(Static("", id="plotted", classes="heading", markup=False), made)
        self.call_after_refresh(self._title, one)

    def _title(self, one: IndicatorProgress) -> None:
        self.query_one("#plotted", Static).update(plain(f"{one.title}, level 0 to 4"))

    def action_tab(self, name: str) -> None:
        """Show a tab and go into it."""
        # What has the focus would hold its own tab open.
        self.set_focus(None)
        self.query_one("#tabs", TabbedContent).active = name
        self.query_one(f"#{name}", TabPane).query_one(Table).focus()


def _chart_type() -> "type[Chart]":
    from simulator.tui.widgets.chart import Chart  # noqa: PLC0415 -- slow import (plotext)

    return Chart


def _session(row: SessionSummary) -> tuple[Text, ...]:
    title = f"↳ {row.title}, another way" if row.branch_of else row.title
    return (
        Text(day(row.started)),
        Text(visible(title)),
        Text(str(row.turns), justify="right"),
        Text(standing(row)),
    )


def _indicator(one: IndicatorProgress) -> tuple[Text, ...]:
    last: ProgressPoint = one.points[-1]
    return (
        Text(visible(one.title)),
        Text(sparks([point.level for point in one.points])),
        Text(level(last.level)),
        Text(str(len(one.points)), justify="right"),
    )
