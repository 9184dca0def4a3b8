"""Loads the tagger and parser that ship with the package."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from thinc.api import use_ops

from scoring.errors import ModelError

WEIGHTS: Final = "weights"


def load_syntax(folder: Path | None = None) -> Language:
    """Return a pipeline that tags and parses English; takes a third of a second.

    Raises:
        ModelError: The weights, those that ship or those in `folder`, cannot be read.
    """
    if folder is not None:
        return _loaded(folder)
    with as_file(files("scoring.coding.syntax") / WEIGHTS) as shipped:
        return _loaded(shipped)


def _loaded(folder: Path) -> Language:
    # The table of strings is not kept with the weights: only their labels are needed.
    try:
        # numpy multiplies matrices of this size faster than thinc's own library.
        with use_ops("cpu", use_blis=False):
            nlp = spacy.load(folder)
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"cannot load the tagger and parser in {folder}; "
            "train them with `python -m scoring.coding.syntax.train`"
        ) from error
    for labels in nlp.pipe_labels.values():
        for label in labels:
            nlp.vocab.strings.add(label)
    return nlp
