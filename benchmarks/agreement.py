"""How far two coders agree, code by code.

    python -m benchmarks.agreement

The second coder went over every utterance of the batches named here without seeing the first one's
codes, from the manual alone. What they saw differently was settled by a third:
`corpus/disputes.jsonl` keeps all three. The batches hold what was settled.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.coding.figures import Pair, kappa

CORPUS = Path(__file__).parent / "corpus"
FEWEST = 10
"""Codes given to fewer utterances are left out of the table."""


def main() -> None:
    """Print one table."""
    disputes = [
        json.loads(line)
        for line in (CORPUS / "disputes.jsonl").read_text("utf-8").splitlines()
    ]
    pairs = list(_pairs(disputes))
    same = sum(a == b for a, b in pairs) / len(pairs)
    print(
        f"{len(pairs)} utterances coded twice; the same {same:.1%}; kappa {kappa(pairs):.3f}"
    )
    codes = sorted({str(code) for pair in pairs for code in pair})
    for code in codes:
        seen = [(a == code, b == code) for a, b in pairs]
        count = sum(a or b for a, b in seen)
        if count >= FEWEST:
            print(f"  {code:28} kappa {kappa(seen):.3f}  {count:6} utterances")


def _pairs(disputes: list[dict[str, Any]]) -> Iterator[Pair]:
    """Yield the codes of the first and the second, utterance by utterance."""
    seen = {(row["batch"], row["turn"], row["piece"]): row for row in disputes}
    for batch in sorted({row["batch"] for row in disputes}):
        lines = (CORPUS / "batches" / f"{batch}.jsonl").read_text("utf-8").splitlines()
        for turn, line in enumerate(lines, 1):
            for piece, (_, code, *_) in enumerate(json.loads(line)["u"], 1):
                row = seen.get((batch, turn, piece))
                yield (row["first"], row["second"]) if row else (code, code)


if __name__ == "__main__":
    main()
