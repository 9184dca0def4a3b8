"""`coachsim score`: recorded conversations scored."""

import sys

import click

from simulator.commands.lines import STDIN, note, put_json


@click.command("score")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--coach", metavar="NAME", help="Who the coach is, as the file calls them.")
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], coach: str | None) -> None:
    """Score recorded conversations; prints one line of JSON for each.

    Reads CSV, JSON, JSON Lines, WebVTT, SubRip and plain "Name: text", and what
    `coachsim sessions --json` prints. - is standard input.

    Exit status: 0; 1 where some could not be read; 2 where none could.
    """
    from scoring.conversations import (  # noqa: PLC0415 -- slow import
        ConversationError,
        conversations_in,
        read_conversations,
        transcript_of,
    )
    from scoring.intents import load_intents  # noqa: PLC0415 -- slow import
    from scoring.rubric import load_rubric  # noqa: PLC0415 -- slow import
    from scoring.scorecard import score  # noqa: PLC0415 -- slow import
    from simulator.bootstrap import coder  # noqa: PLC0415 -- slow import

    done, bad = 0, 0
    for name in files:
        try:
            if name == STDIN:
                found = conversations_in(sys.stdin.buffer.read(), "standard input", coach)
            else:
                found = read_conversations(name, coach)
        except ConversationError as fault:
            put_json({"type": "error", "source": name, "error": str(fault)})
            note(f"coachsim: {fault}")
            bad += 1
            continue
        for conversation in found:
            transcript = transcript_of(conversation, coder(), load_intents().phase_of)
            put_json(score(transcript, load_rubric()).as_json())
            done += 1
    ctx.exit(0 if not bad else 1 if done else 2)
