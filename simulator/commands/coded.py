"""A request of `coachsim code`, and its answer."""

from dataclasses import dataclass
from typing import Any

from scoring.transcript import CodedTurn, CodedUtterance, Said
from scoring.vocabulary import Speaker
from simulator.commands.lines import BadLine
from simulator.parts import Coder
from simulator.typed import encodable, joined


@dataclass(frozen=True, slots=True)
class Request:
    """One turn to be coded."""

    id: object
    """As given, any JSON; None where it was left out."""
    text: str
    previous: tuple[Said, ...]


def request(written: object) -> Request:
    """Return what a line asks for. Raises BadLine where it does not fit."""
    if not isinstance(written, dict):
        raise BadLine('a line must be an object with a "text"')
    text = written.get("text")
    if not isinstance(text, str):
        raise BadLine('"text" must be there, and be a string')
    previous = written.get("previous")
    return Request(written.get("id"), _clean(text), _previous(previous))


def _previous(written: object) -> tuple[Said, ...]:
    if written is None:
        return ()
    if isinstance(written, str):
        return (Said(Speaker.COACHEE, _clean(written)),)
    if not isinstance(written, list):
        raise BadLine('"previous" must be a string, or a list of turns')
    return tuple(map(_said, written))


def _said(written: object) -> Said:
    text = written.get("text") if isinstance(written, dict) else None
    speaker = written.get("speaker") if isinstance(written, dict) else None
    if not isinstance(text, str) or speaker not in list(Speaker):
        raise BadLine(
            'each turn of "previous" must have a "text" and the "speaker" coach or coachee'
        )
    return Said(Speaker(speaker), _clean(text))


def _clean(text: str) -> str:
    return encodable(joined(text))


def coded_line(coder: Coder, asked: Request) -> dict[str, Any]:
    """Return the line of output for one turn."""
    coded = coder.code(asked.text, asked.previous, _history(coder, asked.previous))
    return {
        "id": asked.id,
        "question": coded.question,
        "codes": list(coded.codes),
        "utterances": [_utterance(one) for one in coded.utterances],
    }


def _history(coder: Coder, previous: tuple[Said, ...]) -> tuple[CodedTurn, ...]:
    history: tuple[CodedTurn, ...] = ()
    for place, said in enumerate(previous):
        if said.speaker is Speaker.COACH:
            history = (*history, coder.code(said.text, previous[:place], history))
    return history


def _utterance(utterance: CodedUtterance) -> dict[str, Any]:
    return {
        "start": utterance.start,
        "end": utterance.end,
        "text": utterance.text,
        "code": utterance.code,
        "form": utterance.form,
        "marks": list(utterance.marks),
        "intent": utterance.intent,
        "confidence": round(utterance.confidence, 4),
        "runner_up": utterance.runner_up,
        "evidence": [[span.start, span.end] for span in utterance.evidence],
        "reason": utterance.reason,
        "rewrite": utterance.rewrite,
    }
