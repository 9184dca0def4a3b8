"""Every example and counter-example of the codebook, run as a test."""

import pytest
from _pytest.mark import ParameterSet

from scoring.codebook import BehaviourCode, CounterExample, Example, Mark, load_codebook
from scoring.coding.coder import TurnCoder
from scoring.transcript import CodedTurn
from scoring.vocabulary import MarkId

CODES = tuple(load_codebook().codes.values())
MARKS = tuple(load_codebook().marks.values())


def _cases(entries: tuple[BehaviourCode | Mark, ...], kind: str) -> list[ParameterSet]:
    return [
        pytest.param(entry, quoted, id=f"{entry.id}: {quoted.text.strip()[:60]}")
        for entry in entries
        for quoted in getattr(entry, kind)
    ]


def _marks(turn: CodedTurn) -> set[MarkId]:
    return {*turn.marks, *(mark for one in turn.utterances for mark in one.marks)}


@pytest.mark.parametrize(("entry", "example"), _cases(CODES, "examples"))
def test_example_gets_its_code(
    coder: TurnCoder, entry: BehaviourCode, example: Example
) -> None:
    turn = coder.code(example.text, example.said)

    assert entry.id in turn.codes
    assert set(example.marks) <= _marks(turn)


@pytest.mark.parametrize(("entry", "counter"), _cases(CODES, "counter_examples"))
def test_counter_example_gets_its_other_code(
    coder: TurnCoder, entry: BehaviourCode, counter: CounterExample
) -> None:
    codes = coder.code(counter.text, counter.said).codes

    assert counter.code in codes
    assert entry.id == counter.code or entry.id not in codes


@pytest.mark.parametrize(("entry", "example"), _cases(MARKS, "examples"))
def test_example_gets_its_mark(coder: TurnCoder, entry: Mark, example: Example) -> None:
    turn = coder.code(example.text, example.said)

    assert {entry.id, *example.marks} <= _marks(turn)


@pytest.mark.parametrize(("entry", "counter"), _cases(MARKS, "counter_examples"))
def test_counter_example_does_not_get_the_mark(
    coder: TurnCoder, entry: Mark, counter: CounterExample
) -> None:
    assert entry.id not in _marks(coder.code(counter.text, counter.said))


@pytest.mark.parametrize(("entry", "example"), _cases(CODES, "examples"))
def test_example_keeps_its_code_where_intents_are_known(
    shipped: TurnCoder, entry: BehaviourCode, example: Example
) -> None:
    assert entry.id in shipped.code(example.text, example.said).codes
