import json

import pytest

from scoring.rubric import load_rubric
from scoring.scorecard import score
from tests.factories import exchange, transcript, transcript_of
from tests.scoring.sessions import good_session

FIELDS = [
    "id",
    "family",
    "standard",
    "value",
    "unit",
    "interval",
    "level",
    "status",
    "provisional",
    "evidence",
    "why",
    "next_step",
]


def test_json_has_exactly_the_documented_fields() -> None:
    card = json.loads(json.dumps(score(good_session(), load_rubric()).as_json()))

    assert list(card) == [
        "type",
        "schema",
        "source",
        "versions",
        "overall",
        "families",
        "indicators",
    ]
    assert (card["type"], card["schema"], card["source"]) == ("scorecard", 1, "a session")
    assert card["versions"] == {"rubric": load_rubric().version}
    assert all(list(family) == ["score", "level"] for family in card["families"].values())
    assert all(list(found) == FIELDS for found in card["indicators"])
    assert set(card["indicators"][0]["evidence"][0]) == {"turn", "start", "end", "quote"}


def test_the_same_session_always_has_the_same_scorecard() -> None:
    assert score(good_session(), load_rubric()) == score(good_session(), load_rubric())


def test_an_empty_session_has_no_score_at_all() -> None:
    card = score(transcript(), load_rubric())

    assert card.overall is None
    assert {family.level for family in card.families} == {None}
    assert {found.status for found in card.findings} == {"not_enough_evidence"}


def test_a_family_is_the_weighted_mean_of_what_could_be_measured() -> None:
    card = score(transcript_of(*["question.open"] * 4), load_rubric())
    scored = [f for f in card.findings if f.family == "questioning" and f.level is not None]
    points = sum((f.level or 0) * 25 * f.weight for f in scored) / sum(
        f.weight for f in scored
    )

    assert scored
    assert card.family("questioning").score == round(points, 1)


def test_one_measurable_indicator_scores_neither_its_family_nor_the_session() -> None:
    card = score(
        transcript(exchange("feedback.vague"), exchange("question.open")), load_rubric()
    )

    assert [found.family for found in card.findings if found.level is not None]
    assert {family.score for family in card.families} == {None}
    assert card.overall is None


def test_overall_is_the_weighted_mean_of_the_families() -> None:
    rubric = load_rubric()
    card = score(transcript_of(*["question.open", "listening.simple"] * 8), rubric)
    weights = {family.id: family.weight for family in rubric.families}
    scored = [family for family in card.families if family.score is not None]

    assert scored
    assert card.overall == pytest.approx(
        sum((family.score or 0) * weights[family.family] for family in scored)
        / sum(weights[family.family] for family in scored),
        abs=0.06,
    )


def test_a_finding_is_reached_by_its_id() -> None:
    card = score(transcript_of(*["question.open"] * 4), load_rubric())

    assert card.finding("open_question_share").value == 1.0
    with pytest.raises(KeyError):
        card.finding("none_such")
