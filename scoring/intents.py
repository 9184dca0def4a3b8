"""The intents: what a coach's utterance can be about, read from `intent_catalogue/`.

One YAML file per group, each intent with its definition and examples. `none.yaml`
holds what has no intent: reflections, encouragers, praise and fragments.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from scoring.errors import CodebookError
from scoring.vocabulary import IntentId, Phase

NONE = "none"
"""The group, and the only id in it, of utterances that have no intent."""
FEWEST_EXAMPLES = 15
"""Of one intent, at least; with fewer it cannot be told from its neighbours."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SnakeCase = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Authored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _AuthoredIntent(_Authored):
    id: _SnakeCase
    definition: _Words
    examples: tuple[_Words, ...] = Field(min_length=FEWEST_EXAMPLES)


class _AuthoredGroup(_Authored):
    group: _SnakeCase
    phase: Phase | None
    intents: tuple[_AuthoredIntent, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing an utterance can be about."""

    id: IntentId
    group: str
    phase: Phase | None
    """The phase it works on; None where it belongs to any."""
    definition: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntentCatalogue:
    """Every intent, in the order of the files, and what has none."""

    intents: Mapping[IntentId, Intent]
    without_intent: tuple[str, ...]
    """Examples of utterances that have no intent."""

    @property
    def ids(self) -> tuple[IntentId, ...]:
        """The ids of the intents; `none` is not one."""
        return tuple(self.intents)

    def phase_of(self, intent: IntentId) -> Phase | None:
        """Return the phase an intent works on, None where it belongs to any."""
        return self._intent(intent).phase

    def group_of(self, intent: IntentId) -> str:
        """Return the group whose file holds the intent."""
        return self._intent(intent).group

    def definition(self, intent: IntentId) -> str:
        """Return what the intent means, as a phrase that starts with a verb."""
        return self._intent(intent).definition

    def rasa_name(self, intent: IntentId) -> str:
        """Return the intent as Rasa's retrieval intents are written: `group/id`."""
        return f"{self.group_of(intent)}/{intent}"

    def _intent(self, intent: IntentId) -> Intent:
        try:
            return self.intents[intent]
        except KeyError:
            raise CodebookError(f"there is no intent {intent!r} in the catalogue") from None


@cache
def load_intents() -> IntentCatalogue:
    """Return the catalogue that ships with the package.

    Raises:
        CodebookError: A file is broken; the message names every problem and its file.
    """
    return read_intents(files("scoring") / "intent_catalogue")


def read_intents(folder: Traversable) -> IntentCatalogue:
    """Return the catalogue in a folder of YAML files.

    Raises:
        CodebookError: A file is broken; the message names every problem and its file.
    """
    problems: list[str] = []
    groups = {
        path.name: group
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".yaml") and (group := _group(path, problems)) is not None
    }
    problems += _problems_across(groups)
    if problems:
        raise CodebookError("the intent catalogue is broken:\n" + "\n".join(problems))
    return _catalogue(groups.values())


def plain(example: str) -> str:
    """Return the words alone: examples that differ only in looks are the same example."""
    return " ".join(re.findall(r"[\w?]+", example.casefold())) or example


def _group(path: Traversable, problems: list[str]) -> _AuthoredGroup | None:
    try:
        document = yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 -- safe, in C
        return _AuthoredGroup.model_validate(document)
    except yaml.YAMLError as error:
        problems.append(f"{path.name}: not YAML: {error}")
    except ValidationError as error:
        problems += [
            f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        ]
    return None


def _problems_across(groups: Mapping[str, _AuthoredGroup]) -> list[str]:
    """What no file can show by itself: names that clash, examples used twice."""
    problems = [
        f"{name}: the group is called {group.group!r}; it must have the file's name"
        for name, group in groups.items()
        if name != f"{group.group}.yaml"
    ]
    ids = [(intent.id, name) for name, group in groups.items() for intent in group.intents]
    problems += _twice(ids, "the id {!r} is used more than once")
    said = [
        (plain(example), name)
        for name, group in groups.items()
        for intent in group.intents
        for example in intent.examples
    ]
    return problems + _twice(said, "the example {!r} is given more than once")


def _twice(named: Iterable[tuple[str, str]], complaint: str) -> list[str]:
    listed = list(named)
    counts = Counter(text for text, _ in listed)
    return [
        f"{name}: {complaint.format(text)}" for text, name in listed if counts[text] > 1
    ]


def _catalogue(groups: Iterable[_AuthoredGroup]) -> IntentCatalogue:
    intents = [
        Intent(
            IntentId(intent.id),
            group.group,
            group.phase,
            intent.definition,
            intent.examples,
        )
        for group in groups
        for intent in group.intents
    ]
    return IntentCatalogue(
        intents=MappingProxyType({i.id: i for i in intents if i.id != NONE}),
        without_intent=tuple(
            said for intent in intents if intent.id == NONE for said in intent.examples
        ),
    )
