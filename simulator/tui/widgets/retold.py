"""The third tab of the debrief: the transcript, each turn mirrored."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from simulator.debrief import Debrief, DebriefQuote
from simulator.tui.widgets.conversation import Conversation
from simulator.tui.widgets.mirror import Mirror


class Retold(Horizontal):
    """The conversation at the left, the mirror of the chosen turn at the right."""

    def __init__(self, debrief: Debrief) -> None:
        super().__init__()
        self._debrief = debrief

    def compose(self) -> ComposeResult:
        one = self._debrief
        yield Conversation(one.coachee, one.opening, one.exchanges, with_codes=True)
        yield Mirror(in_numbers=True)

    def on_mount(self) -> None:
        """Mirror the last turn until another is chosen."""
        if self._debrief.exchanges:
            self.query_one(Mirror).exchange = self._debrief.exchanges[-1]

    @property
    def chosen(self) -> int | None:
        """The number of the exchange under the cursor."""
        return self.query_one(Conversation).chosen

    def point_at(self, quote: DebriefQuote) -> None:
        """Highlight a quote where it was said."""
        conversation = self.query_one(Conversation)
        conversation.release_anchor()
        conversation.point_at(quote.turn, ((quote.start, quote.end),))
        self.call_after_refresh(conversation.focus)

    @on(Conversation.Chosen)
    def look(self, event: Conversation.Chosen) -> None:
        """Mirror the turn under the cursor."""
        self.query_one(Mirror).exchange = event.exchange
