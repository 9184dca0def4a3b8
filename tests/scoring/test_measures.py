import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.errors import NotEnoughEvidence
from scoring.evidence import Quote
from scoring.measures import MEASURES, Reading, Scope
from scoring.transcript import CodedUtterance, Event, Transcript
from scoring.vocabulary import CODES, MARKS, Phase
from tests.factories import (
    Exchange,
    exchange,
    meaning,
    says,
    silence,
    transcript,
    transcript_of,
)

OPEN, CLOSED, LEADING = "question.open", "question.closed", "question.leading"
SIMPLE, COMPLEX, SUMMARY = "listening.simple", "listening.complex", "listening.summary"


def value(measure: str, of: Transcript, scope: Scope | None = None) -> float:
    return MEASURES[measure](of, scope or Scope()).value


def read(measure: str, of: Transcript) -> Reading:
    return MEASURES[measure](of, Scope())


@pytest.mark.parametrize(
    ("codes", "share"),
    [
        pytest.param([CLOSED] * 4, 0.0, id="all closed"),
        pytest.param([OPEN] * 4, 1.0, id="all open"),
        pytest.param([OPEN] * 3 + [CLOSED], 0.75, id="mixed"),
        pytest.param([OPEN, LEADING], 0.5, id="a leading question is not open"),
        pytest.param([OPEN] * 4 + [SIMPLE], 1.0, id="only questions count"),
    ],
)
def test_open_question_share(codes: list[str], share: float) -> None:
    assert value("open_question_share", transcript_of(*codes)) == share


@pytest.mark.parametrize("mark", ["permission", "invites-more", "checking", "scaling"])
def test_a_neutral_question_never_lowers_the_open_share(mark: str) -> None:
    asked = transcript(exchange(OPEN), exchange(says(CLOSED, mark)))

    assert value("open_question_share", asked) == 1.0


def test_open_question_share_declines_when_few_questions_were_asked() -> None:
    with pytest.raises(NotEnoughEvidence, match="questions: 3 found, 4 needed"):
        MEASURES["open_question_share"](transcript_of(*[OPEN] * 3), Scope(needs=4))


def test_a_closed_question_that_confirms_a_commitment_is_outside_the_scope() -> None:
    asked = transcript(exchange(OPEN), exchange(CLOSED, phase=Phase.WILL))
    exploring = Scope(phases=frozenset({Phase.REALITY}))

    assert value("open_question_share", asked) == 0.5
    assert value("open_question_share", asked, exploring) == 1.0


def test_where_phases_are_not_known_every_turn_counts() -> None:
    asked = transcript(*[exchange(OPEN, phase=Phase.CONTRACT)] * 2)
    exploring = Scope(needs=2, phases=frozenset({Phase.REALITY}))

    assert value("open_question_share", asked, exploring) == 1.0


def test_a_quote_is_the_text_at_its_place() -> None:
    asked = transcript(exchange(SIMPLE, CLOSED))

    assert read("open_question_share", asked).quotes == (
        Quote(turn=1, start=13, end=26, quote="Is it Monday?", slip=True),
    )


def test_leading_question_share_quotes_the_leading_ones_as_slips() -> None:
    reading = read("leading_question_share", transcript_of(OPEN, LEADING, OPEN, OPEN))

    assert reading.value == 0.25
    assert [quote.turn for quote in reading.quotes if quote.slip] == [2]


def test_multiple_question_share_counts_turns_that_ask() -> None:
    asked = transcript(
        exchange(says(OPEN, "multiple"), says(CLOSED, "multiple")),
        exchange(OPEN),
        exchange(SIMPLE),
    )

    assert value("multiple_question_share", asked) == 0.5


def test_why_blame_share() -> None:
    asked = transcript(exchange(says(OPEN, "why-blame")), *[exchange(OPEN)] * 3)

    assert value("why_blame_share", asked) == 0.25


