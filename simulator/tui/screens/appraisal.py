"""The trainee's own view, asked before any score is shown."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from simulator.overview import Answers, AppraisalQuestion
from simulator.ports import PracticeSession
from simulator.tui.page import Page
from simulator.tui.routes import GoHome, GoSession
from simulator.tui.screens.dialogs import Dialog
from simulator.tui.shown import plain
from simulator.tui.visit import Visit
from simulator.tui.widgets.level_picker import LevelPicker
from simulator.tui.widgets.safe_area import SafeArea


class AppraisalScreen(Page):
    """Asks how it went; what is answered is kept and never changed."""

    AUTO_FOCUS = ""
    HEADING = "How did you find it yourself?"

    def __init__(self, visit: Visit, session: PracticeSession) -> None:
        super().__init__(visit)
        self._session = session
        self._questions: tuple[AppraisalQuestion, ...] = ()

    def body(self) -> ComposeResult:
        with VerticalScroll(id="questions", can_focus=False):
            yield Static(
                "Your own view comes first, before you see any score. It is kept beside "
                "the score and never mixed with it. Leave out what you like.",
                markup=False,
                classes="muted lead",
            )
        with Horizontal(id="below"):
            yield Button("See the debrief", id="done", variant="primary")
            yield Button("Say nothing", id="skip")

    def on_mount(self) -> None:
        """Send for the questions."""
        self.send_for(self._session.appraisal_questions, self._ask)

    def _ask(self, questions: tuple[AppraisalQuestion, ...]) -> None:
        self._questions = questions
        answers = self.visit.answers.get(self._session.id, {})
        fields = [_field(question, answers.get(question.id)) for question in questions]
        self.query_one("#questions").mount(*fields)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        for field in self.query("LevelPicker, SafeArea"):
            field.focus()
            return

    def answers(self) -> Answers:
        """Return what has been answered so far."""
        given: dict[str, int | str] = {}
        for field in self.query(Field):
            answer = field.answer()
            if answer is not None:
                given[field.question.id] = answer
        return given

    @on(Button.Pressed, "#done")
    def keep(self) -> None:
        """Keep the answers and go on to the score."""
        answers = self.answers()
        if answers:
            self._keep(answers)
        else:
            self._make_sure()

    @on(Button.Pressed, "#skip")
    def _make_sure(self) -> None:
        self.app.push_screen(
            Dialog(
                "Go on without your own view?",
                "Seeing the score first makes it hard to judge for yourself. "
                "It cannot be added later.",
                "Go on",
            ),
            lambda is_sure: self._keep({}) if is_sure else None,
        )

    def _keep(self, answers: Answers) -> None:
        self.send_for(lambda: self._session.appraise(answers), lambda _: self._kept())

    def _kept(self) -> None:
        self.visit.answers.pop(self._session.id, None)
        self.post_message(GoSession(self._session))

    def action_back(self) -> None:
        """Leave it for later; what is filled in stays."""
        self.post_message(GoHome())

    def keep_drafts(self) -> None:
        """Put what is filled in aside."""
        if self._session.appraisal is None:
            self.visit.answers[self._session.id] = self.answers()


class Field(Vertical):
    """One question with the place for its answer."""

    def __init__(self, question: AppraisalQuestion, answer: int | str | None) -> None:
        super().__init__()
        self.question = question
        self._answer = answer

    def compose(self) -> ComposeResult:
        yield Static(plain(self.question.text), markup=False, classes="question")
        if self.question.kind == "level":
            yield LevelPicker()
        else:
            yield SafeArea(highlight_cursor_line=False, tab_behavior="focus")

    def on_mount(self) -> None:
        """Put in what was answered before."""
        if isinstance(self._answer, int):
            self.query_one(LevelPicker).level = self._answer
        elif self._answer:
            self.query_one(SafeArea).put(self._answer)

    def answer(self) -> int | str | None:
        """Return what is answered; None where nothing is."""
        if self.question.kind == "level":
            return self.query_one(LevelPicker).level
        return self.query_one(SafeArea).text.strip() or None


def _field(question: AppraisalQuestion, answer: int | str | None) -> Field:
    return Field(question, answer)
