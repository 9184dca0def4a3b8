import pytest

from scoring.coding.earlier import Earlier
from scoring.coding.sequence import Moment, echoes, sequence_marks, shows_feeling
from scoring.transcript import CodedTurn, CodedUtterance, Said
from scoring.vocabulary import CodeId, MarkId, Speaker

OPEN, CLOSED = CodeId("question.open"), CodeId("question.closed")
SIMPLE, ADVICE = CodeId("listening.simple"), CodeId("input.advice")


def _coded(text: str, code: CodeId, *marks: str) -> CodedUtterance:
    return CodedUtterance(
        0, len(text), text, code, 0.9, "Because.", marks=tuple(map(MarkId, marks))
    )


def _turn(text: str, code: CodeId) -> CodedTurn:
    return CodedTurn(text, (_coded(text, code),))


def _said(*texts: str) -> tuple[Said, ...]:
    """Turns by coach and coachee in turn; the coachee speaks last."""
    speakers = (Speaker.COACHEE, Speaker.COACH)
    count = len(texts)
    return tuple(
        Said(speakers[(count - place - 1) % 2], text) for place, text in enumerate(texts)
    )


def _marks(
    text: str,
    code: CodeId,
    said: tuple[Said, ...],
    history: tuple[CodedTurn, ...] = (),
    *marks: str,
) -> tuple[MarkId, ...]:
    return sequence_marks(
        Moment((_coded(text, code, *marks),), text, Earlier(said), history)
    )


def test_a_first_turn_has_no_sequence_marks() -> None:
    assert _marks("You should rest.", ADVICE, ()) == ()


def test_the_third_question_in_a_row_interrogates() -> None:
    asked = (_turn("Where?", CLOSED), _turn("When?", CLOSED))

    assert "interrogation" in _marks("Who?", CLOSED, _said("Hm."), asked)
    assert "interrogation" not in _marks("Who?", CLOSED, _said("Hm."), asked[1:])


def test_listening_between_breaks_the_row() -> None:
    history = (_turn("Where?", CLOSED), _turn("At home.", SIMPLE), _turn("When?", CLOSED))

    assert "interrogation" not in _marks("Who?", CLOSED, _said("Hm."), history)


@pytest.mark.parametrize(
    ("text", "code", "marks", "ignores"),
    [
        ("Which floor?", CLOSED, (), True),
        ("What are you afraid of?", OPEN, (), False),
        ("What does it do to you?", OPEN, ("feelings",), False),
        ("Where is the lift?", CLOSED, (), False),
        ("Mm.", CodeId("listening.encourager"), (), False),
        ("That sounds hard.", CodeId("rapport.empathy"), (), False),
    ],
)
def test_a_feeling_must_be_named_or_followed(
    text: str, code: CodeId, marks: tuple[str, ...], *, ignores: bool
) -> None:
    found = _marks(text, code, _said("I'm scared of the lift."), (), *marks)

    assert ("ignores-emotion" in found) is ignores


def test_the_same_question_again_is_a_repeat() -> None:
    before = (_turn("What do you want from him?", OPEN),)

    assert "repeats-question" in _marks(
        "So what do you want from him?", OPEN, _said("Hm."), before
    )
    assert "repeats-question" not in _marks(
        "What does he want?", OPEN, _said("Hm."), before
    )


def test_a_cue_is_picked_up_by_a_word_a_feeling_or_noticing() -> None:
    noticing = CodeId("listening.noticing")

    assert "picks-up-cue" in _marks("The lift?", CLOSED, _said("I hate the lift."))
    assert "picks-up-cue" in _marks("You're frightened.", SIMPLE, _said("I'm scared."))
    assert "picks-up-cue" in _marks("You looked down.", noticing, _said("*blushes* Fine."))
    assert "picks-up-cue" not in _marks("And at home?", CLOSED, _said("I hate the lift."))


def test_talking_over_needs_length_and_share() -> None:
    long = "word " * 70

    assert "talks-over" in _marks(long, ADVICE, _said("Short."))
    assert "talks-over" not in _marks(long, ADVICE, _said("said " * 60))
    assert "talks-over" not in _marks("word " * 40, ADVICE, _said("Short."))


def test_one_echo_is_no_parroting_two_are() -> None:
    said = _said("I hate my desk.", "You hate your desk.", "I miss my old team.")

    assert "parroting" in _marks("You miss your old team.", SIMPLE, said)
    assert "parroting" not in _marks("You miss your old team.", SIMPLE, said[2:])


def test_a_solution_is_early_until_goal_and_situation_are_explored() -> None:
    said = _said(
        "What would you like from today?",
        "A plan.",
        "What happens?",
        "Rows.",
        "And?",
        "Tears.",
    )
    explored = tuple(_turn(text, OPEN) for text in ("What", "Which", "How"))

    assert "early-solution" in _marks("You should rest.", ADVICE, said, explored[:2])
    assert "early-solution" in _marks("You should rest.", ADVICE, said[2:], explored)
    assert "early-solution" not in _marks("You should rest.", ADVICE, said, explored)


def test_echoes_turn_i_to_you() -> None:
    assert echoes("You hate your desk here.", "I hate my desk here.")
    assert not echoes("You hate the noise here.", "I hate my desk in winter.")
    assert not echoes("Yes.", "Yes.")


@pytest.mark.parametrize(
    ("text", "shows"),
    [("I'm furious.", True), ("*sighs* Fine.", True), ("The desk is by the door.", False)],
)
def test_a_feeling_shows_in_a_word_or_a_cue(text: str, *, shows: bool) -> None:
    assert shows_feeling(text) is shows
