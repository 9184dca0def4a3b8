"""The kept talks: what was typed, what came back, and what raters made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "dialogue"
UNSEEN = FOLDER / "sessions"
"""Talks that no rule, line or example was written from."""
BASELINES = FOLDER / "baselines"


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One line of a coach and the reply it got when the talk was held."""

    coach: str
    coachee: str
    verdict: str
    """Whether the reply fits: `yes`, `partly`, `no`; empty where nobody judged it."""
    intents: tuple[str, ...]
    """What the line may be taken to be about, by labellers who read only the line and the
    catalogue; `none` for nothing in it; empty where nobody labelled it."""


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """A whole session."""

    name: str
    scenario: str
    voice: str
    seed: int
    turns: tuple[KeptTurn, ...]


def talks(folder: Path = UNSEEN) -> Iterator[KeptTalk]:
    """Yield the talks of a folder, by name."""
    for path in sorted(folder.glob("*.yaml")):
        written = yaml.safe_load(path.read_text("utf-8"))
        turns = tuple(map(_turn, written["turns"]))
        yield KeptTalk(
            path.stem, written["scenario"], written["voice"], written["seed"], turns
        )


def _turn(written: dict[str, Any]) -> KeptTurn:
    return KeptTurn(
        coach=written["coach"],
        coachee=written["coachee"],
        verdict=written.get("verdict", ""),
        intents=tuple(written.get("intents", ())),
    )
