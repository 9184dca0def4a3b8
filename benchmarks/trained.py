"""Measures the coder on two batches of turns that nothing was trained on.

    python benchmarks/trained.py [--rules-alone]

By whole turns, as the coder divides them itself; then again as typed in haste, in lower
case and hardly a mark. The labels are one author's for each batch.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from scoring.agreement import f1_of, macro_f1
from scoring.coding.coder import TurnCoder, load_coder
from scoring.coding.intents import IntentClassifier
from scoring.coding.pipeline import build_pipeline
from scoring.coding.trained.material import CodedText, as_chat, read_batch
from scoring.transcript import CodedTurn, CodedUtterance
from scoring.vocabulary import LABELS

BATCHES = Path(__file__).parent / "corpus" / "batches"
KEPT_BACK = ("cedar", "fir")
LOWEST = 8
Turns = Sequence[tuple[set[str], set[str]]]
"""For each turn the codes that are there, and those that were heard."""


def main() -> None:
    """Print one table for each batch and way of typing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rules-alone", action="store_true", help="leave the trained part out"
    )
    coder = load_coder()
    if parser.parse_args().rules_alone:
        coder = TurnCoder(build_pipeline(), IntentClassifier.load())
    for name in KEPT_BACK:
        turns = list(read_batch(BATCHES / f"{name}.jsonl"))
        _print(f"{name}, as written", turns, coder)
        _print(f"{name}, in haste", list(map(as_chat, turns)), coder)


def _print(title: str, turns: Sequence[CodedText], coder: TurnCoder) -> None:
    heard = [coder.code(turn.text, turn.said) for turn in turns]
    given = [set(map(str, turn.codes)) for turn in heard]
    wanted = [{str(piece.code) for piece in turn.pieces} for turn in turns]
    both = list(zip(wanted, given, strict=True))
    families = [(_families(codes), _families(found)) for codes, found in both]
    print(f"{title}: {len(turns)} turns")
    questions = [(_asked(codes), _asked(found)) for codes, found in both]
    print(f"  open, closed, leading or none: macro-F1 {macro_f1(questions):.3f}")
    _print_figures("families", families, sorted(LABELS))
    for family in LABELS:
        labels = [f"{family}.{label}" for label in LABELS[family]]
        _print_figures(f"{family}", both, labels)
    _print_figures("codes", both, sorted(set().union(*wanted)))
    _print_certainty(turns, heard)


def _families(codes: set[str]) -> set[str]:
    return {code.partition(".")[0] for code in codes}


def _asked(codes: set[str]) -> str:
    """The question label of a turn, the weightiest where it has several."""
    order = ("question.leading", "question.open", "question.closed")
    return next((code for code in order if code in codes), "none")


def _print_figures(title: str, turns: Turns, labels: Sequence[str]) -> None:
    is_there = f1_of(label=True)
    used = [label for label in labels if any(label in codes for codes, _ in turns)]
    figures = {
        label: is_there([(label in codes, label in found) for codes, found in turns])
        for label in used
    }
    lowest = sorted(figures.items(), key=lambda item: item[1])[:LOWEST]
    shown = ", ".join(f"{label.split('.')[-1]} {figure:.2f}" for label, figure in lowest)
    print(f"  {title}: macro-F1 {sum(figures.values()) / len(figures):.3f} ({shown})")


def _print_certainty(turns: Sequence[CodedText], heard: Sequence[CodedTurn]) -> None:
    """Print how right utterances are at each tenth of confidence."""
    pairs = [
        (one.confidence, _is_right(one, turn))
        for turn, coded in zip(turns, heard, strict=True)
        for one in coded.utterances
    ]
    error = 0.0
    for tenth in range(10):
        band = [pair for pair in pairs if min(9, int(pair[0] * 10)) == tenth]
        if band:
            sure = sum(confidence for confidence, _ in band) / len(band)
            right = sum(is_right for _, is_right in band) / len(band)
            error += abs(sure - right) * len(band) / len(pairs)
    right = sum(is_right for _, is_right in pairs) / len(pairs)
    print(f"  utterances right: {right:.3f}; calibration error {error:.3f}")


def _is_right(one: CodedUtterance, turn: CodedText) -> bool:
    shares = {
        piece: min(one.end, piece.end) - max(one.start, piece.start)
        for piece in turn.pieces
    }
    return max(shares, key=lambda piece: shares[piece]).code == one.code


if __name__ == "__main__":
    main()
