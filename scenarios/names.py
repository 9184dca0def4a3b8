"""The names from outside that a scenario may use, and what to say of one that is not there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from scenarios.complaints import did_you_mean
from scenarios.vocabulary import MOMENTS, TRIGGERS
from scoring.intents import load_intents
from scoring.rubric import load_rubric
from scoring.standard import load_standard
from scoring.vocabulary import CODES, LABELS, MARKS, Phase

TELLING: Final = re.compile(
    r"(explain|give|answer)_.*|promise_secrecy|thank_for_coming|introduce_self|greet|small_talk"
    r"|self_disclose|reassure|sympathise|agree|disagree|criticise|signpost|apologise"
    r"|summarise_session|say_goodbye|insult|nonsense|other_language|stall"
)
"""Intents by which a coach says something, and never asks."""


_MOST_LISTED: Final = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of name, and all names of that kind."""

    title: str
    known: tuple[str, ...]

    def fault_of(self, name: str) -> str | None:
        """What is wrong with a name, None where nothing is."""
        if name in self.known:
            return None
        near = did_you_mean(name, self.known)
        there_are = (
            ""
            if near or len(self.known) > _MOST_LISTED
            else f"; there are: {_listed(self.known)}"
        )
        return f"there is no {self.title} `{name}`{near}{there_are}"


def kind(title: str, *names: Iterable[str]) -> Kind:
    """A kind whose names come from several sources."""
    return Kind(title, tuple(dict.fromkeys(name for source in names for name in source)))


def intents() -> tuple[str, ...]:
    """All intents."""
    return load_intents().ids


def intents_of(group: str) -> tuple[str, ...]:
    """The intents of one group."""
    found = load_intents()
    return tuple(intent for intent in found.ids if found.group_of(intent) == group)


def groups() -> tuple[str, ...]:
    """All groups of intents, in the catalogue's order."""
    found = load_intents()
    return tuple(dict.fromkeys(intent.group for intent in found.intents.values()))


CODE_OR_FAMILY: Final = kind("behaviour code or family", CODES, LABELS)
PHASE: Final = kind("phase", (phase.value for phase in Phase))
TRIGGER: Final = kind("trigger", TRIGGERS)
MOMENT: Final = kind("moment", MOMENTS)
_MARKED: Final = tuple(f"mark:{mark}" for mark in MARKS)
REACTED_TO: Final = kind("behaviour code, family or mark:<mark>", CODES, LABELS, _MARKED)


def intent_kind() -> Kind:
    """Intents."""
    return kind("intent", intents())


def asked_kind() -> Kind:
    """What a disclosure or topic may answer: intents, and groups of them."""
    return kind("intent or group of intents", intents(), groups())


def answered_kind() -> Kind:
    """What a general answer may stand under."""
    return kind("intent, behaviour code or family", intents(), CODES, LABELS)


def standard_kind() -> Kind:
    """Lines of the standard."""
    return kind("line of the standard", (str(line.id) for line in load_standard().lines))


def rubric_family_kind() -> Kind:
    """Families of the rubric that sessions are scored by."""
    return kind("family of the rubric", (family.id for family in load_rubric().families))


def felt_kind() -> Kind:
    """What may move trust."""
    by_intent = (f"intent:{intent}" for intent in intents())
    title = "behaviour code, family, mark:<mark> or intent:<intent>"
    return kind(title, CODES, LABELS, _MARKED, by_intent)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
