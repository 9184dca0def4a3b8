"""Every good walkthrough as a real session; prints milliseconds per turn as JSON."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from scenarios.load import library, walkthroughs_of
from simulator import bootstrap
from simulator.desk import PracticeDesk
from simulator.library import ScenarioShelf
from simulator.settings import Settings

spent: dict[str, list[float]] = defaultdict(list)
SITTINGS = 5
"""Times each walkthrough is played."""


class Timed:
    """Stands before a part of the program and times one of its methods."""

    def __init__(self, part: Any, method: str, name: str) -> None:
        self._part = part
        self._method = method
        self._name = name

    def __getattr__(self, wanted: str) -> Any:
        found = getattr(self._part, wanted)
        return self._timed(found) if wanted == self._method else found

    def _timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                spent[self._name].append((time.perf_counter() - start) * 1000)

        return timed


def main() -> None:
    """Play, and print."""
    makers = bootstrap.makers(Settings(data=Path(sys.argv[1])))
    coder = Timed(makers.coder(), "code", "coding")
    store = Timed(makers.store(), "append", "store")
    timed = PracticeDesk(
        ScenarioShelf(),
        replace(
            makers,
            coder=lambda: coder,
            engine=lambda cast: Timed(makers.engine(cast), "respond", "rules"),
            store=lambda: store,
        ),
    )
    timed.prepare()
    process = psutil.Process()
    memory_ready = process.memory_info().rss / 1e6
    for entry in library():
        lines = [
            step.coach
            for walk in walkthroughs_of(entry.folder)
            if walk.kind == "good"
            for step in walk.steps
        ]
        for seed in range(SITTINGS):
            _play(timed, entry.id, seed, lines)
    memory_after = process.memory_info().rss / 1e6
    print(json.dumps({**spent, "memory_ready": memory_ready, "memory_after": memory_after}))


def _play(desk: PracticeDesk, scenario: str, seed: int, lines: list[str]) -> None:
    session = desk.begin(scenario, seed)
    # The start of a session is no turn.
    spent["store"].pop()
    for line in lines:
        if session.is_over:
            return
        start = time.perf_counter()
        session.say(line)
        spent["whole"].append((time.perf_counter() - start) * 1000)


if __name__ == "__main__":
    main()
