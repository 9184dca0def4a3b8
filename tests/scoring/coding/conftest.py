import pytest

from scoring.coding.coder import TurnCoder
from scoring.coding.pipeline import build_pipeline


@pytest.fixture(scope="session")
def coder() -> TurnCoder:
    """The rules alone: no test of them depends on the trained intents."""
    return TurnCoder(build_pipeline())
