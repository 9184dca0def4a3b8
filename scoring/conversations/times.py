"""Times as recordings write them."""

import re
from datetime import datetime

_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$")


def seconds_of(written: object) -> float | None:
    """Return a time in seconds: a number, `mm:ss`, `hh:mm:ss.mmm`, or a date with a time.

    None where it is no time at all; a conversation can be scored without.
    """
    text = str(written or "").strip()
    clock = _CLOCK.match(text)
    if clock:
        hours, minutes, seconds = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return None
