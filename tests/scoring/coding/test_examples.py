"""Every example and counter-example of the codebook, run as a test."""

import pytest

from scoring.codebook import BehaviourCode, CounterExample, Example, load_codebook
from scoring.coding.coder import TurnCoder
from scoring.vocabulary import CodeId

CODES = load_codebook().codes.values()


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(entry, quoted, id=f"{entry.id}: {quoted.text.strip()}")
        for entry in CODES
        for quoted in getattr(entry, kind)
    ]


@pytest.mark.parametrize(("entry", "example"), _cases("examples"))
def test_example_gets_its_code(
    coder: TurnCoder, entry: BehaviourCode, example: Example
) -> None:
    turn = coder.code(example.text, example.said)

    marks = {mark for utterance in turn.utterances for mark in utterance.marks}
    assert entry.id in turn.codes, turn.utterances
    assert set(example.marks) <= marks, turn.utterances


@pytest.mark.parametrize(("entry", "counter"), _cases("counter_examples"))
def test_counter_example_gets_its_other_code(
    coder: TurnCoder, entry: BehaviourCode, counter: CounterExample
) -> None:
    turn = coder.code(counter.text, counter.said)

    assert entry.id == counter.code or entry.id not in turn.codes, turn.utterances
    assert CodeId(str(counter.code)) in turn.codes, turn.utterances
