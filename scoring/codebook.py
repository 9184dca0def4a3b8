"""What the behaviour codes and marks mean: the codebook, read from YAML.

One file per code under `codebooks/core/codes/` and per mark under
`codebooks/core/marks/`. A file holds the definition, the patterns that spot the
code, and the examples and counter-examples that the tests run.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scoring.errors import CodebookError
from scoring.transcript import Said
from scoring.vocabulary import CODES, MARKS, CodeId, MarkId, Speaker

Words = Annotated[str, Field(min_length=1)]


class Authored(BaseModel):
    """Base for everything people write in YAML: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Pattern(Authored):
    """Words that speak for a code or a mark, in the language of `coding/phrases.py`."""

    phrases: tuple[Words, ...] = ()
    unless: tuple[Words, ...] = ()
    """Phrases that switch this pattern off wherever they stand in the utterance."""
    weight: float = Field(default=0.8, gt=0, le=1)
    """How strongly the words speak for the code, 0-1."""
    marks: tuple[MarkId, ...] = ()
    question: Literal["never", "only", "any"] = "never"
    """Whether the utterance may, must or must not have the form of a question."""
    max_words: int | None = Field(default=None, gt=0)
    """Holds only in utterances of at most so many words."""


class Quoted(Authored):
    """Something a coach might type, after what was said before it."""

    text: str
    previous: tuple[str | dict[Speaker, str], ...] = ()
    """Earlier turns, oldest first; a bare string is the coachee's."""

    @property
    def said(self) -> tuple[Said, ...]:
        """The earlier turns as the coder takes them."""
        return tuple(_said(turn) for turn in self.previous)


class Example(Quoted):
    """A turn that holds the code or mark."""

    marks: tuple[MarkId, ...] = ()
    """Marks it must carry as well."""


class CounterExample(Quoted):
    """A turn that looks like the code and is another."""

    code: CodeId | None = None
    """The code it gets instead; None on marks, where only the absence counts."""


class BehaviourCode(Authored):
    """One behaviour code."""

    id: CodeId
    title: str = Field(min_length=1)
    definition: str = Field(min_length=20)
    source: str = Field(min_length=1)
    reason: str = Field(min_length=10)
    """Why an utterance got the code; `{evidence}` stands for the words that earned it."""
    beats: tuple[CodeId, ...] = ()
    """Codes that give way to this one where both are claimed."""
    patterns: tuple[Pattern, ...] = ()
    examples: tuple[Example, ...] = Field(min_length=1)
    counter_examples: tuple[CounterExample, ...] = Field(min_length=1)


