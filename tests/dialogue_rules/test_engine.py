import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_rules.errors import SessionIsOver
from dialogue_rules.state import DialogueState
from scoring.vocabulary import CODES
from tests.dialogue_rules.small import (
    REFLECTS,
    SILENCE,
    asks,
    engine,
    played,
    says,
    turn,
    utterance,
)

HARSH = says("That's pathetic.", "break.judging")


def test_opening_is_the_scenarios_own_and_raises_its_topic() -> None:
    first = engine().opening(seed=3)

    assert (first.text, first.stance, first.trust) == ("Right. Here I am.", "careful", 42)
    assert first.state.live_topic == "rota"


def test_an_open_question_on_a_topic_earns_its_first_layer() -> None:
    (reply,) = played(asks("How's the rota going?", "ask_situation"))

    assert reply.disclosed == ("long_weekends",)
    assert reply.action == "action_disclose"
    assert "weekends" in reply.text


def test_a_closed_question_gets_no_more_than_it_asked() -> None:
    (reply,) = played(asks("Is the rota new?", code="question.closed"))

    assert reply.disclosed == ()
    assert reply.text.startswith(("Yes, that rota.", "It is, yes."))


def test_a_leading_question_gets_compliance_and_costs_trust() -> None:
    (reply,) = played(asks("You hate the rota, don't you?", code="question.leading"))

    assert reply.text.startswith("If you say so about the rota.")
    assert reply.trust < 42


def test_the_same_question_open_closed_and_leading_gets_three_answers() -> None:
    answers = {
        played(asks("the rota", code=f"question.{form}"))[0].text
        for form in ("open", "closed", "leading")
    }

    assert len(answers) == 3


def test_the_deeper_layer_waits_for_the_first() -> None:
    wants = asks("How does the rota affect things at home?", "ask_home_impact")

    first, second = played(wants, wants)

    assert "missed_birthday" not in first.disclosed + second.disclosed


def test_reflection_draws_the_next_layer_and_its_cue() -> None:
    _, reply = played(asks("How's the rota?", "ask_situation"), REFLECTS)

    assert reply.disclosed == ("missed_birthday",)
    assert "*looks down*" in reply.text
    assert reply.shows_feeling
    assert "future" in reply.state.raised


def test_a_missed_cue_comes_back_once_and_is_then_gone() -> None:
    facts = asks("Which team?", "ask_role", "question.closed")

    replies = played(
        asks("How's the rota?", "ask_situation"), REFLECTS, facts, facts, facts
    )

    again = ["*looks down again*" in reply.text for reply in replies[2:]]
    assert again == [True, False, False]


def test_silence_after_a_cue_earns_trust_and_silence_alone_does_not() -> None:
    plain = played(SILENCE)[0]
    told = played(asks("How's the rota?", "ask_situation"), REFLECTS, SILENCE)

    assert plain.trust == 42
    assert any(c.by == "silence_after_cue" and c.change > 0 for c in told[2].trust_changes)


def test_advice_gets_a_yes_but_and_leave_makes_it_welcome() -> None:
    idea = says("You should swap the rota.", "input.advice", "give_advice")
    leave = turn(utterance("May I share an idea?", "question.closed", None, "permission"))

    assert played(idea)[0].text.startswith("Yes, but")
    assert played(leave, idea)[1].action == "utter_advice_welcome"


def test_breaks_close_the_coachee_and_an_apology_wins_them_back() -> None:
    hurt, pressed, won = played(
        HARSH,
        asks("So what now?", "ask_options"),
        says("I'm sorry, that was unfair.", "rapport.empathy", "apologise"),
    )

    assert (hurt.stance, hurt.action) == ("shut", "utter_hurt")
    assert pressed.action == "utter_withdrawn"
    assert (won.stance, won.action) == ("careful", "action_be_won_back")


def test_a_coach_who_goes_on_breaking_rapport_is_left() -> None:
    replies = played(*[HARSH] * 6)

    assert replies[-1].ended
    assert replies[-1].text == "I'm off."
    assert [event.kind for event in replies[-1].events][-1] == "ended"


def test_nothing_is_answered_once_the_session_is_over() -> None:
    last = played(*[HARSH] * 6)[-1]

    with pytest.raises(SessionIsOver):
        engine().respond(last.state, HARSH)


def test_the_coachee_asks_and_weighs_the_answer() -> None:
    ask = asks("How's the rota?", "ask_situation")
    good = says("It stays between us, unless someone's at risk.", "rapport.contracting")
    wrong = says("I'll tell Jo what you say.", "rapport.contracting")

    asked = played(ask, SILENCE)
    answered = played(ask, SILENCE, good)[-1]
    failed = played(ask, SILENCE, wrong)[-1]

    assert "Who gets to hear this?" in asked[-1].text
    assert answered.text.startswith("Good. That's fair.")
    assert failed.text.startswith("Then I'll watch")
    assert answered.trust > asked[-1].trust > failed.trust
    explained = next(event for event in answered.events if event.kind == "explained")
    assert explained.details["named"] == ["between_us", "limits"]


