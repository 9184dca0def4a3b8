"""Makes lists for raters to judge blind: does this reply fit what was just said?

    pip install -e '.[bench]'
    python -m benchmarks.talking.judging FOLDER --parts 5

Each item has up to three lines before, the coach's line and one reply: the coachee's, kept
with the talk, or, for a quarter of the lines each, what a script in the manner of ELIZA and a
RiveScript brain with the same facts say to it. All are shuffled; `key.json` says which is
which, and is not for raters. Raters write `id<TAB>yes|partly|no<TAB>why not`.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from benchmarks.talking.brain import Brain
from benchmarks.talking.eliza import Eliza
from benchmarks.talking.sessions import KeptTalk, talks
from scenarios.load import scenario

LINES_BEFORE = 3
SHARE_OF_BASELINES = 0.27


@dataclass(frozen=True, slots=True)
class Item:
    """One reply to judge."""

    system: str
    talk: str
    turn: int
    before: tuple[str, ...]
    coach: str
    reply: str


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--parts", default=5, show_default=True, help="Lists to make, one a rater.")
def main(folder: Path, parts: int) -> None:
    """Write the lists and the key."""
    # Not for secrets: a fixed seed, so that the lists can be made again.
    rng = random.Random(5)  # noqa: S311
    items = [item for talk in talks() for item in _items(talk, rng)]
    rng.shuffle(items)
    folder.mkdir(parents=True, exist_ok=True)
    named = {f"i{number:04d}": item for number, item in enumerate(items)}
    for part in range(parts):
        rows = list(named.items())[part::parts]
        text = "\n".join(_shown(name, item) for name, item in rows)
        (folder / f"part{part + 1}.txt").write_text(text, encoding="utf-8")
    key = {name: asdict(item) for name, item in named.items()}
    (folder / "key.json").write_text(json.dumps(key, indent=1, ensure_ascii=False))
    click.echo(f"{len(items)} items in {parts} lists in {folder}")


def _items(talk: KeptTalk, rng: random.Random) -> Iterator[Item]:
    brain, eliza = Brain(scenario(talk.scenario)), Eliza()
    lines: list[str] = []
    for number, turn in enumerate(talk.turns, start=1):
        coach = turn.coach if turn.coach.strip() else "(stays silent)"
        before = tuple(lines[-LINES_BEFORE:])
        said = {"rivescript": brain.reply(turn.coach), "eliza": eliza.reply(turn.coach)}
        yield Item("coachsim", talk.name, number, before, coach, turn.coachee)
        for system, reply in said.items():
            if rng.random() < SHARE_OF_BASELINES:
                yield Item(system, talk.name, number, before, coach, reply)
        lines += [f"COACH: {coach}", f"COACHEE: {turn.coachee}"]


def _shown(name: str, item: Item) -> str:
    before = "".join(f"{line}\n" for line in item.before)
    return f"## {name}\n{before}COACH: {item.coach}\n>> REPLY: {item.reply}\n"


if __name__ == "__main__":
    main()
