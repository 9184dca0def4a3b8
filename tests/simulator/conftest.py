"""What the tests of the program share."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from simulator.cli import main
from simulator.storage.engine import sqlite_url
from simulator.storage.store import SqlSessionStore
from tests.simulator.stand_ins import Setting, scenario_folder, setting


@pytest.fixture(scope="session")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scenario_folder(tmp_path_factory.mktemp("scenarios"))


@pytest.fixture
def here(scenarios: Path) -> Setting:
    return setting(scenarios)


@pytest.fixture
def database(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "coachsim.db")


@pytest.fixture
def stored(scenarios: Path, database: str) -> Setting:
    return setting(scenarios, SqlSessionStore.opened(database))


@dataclass(frozen=True)
class Ran:
    """What a run of the command line came to."""

    status: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[Any]:
        """The output as the JSON Lines that it must be."""
        return [json.loads(line) for line in self.out.decode().split("\n")[:-1]]


Coachsim = Callable[..., Ran]


@pytest.fixture
def coachsim(
    scenarios: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Coachsim:
    """Runs the command line in this process, in folders of its own."""
    monkeypatch.setenv("COACHSIM_SCENARIOS", str(scenarios))
    monkeypatch.setenv("COACHSIM_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("COACHSIM_DATABASE_URL", raising=False)

    def run(*arguments: str, stdin: bytes | str = b"") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["coachsim", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsysbinary.readouterr()
        return Ran(int(left.value.code or 0), shown.out, shown.err.decode())

    return run
