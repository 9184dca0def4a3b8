from hypothesis import given
from hypothesis import strategies as st

from scoring.coding.precedence import verdict
from scoring.coding.utterance import Claim
from scoring.transcript import Span
from scoring.vocabulary import CodeId, MarkId

ADVICE, OPTIONS, SIMPLE = map(CodeId, ("input.advice", "input.options", "listening.simple"))
CLAIMS = st.lists(
    st.builds(Claim, st.sampled_from([ADVICE, OPTIONS, SIMPLE]), st.floats(0.1, 1)),
    min_size=1,
)


def test_nothing_claimed_is_no_verdict() -> None:
    assert verdict([], {}) is None


def test_the_strongest_claim_wins_and_the_next_is_runner_up() -> None:
    found = verdict([Claim(SIMPLE, 0.5), Claim(ADVICE, 0.8)], {})

    assert found is not None
    assert (found.claim.code, found.runner_up) == (ADVICE, SIMPLE)


def test_a_code_that_beats_another_wins_though_it_weighs_a_little_less() -> None:
    claims = [Claim(ADVICE, 0.9), Claim(OPTIONS, 0.7)]

    found = verdict(claims, {OPTIONS: [ADVICE]})

    assert found is not None
    assert found.claim.code == OPTIONS


def test_a_far_stronger_claim_does_not_give_way() -> None:
    claims = [Claim(ADVICE, 0.9), Claim(OPTIONS, 0.4)]

    found = verdict(claims, {OPTIONS: [ADVICE]})

    assert found is not None
    assert found.claim.code == ADVICE


def test_further_grounds_join_their_evidence_and_marks() -> None:
    first = Claim(ADVICE, 0.8, (Span(0, 3),), (MarkId("tag"),))
    further = Claim(ADVICE, 0.6, (Span(4, 6),), (MarkId("future"),))

    found = verdict([further, first], {})

    assert found is not None
    assert found.claim.evidence == (Span(0, 3), Span(4, 6))
    assert found.claim.marks == ("tag", "future")
    assert found.claim.weight > first.weight


def test_a_rival_costs_confidence() -> None:
    alone = verdict([Claim(ADVICE, 0.8)], {})
    contested = verdict([Claim(ADVICE, 0.8), Claim(SIMPLE, 0.7)], {})

    assert alone is not None
    assert contested is not None
    assert contested.confidence < alone.confidence


@given(CLAIMS)
def test_confidence_is_always_a_proportion(claims: list[Claim]) -> None:
    found = verdict(claims, {OPTIONS: [ADVICE, SIMPLE]})

    assert found is not None
    assert 0 < found.confidence <= 1
    assert found.runner_up != found.claim.code