@pytest.mark.parametrize(
    ("codes", "share"),
    [
        pytest.param([OPEN] * 2, 0.0, id="two in a row are none"),
        pytest.param([OPEN] * 4, 0.5, id="the third and fourth prolong a run"),
        pytest.param([OPEN, OPEN, SIMPLE, OPEN, OPEN], 0.0, id="a reflection ends it"),
        pytest.param([OPEN, OPEN, "rapport.empathy", OPEN], 0.0, id="so does empathy"),
        pytest.param([OPEN, OPEN, "input.advice", OPEN], 1 / 3, id="advice does not"),
    ],
)
def test_interrogation_share(codes: list[str], share: float) -> None:
    assert value("interrogation_share", transcript_of(*codes)) == pytest.approx(share)


def test_two_questions_in_one_turn_do_not_make_a_run() -> None:
    asked = transcript(exchange(OPEN, OPEN), exchange(OPEN, OPEN))

    assert value("interrogation_share", asked) == 0.0


def test_following_question_share() -> None:
    asked = transcript(
        exchange(says(OPEN, "probing")),
        exchange(OPEN, marks=["picks-up-cue"]),
        exchange(OPEN),
        exchange(OPEN),
    )

    assert value("following_question_share", asked) == 0.5


def test_repeated_question_share() -> None:
    asked = transcript(exchange(OPEN), exchange(OPEN, marks=["repeats-question"]))

    assert value("repeated_question_share", asked) == 0.5


@pytest.mark.parametrize(
    ("codes", "ratio"),
    [
        ([SIMPLE, OPEN, OPEN], 0.5),
        ([SIMPLE, COMPLEX, SUMMARY, CLOSED], 3.0),
        ([SIMPLE, SIMPLE], 2.0),
        ([OPEN], 0.0),
    ],
)
def test_reflection_to_question_ratio(codes: list[str], ratio: float) -> None:
    assert value("reflection_to_question_ratio", transcript_of(*codes)) == ratio


def test_reflections_per_100_words_leave_out_stage_directions() -> None:
    said = transcript(exchange(says(SIMPLE, text="*leans in* One two three four five.")))

    assert value("reflections_per_100_words", said) == 20.0


def test_without_reflections_the_turns_that_missed_one_are_quoted() -> None:
    reading = read("reflections_per_100_words", transcript_of(OPEN, CLOSED))

    assert reading.value == 0.0
    assert [(quote.turn, quote.slip) for quote in reading.quotes] == [(1, True), (2, True)]


def test_complex_reflection_share() -> None:
    assert value("complex_reflection_share", transcript_of(SIMPLE, COMPLEX, SUMMARY)) == 0.5


def test_rates_are_per_ten_turns() -> None:
    said = transcript_of(SUMMARY, OPEN, OPEN, OPEN)

    assert value("summary_rate", said) == 2.5


def test_a_missing_summary_is_quoted_where_the_talk_moves_on() -> None:
    said = transcript(exchange(OPEN), exchange(OPEN, phase=Phase.OPTIONS))

    assert [quote.turn for quote in read("summary_rate", said).quotes] == [2]


def test_checking_rate_counts_marks_and_intents() -> None:
    said = transcript(
        exchange(says(CLOSED, "checking")), exchange(meaning("check_understanding"))
    )

    assert value("checking_rate", said) == 10.0


def test_picked_up_share() -> None:
    said = transcript(exchange(OPEN, marks=["picks-up-cue"]), exchange(OPEN))

    assert value("picked_up_share", said) == 0.5


def test_feelings_are_those_shown_in_words_or_by_a_cue() -> None:
    said = transcript(
        exchange(OPEN, feeling=True),
        exchange(OPEN, marks=["ignores-emotion"]),
        exchange(OPEN),
        events=[Event("cue_shown", 2)],
    )

    assert value("ignored_feeling_share", said) == 0.5


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        pytest.param(silence(), 1.0, id="silence"),
        pytest.param(exchange("listening.encourager"), 1.0, id="an encourager"),
        pytest.param(exchange("rapport.empathy"), 1.0, id="empathy"),
        pytest.param(exchange(SIMPLE, OPEN), 0.0, id="a question takes the room"),
        pytest.param(exchange("input.advice"), 0.0, id="so does advice"),
    ],
)
def test_room_after_feeling(answer: Exchange, share: float) -> None:
    assert (
        value("room_after_feeling_share", transcript(answer, opening_feeling=True)) == share
    )


def test_talk_share_counts_words_of_both() -> None:
    said = transcript(
        exchange(says(text="one two three")), opening="one two three four five six seven"
    )

    assert value("talk_share", said) == 0.3


