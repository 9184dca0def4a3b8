"""Expert labels of real conversations: AnnoMI (github.com/uccollab/AnnoMI).

Nothing in the program was trained on it. Labels are those of the one annotator, or of most
where a transcript has several.
"""

import csv
import itertools
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coding.figures import Figure, auc, figure
from scoring.agreement import cohens_kappa, macro_f1
from scoring.coding.coder import TurnCoder
from scoring.transcript import CodedTurn, Said
from scoring.vocabulary import Speaker

FILE = "annomi-dev.csv"
Row = dict[str, str]
REFLECTIONS = {"listening.simple", "listening.complex", "listening.summary"}
MAIN = {"question": "question", "input": "therapist_input"}
ATTRIBUTES = (
    ("is there a question, kappa", cohens_kappa, 0.86),
    ("none, open, closed, kappa", cohens_kappa, 0.74),
    ("is there a reflection, kappa", cohens_kappa, 0.60),
    ("is there input, kappa", cohens_kappa, 0.55),
    ("main behaviour of four, macro-F1", macro_f1, 0.78),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One therapist turn: what the experts said and what the coder said."""

    transcript: str
    is_good: bool
    experts: tuple[str, ...]
    coder: tuple[str, ...]
    coded: CodedTurn


def figures(coder: TurnCoder, folder: Path) -> Iterator[Figure]:
    """Yield the figures against the file in `folder`."""
    judged = list(_judged(folder / FILE, coder))
    for place, (name, statistic, bar) in enumerate(ATTRIBUTES):
        cases = [(one.transcript, (one.experts[place], one.coder[place])) for one in judged]
        yield figure(f"AnnoMI: {name}", cases, statistic, bar)
    sessions = [
        (transcript, _session(list(turns)))
        for transcript, turns in itertools.groupby(judged, key=lambda one: one.transcript)
    ]
    yield figure("AnnoMI: quality of the session, AUC", sessions, _quality, 0.9)


def _session(turns: Sequence[Judged]) -> tuple[bool, tuple[float, float, float]]:
    """Return whether it is a good one, reflections per word, and shares of input and breaks."""
    words = sum(len(turn.coded.text.split()) for turn in turns)
    codes = [frozenset(turn.coded.codes) for turn in turns]
    reflections = sum(
        utterance.code in REFLECTIONS
        for turn in turns
        for utterance in turn.coded.utterances
    )
    shares = [
        statistics.mean(any(code.startswith(family) for code in one) for one in codes)
        for family in ("input.", "break.")
    ]
    return turns[0].is_good, (reflections / max(1, words), shares[0], shares[1])


def _quality(sessions: Sequence[tuple[bool, tuple[float, float, float]]]) -> float:
    """Return how well density of reflections less input less breaks tells good from bad."""
    columns = list(zip(*(numbers for _, numbers in sessions), strict=True))
    scaled = [_standard(column) for column in columns]
    totals = [a - b - c for a, b, c in zip(*scaled, strict=True)]
    return auc([(good, total) for (good, _), total in zip(sessions, totals, strict=True)])


def _standard(numbers: Sequence[float]) -> list[float]:
    mean, spread = statistics.mean(numbers), statistics.pstdev(numbers) or 1.0
    return [(number - mean) / spread for number in numbers]


def _judged(file: Path, coder: TurnCoder) -> Iterator[Judged]:
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
        first = versions[0]
        text = first["utterance_text"]
        if first["interlocutor"] == "client":
            said.append(Said(Speaker.COACHEE, text))
            continue
        coded = coder.code(text, said, history)
        yield Judged(
            first["transcript_id"],
            first["mi_quality"] == "high",
            _expert_labels(versions),
            _coder_labels(coded),
            coded,
        )
        said.append(Said(Speaker.COACH, text))
        history.append(coded)


def _expert_labels(versions: Sequence[Row]) -> tuple[str, ...]:
    """Return what most annotators said about a turn, attribute by attribute."""
    readers: tuple[Callable[[Row], str], ...] = (
        lambda row: row["question_exists"],
        lambda row: row["question_subtype"].replace("n/a", "none"),
        lambda row: row["reflection_exists"],
        lambda row: row["therapist_input_exists"],
        lambda row: row["main_therapist_behaviour"],
    )
    return tuple(_majority(map(read, versions)) for read in readers)


def _majority(labels: Iterable[str]) -> str:
    """Return the most frequent label, the first of equals in alphabetical order."""
    counted = Counter(labels)
    return min(counted, key=lambda label: (-counted[label], label))


def _coder_labels(coded: CodedTurn) -> tuple[str, ...]:
    """Return what the coder said about a turn, attribute by attribute."""
    families = {utterance.family for utterance in coded.utterances}
    reflects = not REFLECTIONS.isdisjoint(coded.codes)
    return (
        str("question" in families),
        _form(coded),
        str(reflects),
        str("input" in families),
        _main_behaviour(families, reflects=reflects),
    )


def _form(coded: CodedTurn) -> str:
    """Return none, open or closed; a leading question counts by its form."""
    forms = [str(one.form) for one in coded.utterances if one.form is not None]
    return forms[-1] if forms else "none"


def _main_behaviour(families: set[str], *, reflects: bool) -> str:
    """Return the behaviour that stands out, as AnnoMI names it."""
    named = [name for family, name in MAIN.items() if family in families]
    return named[0] if named else "reflection" if reflects else "other"
