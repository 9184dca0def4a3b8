"""Coded turns as material: seen as the coder sees them in use."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from scoring.codebook import load_codebook
from scoring.coding.coder import Intents
from scoring.coding.corpus import CodedText, Piece
from scoring.coding.earlier import Earlier
from scoring.coding.extensions import claims_of, utterance_of, utterance_spans
from scoring.coding.hints import hinted
from scoring.coding.precedence import verdict
from scoring.coding.trained.seen import Seen, seen_in
from scoring.transcript import Said
from scoring.vocabulary import CodeId


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An utterance as the coder found it, and the code it should get."""

    seen: Seen
    code: CodeId
    is_ruled: bool
    group: str


def examples_in(
    turns: Iterable[CodedText], pipeline: Language, intents: Intents
) -> Iterator[Example]:
    """Yield the utterances that the coder finds in coded `turns`, with their codes."""
    for turn in turns:
        if not turn.text.strip() or not turn.is_coded:
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
    found = intents.intents_of(doc)
    verdicts = [
        verdict(hinted(utterance_of(span), claims_of(span), *intent), beats)
        for span, intent in zip(spans, found, strict=True)
    ]
    return list(seen_in(doc, verdicts))


def _code_of(seen: Seen, pieces: Sequence[Piece]) -> CodeId:
    """The code of the piece that most of the utterance's characters are from."""
    start, end = seen.utterance.start, seen.utterance.end
    shared: Counter[CodeId] = Counter()
    for piece in pieces:
        if piece.code:
            shared[piece.code] += max(0, min(end, piece.end) - max(start, piece.start))
    return shared.most_common(1)[0][0]
