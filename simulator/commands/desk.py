"""The desk as the commands open it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator import bootstrap
from simulator.desk import PracticeDesk
from simulator.library import ScenarioShelf
from simulator.settings import Settings


def desk_of(data: Path | None) -> PracticeDesk:
    """Return the desk for the folder that `--data` names, or for the environment's."""
    return bootstrap.desk(Settings.of(data, os.environ))


@contextmanager
def open_desk(data: Path | None) -> Iterator[PracticeDesk]:
    """Open the desk, and let go of the store at the end."""
    desk = desk_of(data)
    try:
        yield desk
    finally:
        desk.close()


def script_desk() -> PracticeDesk:
    """Return the desk for playing scripts, which keeps nothing."""
    return bootstrap.script_desk(Settings.of(None, os.environ))


def shelf() -> ScenarioShelf:
    """Return the scenarios: the library's and those of COACHSIM_SCENARIOS."""
    return ScenarioShelf(*Settings.of(None, os.environ).scenario_folders)
