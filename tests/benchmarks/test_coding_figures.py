import pytest

from benchmarks.coding.figures import auc, figure, mean_set_f1


def test_labels_that_never_occur_are_left_out() -> None:
    pairs = [(frozenset({"a"}), frozenset({"a"})), (frozenset({"a"}), frozenset())]

    assert mean_set_f1({"a", "b"})(pairs) == pytest.approx(2 / 3)


def test_auc_counts_how_often_the_true_one_is_higher() -> None:
    assert auc([(True, 2.0), (True, 0.5), (False, 1.0)]) == 0.5


def test_an_interval_draws_whole_conversations() -> None:
    alike = [("one", 1.0)] * 50 + [("two", 0.0)] * 50

    found = figure("mean", alike, lambda cases: sum(cases) / len(cases))

    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)
