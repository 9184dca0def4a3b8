"""`coachsim actions`: the dialogue actions served over HTTP."""

import click

from simulator.commands.lines import note


@click.command("actions")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on."
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=5055,
    show_default=True,
    help="Port to listen on.",
)
def command(host: str, port: int) -> None:
    """Serve the coachee's actions by rasa-sdk's own HTTP server.

    /health, /actions and /webhook answer as Rasa expects. The server asks nobody who
    they are; leave it on this machine unless something in front of it does.
    """
    from dialogue_rules.rasa.server import serve  # noqa: PLC0415 -- slow import
    from dialogue_rules.troupe import Role  # noqa: PLC0415 -- slow import
    from simulator.commands.desk import shelf  # noqa: PLC0415 -- slow import

    casts = shelf()

    def casting(scenario: str) -> Role:
        cast = casts.cast(scenario)
        return Role.of(cast.scenario, cast.temperament)

    note(f"Serving on http://{host}:{port} until Ctrl-C.")
    serve(casting, host, port)
