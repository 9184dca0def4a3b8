from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import Config

from scoring.coding.intents import IntentClassifier
from scoring.coding.intents.concepts import concepts_from, load_concepts
from scoring.coding.intents.examples import (
    Example,
    Share,
    examples_of,
    of_share,
    share_of,
    to_train_on,
)
from scoring.coding.intents.features import features_of
from scoring.coding.intents.frames import Frames, load_frames
from scoring.coding.intents.spelling import Spelling
from scoring.coding.intents.train import CONFIG, accuracy
from scoring.coding.intents.training import Lesson, best_threshold, trained
from scoring.coding.intents.wording import words_of
from scoring.errors import CodebookError, ModelError
from scoring.intents import NONE, load_intents

WORDS = st.text(max_size=200) | st.lists(
    st.sampled_from(["what", "do", "you", "want", "?", "the", "rota", "’", "10", "é"])
).map(" ".join)


@pytest.fixture(scope="module")
def classifier() -> IntentClassifier:
    return IntentClassifier.load()


def test_weights_know_exactly_the_catalogue(classifier: IntentClassifier) -> None:
    assert set(classifier.labels) == {*load_intents().ids, NONE}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("What would you like to get out of today's session?", "ask_session_goal"),
        ("How did you feel when she said that?", "ask_feelings"),
        ("What we talk about here is confidential.", "explain_confidentiality"),
        ("What could get in the way of your plan?", "ask_obstacles_to_action"),
        ("On a scale of one to ten, how committed are you?", "scale_commitment"),
        ("Have you had coaching before?", "ask_prior_coaching"),
        ("What will you take away from today?", "ask_takeaway"),
        ("asdf qwer zxcv", "nonsense"),
    ],
)
def test_common_wording_gets_its_intent(
    classifier: IntentClassifier, text: str, intent: str
) -> None:
    [(found, probability)] = classifier.intents_of([text])

    assert found == intent
    assert classifier.threshold <= probability <= 1


@pytest.mark.parametrize(
    "text", ["Mm-hm.", "You feel torn between them.", "Well done!", ""]
)
def test_what_asks_and_tells_nothing_has_no_intent(
    classifier: IntentClassifier, text: str
) -> None:
    assert classifier.intents_of([text])[0][0] is None


def test_looks_make_no_difference(classifier: IntentClassifier) -> None:
    neat, hurried = classifier.ranked(
        ["What’s your goal for today?", "whats ur goal for today?"]
    )

    assert neat == hurried


def test_slip_of_the_keyboard_is_mended(classifier: IntentClassifier) -> None:
    [(intent, _)] = classifier.intents_of(["What is your experiance of coahcing?"])

    assert intent == "ask_prior_coaching"


def test_unsure_means_no_intent(classifier: IntentClassifier) -> None:
    strict = IntentClassifier(classifier.pipeline, threshold=1.1)
    text = "What would you like to get out of today?"

    assert classifier.intents_of([text])[0][0] == "ask_session_goal"
    assert strict.intents_of([text])[0][0] is None


def test_shipped_weights_do_far_better_than_chance_on_what_was_held_out(
    classifier: IntentClassifier,
) -> None:
    held_out = of_share(examples_of(load_intents()), Share.HELD_OUT)

    assert len(held_out) > 1000
    assert accuracy(classifier, held_out) > 0.65


@settings(deadline=None)
@given(texts=st.lists(WORDS, max_size=4))
def test_any_text_gets_one_answer(texts: list[str]) -> None:
    classifier = IntentClassifier.load()

    found = classifier.intents_of(texts)

    assert len(found) == len(texts)
    assert all(0 <= probability <= 1 for _, probability in found)
    assert {intent for intent, _ in found} <= {None, *load_intents().ids}


