"""Builds the real program; the only place that knows every part."""

import secrets
import time
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Final

from dialogue_rules.errors import DialogueError
from scoring.codebook import load_codebook
from scoring.errors import ScoringError
from scoring.rubric import load_rubric
from scoring.vocabulary import CodeId, MarkId
from simulator.desk import Makers, PracticeDesk
from simulator.errors import NotReady
from simulator.library import Cast, ScenarioShelf
from simulator.parts import Coder, Engine
from simulator.ports import SessionStore
from simulator.settings import Settings
from simulator.storage.memory import MemoryStore
from simulator.words import humanised

HIGHEST_SEED = 1_000_000


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()


class StillClock:
    """A clock that stands still, so that a played script is the same every time."""

    def now(self) -> datetime:
        """Return the start of the year 2000."""
        return datetime(2000, 1, 1, tzinfo=UTC)

    def monotonic(self) -> float:
        """Return nought."""
        return 0.0


def desk(settings: Settings) -> PracticeDesk:
    """Return the desk with everything real; nothing slow is loaded yet."""
    return PracticeDesk(ScenarioShelf(*settings.scenario_folders), makers(settings))


def makers(settings: Settings) -> Makers:
    """Return how everything real is made."""
    return Makers(
        coder=coder,
        engine=_engine,
        rubric=load_rubric,
        titles=title,
        store=lambda: _store(settings),
        clock=SystemClock(),
        new_id=lambda: secrets.token_hex(4),
        new_seed=lambda: secrets.randbelow(HIGHEST_SEED),
        warm_up=_warm_up,
    )


def script_desk(settings: Settings) -> PracticeDesk:
    """Return a desk for playing scripts: nothing is kept, time stands still, ids repeat."""
    numbers = count(1)
    return PracticeDesk(
        ScenarioShelf(*settings.scenario_folders),
        Makers(
            coder=coder,
            engine=_engine,
            rubric=load_rubric,
            titles=title,
            store=MemoryStore,
            clock=StillClock(),
            new_id=lambda: f"script-{next(numbers)}",
            new_seed=lambda: 1,
        ),
    )


@cache
def coder() -> Coder:
    """Return the coder that ships with the program; loading it takes about a second."""
    from scoring.coding.coder import load_coder  # noqa: PLC0415 -- slow import (spaCy)

    try:
        return load_coder()
    except ScoringError as fault:
        raise NotReady(
            f"The coder cannot be loaded ({fault}); install coachsim again."
        ) from fault


def title(name: str) -> str:
    """Return the codebook's name for a behaviour code or a mark."""
    book = load_codebook()
    found = book.codes.get(CodeId(name)) or book.marks.get(MarkId(name))
    return found.title if found else humanised(name)


_ENGINES: Final[dict[str, Engine]] = {}
"""Engines by what they play: one keeps nothing between turns, so desks may share it."""


def _engine(cast: Cast) -> Engine:
    from dialogue_rules.engine import DialogueEngine  # noqa: PLC0415 -- slow import (rasa-sdk)

    content = cast.content
    try:
        if content not in _ENGINES:
            _ENGINES[content] = DialogueEngine(cast.scenario, cast.temperament)
        return _ENGINES[content]
    except DialogueError as fault:
        raise NotReady(
            f"The dialogue rules cannot be used ({fault}); install coachsim again."
        ) from fault


def _warm_up() -> None:
    import dialogue_rules.engine  # noqa: F401, PLC0415 -- slow import (rasa-sdk)
    import simulator.storage.store  # noqa: F401, PLC0415 -- slow import (SQLAlchemy)
    from dialogue_rules.load import load_rules  # noqa: PLC0415 -- slow import

    load_rules()
    load_codebook()
    load_rubric()


def _store(settings: Settings) -> SessionStore:
    from simulator.storage.engine import sqlite_url  # noqa: PLC0415 -- slow import
    from simulator.storage.store import SqlSessionStore  # noqa: PLC0415 -- slow import

    return SqlSessionStore.opened(
        settings.database_url or sqlite_url(settings.database_file())
    )
