"""Trains the code classifier: `python -m scoring.coding.trained.train`.

It learns from the batches of coded turns and the codebook; what its features and the
network weigh against each other is chosen on batches that neither learned from.
"""

import itertools
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
import numpy as np
import yaml

from scoring.coding.coder import HeardIntents
from scoring.coding.corpus import CodedText, as_chat, batches, from_codebook
from scoring.coding.pipeline import build_pipeline
from scoring.coding.trained.features import RULED, features_of
from scoring.coding.trained.learning import Bag, Lesson, Schedule, learned, softmax
from scoring.coding.trained.material import Example, examples_in
from scoring.coding.trained.model import WEIGHTS, Balance, CodeClassifier
from scoring.coding.trained.table import WeightTable
from scoring.vocabulary import CODES

_HOME: Final = Path(str(files("scoring.coding.trained")))
_WEIGHTS_TRIED: Final = tuple(step / 20 for step in range(2, 31))
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
    turns = [
        *batches(corpus, "learned_from"),
        *(list(from_codebook()) * settings["codebook_copies"]),
    ]
    examples = _looked_at([*turns, *map(as_chat, turns)])
    click.echo(f"{len(examples)} utterances to learn from", err=True)
    table = trained(examples, Schedule(**settings["schedule"])).without_the_faint(
        settings["least_weight"]
    )
    unseen = list(batches(corpus, "tuned_on"))
    balance = balanced(table, _looked_at([*unseen, *map(as_chat, unseen)]))
    click.echo(f"{balance}", err=True)
    CodeClassifier(table, balance).save(into)


def bag_of(example: Example) -> Bag:
    """Return the names of an example's features.

    What the rules say is left out where they were written to be right.
    """
    names = (feature.name for feature in features_of(example.seen))
    return tuple(name for name in names if example.is_ruled or not name.startswith(RULED))


def trained(examples: Sequence[Example], schedule: Schedule) -> WeightTable:
    """Return the weights of features learned from the `examples`."""
    columns = [_COLUMNS[example.code] for example in examples]
    found = learned(list(map(bag_of, examples)), columns, len(CODES), schedule, _tell)
    return WeightTable(found.rows, found.weights, found.base)


def balanced(table: WeightTable, examples: Sequence[Example]) -> Balance:
    """Return the balance of features and network that is least wrong about `examples`."""
    scores = np.array([table.scores(bag_of(example)) for example in examples])
    heard = np.array([example.seen.heard for example in examples])
    truths = np.array([_COLUMNS[example.code] for example in examples])

    def error(weights: tuple[float, float]) -> float:
        chances = softmax(scores * weights[0] + heard * weights[1])
        right = chances[np.arange(len(truths)), truths]
        return float(-np.log(np.maximum(right, 1e-9)).mean())

    pairs = itertools.product(_WEIGHTS_TRIED, _WEIGHTS_TRIED)
    return Balance(*min(pairs, key=error))


def _looked_at(turns: Sequence[CodedText]) -> list[Example]:
    pipeline, intents = build_pipeline(), HeardIntents()
    examples: list[Example] = []
    for number, turn in enumerate(turns):
        if number % _TOLD_EVERY == 0:
            click.echo(f"  {number} of {len(turns)} turns looked at", err=True)
        examples += examples_in([turn], pipeline, intents)
    return examples


def _tell(lesson: Lesson) -> None:
    click.echo(f"  epoch {lesson.epoch}: error {lesson.error:.3f}", err=True)


if __name__ == "__main__":
    main()
