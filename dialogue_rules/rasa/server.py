"""Serves the coachee's actions by rasa-sdk's own HTTP application."""

from rasa_sdk.endpoint import create_app

from dialogue_rules.rasa.stage import executor_for
from dialogue_rules.troupe import Casting


def serve(casting: Casting, host: str = "127.0.0.1", port: int = 5055) -> None:
    """Serve `/health`, `/actions` and `/webhook` until stopped.

    The server asks nobody who they are, so it listens on this machine alone unless told
    otherwise. One process is enough: the actions only compute.

    Args:
        casting: Finds a scenario by its id.
        host: Address to listen on.
        port: Port to listen on.
    """
    app = create_app(executor_for(casting), cors_origins=[])
    app.run(host=host, port=port, single_process=True, motd=False, access_log=False)
