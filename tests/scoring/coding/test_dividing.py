from pathlib import Path

import numpy as np
import pytest

from scoring.coding.coder import TurnCoder
from scoring.coding.dividing.model import DividingModel
from scoring.coding.dividing.train import seams_of
from scoring.coding.syntax.pipeline import load_syntax
from scoring.coding.trained.material import as_chat, joined
from scoring.coding.trained.table import WeightTable
from scoring.errors import ModelError


@pytest.mark.parametrize(
    "thoughts",
    [
        pytest.param(
            ["that sounds really hard", "what did she say after that"], id="and asks"
        ),
        pytest.param(
            ["thanks for telling me that", "how do you feel about it now"], id="thanks"
        ),
    ],
)
def test_thoughts_without_a_mark_between_are_told_apart(
    shipped: TurnCoder, thoughts: list[str]
) -> None:
    coded = shipped.code(" ".join(thoughts))

    assert [one.text for one in coded.utterances] == thoughts


@pytest.mark.parametrize(
    "thought",
    [
        "you told him what you wanted and he did not listen",
        "when he said that in front of everyone you felt small",
    ],
)
def test_a_long_thought_without_a_mark_stays_whole(
    shipped: TurnCoder, thought: str
) -> None:
    assert [one.text for one in shipped.code(thought).utterances] == [thought]


def test_only_places_without_a_full_stop_are_learned_from() -> None:
    turn = joined([("That is hard.", "other"), (" What now, then?", "question.open")], ())

    written = list(seams_of([turn], load_syntax()))
    hasty = list(seams_of([as_chat(turn)], load_syntax()))

    assert [cut for _, cut in written] == [0, 0, 0, 0]
    assert [cut for _, cut in hasty] == [0, 0, 1, 0, 0]


def test_missing_weights_say_how_to_train_them(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"scoring\.coding\.dividing\.train"):
        DividingModel.load(tmp_path)
    with pytest.raises(ModelError, match=r"scoring\.coding\.syntax\.train"):
        load_syntax(tmp_path)


def test_a_table_of_weights_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = np.array([[1.0, -0.5], [0.01, 0.0]], "float32")
    table = WeightTable({"loud": 0, "faint": 1}, weights, np.zeros(2, "float32"))

    table.without_the_faint(0.1).write(tmp_path / "weights.npz")
    again = WeightTable.read(tmp_path / "weights.npz")

    assert dict(again.rows) == {"loud": 0}
    assert again.scores(["loud", "unheard of"]) == pytest.approx([1.0, -0.5], abs=0.01)
