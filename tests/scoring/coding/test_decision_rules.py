"""The decision rules of the coding manual, one by one, in words the codebook does not use."""

import pytest

from scoring.coding.coder import TurnCoder
from scoring.transcript import Said
from scoring.vocabulary import Speaker


def _said(*texts: str) -> list[Said]:
    return [Said(Speaker.COACHEE, text) for text in texts]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        # Form decides, not the question mark.
        ("how did ur team react when u told them", "question.open"),
        ("is your contract permanent", "question.closed"),
        # Functionally open yes/no forms.
        ("Do you have a sense of what triggered it?", "question.open"),
        ("Would you mind telling me how you ended up in finance?", "question.open"),
        # Who, where, which: a fact or a choice.
        ("Who might be on your side in this?", "question.open"),
        ("Which department do you work in?", "question.closed"),
        ("Where does that leave you?", "question.open"),
        # To what extent: a fact or a view.
        ("To what extent do you agree with the plan?", "question.open"),
        ("To what extent has the roof been repaired?", "question.closed"),
        # A suggestion as a statement, with and without a question mark.
        ("Maybe you could talk to him?", "question.leading"),
        ("Maybe you could talk to him.", "input.advice"),
        # Invitations with a subject and bare.
        ("Tell me a little about your role.", "question.open"),
        ("Carry on.", "listening.encourager"),
        # "I wonder whether": an inner state, a solution, a fact.
        ("I wonder whether you miss the old crew.", "listening.complex"),
        ("I wonder whether you should see a mediator.", "question.leading"),
        ("I wonder whether the shop was open.", "question.closed"),
        # Rhetorical questions.
        ("What good would it do to keep quiet?", "question.leading"),
        ("What sort of company treats people like that?", "other"),
        ("Let me know what they decide.", "other"),
        # Marks that excuse a closed form.
        ("so on a scale from 1 to 10 how sure are you", "question.closed"),
        ("Is it okay if I push back a little?", "question.closed"),
        ("Did I get that right?", "question.closed"),
        # "Shall we" is what it does.
        ("Shall we talk about next steps?", "rapport.structuring"),
        ("Shall we agree what happens with my notes?", "rapport.contracting"),
        # Why, and what says what should have been done.
        ("Why did you hang up on her?", "question.open"),
        ("Why haven't you called her?", "question.leading"),
        ("How could you leave without a word?", "question.leading"),
        # Empathy or complex reflection.
        ("that must hurt", "rapport.empathy"),
        ("You sound lonely.", "listening.complex"),
        # Affirmation or specific-positive.
        ("It took guts to speak up in that room.", "rapport.affirmation"),
        (
            "You asked Lena first, and that opened up the room.",
            "feedback.specific-positive",
        ),
        # Verdicts of different kinds.
        ("Your draft was sloppy.", "feedback.critical"),
        ("You're so immature.", "break.judging"),
        ("It's all your fault.", "break.blaming"),
        ("That's not true.", "break.confronting"),
        ("You clown.", "break.disrespect"),
        # Advice, direction, pressure.
        ("I'd recommend talking to payroll.", "input.advice"),
        ("Call payroll tomorrow.", "input.direction"),
        ("You must call payroll.", "break.pressuring"),
        # Thanks of two kinds, and secrecy of two kinds.
        ("Thanks for being so open with me.", "rapport.empathy"),
        ("Thanks for making time.", "rapport.greeting"),
        ("I promise that nobody will ever hear of it.", "break.breach"),
        ("It stays between us unless somebody could get hurt.", "rapport.contracting"),
    ],
)
def test_rule_that_needs_no_context(coder: TurnCoder, typed: str, code: str) -> None:
    assert [one.code for one in coder.code(typed).utterances] == [code]


@pytest.mark.parametrize(
    ("heard", "typed", "code", "marks"),
    [
        pytest.param(
            "My boss wants it on Friday.",
            "So your boss wants it on Friday?",
            "listening.simple",
            ("checking",),
            id="own words with a rising end",
        ),
        pytest.param(
            "She wants me to present on Monday.",
            "So you're terrified?",
            "question.leading",
            (),
            id="a feeling not shown",
        ),
        pytest.param(
            "We were six in one room.",
            "And this was on the second floor?",
            "question.closed",
            (),
            id="a neutral fact",
        ),
        pytest.param(
            "I'm afraid of my landlord.",
            "Why are you so afraid of him?",
            "question.open",
            (),
            id="a feeling the coachee named",
        ),
        pytest.param(
            "My landlord wants the keys back.",
            "Why are you so afraid of him?",
            "question.leading",
            (),
            id="a feeling the coachee never named",
        ),
        pytest.param(
            "I shouted at them.",
            "Did you overreact?",
            "question.leading",
            (),
            id="a loaded word of the coach's",
        ),
        pytest.param(
            "I overreacted.",
            "Where did you overreact?",
            "question.closed",
            ("probing",),
            id="a loaded word of the coachee's own",
        ),
        pytest.param(
            "I think I should rest.",
            "You think you should rest.",
            "listening.simple",
            (),
            id="the coachee's own advice",
        ),
        pytest.param(
            "He said I was lazy.",
            "He said you were lazy.",
            "listening.simple",
            (),
            id="somebody else's verdict",
        ),
    ],
)
def test_rule_that_needs_the_turn_before(
    coder: TurnCoder, heard: str, typed: str, code: str, marks: tuple[str, ...]
) -> None:
    (utterance,) = coder.code(typed, _said(heard)).utterances

    assert utterance.code == code
    assert set(marks) <= set(utterance.marks)


def test_without_earlier_turns_a_presupposed_feeling_is_taken_as_given(
    coder: TurnCoder,
) -> None:
    assert coder.code("Why are you angry with them?").codes == ("question.open",)
    assert coder.code("So you felt left out?").codes == ("listening.simple",)


def test_a_question_that_closes_feedback_has_its_own_code(coder: TurnCoder) -> None:
    turn = coder.code(
        "When the agenda came late, I noticed people felt rushed. How was it for you?"
    )

    assert turn.codes == ("feedback.constructive", "question.open")


def test_a_lead_in_of_two_words_is_not_coded_by_itself(coder: TurnCoder) -> None:
    assert len(coder.code("OK, so what would you like to change?").utterances) == 1


def test_advice_is_unsolicited_unless_asked_for_or_permitted(coder: TurnCoder) -> None:
    advice = "You should talk to payroll."
    permitted = [
        *_said("They paid me twice."),
        Said(Speaker.COACH, "Would you like a suggestion?"),
        *_said("Yes, go ahead."),
    ]

    assert (
        "unsolicited"
        in coder.code(advice, _said("They paid me twice.")).utterances[0].marks
    )
    assert coder.code(advice, _said("What would you do?")).utterances[0].marks == ()
    assert coder.code(advice, permitted).utterances[0].marks == ()
