"""The conversation itself."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from simulator.exchange import Exchange
from simulator.ports import PracticeSession
from simulator.tui.page import WIDE, Page, TitleBar
from simulator.tui.routes import GoCompare, GoHome, GoReread, GoRewind, GoSession
from simulator.tui.screens.dialogs import Dialog
from simulator.tui.shown import plain
from simulator.tui.visit import Visit
from simulator.tui.widgets.composer import Composer
from simulator.tui.widgets.conversation import Conversation
from simulator.tui.widgets.mirror import Mirror
from simulator.tui.widgets.notes import Notes
from simulator.tui.widgets.phase_bar import PhaseBar
from simulator.tui.widgets.side_panel import SidePanel
from simulator.words import minutes_and_seconds

NOTHING_TYPED: Final = "Nothing typed yet. To stay silent on purpose, press Ctrl+S."
NOT_SAID: Final = "Not said yet: your words are back in the box. Enter tries again."
ENDING: Final = (
    "You cannot say more to {} in this session then. "
    "Next you say how you found it yourself; after that you see the score."
)


class PracticeScreen(Page):
    """Shows the conversation and passes on what the coach types; it decides nothing."""

    AUTO_FOCUS = "Composer"
    BINDINGS = [
        Binding("escape", "back", "Pause", tooltip="Leave for now; the session is kept"),
        Binding("ctrl+s,f4", "wait", "Silence", tooltip="Let the coachee speak"),
        Binding("ctrl+o,f2", "mirror", "Mirror", tooltip="What your turn was and did"),
        Binding("ctrl+n,f3", "notes", "Notes", tooltip="The coachee does not see them"),
        Binding(
            "ctrl+t,f5", "rewind", "Another way", tooltip="Go back to a turn, in a copy"
        ),
        Binding(
            "ctrl+b,f6", "compare", "Compare", tooltip="Set this try beside the first one"
        ),
        Binding("ctrl+g,f8", "end", "End", tooltip="Close the session and look back on it"),
        Binding("ctrl+l", "turns", "Move among the turns", show=False),
        Binding("ctrl+r,f7", "reread", "Read the brief again", show=False),
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
        session, is_open = self._session, self.visit.is_mirror_open
        name = session.scenario.coachee
        yield PhaseBar()
        with Horizontal(id="halves"):
            yield Conversation(name, session.opening, session.exchanges)
            is_wide = self.app.size.width >= WIDE
            yield SidePanel(session.notes, is_open=is_wide if is_open is None else is_open)
        with Vertical(id="below"):
            with Horizontal(id="said"):
                yield Static(plain(self._first_hint), id="hint", markup=False)
                yield Static("getting the coachee ready…", id="loading", markup=False)
            yield Composer(f"What do you say to {name}?")
            yield Button("Look back on the session", id="look", variant="primary")

    def on_mount(self) -> None:
        """Show where the session stands, and make sure that the coder is loading."""
        self.query_one(Composer).put(self.visit.drafts.pop(self._session.id, ""))
        if self._session.exchanges:
            self.query_one(Mirror).exchange = self._session.exchanges[-1]
        self._point()
        self._tick()
        self.set_interval(1, self._tick)
        self.send_for(self.visit.prepare, self._ready, self._not_ready)

    def _ready(self, _: None) -> None:
        self.query_one("#loading").display = False

    def _not_ready(self, sentence: str) -> None:
        self._ready(None)
        self.complain(sentence)

    # -- one turn

    @on(Composer.Sent)
    def send(self, event: Composer.Sent) -> None:
        """Say what was typed."""
        if not event.text.strip():
            self._hint(NOTHING_TYPED)
        elif self._is_waiting:
            self._hint(f"{self._session.scenario.coachee} is still thinking.")
        else:
            self.query_one(Composer).put("")
            self._say(event.text)

    def action_wait(self) -> None:
        """Stay silent; what is typed stays in the box."""
        if not self._is_waiting:
            self._say("")

    def _say(self, text: str) -> None:
        self._is_waiting = True
        self._hint("")
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
        self._hint(NOT_SAID if text else "")
        self.complain(sentence)
        self._point()

    # -- beside the conversation

    @on(Conversation.Chosen)
    def look(self, event: Conversation.Chosen) -> None:
        """Mirror the turn under the cursor."""
        self.query_one(Mirror).exchange = event.exchange

    @on(Conversation.Opened)
    def open_mirror(self) -> None:
        """Show the mirror of the turn."""
        self.query_one(SidePanel).show(SidePanel.MIRROR)

    def action_mirror(self) -> None:
        """Show or hide the mirror."""
        is_open = self.query_one(SidePanel).toggle(SidePanel.MIRROR)
        self.visit.is_mirror_open = is_open
        self._to_words()

    def action_notes(self) -> None:
        """Show or hide the notes."""
        if self.query_one(SidePanel).toggle(SidePanel.NOTES):
            self.query_one("#note").focus()
        else:
            self._to_words()

    def _to_words(self) -> None:
        self.query_one("#look" if self._session.is_over else Composer).focus()

    @on(Notes.Written)
    def keep_note(self, event: Notes.Written) -> None:
        """Keep a note; it stays in its line until it is kept."""
        notes = self.query_one(Notes)
        self.send_for(
            lambda: self._session.note(event.text), lambda _: notes.add(event.text)
        )

    def action_turns(self) -> None:
        """Move among the turns."""
        conversation = self.query_one(Conversation)
        conversation.focus()
        conversation.action_last()

    def action_reread(self) -> None:
        """Read the brief again."""
        self.post_message(GoReread(self._session))

    # -- leaving

    def action_rewind(self) -> None:
        """Choose a turn to try another way."""
        if self._session.exchanges:
            chosen = self.query_one(Conversation).chosen
            self.post_message(GoRewind(self._session, chosen))
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
        return not (action == "wait" and self._session.is_over)

    def keep_drafts(self) -> None:
        """Put what is typed and not said aside."""
        self.visit.drafts[self._session.id] = self.query_one(Composer).text

    def action_back(self) -> None:
        """Leave for now; from elsewhere on the screen, first return to the words."""
        composer = self.query_one(Composer)
        if composer.display and not composer.has_focus:
            composer.focus()
            return
        self.post_message(GoHome())

    def action_end(self) -> None:
        """Ask, then close the session."""
        if self._session.is_over:
            self.end()
            return
        text = ENDING.format(self._session.scenario.coachee)
        self.app.push_screen(
            Dialog("End this session?", text, "End it"),
            lambda is_sure: self.end() if is_sure else None,
        )

    @on(Button.Pressed, "#look")
    def end(self) -> None:
        """Close the session and go on to the self-appraisal."""
        self.send_for(self._session.end, self._ended)

    def _ended(self, _: None) -> None:
        self.post_message(GoSession(self._session))

    # -- small things

    def _point(self) -> None:
        session = self._session
        visited = frozenset(one.phase for one in session.exchanges)
        self.query_one(PhaseBar).point_at(session.phase, visited)
        self.query_one(Composer).display = not session.is_over
        self.query_one("#look").display = session.is_over
        if session.is_over:
            self._hint(f"{session.scenario.coachee} has ended the conversation.")
            self.query_one("#look").focus()
        self.refresh_bindings()

    def _tick(self) -> None:
        planned = self._session.scenario.minutes
        fact = f"{minutes_and_seconds(self._session.seconds)} of about {planned} min"
        self.query_one(TitleBar).state(fact)

    def _hint(self, text: str) -> None:
        self.query_one("#hint", Static).update(plain(text))
