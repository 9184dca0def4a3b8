"""The network's layers, on thinc: keys of words in, a vector for every word out.

Each word's features are looked up and put together; then, layer by layer, every word
sees one more neighbour on either side.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
from thinc.api import (
    Dropout,
    HashEmbed,
    Linear,
    Maxout,
    Model,
    Ragged,
    chain,
    concatenate,
    expand_window,
    reduce_first,
    reduce_max,
    reduce_mean,
    residual,
    use_ops,
    with_array,
)

from scoring.coding.network.inputs import (
    AFTER,
    BEFORE,
    BEGINNING,
    COLUMNS,
    ENDING,
    GIVEN,
    NOTHING,
    PLACE,
    TAG,
    WORD,
)

Part = Model[Any, Any]
PIECES: Final = 3
"""Of each number in a vector, so many are computed and the largest kept."""
_CONCEPTS: Final = slice(GIVEN + 1, COLUMNS)
_SHAPES: Final = {
    "word": (WORD, 96, 6000),
    "beginning": (BEGINNING, 32, 1500),
    "ending": (ENDING, 32, 1000),
    "tag": (TAG, 16, 100),
    "place": (PLACE, 16, 300),
    "before": (BEFORE, 24, 100),
    "after": (AFTER, 24, 100),
    "given": (GIVEN, 16, 50),
}
"""For each column its numbers in a vector, and the vectors in its table."""
_CONCEPT_NUMBERS, _CONCEPT_ROWS = 48, 600


@dataclass(frozen=True, slots=True)
class Shape:
    """The section `shape` of the config: how large the network is."""

    width: int
    """Numbers in the vector of a word."""
    depth: int
    """Words that a word sees on either side."""
    drop: float
    """The share of numbers left out by chance in training."""
    hide: float
    """The share of words hidden in training, so that their company must tell."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What is trained: the reader of words, and what answers from it."""

    words: Part
    """Lists of keys in, lists of vectors out."""
    pool: Part
    """Ragged vectors in, one row for each run of words out."""
    begins: Part
    """A word's vector in; how likely a thought begins there, out."""
    codes: Part
    intents: Part

    def __iter__(self) -> Iterator[Part]:
        """Yield each part, in the order in which weights are kept."""
        yield from (self.words, self.pool, self.begins, self.codes, self.intents)


def new_layers(shape: Shape, codes: int, intents: int) -> Layers:
    """Return layers with weights not yet learned, for so many codes and intents."""
    # numpy multiplies matrices of this size faster than thinc's own library.
    with use_ops("cpu", use_blis=False):
        return Layers(
            _words(shape),
            chain(_pool(), Dropout(shape.drop)),
            Linear(1, shape.width),
            Linear(codes, 3 * shape.width),
            Linear(intents, 3 * shape.width),
        )


def _words(shape: Shape) -> Part:
    embed: Part = concatenate(
        *(
            _lookup(column, numbers, rows, seed)
            for seed, (column, numbers, rows) in enumerate(_SHAPES.values(), 1)
        ),
        _concepts(),
    )
    together = sum(numbers for _, numbers, _ in _SHAPES.values()) + _CONCEPT_NUMBERS
    mix = Maxout(shape.width, together, nP=PIECES, dropout=shape.drop / 2, normalize=True)
    look = residual(
        chain(
            expand_window(window_size=1),
            Maxout(
                shape.width,
                3 * shape.width,
                nP=PIECES,
                dropout=shape.drop,
                normalize=True,
            ),
        )
    )
    looks = [look, *(look.copy() for _ in range(shape.depth - 1))]
    return with_array(chain(_hidden(shape.hide), embed, mix, *looks), pad=shape.depth)


def _lookup(column: int, numbers: int, rows: int, seed: int) -> Part:
    return HashEmbed(numbers, rows, column=column, seed=seed, dropout=None)


def _concepts() -> Part:
    """Return what looks up a word's concepts in one table, and sums them."""
    table: Part = HashEmbed(_CONCEPT_NUMBERS, _CONCEPT_ROWS, seed=len(_SHAPES) + 1)
    return Model(
        "concepts",
        _forward_concepts,
        layers=[table],
        init=lambda model, **_: model.layers[0].initialize(),
    )


def _forward_concepts(
    model: Part,
    keys: np.ndarray,
    is_train: bool,  # noqa: FBT001 -- thinc's form
) -> tuple[np.ndarray, Callable[[np.ndarray], np.ndarray]]:
    columns = np.ascontiguousarray(keys[:, _CONCEPTS])
    there = columns != NOTHING
    vectors, learn = model.layers[0](columns[there], is_train)
    words = np.nonzero(there)[0]
    total = np.zeros((len(keys), _CONCEPT_NUMBERS), "float32")
    np.add.at(total, words, vectors)

    def backprop(slopes: np.ndarray) -> np.ndarray:
        learn(np.ascontiguousarray(slopes[words]))
        return keys

    return total, backprop


def runs_of(vectors: np.ndarray, lengths: Sequence[int]) -> Ragged:
    """Return vectors in a row as runs of so many words each."""
    return Ragged(cast("Any", vectors), cast("Any", np.asarray(lengths, "int32")))


def _pool() -> Part:
    """Return what makes one row of a run of words: their mean, their most, and the first."""
    reducers = [reduce_mean(), reduce_max(), reduce_first()]
    return Model("pool", _forward_pool, layers=reducers)


def _forward_pool(
    model: Part,
    runs: Ragged,
    is_train: bool,  # noqa: FBT001 -- thinc's form
) -> tuple[np.ndarray, Callable[[np.ndarray], Ragged]]:
    rows, learn = zip(*(part(runs, is_train) for part in model.layers), strict=True)

    def backprop(slopes: np.ndarray) -> Ragged:
        parts = np.split(slopes, len(learn), axis=1)
        total = sum(
            back(np.ascontiguousarray(part)).dataXd
            for back, part in zip(learn, parts, strict=True)
        )
        return Ragged(cast("Any", total), runs.lengths)

    return np.concatenate(rows, axis=1), backprop


def _hidden(share: float) -> Part:
    """Return what hides the spelling of a share of the words, in training alone."""
    chance = np.random.default_rng(0)

    def forward(
        _: Part,
        keys: np.ndarray,
        is_train: bool,  # noqa: FBT001 -- thinc's form
    ) -> tuple[np.ndarray, Callable[[np.ndarray], np.ndarray]]:
        if is_train:
            keys = keys.copy()
            keys[chance.random(len(keys)) < share, WORD] = NOTHING
            letters = chance.random(len(keys)) < share / 2
            keys[letters, BEGINNING] = keys[letters, ENDING] = NOTHING
        return keys, lambda slopes: slopes

    return Model("hidden", forward)


def weights_of(layers: Layers) -> dict[str, Any]:
    """Return every table of weights, by a name that does not change."""
    return {
        f"{place} {number} {name}": node.get_param(name)
        for place, part in enumerate(layers)
        for number, node in enumerate(part.walk())
        for name in node.param_names
    }


def set_weights(layers: Layers, weights: dict[str, Any]) -> None:
    """Put back what `weights_of` returned.

    Raises:
        KeyError: A table is missing.
        ValueError: A table is of another shape.
    """
    for place, part in enumerate(layers):
        for number, node in enumerate(part.walk()):
            for name in node.param_names:
                node.set_param(name, weights[f"{place} {number} {name}"])
