from scoring.feedback import feedback
from scoring.rubric import load_rubric
from scoring.scorecard import score
from scoring.transcript import Transcript
from tests.factories import exchange, says, transcript
from tests.scoring.sessions import good_session, poor_session


def told(said: Transcript) -> tuple[str | None, str | None]:
    chosen = feedback(score(said, load_rubric()), said)
    return (
        chosen.strength and chosen.strength.indicator,
        chosen.next_step and chosen.next_step.indicator,
    )


def test_a_session_gets_one_strength_and_one_next_step_with_quotations() -> None:
    said = poor_session()
    card = score(said, load_rubric())
    chosen = feedback(card, said)

    assert chosen.next_step is not None
    assert card.finding(chosen.next_step.indicator).level == 0
    assert chosen.next_step.text == card.finding(chosen.next_step.indicator).next_step
    assert chosen.next_step.quote in card.finding(chosen.next_step.indicator).slips


def test_the_strength_is_a_top_level_shown_by_good_words() -> None:
    said = good_session()
    card = score(said, load_rubric())
    chosen = feedback(card, said)

    assert chosen.strength is not None
    assert card.finding(chosen.strength.indicator).level == 4
    assert chosen.strength.quote in card.finding(chosen.strength.indicator).strengths


def test_the_point_says_what_the_coachee_had_said_before() -> None:
    said = transcript(
        *[exchange("question.open", answer=f"Answer {n}.") for n in range(4)],
        exchange(says("question.closed", text="Is it Monday?")),
        opening="Opening.",
    )
    chosen = feedback(score(said, load_rubric()), said)

    assert chosen.strength is not None
    assert chosen.strength.quote is not None
    assert (
        chosen.strength.heard
        == ("Opening.", *(f"Answer {n}." for n in range(4)))[chosen.strength.quote.turn - 1]
    )


def test_nothing_is_made_up_for_an_empty_session() -> None:
    assert told(transcript()) == (None, None)


def test_a_poor_mark_is_never_called_a_strength() -> None:
    said = transcript(*[exchange("question.closed")] * 2, exchange("feedback.vague"))
    card = score(said, load_rubric())
    best = max(found.level or 0 for found in card.findings if found.level is not None)

    assert best < 2
    assert told(said)[0] is None
