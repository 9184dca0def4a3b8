"""Trains the network: `python -m scoring.coding.network.train`.

It learns from the batches of coded turns, the codebook, the catalogue of intents and
sentences spun from frames; temperatures are chosen on batches that it never saw.
"""

import random
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
import numpy as np
import yaml

from scoring.coding.corpus import batches, from_codebook
from scoring.coding.intents.examples import Share, examples_of, to_train_on
from scoring.coding.intents.frames import load_frames
from scoring.coding.network.layers import Shape
from scoring.coding.network.material import (
    UNKNOWN,
    Lesson,
    from_examples,
    lessons_of,
    pairs_of,
)
from scoring.coding.network.model import (
    WEIGHTS,
    Temperatures,
    TurnNetwork,
    log_softmax,
)
from scoring.coding.network.training import Epoch, Schedule, trained
from scoring.coding.syntax.pipeline import load_syntax
from scoring.intents import load_intents

_HOME: Final = Path(str(files("scoring.coding.network")))
_TEMPERATURES: Final = tuple(step / 20 for step in range(8, 41))
_SPUN_OF_EACH: Final = 100
_LEAST: Final = 1e-9
Heard = tuple[np.ndarray, list[int]]
"""Logarithms of probabilities, and the columns that are right."""


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
    type=click.Path(dir_okay=False, path_type=Path),
    default=_HOME / WEIGHTS,
    show_default=True,
    help="File for the weights.",
)
def main(corpus: Path, into: Path) -> None:
    """Train the network and write its weights."""
    settings = yaml.safe_load((_HOME / "config.yaml").read_text("utf-8"))
    schedule = Schedule(**settings["schedule"])
    chance = random.Random(schedule.seed)  # noqa: S311 -- mistypes words
    nlp = load_syntax()
    click.echo("reading what to learn from", err=True)
    examples = to_train_on(examples_of(load_intents()), Share.TRAIN, Share.TUNE)
    turns = [*batches(corpus, "learned_from"), *from_codebook(), *from_examples(examples)]
    pairs = list(pairs_of(turns, nlp, chance))
    sentences = load_frames().spun(_SPUN_OF_EACH, chance)
    spun = list(lessons_of(list(from_examples(sentences)), nlp))
    click.echo(f"{len(pairs)} turns, {len(spun)} sentences spun", err=True)
    network = trained(Shape(**settings["shape"]), schedule, pairs, spun, _tell)
    unseen = list(lessons_of(list(batches(corpus, "tuned_on")), nlp))
    network.save(into)
    network.temperatures = chosen(TurnNetwork.load(into), unseen)
    network.save(into)
    click.echo(f"{network.temperatures} for {into}", err=True)


def chosen(network: TurnNetwork, lessons: Sequence[Lesson]) -> Temperatures:
    """Return the temperatures that make the network least wrong about `lessons`."""
    network.temperatures = Temperatures()
    asked: list[Heard] = []
    coded: list[Heard] = []
    for lesson in lessons:
        [turn] = network.read([lesson.keys])
        found = network.opinions(turn, lesson.lengths)
        asked += _known(np.log(found.intents + _LEAST), lesson.intents)
        coded += _known(
            found.codes, [(code,) if code != UNKNOWN else () for code in lesson.codes]
        )
    return Temperatures(_best(asked), _best(coded))


def _known(logs: np.ndarray, columns: Sequence[tuple[int, ...]]) -> list[Heard]:
    """Return the rows of which it is known what is right, with that."""
    return [(row, list(right)) for row, right in zip(logs, columns, strict=True) if right]


def _best(heard: Sequence[Heard]) -> float:
    """Return the temperature under which what is right is likeliest."""
    if not heard:
        return 1.0
    logs = np.array([row for row, _ in heard])
    right = np.zeros(logs.shape, bool)
    for place, (_, columns) in enumerate(heard):
        right[place, columns] = True

    def error(temperature: float) -> float:
        chances = np.exp(log_softmax(logs / temperature))
        return float(-np.log((chances * right).sum(axis=1) + _LEAST).mean())

    return min(_TEMPERATURES, key=error)


def _tell(epoch: Epoch) -> None:
    click.echo(f"  epoch {epoch.number}: error {epoch.error:.3f}", err=True)


if __name__ == "__main__":
    main()
