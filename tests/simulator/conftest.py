"""What the tests of the program share."""

from pathlib import Path

import pytest

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
