"""Pure: what the coach's turn was and did, from the coded turn and the coachee's reply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dialogue_rules.reply import CoacheeTurn, TrustChange
from scenarios.schema import Scenario
from scoring.transcript import CodedTurn, CodedUtterance
from simulator.exchange import Exchange, Observation, Told, TrustReason
from simulator.record import RecordedTurn
from simulator.words import Titles, humanised, points

DEPTHS: Final = {1: "on the surface", 2: "underneath", 3: "that really matters"}
"""The layers of disclosures, in words."""


@dataclass(frozen=True, slots=True)
class Script:
    """What a trainee may be told of a scenario once it has happened."""

    topics: Mapping[str, str]
    """Titles by topic."""
    left: Mapping[str, Told]
    """Everything there is to be told, by id, as if nothing had been."""
    wordings: Mapping[str, tuple[str, ...]]
    """The ways of saying it, by id."""
    stances: Mapping[str, str]
    """What an observer would see, by stance."""

    @classmethod
    def of(cls, scenario: Scenario) -> "Script":
        """Return what there is to show of a scenario."""
        return cls(
            topics={topic.id: topic.title for topic in scenario.topics},
            left={
                one.id: Told(
                    one.id, f"Something {DEPTHS[one.layer]}", topic.title, one.layer, None
                )
                for topic in scenario.topics
                for one in topic.disclosures
            },
            wordings={one.id: one.says for one in scenario.disclosures},
            stances={stance.id: stance.shows for stance in scenario.stances},
        )

    def told(self, disclosure: str, reply: CoacheeTurn) -> Told:
        """Return a disclosure as told in a reply; one no longer written keeps its id."""
        known = self.left.get(disclosure)
        if known is None:
            return Told(disclosure, humanised(disclosure), "", 1, reply.number)
        said = (words for words in self.wordings[disclosure] if words in reply.text)
        return replace(known, title=next(said, known.title), turn=reply.number)

    def topic_of(self, disclosure: str) -> str:
        """Return the title of a disclosure's topic, or its id in words."""
        known = self.left.get(disclosure)
        return known.topic if known else humanised(disclosure)


def mirrored(
    turn: RecordedTurn, before: CoacheeTurn, *, script: Script, titles: Titles
) -> Exchange:
    """Return one exchange as the trainee sees it; `before` is the reply before this one."""
    coded, reply = turn.coded, turn.reply
    told = tuple(script.told(one, reply) for one in reply.disclosed)
    return Exchange(
        number=reply.number,
        coach=turn.typed,
        coded=coded,
        coachee=reply.text,
        observations=tuple(_observation(one, titles) for one in coded.utterances),
        turn_marks=tuple(map(titles, coded.marks)),
        trust_before=before.trust,
        trust=reply.trust,
        trust_reasons=tuple(
            _trust_reason(change, coded, script, titles) for change in reply.trust_changes
        ),
        stance_before=before.stance,
        stance=reply.stance,
        stance_shows=script.stances.get(reply.stance, ""),
        phase=reply.phase,
        topics=tuple(script.topics.get(topic, humanised(topic)) for topic in reply.topics),
        told=told,
        rule=reply.rule,
        because=reply.because,
        action=reply.action,
        effect=" ".join(_effect(reply, before, told)),
        fallback=reply.fallback,
        ended=reply.ended,
        seconds=turn.seconds,
    )


def _observation(utterance: CodedUtterance, titles: Titles) -> Observation:
    return Observation(
        code=utterance.code,
        title=titles(utterance.code),
        start=utterance.start,
        end=utterance.end,
        confidence=utterance.confidence,
        reason=utterance.reason,
        evidence=utterance.evidence,
        marks=utterance.marks,
        mark_titles=tuple(map(titles, utterance.marks)),
        runner_up=titles(utterance.runner_up) if utterance.runner_up else None,
        rewrite=utterance.rewrite,
    )


def _trust_reason(
    change: TrustChange, coded: CodedTurn, script: Script, titles: Titles
) -> TrustReason:
    kind, colon, name = change.by.partition(":")
    if not colon:
        title = titles(change.by)
    elif kind == "mark":
        title = titles(name)
    elif kind == "told":
        title = f"Told you something ({script.topic_of(name)})"
    else:
        title = humanised(name)
    return TrustReason(
        title, change.change, change.because or _reason_for(change.by, coded)
    )


def _reason_for(by: str, coded: CodedTurn) -> str:
    return next((one.reason for one in coded.utterances if one.code == by), "")


def _effect(
    reply: CoacheeTurn, before: CoacheeTurn, told: tuple[Told, ...]
) -> Iterable[str]:
    change = round(reply.trust - before.trust, 1)
    if change:
        yield f"Trust {points(change)}, now {reply.trust:.0f}."
    else:
        yield f"Trust stays at {reply.trust:.0f}."
    if reply.stance != before.stance:
        yield f"{humanised(before.stance)} → {humanised(reply.stance).lower()}."
    for one in told:
        yield f"Told you something {DEPTHS[one.layer]}: {one.topic}."
    if reply.ended:
        yield "The coachee's side of the session is over."
