"""Every wording of a scenario or temperament, one by one, with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from scenarios.lines import Lines
from scenarios.schema import Endings, FollowUps, Scenario, Speech, Temperament, Topic
from scenarios.yaml_lines import Place

TOPIC_LISTS: Final = (
    "closed",
    "leading",
    "guarded",
    "reflected",
    "misread",
    "advice",
    "spent",
)
_QUESTION_LISTS: Final = ("says", "good", "partial", "wrong")


@dataclass(frozen=True, slots=True)
class Saying:
    """One wording."""

    place: Place
    text: str
    moment: str | None = None
    """The moment it belongs to, if it belongs to one."""
    is_reaction: bool = False
    """It is a short lead-in before an answer."""
    is_cue: bool = False
    """It is shown between asterisks, and written without them."""


def sayings_of(authored: Scenario | Temperament) -> Iterator[Saying]:
    """Every wording, in the order of the model."""
    if isinstance(authored, Scenario):
        yield from _of_scenario(authored)
    else:
        yield from _of_speech((), authored)
        for place, text in _of_lines(("idle_cues",), authored.idle_cues):
            yield Saying(place, text, is_cue=True)


def _of_scenario(scenario: Scenario) -> Iterator[Saying]:
    yield from _listed(("opening",), scenario.opening)
    for key in Endings.model_fields:
        yield from _listed(("endings", key), getattr(scenario.endings, key))
    for at, topic in enumerate(scenario.topics):
        yield from _of_topic(("topics", at), topic)
    for at, fact in enumerate(scenario.facts):
        yield from _listed(("facts", at, "says"), fact.says)
        yield from _listed(("facts", at, "more"), fact.more)
    for at, question in enumerate(scenario.questions):
        for key in _QUESTION_LISTS:
            yield from _listed(("questions", at, key), getattr(question, key))
    yield from _of_speech(("speech",), scenario.speech)


def _of_topic(place: Place, topic: Topic) -> Iterator[Saying]:
    for key in TOPIC_LISTS:
        yield from _listed((*place, key), getattr(topic, key))
    for at, told in enumerate(topic.disclosures):
        here = (*place, "disclosures", at)
        yield from _listed((*here, "says"), told.says)
        for key in FollowUps.model_fields:
            yield from _listed((*here, "follow_ups", key), getattr(told.follow_ups, key))
        for cue_at, cue in enumerate(told.cues):
            yield Saying((*here, "cues", cue_at), cue, is_cue=True)


def _of_speech(place: Place, speech: Speech) -> Iterator[Saying]:
    for where, text in _of_table((*place, "answers"), speech.answers):
        yield Saying(where, text)
    for where, text in _of_table((*place, "reactions"), speech.reactions):
        yield Saying(where, text, is_reaction=True)
    for moment, lines in speech.moments.items():
        for where, text in _of_lines((*place, "moments", moment), lines):
            yield Saying(where, text, moment=moment)


def _of_table(place: Place, table: Mapping[str, Lines]) -> Iterator[tuple[Place, str]]:
    for name, lines in table.items():
        yield from _of_lines((*place, name), lines)


def _of_lines(place: Place, lines: Lines) -> Iterator[tuple[Place, str]]:
    moods = {"cool": lines.cool}
    if lines.warm is not lines.cool and lines.warm != lines.cool:
        moods["warm"] = lines.warm
    for mood, wordings in moods.items():
        for at, text in enumerate(wordings):
            yield (*place, mood, at), text


def _listed(place: Place, wordings: Iterable[str]) -> Iterator[Saying]:
    for at, text in enumerate(wordings):
        yield Saying((*place, at), text)
