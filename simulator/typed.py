"""Pure: what people type, kept as typed and shown safely."""

import re
import unicodedata

_SURROGATES = re.compile("[\ud800-\udfff]")
_SEEN = {"\n", "\t"}
_PICTURES = 0x2400
"""Unicode's pictures of the control characters start here."""
_DELETE = 0x7F
_CONTROLS_END = 0x20


def joined(text: str) -> str:
    """Return the text with halves of one character joined; stray halves stay."""
    if not _SURROGATES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def encodable(text: str) -> str:
    """Return the text with each stray half of a character as U+FFFD; offsets stay true."""
    return _SURROGATES.sub("�", text)


def visible(text: str) -> str:
    """Return the text with control characters as pictures, so that none is obeyed.

    Line breaks and tabs stay. So does what right-to-left scripts and emoji need, except
    the marks that reorder the text around them.
    """
    return "".join(_visible(char) for char in encodable(text))


def _visible(char: str) -> str:
    if char in _SEEN or char.isprintable():
        return char
    point = ord(char)
    if point < _CONTROLS_END:
        return chr(_PICTURES + point)
    if point == _DELETE:
        return "␡"
    if (
        unicodedata.category(char) == "Cf"
        and unicodedata.bidirectional(char) not in _REORDERS
    ):
        return char
    return " " if char.isspace() else f"<U+{point:04X}>"


_REORDERS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