def test_a_fact_is_the_same_each_time_it_is_asked() -> None:
    how_long = asks("How many years have you been here?", "ask_history", "question.closed")

    first, second = played(how_long, how_long)

    assert first.text.startswith("Nine years.")
    assert "Nine years." in second.text
    assert second.text != first.text


def test_a_plan_is_agreed_once_they_are_open_enough() -> None:
    step = asks("What's the first step?", "ask_first_step")

    early = played(step)[-1]
    late = played(asks("How's the rota?", "ask_situation"), REFLECTS, step)[-1]

    assert early.disclosed == ()
    assert late.state.agreed == ("Ask Jo about the day team on Monday",)
    assert "agreed" in [event.kind for event in late.events]


def test_pronoun_means_the_person_last_named() -> None:
    replies = played(
        asks("What does Jo say?", "ask_manager"),
        asks("What would she do?", "ask_others_view"),
    )

    assert replies[1].state.live_person == "jo"


def test_goodbye_ends_by_how_it_went() -> None:
    bye = says("Thanks Ali, take care.", "rapport.greeting", "say_goodbye")

    assert played(bye)[0].text == "Right. Bye."
    assert played(REFLECTS, REFLECTS, bye)[-1].text in {"Thanks. See you.", "Right. Bye."}


def test_what_nothing_fits_is_answered_in_character_tied_back_and_marked() -> None:
    (reply,) = played(says("Purple monkeys recalibrate.", "other"))

    assert reply.fallback
    assert "the rota" in reply.text.lower()


def test_sensitivities_replace_the_usual_effect_and_say_why() -> None:
    (reply,) = played(says("Brilliant!", "feedback.praise"))

    (change,) = (c for c in reply.trust_changes if c.by == "feedback.praise")
    assert (change.change, change.because) == (-1, "He does not trust praise.")


def test_trust_changes_add_up_to_the_trust_shown() -> None:
    replies = played(asks("How's the rota?", "ask_situation"), REFLECTS, HARSH)

    trust = 42.0
    for reply in replies:
        trust += sum(change.change for change in reply.trust_changes)
        assert reply.trust == pytest.approx(trust, abs=0.11)


def test_same_seed_same_words_and_other_seed_same_disclosures() -> None:
    turns = [asks("How's the rota?", "ask_situation"), REFLECTS, SILENCE, REFLECTS]

    once, again = played(*turns, seed=5), played(*turns, seed=5)
    others = [played(*turns, seed=seed) for seed in range(6, 16)]

    assert [r.text for r in once] == [r.text for r in again]
    assert {tuple(r.disclosed for r in other) for other in others} == {
        tuple(r.disclosed for r in once)
    }
    assert len({tuple(r.text for r in other) for other in others}) > 1


def test_state_survives_json() -> None:
    state = played(asks("How's the rota?", "ask_situation"), REFLECTS)[-1].state

    assert DialogueState.from_slots(json.loads(json.dumps(state.as_slots()))) == state


TURNS = st.lists(
    st.builds(
        utterance,
        st.text(max_size=40),
        st.sampled_from(CODES),
        st.sampled_from(
            [None, "greet", "ask_feelings", "ask_first_step", "insult", "apologise"]
        ),
    ),
    min_size=1,
    max_size=3,
)


@given(st.lists(TURNS, max_size=12), st.integers(0, 99))
def test_whatever_is_said_is_answered(turns: list, seed: int) -> None:
    sitting = engine()
    state = replace(sitting.opening(seed).state)
    for utterances in turns:
        if state.ended:
            break
        reply = sitting.respond(state, turn(*utterances))
        assert reply.text.strip()
        assert 0 <= reply.trust <= 100
        state = reply.state


def test_a_doubtful_break_costs_trust_but_shuts_no_door() -> None:
    doubtful = turn(
        replace(
            utterance("You can't go on like this.", "break.confronting"), confidence=0.7
        ),
        utterance("How's the rota?", "question.open", "ask_situation"),
    )

    (reply,) = played(doubtful)

    assert reply.stance == "careful"
    assert reply.disclosed == ("long_weekends",)
    assert any(c.by == "break.confronting" and c.change < 0 for c in reply.trust_changes)


def test_a_break_that_is_more_likely_none_costs_nothing() -> None:
    hardly = replace(
        utterance("You can't go on like this.", "break.confronting"), confidence=0.5
    )

    (reply,) = played(turn(hardly))

    assert not any(c.by == "break.confronting" for c in reply.trust_changes)


def test_whoever_goes_on_listening_is_forgiven_without_an_apology() -> None:
    listens = says("That was a hard week.", "rapport.empathy")

    hurt, first, second = played(HARSH, listens, listens)

    assert [hurt.stance, first.stance, second.stance] == ["shut", "shut", "careful"]


def test_a_question_about_what_is_to_come_gets_no_news_of_what_was() -> None:
    ahead = turn(utterance("What might the rota be?", "question.open", None, "future"))

    assert played(ahead)[0].disclosed == ()
