"""What a coach says leads to the right topic, and to the right fact."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from scenarios.checks.case import Case, Rule
from scenarios.errors import Problem
from scenarios.schema import Topic
from scenarios.words import stems

TOO_COMMON: Final = frozenset(
    "a about all am and any are as at back bad be been being better big bit but by can change "
    "come could day deal did different difficult do does done easy end ever everything feel "
    "feeling few for from get give go going good great had happen hard has have he help her here "
    "him his how i idea if important in into is issue it its job just keep kind know last let "
    "life like little long look lot make many matter maybe me mean mind more most much must my "
    "need never new no not nothing now of off often ok old on one or other our out over own "
    "part people perhaps person place point problem put question rather real really right "
    "same say see seem she should side situation so some something sort start still stuff such "
    "take talk tell than that the their them then there these they thing think this those "
    "thought through time to today together too try two up us use very want was way we week "
    "well were what when where which while who whole why will with word work working would "
    "wrong year yes yet you your".split()
)
"""Words in any coach's sentences, whatever they are about."""
_BARE: Final = frozenset(
    "what when where which who why how a an the that this it of to in on at for with and or "
    "do does did is are was were be been have has had can could would will should you your "
    "i me my we us not no so".split()
)
"""Words that a question on anything has."""
TELLING: Final = 1
"""So many other words make a question a particular one."""
SHARED_BY: Final = 3
"""A word in so many topics tells none of them from the others."""


def topic_words_are_telling(case: Case) -> Iterator[Problem]:
    """No word that stands in every second sentence touches a topic."""
    for place, topic in case.topics():
        for at, word in enumerate(topic.words):
            if word.casefold() in TOO_COMMON:
                message = (
                    f"`{word}` is too common a word; every second turn would touch "
                    f"`{topic.id}`; choose words that are said only of it"
                )
                yield case.problem((*place, "words", at), message)


def topics_are_told_apart(case: Case) -> Iterator[Problem]:
    """Each topic has a word of its own, and no word stands for three topics."""
    by_topic = {topic.id: _touching(topic) for topic in case.scenario.topics}
    counts = Counter(word for words in by_topic.values() for word in words)
    for place, topic in case.topics():
        for other, words in by_topic.items():
            if other != topic.id and by_topic[topic.id] <= words:
                message = f"every word of `{topic.id}` is a word of `{other}` as well"
                yield case.problem(
                    (*place, "words"), f"{message}; give it words of its own"
                )
        for at, word in enumerate(topic.words):
            if counts[stems(word)] >= SHARED_BY:
                message = f"`{word}` is a word of {counts[stems(word)]} topics; keep it in one or two"
                yield case.problem((*place, "words", at), message)


def feelings_are_not_both(case: Case) -> Iterator[Problem]:
    """A feeling word names rightly or misses, not both."""
    for place, topic in case.topics():
        for at, word in enumerate(topic.not_feelings):
            if word in topic.feelings:
                message = f"`{word}` stands in feelings as well; it is right or it misses"
                yield case.problem((*place, "not_feelings", at), message)


def facts_are_told_apart(case: Case) -> Iterator[Problem]:
    """No two facts answer the same question, and none answers all.

    A follow-up may be asked in few words: it is told from others by what it follows.
    """
    first: dict[tuple[str, ...], str] = {}
    for at, fact in enumerate(case.scenario.facts):
        if fact.after:
            continue
        for place_at, asked in enumerate(fact.asked):
            place = ("facts", at, "asked", place_at)
            same = tuple(sorted(set(stems(asked))))
            if len(set(same) - _BARE) < TELLING:
                message = (
                    f"“{asked}” has no telling word; every second question would ask for it"
                )
                yield case.problem(place, message)
            if first.get(same, fact.id) != fact.id:
                message = f"`{first[same]}` is asked for by the same words; word one of them otherwise"
                yield case.problem(place, message)
            first.setdefault(same, fact.id)


def _touching(topic: Topic) -> frozenset[tuple[str, ...]]:
    return frozenset(stems(word) for word in topic.words)


RULES: tuple[Rule, ...] = (
    topic_words_are_telling,
    topics_are_told_apart,
    feelings_are_not_both,
    facts_are_told_apart,
)
