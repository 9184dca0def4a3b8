"""The spaCy parts of the classifier, registered under names that `config.cfg` uses."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Model, Softmax, chain, reduce_mean, with_array
from thinc.types import Floats2d, Ragged

from scoring.coding.intents.concepts import load_concepts
from scoring.coding.intents.features import features_of
from scoring.coding.intents.wording import words_of

_KEYS = "intent_feature_keys"


class IntentTokenizer(DummyTokenizer):  # type: ignore[misc]  # spaCy ships it unannotated
    """Makes a Doc of an utterance's words in their plain spelling."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the words of `text`; the Doc's own text is not what was typed."""
        return Doc(self.vocab, words=words_of(text))


@spacy.registry.tokenizers("coachsim.intent_words.v1")
def make_tokenizer() -> Callable[[Language], IntentTokenizer]:
    """Return what makes the tokenizer, as spaCy wants it."""
    return lambda nlp: IntentTokenizer(nlp.vocab)


@spacy.registry.architectures("coachsim.intent_bag.v1")
def make_bag(
    width: int, rows: int, keep: float, seed: int, nO: int | None = None
) -> Model[list[Doc], Floats2d]:
    """Return a network that averages the vectors of an utterance's features.

    Args:
        width: Numbers in a feature's vector.
        rows: Vectors in the table; each feature is the sum of four of them.
        keep: The share of an utterance's features kept at each step of training.
        seed: Of the features dropped.
        nO: How many classes; spaCy fills it in.
    """
    layers = chain(
        _bag(keep, seed),
        with_array(HashEmbed(width, rows, seed=seed)),
        reduce_mean(),
        Softmax(nO, width),
    )
    return cast("Model[list[Doc], Floats2d]", layers)


def _bag(keep: float, seed: int) -> Model[list[Doc], Ragged]:
    model: Model[list[Doc], Ragged] = Model("intent_features", _bag_forward)
    model.attrs["keep"] = keep
    model.attrs["seed"] = seed
    return model


def _bag_forward(
    model: Model[list[Doc], Ragged], docs: Sequence[Doc], is_train: bool
) -> tuple[Ragged, Callable[[Ragged], list[Doc]]]:
    bags = [_keys_of(doc) for doc in docs]
    if is_train:
        chance = np.random.default_rng((model.attrs["seed"], *(len(bag) for bag in bags)))
        bags = [bag[_kept(len(bag), model.attrs["keep"], chance)] for bag in bags]
    lengths = np.asarray([len(bag) for bag in bags], dtype="int32")
    return Ragged(np.concatenate(bags), lengths), lambda _: []


def _kept(size: int, share: float, chance: np.random.Generator) -> np.ndarray:
    kept = chance.random(size) < share
    kept[0] = True
    return kept


def _keys_of(doc: Doc) -> np.ndarray:
    """The hashed features, worked out once a Doc: training sees each many times."""
    keys = doc.user_data.get(_KEYS)
    if keys is None:
        named = features_of([token.text for token in doc], load_concepts())
        keys = np.asarray([hash_string(name) for name in named], dtype="uint64")
        doc.user_data[_KEYS] = keys
    return cast("np.ndarray", keys)
