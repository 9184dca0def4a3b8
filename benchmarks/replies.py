"""Plays scripts that nobody wrote rules from, and counts what came back.

    python benchmarks/replies.py

The scripts of `benchmarks/dialogue/unseen/` were written from the briefs alone. For each
the table tells how many turns were played, how many were answered from the catch-all, how
many replies had been said before in that session, and what was reached.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from simulator.bootstrap import script_desk
from simulator.settings import Settings

UNSEEN = Path(__file__).parent / "dialogue" / "unseen"
SEED = 11


@dataclass(frozen=True, slots=True)
class Played:
    """What one script brought."""

    script: str
    turns: int
    catch_all: int
    repeated: int
    """Replies whose every word had been the whole of an earlier reply."""
    told: int
    trust: float


def main() -> None:
    """Print the table."""
    desk = script_desk(Settings(data=Path()))
    desk.prepare()
    table = [_played(desk, path) for path in sorted(UNSEEN.glob("*.txt"))]
    print(
        f"{'script':<44}{'turns':>6}{'catch-all':>11}{'repeated':>10}{'told':>6}{'trust':>7}"
    )
    for row in table:
        print(
            f"{row.script:<44}{row.turns:>6}{row.catch_all:>11}{row.repeated:>10}"
            f"{row.told:>6}{row.trust:>7.0f}"
        )
    turns = sum(row.turns for row in table)
    print(
        f"all: {turns} turns; catch-all {sum(r.catch_all for r in table) / turns:.1%}, "
        f"repeated {sum(r.repeated for r in table) / turns:.1%}"
    )


def _played(desk, path: Path) -> Played:  # noqa: ANN001 -- the desk of bootstrap
    session = desk.begin(path.stem.partition("__")[0], SEED)
    for line in path.read_text("utf-8").splitlines():
        if session.is_over:
            break
        session.say(line)
    exchanges = session.exchanges
    replies = Counter(exchange.coachee for exchange in exchanges)
    return Played(
        script=path.stem,
        turns=len(exchanges),
        catch_all=sum(exchange.fallback for exchange in exchanges),
        repeated=sum(count - 1 for count in replies.values()),
        told=sum(len(exchange.told) for exchange in exchanges),
        trust=session.trust[-1],
    )


if __name__ == "__main__":
    main()
