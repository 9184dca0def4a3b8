"""Every wording reads well, on screen and the second time."""

import re
from collections.abc import Iterator
from typing import Final

from scenarios.errors import Problem
from scenarios.sayings import Saying, sayings_of
from scenarios.schema import Scenario, Temperament
from scenarios.written import Written

_BRACES: Final = re.compile(r"\{[^{}]*\}?|\}")
_FILLED_IN: Final[dict[str, tuple[str, ...]]] = {
    "{topic}": (),
    "{subject}": ("unknown_subject", "unknown_remark"),
    "{promise}": ("promise_recalled", "promise_reminder", "promise_broken_deed"),
}
"""Each placeholder, and the moments it is filled in; none named: all moments."""
LONGEST_REACTION: Final = 8
"""Words; a reaction goes before any answer and must not outweigh it."""
SHORT: Final = 3
"""Words; anybody says "Yes, I do." more than once."""


def wordings_are_said_once(
    written: Written[Scenario] | Written[Temperament],
) -> Iterator[Problem]:
    """A sentence that comes back word for word gives the script away."""
    first: dict[str, Saying] = {}
    for saying in sayings_of(written.says):
        heard = plain_words(saying.text)
        if len(heard.split()) <= SHORT:
            continue
        if heard in first:
            earlier = written.problem(first[heard].place, "")
            place = f"{earlier.file}:{earlier.line}"
            yield written.problem(
                saying.place, f"{_quoted(saying)} is said already at {place}"
            )
        first.setdefault(heard, saying)


def placeholders_are_filled(
    written: Written[Scenario] | Written[Temperament],
) -> Iterator[Problem]:
    """`{topic}` stands in moments only, `{subject}` in the moment unknown_subject only."""
    for saying in sayings_of(written.says):
        for found in _BRACES.findall(saying.text):
            if fault := _placeholder_fault(found, saying):
                yield written.problem(saying.place, f"{_quoted(saying)}: {fault}")


def asterisks_are_paired(
    written: Written[Scenario] | Written[Temperament],
) -> Iterator[Problem]:
    """What is seen stands between two asterisks; cues are written without any."""
    for saying in sayings_of(written.says):
        if saying.is_cue and "*" in saying.text:
            message = f"{_quoted(saying)}: cues are written without asterisks"
            yield written.problem(saying.place, message)
        elif saying.text.count("*") % 2 or re.search(r"\*\s*\*", saying.text):
            message = f"{_quoted(saying)}: asterisks go in pairs around what is seen, *so*"
            yield written.problem(saying.place, message)


def reactions_are_short(
    written: Written[Scenario] | Written[Temperament],
) -> Iterator[Problem]:
    """A reaction is a lead-in of a few words."""
    for saying in sayings_of(written.says):
        words = len(plain_words(saying.text).split())
        if saying.is_reaction and words > LONGEST_REACTION:
            message = (
                f"{_quoted(saying)} has {words} words; "
                f"a reaction has {LONGEST_REACTION} at most, for an answer follows it"
            )
            yield written.problem(saying.place, message)


def plain_words(text: str) -> str:
    """The words alone, so that wordings that differ only in looks are equal."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "").replace("'", "")))


def _placeholder_fault(found: str, saying: Saying) -> str | None:
    if found not in _FILLED_IN:
        return f"{found} is no placeholder; there are {', '.join(_FILLED_IN)}"
    if saying.moment is None:
        return f"{found} is filled in moments only; write the words themselves here"
    only_in = _FILLED_IN[found]
    if only_in and saying.moment not in only_in:
        return f"{found} is filled in the moments {', '.join(only_in)} only"
    return None


def _quoted(saying: Saying, longest: int = 40) -> str:
    text = saying.text
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


ONE_BY_ONE = (placeholders_are_filled, asterisks_are_paired, reactions_are_short)
RULES = (wordings_are_said_once, *ONE_BY_ONE)
