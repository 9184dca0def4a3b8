"""The first screen: go on, start, look back, leave."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.overview import SessionSummary
from simulator.ports import PracticeSession
from simulator.tui.page import Page
from simulator.tui.routes import GoHelp, GoHistory, GoPick, GoSession
from simulator.tui.shown import plain
from simulator.tui.wording import day
from simulator.words import counted

MOST_UNFINISHED: Final = 3
_RESUME: Final = "resume:"


class HomeScreen(Page):
    """Offers everything there is to do."""

    AUTO_FOCUS = "#menu"
    BINDINGS = [
        Binding("escape", "nothing", show=False),
        Binding("s", "start", "Start a session", tooltip="Choose whom to meet"),
        Binding("h", "history", "History", tooltip="Your sessions and your progress"),
    ]
    HEADING = ""

    def body(self) -> ComposeResult:
        with Vertical(id="middle"):
            yield Static(
                Content.assemble(
                    ("coachsim", "bold $primary"),
                    ("  practise the conversation before it counts", "$muted"),
                ),
                id="brand",
            )
            yield Static(
                "Coach a colleague in your own words. They answer to what you ask and to "
                "how you ask it; afterwards you see what each of your turns did.",
                id="what",
                markup=False,
            )
            yield OptionList(*_always(), id="menu", markup=False)
            yield Static("", id="said", classes="note", markup=False)

    def on_mount(self) -> None:
        """Point at the first thing to do."""
        self.query_one(OptionList).highlighted = 0

    def on_screen_resume(self) -> None:
        """Look again what is unfinished, each time the screen is shown."""
        self.send_for(lambda: self.visit.desk().unfinished(), self._offer, self._cannot)

    def _offer(self, unfinished: tuple[SessionSummary, ...]) -> None:
        menu = self.query_one(OptionList)
        first = unfinished[:MOST_UNFINISHED]
        options = [*map(_resume, first), *_always()]
        known = [option.id for option in menu.options]
        if known != [option.id for option in options] or first:
            menu.clear_options()
            menu.add_options(options)
            menu.highlighted = 0
        left = len(unfinished) - len(first)
        self._say(
            f"{counted(left, 'more unfinished session')} in the history." if left else ""
        )

    def _cannot(self, sentence: str) -> None:
        self._say(sentence, "$error")

    def _say(self, sentence: str, style: str = "") -> None:
        self.query_one("#said", Static).update(plain(sentence, style))

    @on(OptionList.OptionSelected)
    async def choose(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        chosen = event.option_id or ""
        if chosen.startswith(_RESUME):
            session = chosen.removeprefix(_RESUME)
            self.send_for(
                lambda: self.visit.desk().reopen(session),
                self._opened,
            )
        else:
            await self.run_action(chosen)

    def action_start(self) -> None:
        """Choose whom to meet."""
        self.post_message(GoPick())

    def action_history(self) -> None:
        """Look back."""
        self.post_message(GoHistory())

    def action_help(self) -> None:
        """Show the keys."""
        self.post_message(GoHelp())

    def action_nothing(self) -> None:
        """Stay: there is nowhere further back."""

    def _opened(self, session: PracticeSession) -> None:
        self.post_message(GoSession(session))


def _always() -> tuple[Option, ...]:
    return (
        _option("start", "Start a session", "choose whom to meet"),
        _option("history", "History and progress", "what you did, and how it goes"),
        _option("help", "Keys and help", "F1 anywhere"),
        _option("app.quit", "Quit", "every word is kept"),
    )


def _option(action: str, title: str, hint: str) -> Option:
    return Option(Content.assemble(f"{title:<24}", (hint, "$muted")), id=action)


def _resume(row: SessionSummary) -> Option:
    kind = "another way" if row.branch_of else "begun"
    facts = f"{kind} {day(row.started)}, {counted(row.turns, 'turn')}"
    prompt = Content.assemble(
        ("Continue  ", "bold"), plain(row.title), (f"  {facts}", "$muted")
    )
    return Option(prompt, id=f"{_RESUME}{row.id}")
