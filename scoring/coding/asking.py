"""From the form of a question and what it says to open, closed or leading."""

from collections.abc import Iterable

from scoring.coding.earlier import FEELINGS, Earlier, feelings_in
from scoring.coding.echo import YOU, Echo, echo_of
from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.form import STATEMENTS, Form, Kind
from scoring.coding.stems import stem, words_in
from scoring.coding.utterance import Claim, Utterance
from scoring.transcript import Span
from scoring.vocabulary import (
    QUESTION_CLOSED,
    QUESTION_LEADING,
    QUESTION_OPEN,
    CodeId,
    MarkId,
    QuestionForm,
)

LEXICON = load_lexicon()
LOADED = LEXICON["loaded"]
VIEWS = LEXICON["viewing_or_willing"]
PUSHES = LEXICON["push"]
EVALUATING = LEXICON["hardship"] | LEXICON["evaluating"]
SIMPLE = CodeId("listening.simple")
COMPLEX = CodeId("listening.complex")
REFLECTIONS = frozenset({SIMPLE, COMPLEX})
OTHER_CODE = CodeId("other")
SOLUTIONS = frozenset(
    map(CodeId, ("input.advice", "input.options", "input.direction", "break.pressuring"))
)
STANDS = frozenset(
    map(
        CodeId,
        (
            "rapport.empathy", "rapport.greeting", "rapport.structuring", "rapport.contracting",
            "rapport.permission", "rapport.autonomy", "listening.summary", "listening.noticing",
        ),
    )
)  # fmt: skip
CHECKING = MarkId("checking")
SUGGESTION = MarkId("suggestion")
TAG = MarkId("tag")
CLEAR = 0.86
SURE = 0.92
PROBABLE = 0.72
FAINT = 0.6
TAKING_FOR_GRANTED = frozenset({"why", "what", "when", "which"})
SUPPOSING = frozenset({"would", "could", "might", "if", "worst"})
PAINFUL = frozenset(
    "fear worry anger annoyance sadness hurt shame guilt loneliness resentment".split()
)
"""Groups of feelings in the lexicon."""
NEAR = 5
"""A loaded word is about the coachee where "you" comes so many words before it."""
TENTATIVE = 0.75
"""A stem ("it sounds like") weighs so much; with a rising end it offers, and pushes nothing."""
ECHOED = 0.67
"""From this share of shared content on, a rising statement only gives back."""
INNER = LEXICON["inner"]


def asking_claims(
    utterance: Utterance, form: Form, claims: tuple[Claim, ...], earlier: Earlier
) -> tuple[Claim, ...]:
    """Return what `form` claims about `utterance`, given the `claims` of its words."""
    if form.kind is Kind.WHETHER:
        return (_wondered(utterance, form, claims, earlier),)
    if form.kind in STATEMENTS:
        return _declared(utterance, form, claims, echo_of(utterance.core, earlier))
    return _asked(utterance, form, earlier)


def _asked(utterance: Utterance, form: Form, earlier: Earlier) -> tuple[Claim, ...]:
    evidence = (utterance.span(form.first, form.last),)
    if form.kind is Kind.FRAGMENT and form.label is QuestionForm.CLOSED:
        echo = echo_of(utterance.core, earlier)
        if echo.content and echo.overlap == 1:
            return (Claim(SIMPLE, CLEAR, evidence, (CHECKING,)),)
    if form.negated and form.kind is Kind.POLAR:
        return (
            Claim(QUESTION_LEADING, SURE, evidence),
            Claim(QUESTION_CLOSED, FAINT, evidence),
        )
    code = QUESTION_OPEN if form.label is QuestionForm.OPEN else QUESTION_CLOSED
    marks = (MarkId("polite-form"),) if form.polite and code is QUESTION_OPEN else ()
    own = Claim(code, CLEAR, evidence, marks)
    loaded = _loaded_words(utterance, earlier) or _presumed(utterance, form, earlier)
    if not loaded:
        return (own,)
    return (Claim(QUESTION_LEADING, SURE, loaded), own)


def _loaded_words(utterance: Utterance, earlier: Earlier) -> tuple[Span, ...]:
    """The words that judge the coachee and are not the coachee's own."""
    words = utterance.core
    if "mean" in words:
        return ()  # "what do you mean by harsh" asks about a word
    return tuple(
        utterance.span(place, place + 1)
        for place, word in enumerate(words)
        if word in LOADED
        and not YOU.isdisjoint(words[max(0, place - NEAR) : place])
        and stem(word) not in earlier.all_stems
    )


