"""Any text gets codes or `other`, and every span lies where it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.coding.coder import TurnCoder
from scoring.coding.pipeline import build_pipeline
from scoring.transcript import CodedTurn, Said
from scoring.vocabulary import CODES, MARKS, Speaker

CODER = TurnCoder(build_pipeline())
WORDS = st.sampled_from(
    "you feel what how don't u r so and, but — … why? not tired! really\n Maya's if the "
    "should 're n't what's idk 😀 <b> * it sounds like talk to her or, is it that me".split(
        " "
    )
)
CHAT = st.lists(WORDS, max_size=30).map(" ".join)
ANYTHING = st.one_of(st.text(max_size=200), CHAT)


def _check(turn: CodedTurn, typed: str) -> None:
    assert turn.utterances
    end = 0
    for one in turn.utterances:
        assert one.start >= end
        assert typed[one.start : one.end] == one.text
        assert one.code in CODES
        assert set(one.marks) <= set(MARKS)
        assert 0 <= one.confidence <= 1
        assert one.reason
        for span in one.evidence:
            assert one.start <= span.start < span.end <= one.end
        end = one.end


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_any_text_is_coded(typed: str) -> None:
    _check(CODER.code(typed), typed if typed.strip() else "")


@settings(max_examples=150, deadline=None)
@given(ANYTHING, st.lists(st.tuples(st.sampled_from(Speaker), ANYTHING), max_size=4))
def test_any_text_is_coded_after_any_talk(
    typed: str, before: list[tuple[Speaker, str]]
) -> None:
    said = [Said(speaker, text) for speaker, text in before]

    _check(CODER.code(typed, said), typed if typed.strip() else "")


@settings(max_examples=150, deadline=None)
@given(CHAT)
def test_every_word_belongs_to_an_utterance(typed: str) -> None:
    covered = "".join(one.text for one in CODER.code(typed).utterances)

    kept = [character for character in typed if character.isalnum()]
    assert [character for character in covered if character.isalnum()] == kept


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("\x00\x07\x1b[31mwhat now?\x7f", id="control characters"),
        pytest.param("👩‍👩‍👧 how are you 😀?", id="emoji"),
        pytest.param("מה שלומך? what helps?", id="right to left"),
        pytest.param("<b>What</b> [red]helps[/red]?", id="markup"),
        pytest.param("?!?!", id="punctuation alone"),
        pytest.param("a" * 100_000, id="one endless word"),
        pytest.param("what " * 20_000, id="a pasted run"),
        pytest.param("You feel sad. " * 7_500, id="a pasted text"),
        pytest.param("(" * 5_000, id="brackets"),
        pytest.param("what\u2028now\u200b?", id="odd spaces"),
    ],
)
def test_odd_text_is_coded(typed: str) -> None:
    _check(CODER.code(typed), typed)
