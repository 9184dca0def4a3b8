"""Lines over turns, drawn with plotext. Importing this takes a moment: do it in a worker."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.theme import Theme
from textual_plotext import PlotextPlot

from simulator.debrief import TrustPoint

Rgb = tuple[int, int, int]


class Chart(Vertical):
    """One line of points over whole numbers."""

    DEFAULT_CSS = "Chart { height: 1fr; }"

    def __init__(self, top: float, across: str, *, ticks: Sequence[float]) -> None:
        super().__init__()
        self._top = top
        self._across = across
        self._ticks = ticks
        self._points: Sequence[tuple[int, float]] = ()

    def compose(self) -> ComposeResult:
        yield PlotextPlot()

    def on_mount(self) -> None:
        """Draw, now and when the theme changes."""
        self.app.theme_changed_signal.subscribe(self, self._themed)
        self._draw()

    def show(self, points: Sequence[tuple[int, float]]) -> None:
        """Draw other points."""
        self._points = points
        if self.is_mounted:
            self._draw()

    def _themed(self, _: Theme) -> None:
        self._draw()

    def _draw(self) -> None:
        plot = self.query_one(PlotextPlot)
        plt = plot.plt
        plt.clear_data()
        plt.ylim(0, self._top)
        plt.yticks(list(self._ticks))
        plt.xlabel(self._across)
        places = [place for place, _ in self._points]
        if places:
            plt.xticks(_ticks(places[0], places[-1]))
            values = [value for _, value in self._points]
            plt.plot(places, values, color=self._colour("primary"), marker="braille")
            plt.scatter(places, values, color=self._colour("accent"), marker="dot")
        plot.refresh()

    def _colour(self, name: str) -> Rgb:
        return Color.parse(self.app.theme_variables[name]).rgb


def trust_chart(points: Sequence[TrustPoint]) -> Chart:
    """Return trust (0-100) over the turns."""
    chart = Chart(100, "turn (0 is the opening)", ticks=(0, 25, 50, 75, 100))
    chart.show([(point.turn, point.trust) for point in points])
    return chart


def _ticks(first: int, last: int) -> list[float]:
    step = max(1, (last - first) // 10)
    return list(range(first, last + 1, step))
