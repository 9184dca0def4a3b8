import pytest

from tests.dialogue_rules.small import played, says


def says_goodbye(text: str) -> bool:
    return played(says(text, "rapport.empathy"))[-1].ended


@pytest.mark.parametrize(
    "text",
    [
        "Goodbye.",
        "See you soon, then.",
        "Thanks, see you.",
        "See you on Monday.",
        "I'll see you in a fortnight.",
        "Take care, Sam.",
        "Take care of yourself.",
    ],
)
def test_leave_is_taken(text: str) -> None:
    assert says_goodbye(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nice to see you. Please take a chair.",
        "I can see you care about this a great deal.",
        "I see you on the floor every evening.",
        "You take care of everybody but yourself.",
        "You have to take care to check each number.",
    ],
)
def test_the_same_words_in_passing_are_no_goodbye(text: str) -> None:
    assert not says_goodbye(text)
