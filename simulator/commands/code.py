"""`coachsim code`: the coach's turns coded, a line of JSON for a line of JSON."""

import json
from typing import Any

import click

from simulator.commands.lines import (
    STDIN,
    BadLine,
    InputLine,
    input_lines,
    opened,
    put_json,
)


@click.command("code")
@click.argument("source", default=STDIN, metavar="[FILE|-]")
@click.pass_context
def command(ctx: click.Context, source: str) -> None:
    r"""Code turns of a coach: JSON Lines in, JSON Lines out, in the same order.

    A line of input holds one turn; id and previous may be left out:

    \b
    {"id": 1, "text": "What happened then?", "previous": "He walked out."}
    {"id": 2, "text": "...", "previous": [{"speaker": "coach", "text": "..."},
                                          {"speaker": "coachee", "text": "..."}]}

    Exit status: 0, or 1 where a line was bad; its line of output has "error" and "line".
    """
    from simulator.bootstrap import coder  # noqa: PLC0415 -- slow import
    from simulator.commands.coded import coded_line, request  # noqa: PLC0415 -- slow import

    bad = 0
    with opened(source) as file:
        turn_coder = coder()
        for line in input_lines(file):
            if not line.content.strip():
                continue
            written: object = None
            try:
                written = _json(line)
                asked = request(written)
            except BadLine as fault:
                put_json(_error(line, written, str(fault)))
                bad += 1
                continue
            put_json(coded_line(turn_coder, asked))
    ctx.exit(1 if bad else 0)


def _json(line: InputLine) -> object:
    try:
        read: object = json.loads(line.text(), parse_constant=_no_number)
    except (json.JSONDecodeError, RecursionError) as fault:
        raise BadLine(f"the line is not JSON: {fault}") from fault
    return read


def _no_number(name: str) -> object:
    raise BadLine(f"the line is not JSON: {name} is no number of JSON")


def _error(line: InputLine, written: object, message: str) -> dict[str, Any]:
    named = {"id": written["id"]} if isinstance(written, dict) and "id" in written else {}
    return {**named, "line": line.number, "error": message}
