import re

import pytest

from tests.dialogue_rules.small import (
    FUTURE,
    ROTA,
    SILENCE,
    asks,
    played,
    turn,
    utterance,
)


@pytest.mark.parametrize(
    ("typed", "intent", "is_owned"),
    [
        pytest.param(
            "What did the three other porters make of the rota's weekends?",
            None,
            True,
            id="passed by",
        ),
        pytest.param("What's the rota been like?", None, False, id="nothing particular"),
        pytest.param(
            "What's up with the shift pattern and the weekends?",
            "ask_situation",
            False,
            id="answered by its intent",
        ),
    ],
)
def test_a_question_that_something_else_is_told_to_is_owned_as_not_answered(
    typed: str, intent: str | None, *, is_owned: bool
) -> None:
    (reply,) = played(asks(typed, intent))

    assert reply.disclosed == ("long_weekends",)
    assert reply.text.startswith("aside_") is is_owned


def test_a_question_on_something_told_that_has_no_answer_is_owned_as_not_answered() -> None:
    more = {"more": ["And the odd Thursday."], "why": [], "feeling": []}
    first, second = ROTA["disclosures"]
    rota = ROTA | {"disclosures": [first | {"follow_ups": more}, second]}

    _, reply = played(
        asks("How's the rota?", "ask_situation"),
        asks("Are the three weekends harder than four nights?", code="question.closed"),
        topics=[rota, FUTURE],
    )

    assert reply.rule == "stays with what was told"
    assert re.match(r"aside_yes_no, \w+\. And the odd Thursday\.", reply.text)


@pytest.mark.parametrize(
    ("told", "code", "heard"),
    [
        pytest.param(
            "I'd sit down with Jo and go through the lot.",
            "input.advice",
            "suppose",
            id="told",
        ),
        pytest.param("Mm.", "listening.encourager", "question_ignored", id="passed over"),
    ],
)
def test_what_is_told_at_length_counts_as_a_try_to_answer(
    told: str, code: str, heard: str
) -> None:
    answer = turn(
        utterance(told, code),
        utterance(" How are the weekends?", "question.open", start=len(told)),
    )

    *_, reply = played(asks("How's the rota?", "ask_situation"), SILENCE, answer)

    assert heard in reply.text


@pytest.mark.parametrize("asked", ["Same time next week?", "See you on Thursday?"])
def test_what_closes_the_talk_is_heard_though_it_is_a_question(asked: str) -> None:
    reply = played(
        asks("How's the rota?", "ask_situation"),
        asks(asked, "arrange_next", "question.closed"),
        speech={"answers": {"arrange_next": ["That suits.", "Fine by me."]}},
    )[-1]

    assert reply.rule == "the coach is closing"
