"""The network in spaCy's pipeline: reads the turn, then answers for each utterance."""

import itertools
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from scoring.coding.extensions import (
    earlier_of,
    turn_of,
    utterance_of,
    utterance_spans,
    words_in,
)
from scoring.coding.network.inputs import Keys, keys_of
from scoring.coding.network.model import TurnNetwork, load_network
from scoring.intents import NONE
from scoring.vocabulary import IntentId


class ReadComponent:
    """Reads each turn, many at once where there are many."""

    def __init__(self, network: TurnNetwork) -> None:
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """Note on `doc`, whose words are known, what the network read."""
        self._read([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """Yield the `docs`, read."""
        waiting = iter(docs)
        while batch := list(itertools.islice(waiting, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        turns = self._network.read([_keys(doc) for doc in docs])
        for doc, turn in zip(docs, turns, strict=True):
            doc._.coachsim_turn = turn


class AnswerComponent:
    """Says of each utterance what it may be about and how it may be coded."""

    def __init__(self, network: TurnNetwork) -> None:
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """Note on each utterance of `doc`, which is read and divided, what it may be."""
        spans = utterance_spans(doc)
        if not spans:
            return doc
        lengths = [len(utterance_of(span).words) for span in spans]
        found = self._network.opinions(turn_of(doc), lengths)
        labels = self._network.intents
        for span, intents, codes in zip(spans, found.intents, found.codes, strict=True):
            best = int(intents.argmax())
            named = None if labels[best] == NONE else IntentId(labels[best])
            span._.coachsim_intent = (named, float(intents[best]))
            span._.coachsim_codes = codes
        return doc


def _keys(doc: Doc) -> Keys:
    return keys_of(doc, words_in(doc), earlier_of(doc))


@Language.factory("coachsim_reading")
def _reading(nlp: Language, name: str) -> ReadComponent:  # noqa: ARG001 -- spaCy names them
    return ReadComponent(load_network())


@Language.factory("coachsim_answers")
def _answers(nlp: Language, name: str) -> AnswerComponent:  # noqa: ARG001 -- spaCy names them
    return AnswerComponent(load_network())