def _presumed(utterance: Utterance, form: Form, earlier: Earlier) -> tuple[Span, ...]:
    """The painful feelings a wh-question takes for granted that the coachee never showed."""
    words = utterance.core
    is_asked = form.kind is Kind.WH and words[form.first] in TAKING_FOR_GRANTED
    if not (is_asked and earlier.is_known) or not SUPPOSING.isdisjoint(words):
        return ()
    shown = feelings_in(word for text in earlier.coachee for word in words_in(text))
    return tuple(
        utterance.span(place, place + 1)
        for place, word in enumerate(words)
        if FEELINGS.get(word) in PAINFUL - shown and not YOU.isdisjoint(words)
    )


def _wondered(
    utterance: Utterance, form: Form, claims: Iterable[Claim], earlier: Earlier
) -> Claim:
    """Code "I wonder whether ...": a solution leads, an inner state reflects, a fact asks."""
    evidence = (utterance.span(form.first, form.last),)
    words = utterance.core[form.last :]
    if _holds_solution(claims) or _considers(words):
        return Claim(QUESTION_LEADING, SURE, evidence, (SUGGESTION,))
    echo = echo_of(words, earlier)
    if echo.feelings or (echo.is_about_you and not INNER.isdisjoint(words)):
        return Claim(COMPLEX, CLEAR, evidence)
    return Claim(QUESTION_CLOSED, CLEAR, evidence)


def _considers(words: tuple[str, ...]) -> bool:
    return words[:1] == ("you",) and not LEXICON["considering"].isdisjoint(words[1:4])


def _declared(
    utterance: Utterance, form: Form, claims: tuple[Claim, ...], echo: Echo
) -> tuple[Claim, ...]:
    """A statement with a rising end or a tag: what it states decides."""
    evidence = (utterance.span(form.first, form.last),)
    marks = (TAG,) if form.kind is Kind.TAG else ()
    if _holds_solution(claims):
        return (Claim(QUESTION_LEADING, SURE, evidence, (*marks, SUGGESTION)),)
    if _pushes(utterance, form, claims, echo):
        return (Claim(QUESTION_LEADING, SURE, evidence, marks),)
    standing = [claim for claim in claims if claim.code in STANDS]
    if standing:
        return ()
    return (_checked(utterance, form, claims, echo),)


def _holds_solution(claims: Iterable[Claim]) -> bool:
    return any(claim.code in SOLUTIONS and claim.weight > FAINT for claim in claims)


def _pushes(utterance: Utterance, form: Form, claims: Iterable[Claim], echo: Echo) -> bool:
    words = frozenset(utterance.core)
    if any(
        claim.code.startswith("break.") or claim.code == "feedback.critical"
        for claim in claims
    ):
        return True
    if not words.isdisjoint(PUSHES) and echo.is_about_you:
        return True
    if not words.isdisjoint(LOADED) and echo.overlap < 1:
        return True
    if form.kind is Kind.TAG:
        return echo.overlap < 1 or not echo.content
    return False


def _checked(
    utterance: Utterance, form: Form, claims: Iterable[Claim], echo: Echo
) -> Claim:
    evidence = (utterance.span(0, len(utterance.core)),)
    reflected = [
        claim for claim in claims if claim.code in REFLECTIONS and claim.weight >= TENTATIVE
    ]
    if reflected and form.kind is not Kind.TAG:
        return Claim(reflected[0].code, CLEAR, reflected[0].evidence, (CHECKING,))
    marks = (TAG,) if form.kind is Kind.TAG else ()
    if echo.is_known and echo.content and echo.overlap >= ECHOED and echo.is_about_you:
        return Claim(SIMPLE, CLEAR, evidence, (CHECKING,))
    if echo.is_known and echo.is_about_you and echo.new_feelings:
        return Claim(QUESTION_LEADING, CLEAR, evidence, marks)
    if not echo.is_known and echo.is_about_you and not INNER.isdisjoint(utterance.core):
        return Claim(SIMPLE, PROBABLE, evidence, (CHECKING,))
    return Claim(QUESTION_CLOSED, PROBABLE, evidence, marks)
