"""How much of what the coach says is in what the coachee has to tell. Pure."""

from functools import lru_cache
from typing import Final

from scenarios.words import stems

_EMPTY: Final = frozenset(
    stem
    for word in (
        "a about actually after again all also always am an and any anything are as ask at away "
        "back bad be because been before being best better big bit but by call can come could "
        "day did different difficult do does doing done down each end enough even ever every "
        "everything example exactly far feel feels felt few find first for from get gets getting "
        "give go goes going good got had happen happened hard has have having he help her here "
        "hers him his how i if important in into is it its job just keep kind know last let like "
        "little long look lot made make makes making many matter maybe me mean might mind moment "
        "more most much must my need never new next no not nothing now of off often oh ok okay "
        "old on once one only or other our out over own part people perhaps person place please "
        "possible put quite rather really right said same say says see seem seems sense session "
        "shall she should situation so some somebody someone something sometimes sort sounds "
        "start still stop such sure take talk team tell than thank thanks that the their them "
        "then there these they thing things think this those thought through time times to "
        "today together told too try two up us use used very want wanted was way we week well "
        "went were what whatever when where which while who whole why will with without word "
        "words work worked working works would year years yes yet you your yourself"
    ).split()
    for stem in stems(word)
)
"""Words that are in everything, and so say nothing of what is meant."""


def is_empty(stem: str) -> bool:
    """Whether a stem is in everything that is said."""
    return stem in _EMPTY


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The stems of the words that carry what a text is about."""
    return frozenset(stem for stem in stems(text) if stem not in _EMPTY and len(stem) > 1)


@lru_cache(maxsize=4096)
def _content_of(wordings: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(content, wordings))


def shared(text: str, wordings: tuple[str, ...]) -> int:
    """How many words of weight the text shares with any of the wordings."""
    return len(content(text) & _content_of(wordings))
