"""Pure: a session as folded from its events, and the transcript to score it by."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from dialogue_rules.reply import CoacheeTurn
from dialogue_rules.state import DialogueState
from scoring.transcript import CodedTurn, Said, Transcript, Turn
from scoring.turn_json import turn_as_json, turn_from_json
from scoring.vocabulary import Speaker
from simulator.events import FIRST, Event, Kind
from simulator.overview import Answers, Branch
from simulator.payloads import changed, changes, reply_as_json, reply_from_json


@dataclass(frozen=True, slots=True)
class RecordedTurn:
    """One exchange of the record."""

    typed: str
    """As typed; `coded.text` is the same but for stray halves of characters."""
    coded: CodedTurn
    reply: CoacheeTurn
    seconds: float
    """Practice time, counted from the start of the session."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known of one session."""

    id: str
    started: datetime
    scenario: str
    seed: int
    versions: Mapping[str, str]
    """Of the scenario, rules, coder and rubric, as of the last exchange."""
    branch_of: Branch | None
    opening: CoacheeTurn
    turns: tuple[RecordedTurn, ...] = ()
    notes: tuple[str, ...] = ()
    appraisal: Answers | None = None
    ended: datetime | None = None
    seconds: float = 0.0
    """Practice time up to the last turn, or to the end."""
    scored: tuple[Mapping[str, Any], ...] = ()
    """The scorecards given so far, oldest first."""
    length: int = 1
    """Events so far."""
    head: str = FIRST
    """The hash of the last event."""

    @property
    def last(self) -> CoacheeTurn:
        """The coachee's last reply, or the opening."""
        return self.turns[-1].reply if self.turns else self.opening

    @property
    def is_over(self) -> bool:
        """Nothing more can be said."""
        return self.ended is not None or self.last.ended

    @property
    def said(self) -> tuple[Said, ...]:
        """Both speakers' turns, oldest first."""
        opening = Said(Speaker.COACHEE, self.opening.text)
        return (opening, *(said for turn in self.turns for said in _said(turn)))

    @property
    def coded(self) -> tuple[CodedTurn, ...]:
        """The coach's turns as coded, oldest first."""
        return tuple(turn.coded for turn in self.turns)


def _said(turn: RecordedTurn) -> tuple[Said, Said]:
    return Said(Speaker.COACH, turn.coded.text), Said(Speaker.COACHEE, turn.reply.text)


def started_payload(
    scenario: str,
    opening: CoacheeTurn,
    versions: Mapping[str, str],
    branch_of: Branch | None = None,
) -> dict[str, Any]:
    """Return what the first event of a session holds."""
    return {
        "scenario": scenario,
        "seed": opening.state.seed,
        "versions": dict(versions),
        "parent": {"session": branch_of.session, "turn": branch_of.turn}
        if branch_of
        else None,
        "opening": reply_as_json(opening),
        "slots": opening.state.as_slots(),
    }


def turn_payload(
    record: Record, turn: RecordedTurn, versions: Mapping[str, str]
) -> dict[str, Any]:
    """Return what the event of the next exchange holds."""
    before = record.last.state
    # A session may be gone on with after an update; the record then says from where.
    updated = {} if versions == record.versions else {"versions": dict(versions)}
    return {
        **updated,
        "typed": turn.typed,
        "coded": turn_as_json(turn.coded),
        "reply": reply_as_json(turn.reply),
        "changed": changes(before.as_slots(), turn.reply.state.as_slots()),
        "seconds": round(turn.seconds, 3),
    }


def folded(events: Iterable[Event]) -> Record:
    """Return the session that its events make."""
    rest = iter(events)
    record = _started(next(rest))
    for event in rest:
        record = after(record, event)
    return record


def after(record: Record, event: Event) -> Record:
    """Return the record with one more event."""
    happened = _FOLDS[event.kind](record, event)
    return replace(happened, length=record.length + 1, head=event.hash)


def _started(event: Event) -> Record:
    written = event.payload
    parent = written["parent"]
    return Record(
        id=event.session,
        started=event.at,
        scenario=written["scenario"],
        seed=written["seed"],
        versions=written["versions"],
        branch_of=Branch(parent["session"], parent["turn"]) if parent else None,
        opening=reply_from_json(
            written["opening"], DialogueState.from_slots(written["slots"])
        ),
        head=event.hash,
    )


def _turn(record: Record, event: Event) -> Record:
    written = event.payload
    slots = changed(record.last.state.as_slots(), written["changed"])
    reply = reply_from_json(written["reply"], DialogueState.from_slots(slots))
    turn = RecordedTurn(
        written["typed"], turn_from_json(written["coded"]), reply, written["seconds"]
    )
    return replace(
        record,
        turns=(*record.turns, turn),
        seconds=turn.seconds,
        versions=written.get("versions", record.versions),
    )


def _noted(record: Record, event: Event) -> Record:
    return replace(record, notes=(*record.notes, event.payload["text"]))


def _appraised(record: Record, event: Event) -> Record:
    return replace(record, appraisal=event.payload["answers"])


def _ended(record: Record, event: Event) -> Record:
    return replace(record, ended=event.at, seconds=event.payload["seconds"])


def _scored(record: Record, event: Event) -> Record:
    return replace(record, scored=(*record.scored, event.payload["scorecard"]))


_FOLDS: Final[Mapping[Kind, Callable[[Record, Event], Record]]] = {
    Kind.TURN: _turn,
    Kind.NOTED: _noted,
    Kind.APPRAISED: _appraised,
    Kind.ENDED: _ended,
    Kind.SCORED: _scored,
}


def transcript(record: Record) -> Transcript:
    """Return the conversation as it is scored: no stance, no script, only what was said."""
    opening = record.opening
    replies = [opening, *(turn.reply for turn in record.turns)]
    return Transcript(
        turns=(
            Turn(
                number=0,
                speaker=Speaker.COACHEE,
                text=opening.text,
                phase=opening.phase,
                shows_feeling=opening.shows_feeling,
            ),
            *(turn for exchange in record.turns for turn in _turns(exchange)),
        ),
        events=tuple(event for reply in replies for event in reply.events),
        trust=tuple(turn.reply.trust for turn in record.turns),
        source=record.id,
        versions=record.versions,
    )


def _turns(exchange: RecordedTurn) -> tuple[Turn, Turn]:
    reply = exchange.reply
    coach = Turn(
        number=reply.number,
        speaker=Speaker.COACH,
        text=exchange.coded.text,
        phase=reply.phase,
        coded=exchange.coded,
        seconds=exchange.seconds,
    )
    coachee = Turn(
        number=reply.number,
        speaker=Speaker.COACHEE,
        text=reply.text,
        phase=reply.phase,
        seconds=exchange.seconds,
        shows_feeling=reply.shows_feeling,
    )
    return coach, coachee
