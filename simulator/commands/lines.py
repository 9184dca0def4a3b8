"""Lines in and out: bytes read whole, JSON written one value a line, notes aside."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import click

from simulator.typed import visible

STDIN: Final = "-"
_BREAKS: Final = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Some readers take these for line ends, and terminals for commands; JSON can escape them."""


class BadLine(ValueError):
    """An input line that cannot be used; the others can."""


@dataclass(frozen=True, slots=True)
class InputLine:
    """One line of input, with its 1-based number."""

    number: int
    content: bytes

    def text(self) -> str:
        """Return the line as text. Raises BadLine where it is not UTF-8."""
        try:
            # A byte-order mark is no part of what was said.
            return self.content.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as fault:
            raise BadLine(f"byte {fault.start + 1} of the line is not UTF-8") from fault


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file for reading, or standard input for `-`."""
    if name == STDIN:
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as fault:
        if fault.filename != name:
            raise
        raise click.UsageError(f"{name} cannot be read: {fault.strerror}.") from fault


def input_lines(source: BinaryIO) -> Iterator[InputLine]:
    """Return the lines of a source as they arrive, without their line ends."""
    for number, line in enumerate(iter(source.readline, b""), start=1):
        yield InputLine(number, line.removesuffix(b"\n").removesuffix(b"\r"))


def put_json(value: object) -> None:
    """Write one value as a line of JSON; it is on its way when this returns."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    try:
        line = _BREAKS.sub(_escaped, text).encode()
    except UnicodeEncodeError:  # half a character: only an escape can say it
        line = json.dumps(value, separators=(", ", ": "), allow_nan=False).encode()
    put_bytes(line + b"\n")


def put(text: str = "") -> None:
    """Write a line of plain text, control characters made visible."""
    put_bytes(visible(text).encode() + b"\n")


def put_bytes(line: bytes) -> None:
    """Write bytes to standard output at once."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """Tell the person something that is not output, on standard error."""
    click.echo(visible(text), err=True)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
