"""The conversation so far, with a cursor that moves from turn to turn."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.exchange import Exchange
from simulator.tui.shown import plain, speech, typed
from simulator.tui.wording import codes
from simulator.words import counted

MOST_EXCHANGES: Final = 28
"""Shown at a time, two widgets each; what came before is folded away."""
MORE_AT_ONCE: Final = 20

Spans = tuple[tuple[int, int], ...]
HIGHLIGHT: Final = "$background on $accent"


class CoachSaid(Static):
    """One turn of the coach."""

    def __init__(self, exchange: Exchange, *, with_codes: bool) -> None:
        super().__init__(markup=False, classes="coach turn", id=f"said-{exchange.number}")
        self.exchange = exchange
        self._with_codes = with_codes
        self.mark(())

    def mark(self, spans: Spans) -> None:
        """Show the turn with some of its words highlighted."""
        one = self.exchange
        facts = f"  {one.number}"
        if self._with_codes:
            facts += f"  {codes(one)}"
        said = (
            plain("(you wait)", "italic $muted")
            if one.is_silence
            else typed(one.coach, spans, HIGHLIGHT)
        )
        self.update(
            Content.assemble(("You", "bold $secondary"), plain(facts, "$muted"), "\n", said)
        )


class CoacheeSaid(Static):
    """One turn of the coachee."""

    def __init__(self, name: str, text: str, number: int) -> None:
        words = Content.assemble(plain(name, "bold $primary"), "\n", speech(text))
        super().__init__(words, markup=False, classes="coachee turn", id=f"reply-{number}")


class Earlier(Static):
    """Stands for the turns that are folded away."""

    class Opened(Message):
        """Show more of them."""

    def count(self, hidden: int) -> None:
        """Say how many there are."""
        self.update(f"▸ {counted(hidden, 'earlier turn')}, click or press Home to open")
        self.display = hidden > 0

    def on_click(self, event: events.Click) -> None:
        """A click opens them."""
        event.stop()
        self.post_message(self.Opened())


class Conversation(VerticalScroll, can_focus=True):
    """Shows exchanges; tells which one the cursor is on."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Turn before", show=False),
        Binding("down,j", "move(1)", "Turn after", show=False),
        Binding("home", "first", "Earlier turns", show=False),
        Binding("end", "last", "Last turn", show=False),
        Binding("enter", "open", "Look at turn", show=False),
    ]

    class Chosen(Message):
        """The cursor is on another turn."""

        def __init__(self, exchange: Exchange) -> None:
            super().__init__()
            self.exchange = exchange

    class Opened(Message):
        """Enter was pressed on a turn, or it was clicked."""

        def __init__(self, exchange: Exchange) -> None:
            super().__init__()
            self.exchange = exchange

    def __init__(
        self,
        coachee: str,
        opening: str,
        exchanges: Sequence[Exchange],
        *,
        with_codes: bool = False,
    ) -> None:
        super().__init__()
        self._coachee = coachee
        self._opening = opening
        self._exchanges = list(exchanges)
        self._with_codes = with_codes
        self._first = max(0, len(self._exchanges) - MOST_EXCHANGES)
        self.chosen: int | None = None
        """The number of the exchange under the cursor."""

    def compose(self) -> ComposeResult:
        yield Earlier(markup=False, classes="earlier")
        yield CoacheeSaid(self._coachee, self._opening, 0)
        yield from self._widgets(self._exchanges[self._first :])

    def on_mount(self) -> None:
        """Begin at the end."""
        self._count()
        self.anchor()

    def add(self, exchange: Exchange) -> None:
        """Show what has just been said, and fold away what is too much."""
        self.waiting(None)
        self._let_go()
        self._exchanges.append(exchange)
        self.mount(*self._widgets([exchange]))
        before = self._first
        self._first = max(before, len(self._exchanges) - MOST_EXCHANGES)
        self._fold(before)
        self.anchor()

    def waiting(self, text: str | None) -> None:
        """Show a turn that has not been answered yet; None takes it away."""
        self.query(".pending").remove()
        if text is None:
            return
        said = typed(text) if text.strip() else plain("(you wait)", "italic $muted")
        self.mount(
            Static(
                Content.assemble(
                    ("You", "bold $secondary"),
                    "\n",
                    said,
                    (f"\n{self._coachee} is thinking…", "italic $muted"),
                ),
                markup=False,
                classes="coach turn pending",
            )
        )
        self.anchor()

    def point_at(self, number: int, spans: Spans = ()) -> None:
        """Put the cursor on an exchange, its words highlighted where spans are given."""
        self._unfold(number - 1)
        self._let_go()
        self.chosen = number
        said = self._said(number)
        said.add_class("-chosen")
        said.mark(spans)
        self.call_after_refresh(self.scroll_to_widget, said, animate=False, top=True)
        self.post_message(self.Chosen(self._exchanges[number - 1]))

    def _let_go(self) -> None:
        if self.chosen is not None and self.chosen > self._first:
            said = self._said(self.chosen)
            said.remove_class("-chosen")
            said.mark(())
        self.chosen = None

    def _said(self, number: int) -> CoachSaid:
        return self.query_one(f"#said-{number}", CoachSaid)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        if not self._exchanges:
            return
        last = len(self._exchanges)
        number = last if self.chosen is None else self.chosen + step
        self.release_anchor()
        self.point_at(min(last, max(1, number)))

    def action_first(self) -> None:
        """Unfold earlier turns; once all are there, go to the first."""
        if self._first:
            self._unfold(max(0, self._first - MORE_AT_ONCE))
            self.call_after_refresh(self.scroll_home, animate=False)
        else:
            self.action_move(-len(self._exchanges))

    def action_last(self) -> None:
        """Go to the last turn."""
        self.action_move(len(self._exchanges))

    def action_open(self) -> None:
        """Ask for a closer look."""
        if self.chosen is not None:
            self.post_message(self.Opened(self._exchanges[self.chosen - 1]))

    def on_click(self, event: events.Click) -> None:
        """Choose the turn that was clicked."""
        if isinstance(event.widget, CoachSaid):
            self.point_at(event.widget.exchange.number)
            self.action_open()

    def on_earlier_opened(self, event: Earlier.Opened) -> None:
        """Unfold some of what is folded away."""
        event.stop()
        self.action_first()

    def _widgets(self, exchanges: Iterable[Exchange]) -> Iterable[Static]:
        for one in exchanges:
            yield CoachSaid(one, with_codes=self._with_codes)
            yield CoacheeSaid(self._coachee, one.coachee, one.number)

    def _fold(self, before: int) -> None:
        for number in range(before + 1, self._first + 1):
            self.query(f"#said-{number}, #reply-{number}").remove()
        self._count()

    def _unfold(self, first: int) -> None:
        if first >= self._first:
            return
        shown_from, self._first = self._first, first
        folded = self._exchanges[first:shown_from]
        self.mount(*self._widgets(folded), after=self.query_one("#reply-0"))
        self._count()

    def _count(self) -> None:
        self.query_one(Earlier).count(self._first)
        self.query_one("#reply-0").display = self._first == 0
