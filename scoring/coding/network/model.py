"""The network: loaded weights that read turns."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final, Self

import numpy as np

from scoring.coding.network.inputs import Keys
from scoring.coding.network.layers import (
    Layers,
    Shape,
    new_layers,
    runs_of,
    set_weights,
    weights_of,
)
from scoring.errors import ModelError
from scoring.intents import NONE, load_intents
from scoring.vocabulary import CODES

WEIGHTS: Final = "weights.npz"
_SETTINGS: Final = "settings"
_STEPS: Final = 127
"""Steps of a weight between nothing and the most in its row."""


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A turn as the network read it."""

    vectors: np.ndarray
    """A row for each word."""
    begins: np.ndarray
    """For each word the log-odds that another thought begins with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """What the network thinks of utterances; a row for each."""

    intents: np.ndarray
    """The probability, 0-1, of each of the network's `intents`."""
    codes: np.ndarray
    """The logarithm of the probability of each code."""


@dataclass(frozen=True, slots=True)
class Temperatures:
    """What scores are divided by, so that of what is 0.7 probable seven in ten are right."""

    intents: float = 1.0
    codes: float = 1.0


class TurnNetwork:
    """Reads turns. Load one and share it."""

    def __init__(
        self, shape: Shape, layers: Layers, temperatures: Temperatures | None = None
    ) -> None:
        self.shape = shape
        self.layers = layers
        self.temperatures = temperatures or Temperatures()
        self.intents: tuple[str, ...] = labels()

    @classmethod
    def new(cls, shape: Shape) -> Self:
        """Return a network that has learned nothing."""
        layers = new_layers(shape, len(CODES), len(labels()))
        for part in layers:
            part.initialize()
        return cls(shape, layers)

    @classmethod
    def load(cls, file: Path | None = None) -> Self:
        """Return the network that ships, or the one in `file`.

        Raises:
            ModelError: The weights are missing or do not fit this version of the code.
        """
        if file is not None:
            return cls._from(file)
        with as_file(files("scoring.coding.network") / WEIGHTS) as shipped:
            return cls._from(shipped)

    @classmethod
    def _from(cls, file: Path) -> Self:
        try:
            with np.load(file) as kept:
                settings = json.loads(kept[_SETTINGS].tobytes())
                network = cls.new(Shape(**settings["shape"]))
                set_weights(network.layers, dict(_restored(kept)))
            network.temperatures = Temperatures(**settings["temperatures"])
            known = settings["codes"], settings["intents"]
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise _unusable(file) from error
        if known != (list(CODES), list(network.intents)):
            raise _unusable(file)
        return network

    def save(self, file: Path) -> None:
        """Write the network into `file`, one byte a weight."""
        settings = {
            "shape": asdict(self.shape),
            "temperatures": asdict(self.temperatures),
            "codes": CODES,
            "intents": self.intents,
        }
        tables: dict[str, Any] = {}
        for name, weights in weights_of(self.layers).items():
            rows = weights.reshape(-1, weights.shape[-1])
            steps = np.abs(rows).max(axis=1, keepdims=True) / _STEPS + 1e-9
            tables[name] = np.rint(rows / steps).astype("int8").reshape(weights.shape)
            tables[f"{name} steps"] = steps.astype("float32")
        file.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps(settings).encode()
        tables[_SETTINGS] = np.frombuffer(written, "uint8")
        np.savez_compressed(file, **tables)

    @cached_property
    def version(self) -> str:
        """Changes whenever the weights do."""
        total = 0
        for weights in weights_of(self.layers).values():
            total = zlib.crc32(weights.tobytes(), total)
        return f"network-{total:08x}"

    def read(self, turns: Sequence[Keys]) -> list[Turn]:
        """Return what there is to know of each turn, of which the keys are given."""
        if not sum(map(len, turns)):
            nothing = np.zeros((0, self.shape.width), "float32")
            return [Turn(nothing, np.zeros(0, "float32")) for _ in turns]
        vectors = self.layers.words.predict(list(turns))
        begins = self.layers.begins.predict(np.concatenate(vectors))[:, 0]
        ends = np.cumsum([len(keys) for keys in turns])[:-1]
        return [
            Turn(one, begin)
            for one, begin in zip(vectors, np.split(begins, ends), strict=True)
        ]

    def opinions(self, turn: Turn, lengths: Sequence[int]) -> Opinions:
        """Return what the network thinks of a turn's utterances.

        Args:
            turn: As read.
            lengths: The words of each utterance, together all of the turn's.
        """
        pooled = self.layers.pool.predict(runs_of(turn.vectors, lengths))
        intents = self.layers.intents.predict(pooled) / self.temperatures.intents
        codes = self.layers.codes.predict(pooled) / self.temperatures.codes
        return Opinions(np.exp(log_softmax(intents)), log_softmax(codes))


def labels() -> tuple[str, ...]:
    """Return what the network can hear of intents: the catalogue's ids, and `none`."""
    return (*load_intents().ids, NONE)


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Return the logarithms of the probabilities that rows of scores stand for."""
    lowered = scores - scores.max(axis=1, keepdims=True)
    logs: np.ndarray = lowered - np.log(np.exp(lowered).sum(axis=1, keepdims=True))
    return logs


@cache
def load_network() -> TurnNetwork:
    """Return the network that ships, loaded once a process.

    Raises:
        ModelError: As `TurnNetwork.load`.
    """
    return TurnNetwork.load()


def _restored(kept: np.lib.npyio.NpzFile) -> list[tuple[str, np.ndarray]]:
    names = [name for name in kept.files if f"{name} steps" in kept.files]
    return [(name, _restored_one(kept[name], kept[f"{name} steps"])) for name in names]


def _restored_one(counted: np.ndarray, steps: np.ndarray) -> np.ndarray:
    rows = counted.reshape(-1, counted.shape[-1]) * steps
    restored: np.ndarray = rows.reshape(counted.shape).astype("float32")
    return restored


def _unusable(file: Path) -> ModelError:
    return ModelError(
        f"cannot use the network's weights in {file}; "
        "train them with `python -m scoring.coding.network.train`"
    )
