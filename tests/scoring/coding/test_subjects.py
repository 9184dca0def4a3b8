import pytest

from scoring.coding.coder import TurnCoder, load_coder


@pytest.fixture(scope="module")
def coder() -> TurnCoder:
    return load_coder()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("What do you think about the budget?", "the budget"),
        ("Did you watch the football last night?", "the football"),
        ("What about unions, are you in one?", "unions"),
        ("Any news on the car park?", "the car park"),
    ],
)
def test_what_an_utterance_speaks_of_is_named(
    coder: TurnCoder, text: str, subject: str
) -> None:
    assert subject in [s for u in coder.code(text).utterances for s in u.subjects]


@pytest.mark.parametrize(
    "text", ["How are you?", "Go on.", "", "?!", "What was that like?"]
)
def test_some_utterances_speak_of_nothing(coder: TurnCoder, text: str) -> None:
    assert not [s for u in coder.code(text).utterances for s in u.subjects]