def test_turn_marks_are_counted_over_the_turns_with_words() -> None:
    said = transcript(
        exchange(SIMPLE, marks=["parroting", "talks-over"]), exchange(OPEN), silence()
    )

    assert value("parroting_share", said) == 0.5
    assert value("talking_over_share", said) == 0.5


def test_breaks_are_slips_and_other_turns_show_what_was_done_instead() -> None:
    reading = read("break_rate", transcript_of("break.judging", OPEN))

    assert reading.value == 5.0
    assert [(quote.turn, quote.slip) for quote in reading.quotes] == [(1, True), (2, False)]


def test_empathy_affirmation_autonomy() -> None:
    said = transcript_of("rapport.empathy", "rapport.affirmation", "rapport.autonomy", OPEN)

    assert value("empathy_rate", said) == 2.5
    assert value("affirmation_rate", said) == 2.5
    assert value("autonomy_rate", said) == 2.5


def test_trust_at_end_quotes_the_turns_that_moved_it() -> None:
    said = transcript(*[exchange(OPEN)] * 3, trust=[40, 55, 50])
    reading = read("trust_at_end", said)

    assert reading.value == 50
    assert [(quote.turn, quote.slip) for quote in reading.quotes] == [(2, False), (3, True)]


def test_lowest_trust() -> None:
    assert (
        value("lowest_trust", transcript(*[exchange(OPEN)] * 3, trust=[40, 22, 50])) == 22
    )


def test_trust_of_a_recorded_conversation_is_not_known() -> None:
    with pytest.raises(NotEnoughEvidence, match="known trust: 0 found"):
        value("trust_at_end", transcript_of(OPEN))


@pytest.mark.parametrize(
    ("after", "share"),
    [
        pytest.param([exchange(meaning("apologise"))], 1.0, id="an apology"),
        pytest.param(
            [exchange(OPEN), exchange("rapport.empathy")], 1.0, id="a little later"
        ),
        pytest.param(
            [exchange(OPEN)] * 3 + [exchange("rapport.empathy")], 0.0, id="too late"
        ),
        pytest.param([exchange("break.blaming", "rapport.empathy")], 0.0, id="a new break"),
    ],
)
def test_repaired_share(after: list[Exchange], share: float) -> None:
    said = transcript(exchange("break.judging"), *after)

    assert read("repaired_share", said).value == share


def test_a_sharp_fall_of_trust_is_a_rupture_too() -> None:
    said = transcript(*[exchange(OPEN)] * 3, trust=[40, 31, 32])

    assert value("repaired_share", said) == 0.0


def test_courtesies() -> None:
    said = transcript(
        exchange("rapport.greeting"),
        exchange(meaning("ask_how_are_you")),
        *[exchange(OPEN)] * 4,
    )

    assert read("courtesy_share", said).missing == ("a friendly close",)
    assert value("courtesy_share", said) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("answer", "share"),
    [("signpost", 1.0), ("ask_risk", 1.0), ("ask_role", 0.0)],
)
def test_a_sign_of_harm_wants_an_answer(answer: str, share: float) -> None:
    said = transcript(exchange(meaning(answer)), opening="Some days I can't go on.")

    assert value("risk_answered_share", said) == share


def test_contract_share_names_what_is_missing() -> None:
    said = transcript(
        exchange(meaning("explain_coaching")),
        exchange(
            meaning("explain_confidentiality"), says(text="Unless somebody is at risk.")
        ),
        exchange(meaning("explain_time")),
    )
    reading = read("contract_share", said)

    assert reading.value == pytest.approx(0.8)
    assert reading.missing == ("roles and boundaries",)


def test_contracting_without_a_sure_intent_is_known_by_its_words() -> None:
    said = transcript(
        exchange(
            says("rapport.contracting", text="We have forty minutes, between you and me.")
        )
    )

    assert read("contract_share", said).missing == (
        "purpose",
        "the limits of confidence",
        "roles and boundaries",
    )


