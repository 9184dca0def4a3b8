"""What the network learns from: coded turns, and the catalogue's examples."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from scoring.coding.corpus import CodedText, Piece, as_chat
from scoring.coding.earlier import Earlier
from scoring.coding.intents.examples import Example, mistyped
from scoring.coding.network.inputs import Keys, keys_of
from scoring.coding.network.model import labels
from scoring.coding.words import Word, words_of
from scoring.vocabulary import CODES

UNKNOWN: Final = -1
"""The column of a code that nobody gave."""
_COLUMNS: Final = {code: column for column, code in enumerate(CODES)}
_LABELS: Final = {label: column for column, label in enumerate(labels())}
_MISTYPED: Final = 0.04
"""The share of words with a slip of the keyboard, in turns typed in haste."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A turn and what is true of it."""

    keys: Keys
    lengths: tuple[int, ...]
    """The words of each utterance, together all of the turn's."""
    codes: tuple[int, ...]
    """For each utterance the column of its code, or `UNKNOWN`."""
    intents: tuple[tuple[int, ...], ...]
    """For each utterance the columns of its intents, best first; empty where unknown."""
    is_divided: bool
    """It is known where the utterances begin."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A turn as written, and as typed in haste."""

    neat: Lesson
    hasty: Lesson


def lessons_of(turns: Sequence[CodedText], nlp: Language) -> Iterator[Lesson]:
    """Yield what there is to learn from each of the coded `turns` that has words."""
    for doc, turn in nlp.pipe(((turn.text, turn) for turn in turns), as_tuples=True):
        if words := words_of(doc):
            yield _lesson(doc, words, turn)


def pairs_of(
    turns: Iterable[CodedText], nlp: Language, chance: random.Random
) -> Iterator[Pair]:
    """Yield each of the coded `turns` that has words, twice."""
    told = [turn for turn in turns if any(map(str.isalnum, turn.text))]
    neat = lessons_of(told, nlp)
    hasty = lessons_of([_with_slips(as_chat(turn), chance) for turn in told], nlp)
    yield from (Pair(*pair) for pair in zip(neat, hasty, strict=True))


def from_examples(examples: Iterable[Example]) -> Iterator[CodedText]:
    """Yield examples of intents as turns that nobody coded."""
    for example in examples:
        piece = Piece(0, len(example.text), None, (example.label,))
        yield CodedText(example.text, (), (piece,))


def _with_slips(turn: CodedText, chance: random.Random) -> CodedText:
    """Return the turn with some words mistyped; slips keep to their own piece."""
    text, pieces = "", []
    for piece in turn.pieces:
        words = [
            mistyped(word, chance) if chance.random() < _MISTYPED else word
            for word in turn.text[piece.start : piece.end].split(" ")
        ]
        start, text = len(text), text + " ".join(words)
        pieces.append(Piece(start, len(text), piece.code, piece.intents))
    return CodedText(text, turn.said, tuple(pieces), turn.is_ruled)


def _lesson(doc: Doc, words: Sequence[Word], turn: CodedText) -> Lesson:
    owners = [_owner(word, turn.pieces) for word in words]
    runs = [place for place in range(len(words)) if owners[place] != owners[place - 1]]
    starts = runs if runs[:1] == [0] else [0, *runs]
    pieces = [turn.pieces[owners[start]] for start in starts]
    return Lesson(
        keys_of(doc, words, Earlier(turn.said)),
        tuple(np.diff([*starts, len(words)]).tolist()),
        tuple(_COLUMNS[piece.code] if piece.code else UNKNOWN for piece in pieces),
        tuple(tuple(_LABELS[intent] for intent in piece.intents) for piece in pieces),
        is_divided=turn.is_coded,
    )


def _owner(word: Word, pieces: Sequence[Piece]) -> int:
    return next(
        (place for place, piece in enumerate(pieces) if word.start < piece.end),
        len(pieces) - 1,
    )