def test_answers_do_not_depend_on_the_company(classifier: IntentClassifier) -> None:
    texts = ["What else?", "", "How do you feel about it?"]

    together = classifier.intents_of(texts)
    apart = [classifier.intents_of([text])[0] for text in texts]

    assert [intent for intent, _ in together] == [intent for intent, _ in apart]
    assert [p for _, p in together] == pytest.approx([p for _, p in apart], abs=1e-5)


def test_missing_weights_say_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"scoring\.coding\.intents\.train"):
        IntentClassifier.load(tmp_path)


def small_config() -> Config:
    config = Config().from_disk(CONFIG)
    config["intents"] |= {"epochs": 3, "spun": 2}
    config["components"]["textcat"]["model"] |= {"rows": 500, "width": 16}
    return config


def small_classifier() -> IntentClassifier:
    examples = examples_of(load_intents())[::20]
    labels = [*load_intents().ids, NONE]
    return IntentClassifier(trained(small_config(), examples, labels), threshold=0.0)


def test_same_examples_and_seed_give_the_same_weights(tmp_path: Path) -> None:
    texts = ["What do you want?", "Hello", "Who could help you with the audit?"]

    first, second = small_classifier(), small_classifier()
    first.save(tmp_path)

    assert first.ranked(texts) == second.ranked(texts)
    stored = IntentClassifier.load(tmp_path)
    for was, now in zip(first.intents_of(texts), stored.intents_of(texts), strict=True):
        assert was[0] == now[0]
        assert was[1] == pytest.approx(now[1], abs=0.01)


def test_training_reports_each_epoch_and_learns() -> None:
    heard: list[Lesson] = []
    examples = examples_of(load_intents())[::20]

    trained(small_config(), examples, [*load_intents().ids, NONE], heard.append)

    assert [lesson.epoch for lesson in heard] == [1, 2, 3]
    assert all(later.error < earlier.error for earlier, later in pairwise(heard))


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
    ("typed", "words"),
    [
        ("What’s up?", ["what", "is", "up", "?"]),
        ("i dont know, u?", ["i", "do", "not", "know", "you", "?"]),
        (
            "You'll manage it by 5, won't you",
            "you will manage it by five will not you".split(),
        ),
        ("sooooo gooood", ["soo", "good"]),
        ("Priya's rota", ["priya", "'s", "rota"]),
        ("1999", ["####"]),
        ("10 of 12", ["ten", "of", "twelve"]),
        ("  ", []),
    ],
)
def test_words_are_written_one_way(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("waht", "what"),
        ("confidental", "confidential"),
        ("manager", "manager"),
        ("cat", "cat"),
        ("zzzzzz", "zzzzzz"),
    ],
)
def test_only_a_slip_away_from_a_known_word_is_mended(typed: str, meant: str) -> None:
    spelling = Spelling({"what": 3, "confidential": 1, "manager": 2, "car": 1})

    assert spelling.mended(typed) == meant


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
    signs = set("#'?%")
    odd = [
        word
        for word in load_concepts().words
        if not signs & set(word) and words_of(word) != [word]
    ]

    assert odd == []


def test_concept_stands_for_its_words() -> None:
    concepts = concepts_from({"manager": ["boss", "line manager"]})

    boss = set(features_of("ask your boss".split(), concepts))
    manager = set(features_of("ask your line manager".split(), concepts))

    assert {"@manager", "~ask your @manager"} <= boss & manager


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


@pytest.mark.parametrize(
    ("certainties", "threshold"),
    [
        pytest.param([(0.9, True), (0.2, True)], 0.2, id="all right: name them all"),
        pytest.param([(0.9, True), (0.5, False), (0.4, False)], 0.9, id="doubt is wrong"),
        pytest.param([(0.9, False)], 1.0, id="never right"),
        pytest.param([(0.9, False), (0.5, True), (0.4, True)], 0.4, id="worth one mistake"),
    ],
)
def test_threshold_is_where_naming_stops_paying(
    certainties: list[tuple[float, bool]], threshold: float
) -> None:
    assert best_threshold(certainties, cost_of_wrong=0.5) == threshold
