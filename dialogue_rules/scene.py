"""Everything an answer may depend on: who, where things stand, and what was heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from dialogue_rules.follow_up import FollowUp
from dialogue_rules.state import DialogueState
from scenarios.schema import Disclosure, Fact, Scenario, Stance, Temperament, Topic
from scenarios.vocabulary import Mood
from scoring.transcript import CodedTurn, CodedUtterance
from scoring.turn_json import turn_as_json, turn_from_json

WARM_FROM = 2
"""From this openness on the coachee speaks from the warm wordings."""

_PLAIN = (
    "intent",
    "person",
    "fact",
    "is_sure",
    "feeling",
    "is_farewell",
    "subject",
    "asked_before",
    "follow_up",
    "promise",
)
_ROWS = ("topics", "beside", "wants", "near")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the coachee makes of one turn of the coach."""

    coded: CodedTurn
    focus: CodedUtterance
    """What will be answered: a break, else the last question, else what weighs most."""
    lead: CodedUtterance | None
    """What came before it and deserves a word first."""
    intent: str
    """In Rasa's form: `group/intent`, or `family/label` where the intent is unknown."""
    topics: tuple[str, ...]
    """Topics touched, strongest first; empty where none is named."""
    person: str | None
    """The person spoken of, by name or by pronoun."""
    fact: str | None
    """The fact that the focus asks for or brings up."""
    beside: tuple[str, ...]
    """Facts that other questions of the turn ask for, in order."""
    wants: tuple[str, ...]
    """Disclosures that the focus asks for by its words, the best fit first."""
    is_sure: bool
    """Nothing else can be meant than the fact or disclosure that fits best."""
    near: tuple[str, ...]
    """Disclosures whose words come near, the nearest first."""
    follow_up: FollowUp
    """How the focus stays with what was said last."""
    feeling: str
    """`right`, `wrong` or `none`: how a feeling word fits the topic."""
    is_farewell: bool
    subject: str | None
    """Something the coach brings in that the scenario knows nothing of."""
    asked_before: bool
    promise: str
    """`made` one, or broke one: `advice`, `confidence`, `deed`; `none`."""

    @property
    def intent_id(self) -> str | None:
        """The intent alone, where it is known."""
        return self.focus.intent

    @property
    def group(self) -> str:
        """The first part of `intent`."""
        return self.intent.partition("/")[0]

    def as_json(self) -> dict[str, Any]:
        """Plain values, for a Rasa message; `from_json` gives it back, equal."""
        utterances = self.coded.utterances
        return {
            "coded": turn_as_json(self.coded),
            "focus": utterances.index(self.focus),
            "lead": utterances.index(self.lead) if self.lead else None,
            **{name: list(getattr(self, name)) for name in _ROWS},
            **{name: getattr(self, name) for name in _PLAIN},
        }

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> Self:
        """What `as_json` wrote."""
        coded = turn_from_json(written["coded"])
        lead = written["lead"]
        return cls(
            coded=coded,
            focus=coded.utterances[written["focus"]],
            lead=None if lead is None else coded.utterances[lead],
            **_read(written),
        )


def _read(written: Mapping[str, Any]) -> dict[str, Any]:
    rows = {name: tuple(written[name]) for name in _ROWS}
    return rows | {name: written[name] for name in _PLAIN}


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of one conversation."""

    scenario: Scenario
    temperament: Temperament
    state: DialogueState
    heard: Heard

    @property
    def stance(self) -> Stance:
        """The present stance."""
        return stance_of(self.scenario, self.state.stance)

    @property
    def mood(self) -> Mood:
        """Which wordings the coachee speaks from."""
        return Mood.WARM if self.stance.openness >= WARM_FROM else Mood.COOL

    @property
    def topic(self) -> Topic | None:
        """What the turn is about: the topic touched, else the live one."""
        wanted = self.heard.topics[0] if self.heard.topics else self.state.live_topic
        return next((t for t in self.scenario.topics if t.id == wanted), None)


def stance_of(scenario: Scenario, stance_id: str) -> Stance:
    """The stance of that id."""
    return next(stance for stance in scenario.stances if stance.id == stance_id)


STILL_THERE = 2
"""Exchanges for which "go on" can mean what was told."""


def last_told(scene: Scene) -> Fact | Disclosure | None:
    """What was told last, as long as it is still what the two are talking of."""
    state = scene.state
    if state.last_told is None or state.turn + 1 - state.last_told_turn > STILL_THERE:
        return None
    told = scene.scenario.facts_by_id.get(state.last_told)
    disclosed = (one for one in scene.scenario.disclosures if one.id == state.last_told)
    return told or next(disclosed, None)
