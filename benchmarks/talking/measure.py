"""What the kept talks say of the coachee as it answers now."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.talking.sessions import KeptTalk
from dialogue_rules.focus import focus_of
from simulator.desk import PracticeDesk

RESAMPLES = 1000
LOWEST, HIGHEST = 0.025, 0.975


@dataclass(frozen=True, slots=True)
class Answered:
    """One kept line, as the coachee answers it now."""

    talk: str
    coach: str
    kept: str
    """The reply when the talk was held."""
    verdict: str
    reply: str
    catch_all: bool
    repeated: bool
    """Every word of it had been the whole of an earlier reply."""
    intent_heard: bool
    """The coder was sure enough of an intent for what is answered."""
    intent_right: bool | None
    """Hearing none is right where none was labelled; None where nobody labelled the line."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of lines, with an interval by bootstrap over talks."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.value:6.1%}  ({self.low:.1%} to {self.high:.1%}) of {self.count}"


def answered(desk: PracticeDesk, talk: KeptTalk) -> list[Answered]:
    """Play a talk's lines to the coachee as it is now, with the talk's seed."""
    session = desk.begin(talk.scenario, talk.seed)
    rows: list[Answered] = []
    replies: Counter[str] = Counter()
    for turn in talk.turns:
        if session.is_over:
            break
        exchange = session.say(turn.coach)
        heard = focus_of(session.record.turns[-1].coded).intent or "none"
        rows.append(
            Answered(
                talk=talk.name,
                coach=turn.coach,
                kept=turn.coachee,
                verdict=turn.verdict,
                reply=exchange.coachee,
                catch_all=exchange.fallback,
                repeated=replies[exchange.coachee] > 0,
                intent_heard=heard != "none",
                intent_right=heard in turn.intents if turn.intents else None,
            )
        )
        replies[exchange.coachee] += 1
    return rows


def share(rows: Sequence[Answered], is_so: Callable[[Answered], bool | None]) -> Share:
    """Return the share of the rows that are so; rows for which it is None are left out."""
    by_talk: dict[str, list[bool]] = {}
    for row in rows:
        if (found := is_so(row)) is not None:
            by_talk.setdefault(row.talk, []).append(found)
    talks = list(by_talk.values())
    every = [found for talk in talks for found in talk]
    if not every:
        return Share(float("nan"), float("nan"), float("nan"), 0)
    # Not for secrets: a fixed seed, so that everybody gets the same interval.
    rng = random.Random(7)  # noqa: S311
    drawn = sorted(
        _mean(found for talk in rng.choices(talks, k=len(talks)) for found in talk)
        for _ in range(RESAMPLES)
    )
    low, high = drawn[int(LOWEST * RESAMPLES)], drawn[int(HIGHEST * RESAMPLES)]
    return Share(_mean(every), low, high, len(every))


def _mean(found: Iterable[bool]) -> float:
    values = list(found)
    return sum(values) / len(values) if values else 0.0
