"""Trains the tagger and parser: `python -m scoring.coding.syntax.train --data FOLDER`.

The folder holds the English Web Treebank of Universal Dependencies in CoNLL-U
(github.com/UniversalDependencies/UD_English-EWT).
"""

import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_model_from_config
from thinc.api import Config

from scoring.coding.syntax import treebank  # noqa: F401 -- registers the reader

_HOME: Final = Path(str(files("scoring.coding.syntax")))
WEIGHTS: Final = "weights"
PIPES: Final = ("tok2vec", "tagger", "parser")
TREEBANK: Final = "en_ewt-ud-{part}.conllu"


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder with the treebank's CoNLL-U files.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=_HOME / WEIGHTS,
    show_default=True,
    help="Folder for the weights.",
)
def main(data: Path, into: Path) -> None:
    """Train the tagger and parser and write their weights."""
    config = Config().from_disk(_HOME / "config.cfg", interpolate=False)
    for part in ("train", "dev"):
        file = data / TREEBANK.format(part=part)
        if not file.is_file():
            raise click.ClickException(f"{file} is missing")
        config["paths"][part] = str(file)
    nlp = init_nlp(_complete(config))
    with tempfile.TemporaryDirectory() as made:
        train(nlp, Path(made))
        _keep(Path(made) / "model-best", into)


def _complete(config: Config) -> Config:
    """Return the config with spaCy's own settings where it has none."""
    return load_model_from_config(config, auto_fill=True).config


def _keep(made: Path, into: Path) -> None:
    """Copy what is needed to run: the pipes' weights, and no table of strings."""
    for pipe in PIPES:
        shutil.rmtree(into / pipe, ignore_errors=True)
        shutil.copytree(made / pipe, into / pipe)
    for name in ("config.cfg", "meta.json", "tokenizer"):
        shutil.copy2(made / name, into / name)


if __name__ == "__main__":
    main()
