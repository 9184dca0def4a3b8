from dataclasses import replace

import pytest

from dialogue_rules.lines import choose, key_of
from dialogue_rules.perception import with_questions
from dialogue_rules.topics import person_named, touched
from scenarios.words import names, stem, stems
from tests.dialogue_rules.small import scenario, turn, utterance


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rotas", "rota"),
        ("worries", "worry"),
        ("planned", "planning"),
        ("manager's", "managers"),
        ("handovers", "handover"),
        ("transferred", "transfer"),
    ],
)
def test_endings_are_ignored(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("team", "tea"), ("plan", "plane"), ("this", "thin"), ("lead", "leave")],
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_phrase_must_stand_together() -> None:
    assert names("shift pattern", stems("those shift patterns again"))
    assert not names("shift pattern", stems("a pattern in the shift"))


def test_the_strongest_topic_comes_first_and_the_focus_counts_twice() -> None:
    topics = scenario().topics
    turn = "The rota is hard. Would you move to days?"

    assert touched(topics, "Would you move to days?", turn) == ("future", "rota")
    assert touched(topics, "lunch", "lunch") == ()


@pytest.mark.parametrize(
    "text", ["What did Jo say?", "and your boss?", "Did my manager ring?"]
)
def test_people_are_known_by_name_relation_and_other_words(text: str) -> None:
    person = person_named(scenario().persona.people, text)

    assert person is not None
    assert person.id == "jo"


def test_wordings_are_used_up_before_one_comes_back_oldest_first() -> None:
    pool = ("a", "b", "c")
    said: list[str] = []
    for number in range(6):
        wording = choose([pool], said, f"1:{number}")
        assert wording is not None
        said.append(key_of(wording))

    assert set(said[:3]) == set(map(key_of, pool))
    assert said[3:] == said[:3]


def test_the_next_pool_is_used_when_the_first_is_spent() -> None:
    assert choose([("a",), ("b",)], [key_of("a")], "1") == "b"
    assert choose([(), ("b",)], [], "1") == "b"
    assert choose([(), ()], [], "1") is None


@pytest.mark.parametrize(
    ("code", "confidence", "heard"),
    [
        pytest.param("feedback.constructive", 0.5, "question.open", id="doubtful"),
        pytest.param("feedback.constructive", 0.9, "feedback.constructive", id="certain"),
        pytest.param("listening.simple", 0.4, "listening.simple", id="given back"),
    ],
)
def test_what_ends_with_a_question_mark_may_be_a_question(
    code: str, confidence: float, heard: str
) -> None:
    one = replace(utterance("What goes on at the tablet?", code), confidence=confidence)

    assert with_questions(turn(one)).utterances[0].code == heard
