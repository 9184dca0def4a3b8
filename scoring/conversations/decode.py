"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 by its mark."""

import codecs

from scoring.conversations.recorded import ConversationError

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file, with every line ended by a single newline.

    Raises:
        ConversationError: It is in another encoding, no text at all, or empty.
    """
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise ConversationError(
            f"{name}:{line}: this is neither UTF-8 nor UTF-16 text; "
            "save the file as UTF-8 and try again"
        ) from fault
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise ConversationError(
            f"{name}:{line}: there is a null character here, so this is no text file"
        )
    if not text.strip():
        raise ConversationError(f"{name}: the file is empty; it should hold a conversation")
    return text.replace("\r\n", "\n").replace("\r", "\n")
