"""The command line: `coachsim`, its options, and what becomes of faults."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from simulator.errors import SimulatorError

if TYPE_CHECKING:
    from simulator.ports import Desk

FAILED: Final = 2
INTERRUPTED: Final = 130
COMMANDS: Final = {
    "chat": "simulator.commands.chat",
    "play": "simulator.commands.play",
    "code": "simulator.commands.code",
    "score": "simulator.commands.score",
    "report": "simulator.commands.report",
    "sessions": "simulator.commands.sessions",
    "scenarios": "simulator.commands.scenarios",
    "standard": "simulator.commands.standard",
    "actions": "simulator.commands.actions",
}
"""Where each command is; a module is imported only when its command is wanted."""


class LateCommands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the names, in the order of `--help`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Return one command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)  # noqa: S101 -- for the type checker
        return command


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 -- click's signature
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 -- slow import

        click.echo(f"coachsim {version('coachsim')}")
        ctx.exit()


@click.group(cls=LateCommands, invoke_without_command=True)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for your sessions [default: $COACHSIM_DATA, or your user data folder].",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and leave.",
)
@click.pass_context
def coachsim(ctx: click.Context, data: Path | None) -> None:
    """Practise workplace coaching with a scripted coachee.

    Without a command, coachsim opens in the terminal. `coachsim chat` is the same in
    plain lines, for screen readers and pipes. The other commands are for scripts and for
    those who write scenarios.

    Sessions are kept in a folder of yours, or in the database that COACHSIM_DATABASE_URL
    names. COACHSIM_SCENARIOS adds folders with scenarios of your own.
    """
    ctx.obj = data
    if ctx.invoked_subcommand is None:
        _open_terminal(data)


def _open_terminal(data: Path | None) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SimulatorError(
            "There is no terminal to open in. `coachsim chat` works in plain lines, "
            "`coachsim play` from a file; `coachsim --help` lists everything."
        )
    from simulator.tui.app import run  # noqa: PLC0415 -- slow import (Textual)

    run(lambda: _desk(data))


def _desk(data: Path | None) -> "Desk":
    # Called by a worker once the first screen is drawn.
    from simulator.commands.desk import desk_of  # noqa: PLC0415 -- slow import

    return desk_of(data)


def main() -> None:
    """Run the command line; no fault that a person can cause ends in a traceback."""
    try:
        status = coachsim.main(standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        status = fault.exit_code
    except click.Abort:
        status = INTERRUPTED
    except BrokenPipeError:
        # Whoever read has enough; the interpreter must not complain on closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except Exception as fault:
        if not _is_ours(fault):
            raise
        click.echo(f"coachsim: {fault}", err=True)
        status = FAILED
    sys.exit(status if isinstance(status, int) else 0)


def _is_ours(fault: Exception) -> bool:
    names = ("SimulatorError", "ScoringError", "ScenarioError", "DialogueError")
    # By name, so that a fault in one package does not load the three others.
    return any(kind.__name__ in names for kind in type(fault).__mro__)


if __name__ == "__main__":
    main()
