"""A temperament that has a line for everything and nothing to say."""

from functools import cache

import yaml

from scenarios.checks.temperament import (
    ANSWERED_CODES,
    ANSWERS_NEEDED,
    IDLE_CUES_NEEDED,
    MOMENTS_NEEDED,
    OFTEN,
    REACTIONS,
)
from scenarios.names import intents
from scenarios.vocabulary import MOMENTS


@cache
def plain_temperament() -> str:
    """The temperament as its file would hold it."""
    content = {
        "id": "plain",
        "title": "Plain",
        "trust": {"rapport.empathy": 4},
        "answers": {
            name: _moods(f"answer to {name}", ANSWERS_NEEDED)
            for name in (*intents(), *ANSWERED_CODES)
        },
        "reactions": {name: _moods(f"to {name}", 1) for name in REACTIONS},
        "moments": {
            name: _moods(f"in the moment {name}", OFTEN.get(name, MOMENTS_NEEDED))
            for name in MOMENTS
        },
        "idle_cues": _moods("cue", IDLE_CUES_NEEDED),
    }
    return yaml.safe_dump(content, sort_keys=False)


def _moods(what: str, count: int) -> dict[str, list[str]]:
    return {
        mood: [f"My {mood} {what}, {number}." for number in range(count)]
        for mood in ("cool", "warm")
    }
