import pytest
import spacy

from scoring.coding.question.analysis import question_form
from scoring.coding.question.form import Kind
from scoring.coding.splitter import utterances_of
from scoring.coding.words import words_of
from scoring.vocabulary import QuestionForm

NLP = spacy.blank("en")
OPEN, CLOSED = QuestionForm.OPEN, QuestionForm.CLOSED


def _form(typed: str) -> tuple[Kind, QuestionForm] | None:
    (utterance,) = utterances_of(typed, words_of(NLP(typed)))
    form = question_form(utterance)
    return (form.kind, form.label) if form else None


@pytest.mark.parametrize(
    ("typed", "kind", "label"),
    [
        ("What happened?", Kind.WH, OPEN),
        ("what happened", Kind.WH, OPEN),
        ("how you doing", Kind.WH, OPEN),
        ("how useful was this session", Kind.WH, OPEN),
        ("In what way?", Kind.WH, OPEN),
        ("Since when?", Kind.WH, CLOSED),
        ("How often do you meet?", Kind.WH, CLOSED),
        ("Which shift are you on?", Kind.WH, CLOSED),
        ("Which of these appeals to you?", Kind.WH, OPEN),
        ("Where do you see yourself in May?", Kind.WH, OPEN),
        ("You said what?", Kind.WH, OPEN),
        ("Is she new?", Kind.POLAR, CLOSED),
        ("is coaching new to you", Kind.POLAR, CLOSED),
        ("any other ideas", Kind.POLAR, CLOSED),
        ("if he said no would you be ok", Kind.POLAR, CLOSED),
        ("I'm curious what that was like.", Kind.EMBEDDED, OPEN),
        ("tell me how long that took", Kind.EMBEDDED, CLOSED),
        ("I wonder whether he knew.", Kind.WHETHER, CLOSED),
        ("Tell me about the depot.", Kind.INVITATION, OPEN),
        ("It's late, isn't it?", Kind.TAG, CLOSED),
        ("you aren't sure are you", Kind.TAG, CLOSED),
        ("It's late, right?", Kind.NODDED, CLOSED),
        ("You left?", Kind.DECLARATIVE, CLOSED),
        ("And then?", Kind.FRAGMENT, OPEN),
        ("The blue one?", Kind.FRAGMENT, CLOSED),
    ],
)
def test_form_of_a_question(typed: str, kind: Kind, label: QuestionForm) -> None:
    assert _form(typed) == (kind, label)


@pytest.mark.parametrize(
    "typed",
    [
        "You left.",
        "Have a seat.",
        "Do it now.",
        "Don't worry.",
        "What a week!",
        "How awful for you.",
        "What matters is that you came.",
        "When I was new, it was easier.",
        "Which is fine.",
        "How you handled it was kind.",
        "Who knows?",
        "Really?",
        "Let me know how it goes.",
        "Was great, thanks.",
        "Should you need me, call.",
    ],
)
def test_no_question(typed: str) -> None:
    assert _form(typed) is None


def test_a_denied_auxiliary_is_noted() -> None:
    (utterance,) = utterances_of("Would it not help?", words_of(NLP("Would it not help?")))

    form = question_form(utterance)

    assert form is not None
    assert form.negated
