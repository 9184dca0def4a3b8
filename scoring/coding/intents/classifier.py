"""Says what an utterance is about: one of the catalogue's intents, or none."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Self, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import TextCategorizer
from thinc.api import Model

from scoring.coding.intents import network as _network  # noqa: F401 -- registers the parts
from scoring.coding.intents.concepts import load_concepts
from scoring.errors import ModelError
from scoring.intents import NONE
from scoring.vocabulary import IntentId

WEIGHTS = "weights"
_THRESHOLD = "intent_threshold"
_STEPS = "intent_table_steps"
_MOST = 127
"""Steps from zero that a byte can count."""


class IntentClassifier:
    """Names the intent of utterances, each by itself.

    Loading takes about a fifth of a second: load one per process and share it.
    """

    def __init__(self, nlp: Language, threshold: float) -> None:
        self.pipeline = nlp
        self._textcat = _textcat_of(nlp)
        self.labels: tuple[str, ...] = tuple(self._textcat.labels)
        """The catalogue's ids, and `none`."""
        self.threshold = threshold
        """0-1: an intent less probable than this is not named."""

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """Return the classifier with the weights that ship, or with those in `folder`.

        Raises:
            ModelError: The weights are missing or do not fit this version of the code.
        """
        if folder is not None:
            return cls._from(folder)
        with as_file(files("scoring.coding.intents") / WEIGHTS) as shipped:
            return cls._from(shipped)

    @classmethod
    def _from(cls, folder: Path) -> Self:
        try:
            nlp = spacy.load(folder)
            _restore_tables(nlp)
            load_concepts()
            return cls(nlp, float(nlp.meta[_THRESHOLD]))
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"cannot load the intent weights in {folder}; "
                "train them with `python -m scoring.coding.intents.train`"
            ) from error

    def save(self, folder: Path) -> None:
        """Write the weights into `folder`, in spaCy's form, the tables' numbers as bytes."""
        self.pipeline.meta[_THRESHOLD] = self.threshold
        tables = _tables_of(self._textcat)
        steps = [float(np.abs(table).max()) / _MOST for table in tables]
        self.pipeline.meta[_STEPS] = steps
        _set_tables(
            self._textcat,
            [
                np.rint(table / step).astype("int8")
                for table, step in zip(tables, steps, strict=True)
            ],
        )
        self.pipeline.to_disk(folder, exclude=["vocab"])
        _set_tables(self._textcat, tables)

    def intents_of(self, texts: Sequence[str]) -> list[tuple[IntentId | None, float]]:
        """Return each text's intent with its probability, 0-1.

        The intent is None where the text most probably has none, or where no intent
        is probable enough; the probability is then that of the likeliest class.
        """
        return [self._named(*ranked[0]) for ranked in self.ranked(texts, most=1)]

    def ranked(self, texts: Sequence[str], most: int = 3) -> list[list[tuple[str, float]]]:
        """Return each text's likeliest labels with their probabilities, likeliest first."""
        if not texts:
            return []
        docs = [self.pipeline.make_doc(text) for text in texts]
        guesses = self._textcat.model.predict(docs)
        best = (-guesses).argsort(axis=1, kind="stable")[:, :most]
        return [
            [(self.labels[label], float(row[label])) for label in order]
            for row, order in zip(guesses, best, strict=True)
        ]

    def _named(self, label: str, probability: float) -> tuple[IntentId | None, float]:
        sure = label != NONE and probability >= self.threshold
        return (cast("IntentId", label) if sure else None), probability


def _restore_tables(nlp: Language) -> None:
    """Turn the steps that `save` counted the weights in back into numbers."""
    textcat = _textcat_of(nlp)
    tables, steps = _tables_of(textcat), nlp.meta[_STEPS]
    _set_tables(
        textcat,
        [
            table.astype("float32") * np.float32(step)
            for table, step in zip(tables, steps, strict=True)
        ],
    )


def _places(textcat: TextCategorizer) -> list[Model[Any, Any]]:
    return [layer for layer in textcat.model.walk() if "E" in layer.param_names]


def _tables_of(textcat: TextCategorizer) -> list[np.ndarray]:
    return [cast("np.ndarray", layer.get_param("E")) for layer in _places(textcat)]


def _set_tables(textcat: TextCategorizer, tables: Sequence[np.ndarray]) -> None:
    for layer, table in zip(_places(textcat), tables, strict=True):
        layer.set_param("E", cast("Any", table))


def _textcat_of(nlp: Language) -> TextCategorizer:
    textcat = nlp.get_pipe("textcat")
    if not isinstance(textcat, TextCategorizer):
        raise ModelError("the intent weights hold no text categorizer; train them again")
    return textcat
