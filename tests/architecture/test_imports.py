import subprocess
import sys

import pytest

HEAVY = ("alembic", "rasa_sdk", "spacy", "sqlalchemy", "textual", "transitions")
LIGHT_MODULES = [
    "scoring.measures",
    "scoring.scorecard",
    "scenarios.schema",
    "scenarios.load",
    "dialogue_rules.policy",
    "dialogue_rules.disclosure",
    "simulator.ports",
    "simulator.debrief",
    "simulator.cli",
]


def _loaded_by(module: str) -> set[str]:
    program = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LIGHT_MODULES)
def test_importing_the_core_loads_no_heavy_library(module: str) -> None:
    assert _loaded_by(module) == set()


def test_the_terminal_app_is_up_before_anything_slow_is_imported() -> None:
    assert _loaded_by("simulator.tui.app") == {"textual"}


def test_the_check_would_notice() -> None:
    assert _loaded_by("scoring.coding.coder") == {"spacy"}
