"""A coded turn as JSON-ready values and back: for the record, and for action servers."""

from collections.abc import Mapping
from typing import Any

from scoring.transcript import CodedTurn, CodedUtterance, Span
from scoring.vocabulary import CodeId, IntentId, MarkId, QuestionForm


def turn_as_json(coded: CodedTurn) -> dict[str, Any]:
    """The turn as plain values; `turn_from_json` gives it back, equal."""
    return {
        "text": coded.text,
        "marks": list(coded.marks),
        "utterances": [_utterance_as_json(utterance) for utterance in coded.utterances],
    }


def turn_from_json(written: Mapping[str, Any]) -> CodedTurn:
    """The turn that `turn_as_json` wrote."""
    return CodedTurn(
        text=written["text"],
        utterances=tuple(_utterance_from_json(one) for one in written["utterances"]),
        marks=tuple(map(MarkId, written["marks"])),
    )


def _utterance_as_json(utterance: CodedUtterance) -> dict[str, Any]:
    return {
        "start": utterance.start,
        "end": utterance.end,
        "text": utterance.text,
        "code": utterance.code,
        "form": utterance.form,
        "marks": list(utterance.marks),
        "intent": utterance.intent,
        "intent_confidence": utterance.intent_confidence,
        "confidence": utterance.confidence,
        "runner_up": utterance.runner_up,
        "evidence": [[span.start, span.end] for span in utterance.evidence],
        "reason": utterance.reason,
        "rewrite": utterance.rewrite,
        "subjects": list(utterance.subjects),
    }


def _utterance_from_json(written: Mapping[str, Any]) -> CodedUtterance:
    return CodedUtterance(
        start=written["start"],
        end=written["end"],
        text=written["text"],
        code=CodeId(written["code"]),
        confidence=written["confidence"],
        reason=written["reason"],
        evidence=tuple(Span(start, end) for start, end in written["evidence"]),
        form=QuestionForm(written["form"]) if written["form"] else None,
        marks=tuple(map(MarkId, written["marks"])),
        intent=IntentId(written["intent"]) if written["intent"] else None,
        intent_confidence=written["intent_confidence"],
        runner_up=CodeId(written["runner_up"]) if written["runner_up"] else None,
        rewrite=written["rewrite"],
        # Records from before there were subjects have none.
        subjects=tuple(written.get("subjects", ())),
    )
