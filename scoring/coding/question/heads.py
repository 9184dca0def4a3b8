"""Whether a wh-question asks for one fact or leaves room: its head decides."""

from scoring.coding.lexicon import load_lexicon
from scoring.coding.words import plain
from scoring.vocabulary import QuestionForm

LEXICON = load_lexicon()
FACT_NOUNS = frozenset(map(plain, LEXICON["fact_noun"]))
DEGREES = LEXICON["degree"]
CHOOSING = frozenset(map(plain, LEXICON["choosing"]))
CHOOSING_PHRASES = tuple(LEXICON["choosing_phrase"])
VIEWING = LEXICON["viewing"]
BE = LEXICON["be"]
POSSESSIVES = frozenset("your his her their the my our its".split())
AFTER_POSSESSIVE = 3
HOW_OPENERS = frozenset({"about", "come", "so", "else"})

Words = tuple[str, ...]


def wh_label(words: Words, place: int) -> QuestionForm:
    """Return whether the question with its wh-word at `place` is open or closed."""
    rest = words[place + 1 :]
    return QuestionForm.CLOSED if _asks_fact(words[place], rest) else QuestionForm.OPEN


def _asks_fact(wh_word: str, rest: Words) -> bool:
    if wh_word in {"why", "when"}:
        return wh_word == "when"
    if wh_word == "how":
        return bool(rest) and rest[0] in DEGREES
    if wh_word == "what":
        return _is_what_closed(rest)
    return not _is_choice(rest)


def is_what_exclaimed(words: Words, place: int) -> bool:
    """Return whether the wh-word only exclaims: "what a week", "how awful"."""
    rest = words[place + 1 :]
    if words[place] == "what":
        return rest[0] in {"a", "an"}
    return words[place] == "how" and len(rest) <= 3 and rest[0] not in HOW_OPENERS | DEGREES  # noqa: PLR2004 -- an adjective and "for you"


def _is_what_closed(rest: Words) -> bool:
    if not rest:
        return False
    if rest[0] == "extent":
        return VIEWING.isdisjoint(rest)
    if rest[0] in FACT_NOUNS:
        return True
    if rest[0] not in BE or len(rest) <= 2 or rest[1] not in POSSESSIVES:  # noqa: PLR2004 -- "is your"
        return False
    noun = rest[2 : 2 + AFTER_POSSESSIVE]
    return len(rest) <= 2 + AFTER_POSSESSIVE and noun[-1] in FACT_NOUNS


def _is_choice(rest: Words) -> bool:
    if not CHOOSING.isdisjoint(rest):
        return True
    said = f" {' '.join(rest)} "
    return any(f" {phrase} " in said for phrase in CHOOSING_PHRASES)
