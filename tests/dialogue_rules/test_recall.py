from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from dialogue_rules.asking import asking_word
from dialogue_rules.recall import Recall
from tests.dialogue_rules.small import ROTA, asks, played, says, scenario

FACTS: list[dict[str, Any]] = [
    {
        "id": "children",
        "asked": ["how many kids do you have?", "got any children?"],
        "says": ["Two lads."],
        "more": ["Six and nine."],
    },
    {
        "id": "jo_like",
        "person": "jo",
        "asked": ["what's Jo like?", "how do you get on with Jo?"],
        "says": ["She's fair."],
    },
    {
        "id": "jo_since",
        "asked": ["how long has Jo been in charge?"],
        "says": ["Four years."],
    },
    {
        "id": "swap",
        "asked": ["swap shifts with somebody on days", "could you swap with someone?"],
        "says": ["There's nobody to swap with."],
    },
    {
        "id": "which_birthday",
        "after": ["missed_birthday"],
        "asked": ["which one?", "how old was he?"],
        "says": ["His sixth."],
    },
]
SPOKEN: dict[str, Any] = {"facts": FACTS}


def best(text: str, *, question: bool = True, told: Iterable[str] = ()) -> str | None:
    recall = Recall(scenario(**SPOKEN))
    found = recall.best(
        recall.words(text),
        question=question,
        within=recall.sayable(told, lambda _: True),
        at_hand=recall.following(next(iter(told), None)),
    )
    return found[0].item if found else None


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("how many kids have you got", "children"),
        ("have you any childern?", "children"),
        ("do you have sons or daughters?", "children"),
        ("What is Jo like to work for?", "jo_like"),
        ("what's your boss like?", "jo_like"),
        ("how long has she been there, Jo?", "jo_since"),
        ("could you not swap shifts with someone?", "swap"),
    ],
)
def test_what_is_asked_for_is_found_by_its_words(text: str, fact: str) -> None:
    assert best(text) == fact


@pytest.mark.parametrize(
    "text", ["What's that like?", "And?", "", "…", "Did it happen a lot?"]
)
def test_a_question_without_a_telling_word_asks_for_nothing_in_particular(
    text: str,
) -> None:
    assert best(text) is None


def test_a_follow_up_waits_for_what_it_follows() -> None:
    assert best("which one?") is None
    assert best("which one?", told=["missed_birthday"]) == "which_birthday"


def test_statements_are_compared_with_statements() -> None:
    assert best("You could swap shifts with somebody on days.", question=False) == "swap"
    assert best("You have got kids.", question=False) is None


def test_a_likeness_is_no_more_than_one_but_for_what_is_at_hand() -> None:
    recall = Recall(scenario(**SPOKEN))
    everything = recall.sayable(["missed_birthday"], lambda _: True)

    for fact in FACTS:
        for asked in fact["asked"]:
            found = recall.best(
                recall.words(asked),
                question=asked.endswith("?"),
                within=everything,
                at_hand=np.zeros_like(everything),
            )
            assert found[0].item == fact["id"]
            assert 0.5 < found[0].likeness <= 1.0 + 1e-9


def test_a_pronoun_is_read_as_the_person_meant() -> None:
    first, second = played(
        asks("What's Jo like?", None, "question.closed"),
        asks("How long has she been in charge?", None, "question.closed"),
        **SPOKEN,
    )

    assert first.text.startswith("She's fair.")
    assert second.text.startswith("Four years.")


def test_two_plain_questions_are_both_answered() -> None:
    both = asks("How many kids do you have?", None, "question.closed")
    other = asks("What's Jo like?", None, "question.closed")
    turn = type(both)(
        f"{both.text} {other.text}", (*both.utterances, *other.utterances), ()
    )

    (reply,) = played(turn, **SPOKEN)

    assert "Two lads." in reply.text
    assert "She's fair." in reply.text


def test_the_same_question_again_gets_one_thing_more() -> None:
    kids = asks("How many kids do you have?", None, "question.closed")

    first, second = played(kids, kids, **SPOKEN)

    assert "Two lads." in first.text
    assert "Six and nine." in second.text


def test_an_idea_is_answered_by_what_was_written_for_it() -> None:
    idea = says("Swap shifts with somebody on days.", "input.advice", "give_advice")

    (reply,) = played(idea, **SPOKEN)

    assert "nobody to swap with" in reply.text


FOLLOWED = ROTA | {
    "disclosures": [
        ROTA["disclosures"][0]
        | {
            "asked": ["how many weekends do you work?"],
            "follow_ups": {
                "more": ["And the fourth I'm asleep."],
                "why": ["There's four of us and one's off sick."],
                "feeling": ["Like being on a lead."],
            },
        },
        ROTA["disclosures"][1],
    ]
}


@pytest.mark.parametrize(
    ("text", "code", "reply"),
    [
        ("Go on.", "listening.encourager", "And the fourth I'm asleep."),
        ("And then?", "question.open", "And the fourth I'm asleep."),
        ("Why's that?", "question.open", "There's four of us and one's off sick."),
        ("How is that for you?", "question.open", "Like being on a lead."),
    ],
)
def test_staying_with_what_was_told_goes_on_from_there(
    text: str, code: str, reply: str
) -> None:
    topics = [FOLLOWED, scenario().topics[1].model_dump()]

    told, stayed = played(
        asks("How many weekends do you work?"), says(text, code), topics=topics
    )

    assert told.disclosed == ("long_weekends",)
    assert reply in stayed.text


def test_what_was_told_and_is_asked_for_again_is_not_told_as_new() -> None:
    topics = [FOLLOWED, scenario().topics[1].model_dump()]
    weekends = asks("How many weekends do you work?")

    told, again = played(weekends, weekends, topics=topics)

    assert told.disclosed == ("long_weekends",)
    assert again.disclosed == ()
    assert "And the fourth I'm asleep." in again.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("How many of you are there?", "how many"),
        ("And what time do you start?", "when"),
        ("whos on tonight", "who"),
        ("How come?", "why"),
        ("You said so.", ""),
    ],
)
def test_the_question_word_is_found(text: str, word: str) -> None:
    assert asking_word(text) == word


def test_a_pronoun_may_mean_somebody_named_in_passing() -> None:
    named = {"id": "who", "asked": ["who do you ask?"], "says": ["Jo Pike, for one."]}

    _, second = played(
        asks("Who do you ask?", None, "question.closed"),
        asks("How long has she been in charge?", None, "question.closed"),
        facts=[*FACTS, named],
    )

    assert second.text.startswith("Four years.")


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        pytest.param("When did you start?", True, id="asked of him"),
        pytest.param("When did it start?", False, id="asked of the rota"),
    ],
)
def test_it_means_what_is_being_talked_of(typed: str, *, is_told: bool) -> None:
    started = {
        "id": "started",
        "asked": ["when did you start?", "when did you begin here?"],
        "says": ["Nine years back, in May."],
    }

    reply = played(
        asks("How's the rota?", "ask_situation"),
        asks(typed, code="question.closed"),
        facts=[started],
    )[-1]

    assert ("Nine years back" in reply.text) is is_told