@pytest.mark.parametrize(
    ("said", "share"),
    [
        pytest.param([meaning("ask_role")], 0.0, id="not explained"),
        pytest.param([meaning("explain_confidentiality")], 0.5, id="without limits"),
        pytest.param(
            [meaning("explain_confidentiality"), meaning("explain_reporting")],
            1.0,
            id="both",
        ),
        pytest.param(
            [meaning("explain_confidentiality"), meaning("promise_secrecy")],
            0.0,
            id="a promise nobody may make",
        ),
    ],
)
def test_confidentiality(said: list[CodedUtterance], share: float) -> None:
    assert value("confidentiality_share", transcript(exchange(*said))) == share


@pytest.mark.parametrize(
    ("measure", "intents", "found"),
    [
        ("expectations_count", ["ask_expectations", "ask_readiness"], 2),
        ("consent_count", ["ask_agreement", "invite_questions"], 2),
        ("practicalities_count", ["explain_time", "explain_notes", "arrange_next"], 3),
        ("role_limits_count", ["explain_boundaries"], 1),
        ("reality_count", ["ask_example", "ask_what_happened", "ask_tried"], 2),
        ("context_count", ["ask_role", "ask_manager"], 2),
        ("review_count", ["ask_how_we_work"], 1),
        ("learning_count", ["offer_tool", "ask_learning_preference"], 2),
        ("options_count", ["ask_options", "ask_more_options", "ask_pros_cons"], 3),
        ("goal_share", ["ask_session_goal", "ask_importance", "confirm_goal"], 0.75),
        ("closing_share", ["ask_takeaway", "arrange_next"], 0.5),
        ("commitment_share", ["ask_first_step", "ask_when", "ask_support"], 0.5),
    ],
)
def test_parts_are_counted_by_intents(
    measure: str, intents: list[str], found: float
) -> None:
    assert value(measure, transcript(*(exchange(meaning(i)) for i in intents))) == found


def test_options_after_the_first_step_come_too_late() -> None:
    said = transcript(
        exchange(meaning("ask_options"), phase=Phase.OPTIONS),
        exchange(meaning("ask_first_step"), phase=Phase.WILL),
        exchange(meaning("ask_more_options"), phase=Phase.OPTIONS),
    )

    assert value("options_count", said) == 1


def test_a_closed_question_in_will_says_a_commitment_back() -> None:
    in_will = transcript(exchange(CLOSED, phase=Phase.WILL))
    in_reality = transcript(exchange(CLOSED, phase=Phase.REALITY))

    assert value("commitment_share", in_will) == pytest.approx(1 / 6)
    assert value("commitment_share", in_reality) == 0.0


def test_phases_visited_and_their_order() -> None:
    said = transcript(
        *[exchange(OPEN, phase=Phase.GOAL)] * 2,
        *[exchange(OPEN, phase=Phase.OPTIONS)] * 2,
        exchange(OPEN, phase=Phase.REALITY),
    )
    order = read("phase_order_share", said)

    assert value("phases_visited_share", said) == 0.5
    assert order.value == pytest.approx(2 / 3)
    assert [quote.turn for quote in order.quotes if quote.slip] == [3]


def test_a_solution_is_early_before_goal_and_reality() -> None:
    early = transcript(exchange("input.advice"), exchange(OPEN))
    in_time = transcript(
        exchange(OPEN, phase=Phase.GOAL),
        exchange(OPEN),
        exchange(OPEN),
        exchange("input.advice", phase=Phase.OPTIONS),
    )

    assert value("early_solution_share", early) == 0.5
    assert value("early_solution_share", in_time) == 0.0


def test_structuring_rate() -> None:
    assert value("structuring_rate", transcript_of("rapport.structuring", OPEN)) == 5.0


@pytest.mark.parametrize(
    ("exchanges", "share"),
    [
        pytest.param([exchange("input.advice")], 0.0, id="unasked"),
        pytest.param(
            [exchange(says(CLOSED, "permission")), exchange("input.advice")],
            1.0,
            id="asked",
        ),
        pytest.param(
            [exchange(OPEN, answer="What would you do?"), exchange("input.advice")],
            1.0,
            id="the coachee asks",
        ),
        pytest.param(
            [
                exchange(says(CLOSED, "permission")),
                *[exchange(OPEN)] * 2,
                exchange("input.advice"),
            ],
            0.0,
            id="leave runs out",
        ),
        pytest.param(
            [exchange("input.advice", says(CLOSED, "permission"))],
            0.0,
            id="asked afterwards",
        ),
    ],
)
def test_permission_share(exchanges: list[Exchange], share: float) -> None:
    assert value("permission_share", transcript(*exchanges)) == share


