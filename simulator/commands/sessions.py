"""`coachsim sessions`: what has been practised."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from simulator.commands.lines import note, put, put_json
from simulator.errors import DamagedSession, StoreTooNew
from simulator.overview import SessionSummary
from simulator.words import minutes_and_seconds

if TYPE_CHECKING:
    from simulator.record import Record


@click.command("sessions")
@click.argument("session", required=False, metavar="[ID]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, with every turn.")
@click.pass_context
def command(ctx: click.Context, session: str | None, as_json: bool) -> None:  # noqa: FBT001 -- click's signature
    """List the stored sessions, or show the conversation of one.

    The first characters of an ID will do.

    Exit status: 0, or 1 where the record of a session is damaged.
    """
    from simulator.commands.desk import open_desk  # noqa: PLC0415 -- slow import
    from simulator.record import folded  # noqa: PLC0415 -- slow import

    bad = 0
    with open_desk(ctx.obj) as desk:
        if session is None and not as_json:
            rows = desk.history()
            _print_table(rows)
            bad = _note_missing(set(desk.session_ids()) - {row.id for row in rows})
        elif session is not None:
            record = folded(desk.events(session))
            put_json(_as_json(record)) if as_json else _print_conversation(record)
        else:
            for name in desk.session_ids():
                try:
                    put_json(_as_json(folded(desk.events(name))))
                except (DamagedSession, StoreTooNew) as fault:
                    put_json({"id": name, "error": str(fault)})
                    bad += 1
    ctx.exit(1 if bad else 0)


def _note_missing(unreadable: set[str]) -> int:
    for name in sorted(unreadable):
        note(f"Session {name} cannot be read; `coachsim sessions {name}` says why.")
    return len(unreadable)


def _as_json(record: "Record") -> dict[str, Any]:
    return {
        "id": record.id,
        "scenario": record.scenario,
        "started": record.started.isoformat(timespec="seconds"),
        "ended": record.ended.isoformat(timespec="seconds") if record.ended else None,
        "turns": [
            {"turn": turn.reply.number, "coach": turn.typed, "coachee": turn.reply.text}
            for turn in record.turns
        ],
    }


def _print_conversation(record: "Record") -> None:
    put(f"{record.id}  {record.scenario}  {_when(record.started)}")
    put(f"  0:00  Coachee: {record.opening.text}")
    for turn in record.turns:
        at = minutes_and_seconds(turn.seconds).rjust(6)
        put(f"{at}  Coach: {turn.typed if turn.typed.strip() else '(waits)'}")
        put(f"        Coachee: {turn.reply.text}")


def _print_table(rows: Sequence[SessionSummary]) -> None:
    if not rows:
        note("No session is stored yet. `coachsim` or `coachsim chat` starts one.")
        return
    put(f"{'ID':<10}{'Started':<18}{'Turns':>5}  {'Score':>5}  Scenario")
    for row in rows:
        branch = f" (what-if of {row.branch_of.session})" if row.branch_of else ""
        state = " (unfinished)" if row.is_unfinished else ""
        score = "–" if row.overall is None else f"{row.overall:.0f}"
        put(
            f"{row.id:<10}{_when(row.started):<18}{row.turns:>5}  {score:>5}  "
            f"{row.title}{branch}{state}"
        )


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
