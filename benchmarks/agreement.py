"""How far two coders agree, code by code.

    python -m benchmarks.agreement

The second coder went over every utterance of the batches named here without seeing the first one's
codes, from the manual alone. What they saw differently was settled by a third:
`corpus/disputes.jsonl` keeps all three. The batches hold what was settled. What was written
or reworded later, and so coded once, is named in `corpus/coded_once.jsonl`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring.agreement import Pair, cohens_kappa

CORPUS = Path(__file__).parent / "corpus"
FEWEST = 10
"""Codes given to fewer utterances are left out of the table."""


def main() -> None:
    """Print one table."""
    pairs = list(_pairs(_rows("disputes.jsonl"), _rows("coded_once.jsonl")))
    same = sum(a == b for a, b in pairs) / len(pairs)
    print(
        f"{len(pairs)} utterances coded twice; the same {same:.1%}; kappa {cohens_kappa(pairs):.3f}"
    )
    codes = sorted({str(code) for pair in pairs for code in pair})
    for code in codes:
        seen = [(a == code, b == code) for a, b in pairs]
        count = sum(a or b for a, b in seen)
        if count >= FEWEST:
            print(f"  {code:28} kappa {cohens_kappa(seen):.3f}  {count:6} utterances")


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (CORPUS / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _place(row: dict[str, Any]) -> tuple[str, int, int]:
    return row["batch"], row["turn"], row["piece"]


def _pairs(disputes: list[dict[str, Any]], once: list[dict[str, Any]]) -> Iterator[Pair]:
    """Yield the codes of the first and the second, utterance by utterance."""
    seen, left_out = {_place(row): row for row in disputes}, set(map(_place, once))
    for batch in sorted({row["batch"] for row in disputes}):
        lines = (CORPUS / "batches" / f"{batch}.jsonl").read_text("utf-8").splitlines()
        for turn, line in enumerate(lines, 1):
            for piece, (_, code, *_) in enumerate(json.loads(line)["u"], 1):
                if (batch, turn, piece) in left_out:
                    continue
                row = seen.get((batch, turn, piece))
                yield (row["first"], row["second"]) if row else (code, code)


if __name__ == "__main__":
    main()
