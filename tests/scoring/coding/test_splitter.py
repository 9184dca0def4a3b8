import pytest

from scoring.coding.coder import TurnCoder


def _texts(coder: TurnCoder, typed: str) -> list[str]:
    return [utterance.text for utterance in coder.code(typed).utterances]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["It sounds tiring.", "What helps?"], id="sentence ends"),
        pytest.param(["it sounds hard", "what have you tried"], id="chat without a stop"),
        pytest.param(
            ["that sounds tough", "do you want to say more"], id="chat, yes or no"
        ),
        pytest.param(["You felt left out,", "and what did you do?"], id="and what"),
        pytest.param(["He said no,", "but how do you see it?"], id="but how"),
        pytest.param(["who was there", "and what did they say"], id="two questions"),
        pytest.param(["You moved to nights.", "Then what?"], id="two sentences"),
        pytest.param(["Thanks for coming\n", "where shall we start"], id="a new line"),
    ],
)
def test_thoughts_are_told_apart(coder: TurnCoder, parts: list[str]) -> None:
    typed = " ".join(parts)

    assert _texts(coder, typed) == [part.strip(" ,\n") for part in parts]


@pytest.mark.parametrize("dash", [" — ", "—", " - ", " -- ", "… ", "... ", "; "])
def test_a_dash_or_an_ellipsis_ends_a_thought(coder: TurnCoder, dash: str) -> None:
    texts = _texts(coder, f"It sounds exhausting{dash}what have you tried?")

    assert [text.strip("….;") for text in texts] == [
        "It sounds exhausting",
        "what have you tried?",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Right. What now?", id="lead-in of a word"),
        pytest.param("OK, so what would help?", id="lead-in of two words"),
        pytest.param("You could ask, you could wait, or you could leave it.", id="options"),
        pytest.param("You could:\n- ask her\n- wait\n- leave it", id="options in a list"),
        pytest.param("When you said that, what did you mean?", id="subordinate clause"),
        pytest.param("I'm curious… what made you stay?", id="frame and its question"),
        pytest.param("So Maya, what would a good week look like?", id="address"),
        pytest.param("Can you tell me more about the rota?", id="inner imperative"),
        pytest.param("You'd agree, wouldn't you?", id="tag"),
        pytest.param("if he asked you what would you say", id="if in front"),
        pytest.param("Any idea what's behind that?", id="embedded question"),
        pytest.param("Let me sum up. You're tired, and the rota is a mess.", id="summary"),
        pytest.param("The train leaves at 9.30 from St. Pancras", id="points inside words"),
    ],
)
def test_one_thought_stays_whole(coder: TurnCoder, typed: str) -> None:
    assert _texts(coder, typed) == [typed]
