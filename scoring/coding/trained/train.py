"""Trains the code classifier: `python -m scoring.coding.trained.train`.

Twice: once without a fifth of the turns, to choose the temperature that makes the
probabilities honest; then with all of them, for the weights that ship.
"""

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
import numpy as np
import yaml

from scoring.coding.intents import IntentClassifier
from scoring.coding.pipeline import build_pipeline
from scoring.coding.trained.features import RULED, features_of
from scoring.coding.trained.learning import Bag, Lesson, Schedule, learned, softmax
from scoring.coding.trained.material import (
    CodedText,
    Example,
    as_chat,
    batches_to_learn,
    examples_in,
    from_codebook,
)
from scoring.coding.trained.model import WEIGHTS, CodeClassifier
from scoring.coding.trained.table import WeightTable
from scoring.vocabulary import CODES

_HOME: Final = Path(str(files("scoring.coding.trained")))
_SHARES: Final = 5
"""One in so many turns is held out while the temperature is chosen."""
_TEMPERATURES: Final = tuple(step / 10 for step in range(5, 41))
_COLUMNS: Final = {code: column for column, code in enumerate(CODES)}
_TOLD_EVERY: Final = 200


@click.command()
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("benchmarks/corpus/batches"),
    show_default=True,
    help="Folder with the batches of coded turns.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=_HOME / WEIGHTS,
    show_default=True,
    help="Folder for the weights.",
)
def main(corpus: Path, into: Path) -> None:
    """Train the code classifier and write its weights."""
    settings = yaml.safe_load((_HOME / "config.yaml").read_text("utf-8"))
    schedule = Schedule(**settings["schedule"])
    turns = [
        *batches_to_learn(corpus),
        *(list(from_codebook()) * settings["codebook_copies"]),
    ]
    examples = _looked_at([*turns, *map(as_chat, turns)])
    bags = [bag_of(example) for example in examples]
    click.echo(f"{len(examples)} utterances; choosing the temperature", err=True)
    temperature = _temperature(examples, bags, schedule)
    click.echo(f"temperature {temperature}; learning the weights that ship", err=True)
    shipped = trained(examples, bags, schedule, temperature)
    table = shipped.table.without_the_faint(settings["least_weight"])
    CodeClassifier(table, temperature).save(into)


def bag_of(example: Example) -> Bag:
    """Return the names of an example's features.

    What the rules say is left out where they were written to be right.
    """
    names = (feature.name for feature in features_of(example.seen))
    return tuple(name for name in names if example.is_ruled or not name.startswith(RULED))


def trained(
    examples: Sequence[Example],
    bags: Sequence[Bag],
    schedule: Schedule,
    temperature: float = 1.0,
) -> CodeClassifier:
    """Return a classifier that learned the `examples`, of which `bags` are the features."""
    columns = [_COLUMNS[example.code] for example in examples]
    found = learned(bags, columns, len(CODES), schedule, _tell)
    table = WeightTable(found.rows, found.weights, found.base)
    return CodeClassifier(table, temperature)


def _looked_at(turns: Sequence[CodedText]) -> list[Example]:
    pipeline, intents = build_pipeline(), IntentClassifier.load()
    examples: list[Example] = []
    for number, turn in enumerate(turns):
        if number % _TOLD_EVERY == 0:
            click.echo(f"  {number} of {len(turns)} turns looked at", err=True)
        examples += examples_in([turn], pipeline, intents)
    return examples


def _temperature(
    examples: Sequence[Example], bags: Sequence[Bag], schedule: Schedule
) -> float:
    """Return the temperature under which held-out codes are likeliest."""
    held = [example.is_ruled and _is_held_out(example.group) for example in examples]
    taught = [place for place, out in enumerate(held) if not out]
    kept_back = [place for place, out in enumerate(held) if out]
    classifier = trained(
        [examples[at] for at in taught], [bags[at] for at in taught], schedule
    )
    scores = np.array([classifier.scores(bags[at]) for at in kept_back])
    truths = np.array([_COLUMNS[examples[at].code] for at in kept_back])
    right = float((scores.argmax(axis=1) == truths).mean())
    ruled = [examples[at].seen.ruled_code == examples[at].code for at in kept_back]
    click.echo(f"held out: right {right:.3f}, rules {np.mean(ruled):.3f}", err=True)
    return min(_TEMPERATURES, key=lambda degree: _error(scores / degree, truths))


def _error(scores: np.ndarray, truths: np.ndarray) -> float:
    right = softmax(scores)[np.arange(len(truths)), truths]
    return float(-np.log(np.maximum(right, 1e-9)).mean())


def _is_held_out(group: str) -> bool:
    digest = hashlib.sha256(group.encode()).digest()
    return int.from_bytes(digest[:8]) % _SHARES == 0


def _tell(lesson: Lesson) -> None:
    click.echo(f"  epoch {lesson.epoch}: error {lesson.error:.3f}", err=True)


if __name__ == "__main__":
    main()
