from random import Random

import pytest

from scoring.coding.intents.concepts import concepts_from, load_concepts
from scoring.coding.intents.examples import (
    Example,
    Share,
    examples_of,
    of_share,
    share_of,
    to_train_on,
)
from scoring.coding.intents.frames import Frames, load_frames
from scoring.coding.network.inputs import spelt
from scoring.coding.stems import words_in
from scoring.errors import CodebookError
from scoring.intents import NONE, load_intents


def test_shares_part_the_examples_and_never_change() -> None:
    examples = examples_of(load_intents())
    shares = [of_share(examples, share) for share in Share]

    assert sum(map(len, shares)) == len(examples)
    assert len(of_share(examples, Share.HELD_OUT)) == pytest.approx(
        len(examples) / 6, rel=0.1
    )
    assert share_of(Example("What’s next?", "a")) == share_of(Example("WHAT'S NEXT ?", "b"))


def test_nothing_all_but_identical_to_a_held_out_example_is_trained_on() -> None:
    number, held_out = next(
        (number, example)
        for number in range(100)
        if share_of(example := Example(f"What of it, {'x' * number}", "a"))
        is Share.HELD_OUT
    )
    nearly = [
        Example(f"so what of it now {'x' * number}{'!' * marks}", "a") for marks in (1, 2)
    ]
    other = Example("Something else", "a")
    examples = [held_out, *nearly, other]

    assert to_train_on(examples, *Share) == [other]


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        ("line manager", "your line manager said", [(1, 3)]),
        ("boss|chief", "the chief and the boss", [(1, 2), (4, 5)]),
        ("manag*", "managing to manage", [(0, 1), (2, 3)]),
        ("how .. feel", "how do you feel", [(0, 4)]),
        ("how .. feel", "how feel", [(0, 2)]),
        ("how .. feel", "how on earth would she feel", []),
        ("boss", "the manager", []),
    ],
)
def test_concept_is_found(phrase: str, said: str, found: list[tuple[int, int]]) -> None:
    concepts = concepts_from({"idea": [phrase]})

    assert [(mark.start, mark.end) for mark in concepts.found_in(said.split())] == found


def test_phrase_must_start_with_a_word() -> None:
    with pytest.raises(CodebookError, match="starts with a word"):
        concepts_from({"idea": [".. feel"]})


def test_concepts_are_spelt_as_utterances_are() -> None:
    signs = set("#'?% ")
    odd = [
        word
        for word in load_concepts().words
        if not signs & set(word) and [spelt(one) for one in words_in(word)] != [word]
    ]

    assert odd == []


def test_frames_are_of_known_intents_and_spin_many_sentences() -> None:
    frames = load_frames()
    spun = list(frames.spun(5, Random(3)))  # noqa: S311 -- a test's own chance

    assert set(frames.of_label) <= {*load_intents().ids, NONE}
    assert len(spun) == 5 * len(frames.of_label)
    assert all(example.text and not set("[]{}|") & set(example.text) for example in spun)


def test_frame_fills_its_choices_and_gaps() -> None:
    chance = Random(0)  # noqa: S311 -- a test's own
    frames = Frames({"a": ("[May|May] I [|] ask {whom} ?",)}, {"whom": ("Tom",)})

    assert next(frames.spun(1, chance)) == Example("May I ask Tom?", "a")
