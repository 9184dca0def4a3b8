"""Trains a classifier on examples: the same examples and seed give the same weights."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.pipeline import TextCategorizer
from spacy.tokens import Doc
from spacy.training import Example as Annotated
from spacy.util import load_model_from_config
from thinc.api import Adam, Config, Optimizer, fix_random_seed

from scoring.coding.intents.examples import Example, varied
from scoring.coding.intents.frames import load_frames
from scoring.coding.intents.network import IntentTokenizer

PIPE = "textcat"
_HEARD = 100
"""Sentences spun of each label, to learn the words of its frames."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The section `[intents]` of the config: how long and how hard to train."""

    seed: int
    epochs: int
    batch_size: int
    learn_rate: float
    copies: int
    """Hurried copies made of each example."""
    spun: int
    """Sentences spun from the frames of each label."""
    cost_of_wrong: float
    """What a wrong intent costs, as a share of what a right one gains."""

    def rate_in(self, epoch: int) -> float:
        """Return the rate to learn at, which falls from epoch to epoch, counted from 1."""
        return self.learn_rate * (1 - (epoch - 1) / self.epochs)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One epoch done: its number from 1 and the mean error over its batches."""

    epoch: int
    error: float


def trained(
    config: Config,
    examples: Sequence[Example],
    labels: Sequence[str],
    heard: Callable[[Lesson], None] = lambda _: None,
) -> Language:
    """Return a pipeline trained on the examples.

    Args:
        config: As in `config.cfg`.
        examples: What to train on; hurried copies are made here.
        labels: The classes, in the order in which the weights keep them.
        heard: Called after each epoch.
    """
    schedule = Schedule(**config["intents"])
    fix_random_seed(schedule.seed)
    chance = random.Random(schedule.seed)  # noqa: S311 -- shuffles examples
    nlp = load_model_from_config(config, auto_fill=True)
    material = [
        *varied(examples, schedule.copies, chance),
        *load_frames().spun(schedule.spun, chance),
    ]
    _tokenizer(nlp).learn(
        example.text for example in (*examples, *load_frames().spun(_HEARD, chance))
    )
    docs = [nlp.make_doc(example.text) for example in material]
    textcat = _ready(nlp, labels, docs[0])
    truths = _truths([example.label for example in material], labels)
    optimizer = Adam(schedule.learn_rate)
    for epoch in range(1, schedule.epochs + 1):
        optimizer.learn_rate = schedule.rate_in(epoch)
        order = list(range(len(material)))
        chance.shuffle(order)
        errors = [
            _learn(textcat, [docs[at] for at in batch], truths[batch], optimizer)
            for batch in _batches(order, schedule.batch_size)
        ]
        heard(Lesson(epoch, float(np.mean(errors))))
    return nlp


def best_threshold(
    certainties: Iterable[tuple[float, bool]], cost_of_wrong: float
) -> float:
    """Return the probability from which an intent is worth naming.

    Args:
        certainties: For each utterance given an intent, its probability and whether
            it was right.
        cost_of_wrong: What a wrong intent costs, as a share of what a right one gains.
    """
    gain, best_gain, threshold = 0.0, 0.0, 1.0
    for probability, right in sorted(certainties, reverse=True):
        gain += 1.0 if right else -cost_of_wrong
        if gain >= best_gain:
            best_gain, threshold = gain, probability
    return round(threshold, 3)


def _tokenizer(nlp: Language) -> IntentTokenizer:
    if not isinstance(nlp.tokenizer, IntentTokenizer):
        raise TypeError(
            f"the tokenizer must be the classifier's own, not {nlp.tokenizer!r}"
        )
    return nlp.tokenizer


def _ready(nlp: Language, labels: Sequence[str], sample: Doc) -> TextCategorizer:
    textcat = nlp.get_pipe(PIPE)
    if not isinstance(textcat, TextCategorizer):
        raise TypeError(f"the pipe {PIPE!r} must be a text categorizer, not {textcat!r}")
    for label in labels:
        textcat.add_label(label)
    annotated = Annotated.from_dict(sample, {"cats": {labels[0]: 1.0}})
    textcat.initialize(lambda: [annotated], nlp=nlp)
    return textcat


def _batches(order: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (order[start : start + size] for start in range(0, len(order), size))


def _truths(given: Sequence[str], labels: Sequence[str]) -> np.ndarray:
    column = {label: at for at, label in enumerate(labels)}
    return np.eye(len(labels), dtype="float32")[[column[label] for label in given]]


def _learn(
    textcat: TextCategorizer, docs: Sequence[Doc], truths: np.ndarray, optimizer: Optimizer
) -> float:
    errors = []
    for member in textcat.model.layers:
        guesses, backprop = member.begin_update(docs)
        backprop((guesses - truths) / len(docs))
        member.finish_update(optimizer)
        errors.append(-np.log(np.maximum((guesses * truths).sum(axis=1), 1e-9)).mean())
    return float(np.mean(errors))
