"""What each move of the coach does to trust. Pure, but for reading its one table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from dialogue_rules.reply import TrustChange
from dialogue_rules.scene import Heard
from dialogue_rules.state import DialogueState
from scenarios.schema import Scenario, Temperament
from scoring.vocabulary import Phase

_FULL_GAIN_BELOW = 40
"""Above this trust the same good move earns less: there is less to win."""
_MOST_GAINED = 6.0
"""Points that one turn can earn, so that trust cannot be bought in one long speech."""

SURE_ENOUGH_TO_COST = 0.6
"""0-1: the coder's confidence from which a break costs trust."""
_EXPLORING = frozenset({Phase.GOAL, Phase.REALITY})


@dataclass(frozen=True, slots=True)
class Usual:
    """The table of effects.yaml, flattened to keys as scenarios write them."""

    trust: Mapping[str, float]
    silence_after_cue: float


@lru_cache(maxsize=1)
def usual_effects() -> Usual:
    """The usual effects, read once."""
    table = yaml.safe_load(
        files("dialogue_rules").joinpath("effects.yaml").read_text("utf-8")
    )
    flat: dict[str, float] = dict(table["codes"])
    flat |= {f"mark:{mark}": points for mark, points in table["marks"].items()}
    flat |= {f"intent:{intent}": points for intent, points in table["intents"].items()}
    return Usual(trust=flat, silence_after_cue=table["silence_after_cue"])


def trust_changes(
    scenario: Scenario, temperament: Temperament, state: DialogueState, heard: Heard
) -> tuple[TrustChange, ...]:
    """Every change of trust that a turn causes, each with its reason.

    Gains shrink as trust rises and are capped per turn; losses are taken whole.
    """
    reasons = {s.to: s.because for s in scenario.sensitivities}
    special = temperament.trust | {s.to: s.trust for s in scenario.sensitivities}
    raw = [
        (key, points, reasons.get(key, ""))
        for key in _keys(state, heard)
        if (points := _points(key, special))
    ]
    return _settled(raw, state.trust)


def _keys(state: DialogueState, heard: Heard) -> Iterator[str]:
    yield from _codes(heard)
    marks = dict.fromkeys(
        (*(mark for u in heard.coded.utterances for mark in u.marks), *heard.coded.marks)
    )
    yield from (f"mark:{mark}" for mark in marks if _matters(mark, state))
    yield from (f"intent:{intent}" for intent in heard.coded.intents)
    if state.feeling_shown and "listening.silence" in heard.coded.codes:
        yield "silence_after_cue"


def _codes(heard: Heard) -> Iterator[str]:
    """The codes of the turn, without breaks that the coder is not sure of."""
    breaks = [one for one in heard.coded.utterances if one.family == "break"]
    sure = {one.code for one in breaks if one.confidence >= SURE_ENOUGH_TO_COST}
    doubted = {one.code for one in breaks} - sure
    return (code for code in heard.coded.codes if code not in doubted)


def _matters(mark: str, state: DialogueState) -> bool:
    """Whether the coachee minds a mark now: some are only faults at their time."""
    if mark == "ignores-emotion":
        # The coder goes by words; the coachee knows whether there was a feeling.
        return state.feeling_shown is not None
    # Agreeing how to work, and planning, are done by questions one after the other.
    return mark != "interrogation" or state.phase in _EXPLORING


def _points(key: str, special: Mapping[str, float]) -> float:
    usual = usual_effects()
    family = key.partition(".")[0]
    if key in special:
        return special[key]
    if key == "silence_after_cue":
        return usual.silence_after_cue
    return special[family] if family in special else usual.trust.get(key, 0.0)


def _settled(raw: list[tuple[str, float, str]], trust: float) -> tuple[TrustChange, ...]:
    room = room_at(trust)
    gained = sum(points for _, points, _ in raw if points > 0) * room
    share = room * min(1.0, _MOST_GAINED / gained) if gained else room
    return tuple(
        TrustChange(key, round(points * share if points > 0 else points, 1), because)
        for key, points, because in raw
    )


def room_at(trust: float) -> float:
    """The share (0-1) of a gain that counts at this trust."""
    return min(1.0, (100 - trust) / (100 - _FULL_GAIN_BELOW))


def moved(trust: float, points: float) -> float:
    """Trust (0-100) after one change: a gain shrinks with trust, a loss is taken whole."""
    change = points * room_at(trust) if points > 0 else points
    return round(min(100.0, max(0.0, trust + change)), 1)


def trust_after(trust: float, changes: tuple[TrustChange, ...]) -> float:
    """Trust (0-100) once the changes are taken in."""
    total = trust + sum(change.change for change in changes)
    return round(min(100.0, max(0.0, total)), 1)
