"""`coachsim chat`: practise in plain lines."""

import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from simulator.commands.lines import put
from simulator.errors import NoSuchScenario, NoSuchSession

if TYPE_CHECKING:
    from simulator.desk import PracticeDesk
    from simulator.session import Session

LATEST = "latest"


class TerminalLines:
    """Lines typed at a terminal, which shows them itself."""

    def __init__(self) -> None:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        with suppress(ImportError):
            import readline  # noqa: F401, PLC0415 -- optional: editing, and long lines

    def ask(self, prompt: str) -> str | None:
        """Show a prompt and return the line typed."""
        try:
            return input(prompt)
        except EOFError:
            put()
            return None

    def tell(self, text: str = "") -> None:
        """Show a text."""
        put(text)


class PipedLines:
    """Lines from a file or a pipe; they are shown, so that the output can be read alone."""

    def ask(self, prompt: str) -> str | None:
        """Show a prompt, take a line and show it."""
        line = sys.stdin.buffer.readline()
        if not line:
            return None
        typed = line.removesuffix(b"\n").removesuffix(b"\r").decode(errors="replace")
        put(prompt + typed)
        return typed

    def tell(self, text: str = "") -> None:
        """Show a text."""
        put(text)


@click.command("chat")
@click.argument("scenario", required=False)
@click.option("--seed", type=int, help="Draws the wordings [default: a new one each time].")
@click.option(
    "--resume",
    is_flag=False,
    flag_value=LATEST,
    metavar="[ID]",
    help="Go on with an unfinished session: the latest, or the one named.",
)
@click.pass_context
def command(
    ctx: click.Context, scenario: str | None, seed: int | None, resume: str | None
) -> None:
    """Practise in plain lines: for screen readers, slow connections and pipes.

    SCENARIO is an id of `coachsim scenarios list`; without one you choose from a list.
    The session, the coachee and the score are the same as on the screen.
    """
    from simulator.chat import Chat  # noqa: PLC0415 -- slow import
    from simulator.commands.desk import open_desk  # noqa: PLC0415 -- slow import

    lines = TerminalLines() if sys.stdin.isatty() else PipedLines()
    with open_desk(ctx.obj) as desk:
        if resume is not None:
            session = _resumed(desk, resume, scenario)
        else:
            chosen = scenario or _chosen(desk, lines)
            if chosen is None:
                return
            session = desk.begin(chosen, seed)
        Chat(desk, session, lines).run()


def _resumed(desk: "PracticeDesk", name: str, scenario: str | None) -> "Session":
    if name != LATEST:
        return desk.reopen(name)
    waiting = [row for row in desk.history() if row.is_unfinished or not row.is_appraised]
    for row in waiting:
        if scenario in (None, row.scenario):
            return desk.reopen(row.id)
    raise NoSuchSession(
        "No session is waiting to be gone on with; `coachsim chat` starts one."
    )


def _chosen(desk: "PracticeDesk", lines: TerminalLines | PipedLines) -> str | None:
    choices = desk.scenarios()
    if not choices:
        raise NoSuchScenario("There is no scenario in the library.")
    for number, choice in enumerate(choices, start=1):
        lines.tell(f"{number}. {choice.title} ({choice.type}, level {choice.difficulty})")
        lines.tell(f"   {choice.summary}")
    while (typed := lines.ask("Which one? ")) is not None:
        text = typed.strip()
        if text.isdecimal() and 1 <= int(text) <= len(choices):
            return choices[int(text) - 1].id
        if any(choice.id == text for choice in choices):
            return text
        lines.tell(f"A number from 1 to {len(choices)}, please.")
    return None