def test_unsolicited_rate_counts_orders_too() -> None:
    said = transcript(
        exchange(says("input.advice", "unsolicited")),
        exchange("input.direction"),
        exchange(OPEN),
    )

    assert value("unsolicited_rate", said) == pytest.approx(20 / 3)


def test_input_share() -> None:
    assert value("input_share", transcript_of("input.information", OPEN)) == 0.5


def test_feedback_parts_may_be_spread_over_a_turn() -> None:
    said = transcript(
        exchange(
            says("feedback.constructive", "situation", "behaviour"),
            says("feedback.specific-positive", "impact"),
        ),
        exchange("feedback.vague"),
    )

    assert value("feedback_part_share", said) == 0.5
    assert value("useful_feedback_share", said) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("exchanges", "share"),
    [
        pytest.param([exchange("feedback.vague")], 0.0, id="not"),
        pytest.param([exchange("feedback.vague", OPEN)], 1.0, id="in the turn"),
        pytest.param([exchange("feedback.vague"), exchange(OPEN)], 1.0, id="in the next"),
        pytest.param(
            [exchange(says("feedback.vague", "invites-view"))], 1.0, id="by a mark"
        ),
    ],
)
def test_invited_view_share(exchanges: list[Exchange], share: float) -> None:
    assert value("invited_view_share", transcript(*exchanges)) == share


def explained(turn: int, named: int, missed: int, mistaken: int = 0) -> Event:
    points = ["a", "b", "c", "d"]
    return Event(
        "explained",
        turn,
        {
            "question": "mentoring",
            "named": points[:named],
            "missed": points[:missed],
            "mistaken": points[:mistaken],
        },
    )


@pytest.mark.parametrize(
    ("events", "share"),
    [
        pytest.param([explained(2, 3, 1)], 0.75, id="points named"),
        pytest.param([explained(2, 3, 1, mistaken=1)], 0.0, id="a mistake"),
        pytest.param([explained(1, 1, 3), explained(2, 2, 2)], 0.5, id="the best counts"),
        pytest.param([], 0.0, id="passed over"),
    ],
)
def test_key_point_share(events: list[Event], share: float) -> None:
    asked = Event("coachee_asked", 0, {"question": "mentoring"})
    said = transcript(exchange(OPEN), exchange(OPEN), events=[asked, *events])

    assert value("key_point_share", said) == share


UTTERANCES = st.builds(
    lambda code, marks: says(code, *marks),
    st.sampled_from(CODES),
    st.lists(st.sampled_from(MARKS), max_size=3, unique=True),
)
EXCHANGES = st.builds(
    lambda utterances, phase, marks, feeling: exchange(
        *utterances, phase=phase, marks=marks, feeling=feeling
    ),
    st.lists(UTTERANCES, min_size=1, max_size=3),
    st.sampled_from(Phase),
    st.lists(st.sampled_from(MARKS), max_size=2, unique=True),
    st.booleans(),
)
TRANSCRIPTS = st.builds(
    lambda exchanges, trust: transcript(*exchanges, trust=trust[: len(exchanges)]),
    st.lists(EXCHANGES, max_size=6),
    st.lists(st.integers(0, 100).map(float), max_size=6),
)


@pytest.mark.parametrize("name", MEASURES)
@settings(max_examples=25, deadline=None)
@given(said=TRANSCRIPTS)
def test_a_measure_stays_in_its_range_and_quotes_what_was_said(
    name: str, said: Transcript
) -> None:
    try:
        reading = MEASURES[name](said, Scope())
    except NotEnoughEvidence:
        return
    words = {turn.number: turn.text for turn in said.coach_turns}

    assert reading.value >= 0.0
    assert reading.value <= 1.0 or not name.endswith("share")
    assert reading.quotes
    assert all(words[q.turn][q.start : q.end] == q.quote for q in reading.quotes)
    assert 0.0 <= reading.confidence <= 1.0
    if reading.interval is not None:
        assert reading.interval[0] <= reading.interval[1]
