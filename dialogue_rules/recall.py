"""Which thing the coachee can tell fits the coach's words best. Pure.

Every fact and disclosure has examples of how coaches ask for it. A turn is compared with
all of them by the words they share, a rare word counting more than a common one (inverse
document frequency, Spärck Jones 1972), by the kind of question asked, and by how much of
it the answer and the examples together cover. Misspelt words are read as the nearest
word that anything can be asked with.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dialogue_rules.asking import ASKING_WORDS, asking_word
from dialogue_rules.indexing import (
    Chosen,
    Numbers,
    Places,
    conditions_of,
    fits_of,
    places_of,
    said_of,
    weights_of,
)
from dialogue_rules.letters import Letters, runs_of
from dialogue_rules.overlap import content
from dialogue_rules.same_words import grammar_words, made_one, ways_of_naming
from scenarios.lines import Requirement
from scenarios.sayings import sayings_of
from scenarios.schema import Disclosure, Fact, Scenario
from scenarios.words import stems

Kind = Literal["fact", "disclosure"]
OTHER_PERSON: Final = 0.7
"""The same where somebody is named of whom the item says nothing."""
TELLING: Final = 0.7
"""Weight of the words in common, grammar apart, below which nothing particular is asked
for: "What's that like?", "Does it happen a lot?"."""
ALL_THE_SAME: Final = 0.85
SOMETHING: Final = 0.4
"""Likeness of words, and weight in common, from which even such a question is the very one."""
NAMED: Final = 0.5
"""What a person's name adds to its weight: whoever names somebody means them."""
HALF: Final = 0.5
PASSED_OVER: Final = 0.8
"""What is left of a likeness that passes over half of what was said."""
BY_WORDS: Final = 0.45
BY_LETTERS: Final = 0.25
BY_ALL_LETTERS: Final = 0.2
BY_COVER: Final = 0.1
"""Shares of a likeness: the words and the letters of the example that comes nearest, the
letters of all examples together, and how much of the turn examples and answer cover."""
MOST: Final = 12
"""So many of the best fits are looked at."""
AT_HAND: Final = 0.08
"""What an item gains that goes on from what was told last."""
_LONG_ENOUGH: Final = 5
"""Letters from which a word may be misspelt and still be known."""
_NO_WORD: Final = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Words:
    """A text, ready to be compared."""

    text: str
    """As typed."""
    stems: frozenset[str]
    asking: str
    """The question word, or nothing."""


@dataclass(frozen=True, slots=True)
class Match:
    """Something that can be told, and how well it fits."""

    item: str
    kind: Kind
    likeness: float
    """0-1, and a little more for what is at hand."""


