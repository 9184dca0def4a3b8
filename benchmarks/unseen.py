"""Measures intents and codes on utterances that nobody wrote examples or rules from.

    python -m benchmarks.unseen

`intents_unseen.yaml` and `coding_unseen.yaml` were written from the definitions alone, by
one author, and are never tuned to. The labels have not been settled with a second coder.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.hearing import ranked
from scoring.agreement import f1_of, macro_f1
from scoring.coding.coder import TurnCoder, load_coder
from scoring.intents import NONE
from scoring.transcript import Said
from scoring.vocabulary import LABELS, Speaker

HOME = Path(__file__).parent
WORST = 8
Row = dict[str, Any]


def main() -> None:
    """Print both tables."""
    _intents(_read("intents_unseen.yaml")["utterances"])
    _codes(load_coder(), _read("coding_unseen.yaml")["turns"])


def _read(name: str) -> dict[str, Any]:
    written: dict[str, Any] = yaml.safe_load((HOME / name).read_text("utf-8"))
    return written


def _intents(rows: Sequence[Row]) -> None:
    found = ranked([row["text"] for row in rows], most=1)
    heard = [None if best[0][0] == NONE else best[0][0] for best in found]
    pairs = [(row["intent"], one) for row, one in zip(rows, heard, strict=True)]
    named = [(wanted, heard) for wanted, heard in pairs if wanted]
    right = sum(wanted == heard for wanted, heard in named)
    silent = sum(heard is None for _, heard in named)
    nameless = [heard for wanted, heard in pairs if not wanted]
    print(f"intents: {len(named)} utterances of {len({wanted for wanted, _ in named})}")
    print(f"  right: {right / len(named):.1%}; none heard: {silent / len(named):.1%}")
    print(f"  right where one was heard: {right / (len(named) - silent):.1%}")
    print(f"  without an intent: {nameless.count(None)} of {len(nameless)} heard so")


def _codes(coder: TurnCoder, rows: Sequence[Row]) -> None:
    heard = [coder.code(row["text"], _before(row)) for row in rows]
    given = [set(turn.codes) for turn in heard]
    wanted = [set(row["codes"]) for row in rows]
    questions = [(r["question"], str(t.question)) for r, t in zip(rows, heard, strict=True)]
    families = _each(
        sorted(set(LABELS) - {"question"}),
        [{code.partition(".")[0] for code in codes} for codes in wanted],
        [{code.partition(".")[0] for code in codes} for codes in given],
    )
    codes = _each(sorted(set().union(*wanted)), wanted, given)
    print(f"codes: {len(rows)} turns")
    print(f"  open, closed, leading or none: macro-F1 {macro_f1(questions):.3f}")
    print(f"  families: macro-F1 {_mean(families):.3f} ({_listed(families)})")
    print(f"  codes: macro-F1 {_mean(codes):.3f}; lowest: {_listed(codes)}")


def _before(row: Row) -> list[Said]:
    return [Said(Speaker.COACHEE, row["previous"])] if row.get("previous") else []


def _each(
    labels: Sequence[str], wanted: Sequence[set[str]], given: Sequence[set[str]]
) -> dict[str, float]:
    turns = list(zip(wanted, given, strict=True))
    is_there = f1_of(label=True)
    return {
        label: is_there([(label in codes, label in heard) for codes, heard in turns])
        for label in labels
    }


def _mean(figures: dict[str, float]) -> float:
    return sum(figures.values()) / len(figures)


def _listed(figures: dict[str, float]) -> str:
    lowest = sorted(figures.items(), key=lambda item: item[1])[:WORST]
    return ", ".join(f"{label} {figure:.2f}" for label, figure in lowest)


if __name__ == "__main__":
    main()
