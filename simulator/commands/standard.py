"""`coachsim standard`: what practises each line of the professional standard."""

from collections import defaultdict

import click

from simulator.commands.lines import note, put_json


@click.command("standard")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print each line of the standard with the scenarios and indicators that cover it.

    One line of JSON for each. Exit status: 0, or 1 where a line has no scenario or no
    indicator.
    """
    from scoring.rubric import load_rubric  # noqa: PLC0415 -- slow import
    from scoring.standard import coverage, load_standard  # noqa: PLC0415 -- slow import
    from simulator.commands.desk import script_desk  # noqa: PLC0415 -- slow import

    met: defaultdict[str, list[str]] = defaultdict(list)
    for choice in script_desk().scenarios():
        for line in choice.standard:
            met[line].append(choice.id)
    rows = coverage(load_standard(), met, load_rubric())
    for row in rows:
        put_json(
            {
                "line": row.line,
                "says": row.says,
                "ways": list(row.ways),
                "scenarios": list(row.scenarios),
                "indicators": list(row.indicators),
                "covered": row.is_covered,
            }
        )
    if bare := [row.line for row in rows if not row.is_covered]:
        note(f"{len(bare)} of {len(rows)} lines are not covered: {', '.join(bare)}")
    ctx.exit(1 if bare else 0)
