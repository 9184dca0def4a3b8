"""A fake for each port, good enough to drive a screen: quick, plain and predictable.

`FakeDesk` and `FakeSession` keep everything in memory. A turn that holds "?" is an open
question when it begins with what, how or tell, and a closed one otherwise; a turn without
is a reflection. Open questions and reflections raise trust by four points and the third
of them brings a disclosure; closed questions cost two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from scoring.vocabulary import Phase
from simulator.debrief import (
    Debrief,
)
from simulator.errors import (
    BadAppraisal,
    NoSuchScenario,
    NoSuchSession,
    NoSuchTurn,
    SessionOver,
    TooEarly,
)
from simulator.exchange import Exchange
from simulator.overview import (
    Answers,
    AppraisalQuestion,
    Branch,
    ComparedTurn,
    Comparison,
    IndicatorProgress,
    Progress,
    ProgressPoint,
    ScenarioChoice,
    SessionSummary,
)
from simulator.storage.memory import MemoryStore
from tests.samples import CAREER, ROTA, STARTED, debrief_of, exchange_of


@dataclass
class FakeClock:
    """A clock that stands still until it is told to go on."""

    at: datetime = STARTED

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return (self.at - STARTED).total_seconds()

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class FakeLibrary:
    """Two scenarios, or those it is given."""

    scenarios: Sequence[ScenarioChoice] = (ROTA, CAREER)

    def choices(self) -> tuple[ScenarioChoice, ...]:
        return tuple(self.scenarios)

    def brief(self, scenario: str) -> str:
        choice = self.choice(scenario)
        return f"# {choice.title}\n\nYou are meeting **{choice.coachee}**. {choice.summary}"

    def choice(self, scenario: str) -> ScenarioChoice:
        for choice in self.scenarios:
            if choice.id == scenario:
                return choice
        raise NoSuchScenario(f"There is no scenario {scenario!r}.")


class FakeStore(MemoryStore):
    """Keeps events in memory, as the store for played scripts does."""


@dataclass
class FakeSession:
    """A conversation with a coachee of five replies; `patience` ends it earlier."""

    id: str = "s1"
    scenario: ScenarioChoice = ROTA
    brief: str = "# The rota\n\nYou are meeting **Priya**."
    seed: int = 7
    opening: str = "Hi. They said I should come. *sits on the edge of the chair*"
    clock: FakeClock = field(default_factory=FakeClock)
    patience: int = 100
    fails_with: Exception | None = None
    """Raised by the next `say`, to see how a screen takes it."""
    branch_of: Branch | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    branches: "list[FakeSession]" = field(default_factory=list)
    started: datetime = STARTED
    ended: datetime | None = None
    kept_notes: list[str] = field(default_factory=list)
    appraisal: Answers | None = None

    @property
    def phase(self) -> Phase:
        return self.exchanges[-1].phase if self.exchanges else Phase.CONTRACT

    @property
    def trust(self) -> tuple[float, ...]:
        return (40.0, *(exchange.trust for exchange in self.exchanges))

    @property
    def seconds(self) -> float:
        return self.clock.monotonic()

    @property
    def is_ended(self) -> bool:
        return self.ended is not None

    @property
    def is_over(self) -> bool:
        return self.is_ended or bool(self.exchanges and self.exchanges[-1].ended)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(self.kept_notes)

    def say(self, text: str) -> Exchange:
        if self.fails_with is not None:
            fault, self.fails_with = self.fails_with, None
            raise fault
        if self.is_over:
            raise SessionOver("The session is over; nothing more can be said.")
        exchange = _exchange(self, text)
        self.exchanges.append(exchange)
        return exchange

    def wait(self) -> Exchange:
        return self.say("")

    def note(self, text: str) -> None:
        self.kept_notes.append(text)

    def end(self) -> None:
        self.ended = self.ended or self.clock.now()

    def appraisal_questions(self) -> tuple[AppraisalQuestion, ...]:
        return (
            AppraisalQuestion(
                "listening", "How well did you listen?", "level", "listening"
            ),
            AppraisalQuestion(
                "questioning", "How well did you ask?", "level", "questioning"
            ),
            AppraisalQuestion("went_well", "What went well?", "text"),
        )

    def appraise(self, answers: Answers) -> None:
        if self.appraisal is not None:
            raise BadAppraisal("You have appraised this session already.")
        self.appraisal = dict(answers)

    def rewind(self, to_turn: int) -> "FakeSession":
        if not 0 <= to_turn <= len(self.exchanges):
            raise NoSuchTurn(f"The session has no exchange {to_turn}.")
        branch = replace(
            self,
            id=f"{self.id}-b{len(self.branches) + 1}",
            exchanges=[replace(one, ended=False) for one in self.exchanges[:to_turn]],
            branch_of=Branch(self.id, to_turn),
            branches=[],
            kept_notes=[],
            ended=None,
            appraisal=None,
        )
        self.branches.append(branch)
        return branch

    def debrief(self) -> Debrief:
        if not self.is_ended or self.appraisal is None:
            raise TooEarly("End the session and say how you found it first.")
        return debrief_of(self)

    def summary(self) -> SessionSummary:
        scored = self.appraisal is not None
        return SessionSummary(
            id=self.id,
            scenario=self.scenario.id,
            title=self.scenario.title,
            started=self.started,
            ended=self.ended,
            turns=len(self.exchanges),
            overall=62.5 if scored else None,
            is_appraised=scored,
            branch_of=self.branch_of,
        )


@dataclass
class FakeDesk:
    """Opens fake sessions and remembers them."""

    library: FakeLibrary = field(default_factory=FakeLibrary)
    clock: FakeClock = field(default_factory=FakeClock)
    sessions: list[FakeSession] = field(default_factory=list)
    patience: int = 100
    is_ready: bool = False
    is_closed: bool = False
    prepare_fails_with: Exception | None = None

    def scenarios(self) -> tuple[ScenarioChoice, ...]:
        return self.library.choices()

    def brief(self, scenario: str) -> str:
        return self.library.brief(scenario)

    def prepare(self, scenario: str | None = None) -> None:  # noqa: ARG002
        if self.prepare_fails_with is not None:
            raise self.prepare_fails_with
        self.is_ready = True

    def begin(self, scenario: str, seed: int | None = None) -> FakeSession:
        session = FakeSession(
            id=f"s{len(self.sessions) + 1}",
            scenario=self.library.choice(scenario),
            brief=self.library.brief(scenario),
            seed=7 if seed is None else seed,
            clock=self.clock,
            patience=self.patience,
        )
        self.sessions.append(session)
        return session

    def reopen(self, session: str) -> FakeSession:
        found = [one for one in self._all() if one.id.startswith(session)]
        exact = [one for one in found if one.id == session]
        if len(exact or found) != 1:
            raise NoSuchSession(f"There is no one session {session!r}.")
        return (exact or found)[0]

    def history(self) -> tuple[SessionSummary, ...]:
        return tuple(one.summary() for one in reversed(self._all()))

    def unfinished(self) -> tuple[SessionSummary, ...]:
        return tuple(row for row in self.history() if row.is_unfinished)

    def progress(self) -> Progress:
        scored = [
            one for one in self.sessions if one.is_ended and one.appraisal is not None
        ]
        points = tuple(
            ProgressPoint(one.id, one.started, min(4, 1 + place), 0.4 + place / 10)
            for place, one in enumerate(scored)
        )
        return Progress(
            sessions=tuple(one.summary() for one in scored),
            indicators=(
                IndicatorProgress(
                    "open_share", "Open questions", "questioning", "share", points
                ),
                IndicatorProgress(
                    "reflections", "Reflections", "listening", "ratio", points
                ),
            ),
        )

    def compare(self, original: str, branch: str) -> Comparison:
        first, second = self.reopen(original), self.reopen(branch)
        from_turn = second.branch_of.turn if second.branch_of else 0
        longest = max(len(first.exchanges), len(second.exchanges))
        return Comparison(
            original=first.summary(),
            branch=second.summary(),
            from_turn=from_turn,
            turns=tuple(
                ComparedTurn(n + 1, _at(first.exchanges, n), _at(second.exchanges, n))
                for n in range(from_turn, longest)
            ),
            trust=(first.trust[-1], second.trust[-1]),
            only_original=("Nobody asked me about the rota.",),
            only_branch=(),
        )

    def close(self) -> None:
        self.is_closed = True

    def _all(self) -> list[FakeSession]:
        return [one for first in self.sessions for one in (first, *first.branches)]


def _at(exchanges: Sequence[Exchange], index: int) -> Exchange | None:
    return exchanges[index] if index < len(exchanges) else None


def _exchange(session: FakeSession, text: str) -> Exchange:
    number = len(session.exchanges) + 1
    made = exchange_of(number, text, trust_before=session.trust[-1])
    return replace(made, ended=number >= session.patience, seconds=session.seconds)
