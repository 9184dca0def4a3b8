"""Words made comparable: synonyms made one, and people known by whatever they are called. Pure."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from scenarios.schema import Person
from scenarios.words import stems

Ways = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By its first stem each row of stems, the longest first, and the word that stands for it."""
_PRONOUNS: Final = frozenset("she her hers he him his they them their".split())


@cache
def _matching() -> dict[str, Any]:
    written = files("dialogue_rules").joinpath("matching.yaml").read_text("utf-8")
    table: dict[str, Any] = yaml.safe_load(written)
    return table


@cache
def grammar_words() -> frozenset[str]:
    """Stems of the words that stand in everything."""
    return frozenset(stems(_matching()["grammar"]))


def is_telling(text: str) -> bool:
    """Whether a text has a word that is not one of grammar."""
    return bool(set(stems(text)) - grammar_words())


@cache
def synonyms() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each word or phrase that another one stands for, and that word."""
    return tuple(
        (stems(str(word)), stems(str(row[0]))[0])
        for row in _matching()["same"]
        for word in row
    )


def ways_of_naming(people: Iterable[Person]) -> Ways:
    """What stands for what: the synonyms, and for every person the sign "@id"."""
    by_phrase = dict(synonyms())
    for person in people:
        for way in (person.name, *person.name.split()[:1], person.relation, *person.words):
            phrase = stems(way)
            if len(phrase) > 1 and phrase[0] in {"my", "our", "the"}:
                phrase = phrase[1:]
            # "Your manager" is somebody; "manager" may be the post.
            by_phrase[phrase if way[:1].isupper() else ("your", *phrase)] = f"@{person.id}"
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, word in by_phrase.items():
        by_first.setdefault(phrase[0], []).append((phrase, word))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0])))
        for first, rows in by_first.items()
    }


def made_one(found: tuple[str, ...], ways: Ways, person: str | None) -> frozenset[str]:
    """The stems, each phrase that has one replaced by the word that stands for it.

    Args:
        found: Stems in order.
        ways: What stands for what.
        person: Whom "she" or "he" means.
    """
    named: list[str] = []
    at = 0
    while at < len(found):
        size, word = _at(found, at, ways)
        named.append(word)
        at += size
    if person is None:
        return frozenset(named)
    return frozenset(f"@{person}" if word in _PRONOUNS else word for word in named)


def _at(found: tuple[str, ...], at: int, ways: Ways) -> tuple[int, str]:
    """The longest phrase with a stand-in that begins there, else the word itself."""
    for phrase, word in ways.get(found[at], ()):
        if found[at : at + len(phrase)] == phrase:
            return len(phrase), word
    return 1, found[at]