class Mark(Authored):
    """One mark, on an utterance or (the sequence marks) on a whole turn."""

    id: MarkId
    title: str = Field(min_length=1)
    definition: str = Field(min_length=20)
    source: str = Field(min_length=1)
    family: Literal["question", "feedback", "input", "turn"]
    """The family of codes that may carry it; `turn` for sequence marks."""
    patterns: tuple[Pattern, ...] = ()
    examples: tuple[Example, ...] = Field(min_length=1)
    counter_examples: tuple[CounterExample, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Every behaviour code and mark, by id, in the coding manual's order."""

    codes: Mapping[CodeId, BehaviourCode]
    marks: Mapping[MarkId, Mark]
    version: str
    """Changes whenever a file of the codebook does."""

    def definition(self, code: CodeId) -> str:
        """Return what `code` means, in a sentence or two.

        Raises:
            CodebookError: There is no such code.
        """
        return self._code(code).definition

    def title(self, code: CodeId) -> str:
        """Return the code's name for screens and reports.

        Raises:
            CodebookError: There is no such code.
        """
        return self._code(code).title

    def _code(self, code: CodeId) -> BehaviourCode:
        if code not in self.codes:
            raise CodebookError(f"the codebook has no code {code!r}")
        return self.codes[code]


@cache
def load_codebook() -> Codebook:
    """Read the codebook that ships with the program.

    Raises:
        CodebookError: It says something impossible; every problem is listed with its file.
    """
    return read_codebook(files("scoring") / "codebooks" / "core")


def read_codebook(folder: Traversable) -> Codebook:
    """Read the codebook in `folder`, which holds `codes/` and `marks/`.

    Raises:
        CodebookError: As `load_codebook`.
    """
    sources = tuple(_yaml_files(folder))
    problems: list[str] = []
    codes = _read_all(
        BehaviourCode, (s for s in sources if s[0].startswith("codes/")), problems
    )
    marks = _read_all(Mark, (s for s in sources if s[0].startswith("marks/")), problems)
    problems += _missing("code", CODES, [code.id for code in codes])
    problems += _missing("mark", MARKS, [mark.id for mark in marks])
    problems += _unknown_references(codes, marks)
    if problems:
        raise CodebookError("the codebook is broken:\n" + "\n".join(problems))
    return Codebook(
        codes=_ordered({code.id: code for code in codes}, CODES),
        marks=_ordered({mark.id: mark for mark in marks}, MARKS),
        version=_version(sources),
    )


Source = tuple[str, str]
"""A file's path inside the codebook, and its text."""
Entry = TypeVar("Entry", BehaviourCode, Mark)
Key = TypeVar("Key", CodeId, MarkId)
Value = TypeVar("Value")


def _yaml_files(folder: Traversable) -> Iterator[Source]:
    for part in ("codes", "marks"):
        for file in sorted((folder / part).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".yaml"):
                yield f"{part}/{file.name}", file.read_text(encoding="utf-8")


def _read_all(
    kind: type[Entry], sources: Iterable[Source], problems: list[str]
) -> list[Entry]:
    entries = []
    for path, text in sources:
        try:
            # Base loader: a bare "no" or "on" in an example is a word, not a boolean.
            said = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 -- builds strings only
            entries.append(kind.model_validate(said))
        except yaml.YAMLError as error:
            problems.append(f"{path}: not YAML: {error}")
        except ValidationError as error:
            problems += [
                f"{path}: {'.'.join(map(str, one['loc']))}: {one['msg']}"
                for one in error.errors()
            ]
    return entries


def _missing(what: str, expected: Sequence[str], found: Sequence[str]) -> list[str]:
    return [
        *(f"no file defines the {what} {name!r}" for name in expected if name not in found),
        *(f"{name!r} is not a {what}" for name in found if name not in expected),
        *(
            f"{what} {name!r} is defined twice"
            for name in set(found)
            if found.count(name) > 1
        ),
    ]


def _unknown_references(codes: Sequence[BehaviourCode], marks: Sequence[Mark]) -> list[str]:
    problems = []
    entries: tuple[BehaviourCode | Mark, ...] = (*codes, *marks)
    for entry in entries:
        used = {mark for pattern in entry.patterns for mark in pattern.marks}
        used |= {mark for example in entry.examples for mark in example.marks}
        problems += [f"{entry.id}: unknown mark {mark!r}" for mark in used - set(MARKS)]
        named = {counter.code for counter in entry.counter_examples if counter.code}
        named |= set(entry.beats) if isinstance(entry, BehaviourCode) else set()
        problems += [f"{entry.id}: unknown code {code!r}" for code in named - set(CODES)]
    return problems


def _ordered(entries: dict[Key, Value], order: Sequence[Key]) -> Mapping[Key, Value]:
    return MappingProxyType({key: entries[key] for key in order if key in entries})


def _version(sources: Iterable[Source]) -> str:
    digest = hashlib.sha256(
        "\0".join(part for source in sources for part in source).encode()
    )
    return f"core-{digest.hexdigest()[:10]}"


def _said(turn: str | dict[Speaker, str]) -> Said:
    if isinstance(turn, str):
        return Said(Speaker.COACHEE, turn)
    ((speaker, text),) = turn.items()
    return Said(speaker, text)
