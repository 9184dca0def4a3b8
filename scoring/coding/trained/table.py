"""Learned weights by name, as they are kept in a file: one byte a weight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

_STEPS = 127
"""Steps of a weight between nothing and the most in its row."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightTable:
    """What each named feature speaks for."""

    rows: Mapping[str, int]
    weights: np.ndarray
    """A row for each feature, a column for each class."""
    base: np.ndarray
    """What speaks for each class before anything is seen."""

    @classmethod
    def read(cls, file: Path) -> Self:
        """Return the table in `file`.

        Raises:
            OSError: The file cannot be read.
            KeyError: It is no such table.
            ValueError: It is no such table.
        """
        with np.load(file) as kept:
            names = kept["names"].tobytes().decode().splitlines()
            weights = (kept["weights"] * kept["steps"][:, None]).astype("float32")
            base = kept["base"]
        if len(names) != len(weights):
            raise ValueError(f"{file} names {len(names)} of {len(weights)} rows")
        return cls({name: row for row, name in enumerate(names)}, weights, base)

    def write(self, file: Path) -> None:
        """Write the table into `file`."""
        file.parent.mkdir(parents=True, exist_ok=True)
        steps = np.abs(self.weights).max(axis=1) / _STEPS + 1e-9
        np.savez_compressed(
            file,
            names=np.frombuffer("\n".join(self.rows).encode(), "uint8"),
            weights=np.rint(self.weights / steps[:, None]).astype("int8"),
            steps=steps.astype("float32"),
            base=self.base,
        )

    def without_the_faint(self, least: float) -> Self:
        """Return the table without the rows in which every weight is under `least`."""
        kept = np.abs(self.weights).max(axis=1) >= least
        names = [name for name, row in self.rows.items() if kept[row]]
        rows = [self.rows[name] for name in names]
        return type(self)(
            {name: row for row, name in enumerate(names)}, self.weights[rows], self.base
        )

    def scores(self, names: Sequence[str]) -> np.ndarray:
        """Return what the features named speak for, a number for each class."""
        rows = [self.rows[name] for name in names if name in self.rows]
        total: np.ndarray = self.weights[rows].sum(axis=0) + self.base
        return total
