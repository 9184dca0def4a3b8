"""The divider: loaded weights that say where thoughts end."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, Self

from spacy.tokens import Doc

from scoring.coding.dividing.features import Run, features_at
from scoring.coding.syntax.grammar import starts_of, tags_of
from scoring.coding.trained.table import WeightTable
from scoring.coding.words import Word
from scoring.errors import ModelError

WEIGHTS: Final = "weights.npz"
LEAN: Final = -0.5
"""How much more must speak for a new thought than against one: chosen on the batches
cedar and fir, where most places are left alone and a missed end costs more than a false one."""
LEAN_WHERE_RULED: Final = -4.5
"""The same where the rules, which know what the words in reach can be, divide too."""
MARKS: Final = frozenset(".?!,;:…—–")


def run_of(doc: Doc, words: Sequence[Word]) -> Run:
    """Return the tagged and parsed turn `doc`, of which `words` are the plain words."""
    return Run(
        tuple(words),
        tags_of(doc[:], words),
        starts_of(doc[:], words),
        is_plain=MARKS.isdisjoint(doc.text),
    )


class TurnDivider:
    """Divides one turn."""

    def __init__(self, table: WeightTable, run: Run) -> None:
        self._table, self._run = table, run

    def divides(self, since: int, place: int, stop: int, *, ruled: bool) -> bool:
        """Return whether the word `place` begins another thought than the word `since`."""
        names = features_at(self._run, since, place, stop, ruled=ruled)
        stays, cuts = self._table.scores(names)
        return bool(cuts - stays > (LEAN_WHERE_RULED if ruled else LEAN))


class DividingModel:
    """Divides turns. Load one and share it."""

    def __init__(self, table: WeightTable) -> None:
        self.table = table

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """Return the model that ships, or the one in `folder`.

        Raises:
            ModelError: The weights cannot be read.
        """
        if folder is not None:
            return cls._from(folder)
        with as_file(files("scoring.coding") / "dividing") as shipped:
            return cls._from(shipped)

    @classmethod
    def _from(cls, folder: Path) -> Self:
        try:
            return cls(WeightTable.read(folder / WEIGHTS))
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"cannot use the weights in {folder}; "
                "train them with `python -m scoring.coding.dividing.train`"
            ) from error

    def for_turn(self, doc: Doc, words: Sequence[Word]) -> TurnDivider:
        """Return what divides the tagged and parsed turn `doc`."""
        return TurnDivider(self.table, run_of(doc, words))
