"""The conversation itself."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, ContentSwitcher, Static

from simulator.exchange import Exchange
from simulator.ports import PracticeSession
from simulator.tui.page import WIDE, Page, TitleBar
from simulator.tui.routes import GoCompare, GoHome, GoRewind, GoSession
from simulator.tui.screens.dialogs import Dialog
from simulator.tui.shown import plain
from simulator.tui.visit import Visit
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.conversation import Conversation
from simulator.tui.widgets.mirror import Mirror
from simulator.tui.widgets.notes import Notes
from simulator.tui.widgets.phase_bar import PhaseBar
from simulator.words import minutes_and_seconds

NOTHING_TYPED: Final = "Nothing typed yet. To stay silent on purpose, press Ctrl+S."
LONG_TEXT: Final = 2000


class PracticeScreen(Page):
    """Shows the conversation and passes on what the coach types; it decides nothing."""

    CSS_PATH = "practice.tcss"
    AUTO_FOCUS = "Composer"
    BINDINGS = [
        Binding(
            "ctrl+s,f4", "wait", "Stay silent", tooltip="Wait, and let the coachee speak"
        ),
        Binding(
            "ctrl+o,f2", "mirror", "Mirror", tooltip="What your turn was and what it did"
        ),
        Binding(
            "ctrl+n,f3",
            "notes",
            "Notes",
            tooltip="Your own notes; the coachee does not see them",
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
        Binding("ctrl+g,f8", "end", "End", tooltip="Close the session and look back on it"),
        Binding("escape", "back", "Pause", tooltip="Leave for now; the session is kept"),
        Binding(
            "ctrl+l",
            "turns",
            "Move among the turns",
            show=False,
            tooltip="Then the arrow keys choose a turn, and Enter shows it in the mirror",
        ),
    ]

    def __init__(self, visit: Visit, session: PracticeSession, hint: str = "") -> None:
        super().__init__(visit)
        self._session = session
        self._first_hint = hint
        self._is_waiting = False

    @property
    def heading(self) -> str:
        """Name the scenario and whom one meets."""
        choice = self._session.scenario
        kind = ", another way" if self._session.branch_of else ""
        return f"{choice.title} · {choice.coachee}{kind}"

    def body(self) -> ComposeResult:
        session = self._session
        yield PhaseBar()
        with Horizontal(id="halves"):
            yield Conversation(session.scenario.coachee, session.opening, session.exchanges)
            with ContentSwitcher(initial="mirror", id="side"):
                yield Mirror()
                yield Notes(session.notes)
        with Vertical(id="below"):
            yield Static("", id="hint", classes="note", markup=False)
            yield Composer(f"What do you say to {session.scenario.coachee}?")
            yield Button("Look back on the session", id="look", variant="primary")

    def on_mount(self) -> None:
        """Show where the session stands, and make sure that the coder is loading."""
        visit = self.visit
        is_open = visit.is_mirror_open
        self.query_one("#side").display = (
            self.app.size.width >= WIDE if is_open is None else is_open
        )
        self.query_one(Composer).put(visit.drafts.pop(self._session.id, ""))
        if self._session.exchanges:
            self.query_one(Mirror).exchange = self._session.exchanges[-1]
        self._point()
        self._tick()
        self.set_interval(1, self._tick)
        self.send_for(lambda: visit.desk().prepare(), lambda _: self._hint(""))
        self.send_for(lambda: visit.desk().is_ready, self._tell_if_loading)

    def on_unmount(self) -> None:
        """Keep what was typed and not sent."""

    def _tell_if_loading(self, is_ready: bool) -> None:  # noqa: FBT001 -- a worker's result
        if not is_ready:
            self._hint("getting the coachee ready…")

    # -- one turn

    @on(Composer.Sent)
    def send(self, event: Composer.Sent) -> None:
        """Say what was typed; it stays in the box until it is answered."""
        if not event.text.strip():
            self._hint(NOTHING_TYPED)
        elif not self._is_waiting:
            self._say(event.text)

    def action_wait(self) -> None:
        """Stay silent."""
        if not self._is_waiting and not self._session.is_over:
            self._say("")

    def _say(self, text: str) -> None:
        self._is_waiting = True
        self._hint("")
        self.query_one(Composer).put("")
        self.query_one(Conversation).waiting(text)
        self.send_for(
            lambda: self._session.say(text) if text else self._session.wait(),
            self._answered,
            lambda sentence: self._not_answered(text, sentence),
        )

    def _answered(self, exchange: Exchange) -> None:
        self._is_waiting = False
        self.query_one(Conversation).add(exchange)
        self.query_one(Mirror).exchange = exchange
        self._point()

    def _not_answered(self, text: str, sentence: str) -> None:
        self._is_waiting = False
        self.query_one(Conversation).waiting(None)
        composer = self.query_one(Composer)
        composer.put(text + composer.text)
        self._hint("Not said yet; your words are still in the box.")
        self.complain(sentence)

    # -- beside the conversation

    @on(Conversation.Chosen)
    def look(self, event: Conversation.Chosen) -> None:
        """Mirror the turn under the cursor."""
        self.query_one(Mirror).exchange = event.exchange

    @on(Conversation.Opened)
    def open_mirror(self) -> None:
        """Show the mirror of the turn."""
        self._show_side("mirror")

    def action_mirror(self) -> None:
        """Show or hide the mirror."""
        self._toggle_side("mirror")
        self.visit.is_mirror_open = self._shown_side() == "mirror"

    def action_notes(self) -> None:
        """Show or hide the notes."""
        self._toggle_side("own")
        if self._shown_side() == "own":
            self.query_one("#note").focus()

    def _shown_side(self) -> str | None:
        side = self.query_one("#side", ContentSwitcher)
        return side.current if side.display else None

    def _toggle_side(self, name: str) -> None:
        if self._shown_side() == name:
            self.query_one("#side").display = False
            self.query_one(Composer).focus()
        else:
            self._show_side(name)

    def _show_side(self, name: str) -> None:
        side = self.query_one("#side", ContentSwitcher)
        side.current = name
        side.display = True

    @on(Notes.Written)
    def keep_note(self, event: Notes.Written) -> None:
        """Keep a note; it stays in its line until it is kept."""
        self.send_for(
            lambda: self._session.note(event.text),
            lambda _: self.query_one(Notes).add(event.text),
        )

    def action_turns(self) -> None:
        """Move among the turns."""
        conversation = self.query_one(Conversation)
        conversation.focus()
        conversation.action_last()

    # -- leaving

    def action_rewind(self) -> None:
        """Choose a turn to try another way."""
        if self._session.exchanges:
            self.post_message(GoRewind(self._session, self.query_one(Conversation).chosen))
        else:
            self._hint("There is nothing to go back to yet.")

    def action_compare(self) -> None:
        """Set this try beside the first one."""
        branch = self._session.branch_of
        if branch is not None:
            self.post_message(GoCompare(branch.session, self._session.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer only what can be done now."""
        if action == "compare":
            return self._session.branch_of is not None
        if action == "wait":
            return not self._session.is_over
        return True

    def action_back(self) -> None:
        """Leave for now; from elsewhere on the screen, first return to the words."""
        composer = self.query_one(Composer)
        if composer.display and not composer.has_focus:
            composer.focus()
            return
        self.visit.drafts[self._session.id] = composer.text
        self.post_message(GoHome())

    def action_end(self) -> None:
        """Ask, then close the session."""
        if self._session.is_over:
            self._end(is_sure=True)
            return
        self.app.push_screen(
            Dialog(
                "End this session?",
                f"You will not be able to say more to {self._session.scenario.coachee} in it. "
                "Next you say how you found it yourself; then you see the score.",
                "End it",
            ),
            lambda is_sure: self._end(is_sure=bool(is_sure)),
        )

    @on(Button.Pressed, "#look")
    def look_back(self) -> None:
        """The coachee has gone; go on to the self-appraisal."""
        self._end(is_sure=True)

    def _end(self, *, is_sure: bool) -> None:
        if is_sure:
            self.send_for(self._session.end, lambda _: self._ended())

    def _ended(self) -> None:
        self.post_message(GoSession(self._session))

    # -- small things

    def _point(self) -> None:
        session = self._session
        visited = frozenset(one.phase for one in session.exchanges)
        self.query_one(PhaseBar).point_at(session.phase, visited)
        is_over = session.is_over
        self.query_one(Composer).display = not is_over
        look = self.query_one("#look")
        look.display = is_over
        if is_over:
            look.focus()
            self._hint(f"{session.scenario.coachee} has ended the conversation.")
        self.refresh_bindings()

    def _tick(self) -> None:
        planned = self._session.scenario.minutes
        fact = f"{minutes_and_seconds(self._session.seconds)} of about {planned} min"
        self.query_one(TitleBar).state(fact)

    def _hint(self, text: str) -> None:
        self.query_one("#hint", Static).update(plain(text))
