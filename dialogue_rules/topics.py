"""Which of a scenario's topics and people a text touches. Pure."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from scenarios.schema import Person, Topic
from scenarios.words import phrase_places, stems

_PRONOUNS = {
    "she": frozenset({"she", "her", "hers"}),
    "he": frozenset({"he", "him", "his"}),
    "they": frozenset({"they", "them", "their"}),
}


def touch(topic: Topic, text: str) -> int:
    """How strongly the text touches the topic: words of it covered; 0 for not at all."""
    said = stems(text)
    words = frozenset(said)
    covered: set[int] = set()
    for phrase in _phrases(topic.words):
        if phrase[0] not in words:
            continue
        for start in phrase_places(phrase, said):
            covered.update(range(start, start + len(phrase)))
    return len(covered)


@lru_cache(maxsize=512)
def _phrases(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(stems, words))


def touched(
    topics: Iterable[Topic], focus: str, turn: str, first: Sequence[str] = ()
) -> tuple[str, ...]:
    """The topics that are touched, strongest first.

    The focus counts twice what the rest of the turn does; `first` (topics already on
    the table, most recent first) settles ties.
    """
    order = {topic: place for place, topic in enumerate(first)}
    scored = [(2 * touch(topic, focus) + touch(topic, turn), topic.id) for topic in topics]
    found = [(score, topic) for score, topic in scored if score]
    found.sort(key=lambda item: (-item[0], order.get(item[1], len(order))))
    return tuple(topic for _, topic in found)


def person_named(people: Iterable[Person], text: str) -> Person | None:
    """The person whom the text names last, by name, relation or another word."""
    said = stems(text)
    best: tuple[int, Person] | None = None
    for person in people:
        ways = (person.name, person.name.split()[0], person.relation, *person.words)
        places = [p for way in ways for p in phrase_places(_bare(way), said)]
        if places and (best is None or max(places) > best[0]):
            best = (max(places), person)
    return best[1] if best else None


def _bare(way: str) -> tuple[str, ...]:
    phrase = stems(way)
    return phrase[1:] if len(phrase) > 1 and phrase[0] in {"my", "our", "the"} else phrase


def means_by_pronoun(person: Person, text: str) -> bool:
    """Whether the text has a pronoun that would mean this person."""
    return bool(_PRONOUNS[person.pronouns] & set(stems(text)))
