import pytest

from scoring.coding.coder import TurnCoder, load_coder
from scoring.coding.pipeline import build_pipeline


@pytest.fixture(scope="session")
def coder() -> TurnCoder:
    """The rules alone: no test of them depends on the trained intents."""
    return TurnCoder(build_pipeline())


@pytest.fixture(scope="session")
def shipped() -> TurnCoder:
    """The coder that other packages load."""
    return load_coder()
