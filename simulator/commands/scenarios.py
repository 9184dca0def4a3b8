"""`coachsim scenarios`: the library listed, checked, drawn and played."""

from dataclasses import asdict

import click

from simulator.commands.lines import note, put, put_json
from simulator.words import counted

_LISTED = ("id", "title", "type", "difficulty", "standard", "minutes")


@click.group("scenarios")
def command() -> None:
    """List, check, draw and play scenarios."""


@command.command("list")
def list_them() -> None:
    """Print one line of JSON for each scenario."""
    from simulator.commands.desk import shelf  # noqa: PLC0415 -- slow import

    for choice in shelf().choices():
        fields = asdict(choice)
        put_json({name: fields[name] for name in _LISTED})


@command.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Print every problem with file and line.

    PATH is a scenario's id or folder, a folder of scenarios, or the file of a
    temperament; without one the whole library is checked.

    Exit status: 0, or 1 where there is a problem.
    """
    from simulator.commands.checked import problems_of  # noqa: PLC0415 -- slow import

    problems = problems_of(paths)
    for problem in problems:
        put(str(problem))
    note(counted(len(problems), "problem") if problems else "No problem found.")
    ctx.exit(1 if problems else 0)


@command.command("map")
@click.argument("names", nargs=-1, metavar="[SCENARIO]...")
def draw(names: tuple[str, ...]) -> None:
    """Print Mermaid diagrams of scenarios: their stances, and what there is to tell."""
    from scenarios.mermaid import stance_map, topic_map  # noqa: PLC0415 -- slow import
    from simulator.commands.desk import shelf  # noqa: PLC0415 -- slow import

    casts = shelf()
    for name in names or [choice.id for choice in casts.choices()]:
        scenario = casts.cast(name).scenario
        put(f"%% {scenario.id}: stances")
        put(stance_map(scenario))
        put(f"%% {scenario.id}: topics")
        put(topic_map(scenario))


@command.command("playtest")
@click.argument("names", nargs=-1, metavar="[SCENARIO]...")
@click.pass_context
def playtest(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Play the scripted coaches and print what each reached and scored.

    One line of JSON for each walkthrough. Exit status: 0, or 1 where one does not reach
    what its author promised; "unmet" says what.
    """
    from simulator.commands.desk import script_desk, shelf  # noqa: PLC0415 -- slow import
    from simulator.playtest import played  # noqa: PLC0415 -- slow import

    desk, casts, unmet = script_desk(), shelf(), 0
    desk.prepare()
    for name in names or [choice.id for choice in casts.choices()]:
        for walkthrough in casts.walkthroughs(name):
            outcome = played(desk, name, walkthrough)
            put_json(outcome.as_json())
            unmet += bool(outcome.unmet)
    if unmet:
        note(f"{counted(unmet, 'walkthrough')} did not reach what was promised.")
    ctx.exit(1 if unmet else 0)
