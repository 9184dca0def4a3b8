"""`coachsim play`: a coach's lines played without a screen."""

import time
from collections.abc import Iterator

import click

from simulator.commands.lines import (
    STDIN,
    BadLine,
    InputLine,
    input_lines,
    note,
    opened,
    put_json,
)
from simulator.words import counted

SCHEMA = 1
"""Version of the fields printed."""


@click.command("play")
@click.argument("scenario")
@click.option("--seed", type=int, default=1, show_default=True, help="Draws the wordings.")
@click.option(
    "--input",
    "source",
    default=STDIN,
    show_default=True,
    metavar="FILE|-",
    help="Where the coach's lines are, one a turn; - is standard input.",
)
@click.pass_context
def command(ctx: click.Context, scenario: str, seed: int, source: str) -> None:
    """Play a coach's lines and print the session as JSON Lines.

    SCENARIO is an id of `coachsim scenarios list`, or the path of a scenario's folder.
    Each line of input is one turn of the coach; an empty line is silence. Nothing is
    kept. The same lines and seed always print the same, but for `ms`.

    Exit status: 0, or 1 where a line of input was not text; it is then left out.
    """
    from simulator.commands.desk import script_desk  # noqa: PLC0415 -- slow import
    from simulator.commands.played import (  # noqa: PLC0415 -- slow import
        scorecard_of,
        session_line,
        turn_line,
    )

    with opened(source) as file:
        lines = input_lines(file)
        desk = script_desk()
        desk.prepare()
        session = desk.begin(scenario, seed)
        put_json(session_line(session))
        bad = 0
        for line in lines:
            try:
                text = line.text()
            except BadLine as fault:
                put_json({"type": "error", "line": line.number, "error": str(fault)})
                bad += 1
                continue
            began = time.perf_counter()
            session.say(text)
            put_json(turn_line(session, 1000 * (time.perf_counter() - began)))
            if session.is_over:
                break
        put_json(scorecard_of(session))
        _drain(lines)
    ctx.exit(1 if bad else 0)


def _drain(lines: Iterator[InputLine]) -> None:
    if rest := sum(1 for _ in lines):
        note(f"The session is over; {counted(rest, 'more line')} of input ignored.")
