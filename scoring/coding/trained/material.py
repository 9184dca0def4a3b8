"""Coded turns as material: read from batches and the codebook, and seen as in use."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language

from scoring.codebook import BehaviourCode, load_codebook
from scoring.coding.coder import Intents
from scoring.coding.earlier import Earlier
from scoring.coding.extensions import claims_of, utterance_of, utterance_spans
from scoring.coding.hints import hinted
from scoring.coding.precedence import verdict
from scoring.coding.trained.seen import Seen, seen_in
from scoring.errors import ModelError
from scoring.transcript import Said
from scoring.vocabulary import CODES, CodeId, Speaker

_LOST_IN_CHAT = re.compile(r"[.,;:!?'’\"“”]")


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters `start` to `end` of a turn, and their code."""

    start: int
    end: int
    code: CodeId


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


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance as the coder found it, and the code it should get."""

    seen: Seen
    code: CodeId
    is_ruled: bool
    group: str


def read_batch(file: Path) -> Iterator[CodedText]:
    """Yield the turns of a batch, one JSON object a line.

    Raises:
        ModelError: A line is not of the form described in MODEL_CARD.md.
    """
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield joined([(words, code) for words, code, *_ in row["u"]], _before(row))
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{file}:{number}: not a coded turn: {error}") from error


def _before(row: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return what was said before: the coachee's one turn, or pairs of speaker and turn."""
    before = row.get("p") or []
    if isinstance(before, str):
        return (Said(Speaker.COACHEE, before),)
    return tuple(Said(Speaker(speaker), text) for speaker, text in before)


def joined(parts: Iterable[tuple[str, str]], said: tuple[Said, ...]) -> CodedText:
    """Return the turn of which `parts` are the pieces in order, each with its code.

    Raises:
        ValueError: A code is unknown.
    """
    text, pieces = "", []
    for words, code in parts:
        if code not in CODES:
            raise ValueError(f"unknown code {code!r}")
        pieces.append(Piece(len(text), len(text) + len(words), CodeId(code)))
        text += words
    return CodedText(text, said, tuple(pieces))


def batches_to_learn(corpus: Path) -> Iterator[CodedText]:
    """Yield the turns of the batches in `corpus` that may be learned from."""
    settings = yaml.safe_load(
        (files("scoring.coding.trained") / "config.yaml").read_text("utf-8")
    )
    for name in settings["batches"]:
        yield from read_batch(corpus / f"{name}.jsonl")


def as_chat(turn: CodedText) -> CodedText:
    """Return the turn as typed in haste: lower case, hardly a mark."""
    parts = [
        (_LOST_IN_CHAT.sub("", turn.text[piece.start : piece.end]).lower(), piece.code)
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


def examples_in(
    turns: Iterable[CodedText], pipeline: Language, intents: Intents
) -> Iterator[Example]:
    """Yield the utterances that the coder finds in `turns`, with the codes they should get."""
    for turn in turns:
        if not turn.text.strip():
            continue
        seen = look_at(turn.text, turn.said, pipeline, intents)
        if len(turn.pieces) == 1 and len(seen) > 1 and not turn.is_ruled:
            continue
        for one in seen:
            yield Example(one, _code_of(one, turn.pieces), turn.is_ruled, turn.group)


def look_at(
    text: str, said: Sequence[Said], pipeline: Language, intents: Intents
) -> list[Seen]:
    """Return the utterances of `text` as the rules left them."""
    doc = pipeline.make_doc(text)
    doc._.coachsim_earlier = Earlier(tuple(said))
    doc = pipeline(doc)
    beats = {code: entry.beats for code, entry in load_codebook().codes.items()}
    spans = utterance_spans(doc)
    found = intents.intents_of([span.text for span in spans])
    verdicts = [
        verdict(hinted(utterance_of(span), claims_of(span), *intent), beats)
        for span, intent in zip(spans, found, strict=True)
    ]
    return list(seen_in(doc, verdicts, found))


def _code_of(seen: Seen, pieces: Sequence[Piece]) -> CodeId:
    """The code of the piece that most of the utterance's characters are from."""
    start, end = seen.utterance.start, seen.utterance.end
    shared: Counter[CodeId] = Counter()
    for piece in pieces:
        shared[piece.code] += max(0, min(end, piece.end) - max(start, piece.start))
    return shared.most_common(1)[0][0]
