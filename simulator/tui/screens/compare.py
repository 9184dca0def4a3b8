"""A session and a what-if of it, side by side."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.exchange import Exchange
from simulator.overview import Comparison, SessionSummary
from simulator.tui.page import Page
from simulator.tui.shown import plain, speech, typed
from simulator.tui.visit import Visit
from simulator.tui.wording import arrow, codes, day, standing


class CompareScreen(Page):
    """Shows both from the first turn in which they differ."""

    AUTO_FOCUS = "#rows"
    HEADING = "Two ways, side by side"

    def __init__(self, visit: Visit, original: str, branch: str) -> None:
        super().__init__(visit)
        self._ids = (original, branch)

    def body(self) -> ComposeResult:
        yield VerticalScroll(id="rows")

    def on_mount(self) -> None:
        """Send for the two."""
        rows = self.query_one("#rows")
        rows.loading = True
        self.send_for(
            lambda: self.visit.desk().compare(*self._ids), self._show, self._cannot
        )

    def _cannot(self, sentence: str) -> None:
        rows = self.query_one("#rows")
        rows.loading = False
        rows.mount(Static(plain(sentence), markup=False))

    def _show(self, both: Comparison) -> None:
        rows = self.query_one("#rows")
        rows.loading = False
        rows.mount(
            Static(_shared(both), markup=False, classes="muted shared"),
            _pair(
                _head("First try", both.original, both.trust[0]),
                _head("Another way", both.branch, both.trust[1]),
                "head",
            ),
            *(_pair(_cell(t.original), _cell(t.branch)) for t in both.turns),
            _pair(_only(both.only_original), _only(both.only_branch), "told"),
        )


def _shared(both: Comparison) -> str:
    together = "turn" if both.from_turn == 1 else f"{both.from_turn} turns"
    if not both.from_turn:
        return "They part after the opening."
    return f"They have the first {together} in common."


def _pair(left: Content, right: Content, kind: str = "turn") -> Horizontal:
    return Horizontal(
        Static(left, markup=False, classes="side"),
        Static(right, markup=False, classes="side"),
        classes=f"pair {kind}",
    )


def _head(title: str, row: SessionSummary, trust: float) -> Content:
    return Content("\n").join(
        [
            Content.styled(title, "bold $primary"),
            plain(f"{day(row.started)} · {standing(row)}", "$muted"),
            Content.assemble("Trust at the end ", (f"{trust:.0f}", "bold")),
        ]
    )


def _cell(one: Exchange | None) -> Content:
    if one is None:
        return Content.styled("(nothing here)", "italic $muted")
    change = one.trust - one.trust_before
    said = plain("(you waited)", "italic $muted") if one.is_silence else typed(one.coach)
    return Content("\n").join(
        [
            Content.assemble(
                ("You", "bold $secondary"), plain(f"  {one.number}  {codes(one)}", "$muted")
            ),
            said,
            speech(one.coachee).stylize_before("$foreground"),
            Content.styled(f"{arrow(change)} trust {one.trust:.0f}", _colour(change)),
        ]
    )


def _colour(change: float) -> str:
    return {"▲": "$success", "▼": "$error"}.get(arrow(change), "$muted")


def _only(told: tuple[str, ...]) -> Content:
    return Content("\n").join(
        [
            Content.styled("Told only here", "bold $primary"),
            plain("; ".join(told) or "nothing"),
        ]
    )
