"""The coder's word lists, read from `lexicon/*.yaml`.

A list is a set of lower-case entries of one or more words. A file may group its
entries (`fear: [afraid, scared]`); the group is then what the words share.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from scoring.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Named lists of words."""

    lists: Mapping[str, frozenset[str]]
    groups: Mapping[str, Mapping[str, str]]
    """For grouped lists: entry -> group."""
    version: str

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return the entries of the list `name`.

        Raises:
            CodebookError: There is no such list.
        """
        if name not in self.lists:
            raise CodebookError(f"the lexicon has no list {name!r}")
        return self.lists[name]


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon that ships with the program.

    Raises:
        CodebookError: A list is neither a sequence nor groups of sequences of words.
    """
    folder = files("scoring.coding") / "lexicon"
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if file.name.endswith(".yaml")
    }
    lists: dict[str, frozenset[str]] = {}
    groups: dict[str, Mapping[str, str]] = {}
    for file_name, text in texts.items():
        for name, entries in read_yaml(text).items():
            if name in lists:
                raise CodebookError(f"{file_name}: the list {name!r} exists twice")
            groups[name] = MappingProxyType(_grouped(entries, f"{file_name}: {name}"))
            lists[name] = frozenset(groups[name])
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:6]
    return Lexicon(MappingProxyType(lists), MappingProxyType(groups), digest)


def read_yaml(text: str) -> Any:  # noqa: ANN401 -- whatever the file holds
    """Return what the YAML `text` says, every scalar as the words written."""
    # Words are words here: "no" and "on" must not turn into booleans.
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 -- builds strings only


def _grouped(entries: object, where: str) -> dict[str, str]:
    if isinstance(entries, list):
        return {_word(entry, where): _word(entry, where) for entry in entries}
    if not isinstance(entries, dict):
        raise CodebookError(f"{where}: must be a list, or groups of lists")
    grouped: dict[str, str] = {}
    for group, members in entries.items():
        if isinstance(members, str):
            grouped[_word(group, where)] = members
        else:
            grouped |= dict.fromkeys(_words(members, where), str(group))
    return grouped


def _words(entries: Iterable[object], where: str) -> list[str]:
    return [_word(entry, where) for entry in entries]


def _word(entry: object, where: str) -> str:
    if not isinstance(entry, str):
        raise CodebookError(f"{where}: {entry!r} is not a word; put it in quotes")
    return entry.lower()
