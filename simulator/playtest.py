"""A scripted coach played against the real coachee, and held to what its author promised."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scenarios.walkthrough import Expected, Outcome, Step, Walkthrough
from scoring.scorecard import ScoreCard
from simulator.desk import PracticeDesk
from simulator.record import Record, RecordedTurn
from simulator.session import Session


@dataclass(frozen=True, slots=True)
class Played:
    """What one walkthrough reached and scored."""

    walkthrough: Walkthrough
    record: Record
    card: ScoreCard
    to_tell: int
    """Disclosures that the scenario has."""
    unmet: tuple[str, ...]
    """What its author promised and did not come true."""

    def as_json(self) -> dict[str, Any]:
        """Return the outcome as `coachsim scenarios playtest` prints it."""
        replies = [turn.reply for turn in self.record.turns]
        last = self.record.last
        return {
            "type": "walkthrough",
            "scenario": self.record.scenario,
            "walkthrough": self.walkthrough.walkthrough,
            "kind": self.walkthrough.kind,
            "turns": len(replies),
            "trust": round(last.trust, 1),
            "stance": last.stance,
            "phase": last.phase,
            "disclosed": list(last.state.disclosed),
            "to_tell": self.to_tell,
            "agreed": list(last.state.agreed),
            "ended": last.ended,
            "fallbacks": sum(reply.fallback for reply in replies),
            "overall": self.card.overall,
            "families": {one.family: one.level for one in self.card.families},
            "unmet": list(self.unmet),
        }


def played(desk: PracticeDesk, scenario: str, walkthrough: Walkthrough) -> Played:
    """Play a walkthrough to its end, or until the coachee leaves."""
    session = desk.begin(scenario, walkthrough.seed)
    unmet = [
        f"step {number}: {problem}"
        for number, step in enumerate(walkthrough.steps, start=1)
        for problem in _step(session, step)
    ]
    session.end()
    session.appraise({})
    card = session.score_card()
    unmet += _outcome(session.record, card, walkthrough.outcome)
    return Played(walkthrough, session.record, card, session.to_tell, tuple(unmet))


def _step(session: Session, step: Step) -> Iterator[str]:
    if session.is_over:
        yield "the session was over before it"
        return
    session.say(step.coach)
    yield from _turn(session.record.turns[-1], step.expect)


def _turn(turn: RecordedTurn, expected: Expected) -> Iterator[str]:
    reply, coded = turn.reply, turn.coded
    if missing := [code for code in expected.codes if code not in coded.codes]:
        yield f"codes {', '.join(missing)} expected, {', '.join(coded.codes)} found"
    if missing := [intent for intent in expected.intents if intent not in coded.intents]:
        yield f"intents {', '.join(missing)} expected, {', '.join(coded.intents)} found"
    if expected.discloses and set(expected.discloses) != set(reply.disclosed):
        told = ", ".join(reply.disclosed) or "nothing"
        yield f"{', '.join(expected.discloses)} should be told, {told} was"
    for name in ("rule", "stance", "fallback", "ended"):
        wanted, found = getattr(expected, name), getattr(reply, name)
        if wanted is not None and wanted != found:
            yield f"{name} {wanted} expected, {found} found"


def _outcome(record: Record, card: ScoreCard, promised: Outcome) -> Iterator[str]:
    trust, told = record.last.trust, len(record.last.state.disclosed)
    if not promised.trust_at_least <= trust <= promised.trust_at_most:
        yield (
            f"trust {trust:.0f}, promised {promised.trust_at_least} to "
            f"{promised.trust_at_most}"
        )
    if not promised.disclosures_at_least <= told <= promised.disclosures_at_most:
        yield (
            f"{told} disclosures, promised {promised.disclosures_at_least} to "
            f"{promised.disclosures_at_most}"
        )
    levels = {family.family: family.level for family in card.families}
    for family, (lowest, highest) in promised.levels.items():
        level = levels.get(family)
        if level is None or not lowest <= level <= highest:
            yield f"{family} at level {level}, promised {lowest} to {highest}"
