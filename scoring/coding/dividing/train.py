"""Trains the divider on the coded turns: `python -m scoring.coding.dividing.train`."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
import yaml
from spacy.language import Language

from scoring.coding.dividing.features import features_at
from scoring.coding.dividing.model import WEIGHTS, run_of
from scoring.coding.splitter import is_ruled_cut, places_in
from scoring.coding.syntax.pipeline import load_syntax
from scoring.coding.trained.learning import Bag, Lesson, Schedule, learned
from scoring.coding.trained.material import CodedText, as_chat, batches_to_learn
from scoring.coding.trained.table import WeightTable
from scoring.coding.words import Word, words_of

_HOME: Final = Path(str(files("scoring.coding.dividing")))
Seam = tuple[Bag, int]
"""What is to be seen at a place, and 1 where a thought begins there, else 0."""


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
    default=_HOME,
    show_default=True,
    help="Folder for the weights.",
)
def main(corpus: Path, into: Path) -> None:
    """Train the divider and write its weights."""
    settings = yaml.safe_load((_HOME / "config.yaml").read_text("utf-8"))
    turns = list(batches_to_learn(corpus))
    seams = list(seams_of([*turns, *map(as_chat, turns)], load_syntax()))
    click.echo(f"{len(seams)} places, {sum(cut for _, cut in seams)} of them cut", err=True)
    found = learned(
        [bag for bag, _ in seams],
        [cut for _, cut in seams],
        2,
        Schedule(**settings["schedule"]),
        _tell,
    )
    table = WeightTable(found.rows, found.weights, found.base)
    table.without_the_faint(settings["least_weight"]).write(into / WEIGHTS)


def seams_of(turns: Sequence[CodedText], nlp: Language) -> Iterator[Seam]:
    """Yield every place between words of `turns` that no full stop marks."""
    for doc, turn in nlp.pipe(((turn.text, turn) for turn in turns), as_tuples=True):
        words = words_of(doc)
        begins = _first_words(turn, words)
        run, since = run_of(doc, words), 0
        for place, stop, is_stop in places_in(words):
            if not is_stop:
                ruled = is_ruled_cut(words, since, place, stop)
                names = features_at(run, since, place, stop, ruled=ruled)
                yield tuple(names), int(place in begins)
            if is_stop or place in begins:
                since = place


def _first_words(turn: CodedText, words: Sequence[Word]) -> frozenset[int]:
    """Return the places of the words with which the pieces of `turn` begin."""
    found = (
        next((at for at, word in enumerate(words) if word.start >= piece.start), 0)
        for piece in turn.pieces
    )
    return frozenset(found)


def _tell(lesson: Lesson) -> None:
    click.echo(f"  epoch {lesson.epoch}: error {lesson.error:.4f}", err=True)


if __name__ == "__main__":
    main()
