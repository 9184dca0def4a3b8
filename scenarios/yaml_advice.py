"""What to do about YAML that cannot be read, in an author's words."""

from typing import Final

import yaml

ALIAS: Final = (
    "a text that begins with * must be in quotes, or YAML takes it for an alias: "
    '"*looks away* I suppose."'
)
TAB: Final = "a tab stands where spaces belong; indent with spaces"
BOOLEAN_KEY: Final = (
    "the bare key `{key}` is read as true or false by YAML readers; "
    'put it in quotes ("{key}") or use the key that the format has'
)
_COLUMNS: Final = (
    "the keys or list items here do not start in one column, or a text goes on after its "
    "closing quotation mark; put the whole text in quotes"
)
_UNCLOSED_QUOTE: Final = (
    "a quotation mark is opened and never closed; write '' for an apostrophe inside '…', "
    'or use "…" around the text'
)
_BACKSLASH: Final = (
    r"a backslash stands in a text in double quotes; write \\ or use single quotes"
)
_ADVICE: Final = (
    ("alphabetic or numeric character", ALIAS),
    ("while scanning an alias", ALIAS),
    (
        "mapping values are not allowed",
        "a colon with a space after it stands inside a text; put the text in quotes",
    ),
    ("escape", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("quoted scalar", _UNCLOSED_QUOTE),
    (
        "cannot start any token",
        "a text begins with a sign that YAML keeps for itself (% @ `); put it in quotes",
    ),
    (
        "while parsing a flow",
        "a `[` or `{` list is not closed, or a text that begins with one needs quotes",
    ),
    ("while parsing a block", _COLUMNS),
    ("could not find expected ':'", "a key is not followed by a colon and a space"),
)
"""What PyYAML says, and what it means for an author; the first that fits counts."""


def advice_on(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line of a syntax error, and what is wrong there and what to do."""
    said = f"{error.context or ''}; {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in said and error.context_mark:
        mark = error.context_mark  # where the quotation begins, not where the file ends
    line = min(mark.line, text.count("\n")) + 1 if mark else 1
    if "\t" in _indent_of(line, text):
        return line, TAB
    for sign, advice in _ADVICE:
        if sign in said:
            return line, advice
    return line, f"is not YAML here: {error.problem or error.context}"


def _indent_of(line: int, text: str) -> str:
    written = text.split("\n")[line - 1]
    return written[: len(written) - len(written.lstrip())]
