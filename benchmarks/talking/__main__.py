"""Does the coachee take up what is said? Plays the kept lines and prints one table.

    python -m benchmarks.talking

The talks of `benchmarks/dialogue/sessions` were held by writers who knew only the briefs; no
rule, line or example was written from them. Their lines are played again to the coachee as
it is now. Raters who saw three lines before, the coach's line and the reply said whether it
fits (yes, partly, no); those verdicts belong to the replies of that time, and the table says
how many of the judged replies still stand. The two baselines were judged by the same raters
in the same shuffled list.
"""

from pathlib import Path

from benchmarks.talking.measure import Answered, answered, share
from benchmarks.talking.sessions import BASELINES, KeptTalk, talks
from simulator.bootstrap import script_desk
from simulator.settings import Settings


def main() -> None:
    """Print the table."""
    desk = script_desk(Settings(data=Path()))
    desk.prepare()
    rows = [row for talk in talks() for row in answered(desk, talk)]
    print(f"{len(rows)} lines in {len({row.talk for row in rows})} talks")
    print("as the coachee answers now:")
    print(f"  answered from the catch-all   {share(rows, lambda r: r.catch_all)}")
    print(f"  reply said before             {share(rows, lambda r: r.repeated)}")
    print(f"  an intent is heard            {share(rows, lambda r: r.intent_heard)}")
    print(f"  right where one is heard      {share(rows, _right_where_heard)}")
    print(f"  right, none included          {share(rows, lambda r: r.intent_right)}")
    print("as judged blind when the talks were held:")
    _verdicts("this coachee", rows)
    still = share([r for r in rows if r.verdict], lambda r: r.reply == r.kept)
    print(f"  judged replies that still stand {still}")
    for folder in sorted(path for path in BASELINES.glob("*") if path.is_dir()):
        _verdicts(folder.name, [row for talk in talks(folder) for row in _as_kept(talk)])


def _right_where_heard(row: Answered) -> bool | None:
    return row.intent_right if row.intent_heard else None


def _as_kept(talk: KeptTalk) -> list[Answered]:
    return [
        Answered(
            talk=talk.name,
            coach=turn.coach,
            kept=turn.coachee,
            verdict=turn.verdict,
            reply=turn.coachee,
            catch_all=False,
            repeated=False,
            intent_heard=False,
            intent_right=None,
        )
        for turn in talk.turns
    ]


def _verdicts(name: str, rows: list[Answered]) -> None:
    judged = [row for row in rows if row.verdict]
    yes = share(judged, lambda r: r.verdict == "yes")
    partly = share(judged, lambda r: r.verdict in {"yes", "partly"})
    print(f"  {name:<14} fits: yes      {yes}")
    print(f"  {'':<14} yes or partly  {partly}")


if __name__ == "__main__":
    main()
