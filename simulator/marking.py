"""Pure: the scorecard and the record of a session, drawn together into its debrief."""

from collections.abc import Iterable, Sequence

from scoring.feedback import Point, feedback
from scoring.scorecard import FamilyScore, Finding, Quote, ScoreCard
from simulator.debrief import (
    Debrief,
    DebriefFamily,
    DebriefFinding,
    DebriefQuote,
    Highlight,
    OwnWords,
    TrustPoint,
)
from simulator.exchange import Exchange, Told
from simulator.mirror import Script
from simulator.overview import AppraisalQuestion, ScenarioChoice
from simulator.record import Record, transcript


def debriefed(
    record: Record,
    card: ScoreCard,
    *,
    choice: ScenarioChoice,
    script: Script,
    exchanges: Sequence[Exchange],
    asked: Sequence[AppraisalQuestion],
) -> Debrief:
    """Return what a session came to."""
    told = tuple(one for exchange in exchanges for one in exchange.told)
    advice = feedback(card, transcript(record))
    return Debrief(
        session=record.id,
        scenario=record.scenario,
        title=choice.title,
        coachee=choice.coachee,
        type=choice.type,
        standard=choice.standard,
        started=record.started,
        ended=record.ended,
        seconds=record.seconds,
        seed=record.seed,
        branch_of=record.branch_of.session if record.branch_of else None,
        overall=card.overall,
        families=tuple(_family(family, card, record, asked) for family in card.families),
        strength=_highlight(advice.strength),
        next_step=_highlight(advice.next_step),
        trust=_trust(record),
        told=tuple(sorted(told, key=_layer)),
        left=_left(script, told),
        agreed=record.last.state.agreed,
        own_words=tuple(_own_words(record, asked)),
        notes=record.notes,
        opening=record.opening.text,
        exchanges=tuple(exchanges),
        versions=card.versions,
    )


def _family(
    family: FamilyScore, card: ScoreCard, record: Record, asked: Sequence[AppraisalQuestion]
) -> DebriefFamily:
    answers = record.appraisal or {}
    own = [
        answers.get(question.id) for question in asked if question.family == family.family
    ]
    return DebriefFamily(
        id=family.family,
        title=family.title,
        score=family.score,
        level=family.level,
        own_level=next((level for level in own if isinstance(level, int)), None),
        findings=tuple(
            _finding(one) for one in card.findings if one.family == family.family
        ),
    )


def _finding(found: Finding) -> DebriefFinding:
    return DebriefFinding(
        id=found.id,
        title=found.title,
        family=found.family,
        standard=found.standard,
        value=found.value,
        unit=found.unit,
        interval=found.interval,
        level=found.level,
        provisional=found.provisional,
        why=found.why,
        next_step=found.next_step,
        quotes=tuple(map(_quote, found.evidence)),
    )


def _quote(quote: Quote) -> DebriefQuote:
    return DebriefQuote(quote.turn, quote.start, quote.end, quote.quote, quote.slip)


def _highlight(point: Point | None) -> Highlight | None:
    if point is None:
        return None
    quote = _quote(point.quote) if point.quote else None
    return Highlight(point.indicator, point.title, point.text, quote, point.heard)


def _trust(record: Record) -> tuple[TrustPoint, ...]:
    replies = (record.opening, *(turn.reply for turn in record.turns))
    return tuple(
        TrustPoint(one.number, one.trust, one.stance, one.phase) for one in replies
    )


def _left(script: Script, told: Iterable[Told]) -> tuple[Told, ...]:
    known = {one.id for one in told}
    left = (one for name, one in script.left.items() if name not in known)
    return tuple(sorted(left, key=_layer))


def _layer(told: Told) -> int:
    return told.layer


def _own_words(record: Record, asked: Sequence[AppraisalQuestion]) -> Iterable[OwnWords]:
    answers = record.appraisal or {}
    for question in asked:
        answer = answers.get(question.id)
        if question.kind == "text" and isinstance(answer, str):
            yield OwnWords(question.text, answer)
