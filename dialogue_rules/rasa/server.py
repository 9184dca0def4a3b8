"""Serves the coachee's actions by rasa-sdk's own HTTP server."""

import os

from rasa_sdk.endpoint import run

from dialogue_rules.rasa.stage import executor_for
from dialogue_rules.troupe import Casting


def serve(casting: Casting, host: str = "127.0.0.1", port: int = 5055) -> None:
    """Serve `/health`, `/actions` and `/webhook` until stopped.

    The server asks nobody who they are, so it listens on this machine alone unless told
    otherwise.

    Args:
        casting: Finds a scenario by its id.
        host: Address to listen on.
        port: Port to listen on.
    """
    os.environ["SANIC_HOST"] = host
    # One process: the actions only compute, and a role is built once.
    os.environ.setdefault("ACTION_SERVER_SANIC_WORKERS", "1")
    run(executor_for(casting), port=port, cors_origins=[])
