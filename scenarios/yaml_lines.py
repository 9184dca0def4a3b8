"""YAML as authors write it, with the line of every part.

Stricter and simpler than YAML at large: every plain value is text (the models turn it
into numbers), keys are said once, and there are no anchors, aliases or tags. The text is
read as a stream of events, so that no nesting can exhaust the stack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NoReturn

import yaml

from scenarios.errors import ContentError, Problem
from scenarios.files import read_text, shown_path
from scenarios.yaml_advice import ALIAS, BOOLEAN_KEY, advice_on

try:
    from yaml import CSafeLoader as _Reader
except ImportError:  # PyYAML built without libyaml: the same events, more slowly
    from yaml import SafeLoader as _Reader  # type: ignore[assignment]

Place = tuple[str | int, ...]
"""The way to a part of a document: keys, and positions in lists from 0."""

MAX_DEPTH: Final = 20
_HASHED_WORD: Final = re.compile(r"[ ]*(#\w\S*)")
_NULLS: Final = frozenset({"", "~", "null"})
_BOOLEANS: Final = frozenset({"on", "off", "yes", "no"})


@dataclass(frozen=True, slots=True)
class Document:
    """One file: what it says, and where each part of it begins."""

    file: str
    content: dict[str, Any] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    """1-based; a value under a key begins at its key."""
    is_read: bool = True
    """False for a file that is missing or broken, whose problems are already known."""

    def line_of(self, place: Place) -> int:
        """The line of that part, or of the nearest part around it that is there."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path) -> Document:
    """Read one file.

    Raises:
        ContentError: It is missing, unreadable as text, or not one plain YAML mapping.
    """
    return parse_yaml(read_text(path), shown_path(path))


def parse_yaml(text: str, file: str) -> Document:
    """What a text says, with lines; problems call it `file`.

    Raises:
        ContentError: It is not one plain YAML mapping; all that is found is listed.
    """
    builder = _Builder(file, text)
    try:
        for event in _events(text):
            builder.take(event)
    except _TooOdd:
        pass  # the builder has noted why
    except yaml.MarkedYAMLError as error:
        line, message = advice_on(error, text)
        builder.problems.append(Problem(file, line, message))
    content = builder.content
    if not builder.problems and not isinstance(content, dict):
        fault = "is empty" if content is None else "is not a mapping"
        message = f"{fault}; it needs `key: value` lines that start at the left margin"
        builder.problems.append(Problem(file, 1, message))
    if builder.problems or not isinstance(content, dict):
        raise ContentError(builder.problems)
    return Document(file, content, builder.lines)


def _events(text: str) -> Iterator[yaml.Event]:
    reader = _Reader(text)
    try:
        while (event := reader.get_event()) is not None:
            yield event
    finally:
        reader.dispose()


class _TooOdd(Exception):
    """Nothing is gained by reading on."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not ended."""

    content: dict[str, Any] | list[Any]
    place: Place
    key: str | None = None
    """In a mapping: the key that awaits its value."""


class _Builder:
    """Puts content together from events, notes lines, and refuses what we do not use."""

    def __init__(self, file: str, text: str) -> None:
        self.content: Any = None
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._text = text.split("\n")
        self._line = 1
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event."""
        if event.start_mark is not None:
            self._line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._stop(ALIAS)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document()

    def _begin_document(self) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("`---` begins a second document; one file holds one")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        self._refuse_lost_words(event)
        within = self._open[-1] if self._open else None
        if within and isinstance(within.content, dict) and within.key is None:
            self._key(event, within, within.content)
        else:
            is_null = not event.style and event.value in _NULLS
            self._put(None if is_null else event.value)

    def _key(self, event: yaml.ScalarEvent, within: _Open, content: dict[str, Any]) -> None:
        key = event.value
        place = (*within.place, key)
        if not event.style and key.lower() in _BOOLEANS:
            self._note(BOOLEAN_KEY.format(key=key))
        if key in content:
            first = self.lines[place]
            self._note(f"the key `{key}` stands here twice; the first is on line {first}")
        self.lines.setdefault(place, self._line)
        content.setdefault(key, None)
        within.key = key

    def _begin(self, event: yaml.Event, content: dict[str, Any] | list[Any]) -> None:
        self._refuse_extras(event)
        if len(self._open) >= MAX_DEPTH:
            self._stop(f"is nested more than {MAX_DEPTH} deep; lay it out flatter")
        self._open.append(_Open(content, self._put(content)))

    def _put(self, value: object) -> Place:
        """Put a value where it belongs, and say where that is."""
        if not self._open:
            self.content = value
            self.lines[()] = self._line
            return ()
        within = self._open[-1]
        if isinstance(within.content, list):
            place: Place = (*within.place, len(within.content))
            within.content.append(value)
            self.lines[place] = self._line
            return place
        if within.key is None:
            self._stop(
                "a `{`, `[` or `?` stands where a key belongs; quote it if it is text"
            )
        place = (*within.place, within.key)
        within.content[within.key] = value
        within.key = None
        return place

    def _refuse_extras(self, event: Any) -> None:  # noqa: ANN401 -- its stubs lack the fields
        if event.anchor is not None:
            self._note(f"`&{event.anchor}` is an anchor; quote it if it is text")
        if event.tag not in (None, "!"):
            self._note(f"`{event.tag}` is a tag; quote it if it is text")

    def _refuse_lost_words(self, event: yaml.ScalarEvent) -> None:
        """A word such as #ops inside a text: YAML drops it and what follows, silently."""
        end = event.end_mark
        if end is None or event.style or end.line >= len(self._text):
            return
        if lost := _HASHED_WORD.match(self._text[end.line][end.column :]):
            self._note(
                f"YAML takes `{lost[1]}` for a comment; quote the text, or write `# `"
            )

    def _note(self, message: str) -> None:
        self.problems.append(Problem(self._file, self._line, message))

    def _stop(self, message: str) -> NoReturn:
        self._note(message)
        raise _TooOdd