class Recall:
    """All that one scenario's coachee can be asked for. Building it takes some 0.2 s."""

    def __init__(self, scenario: Scenario) -> None:
        self._ways = ways_of_naming(scenario.persona.people)
        items: tuple[Fact | Disclosure, ...] = (*scenario.facts, *scenario.disclosures)
        self._items = tuple(item.id for item in items)
        self._kinds: tuple[Kind, ...] = tuple(
            "fact" if isinstance(item, Fact) else "disclosure" for item in items
        )
        asked = [(at, way) for at, item in enumerate(items) for way in item.asked]
        self._of_item = np.array([at for at, _ in asked], np.int32)
        self._is_question = np.array([way.rstrip().endswith("?") for _, way in asked])
        examples = [self._plain(way) for _, way in asked]
        self._firsts = np.unique(self._of_item, return_index=True)[1]
        asking = np.array([words.asking for words in examples])
        self._fits = {word: fits_of(asking, word) for word in ("", *ASKING_WORDS)}
        self._is_follow_up = np.array(
            [isinstance(item, Fact) and bool(item.after) for item in items]
        )
        topics = {
            one.id: topic.id for topic in scenario.topics for one in topic.disclosures
        }
        self._topics = np.array(
            [item.topic if isinstance(item, Fact) else topics[item.id] for item in items]
        )
        self._always, self._needy, self._following = conditions_of(items)
        asked_with = [frozenset[str]() for _ in items]
        for (at, _), words in zip(asked, examples, strict=True):
            asked_with[at] |= words.stems
        self._weights = weights_of(asked_with)
        self._covers = tuple(
            found | self._plain(" ".join(said_of(item))).stems
            for item, found in zip(items, asked_with, strict=True)
        )
        self._known = frozenset().union(*self._covers) | frozenset(
            word for saying in sayings_of(scenario) for word in content(saying.text)
        )
        self._sizes = np.array([self._sum(words.stems) for words in examples])
        self._in_example = places_of([words.stems for words in examples])
        self._in_item = places_of(self._covers)
        self._letters = Letters([way for _, way in asked])
        self._all_letters = Letters([" ".join(item.asked) for item in items])
        self._vocabulary = [word for word in self._weights if len(word) >= _LONG_ENOUGH]

    def knows(self, text: str) -> bool:
        """Whether anything the coachee can say has a word of weight of this text."""
        return bool(self._plain(text).stems & self._known - grammar_words())

    def words(self, text: str, person: str | None = None) -> Words:
        """A coach's words as they are compared: spelling mended, people by id.

        Args:
            text: As typed.
            person: Whom "she" or "he" means.
        """
        plain = self._plain(text, person)
        return Words(text, frozenset(map(self._spelt, plain.stems)), plain.asking)

    def best(
        self,
        said: Words,
        *,
        question: bool,
        within: Chosen,
        at_hand: Chosen,
    ) -> tuple[Match, ...]:
        """What fits, best first, each once; nothing that shares no word.

        Args:
            said: The coach's words.
            question: Whether they ask; statements are compared with statements.
            within: Only these items.
            at_hand: Items that go on from what was told last; they win where all else is
                equal.
        """
        if not said.stems:
            return ()
        likeness = np.where(within, self._likeness(said, question=question), 0.0)
        likeness[at_hand & (likeness > 0)] += AT_HAND
        places = np.argsort(-likeness, kind="stable")[:MOST]
        return tuple(
            Match(self._items[at], self._kinds[at], float(likeness[at]))
            for at in places
            if likeness[at] > 0
        )

    def sayable(
        self, disclosed: Iterable[str], is_met: Callable[[Requirement], bool]
    ) -> Chosen:
        """What may be said now: all disclosures, and the facts whose time has come.

        Args:
            disclosed: What has been disclosed.
            is_met: Whether a requirement holds.
        """
        chosen = self._always.copy()
        followed = (row for one in disclosed for row in self._following.get(one, ()))
        for at, needs in (*followed, *self._needy):
            chosen[at] = needs is None or is_met(needs)
        return chosen

    def on_topic(self, topic: str | None) -> Chosen:
        """What belongs to a topic."""
        chosen: Chosen = self._topics == topic
        return chosen

    def following(self, told: str | None) -> Chosen:
        """The facts that follow up what was told."""
        chosen = np.zeros(len(self._items), bool)
        chosen[[at for at, _ in self._following.get(told or "", ())]] = True
        return chosen

    def _likeness(self, said: Words, *, question: bool) -> Numbers:
        """How well (0-1) each item fits; 0 for those that cannot be meant."""
        size, runs = self._sum(said.stems), runs_of(said.text)
        shared = self._summed(said.stems, self._in_example, len(self._of_item))
        fit = self._fits[said.asking]
        by_words = fit * 2 * shared / (size + self._sizes)
        nearest = BY_WORDS * by_words + BY_LETTERS * self._letters.likeness(runs)
        nearest[(self._is_question != question) | (shared == 0)] = 0.0
        telling = self._telling(said)
        nearest[telling < HALF * self._sum(said.stems - grammar_words())] *= PASSED_OVER
        follows = self._is_follow_up[self._of_item]
        is_it = (by_words >= ALL_THE_SAME) & (telling >= SOMETHING)
        nearest[(telling < TELLING) & ~is_it & ~follows] = 0.0
        best = np.zeros(len(self._items))
        best[self._of_item[self._firsts]] = np.maximum.reduceat(nearest, self._firsts)
        cover = self._summed(said.stems, self._in_item, len(self._items)) / size
        whole = best + BY_ALL_LETTERS * self._all_letters.likeness(runs) + BY_COVER * cover
        named = [word for word in said.stems if word.startswith("@")]
        for person in named:
            others = np.ones(len(self._items), bool)
            others[self._in_item.get(person, _NO_WORD)] = False
            whole[others] *= OTHER_PERSON
        return np.where(best > 0, whole, 0.0)

    def _telling(self, said: Words) -> Numbers:
        """For each example the weight of the words in common, grammar apart."""
        words = said.stems - grammar_words()
        named = {word for word in words if word.startswith("@")}
        size = len(self._of_item)
        people = NAMED * self._summed(named, self._in_example, size)
        return people + self._summed(words, self._in_example, size)

    def _summed(
        self, words: Iterable[str], places: Mapping[str, Places], size: int
    ) -> Numbers:
        """For each place the weight of those of the words that stand there."""
        total = np.zeros(size)
        for word in words:
            if (found := places.get(word)) is not None:
                total[found] += self._weights.get(word, 1.0)
        return total

    def _sum(self, words: Iterable[str]) -> float:
        # A word that nothing can be asked with weighs most: it is about something else.
        return sum(self._weights.get(word, 1.0) for word in words)

    def _plain(self, text: str, person: str | None = None) -> Words:
        return Words(text, made_one(stems(text), self._ways, person), asking_word(text))

    def _spelt(self, word: str) -> str:
        """The word itself where it is known, else the known word it misspells."""
        if len(word) < _LONG_ENOUGH or word in self._known or word.startswith("@"):
            return word
        found = process.extractOne(
            word,
            self._vocabulary,
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1 if len(word) <= _LONG_ENOUGH + 1 else 2,
        )
        return found[0] if found else word
