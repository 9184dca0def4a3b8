"""Sentences of a treebank as material: as they were written, and as people type."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from spacy.util import registry
from spacy.vocab import Vocab

PUNCTUATION = "punct"
ROOT = "root"


@registry.readers("coachsim.treebank.v1")  # type: ignore[untyped-decorator]  # spaCy has no types here
def treebank_reader(
    path: str, sentences: int, hasty: float, bare: float, seed: int
) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of the treebank at `path`, for a training config.

    Args:
        path: A file in the CoNLL-U format of Universal Dependencies.
        sentences: So many in a row are read as one text, so that their bounds are learned.
        hasty: The share of texts, 0-1, also read in lower case.
        bare: The share of texts, 0-1, also read in lower case without any punctuation.
        seed: Of the choice which texts those are.
    """

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)  # noqa: S311 -- chooses copies
        text = Path(path).read_text("utf-8")
        for doc in conllu_to_docs(text, n_sents=sentences, no_print=True):  # type: ignore[no-untyped-call]  # nor here
            yield _example(nlp, _copy(nlp.vocab, doc))
            if chance.random() < hasty:
                yield _example(nlp, _copy(nlp.vocab, doc, is_lower=True))
            if chance.random() < bare:
                kept = [token.i for token in doc if not _is_punctuation(token.dep_)]
                if kept:
                    yield _example(nlp, _copy(nlp.vocab, doc, kept, is_lower=True))

    return read


def _example(nlp: Language, reference: Doc) -> Example:
    return Example(nlp.make_doc(reference.text), reference)


def _is_punctuation(relation: str) -> bool:
    return relation.partition(":")[0] == PUNCTUATION


def _copy(
    vocab: Vocab, doc: Doc, kept: Sequence[int] | None = None, *, is_lower: bool = False
) -> Doc:
    """Return `doc` with the tokens `kept` alone, and relations without their subtypes."""
    places = list(range(len(doc))) if kept is None else list(kept)
    moved = {place: at for at, place in enumerate(places)}
    words = [doc[place].text for place in places]
    heads = [_kept_head(doc, place, moved) for place in places]
    starts = _sentence_starts(doc, places)
    return Doc(
        vocab,
        words=[word.lower() for word in words] if is_lower else words,
        spaces=[_is_spaced(doc, place, moved) for place in places],
        tags=[doc[place].tag_ for place in places],
        heads=heads,
        deps=[
            ROOT if at == head else doc[place].dep_.partition(":")[0].lower()
            for at, (place, head) in enumerate(zip(places, heads, strict=True))
        ],
        sent_starts=starts,
    )


def _kept_head(doc: Doc, place: int, moved: dict[int, int]) -> int:
    """Return where the nearest governor stands that was kept; its own place for none."""
    token = doc[place]
    while token.head.i != token.i:
        token = token.head
        if token.i in moved:
            return moved[token.i]
    return moved[place]


def _is_spaced(doc: Doc, place: int, moved: dict[int, int]) -> bool:
    """Return whether a space follows, here or behind what was left out next to it."""
    token = doc[place]
    while not token.whitespace_ and token.i + 1 < len(doc) and token.i + 1 not in moved:
        token = token.nbor()
    return bool(token.whitespace_) or token.i + 1 == len(doc)


def _sentence_starts(doc: Doc, places: Sequence[int]) -> list[bool | int | None]:
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            numbers[token.i] = number
    return [
        at == 0 or numbers[place] != numbers[places[at - 1]]
        for at, place in enumerate(places)
    ]
