"""Conversations in plain text: a line `Name: what was said` for each turn."""

import re

from scoring.conversations.recorded import ConversationError, Line, Talk
from scoring.conversations.times import seconds_of

# A name is up to four words that begin with a capital or a digit ("Dr Anna Bell",
# "Speaker 1"), or a single word; "As I said to him: no" is none.
NAMED = re.compile(
    r"^(?P<name>(?:[A-Z0-9ÄÖÜÉÈ][\w.'’()-]*)(?: [A-Z0-9ÄÖÜÉÈ(][\w.'’()-]*){0,3}|[\w.'’-]{1,30})"
    r"\s*:\s+(?P<text>\S.*)$"
)
_NAME_ONLY = re.compile(r"^(?P<name>[A-Z][\w.'’-]*(?: [A-Z0-9][\w.'’-]*){0,3})\s*:\s*$")
_TIME = re.compile(
    r"^[\[(]?(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?)[\])]?\s+(?:-\s+)?"
)


def talks_in_plain_text(text: str, name: str) -> list[Talk]:
    """Return the one conversation that a plain text holds.

    A line without a name goes on with the turn before. A time may stand before a name.

    Raises:
        ConversationError: The first line of speech names no speaker.
    """
    lines: list[Line] = []
    speaker = ""
    for at, raw in enumerate(text.split("\n"), start=1):
        time = _TIME.match(raw.strip())
        said = raw.strip()[time.end() :] if time else raw.strip()
        alone = _NAME_ONLY.match(said)
        named = NAMED.match(said)
        if alone:
            speaker, said = alone["name"], ""
        elif named:
            speaker, said = named["name"].strip(), named["text"].strip()
        if said and not speaker:
            raise ConversationError(
                f"{name}:{at}: a turn begins with who speaks, as in 'Anna: Good morning.'; "
                f"this line is {said[:60]!r}"
            )
        if said:
            lines.append(
                Line(speaker, said, at, seconds_of(time["time"]) if time else None)
            )
    return [Talk("", tuple(lines))]
