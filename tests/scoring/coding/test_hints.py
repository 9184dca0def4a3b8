import spacy

from scoring.coding.hints import codes_of_intents, hinted
from scoring.coding.splitter import utterances_of
from scoring.coding.utterance import Claim, Utterance
from scoring.coding.words import words_of
from scoring.intents import load_intents
from scoring.vocabulary import CODES, QUESTION_CLOSED, CodeId, IntentId

BYE = IntentId("say_goodbye")
SIMPLE = CodeId("listening.simple")


def _utterance() -> Utterance:
    typed = "And off into the rain."
    (utterance,) = utterances_of(typed, words_of(spacy.blank("en")(typed)))
    return utterance


def _codes(claims: list[Claim], intent: IntentId | None, probability: float) -> list[str]:
    return [claim.code for claim in hinted(_utterance(), claims, intent, probability)]


def test_a_sure_intent_adds_its_code() -> None:
    assert _codes([], BYE, 0.9) == ["rapport.greeting"]


def test_an_unsure_or_unknown_intent_adds_nothing() -> None:
    assert _codes([], BYE, 0.4) == []
    assert _codes([], None, 0.9) == []


def test_clear_words_and_questions_stand() -> None:
    assert _codes([Claim(SIMPLE, 0.8)], BYE, 0.9) == [SIMPLE]
    assert _codes([Claim(QUESTION_CLOSED, 0.6)], BYE, 0.9) == [QUESTION_CLOSED]


def test_a_weak_claim_stays_as_a_rival() -> None:
    assert _codes([Claim(SIMPLE, 0.5)], BYE, 0.9) == [SIMPLE, "rapport.greeting"]


def test_every_intent_and_code_named_exists() -> None:
    named = codes_of_intents()

    assert set(named) <= set(load_intents().intents)
    assert set(named.values()) <= set(CODES)
