import pytest

from scoring.coding.lexicon import load_lexicon
from scoring.coding.phrases import Phrase, compile_phrases
from scoring.errors import CodebookError


def _compiled(phrase: str) -> tuple[Phrase, ...]:
    return compile_phrases([phrase], load_lexicon())


def _found(phrase: str, said: str) -> str | None:
    words = said.split()
    places = [place for one in _compiled(phrase) if (place := one.find(words))]
    longest = max(places, key=lambda place: place[1] - place[0], default=None)
    return " ".join(words[longest[0] : longest[1]]) if longest else None


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        pytest.param("sounds hard", "that sounds hard to me", "sounds hard", id="words"),
        pytest.param("tell|show me", "please show me how", "show me", id="alternatives"),
        pytest.param("a? bit", "say bit more", "bit", id="optional"),
        pytest.param("appreciat*", "i am appreciative", "appreciative", id="beginning"),
        pytest.param("(a lot|much) of", "that is a lot of work", "a lot of", id="group"),
        pytest.param("is (a bit)? hard", "it is hard", "is hard", id="optional group"),
        pytest.param("is <hardship>", "it is exhausting", "is exhausting", id="list"),
        pytest.param("is <hardship|=fine>", "it is fine", "is fine", id="list and word"),
        pytest.param(
            "feel <feeling>", "you feel left out", "feel left out", id="two words"
        ),
        pytest.param(
            "sounds .. hard", "sounds like it is very hard", None, id="gap too wide"
        ),
        pytest.param(
            "sounds .. hard", "sounds so very hard", "sounds so very hard", id="gap"
        ),
        pytest.param("your _ is", "your work is good", "your work is", id="any word"),
        pytest.param("^why", "i know why", None, id="not at the start"),
        pytest.param("hard $", "hard to say", None, id="not at the end"),
        pytest.param("summarise it", "summarize it", "summarize it", id="spelling"),
    ],
)
def test_phrase_finds(phrase: str, said: str, found: str | None) -> None:
    assert _found(phrase, said) == found


def test_a_match_is_ruled_out_by_the_words_alone() -> None:
    (phrase,) = _compiled("^why did you")

    assert phrase.may_match("why", frozenset({"why", "did", "you", "go"}))
    assert not phrase.may_match("why", frozenset({"why", "you", "go"}))
    assert not phrase.may_match("so", frozenset({"so", "why", "did", "you"}))


@pytest.mark.parametrize("phrase", ["..", "^", "is <nosuchlist>", "is (broken", "a)b"])
def test_a_phrase_that_cannot_be_read_is_a_fault(phrase: str) -> None:
    with pytest.raises(CodebookError):
        _compiled(phrase)
