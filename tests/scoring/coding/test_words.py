import pytest
import spacy

from scoring.coding.stems import content_stems, stem, words_in
from scoring.coding.words import words_of

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I don't know", "i do not know"),
        ("dont u think", "do not you think"),
        ("I can’t, you won't", "i can not you will not"),
        ("what's up, it's late", "what is up it is late"),
        ("Let's go", "let us go"),
        ("Sam's desk", "sam 's desk"),
        ("gonna ask, wanna stay", "going to ask want to stay"),
        ("what-- now", "what now"),
        ("realise, behaviour", "realize behavior"),
        ("😀 ?!", ""),
    ],
)
def test_words_are_spelled_out(typed: str, plain: str) -> None:
    assert " ".join(word.text for word in words_of(NLP(typed))) == plain


def test_words_know_where_they_stand_and_what_comes_before() -> None:
    typed = "Well… don't go"

    found = [(typed[word.start : word.end], word.gap) for word in words_of(NLP(typed))]

    assert found == [("Well", ""), ("do", "… "), ("n't", ""), ("go", " ")]


@pytest.mark.parametrize(
    "forms",
    [
        ("worry", "worries", "worried", "worrying"),
        ("plan", "plans", "planned", "planning"),
        ("carry", "carries", "carried", "carrying"),
        ("decide", "decides", "decided", "deciding"),
        ("tell", "told", "telling"),
        ("manager", "managers", "boss"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1


def test_content_leaves_the_little_words_out() -> None:
    assert content_stems(words_in("I don't know what he's doing about the rota")) == (
        stem("rota"),
    )
