import pytest

from dialogue_rules.looking_back import looks_back, objects, without_objection
from dialogue_rules.promises import Promise, broken_in, promises_in, turned
from dialogue_rules.round_off import KEPT_PROMISES, KEPT_QUESTIONS, KEPT_WORDINGS
from dialogue_rules.state import DialogueState
from tests.dialogue_rules.small import asks, engine, played, says, scenario


def state(*promises: str) -> DialogueState:
    return DialogueState("small", 1, "careful", 40.0, promises=promises)


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        (
            "I'll send you the form by Friday.",
            Promise("deed", "send me the form by Friday"),
        ),
        (
            "I will speak to Jo about your rota.",
            Promise("deed", "speak to Jo about my rota"),
        ),
        ("I won't tell you what to do.", Promise("no_advice")),
        ("This stays between us.", Promise("confidence")),
    ],
)
def test_what_the_coach_undertakes_is_heard(text: str, promise: Promise) -> None:
    assert promise in promises_in(says(text, "rapport.contracting"))


@pytest.mark.parametrize(
    "text", ["I'll ask you a question.", "I'll be honest.", "I'll come back to that."]
)
def test_a_manner_of_speaking_is_no_promise(text: str) -> None:
    assert list(promises_in(says(text, "rapport.structuring"))) == []


def test_a_promise_is_told_with_the_persons_changed_round() -> None:
    assert turned("send you my notes, and you can keep them") == (
        "send me your notes, and I can keep them"
    )


@pytest.mark.parametrize(
    ("promised", "text", "code", "broken"),
    [
        ("confidence:", "I've told your manager what you said.", "other", "confidence"),
        ("confidence:", "I'll let Jo know how you feel.", "other", "confidence"),
        ("confidence:", "I'll tell Jo only that we met.", "other", "none"),
        ("no_advice:", "You should ask Jo.", "input.advice", "advice"),
        ("deed:send me the form", "I can't send the form after all.", "other", "deed"),
        ("deed:send me the form", "I can't see why.", "other", "none"),
    ],
)
def test_a_broken_promise_is_noticed(
    promised: str, text: str, code: str, broken: str
) -> None:
    people = scenario().persona.people

    assert broken_in(state(promised), says(text, code), people) == broken


def test_nobody_is_bound_by_what_they_did_not_promise() -> None:
    told = says("I've told your manager what you said.", "other")

    assert broken_in(state(), told, scenario().persona.people) == "none"


def test_a_broken_confidence_costs_trust_and_shuts_a_door_once() -> None:
    promise = says(
        "This stays between us.", "rapport.contracting", "explain_confidentiality"
    )
    tells = says("I've told Jo what you said.", "other")

    promised, broken, again = played(promise, tells, tells)

    assert broken.trust < promised.trust
    assert broken.stance == "shut"
    assert any(c.by == "promise:confidence" and c.because for c in broken.trust_changes)
    assert not any(c.by == "promise:confidence" for c in again.trust_changes)


def test_the_coach_is_reminded_at_the_end_of_what_they_undertook() -> None:
    promise = says("I'll send you the form.", "input.information")
    goodbye = says("Goodbye, Ali.", "rapport.greeting", "say_goodbye")

    _, reminded = played(promise, goodbye)
    (plain,) = played(goodbye)

    assert "promise_reminder" in reminded.text
    assert "promise_reminder" not in plain.text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("What did you say about the rota?", "own"),
        ("Sorry, what did I just ask you?", "coach"),
        ("What did I promise you?", "promise"),
        ("So what have we agreed?", "agreed"),
        ("What did she say?", "none"),
    ],
)
def test_a_look_back_is_heard_as_one(text: str, what: str) -> None:
    assert looks_back(text) == what


def test_what_was_told_is_told_again_in_the_same_words() -> None:
    told, asked = played(
        asks("How's the rota?", "ask_situation"), asks("What did you say about weekends?")
    )

    assert told.disclosed == ("long_weekends",)
    assert told.text.split("*")[0].strip() in asked.text


def test_the_coach_is_told_what_they_asked() -> None:
    _, back = played(asks("How's the rota?"), asks("What did I just ask?"))

    assert "How's the rota?" in back.text


def test_the_coach_is_told_what_they_promised_and_no_promise_is_made_up() -> None:
    asked = asks("What did I promise you?")

    _, kept = played(says("I'll send you the form.", "input.information"), asked)
    (none,) = played(asked)

    assert "promise_recalled" in kept.text
    assert "promise_recalled" not in none.text


def test_nothing_is_said_to_be_agreed_that_was_not() -> None:
    (reply,) = played(asks("What did we agree?"))

    assert "nothing_agreed" in reply.text


@pytest.mark.parametrize(
    ("text", "objection", "rest"),
    [
        ("You didn't answer my question.", "dodged", ""),
        ("That's not what I asked.", "dodged", ""),
        ("No, I meant the rota", "corrected", "the rota"),
        ("What do you mean?", "none", "What do you mean?"),
    ],
)
def test_an_objection_is_heard_and_taken_off(text: str, objection: str, rest: str) -> None:
    assert objects(text) == objection
    assert without_objection(text) == rest


def test_after_an_objection_the_question_before_it_is_answered() -> None:
    fact = {"id": "kids", "asked": ["how many kids?"], "says": ["Two lads."]}
    kids = asks("Sorry, but that's not what I asked.", None, "question.closed")
    earlier = asks("How many kids are there, then?", None, "question.closed")

    replies = played(earlier, kids, facts=[fact | {"more": ["Both at school."]}])

    assert "Two lads." in replies[0].text
    assert "Both at school." in replies[1].text


def test_a_very_long_session_is_remembered_in_bounds() -> None:
    state = DialogueState(
        "small",
        1,
        "careful",
        42.0,
        turn=900,
        said=tuple(f"wording {n}" for n in range(3 * KEPT_WORDINGS)),
        asked=tuple(f"ask_values|rota|{n}" for n in range(500)),
        promises=tuple(f"deed:send me form {n}" for n in range(500)),
    )

    after = engine().respond(state, asks("What do you value?", "ask_values")).state

    assert KEPT_WORDINGS <= len(after.said) <= KEPT_WORDINGS + 3
    assert after.said[-1] != f"wording {3 * KEPT_WORDINGS - 1}"
    assert len(after.asked) == KEPT_QUESTIONS
    assert len(after.promises) == KEPT_PROMISES
