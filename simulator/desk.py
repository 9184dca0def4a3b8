"""Where a trainee sits down: opens sessions, looks back on them; implements `ports.Desk`."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from scoring.rubric import Rubric
from simulator.branching import compared
from simulator.errors import NoSuchSession
from simulator.events import Event
from simulator.hindsight import progressed, summarised
from simulator.library import Cast, ScenarioShelf
from simulator.overview import Comparison, Progress, ScenarioChoice, SessionSummary
from simulator.parts import Coder, Engine, Parts
from simulator.ports import Clock, SessionStore
from simulator.record import folded
from simulator.session import Session
from simulator.words import Titles


@dataclass(frozen=True, slots=True)
class Makers:
    """How the slow parts are made; each is called when it is first needed."""

    coder: Callable[[], Coder]
    engine: Callable[[Cast], Engine]
    rubric: Callable[[], Rubric]
    titles: Titles
    store: Callable[[], SessionStore]
    clock: Clock
    new_id: Callable[[], str]
    new_seed: Callable[[], int]
    warm_up: Callable[[], object] = lambda: None
    """Loads whatever else would make the first session wait."""


class PracticeDesk:
    """Everything a trainee can open."""

    def __init__(self, shelf: ScenarioShelf, makers: Makers) -> None:
        self._shelf = shelf
        self._makers = makers
        self._engines: dict[str, Engine] = {}
        self._coder: Coder | None = None
        self._kept: SessionStore | None = None
        self._is_ready = False
        # Loading takes a second; two threads shall not both spend it.
        self._loading = threading.RLock()

    def scenarios(self) -> tuple[ScenarioChoice, ...]:
        """Return every scenario of the library, easiest first."""
        return self._shelf.choices()

    def brief(self, scenario: str) -> str:
        """Return what the coach is told beforehand, as Markdown."""
        return self._shelf.brief(scenario)

    def prepare(self, scenario: str | None = None) -> None:
        """Load the coder and that coachee (a second or two).

        Idempotent, and safe to call from a thread. What else the first session would wait
        for is loaded too.
        """
        with self._loading:
            if not self._is_ready:
                self._loaded_coder()
                self._makers.warm_up()
                self._is_ready = True
            if scenario is not None:
                self._engine(self._shelf.cast(scenario))

    @property
    def is_ready(self) -> bool:
        """`prepare` is done."""
        return self._is_ready

    def begin(self, scenario: str, seed: int | None = None) -> Session:
        """Start a session; without a seed, one is drawn. Raises NoSuchScenario."""
        chosen = self._makers.new_seed() if seed is None else seed
        return Session.begun(self._parts(scenario), chosen)

    def reopen(self, session: str) -> Session:
        """Return a stored session as it stands, finished or not.

        Raises:
            NoSuchSession: No id begins like that, or several do.
            DamagedSession: Its record was changed.
            NoSuchScenario: Its scenario is no longer there.
        """
        record = folded(self.events(session))
        return Session(self._parts(record.scenario), record)

    def events(self, session: str) -> tuple[Event, ...]:
        """Return the record of a session; the first characters of its id will do."""
        try:
            return self._store.events(session)
        except NoSuchSession:
            return self._store.events(self._whole_id(session))

    def session_ids(self) -> tuple[str, ...]:
        """Return the ids of all stored sessions, newest first, damaged ones too."""
        return self._store.ids()

    def history(self) -> tuple[SessionSummary, ...]:
        """Return all stored sessions, newest first."""
        titles = {choice.id: choice.title for choice in self.scenarios()}
        counts = self._store.turn_counts()
        return tuple(
            summarised(outline, counts.get(outline[0].session, 0), titles)
            for outline in self._store.outlines()
        )

    def unfinished(self) -> tuple[SessionSummary, ...]:
        """Return the sessions that can be gone on with, newest first."""
        return tuple(row for row in self.history() if row.is_unfinished)

    def progress(self) -> Progress:
        """Return how the indicators went over the scored sessions."""
        return progressed(self.history(), self._store.outlines(), self._makers.rubric())

    def compare(self, original: str, branch: str) -> Comparison:
        """Set a session beside a what-if of it."""
        first, second = self.reopen(original), self.reopen(branch)
        rows = {row.id: row for row in self.history()}
        return compared((rows[first.id], first), (rows[second.id], second))

    def close(self) -> None:
        """Let go of the store."""
        if self._kept is not None:
            self._kept.close()

    @property
    def _store(self) -> SessionStore:
        with self._loading:
            if self._kept is None:
                self._kept = self._makers.store()
            return self._kept

    def _loaded_coder(self) -> Coder:
        with self._loading:
            if self._coder is None:
                self._coder = self._makers.coder()
            return self._coder

    def _parts(self, scenario: str) -> Parts:
        with self._loading:
            cast = self._shelf.cast(scenario)
            engine = self._engine(cast)
        return Parts(
            scenario=cast.scenario,
            choice=cast.choice,
            content=cast.content,
            engine=engine,
            coder=self._loaded_coder,
            rubric=self._makers.rubric,
            titles=self._makers.titles,
            store=self._store,
            clock=self._makers.clock,
            new_id=self._makers.new_id,
        )

    def _engine(self, cast: Cast) -> Engine:
        known = cast.scenario.id
        if known not in self._engines:
            self._engines[known] = self._makers.engine(cast)
        return self._engines[known]

    def _whole_id(self, beginning: str) -> str:
        found = [
            one for one in self._store.ids() if beginning and one.startswith(beginning)
        ]
        if len(found) != 1:
            what = (
                f"{len(found)} sessions begin"
                if found
                else "There is no session that begins"
            )
            raise NoSuchSession(
                f"{what} with {beginning!r}; `coachsim sessions` lists them."
            )
        return found[0]
