"""The files of a scenario's folder, put together into one whole with its places."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scenarios.complaints import did_you_mean
from scenarios.errors import ContentError, Problem
from scenarios.files import read_text, shown_path
from scenarios.places import Part, Places
from scenarios.schema import Scenario, Speech
from scenarios.yaml_lines import Document, read_yaml

SPEECH: Final = tuple(Speech.model_fields)
ELSEWHERE: Final[dict[str, str]] = {
    "brief": "brief.md",
    "topics": "topics/",
    "facts": "facts.yaml",
    "questions": "questions.yaml",
    "opening": "lines.yaml",
    "endings": "lines.yaml",
    **dict.fromkeys(SPEECH, "lines.yaml"),
}
"""The parts of a scenario that do not stand in scenario.yaml, and where they stand."""
HEAD: Final = tuple(
    key for key in Scenario.model_fields if key not in {*ELSEWHERE, "speech"}
)
"""The keys of scenario.yaml."""


@dataclass(slots=True)
class Assembled:
    """A whole scenario as plain values, not yet checked against the models."""

    content: dict[str, Any]
    places: Places
    problems: list[Problem]
    """Files that are missing or broken, and keys in the wrong file."""


def assembled(folder: Path) -> Assembled:
    """Put together what the files of a folder say."""
    problems: list[Problem] = []
    head = _read(folder / "scenario.yaml", problems)
    lines = _read(folder / "lines.yaml", problems)
    topics = [_read(path, problems) for path in sorted((folder / "topics").glob("*.yaml"))]
    content = _within(head, HEAD, problems)
    said = _within(lines, keys_of("lines.yaml"), problems)
    content |= {key: said[key] for key in ("opening", "endings") if key in said}
    content["speech"] = {key: said[key] for key in SPEECH if key in said}
    content["topics"] = [topic.content for topic in topics if topic.is_read]
    parts = [
        Part((), head),
        *(Part((key,), lines, (key,)) for key in ("opening", "endings")),
        Part(("speech",), lines),
        Part(
            ("topics",), _nothing(folder / "topics", is_read=all(t.is_read for t in topics))
        ),
    ]
    readable = (topic for topic in topics if topic.is_read)
    parts += [Part(("topics", at), topic) for at, topic in enumerate(readable)]
    parts += _facts(folder, content, problems)
    parts.append(_listed(folder, "questions", content, problems))
    parts.append(_brief(folder / "brief.md", content, problems))
    return Assembled(content, Places(tuple(parts)), problems)


def keys_of(file: str) -> tuple[str, ...]:
    """The keys that stand at the left margin of a file other than scenario.yaml."""
    return tuple(key for key, home in ELSEWHERE.items() if home == file)


def _read(path: Path, problems: list[Problem]) -> Document:
    try:
        return read_yaml(path)
    except ContentError as error:
        problems.extend(error.problems)
        return _nothing(path, is_read=False)


def _nothing(path: Path, *, is_read: bool) -> Document:
    return Document(shown_path(path), is_read=is_read, lines={(): 0})


def _within(
    document: Document, known: tuple[str, ...], problems: list[Problem]
) -> dict[str, Any]:
    """The document's content without the keys that do not belong there."""
    for key in document.content:
        if key not in known:
            line = document.line_of((key,))
            problems.append(Problem(document.file, line, _astray(key, known)))
    return {key: value for key, value in document.content.items() if key in known}


def _astray(key: str, known: tuple[str, ...]) -> str:
    home = ELSEWHERE.get(key) or ("scenario.yaml" if key in HEAD else None)
    if home:
        return f"`{key}` does not stand in this file; it belongs in {home}"
    near = did_you_mean(key, known) or f"; known here: {', '.join(known)}"
    return f"unknown key `{key}`{near}"


def _listed(
    folder: Path, key: str, content: dict[str, Any], problems: list[Problem]
) -> Part:
    """A file that holds one list under its own name, and may be left out."""
    path = folder / f"{key}.yaml"
    if not path.exists():
        return Part((key,), _nothing(path, is_read=True))
    document = _read(path, problems)
    content |= _within(document, (key,), problems)
    return Part((key,), document, (key,))


def _facts(folder: Path, content: dict[str, Any], problems: list[Problem]) -> list[Part]:
    """`facts.yaml` and the files of `facts/`: one list under the same name in each."""
    whole: list[Any] = []
    parts = [Part(("facts",), _nothing(folder / "facts.yaml", is_read=True))]
    for path in (folder / "facts.yaml", *sorted((folder / "facts").glob("*.yaml"))):
        if path.exists():
            document = _read(path, problems)
            listed = _within(document, ("facts",), problems).get("facts", [])
            found = listed if isinstance(listed, list) else [listed]
            parts += [
                Part(("facts", len(whole) + at), document, ("facts", at))
                for at in range(len(found))
            ]
            whole += found
    if len(parts) > 1:
        content["facts"] = whole
    return parts


def _brief(path: Path, content: dict[str, Any], problems: list[Problem]) -> Part:
    document = _nothing(path, is_read=True)
    try:
        content["brief"] = read_text(path).strip()
    except ContentError as error:
        problems.extend(error.problems)
        document = _nothing(path, is_read=False)
    return Part(("brief",), document)
