"""The first tab of the debrief: the whole, in one view."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from simulator.debrief import Debrief, DebriefFamily, Highlight
from simulator.tui.shown import ending, plain, shortened, speech
from simulator.tui.widgets.table import Table
from simulator.tui.wording import level, level_bar, points_of_100, told
from simulator.typed import visible
from simulator.words import counted, minutes_and_seconds

HIGHLIGHT_CHARACTERS: Final = 160


class Overview(VerticalScroll):
    """Overall score, one strength, one next step, the families beside one's own view."""

    class Family(Message):
        """A family was chosen in the table."""

        def __init__(self, family: str) -> None:
            super().__init__()
            self.family = family

    def __init__(self, debrief: Debrief) -> None:
        super().__init__()
        self._debrief = debrief

    def compose(self) -> ComposeResult:
        one = self._debrief
        yield Static(_whole(one), markup=False, classes="block")
        with Horizontal(classes="pair"):
            yield Static(
                _highlight("Keep doing", one.strength), markup=False, classes="box keep"
            )
            yield Static(
                _highlight("Try next", one.next_step), markup=False, classes="box try"
            )
        yield Table("families")
        yield Static(_course(one), markup=False, classes="block")
        for own in one.own_words:
            yield Static(
                Content.assemble(plain(own.question, "$muted"), "\n", plain(own.answer)),
                markup=False,
                classes="block",
            )
        yield Static(_made_with(one), markup=False, classes="block muted")

    def on_mount(self) -> None:
        """Fill the table."""
        rows = {family.id: _row(family) for family in self._debrief.families}
        self.query_one(Table).fill(("Family", "Score", "coachsim", "You said"), rows)

    @on(DataTable.RowSelected)
    def choose(self, event: DataTable.RowSelected) -> None:
        """Ask for the findings of a family."""
        event.stop()
        self.post_message(self.Family(str(event.row_key.value)))


def _row(family: DebriefFamily) -> tuple[Text, ...]:
    own = "–" if family.own_level is None else level(family.own_level)
    return (
        Text(family.title),
        Text(points_of_100(family.score), justify="right"),
        Text(f"{level_bar(family.level)} {level(family.level)}"),
        Text(f"{level_bar(family.own_level)} {own}"),
    )


def _whole(one: Debrief) -> Content:
    facts = f"{counted(len(one.exchanges), 'turn')} in {minutes_and_seconds(one.seconds)}"
    if one.overall is None:
        return Content.assemble(
            ("There was not enough to score. ", "bold"), (facts, "$muted")
        )
    kind = "  another way" if one.branch_of else ""
    return Content.assemble(
        (f"{one.overall:.0f} of 100", "bold $primary"), (f"  {facts}{kind}", "$muted")
    )


def _highlight(title: str, one: Highlight | None) -> Content:
    if one is None:
        return Content.assemble(
            (title, "bold $primary"), "\n", ("Too little was said to choose one.", "$muted")
        )
    parts = [
        Content.assemble((f"{title}: ", "bold $primary"), plain(one.title, "bold")),
        plain(one.text),
    ]
    if one.heard:
        parts.append(Content.assemble(("They said: ", "$muted"), speech(ending(one.heard))))
    if one.quote is not None and one.quote.quote:
        words = shortened(" ".join(one.quote.quote.split()), HIGHLIGHT_CHARACTERS)[0]
        parts.append(Content.assemble(("You said: ", "$muted"), plain(f"“{words}”")))
    return Content("\n").join(parts)


def _course(one: Debrief) -> Content:
    return Content("\n").join(
        [
            _listed(f"{one.coachee} told you", map(told, one.told)),
            _listed("Kept back", _kept_back(one)),
            _listed("Agreed", one.agreed),
            _listed("Your notes", one.notes),
        ]
    )


def _kept_back(one: Debrief) -> Iterable[str]:
    # The words are kept back too, so that many have the same title.
    for title, times in Counter(left.title for left in one.left).items():
        yield title if times == 1 else f"{title} ({times} times)"


def _listed(name: str, items: Iterable[str]) -> Content:
    lines = [plain(f"  · {' '.join(item.split())}") for item in items]
    if not lines:
        return Content.assemble(plain(f"{name}: ", "bold"), ("nothing", "$muted"))
    return Content("\n").join([plain(name, "bold"), *lines])


def _made_with(one: Debrief) -> str:
    versions = (f"{name} {version}" for name, version in one.versions.items())
    return visible(f"Session {one.session}, seed {one.seed}; " + ", ".join(versions) + ".")
