import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement import (
    LabelAgreement,
    cohens_kappa,
    estimate,
    f1_of,
    label_agreement,
    macro_f1,
)
from scoring.errors import NotEnoughEvidence
from scoring.measures.intervals import bootstrap, wilson

# Two raters of 50 grants: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no.
GRANTS = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=20)


def test_kappa_of_a_worked_example() -> None:
    # Observed .70; by chance .5 * .6 + .5 * .4 = .50.
    assert cohens_kappa(GRANTS) == pytest.approx(0.4)


def test_kappa_of_full_agreement_is_one() -> None:
    assert cohens_kappa([("a", "a"), ("b", "b")]) == 1.0


@pytest.mark.parametrize("pairs", [[], [("a", "a")] * 3], ids=["no case", "one label"])
def test_kappa_declines_where_it_is_not_defined(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(NotEnoughEvidence):
        cohens_kappa(pairs)


def test_precision_recall_and_f1() -> None:
    assert label_agreement(GRANTS, "y") == LabelAgreement(
        precision=20 / 30, recall=20 / 25, f1=40 / 55, cases=25
    )
    assert macro_f1(GRANTS) == pytest.approx((40 / 55 + 30 / 45) / 2)


def test_a_label_never_used_has_no_precision() -> None:
    assert label_agreement(GRANTS, "maybe") == LabelAgreement(0.0, 0.0, 0.0, 0)


@settings(deadline=None)
@given(pairs=PAIRS)
def test_kappa_never_exceeds_one_and_does_not_depend_on_order(
    pairs: list[tuple[str, str]],
) -> None:
    try:
        kappa = cohens_kappa(pairs)
    except NotEnoughEvidence:
        return

    assert -1.0 <= kappa <= 1.0
    assert cohens_kappa([(b, a) for a, b in pairs]) == pytest.approx(kappa)


def test_an_estimate_holds_its_value_and_is_always_the_same() -> None:
    groups = [GRANTS[start::10] for start in range(10)]
    found = estimate(groups)

    assert found == estimate(groups)
    assert (found.value, found.cases) == (pytest.approx(0.4), 50)
    assert found.interval is not None
    assert found.interval[0] < 0.4 < found.interval[1]
    assert estimate(groups, f1_of("y")).value == pytest.approx(40 / 55)


def test_drawing_whole_conversations_widens_the_interval() -> None:
    alike = [[("y", "y"), ("n", "n")] * 5] * 3 + [[("y", "n"), ("n", "y")] * 5] * 3
    grouped = estimate(alike).interval
    single = estimate([[pair] for group in alike for pair in group]).interval

    assert grouped is not None
    assert single is not None
    assert grouped[1] - grouped[0] > single[1] - single[0]


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    # Published examples of the interval: Newcombe (1998), Statistics in Medicine 17, table I.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)],
)
def test_wilson_interval(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits, count) == pytest.approx((low, high), abs=0.0001)


def test_bootstrap_is_reproducible_and_declines_when_mostly_undefined() -> None:
    cases = [1.0, 2.0, 3.0, 4.0]

    assert bootstrap(cases, lambda c: sum(c) / len(c)) == bootstrap(
        cases, lambda c: sum(c) / len(c)
    )
    assert bootstrap(cases, lambda _: None) is None
    assert bootstrap(cases, lambda _: 7.0) == (7.0, 7.0)
