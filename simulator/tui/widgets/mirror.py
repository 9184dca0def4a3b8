"""The mirror: what one turn of the coach was, what it did, and how it might be better."""

from collections.abc import Iterable
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from simulator.exchange import Exchange, Observation
from simulator.tui.shown import plain, typed
from simulator.tui.wording import confidence, told, trust_moved
from simulator.words import points

_SURE_ENOUGH: Final = 0.75
"""Below this the runner-up is named too."""

NOTHING_YET: Final = (
    "Say something, and you will see here what your turn was, which words made it so, "
    "and what it did."
)


class Mirror(VerticalScroll):
    """Shows one exchange from the coach's side. Trust is a number only with `in_numbers`."""

    exchange: reactive[Exchange | None] = reactive(None, recompose=True)

    def __init__(self, *, in_numbers: bool = False) -> None:
        super().__init__(id="mirror")
        self._in_numbers = in_numbers

    def compose(self) -> ComposeResult:
        if self.exchange is None:
            yield Static(NOTHING_YET, markup=False, classes="muted")
            return
        for part in mirror_parts(self.exchange, in_numbers=self._in_numbers):
            yield Static(part, markup=False, classes="part")


def mirror_parts(exchange: Exchange, *, in_numbers: bool) -> Iterable[Content]:
    """Return the paragraphs of the mirror."""
    yield Content.assemble(
        ("What it was", "bold $primary"), (f"  turn {exchange.number}", "$muted")
    )
    for seen in exchange.observations:
        yield _observed(seen, exchange.coach)
    if exchange.turn_marks:
        yield plain("Here: " + ", ".join(exchange.turn_marks).lower() + ".", "$warning")
    yield _under("What it did", _effect(exchange, in_numbers=in_numbers))
    if exchange.because:
        yield _under("Why the answer was so", plain(exchange.because))


def _under(heading: str, what: Content) -> Content:
    return Content.assemble((heading, "bold $primary"), "\n", what)


def _observed(seen: Observation, text: str) -> Content:
    lines = [
        Content.assemble(
            plain(seen.title, "bold"), (f"  {confidence(seen.confidence)}", "$muted")
        )
    ]
    words = text[seen.start : seen.end]
    if words.strip():
        spans = [(span.start - seen.start, span.end - seen.start) for span in seen.evidence]
        lines.append(Content.assemble("“", typed(words, spans, "underline $accent"), "”"))
    if seen.mark_titles:
        lines.append(plain("· " + " · ".join(seen.mark_titles), "$secondary"))
    lines.append(typed(seen.reason))
    if seen.runner_up and seen.confidence < _SURE_ENOUGH:
        lines.append(plain(f"It might also be: {seen.runner_up.lower()}.", "$muted"))
    if seen.rewrite:
        lines.append(
            Content.assemble(("Try: ", "bold $success"), "“", typed(seen.rewrite), "”")
        )
    return Content("\n").join(lines)


def _effect(exchange: Exchange, *, in_numbers: bool) -> Content:
    change = exchange.trust - exchange.trust_before
    moved = (
        f"Trust {points(round(change, 1))}, now {exchange.trust:.0f}."
        if in_numbers
        else trust_moved(change)
    )
    lines = [plain(moved, "bold")]
    said_above = {seen.reason for seen in exchange.observations}
    for reason in exchange.trust_reasons:
        sign = points(reason.change) if in_numbers else ("+" if reason.change > 0 else "−")
        is_new = reason.because and reason.because not in said_above
        because = f": {reason.because}" if is_new else ""
        lines.append(typed(f"{sign} {reason.title}{because}"))
    if exchange.stance_shows:
        lines.append(plain(exchange.stance_shows, "italic $muted"))
    lines.extend(plain(f"Told you: {told(one)}", "$success") for one in exchange.told)
    return Content("\n").join(lines)
