"""Files as text: UTF-8, of sane length, without control characters."""

import re
from pathlib import Path
from typing import Final

from scenarios.errors import ContentError, Problem

MAX_BYTES: Final = 2_000_000
_CONTROL: Final = re.compile(
    r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def shown_path(path: Path) -> str:
    """The path as problems name it: from the working directory where it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_text(path: Path) -> str:
    """The text of a file, its lines ended by newlines.

    Raises:
        ContentError: It is missing, too long, not UTF-8, or holds control characters.
    """
    file = shown_path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"is longer than {MAX_BYTES // 1_000_000} MB; split it or shorten it"
            raise ContentError([Problem(file, 0, message)])
        written = path.read_bytes()
    except FileNotFoundError:
        raise ContentError([Problem(file, 0, "there is no such file; write it")]) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise ContentError([Problem(file, 0, message)]) from error
    return decoded(written, file)


def decoded(written: bytes, file: str) -> str:
    """The bytes of a file as text, without a byte order mark.

    Raises:
        ContentError: They are not UTF-8, or hold control characters.
    """
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        odd_byte = error.object[error.start]
        message = f"byte 0x{odd_byte:02X} is not UTF-8; save the file as UTF-8"
        raise ContentError([Problem(file, line, message)]) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := _CONTROL.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        message = f"holds the control character U+{ord(odd.group()):04X}; delete it"
        raise ContentError([Problem(file, line, message)])
    return text
