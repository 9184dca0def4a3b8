"""`coachsim report`: a session's debrief as a page."""

from pathlib import Path

import click

from simulator.commands.lines import note


@click.command("report")
@click.argument("session")
@click.option(
    "--html",
    "file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the page.",
)
@click.pass_obj
def command(data: Path | None, session: str, file: Path) -> None:
    """Write the debrief of a finished session as one HTML file.

    SESSION is an id of `coachsim sessions`; its first characters will do.
    """
    from simulator.commands.desk import open_desk  # noqa: PLC0415 -- slow import
    from simulator.reports.html import write_report  # noqa: PLC0415 -- slow import

    with open_desk(data) as desk:
        debrief = desk.reopen(session).debrief()
    try:
        write_report(debrief, file)
    except OSError as fault:
        raise click.UsageError(f"{file} cannot be written: {fault.strerror}.") from fault
    note(f"Wrote {file}.")
