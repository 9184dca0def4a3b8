"""A session in plain labelled lines, for screen readers and pipes."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from simulator.errors import NoSuchTurn, SimulatorError
from simulator.overview import Answers
from simulator.plain import comparison_lines, debrief_lines, mirror_lines, question_lines
from simulator.ports import Desk, PracticeSession

HELP: Final = """\
Type what you would say and press Enter. Commands:
/wait      stay silent for a while
/note ...  keep a note that the coachee does not see
/why       what your last turn was, and why the coachee answered so
/undo N    go back N exchanges (1 without a number) and try another way; the first try is kept
/compare   set this try beside the first one
/brief     read the brief again
/end       close the session, say how you found it, and see the score
/help      this list
A line that shall begin with a slash begins with two. Ctrl-D leaves; your session is kept."""


class Lines(Protocol):
    """Where lines are typed and shown."""

    def ask(self, prompt: str) -> str | None:
        """Show a prompt and return the line typed; None where there is no more input."""

    def tell(self, text: str = "") -> None:
        """Show a text."""


class Chat:
    """Leads one coach through one session."""

    def __init__(self, desk: Desk, session: PracticeSession, lines: Lines) -> None:
        self._desk = desk
        self._session = session
        self._lines = lines
        self._commands: Mapping[str, Callable[[str], None]] = {
            "/wait": lambda _: self._say(""),
            "/note": self._note,
            "/why": lambda _: self._why(),
            "/undo": self._undo,
            "/compare": lambda _: self._compare(),
            "/brief": lambda _: self._lines.tell(self._session.brief),
            "/end": lambda _: self._session.end(),
            "/help": lambda _: self._lines.tell(HELP),
        }

    def run(self) -> None:
        """Talk until the session is over or the input ends."""
        self._open()
        while not self._session.is_over:
            typed = self._lines.ask("You: ")
            if typed is None:
                self._lines.tell("Your session is kept. `coachsim chat --resume` goes on.")
                return
            self._take(typed)
        self._session.end()
        self._close()

    def _open(self) -> None:
        session, tell = self._session, self._lines.tell
        tell(session.scenario.title)
        tell()
        tell(session.brief.strip())
        tell()
        tell("Type what you would say. /help lists the commands, /end closes the session.")
        tell()
        self._tell_coachee(session.opening)
        for exchange in session.exchanges:
            tell(f"You: {exchange.coach if not exchange.is_silence else '(you wait)'}")
            self._tell_coachee(exchange.coachee)

    def _take(self, typed: str) -> None:
        """Do what one line asks for; a fault leaves the session as it was."""
        name, _, rest = typed.strip().partition(" ")
        try:
            if not typed.strip():
                self._lines.tell("Nothing said. /wait stays silent on purpose.")
            elif not typed.startswith("/") or typed.startswith("//"):
                self._say(typed.removeprefix("/"))
            elif name in self._commands:
                self._commands[name](rest)
            else:
                self._lines.tell(f"There is no command {name}. /help lists them.")
        except SimulatorError as fault:
            self._lines.tell(f"({fault})")

    def _say(self, text: str) -> None:
        exchange = self._session.say(text)
        self._tell_coachee(exchange.coachee)

    def _tell_coachee(self, text: str) -> None:
        self._lines.tell(f"{self._session.scenario.coachee}: {text}")

    def _note(self, text: str) -> None:
        if not text.strip():
            self._lines.tell("Write the note after the command: /note ask about the rota")
            return
        self._session.note(text)
        self._lines.tell("(noted)")

    def _why(self) -> None:
        if not self._session.exchanges:
            self._lines.tell("You have not said anything yet.")
            return
        for line in mirror_lines(self._session.exchanges[-1]):
            self._lines.tell(line)

    def _undo(self, typed: str) -> None:
        steps = typed.strip() or "1"
        if not steps.isdecimal() or int(steps) < 1:
            raise NoSuchTurn("/undo takes a number of exchanges, such as /undo 2.")
        to_turn = len(self._session.exchanges) - int(steps)
        self._session = self._session.rewind(to_turn)
        left = self._session.exchanges
        self._lines.tell("(You are back here; the first try is kept.)")
        self._tell_coachee(left[-1].coachee if left else self._session.opening)

    def _compare(self) -> None:
        branch = self._session.branch_of
        if branch is None:
            self._lines.tell("This is the first try; /undo begins another to compare.")
            return
        for line in comparison_lines(self._desk.compare(branch.session, self._session.id)):
            self._lines.tell(line)

    def _close(self) -> None:
        tell = self._lines.tell
        tell()
        tell("The session is over.")
        if self._session.appraisal is None:
            answers = self._asked()
            if answers is None:
                tell("Your session is kept. `coachsim chat --resume` asks again.")
                return
            self._session.appraise(answers)
        tell()
        for line in debrief_lines(self._session.debrief()):
            tell(line)

    def _asked(self) -> Answers | None:
        """Return the self-appraisal; None where the input ends before it does."""
        tell = self._lines.tell
        tell("First, how did you find it yourself? An empty line leaves a question out.")
        answers: dict[str, int | str] = {}
        for question in self._session.appraisal_questions():
            for line in question_lines(question):
                tell(line)
            answer = self._answer(is_level=question.kind == "level")
            if answer is None:
                return None
            if answer != "":
                answers[question.id] = answer
        return answers

    def _answer(self, *, is_level: bool) -> int | str | None:
        while (typed := self._lines.ask("Your answer: ")) is not None:
            text = typed.strip()
            if not is_level or not text:
                return text
            if text in {"0", "1", "2", "3", "4"}:
                return int(text)
            self._lines.tell("A number from 0 to 4, please, or an empty line.")
        return None
