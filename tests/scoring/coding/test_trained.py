import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scoring.coding.coder import NoIntents, TurnCoder
from scoring.coding.corpus import as_chat, joined, read_batch
from scoring.coding.pipeline import build_pipeline
from scoring.coding.precedence import Verdict
from scoring.coding.trained.deciding import RULES_ARE_SURE, decided
from scoring.coding.trained.learning import Schedule, learned
from scoring.coding.trained.material import Example, examples_in, look_at
from scoring.coding.trained.model import (
    CodeClassifier,
    Opinion,
    load_classifier,
)
from scoring.coding.trained.seen import Seen
from scoring.coding.trained.train import balanced
from scoring.coding.utterance import Claim
from scoring.errors import ModelError
from scoring.transcript import Said, Span
from scoring.vocabulary import CODES, CodeId, MarkId, Speaker

SCHEDULE = Schedule(
    seed=3,
    epochs=6,
    batch_size=4,
    learn_rate=0.1,
    keep=0.8,
    decay=0.0,
    least_seen=1,
    even_out=0.5,
)
BAGS = [("red", "round"), ("red", "tall"), ("blue", "round"), ("blue", "tall")] * 4
COLUMNS = [0, 0, 1, 1] * 4
COMPLEX, ADVICE, OPEN = map(CodeId, ("listening.complex", "input.advice", "question.open"))


@pytest.fixture(scope="module")
def look() -> Callable[[str], Seen]:
    pipeline = build_pipeline()
    return lambda text: look_at(text, (), pipeline, NoIntents())[0]


def _opinion(code: CodeId, chance: float) -> Opinion:
    rest = (1 - chance) / (len(CODES) - 1)
    return Opinion(
        {code: chance, **{other: rest for other in CODES if other != code}}, Span(0, 3)
    )


def test_learning_tells_apart_what_a_feature_tells_apart() -> None:
    found = learned(BAGS, COLUMNS, 2, SCHEDULE)

    red, blue = (found.weights[found.rows[name]] for name in ("red", "blue"))
    assert red[0] > red[1]
    assert blue[1] > blue[0]


def test_the_same_material_and_seed_give_the_same_weights() -> None:
    first, second = (learned(BAGS, COLUMNS, 2, SCHEDULE) for _ in range(2))

    assert np.array_equal(first.weights, second.weights)


def test_every_code_gets_a_probability_likeliest_first(look: Callable[[str], Seen]) -> None:
    opinion = load_classifier().opinion_of(look("You sound worn out by all of it."))

    chances = list(opinion.probabilities.values())
    assert set(opinion.probabilities) == set(CODES)
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1, abs=1e-4)


def test_what_is_more_often_right_weighs_more(look: Callable[[str], Seen]) -> None:
    table = load_classifier().table
    texts = ["What matters most to you here?", "You should ring them.", "Is it Monday?"]
    truths = [OPEN, ADVICE, CodeId("question.closed")]
    knowing = [
        Example(
            replace(look(text), heard=np.where(np.array(CODES) == code, 0.0, -20.0)),
            code,
            is_ruled=True,
            group=text,
        )
        for text, code in zip(texts, truths, strict=True)
    ]
    mistaken = [
        replace(one, seen=replace(one.seen, heard=-one.seen.heard)) for one in knowing
    ]

    assert balanced(table, knowing).network > balanced(table, mistaken).network


def test_evidence_lies_in_the_utterance(look: Callable[[str], Seen]) -> None:
    seen = look("You ought to have a word with the union about that, and soon.")

    evidence = load_classifier().opinion_of(seen).evidence

    assert seen.utterance.start <= evidence.start < evidence.end <= seen.utterance.end


def test_saved_weights_think_the_same(tmp_path: Path, look: Callable[[str], Seen]) -> None:
    seen = look("It means a lot to you that they trust you with it.")
    load_classifier().save(tmp_path)

    again = CodeClassifier.load(tmp_path).opinion_of(seen)

    assert again.code == load_classifier().opinion_of(seen).code


def test_missing_weights_say_how_to_train_them(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"scoring\.coding\.trained\.train"):
        CodeClassifier.load(tmp_path)


def test_the_rules_choice_counts_a_little_extra(look: Callable[[str], Seen]) -> None:
    seen = look("What matters most to you here?")
    doubtful = Opinion({COMPLEX: 0.55, OPEN: 0.45}, Span(0, 3))
    certain = Opinion({COMPLEX: 0.9, OPEN: 0.1}, Span(0, 3))

    assert [decided(seen, one).claim.code for one in (doubtful, certain)] == [OPEN, COMPLEX]


def test_rules_that_are_sure_decide_alone(look: Callable[[str], Seen]) -> None:
    seen = look("What matters most to you here?")
    sure = replace(
        seen, ruled=Verdict(Claim(OPEN, RULES_ARE_SURE, (Span(0, 3),)), 0.9, None)
    )

    assert decided(sure, _opinion(COMPLEX, 0.99)) == sure.ruled


def test_a_statement_becomes_what_is_likelier(look: Callable[[str], Seen]) -> None:
    found = decided(look("The ladder leans on the wrong wall."), _opinion(COMPLEX, 0.9))

    assert found is not None
    assert (found.claim.code, found.confidence) == (COMPLEX, 0.9)
    assert found.runner_up != COMPLEX


def test_what_is_told_with_a_tag_does_not_only_tell(look: Callable[[str], Seen]) -> None:
    found = decided(look("You need to be firmer, don't you?"), _opinion(ADVICE, 0.95))

    assert found.claim.code != ADVICE


def test_what_is_given_back_with_a_rising_end_is_checked(
    look: Callable[[str], Seen],
) -> None:
    found = decided(look("The rota changed again?"), _opinion(COMPLEX, 0.95))

    assert found.claim.marks == (MarkId("checking"),)


def test_set_phrases_keep_the_code_of_the_rules(shipped: TurnCoder) -> None:
    assert shipped.code("Mm-hm.").codes == shipped.code("mm hm").codes


def test_utterances_get_the_code_of_the_piece_they_are_from() -> None:
    said = (Said(Speaker.COACHEE, "The shed burned down."),)
    turn = joined([("That is a blow.", COMPLEX), (" Ring the insurer.", ADVICE)], said)

    found = list(examples_in([turn], build_pipeline(), NoIntents()))

    assert [example.code for example in found] == [COMPLEX, ADVICE]


def test_a_turn_in_haste_keeps_its_pieces_and_loses_its_marks() -> None:
    turn = joined([("That's a blow.", COMPLEX), (" Ring them!", ADVICE)], ())

    hasty = as_chat(turn)

    assert hasty.text == "thats a blow ring them"
    assert [hasty.text[piece.start : piece.end] for piece in hasty.pieces] == [
        "thats a blow",
        " ring them",
    ]


def test_a_line_that_is_no_coded_turn_is_named(tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"p": "Well.", "u": [["Hm.", "listening.nod", ""]]}', "utf-8")

    with pytest.raises(ModelError, match=r"batch\.jsonl:1"):
        list(read_batch(file))


def test_words_nobody_learned_from_are_left_to_the_rules(
    coder: TurnCoder, shipped: TurnCoder
) -> None:
    assert shipped.code("zxqv brrp").codes == coder.code("zxqv brrp").codes


def test_odd_typing_is_coded_without_fail(shipped: TurnCoder) -> None:
    chance = random.Random(7)  # noqa: S311 -- draws letters
    letters = "aeiou nrst?!.,’'\n🙂é-"

    for _ in range(50):
        text = "".join(chance.choices(letters, k=40))
        assert all(one.text for one in shipped.code(text).utterances)
