"""Every indicator of the rubric tells a good coach from a poor one, with their words."""

import pytest

from scoring.indicators import MOST_QUOTES, NOTHING_YET, finding
from scoring.measures import Scope
from scoring.rubric import Indicator, load_rubric
from scoring.scorecard import score
from scoring.transcript import Transcript
from tests.factories import exchange, says, transcript, transcript_of
from tests.scoring.sessions import good_session, poor_session

RUBRIC = load_rubric()
GOOD, POOR = good_session(), poor_session()
# Ruptures are in the poor session only; here they are mended.
MENDED = transcript(exchange("break.judging"), exchange("rapport.empathy"))
INDICATORS = [pytest.param(one, id=one.id) for one in RUBRIC.indicators]


def indicator(name: str) -> Indicator:
    return next(one for one in RUBRIC.indicators if one.id == name)


def good_example(of: Indicator) -> Transcript:
    return MENDED if of.id == "repair" else GOOD


@pytest.mark.parametrize("one", INDICATORS)
def test_a_good_and_a_poor_session_reach_different_levels(one: Indicator) -> None:
    good = finding(good_example(one), one)
    poor = finding(POOR, one)

    assert (good.status, poor.status) == ("scored", "scored")
    assert (good.level or 0) >= 3
    assert (poor.level or 0) <= 1


@pytest.mark.parametrize("said", [GOOD, POOR], ids=["good", "poor"])
@pytest.mark.parametrize("one", INDICATORS)
def test_every_mark_opens_the_words_behind_it(one: Indicator, said: Transcript) -> None:
    found = finding(said, one)
    words = {turn.number: turn.text for turn in said.coach_turns}

    assert bool(found.evidence) == (found.status == "scored")
    assert len(found.evidence) <= MOST_QUOTES
    assert all(words[q.turn][q.start : q.end] == q.quote for q in found.evidence)


@pytest.mark.parametrize("one", INDICATORS)
def test_a_low_mark_quotes_a_slip_and_a_top_mark_a_strength(one: Indicator) -> None:
    assert finding(POOR, one).slips
    assert finding(good_example(one), one).strengths


@pytest.mark.parametrize("one", INDICATORS)
def test_an_empty_session_is_no_zero(one: Indicator) -> None:
    found = finding(transcript(), one)

    assert (found.status, found.level, found.value) == ("not_enough_evidence", None, None)
    assert found.next_step == NOTHING_YET


def test_the_reason_names_what_was_measured() -> None:
    found = finding(
        transcript_of(*["question.open"] * 3, "question.closed"),
        indicator("open_question_share"),
    )

    assert found.why == (
        "Most of your questions were open (75%) and let the coachee choose what mattered."
    )


def test_a_mark_that_rests_on_unsure_coding_is_provisional() -> None:
    one = indicator("leading_questions")
    sure = transcript(*[exchange("question.open")] * 40)
    unsure = transcript(*[exchange(says("question.open", confidence=0.5))] * 40)

    assert finding(sure, one).provisional is False
    assert finding(unsure, one).provisional is True


def test_a_mark_whose_interval_is_wide_is_provisional() -> None:
    found = finding(
        transcript_of(*["question.open", "question.closed"] * 2),
        indicator("open_question_share"),
    )

    assert found.interval == pytest.approx((0.15, 0.85), abs=0.01)
    assert found.provisional is True


def test_quotes_of_both_kinds_survive_when_there_are_many() -> None:
    said = transcript_of(*["question.open"] * 40, "question.closed")
    found = finding(said, indicator("open_question_share"))

    assert (len(found.strengths), len(found.slips)) == (MOST_QUOTES - 1, 1)


def test_the_rubric_leaves_the_last_phases_out_of_the_open_share() -> None:
    assert Scope().phases - frozenset(indicator("open_question_share").phases) == {
        "will",
        "close",
    }


def test_a_good_session_scores_far_above_a_poor_one_in_every_family() -> None:
    good, poor = score(GOOD, RUBRIC), score(POOR, RUBRIC)

    for family in RUBRIC.families:
        assert (good.family(family.id).score or 0) >= 75
        assert (poor.family(family.id).score or 0) <= 30
