"""Closed word classes and the two orders of words that make an English question."""

from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.form import Form, Kind
from scoring.coding.question.heads import is_what_exclaimed, wh_label
from scoring.vocabulary import QuestionForm

LEXICON = load_lexicon()
AUXILIARIES = LEXICON["auxiliary"]
SUBJECTS = LEXICON["subject_pronoun"]
DETERMINERS = LEXICON["determiner"]
WH_WORDS = LEXICON["wh_word"]
PREPOSITIONS = LEXICON["preposition"]
PERSONAL = LEXICON["personal"]
# "Have a seat", "Do your best", "Should you need me": not questions by order alone.
IMPERATIVE_BEFORE_NOUN = frozenset({"have", "do", "had", "may"})
CONDITIONALS = frozenset(
    {("should", "you"), ("had", "i"), ("had", "you"), ("were", "i"), ("were", "you")}
)
# A noun subject may follow these in chat without a question mark ...
ASKS_UNMARKED = frozenset("is are was were does did has will".split())
# ... unless it is no noun: then the subject was left out.
NO_SUBJECT = (
    LEXICON["hardship"]
    | LEXICON["evaluating"]
    | LEXICON["feeling"]
    | LEXICON["good"]
    | LEXICON["preposition"]
    | LEXICON["adverb"]
)
# "would it not be better": denied behind the subject, these push as much.
DOUBTING = frozenset("would should could is did do does have has are".split())
REACH = 6
"""So many words after a wh-word may come before its auxiliary."""

Words = tuple[str, ...]


# "do it" orders; "do they" asks.
SINGULAR = frozenset(
    {"it", "that", "this", "he", "she", "there", "everyone", "everybody", "something"}
)


def inversion_at(words: Words, at: int, *, asks: bool) -> int:
    """Return how many words show an inverted auxiliary and subject at `at`; 0 where none do."""
    if at >= len(words) or words[at] not in AUXILIARIES:
        return 0
    subject = at + 1 + (words[at + 1 : at + 2] == ("not",))
    if subject >= len(words) or ((words[at], words[subject]) in CONDITIONALS and not asks):
        return 0
    if words[at] == "do" and words[subject] in SINGULAR:
        return 0
    if words[subject] in SUBJECTS:
        return subject + 1 - at
    return (subject + 1 - at) * _is_noun_subject(words, at, subject, asks=asks)


def _is_noun_subject(words: Words, at: int, subject: int, *, asks: bool) -> bool:
    if words[subject] in DETERMINERS:
        return asks or words[at] not in IMPERATIVE_BEFORE_NOUN
    if at > 0 or words[at] in {"do", "have"} or len(words) <= subject + 1:
        return False
    # Chat: "is coaching new to you", but "was great, thanks".
    starts_predicate = words[subject] in NO_SUBJECT or words[at] not in ASKS_UNMARKED
    return asks or not starts_predicate


def polar_at(words: Words, at: int, *, asks: bool) -> Form | None:
    """Return the yes/no question that starts at `at`, if one does."""
    length = inversion_at(words, at, asks=asks)
    if not length:
        return None
    after = at + length
    negated = words[at + 1] == "not" or (
        words[at] in DOUBTING and words[after : after + 1] == ("not",)
    )
    return Form(Kind.POLAR, QuestionForm.CLOSED, at, at + length, negated)


def wh_at(words: Words, at: int, *, asks: bool) -> Form | None:
    """Return the wh-question that starts at `at` ("what ...", "in what way ..."), if any.

    `words` must stop at the next pause: what comes after it proves nothing here.
    """
    place = at + (
        at + 1 < len(words) and words[at] in PREPOSITIONS and words[at + 1] in WH_WORDS
    )
    if place >= len(words) or words[place] not in WH_WORDS:
        return None
    if not _is_interrogative(words, place, asks=asks):
        return None
    last = min(len(words), place + 2)
    return Form(Kind.WH, wh_label(words, place), at, last)


def _is_interrogative(words: Words, place: int, *, asks: bool) -> bool:
    rest = words[place + 1 :]
    if not rest:
        return asks or place == 0
    if has_inversion_soon(words, place + 1, asks=asks) or _is_missing_auxiliary(
        words, place
    ):
        return True
    if is_what_exclaimed(words, place) and not asks:
        return False
    if rest[0] in PERSONAL or rest[0] in DETERMINERS - {"other", "many", "much", "most"}:
        return asks and words[place] not in {"when", "where"}
    return asks or not _is_relative(words, place)


def has_inversion_soon(words: Words, start: int, *, asks: bool) -> bool:
    """Return whether an auxiliary and its subject change places within reach of `start`."""
    stop = min(len(words), start + REACH)
    return any(
        inversion_at(words, place, asks=asks)
        # "what matters is that ..." joins; "what is that" asks.
        and (place == start or words[place + 1] in PERSONAL or _is_how(words, start, place))
        and words[place - 1] not in PERSONAL
        for place in range(start, stop)
    )


def _is_how(words: Words, start: int, place: int) -> bool:
    # "how useful was this", "how bad is the pain"
    return words[start - 1] == "how" and place == start + 1


def _is_missing_auxiliary(words: Words, place: int) -> bool:
    # Chat: "how you feeling", "what you thinking".
    subject, verb = (*words[place + 1 : place + 3], "", "")[:2]
    return subject in {"you", "they"} and verb.endswith("ing")


def _is_relative(words: Words, place: int) -> bool:
    # Without inversion a wh-word may only join or name: "which is hard", "when needed".
    rest = words[place + 1 :]
    if rest[0] == "of":
        return False  # "which of these ..."
    if place > 0 and words[place] in {"which", "who", "whose", "when", "where"}:
        return True
    if words[place] in {"when", "where"}:
        return rest[0] not in AUXILIARIES
    if words[place] in {"which", "who", "whose"} and rest[0] in AUXILIARIES:
        return words[place] == "which"
    return "is" in rest[1:] or "was" in rest[1:]
