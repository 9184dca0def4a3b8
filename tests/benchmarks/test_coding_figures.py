import pytest

from benchmarks.coding.figures import auc, figure, kappa, macro_f1, mean_set_f1


def test_kappa_is_one_for_agreement_and_none_for_chance() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0


def test_macro_f1_counts_every_label_alike() -> None:
    pairs = [("a", "a")] * 9 + [("b", "a")]

    assert macro_f1(pairs) == pytest.approx((18 / 19 + 0) / 2)


def test_labels_that_never_occur_are_left_out() -> None:
    pairs = [(frozenset({"a"}), frozenset({"a"})), (frozenset({"a"}), frozenset())]

    assert mean_set_f1({"a", "b"})(pairs) == pytest.approx(2 / 3)


def test_auc_counts_how_often_the_true_one_is_higher() -> None:
    assert auc([(True, 2.0), (True, 0.5), (False, 1.0)]) == 0.5


def test_an_interval_draws_whole_conversations() -> None:
    alike = [("one", 1.0)] * 50 + [("two", 0.0)] * 50

    found = figure("mean", alike, lambda cases: sum(cases) / len(cases))

    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)
