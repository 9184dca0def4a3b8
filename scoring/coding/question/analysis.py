"""The form of a whole utterance, or None where it asks nothing."""

from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.embedded import embedded_form
from scoring.coding.question.form import Form, Kind
from scoring.coding.question.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PERSONAL,
    SUBJECTS,
    WH_WORDS,
    polar_at,
    wh_at,
)
from scoring.coding.question.heads import wh_label
from scoring.coding.question.places import later_places
from scoring.coding.question.tags import tag_form
from scoring.coding.utterance import Utterance
from scoring.coding.words import plain
from scoring.vocabulary import QuestionForm

LEXICON = load_lexicon()
NO_QUESTION = frozenset(plain(entry) for entry in LEXICON["no_question"])
NOISES = frozenset(plain(entry) for entry in LEXICON["noise"])
OPEN_FRAGMENTS = frozenset(plain(entry) for entry in LEXICON["open_fragment"])
ELLIPTICAL = {"any": 7, "ever": 8, "got": 8, "fancy": 7}
"""First words of cut short yes/no questions, and how long those are at most."""
ARTICLES = frozenset({"a", "an", "any", "some"})


def question_form(utterance: Utterance) -> Form | None:
    """Return the form of what `utterance` asks; None where it asks nothing."""
    if _asks_nothing(utterance):
        return None
    return (
        _question_at_start(utterance)
        or _elliptical(utterance)
        or tag_form(utterance)
        or _question_later(utterance)
        or (_rising(utterance) if utterance.asks else None)
    )


def _asks_nothing(utterance: Utterance) -> bool:
    said = " ".join(utterance.core)
    whole = " ".join(utterance.texts)
    return bool({said, whole} & NO_QUESTION) or bool({said, whole} & NOISES)


def _question_at_start(utterance: Utterance) -> Form | None:
    return _question_at(utterance, 0)


def _question_at(utterance: Utterance, at: int) -> Form | None:
    words, asks = utterance.core, utterance.asks
    stop = next((place for place in utterance.pauses if place > at + 1), len(words))
    return (
        embedded_form(words, at)
        or _polar_at(utterance, at)
        or wh_at(words[:stop], at, asks=asks and stop == len(words))
    )


def _polar_at(utterance: Utterance, at: int) -> Form | None:
    form = polar_at(utterance.core, at, asks=utterance.asks)
    if form is None or not utterance.states:
        return form
    # "Is coaching new to you" asks, but with a full stop only a pronoun shows a question.
    return form if utterance.core[form.last - 1] in SUBJECTS | DETERMINERS else None


def _elliptical(utterance: Utterance) -> Form | None:
    """Yes/no questions that chat cuts short: "any other ideas", "ever had a coach"."""
    words = utterance.core
    limit = ELLIPTICAL.get(words[0], 0)
    if (
        utterance.states
        or not 1 < len(words) <= limit
        or (words[0] == "got" and words[1] not in ARTICLES)
    ):
        return None
    return Form(Kind.POLAR, QuestionForm.CLOSED, 0, 2)


def _question_later(utterance: Utterance) -> Form | None:
    for place in later_places(utterance):
        if form := _question_at(utterance, place):
            return form
    return None


def _rising(utterance: Utterance) -> Form:
    words = utterance.core
    everything = (0, len(words))
    if {" ".join(words), " ".join(utterance.texts)} & OPEN_FRAGMENTS:
        return Form(Kind.FRAGMENT, QuestionForm.OPEN, *everything)
    for place in range(len(words) - 1, max(-1, len(words) - 4), -1):
        if words[place] in WH_WORDS - {"which", "when"}:
            return Form(Kind.WH, wh_label(words, place), place, len(words))
    if not PERSONAL.isdisjoint(words) or not AUXILIARIES.isdisjoint(words):
        return Form(Kind.DECLARATIVE, QuestionForm.CLOSED, *everything)
    return Form(Kind.FRAGMENT, QuestionForm.CLOSED, *everything)
