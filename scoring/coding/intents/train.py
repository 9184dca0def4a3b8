"""Trains the intent classifier from the catalogue: `python -m scoring.coding.intents.train`.

Twice: once without the examples to tune on, to choose the threshold; then with them,
for the weights that ship. The examples held out are in neither.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
from thinc.api import Config

from scoring.coding.intents.classifier import WEIGHTS, IntentClassifier
from scoring.coding.intents.examples import (
    Example,
    Share,
    examples_of,
    of_share,
    to_train_on,
)
from scoring.coding.intents.training import Lesson, Schedule, best_threshold, trained
from scoring.intents import NONE, load_intents

_HOME: Final = Path(str(files("scoring.coding.intents")))
CONFIG: Final = _HOME / "config.cfg"


@click.command()
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=_HOME / WEIGHTS,
    show_default=True,
    help="Folder for the weights.",
)
def main(into: Path) -> None:
    """Train the intent classifier on the catalogue's examples and write its weights."""
    config = Config().from_disk(CONFIG)
    examples = examples_of(load_intents())
    click.echo("choosing the threshold", err=True)
    threshold = _threshold(config, examples)
    click.echo(f"threshold {threshold}; training the weights that ship", err=True)
    nlp = trained(
        config, to_train_on(examples, Share.TRAIN, Share.TUNE), _labels(examples), _tell
    )
    classifier = IntentClassifier(nlp, threshold)
    classifier.save(into)
    click.echo(
        f"held-out accuracy {accuracy(classifier, of_share(examples, Share.HELD_OUT)):.3f}"
    )


def accuracy(classifier: IntentClassifier, examples: Sequence[Example]) -> float:
    """Return the share of examples whose likeliest label is right, 0-1."""
    ranked = classifier.ranked([example.text for example in examples], most=1)
    right = [
        best[0][0] == known.label for best, known in zip(ranked, examples, strict=True)
    ]
    return sum(right) / len(right)


def _threshold(config: Config, examples: Sequence[Example]) -> float:
    nlp = trained(config, to_train_on(examples, Share.TRAIN), _labels(examples), _tell)
    tuned_on = of_share(examples, Share.TUNE)
    ranked = IntentClassifier(nlp, 0.0).ranked([known.text for known in tuned_on], most=1)
    certainties = [
        (probability, label == known.label)
        for [(label, probability)], known in zip(ranked, tuned_on, strict=True)
        if label != NONE
    ]
    return best_threshold(certainties, Schedule(**config["intents"]).cost_of_wrong)


def _labels(examples: Sequence[Example]) -> list[str]:
    return list(dict.fromkeys(example.label for example in examples))


def _tell(lesson: Lesson) -> None:
    click.echo(f"  epoch {lesson.epoch}: error {lesson.error:.3f}", err=True)


if __name__ == "__main__":
    main()
