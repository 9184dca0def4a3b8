"""Conversations in a table: CSV with commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator, Mapping

from scoring.conversations.recorded import ConversationError, Line, Talk
from scoring.conversations.times import seconds_of

SPEAKER = ("speaker", "interlocutor", "role")
TEXT = ("text", "utterance_text", "utterance")
TIME = ("time", "timestamp", "start", "seconds")
ID = ("id", "transcript_id", "conversation_id", "session_id", "conversation", "transcript")
UTTERANCE_ID = ("utterance_id", "turn_id")
DELIMITERS = (",", ";", "\t")

Row = Mapping[str, str | None]


def header_of(first_line: str) -> tuple[str, dict[str, str]] | None:
    """Return the delimiter and the columns of a header line, None where it is none.

    Columns map what they mean (`speaker`, `text`, …) to their name in the file.
    """
    for delimiter in DELIMITERS:
        names = next(csv.reader([first_line], delimiter=delimiter), [])
        known = {name.strip().casefold(): name for name in names}
        columns = {
            meaning: known[spelling]
            for meaning, spellings in (
                ("speaker", SPEAKER),
                ("text", TEXT),
                ("time", TIME),
                ("id", ID),
                ("utterance", UTTERANCE_ID),
            )
            for spelling in reversed(spellings)
            if spelling in known
        }
        if {"speaker", "text"} <= columns.keys():
            return delimiter, columns
    return None


def talks_in_table(text: str, name: str) -> list[Talk]:
    """Return the conversations of a CSV file, in order of appearance.

    Raises:
        ConversationError: A needed column or field is missing, or quoting is broken.
    """
    first_line = text.partition("\n")[0]
    header = header_of(first_line)
    if header is None:
        raise ConversationError(
            f"{name}:1: the first line must name a column 'speaker' (or 'interlocutor') and a "
            f"column 'text' (or 'utterance_text'); it is {first_line[:80]!r}"
        )
    delimiter, columns = header
    lines: dict[str, list[Line]] = {}
    seen: set[tuple[str, str]] = set()
    for at, row in _rows(text, name, delimiter):
        talk = (row.get(columns.get("id", "")) or "").strip()
        utterance = (row.get(columns.get("utterance", "")) or "").strip()
        # Several people's labels of one utterance stand in rows of their own.
        if utterance and (talk, utterance) in seen:
            continue
        seen.add((talk, utterance))
        line = _line(row, columns, f"{name}:{at}", at)
        if line is not None:
            lines.setdefault(talk, []).append(line)
    return [Talk(talk, tuple(said)) for talk, said in lines.items()]


def _line(row: Row, columns: Mapping[str, str], where: str, at: int) -> Line | None:
    said = (row.get(columns["text"]) or "").strip()
    speaker = (row.get(columns["speaker"]) or "").strip()
    if not said:
        return None
    if not speaker:
        raise ConversationError(f"{where}: the column {columns['speaker']!r} is empty here")
    return Line(speaker, said, at, seconds_of(row.get(columns.get("time", ""))))


def _rows(text: str, name: str, delimiter: str) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    at = 2
    try:
        for row in reader:
            if None in row:
                raise ConversationError(
                    f"{name}:{at}: this row has more fields than the first line has columns; "
                    'put text that holds the separator into "quotes"'
                )
            yield at, row
            at = reader.line_num + 1
    except csv.Error as fault:
        raise ConversationError(
            f"{name}:{at}: this row cannot be read ({fault}); check its quotation marks"
        ) from fault
