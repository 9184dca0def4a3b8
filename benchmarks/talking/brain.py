"""A RiveScript brain with a scenario's facts, as a figure to beat.

What an author would write who had the same facts and no engine of ours: for every way of
asking a trigger of its telling words, in order, with anything between them.
"""

import re
from collections.abc import Iterator

from rivescript import RiveScript

from dialogue_rules.overlap import is_empty
from scenarios.schema import Disclosure, Fact, Scenario
from scenarios.words import stem, tokens

_LEAST = 2
"""Telling words that a trigger needs, so that it does not fire at everything."""


class Brain:
    """One session with one scenario's coachee."""

    def __init__(self, scenario: Scenario) -> None:
        self._rive = RiveScript(utf8=True)
        self._rive.stream("\n".join(_script(scenario)))
        self._rive.sort_replies()

    def reply(self, text: str) -> str:
        """Return the answer to one turn."""
        return str(self._rive.reply("coach", " ".join(tokens(text)))).replace("\\n", " ")


def _script(scenario: Scenario) -> Iterator[str]:
    yield "! version = 2.0"
    written: set[str] = set()
    for item in (*scenario.facts, *scenario.disclosures):
        for trigger in _triggers(item):
            if trigger not in written:
                written.add(trigger)
                yield f"+ {trigger}"
                yield from (f"- {_plain(wording)}" for wording in item.says)
                yield ""
    yield "+ *"
    for topic in scenario.topics:
        yield from (f"- {_plain(wording)}" for wording in topic.guarded)


def _triggers(item: Fact | Disclosure) -> Iterator[str]:
    for asked in item.asked:
        words = [w for w in tokens(asked) if not is_empty(stem(w)) and w.isalpha()]
        names_somebody = any(word.istitle() for word in asked.split()[1:])
        if len(words) >= (1 if names_somebody else _LEAST):
            yield "[*] " + " [*] ".join(words) + " [*]"


def _plain(wording: str) -> str:
    return re.sub(r"[<>{}^\\\n]", " ", wording)
