"""What a turn asks for by its words: facts of the coachee's life, and what they would tell. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dialogue_rules.disclosure import holds
from dialogue_rules.focus import points_back
from dialogue_rules.recall import Match, Recall
from dialogue_rules.same_words import grammar_words
from dialogue_rules.scene import stance_of
from dialogue_rules.state import DialogueState
from scenarios.schema import Scenario
from scoring.transcript import CodedTurn, CodedUtterance
from scoring.vocabulary import QUESTION_OPEN

LIKE_ENOUGH: Final = 0.52
"""Likeness (0-1) from which something is what was asked for."""
BEYOND_DOUBT: Final = 0.75
"""Likeness (0-1) from which it outweighs even a sure move of coaching."""
SURELY: Final = 0.6
"""Likeness (0-1) from which nothing else can be meant."""
VAGUE: Final = 1
"""Words, grammar apart, up to which "it" in a question can only be what is being talked of:
"when did it start?"."""
NEAR: Final = 0.35
"""Likeness (0-1) below which it is about something else."""
BESIDE: Final = 1
"""So many questions of a turn are answered beside the focus; of more, the last."""
_ASKS: Final = frozenset({"question", "input"})


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was found."""

    fact: str | None = None
    """What the focus asks for."""
    beside: tuple[str, ...] = ()
    """Facts that other questions of the turn ask for, in order."""
    is_sure: bool = False
    """Nothing else can be meant than what fits best."""
    wants: tuple[str, ...] = ()
    """Disclosures that the focus asks for, best first; none where a fact fits better."""
    near: tuple[str, ...] = ()
    """Disclosures that come near, the nearest first."""


def recalled(
    sought: "Sought", coded: CodedTurn, focus: CodedUtterance, asked: str, enough: float
) -> Recalled:
    """Find what the turn asks for.

    Args:
        sought: What may be found.
        coded: The coach's turn.
        focus: The utterance that will be answered.
        asked: What the focus asks, which need not be its own words alone.
        enough: Likeness (0-1) from which something is what was asked for.
    """
    if asked != focus.text:
        found = sought.matches(replace(focus, text=asked, code=QUESTION_OPEN))
    else:
        found = sought.matches(focus)
    near = [match.item for match in found if match.kind == "disclosure"]
    matches = [match for match in found if match.likeness >= enough]
    fact = next((m for m in matches if m.kind == "fact"), None)
    wants = [m for m in matches if m.kind == "disclosure"]
    if fact and wants and fact.likeness > wants[0].likeness:
        wants = []
    own = fact.item if fact else None
    beside = [one for one in sought.asked_beside(coded, focus) if one != own]
    return Recalled(
        own,
        tuple(dict.fromkeys(beside))[-BESIDE:],
        bool(matches) and matches[0].likeness >= SURELY,
        tuple(match.item for match in wants),
        tuple(near),
    )


class Sought:
    """What may be found at one moment.

    Args:
        recall: The index of the scenario.
        scenario: Whose facts and disclosures are meant.
        state: Before the turn.
        person: Whom "she" or "he" means.
    """

    def __init__(
        self, recall: Recall, scenario: Scenario, state: DialogueState, person: str | None
    ) -> None:
        openness = stance_of(scenario, state.stance).openness
        self._recall = recall
        self._person = person
        self._at_hand = recall.following(state.last_told)
        self._on_topic = recall.on_topic(state.live_topic)
        self._within = recall.sayable(
            state.disclosed, lambda needs: holds(needs, state, openness)
        )

    def matches(self, utterance: CodedUtterance) -> tuple[Match, ...]:
        """What comes near an utterance, the best fit first."""
        words = self._recall.words(utterance.text, self._person)
        # "When was that?" is about what was told last, or about nothing that can be known.
        is_telling = bool(words.stems - grammar_words())
        within = self._within if is_telling else self._within & self._at_hand
        is_vague = len(words.stems - grammar_words()) <= VAGUE
        if is_vague and self._person is None and points_back(utterance):
            within = within & (self._at_hand | self._on_topic)
        kinds = [utterance.family in _ASKS]
        if utterance.family == "input":
            kinds.append(False)
        found = [
            match
            for question in kinds
            for match in self._recall.best(
                words, question=question, within=within, at_hand=self._at_hand
            )
            if match.likeness >= NEAR
        ]
        return tuple(sorted(found, key=lambda match: -match.likeness))

    def asked_beside(self, coded: CodedTurn, focus: CodedUtterance) -> Iterator[str]:
        """Facts that other questions of the turn ask for."""
        for one in _questions_besides(coded.utterances, focus):
            match = next(iter(self.matches(one)), None)
            if match and match.kind == "fact" and match.likeness >= SURELY:
                yield match.item


def _questions_besides(
    utterances: Sequence[CodedUtterance], focus: CodedUtterance
) -> Iterator[CodedUtterance]:
    asked = [one for one in utterances if one is not focus and one.family == "question"]
    return iter(asked[-BESIDE:])
