"""One conversation: the coder hears, the engine answers, the store keeps; no screen, no SQL."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue_rules.errors import DialogueError
from scoring.errors import ScoringError
from scoring.scorecard import ScoreCard, score
from scoring.vocabulary import Phase
from simulator.appraisal import checked, questions
from simulator.branching import branched
from simulator.debrief import Debrief
from simulator.errors import BadAppraisal, NoAnswer, NoSuchTurn, SessionOver, TooEarly
from simulator.events import Event, Kind, canonical
from simulator.exchange import Exchange
from simulator.marking import debriefed
from simulator.mirror import Script, mirrored
from simulator.overview import Answers, AppraisalQuestion, Branch, ScenarioChoice
from simulator.parts import Parts
from simulator.record import (
    Record,
    RecordedTurn,
    after,
    folded,
    started_payload,
    transcript,
    turn_payload,
)
from simulator.typed import encodable, joined
from simulator.words import Titles


class Session:
    """A stored conversation; implements `simulator.ports.PracticeSession`."""

    def __init__(self, parts: Parts, record: Record) -> None:
        self._parts = parts
        self._record = record
        self._script = Script.of(parts.scenario)
        self._exchanges = _exchanges(record, self._script, parts.titles)
        # A pause between two sittings is not practice time.
        self._zero = parts.clock.monotonic() - record.seconds
        # Screens call from worker threads; a turn must not overtake another.
        self._lock = threading.RLock()

    @classmethod
    def begun(cls, parts: Parts, seed: int) -> "Session":
        """Return a new session; its start is committed."""
        payload = started_payload(
            parts.scenario.id, parts.engine.opening(seed), parts.versions()
        )
        started = Event.sealed(parts.new_id(), 0, Kind.STARTED, parts.clock.now(), payload)
        parts.store.append(started.session, [started])
        return cls(parts, folded([started]))

    @property
    def id(self) -> str:
        """The session's permanent id."""
        return self._record.id

    @property
    def record(self) -> Record:
        """The session as folded from its events."""
        return self._record

    @property
    def scenario(self) -> ScenarioChoice:
        """Whom the coach meets."""
        return self._parts.choice

    @property
    def brief(self) -> str:
        """What the coach is told beforehand, as Markdown."""
        return self._parts.scenario.brief

    @property
    def seed(self) -> int:
        """What the coachee's wordings are drawn with."""
        return self._record.seed

    @property
    def opening(self) -> str:
        """The coachee's first line."""
        return self._record.opening.text

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Everything said so far, oldest first."""
        return self._exchanges

    @property
    def phase(self) -> Phase:
        """Where the conversation is."""
        return self._record.last.phase

    @property
    def trust(self) -> tuple[float, ...]:
        """Trust (0-100) after the opening and after each exchange."""
        opening = self._record.opening.trust
        return (opening, *(exchange.trust for exchange in self._exchanges))

    @property
    def started(self) -> datetime:
        """When the session began, in UTC."""
        return self._record.started

    @property
    def seconds(self) -> float:
        """Practice time so far."""
        if self.is_ended:
            return self._record.seconds
        return self._parts.clock.monotonic() - self._zero

    @property
    def is_over(self) -> bool:
        """Nothing more can be said."""
        return self._record.is_over

    @property
    def is_ended(self) -> bool:
        """`end` has been called."""
        return self._record.ended is not None

    @property
    def branch_of(self) -> Branch | None:
        """Where it branched off, if it is a what-if."""
        return self._record.branch_of

    @property
    def to_tell(self) -> int:
        """How many disclosures the scenario has."""
        return len(self._script.left)

    @property
    def notes(self) -> tuple[str, ...]:
        """The coach's own notes."""
        return self._record.notes

    @property
    def appraisal(self) -> Answers | None:
        """The self-appraisal, once given."""
        return self._record.appraisal

    def say(self, text: str) -> Exchange:
        """Say one turn and return what it brought; it is committed before this returns.

        Raises:
            SessionOver: The coachee has gone, or the session was ended.
            StoreError: It could not be kept; the session stands as before.
        """
        with self._lock:
            self._must_go_on()
            turn = self._turn(joined(text))
            payload = turn_payload(self._record, turn, self._parts.versions())
            before = self._record.last
            self._keep(Kind.TURN, payload)
            exchange = mirrored(
                self._record.turns[-1],
                before,
                script=self._script,
                titles=self._parts.titles,
            )
            self._exchanges = (*self._exchanges, exchange)
            return exchange

    def wait(self) -> Exchange:
        """Stay silent for a while."""
        return self.say("")

    def note(self, text: str) -> None:
        """Keep a note that the coachee does not see; a blank one is no note."""
        if text.strip():
            self._keep(Kind.NOTED, {"text": text, "turn": len(self._record.turns)})

    def end(self) -> None:
        """Close the session; doing it twice changes nothing."""
        with self._lock:
            if not self.is_ended:
                self._keep(Kind.ENDED, {"seconds": round(self.seconds, 3)})

    def appraisal_questions(self) -> tuple[AppraisalQuestion, ...]:
        """Return what the trainee is asked before the score."""
        return questions((one.id, one.title) for one in self._parts.rubric().families)

    def appraise(self, answers: Answers) -> None:
        """Keep the trainee's own judgement; it can be given once and not changed.

        Raises:
            BadAppraisal: It was given before, or an answer fits no question.
            TooEarly: The session has not been ended.
        """
        with self._lock:
            if not self.is_ended:
                raise TooEarly("End the session first; the self-appraisal comes after it.")
            if self.appraisal is not None:
                raise BadAppraisal("The self-appraisal of this session was given before.")
            kept = checked(self.appraisal_questions(), answers)
            self._keep(Kind.APPRAISED, {"answers": dict(kept)})

    def rewind(self, to_turn: int) -> "Session":
        """Return a new session that shares the first `to_turn` exchanges.

        Raises:
            NoSuchTurn: There are not so many.
        """
        with self._lock:
            if not 0 <= to_turn <= len(self._record.turns):
                raise NoSuchTurn(
                    f"There is no exchange {to_turn} to go back to; this session has "
                    f"{len(self._record.turns)} (0 is the opening)."
                )
            events = branched(
                self._parts.store.events(self.id),
                to_turn,
                self._parts.new_id(),
                self._parts.clock.now(),
            )
        self._parts.store.append(events[0].session, events)
        return Session(self._parts, folded(events))

    def score_card(self) -> ScoreCard:
        """Return the marks; they are kept as an event.

        Raises:
            TooEarly: The session is not ended, or the self-appraisal is not given.
        """
        with self._lock:
            if not self.is_ended:
                raise TooEarly("End the session first; then it can be scored.")
            if self.appraisal is None:
                raise TooEarly(
                    "Say how you found it yourself first; then you see the score."
                )
            card = score(transcript(self._record), self._parts.rubric())
            self._keep_score(card)
            return card

    def debrief(self) -> Debrief:
        """Return the session, scored. Raises as `score_card`."""
        card = self.score_card()
        return debriefed(
            self._record,
            card,
            choice=self.scenario,
            script=self._script,
            exchanges=self._exchanges,
            asked=self.appraisal_questions(),
        )

    def _must_go_on(self) -> None:
        if self.is_ended:
            raise SessionOver("This session was ended; nothing more can be said in it.")
        if self.is_over:
            who = self.scenario.coachee
            raise SessionOver(f"{who} has left; nothing more can be said in this session.")

    def _turn(self, typed: str) -> RecordedTurn:
        coder, record = self._parts.coder(), self._record
        try:
            coded = coder.code(encodable(typed), record.said, record.coded)
            reply = self._parts.engine.respond(record.last.state, coded)
        except (ScoringError, DialogueError) as fault:
            raise NoAnswer(
                f"This turn could not be answered ({fault}); the session stands as before."
            ) from fault
        return RecordedTurn(typed, coded, reply, self.seconds)

    def _keep(self, kind: Kind, payload: Mapping[str, Any]) -> None:
        with self._lock:
            record = self._record
            event = Event.sealed(
                record.id,
                record.length,
                kind,
                self._parts.clock.now(),
                payload,
                record.head,
            )
            self._parts.store.append(record.id, [event])
            self._record = after(record, event)

    def _keep_score(self, card: ScoreCard) -> None:
        written = json.loads(canonical(card.as_json()))
        if written not in self._record.scored:
            self._keep(Kind.SCORED, {"scorecard": written})


def _exchanges(record: Record, script: Script, titles: Titles) -> tuple[Exchange, ...]:
    replies = [record.opening, *(turn.reply for turn in record.turns)]
    return tuple(
        mirrored(turn, before, script=script, titles=titles)
        for turn, before in zip(record.turns, replies, strict=False)
    )
