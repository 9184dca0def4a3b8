import pytest
from spacy.tokens import Doc

from scoring.codebook import load_codebook
from scoring.coding.coder import LONGEST_TURN, NoIntents, TurnCoder
from scoring.coding.extensions import Intent, utterance_spans
from scoring.coding.pipeline import build_pipeline
from scoring.transcript import CodedTurn, Said
from scoring.vocabulary import (
    OTHER,
    QUESTION_OPEN,
    SILENCE,
    CodeId,
    IntentId,
    QuestionForm,
    QuestionLabel,
    Speaker,
)

COACHEE_SAYS = Said(Speaker.COACHEE, "My boss ignores me.")


class FixedIntents:
    """Says of every utterance that it is about the same thing."""

    def __init__(self, intent: str, probability: float) -> None:
        self._answer = (IntentId(intent), probability)
        self.asked: list[str] = []

    def intents_of(self, doc: Doc) -> list[Intent]:
        spans = utterance_spans(doc)
        self.asked += [span.text for span in spans]
        return [self._answer for _ in spans]


@pytest.mark.parametrize("typed", ["", " ", "\n\t "])
def test_nothing_typed_is_silence(coder: TurnCoder, typed: str) -> None:
    turn = coder.code(typed)

    (utterance,) = turn.utterances
    assert (utterance.code, utterance.start, utterance.end) == (SILENCE, 0, 0)
    assert (utterance.text, utterance.evidence, turn.text) == ("", (), "")


def test_a_turn_keeps_its_text_and_codes_in_order(coder: TurnCoder) -> None:
    turn = coder.code("  It sounds exhausting — what have you tried?")

    assert turn.text == "  It sounds exhausting — what have you tried?"
    assert turn.codes == ("rapport.empathy", "question.open")
    assert turn.question is QuestionLabel.OPEN


def test_a_permission_question_adds_its_code_to_the_turn(coder: TurnCoder) -> None:
    turn = coder.code("Would it be all right if I shared a thought?")

    assert turn.codes == ("question.closed", "rapport.permission")


def test_the_reason_quotes_the_words_that_earned_the_code(coder: TurnCoder) -> None:
    (utterance,) = coder.code("You should talk to her.").utterances

    start, end = utterance.evidence[0].start, utterance.evidence[0].end
    assert "You should talk to her."[start:end] in utterance.reason


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("What would help?", QuestionForm.OPEN),
        ("Did it help?", QuestionForm.CLOSED),
        ("Why don't you just leave?", QuestionForm.OPEN),
        ("Don't you want to leave?", QuestionForm.CLOSED),
        ("Can you tell me more about the depot?", QuestionForm.OPEN),
        ("It helped.", None),
    ],
)
def test_form_is_that_of_the_grammar(
    coder: TurnCoder, typed: str, form: QuestionForm | None
) -> None:
    assert [one.form for one in coder.code(typed).utterances] == [form]


def test_an_intent_is_kept_with_its_probability() -> None:
    intents = FixedIntents("ask_tried", 0.7)
    coder = TurnCoder(build_pipeline(), intents)

    (utterance,) = coder.code("What have you tried?").utterances

    assert intents.asked[0] == "What have you tried?"
    assert (utterance.intent, utterance.intent_confidence) == ("ask_tried", 0.7)


@pytest.mark.parametrize(
    ("intent", "probability", "code"),
    [
        pytest.param("say_goodbye", 0.9, "rapport.greeting", id="sure"),
        pytest.param("say_goodbye", 0.3, OTHER, id="unsure"),
        pytest.param("ask_tried", 0.9, OTHER, id="of no one code"),
    ],
)
def test_a_sure_intent_decides_where_the_words_say_little(
    intent: str, probability: float, code: str
) -> None:
    coder = TurnCoder(build_pipeline(), FixedIntents(intent, probability))

    assert coder.code("And off into the rain.").codes == (code,)


def test_an_intent_never_overrules_clear_words() -> None:
    coder = TurnCoder(build_pipeline(), FixedIntents("say_goodbye", 1.0))

    assert coder.code("What would help you most?").codes == (QUESTION_OPEN,)


def test_the_shipped_coder_knows_intents(shipped: TurnCoder) -> None:
    (utterance,) = shipped.code("What would you like to talk about today?").utterances

    assert utterance.intent == "ask_topic"
    assert 0 < utterance.intent_confidence <= 1


def test_many_turns_are_coded_as_one_by_one(coder: TurnCoder) -> None:
    items = [
        ("What happened?", (COACHEE_SAYS,), ()),
        ("", (), ()),
        ("You feel ignored.", (COACHEE_SAYS,), ()),
    ]

    assert list(coder.code_many(items)) == [coder.code(*item) for item in items]


def test_history_is_taken_as_given(coder: TurnCoder) -> None:
    said = [Said(Speaker.COACH, "Mm."), COACHEE_SAYS]
    asked = coder.code("Who is your boss? And since when?")

    coded_again = coder.code("Where is your desk?", said)
    as_given = coder.code("Where is your desk?", said, [asked])

    assert "interrogation" not in coded_again.marks
    assert "interrogation" in as_given.marks


def test_what_is_pasted_beyond_the_limit_is_kept_uncoded(coder: TurnCoder) -> None:
    pasted = "What would help you? " * 1000

    turn = coder.code(pasted)

    *_, rest = turn.utterances
    assert rest.code == OTHER
    assert rest.start >= LONGEST_TURN
    assert rest.end == len(pasted.rstrip())


def test_the_version_names_codebook_and_rules(coder: TurnCoder) -> None:
    assert coder.version.startswith(f"{load_codebook().version}+rules-")


def test_no_intents_is_an_answer_for_every_utterance() -> None:
    doc = build_pipeline()("That is hard. What now?")

    assert NoIntents().intents_of(doc) == [(None, 0.0), (None, 0.0)]


def test_coding_is_the_same_every_time(coder: TurnCoder) -> None:
    turns: set[CodedTurn] = {
        coder.code("You could always take a break?", [COACHEE_SAYS]) for _ in range(3)
    }

    assert len(turns) == 1
    assert turns.pop().codes == (CodeId("question.leading"),)
