"""Pure: what people typed as styled text; nothing in it is ever read as markup."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from textual.content import Content

from simulator.typed import visible

MOST_CHARACTERS: Final = 1200
MOST_LINES: Final = 12
"""Of one turn; the rest is kept, and a note says how much it is."""
ENDING_CHARACTERS: Final = 100
"""Of what the coachee had just said."""

_SEEN_NOT_SAID = re.compile(r"\*([^*\n]+)\*")

CUE: Final = "italic $muted"
MUTED: Final = "$muted"
UNDERLINED: Final = "underline"


def plain(text: str, style: str = "") -> Content:
    """Return a text as it stands, control characters made visible."""
    return Content.styled(visible(text), style)


def speech(text: str) -> Content:
    """Return the coachee's words; what is seen and not said stands in italics."""
    parts: list[Content] = []
    said_from = 0
    for cue in _SEEN_NOT_SAID.finditer(text):
        parts.append(plain(text[said_from : cue.start()]))
        parts.append(plain(cue[1], CUE))
        said_from = cue.end()
    parts.append(plain(text[said_from:]))
    return Content.assemble(*parts)


def shortened(text: str, most: int = MOST_CHARACTERS) -> tuple[str, str]:
    """Return what is shown of a long text, and a note about the rest (or nothing)."""
    lines = text.split("\n", MOST_LINES)
    kept = "\n".join(lines[:MOST_LINES])[:most]
    if len(kept) == len(text):
        return text, ""
    return kept, f"… {len(text) - len(kept):,} more characters, kept whole"


def ending(text: str) -> str:
    """Return the end of a text, from a word on, with dots where something is left out."""
    if len(text) <= ENDING_CHARACTERS:
        return text
    return "… " + text[-ENDING_CHARACTERS:].partition(" ")[2]


def typed(
    text: str, spans: Iterable[tuple[int, int]] = (), style: str = UNDERLINED
) -> Content:
    """Return the coach's words, long ones shortened, with `spans` of them styled."""
    kept, note = shortened(text)
    marked = _styled(kept, spans, style)
    return Content.assemble(marked, ("\n" + note, CUE)) if note else marked


def _styled(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    # Made visible piece by piece: a control character may take more than one place.
    cuts = {0, len(text)}
    held = [(max(0, start), min(len(text), end)) for start, end in spans]
    held = [(start, end) for start, end in held if start < end]
    for start, end in held:
        cuts |= {start, end}
    edges = sorted(cuts)
    return Content.assemble(
        *(
            plain(
                text[a:b],
                style if any(start <= a and b <= end for start, end in held) else "",
            )
            for a, b in pairwise(edges)
        )
    )


def while_typing(text: str) -> str:
    """Return a line of the input box with every character in its place.

    Control characters become pictures; what has no picture of one place becomes U+FFFD.
    """
    if text.isprintable():
        return text
    return "".join(_one_place(char) for char in text)


def _one_place(char: str) -> str:
    if char == "\t":
        return char
    shown = visible(char)
    return shown if len(shown) == 1 else "�"
