import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from scoring.coding.coder import TurnCoder, load_coder
from scoring.coding.corpus import CodedText, as_chat, from_codebook, joined
from scoring.coding.earlier import Earlier
from scoring.coding.network.inputs import COLUMNS, Keys, keys_of, spelt
from scoring.coding.network.layers import Shape, weights_of
from scoring.coding.network.material import UNKNOWN, lessons_of, pairs_of
from scoring.coding.network.model import TurnNetwork, load_network
from scoring.coding.network.train import chosen
from scoring.coding.network.training import Epoch, Schedule, trained
from scoring.coding.syntax.pipeline import load_syntax
from scoring.coding.words import words_of
from scoring.errors import ModelError
from scoring.intents import NONE, load_intents
from scoring.transcript import Said
from scoring.vocabulary import CODES, Speaker

SMALL = Shape(width=16, depth=2, drop=0.1, hide=0.1)
SCHEDULE = Schedule(
    seed=3,
    epochs=4,
    batch_size=16,
    learn_rate=0.01,
    warm_up=5,
    hasty=0.4,
    spun=4,
    even_out=0.3,
    smooth=0.1,
    intents_count=0.7,
    begins_count=2.0,
)
WORDS = st.text(max_size=200) | st.lists(
    st.sampled_from(["what", "do", "you", "want", "?", "the", "rota", "’", "10", "é"])
).map(" ".join)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_syntax()


@pytest.fixture(scope="module")
def keys(nlp: Language) -> Callable[..., Keys]:
    def of(text: str, *said: str) -> Keys:
        doc = nlp(text)
        earlier = Earlier(tuple(Said(Speaker.COACHEE, one) for one in said))
        return keys_of(doc, words_of(doc), earlier)

    return of


@pytest.fixture(scope="module")
def turns() -> list[CodedText]:
    said = (Said(Speaker.COACHEE, "They cut the rota again."),)
    known = [
        [(words, code, "", intent) for words, code, intent in turn]
        for turn in (
            [
                ("That is hard.", "rapport.empathy", "sympathise"),
                (" What now?", "question.open", "ask_options"),
            ],
            [("You should ring them.", "input.advice", "give_advice")],
            [
                ("They cut it again.", "listening.simple", "none"),
                (" Who told you?", "question.closed", "ask_who_involved"),
            ],
        )
    ]
    return [joined(turn, said) for turn in known] * 20


def test_the_shipped_network_knows_exactly_the_catalogue_and_the_codebook() -> None:
    network = load_network()

    assert set(network.intents) == {*load_intents().ids, NONE}
    assert network.layers.codes.get_dim("nO") == len(CODES)


def test_every_word_gets_a_row_of_keys(keys: Callable[..., Keys]) -> None:
    assert keys("Don't you want it?").shape == (5, COLUMNS)
    assert keys("…").shape == (0, COLUMNS)


def test_what_the_coachee_has_said_looks_different(keys: Callable[..., Keys]) -> None:
    told, untold = keys("Your rota", "The rota."), keys("Your rota", "The shed.")

    assert (told[0] == untold[0]).all()
    assert (told[1] != untold[1]).any()


@pytest.mark.parametrize(
    ("word", "looked_up"),
    [
        ("7", "seven"),
        ("12", "twelve"),
        ("13", "##"),
        ("1999", "####"),
        ("100000", "####"),
        ("sooooo", "soo"),
        ("rota", "rota"),
        ("²", "²"),
    ],
)
def test_numbers_and_drawn_out_words_are_looked_up_alike(word: str, looked_up: str) -> None:
    assert spelt(word) == looked_up


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
        ("whats ur goal for today", "ask_session_goal"),
    ],
)
def test_common_wording_gets_its_intent(shipped: TurnCoder, text: str, intent: str) -> None:
    [utterance] = shipped.code(text).utterances

    assert utterance.intent == intent
    assert 0.5 < utterance.intent_confidence <= 1


@pytest.mark.parametrize("text", ["Mm-hm.", "You feel torn between them.", "Well done!"])
def test_what_asks_and_tells_nothing_has_no_intent(shipped: TurnCoder, text: str) -> None:
    assert [one.intent for one in shipped.code(text).utterances] == [None]


@settings(deadline=None, max_examples=50)
@given(text=WORDS)
def test_any_text_gets_an_intent_or_none(text: str) -> None:
    for one in load_coder().code(text).utterances:
        assert one.intent in {None, *load_intents().ids}
        assert 0 <= one.intent_confidence <= 1


