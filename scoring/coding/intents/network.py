"""The spaCy parts of the classifier, registered under names that `config.cfg` uses."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab
from thinc.api import (
    HashEmbed,
    Model,
    Softmax,
    chain,
    glorot_uniform_init,
    reduce_mean,
    with_array,
    zero_init,
)
from thinc.types import Floats2d, Ragged

from scoring.coding.intents.concepts import load_concepts
from scoring.coding.intents.features import features_of
from scoring.coding.intents.spelling import Spelling
from scoring.coding.intents.wording import words_of

_KEYS = "intent_feature_keys"


class IntentTokenizer(DummyTokenizer):
    """Makes a Doc of an utterance's words in their plain spelling, slips mended."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.spelling = Spelling({})

    def learn(self, texts: Iterable[str]) -> None:
        """Know the words of these texts, and those of the concepts."""
        counts = Counter(word for text in texts for word in words_of(text))
        counts.update(load_concepts().words)
        self.spelling = Spelling(dict(sorted(counts.items())))

    def __call__(self, text: str) -> Doc:
        """Return the words of `text`; the Doc's own text is not what was typed."""
        mended = self.spelling.mended
        return Doc(self.vocab, words=[mended(word) for word in words_of(text)])

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the known words and their counts."""
        lines = [f"{word} {count}" for word, count in self.spelling.known.items()]
        Path(path).write_text("\n".join(lines), "utf-8")

    def from_disk(self, path: str | Path, **_: object) -> "IntentTokenizer":
        """Read what `to_disk` wrote."""
        pairs = (line.split() for line in Path(path).read_text("utf-8").splitlines())
        self.spelling = Spelling({word: int(count) for word, count in pairs})
        return self


def make_tokenizer() -> Callable[[Language], IntentTokenizer]:
    """Return what makes the tokenizer, as spaCy wants it."""
    return lambda nlp: IntentTokenizer(nlp.vocab)


def make_ensemble(
    members: int,
    width: int,
    rows: int,
    keep: float,
    seed: int,
    nO: int | None = None,  # noqa: N803 -- spaCy fills it in by this name
) -> Model[list[Doc], Floats2d]:
    """Return several networks that are each trained alone and answer with their mean.

    Each averages the vectors of an utterance's features and weighs the classes by the
    result. A vector starts at zero, so that features never seen say nothing.

    Args:
        members: How many networks; their mistakes differ, and the mean makes fewer.
        width: Numbers in a feature's vector.
        rows: Vectors in each table; each feature is the sum of four of them.
        keep: The share of an utterance's features kept at each step of training.
        seed: Of the tables and of the features dropped; each member has its own.
        nO: How many classes.
    """
    layers = [_member(width, rows, keep, seed + number, nO) for number in range(members)]
    return Model(
        "intent_ensemble",
        _mean_forward,
        init=_initialise_members,
        layers=layers,
        dims={"nO": nO},
    )


def _member(
    width: int, rows: int, keep: float, seed: int, classes: int | None
) -> Model[Any, Any]:
    table: Model[Any, Any] = with_array(
        HashEmbed(width, rows, seed=seed, initializer=zero_init)
    )
    return chain(
        _bag(keep, seed),
        table,
        reduce_mean(),
        Softmax(classes, width, init_W=glorot_uniform_init),
    )


def _initialise_members(
    model: Model[Any, Any],
    X: object = None,  # noqa: N803 -- thinc's name
    Y: object = None,  # noqa: N803 -- thinc's name
) -> None:
    for member in model.layers:
        member.initialize(X=X, Y=Y)
    if model.has_dim("nO") is None:
        model.set_dim("nO", model.layers[0].get_dim("nO"))


def _mean_forward(
    model: Model[Any, Any],
    docs: Sequence[Doc],
    is_train: bool,  # noqa: FBT001 -- thinc calls it by position
) -> tuple[Any, Callable[[Any], list[Doc]]]:
    answers, backprops = zip(
        *(member(docs, is_train) for member in model.layers), strict=True
    )

    def backprop(gradient: Any) -> list[Doc]:  # noqa: ANN401 -- an array of thinc's
        for member_backprop in backprops:
            member_backprop(gradient / len(backprops))
        return []

    return sum(answers) / len(answers), backprop


registry.tokenizers.register("coachsim.intent_words.v1", func=make_tokenizer)
registry.architectures.register("coachsim.intent_ensemble.v1", func=make_ensemble)


def _bag(keep: float, seed: int) -> Model[list[Doc], Ragged]:
    chance = np.random.default_rng(seed)
    return Model("intent_features", partial(_bag_forward, keep, chance))


def _bag_forward(
    keep: float,
    chance: np.random.Generator,
    _: Model[list[Doc], Ragged],
    docs: Sequence[Doc],
    is_train: bool,  # noqa: FBT001 -- thinc calls it by position
) -> tuple[Ragged, Callable[[Ragged], list[Doc]]]:
    bags = [_keys_of(doc) for doc in docs]
    if is_train:
        bags = [bag[_kept(len(bag), keep, chance)] for bag in bags]
    lengths = np.asarray([len(bag) for bag in bags], dtype="int32")
    return Ragged(cast("Any", np.concatenate(bags)), cast("Any", lengths)), lambda _: []


def _kept(size: int, share: float, chance: np.random.Generator) -> np.ndarray:
    kept = chance.random(size) < share
    kept[chance.integers(size)] = True
    return kept


def _keys_of(doc: Doc) -> np.ndarray:
    """The hashed features, worked out once a Doc: training sees each many times."""
    keys = doc.user_data.get(_KEYS)
    if keys is None:
        named = features_of([token.text for token in doc], load_concepts())
        keys = np.asarray([get_string_id(name) for name in named], dtype="uint64")
        doc.user_data[_KEYS] = keys
    return cast("np.ndarray", keys)
