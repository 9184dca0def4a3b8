"""Coded turns as they are kept in batches: `benchmarks/corpus/README.md` tells their form."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from scoring.codebook import BehaviourCode, load_codebook
from scoring.coding.lexicon import read_yaml
from scoring.errors import ModelError
from scoring.transcript import Said
from scoring.vocabulary import CODES, CodeId, Speaker

_LOST_IN_CHAT = re.compile(r"[.,;:!?'’\"“”]")

Purpose = Literal["learned_from", "tuned_on"]
Part = Sequence[str]
"""Words, their code, their marks and what they may be about, as far as they are known."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters `start` to `end` of a turn, and what somebody made of them."""

    start: int
    end: int
    code: CodeId | None
    """None where nobody coded it."""
    intents: tuple[str, ...] = ()
    """What it may be taken to be about, the best first, or `none`; empty if unknown."""


@dataclass(frozen=True, slots=True)
class CodedText:
    """A turn of the coach that somebody coded."""

    text: str
    said: tuple[Said, ...]
    pieces: tuple[Piece, ...]
    is_ruled: bool = True
    """The rules were not written to get it right, so their word on it may be learned from."""

    @property
    def group(self) -> str:
        """What turns that belong together share."""
        return self.said[-1].text if self.said else self.text

    @property
    def is_coded(self) -> bool:
        """Whether every piece has a code."""
        return all(piece.code for piece in self.pieces)


def read_batch(file: Path) -> Iterator[CodedText]:
    """Yield the turns of a batch, one JSON object a line.

    Raises:
        ModelError: A line is not of the form described in the corpus's README.
    """
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield joined(row["u"], _before(row))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{file}:{number}: not a coded turn: {error}") from error


def _before(row: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return what was said before: the coachee's one turn, or pairs of speaker and turn."""
    before = row.get("p") or []
    if isinstance(before, str):
        return (Said(Speaker.COACHEE, before),)
    return tuple(Said(Speaker(speaker), text) for speaker, text in before)


def joined(parts: Iterable[Part], said: tuple[Said, ...]) -> CodedText:
    """Return the turn of which `parts` are the pieces in order.

    Raises:
        ValueError: A code is unknown.
    """
    text, pieces = "", []
    for words, code, *rest in parts:
        if code and code not in CODES:
            raise ValueError(f"unknown code {code!r}")
        intents = tuple(rest[1].split()) if len(rest) > 1 else ()
        given = CodeId(code) if code else None
        pieces.append(Piece(len(text), len(text) + len(words), given, intents))
        text += words
    return CodedText(text, said, tuple(pieces))


def batches(corpus: Path, purpose: Purpose) -> Iterator[CodedText]:
    """Yield the turns of the batches in `corpus` that `corpus.yaml` names for a purpose."""
    written = (files("scoring.coding") / "corpus.yaml").read_text("utf-8")
    for name in read_yaml(written)[purpose]:
        yield from read_batch(corpus / f"{name}.jsonl")


def as_chat(turn: CodedText) -> CodedText:
    """Return the turn as typed in haste: lower case, hardly a mark."""
    parts = [
        (
            _LOST_IN_CHAT.sub("", turn.text[piece.start : piece.end]).lower(),
            piece.code or "",
            "",
            " ".join(piece.intents),
        )
        for piece in turn.pieces
    ]
    return replace(joined(parts, turn.said), is_ruled=turn.is_ruled)


def from_codebook() -> Iterator[CodedText]:
    """Yield the codebook's examples and counter-examples of codes."""
    for entry in load_codebook().codes.values():
        yield from _quoted(entry)


def _quoted(entry: BehaviourCode) -> Iterator[CodedText]:
    for example in entry.examples:
        yield _whole(example.text, example.said, entry.id)
    for counter in entry.counter_examples:
        if counter.code:
            yield _whole(counter.text, counter.said, counter.code)


def _whole(text: str, said: tuple[Said, ...], code: CodeId) -> CodedText:
    return CodedText(text, said, (Piece(0, len(text), code),), is_ruled=False)
