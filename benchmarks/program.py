"""Measures the program on this machine: start, turns, memory.

    python benchmarks/program.py

Every figure comes from a fresh process. Turns are those of the good walkthroughs that
ship with the scenarios, played through the real session and a real SQLite file.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RUNS = 5
"""Starts of the program; the table gives their median."""
HOME = Path(__file__).parent
CPU_INFO = Path("/proc/cpuinfo")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        starts = [_measured("start.py", f"{folder}/{run}") for run in range(RUNS)]
        turns = _measured("turns.py", f"{folder}/turns")
    print(f"machine: {_machine()}, Python {platform.python_version()}")
    print(f"{'what':<44}{'median':>10}{'95th':>10}")
    for name, what in (
        ("import_textual", "import of Textual alone, s"),
        ("first_paint", "first paint, from then on, s"),
        ("ready", "ready for the first turn, from then on, s"),
    ):
        _row(what, [start[name] for start in starts])
    for name, what in (
        ("coding", "a turn: coding, ms"),
        ("rules", "a turn: rules and reply, ms"),
        ("store", "a turn: commit, ms"),
        ("whole", "a turn: all of it, ms"),
    ):
        _row(what, turns[name])
    _row("memory when ready, MB", [turns["memory_ready"]])
    _row("memory after all sessions, MB", [turns["memory_after"]])
    print(
        f"turns measured: {len(turns['whole'])}; under 25 ms: {_under(turns['whole'], 25):.1%}"
    )


def _measured(script: str, folder: str) -> dict:
    print(f"running {script} …", file=sys.stderr)
    done = subprocess.run(
        [sys.executable, str(HOME / "measured" / script), folder],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(HOME.parent)},
    )
    figures: dict = json.loads(done.stdout.splitlines()[-1])
    return figures


def _row(what: str, values: Sequence[float]) -> None:
    high = sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
    print(f"{what:<44}{statistics.median(values):>10.2f}{high:>10.2f}")


def _under(values: Sequence[float], limit: float) -> float:
    return sum(value < limit for value in values) / len(values)


def _machine() -> str:
    if not CPU_INFO.exists():
        return platform.processor() or platform.machine()
    model = next(
        (
            line.partition(":")[2].strip()
            for line in CPU_INFO.read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{os.cpu_count()} x {model}"


if __name__ == "__main__":
    main()
