"""A temperament has words for everything, and enough of them."""

from collections.abc import Iterator, Mapping
from typing import Final

from scenarios import names
from scenarios.errors import Problem
from scenarios.lines import Lines
from scenarios.names import Kind
from scenarios.schema import Temperament
from scenarios.vocabulary import MOMENTS, Mood
from scenarios.written import Written
from scenarios.yaml_lines import Place
from scoring.vocabulary import CODES, LABELS, SILENCE

ANSWERS_NEEDED: Final = 2
"""Wordings in each mood."""
MOMENTS_NEEDED: Final = 5
IDLE_CUES_NEEDED: Final = 8
OFTEN: Final[dict[str, int]] = {
    "catch_all": 12,
    **dict.fromkeys(
        (
            "leading_comply",
            "leading_resist",
            "interrogated",
            "many_questions",
            "yes_but",
            "not_yet",
            "spent",
            "silence",
        ),
        8,
    ),
}
"""Moments that come up many times in a session, and the wordings they need."""
REACTIONS: Final = (
    "rapport.empathy",
    "rapport.affirmation",
    "rapport.permission",
    "rapport.contracting",
    "rapport.greeting",
    "listening.simple",
    "listening.complex",
    "listening.summary",
    "listening.noticing",
    "input.advice",
    "mark:multiple",
    "mark:why-blame",
    *(f"feedback.{label}" for label in LABELS["feedback"]),
    *(f"break.{label}" for label in LABELS["break"]),
)
"""What every temperament reacts to before it answers."""
ANSWERED_CODES: Final = tuple(
    code for code in CODES if not code.startswith("question.") and code != SILENCE
)
"""Codes that are answered as such: questions are by intent, and silence is a moment."""


def names_are_known(written: Written[Temperament]) -> Iterator[Problem]:
    """Every key is something that the engine looks up."""
    says = written.says
    tables: tuple[tuple[str, Mapping[str, object], Kind], ...] = (
        ("trust", says.trust, names.felt_kind()),
        ("answers", says.answers, names.answered_kind()),
        ("reactions", says.reactions, names.REACTED_TO),
        ("moments", says.moments, names.MOMENT),
    )
    for key, table, kind in tables:
        for name in table:
            if fault := kind.fault_of(name):
                yield written.problem((key, name), fault)


def everything_is_answered(written: Written[Temperament]) -> Iterator[Problem]:
    """No intent, code, reaction or moment is left to a stock phrase."""
    says = written.says
    wanted: tuple[tuple[str, Mapping[str, Lines], tuple[str, ...]], ...] = (
        ("answers", says.answers, (*names.intents(), *ANSWERED_CODES)),
        ("reactions", says.reactions, REACTIONS),
        ("moments", says.moments, tuple(MOMENTS)),
    )
    for key, table, needed in wanted:
        for name in needed:
            if name not in table and not _has_family(name, table):
                yield written.problem(
                    (key,), f"`{key}` has no lines for `{name}`; write some"
                )


def wordings_suffice(written: Written[Temperament]) -> Iterator[Problem]:
    """What comes up often has more wordings than what comes up once."""
    says = written.says
    for name, lines in says.answers.items():
        yield from _too_few(written, ("answers", name), lines, ANSWERS_NEEDED)
    for name, lines in says.moments.items():
        needed = OFTEN.get(name, MOMENTS_NEEDED)
        yield from _too_few(written, ("moments", name), lines, needed)
    yield from _too_few(written, ("idle_cues",), says.idle_cues, IDLE_CUES_NEEDED)


def _has_family(name: str, table: Mapping[str, Lines]) -> bool:
    family, _, label = name.partition(".")
    return bool(label) and family in table


def _too_few(
    written: Written[Temperament], place: Place, lines: Lines, needed: int
) -> Iterator[Problem]:
    for mood in Mood:
        if (there_are := len(lines.in_mood(mood))) < needed:
            message = f"`{place[-1]}` has {there_are} {mood} wordings; it needs {needed}"
            yield written.problem((*place, mood.value), message)


RULES = (names_are_known, everything_is_answered, wordings_suffice)
