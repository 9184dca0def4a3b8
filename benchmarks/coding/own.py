"""Our own batches that nothing was trained on or tuned to."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coding.figures import Figure, figure, mean_set_f1, set_f1
from scoring.agreement import f1_of, macro_f1
from scoring.coding.coder import TurnCoder
from scoring.coding.corpus import CodedText, as_chat, read_batch
from scoring.intents import NONE
from scoring.transcript import CodedUtterance
from scoring.vocabulary import LABELS

BATCHES = Path(__file__).parents[1] / "corpus" / "batches"
UNSEEN = ("sorrel", "tamarisk", "willow", "yew")
FAMILIES = ("listening", "rapport", "break", "input", "feedback")
QUESTIONS = ("question.leading", "question.open", "question.closed")
LOWEST = 12
SURE = 0.7
"""From this probability on the coachee answers by the intent alone."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a piece that somebody labelled."""

    intent: str
    probability: float
    labels: tuple[str, ...]


Case = tuple[str, tuple[frozenset[str], frozenset[str]]]
"""The conversation, and the codes that a turn has and was given."""


def figures(coder: TurnCoder) -> Iterator[Figure]:
    """Yield the figures, as written and as typed in haste."""
    written = _coded(coder, lambda turn: turn)
    hasty = _coded(coder, as_chat)
    asked = [(group, (_asked(a), _asked(b))) for group, (a, b) in written]
    yield figure("own: open, closed, leading, none, macro-F1", asked, macro_f1, 0.93)
    for label in ("open", "closed", "leading", "none"):
        yield figure(f"own:   {label}, F1", asked, f1_of(label), 0.9)
    in_haste = [(group, (_asked(a), _asked(b))) for group, (a, b) in hasty]
    yield figure("own in lower case, unmarked: the same", in_haste, macro_f1, 0.88)
    for name, cases in (("own", written), ("own in lower case, unmarked", hasty)):
        bars = (0.88, 0.8) if name == "own" else (None, None)
        families = [(group, (_families(a), _families(b))) for group, (a, b) in cases]
        yield figure(
            f"{name}: families, macro-F1", families, mean_set_f1(FAMILIES), bars[0]
        )
        labels = [f"{family}.{label}" for family in FAMILIES for label in LABELS[family]]
        yield figure(
            f"{name}: labels in them, macro-F1", cases, mean_set_f1(labels), bars[1]
        )


def intents(coder: TurnCoder) -> Iterator[Figure]:
    """Yield how often the intent of an utterance is heard right, as labelled blind."""
    cases = [
        (group, heard)
        for name in UNSEEN
        for group, turn in _grouped(name)
        for heard in _heard_in(coder, turn)
    ]
    named = [case for case in cases if case[1].intent != NONE]
    sure = [case for case in named if case[1].probability >= SURE]
    yield figure("own: intent of an utterance, or none, right", cases, _share_right)
    yield figure("own:   right where one is heard", named, _share_right)
    yield figure(f"own:   right where its probability is {SURE} on", sure, _share_right)


def _share_right(cases: Sequence[Heard]) -> float:
    return sum(heard.intent in heard.labels for heard in cases) / max(1, len(cases))


def _grouped(name: str) -> Iterator[tuple[str, CodedText]]:
    file = BATCHES / f"{name}.jsonl"
    groups = _conversations(file.read_text("utf-8").splitlines(), name)
    yield from zip(groups, read_batch(file), strict=True)


def _heard_in(coder: TurnCoder, turn: CodedText) -> Iterator[Heard]:
    """Yield what was heard in each labelled piece."""
    utterances = coder.code(turn.text, turn.said).utterances
    for piece in turn.pieces:
        if piece.intents:
            one = max(
                utterances,
                key=lambda one: min(one.end, piece.end) - max(one.start, piece.start),
            )
            heard = str(one.intent) if one.intent else NONE
            yield Heard(heard, one.intent_confidence, piece.intents)


def lowest(coder: TurnCoder) -> str:
    """Return the codes that are found worst, with their F1."""
    pairs = [pair for _, pair in _coded(coder, lambda turn: turn)]
    codes = sorted(set().union(*(codes for codes, _ in pairs)))
    found = sorted((set_f1(pairs, code), code) for code in codes)[:LOWEST]
    return ", ".join(f"{code} {value:.2f}" for value, code in found)


def reliability(coder: TurnCoder) -> Iterator[str]:
    """Yield, for each tenth of confidence, how sure the coder was and how often right."""
    seen: list[tuple[float, bool]] = []
    for name in UNSEEN:
        for turn in read_batch(BATCHES / f"{name}.jsonl"):
            coded = coder.code(turn.text, turn.said)
            seen += [(one.confidence, _is_right(one, turn)) for one in coded.utterances]
    gap = 0.0
    for tenth in range(10):
        band = [pair for pair in seen if min(9, int(pair[0] * 10)) == tenth]
        if band:
            sure = sum(confidence for confidence, _ in band) / len(band)
            right = sum(is_right for _, is_right in band) / len(band)
            gap += abs(sure - right) * len(band) / len(seen)
            yield f"  sure {sure:.2f}  right {right:.2f}  {'#' * round(right * 40):40} {len(band)}"
    yield f"  mean gap {gap:.3f} over {len(seen)} utterances"


def _is_right(one: CodedUtterance, turn: CodedText) -> bool:
    """Return whether the piece that shares most characters with `one` has its code."""
    shares = [
        (min(one.end, piece.end) - max(one.start, piece.start), piece.code)
        for piece in turn.pieces
    ]
    return max(shares, key=lambda share: share[0])[1] == one.code


def _coded(coder: TurnCoder, seen_as: Callable[[CodedText], CodedText]) -> list[Case]:
    cases: list[Case] = []
    for name in UNSEEN:
        file = BATCHES / f"{name}.jsonl"
        groups = _conversations(file.read_text("utf-8").splitlines(), name)
        for group, turn in zip(groups, map(seen_as, read_batch(file)), strict=True):
            given = coder.code(turn.text, turn.said)
            wanted = frozenset(str(piece.code) for piece in turn.pieces)
            cases.append((group, (wanted, frozenset(map(str, given.codes)))))
    return cases


def _conversations(lines: Sequence[str], name: str) -> list[str]:
    return [f"{name} {str(json.loads(line)['c']).partition('.')[0]}" for line in lines]


def _families(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code.partition(".")[0] for code in codes)


def _asked(codes: frozenset[str]) -> str:
    """The question label of a turn, the weightiest where it has several."""
    found = next((code for code in QUESTIONS if code in codes), "question.none")
    return found.partition(".")[2]
