"""Measures the coder against expert labels of real conversations: AnnoMI.

    python benchmarks/coder.py --data DIR

DIR holds `annomi-dev.csv` in the format of AnnoMI-full (github.com/uccollab/AnnoMI).
Nothing in the program was trained on it; it is only measured here. Labels are those of
the one annotator, or the majority where a transcript has several.
"""

import argparse
import csv
import itertools
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.coding.coder import TurnCoder, load_coder
from scoring.transcript import CodedTurn, Said
from scoring.vocabulary import Speaker

Row = dict[str, str]
REFLECTIONS = {"listening.simple", "listening.complex", "listening.summary"}
MAIN = {"question": "question", "input": "therapist_input"}

USUAL_LENGTH = range(15, 26)
"""Words of a turn of usual length."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One therapist turn: what the experts said, what the coder said, and how long it took."""

    experts: tuple[str, ...]
    coder: tuple[str, ...]
    milliseconds: float
    word_count: int


ATTRIBUTES = (
    "is there a question",
    "none/open/closed",
    "is there a reflection",
    "is there input",
    "main behaviour (4)",
)


def main() -> int:
    """Print one table; the exit status is 0 unless the data is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with annomi-dev.csv"
    )
    file = parser.parse_args().data / "annomi-dev.csv"
    if not file.is_file():
        print(f"{file} is missing; it is published at github.com/uccollab/AnnoMI")
        return 2
    judged = list(judge(file, load_coder()))
    print(f"{len(judged)} therapist turns of {file.name}")
    print(f"{'attribute':24}{'kappa':>8}{'macro-F1':>10}{'agree':>8}")
    for place, attribute in enumerate(ATTRIBUTES):
        experts = [one.experts[place] for one in judged]
        coder = [one.coder[place] for one in judged]
        print(
            f"{attribute:24}{kappa(experts, coder):8.3f}{macro_f1(experts, coder):10.3f}"
            f"{agreement(experts, coder):8.3f}"
        )
    print_speed(judged)
    return 0


def print_speed(judged: Sequence[Judged]) -> None:
    """Print how long a turn took, in milliseconds."""
    usual = [one.milliseconds for one in judged if one.word_count in USUAL_LENGTH]
    everything = sorted(one.milliseconds for one in judged)
    print(
        f"ms a turn: median of 15-25 words {statistics.median(usual):.2f}, "
        f"all {statistics.median(everything):.2f}, 99th percentile "
        f"{everything[int(len(everything) * 0.99)]:.2f}"
    )


def judge(file: Path, coder: TurnCoder) -> Iterator[Judged]:
    """Yield every therapist turn with both judgements, transcript by transcript."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted(
            csv.DictReader(lines),
            key=lambda row: (int(row["transcript_id"]), int(row["utterance_id"])),
        )
    for _, spoken in itertools.groupby(rows, key=lambda row: row["transcript_id"]):
        yield from _judge_one(list(spoken), coder)


def _judge_one(rows: list[Row], coder: TurnCoder) -> Iterator[Judged]:
    said: list[Said] = []
    history: list[CodedTurn] = []
    for _, same in itertools.groupby(rows, key=lambda row: row["utterance_id"]):
        versions = list(same)
        text = versions[0]["utterance_text"]
        if versions[0]["interlocutor"] == "client":
            said.append(Said(Speaker.COACHEE, text))
            continue
        started = time.perf_counter()
        coded = coder.code(text, said, history)
        spent = (time.perf_counter() - started) * 1000
        yield Judged(expert_labels(versions), coder_labels(coded), spent, len(text.split()))
        said.append(Said(Speaker.COACH, text))
        history.append(coded)


def expert_labels(versions: Sequence[Row]) -> tuple[str, ...]:
    """Return what most annotators said about a turn, attribute by attribute."""
    readers: tuple[Callable[[Row], str], ...] = (
        lambda row: row["question_exists"],
        lambda row: row["question_subtype"].replace("n/a", "none"),
        lambda row: row["reflection_exists"],
        lambda row: row["therapist_input_exists"],
        lambda row: row["main_therapist_behaviour"],
    )
    return tuple(majority(map(read, versions)) for read in readers)


def majority(labels: Iterable[str]) -> str:
    """Return the most frequent label, the first of equals in alphabetical order."""
    counted = Counter(labels)
    return min(counted, key=lambda label: (-counted[label], label))


def coder_labels(coded: CodedTurn) -> tuple[str, ...]:
    """Return what the coder said about a turn, attribute by attribute."""
    families = {utterance.family for utterance in coded.utterances}
    reflects = not REFLECTIONS.isdisjoint(coded.codes)
    return (
        str("question" in families),
        question_form(coded),
        str(reflects),
        str("input" in families),
        main_behaviour(families, reflects=reflects),
    )


def question_form(coded: CodedTurn) -> str:
    """Return none, open or closed; a leading question counts by its form."""
    forms = [str(one.form) for one in coded.utterances if one.form is not None]
    return forms[-1] if forms else "none"


def main_behaviour(families: set[str], *, reflects: bool) -> str:
    """Return the behaviour that stands out, as AnnoMI names it."""
    named = [name for family, name in MAIN.items() if family in families]
    return named[0] if named else "reflection" if reflects else "other"


def agreement(first: Sequence[str], second: Sequence[str]) -> float:
    """Return the share of turns on which both agree, 0-1."""
    return statistics.mean(a == b for a, b in zip(first, second, strict=True))


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Return Cohen's kappa (1960), at most 1."""
    total = len(first)
    one, other = Counter(first), Counter(second)
    chance = sum(one[label] * other[label] for label in one) / total**2
    return (agreement(first, second) - chance) / (1 - chance)


def macro_f1(truth: Sequence[str], found: Sequence[str]) -> float:
    """Return the unweighted mean of the F1 of every label in `truth`, 0-1."""
    return statistics.mean(_f1(label, truth, found) for label in sorted(set(truth)))


def _f1(label: str, truth: Sequence[str], found: Sequence[str]) -> float:
    both = sum(a == b == label for a, b in zip(truth, found, strict=True))
    return 2 * both / (truth.count(label) + found.count(label) or 1)


if __name__ == "__main__":
    sys.exit(main())
