"""Measures the coder: on our own unseen batches, on public data, and its speed.

    python -m benchmarks.coder [--data FOLDER]

FOLDER holds `annomi-dev.csv` in the format of AnnoMI-full (github.com/uccollab/AnnoMI) and
`funneling-focusing/` (github.com/sterlingalic/funneling-focusing). Without it only our own
batches and the speed are measured. Nothing in the program was trained on either. The
intervals cover 95 %, by drawing whole conversations again.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.coding import annomi, own, speed, teaching
from benchmarks.coding.figures import Figure
from scoring.coding.coder import TurnCoder, load_coder


def main() -> int:
    """Print one table; the exit status is 2 where the data is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the public data")
    folder: Path | None = parser.parse_args().data
    if folder and not (folder / annomi.FILE).is_file():
        print(f"{folder / annomi.FILE} is missing; see github.com/uccollab/AnnoMI")
        return 2
    coder = load_coder()
    print(f"{coder.version}; {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{'what':58}{'figure':>7}  {'95 %':13}{'bar':>7}{'cases':>8}")
    for line in _figures(coder, folder):
        print(line, flush=True)
    print(f"lowest of our own: {own.lowest(coder)}")
    print("how sure it is and how often right, our own:")
    for text in (*own.reliability(coder), *speed.lines(coder)):
        print(text, flush=True)
    return 0


def _figures(coder: TurnCoder, folder: Path | None) -> Iterator[Figure]:
    yield from own.figures(coder)
    yield from own.intents(coder)
    if folder:
        yield from annomi.figures(coder, folder)
        if (folder / teaching.FILE).is_file():
            yield from teaching.figures(coder, folder)


if __name__ == "__main__":
    sys.exit(main())
