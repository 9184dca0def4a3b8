"""Reads files of recorded conversations, whatever their form."""

from collections.abc import Callable
from pathlib import Path

from scoring.conversations.captions import TIMING, talks_in_captions
from scoring.conversations.decode import decoded
from scoring.conversations.plain import talks_in_plain_text
from scoring.conversations.recorded import ConversationError, RecordedConversation, Talk
from scoring.conversations.speakers import with_coach
from scoring.conversations.structured import talks_in_json
from scoring.conversations.table import header_of, talks_in_table

Reader = Callable[[str, str], list[Talk]]

BY_ENDING: dict[str, Reader] = {
    ".csv": talks_in_table,
    ".tsv": talks_in_table,
    ".json": talks_in_json,
    ".jsonl": talks_in_json,
    ".ndjson": talks_in_json,
    ".vtt": talks_in_captions,
    ".srt": talks_in_captions,
}
HEAD = 5
"""So many lines decide what a file without a telling name is."""


def read_conversations(
    path: Path | str, coach: str | None = None
) -> list[RecordedConversation]:
    """Read every conversation of a file: CSV, JSON, JSON Lines, WebVTT, SubRip or text.

    Args:
        path: The file. Its name's ending says the form; else its first lines do.
        coach: The coach's name or role as in the file; None to go by roles.

    Raises:
        ConversationError: The file cannot be read; the message says the line, where one
            is to blame, and what to do.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "unknown reason"
        raise ConversationError(f"{path}: cannot be opened: {reason}") from fault
    return conversations_in(content, str(path), coach)


def conversations_in(
    content: bytes, name: str, coach: str | None = None
) -> list[RecordedConversation]:
    """Read every conversation of a file's content, as `read_conversations` does.

    Args:
        content: The bytes of the file.
        name: Its name, which also stands in sources and messages.
        coach: The coach's name or role as in the file; None to go by roles.
    """
    text = decoded(content, name)
    reader = BY_ENDING.get(Path(name).suffix.casefold()) or _reader_by_look(text)
    talks = [talk for talk in reader(text, name) if talk.lines]
    if not talks:
        raise ConversationError(f"{name}: nobody says anything in this file")
    return [with_coach(talk, name, coach) for talk in talks]


def _reader_by_look(text: str) -> Reader:
    lines = text.lstrip().split("\n")[:HEAD]
    if lines[0].startswith("WEBVTT") or any(map(TIMING.match, lines)):
        return talks_in_captions
    if lines[0].startswith(("{", "[{", "[\n")) or lines[0].strip() == "[":
        return talks_in_json
    if header_of(lines[0]) is not None:
        return talks_in_table
    return talks_in_plain_text