def test_a_turn_is_read_alike_alone_and_in_company(keys: Callable[..., Keys]) -> None:
    network = load_network()
    texts = [keys("What else is there?"), keys(""), keys("How do you feel about it now?")]

    together = network.read(texts)

    for one, company in zip(texts, together, strict=True):
        [alone] = network.read([one])
        assert alone.vectors == pytest.approx(company.vectors, abs=1e-4)
        assert alone.begins == pytest.approx(company.begins, abs=1e-4)


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


def test_a_lesson_tells_what_is_known_of_each_utterance(nlp: Language) -> None:
    turn = joined(
        [
            ("That is hard.", "rapport.empathy", "", ""),
            (" What now?", "", "", "ask_options"),
        ],
        (),
    )

    [lesson] = lessons_of([turn], nlp)

    assert lesson.lengths == (3, 2)
    assert lesson.codes == (CODES.index("rapport.empathy"), UNKNOWN)
    assert lesson.intents == ((), (load_network().intents.index("ask_options"),))
    assert not lesson.is_divided


def test_a_hasty_copy_keeps_its_utterances(nlp: Language, turns: list[CodedText]) -> None:
    for pair in pairs_of(turns[:3], nlp, random.Random(1)):  # noqa: S311 -- a test's own
        assert pair.hasty.codes == pair.neat.codes
        assert sum(pair.hasty.lengths) == len(pair.hasty.keys)


def test_training_learns_and_tells_of_every_epoch(
    nlp: Language, turns: list[CodedText]
) -> None:
    heard: list[Epoch] = []
    pairs = list(pairs_of(turns, nlp, random.Random(1)))  # noqa: S311 -- a test's own

    trained(SMALL, SCHEDULE, pairs, [pair.neat for pair in pairs], heard.append)

    assert [epoch.number for epoch in heard] == [1, 2, 3, 4]
    assert all(later.error < earlier.error for earlier, later in pairwise(heard))


def test_the_same_lessons_and_seed_give_the_same_weights(
    nlp: Language, turns: list[CodedText]
) -> None:
    pairs = list(pairs_of(turns, nlp, random.Random(1)))  # noqa: S311 -- a test's own
    short = replace(SCHEDULE, epochs=1)

    first, second = (weights_of(trained(SMALL, short, pairs, []).layers) for _ in range(2))

    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_a_kept_network_thinks_the_same(tmp_path: Path, keys: Callable[..., Keys]) -> None:
    load_network().save(tmp_path / "weights.npz")
    again = TurnNetwork.load(tmp_path / "weights.npz")
    turn = keys("It means a lot to you that they trust you with it.")

    [was], [now] = load_network().read([turn]), again.read([turn])

    assert again.temperatures == load_network().temperatures
    assert now.begins == pytest.approx(was.begins, abs=0.2)
    before = load_network().opinions(was, [len(turn)])
    after = again.opinions(now, [len(turn)])
    assert after.intents == pytest.approx(before.intents, abs=0.05)


def test_missing_weights_say_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"scoring\.coding\.network\.train"):
        TurnNetwork.load(tmp_path / "weights.npz")
    with pytest.raises(ModelError, match=r"scoring\.coding\.syntax\.train"):
        load_syntax(tmp_path)


def test_a_network_for_other_codes_is_refused(tmp_path: Path) -> None:
    small = TurnNetwork.new(SMALL)
    small.intents = ("ask_tried",)
    small.save(tmp_path / "weights.npz")

    with pytest.raises(ModelError, match="cannot use"):
        TurnNetwork.load(tmp_path / "weights.npz")


def test_temperatures_cool_what_is_too_sure(nlp: Language, turns: list[CodedText]) -> None:
    network = TurnNetwork.new(SMALL)
    for part in (network.layers.codes, network.layers.intents):
        weights = part.get_param("W")
        drawn = np.random.default_rng(3).normal(0, 5, weights.shape)
        part.set_param("W", drawn.astype("float32"))
    lessons = list(lessons_of(turns[:6], nlp))

    found = chosen(network, lessons)

    assert found.codes > 1
    assert found.intents > 1


def test_as_chat_keeps_codes_and_intents() -> None:
    turn = joined([("What now, then?", "question.open", "", "ask_options")], ())

    [piece] = as_chat(turn).pieces

    assert (piece.code, piece.intents) == ("question.open", ("ask_options",))


def test_the_codebook_can_be_learned_from() -> None:
    assert {piece.code for turn in from_codebook() for piece in turn.pieces} == set(CODES)
