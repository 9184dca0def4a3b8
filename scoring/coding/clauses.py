"""Whether words could be a thought of their own: what the splitter asks at each place. Pure."""

from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.embedded import FRAMES
from scoring.coding.question.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    inversion_at,
)
from scoring.coding.words import plain

LEXICON = load_lexicon()
UNFINISHED = LEXICON["unfinished"]
SUBORDINATORS = LEXICON["subordinator"]
COORDINATORS = LEXICON["coordinator"]
LEAD_INS = LEXICON["lead_in_alone"] | LEXICON["lead_in"]
OPENERS = frozenset(tuple(plain(entry).split()) for entry in LEXICON["utterance_opener"])
TAILS = frozenset(FRAMES) | {tuple(plain(entry).split()) for entry in LEXICON["frame_tail"]}
LONGEST_TAIL = max(map(len, TAILS))
CLAUSE_STARTS = SUBJECTS | DETERMINERS | {"sounds", "thanks", "thank", "let"}
# "what made ..." needs no inverted words to be a main question.
ASKING_VERBS = frozenset({"made", "makes", "happened", "happens", "not", "come"})
CONTINUING = frozenset(
    "nor neither so as than more only if even just still also never always".split()
)
WITH_IT = frozenset({"is", "was", "does"})
"""Behind a clause these ask about "it"; "she is", "did it" and the like go on stating."""
SHORT_ASKING = 3
"""A yes/no question shorter than this behind a clause is its tag."""

Words = tuple[str, ...]


def is_whole(left: Words) -> bool:
    """Return whether `left` could be a thought of its own."""
    return len(left) > 1 and left[-1] not in UNFINISHED and not frames(left)


def frames(left: Words) -> bool:
    """Return whether `left` ends with what a question is put into: "I'm curious"."""
    return any(tuple(left[-length:]) in TAILS for length in range(1, LONGEST_TAIL + 1))


def leans(left: Words) -> bool:
    """Return whether `left` is a subordinate clause that waits for its main clause."""
    if _asks_by_order(left):
        return False
    start = _after_coordinator(left)
    return left[start] in SUBORDINATORS | WH_WORDS | PREPOSITIONS


def stands_alone(right: Words) -> bool:
    """Return whether `right` starts a thought of its own after a dash."""
    start = _after_coordinator(right)
    if opens_question(right):
        return True
    return right[start] in PERSONAL - {"it"} and len(right) > start + 2


def opens_question(right: Words) -> bool:
    """Return whether `right` starts with a question, or as thoughts of their own do."""
    return _starts_with(right[_after_coordinator(right) :], OPENERS) or _asks_by_order(
        right
    )


def has_clause(left: Words) -> bool:
    """Return whether `left` starts with a subject, after a lead-in."""
    start = 1 if left[0] in LEAD_INS and len(left) > 1 else 0
    return len(left) - start > 1 and not CLAUSE_STARTS.isdisjoint(left[start : start + 3])


def runs_on(left: Words, right: Words) -> bool:
    """Return whether a thought starts at `right` though nothing was typed before it."""
    # Chat: "it sounds hard what have you tried".
    if not is_whole(left) or leans(left):
        return False
    if right[0] in COORDINATORS and right[0] != "because" and len(right) > 1:
        is_complete = has_clause(left) or _asks_by_order(left)
        return is_complete and _asks_without_mark(left, right[1:])
    if _asks_without_mark(left, right):
        return True
    return _is_clause_end(left) and has_clause(left) and _starts_with(right, OPENERS)


def _asks_without_mark(left: Words, right: Words) -> bool:
    if right[0] in WH_WORDS:
        is_asked = _is_main_wh(right, 0) and _is_inverted_wh(right)
        return is_asked and left[-1] not in PREPOSITIONS
    if right[0] not in AUXILIARIES or len(right) <= SHORT_ASKING:
        return False
    if right[1] not in PERSONAL or (right[1] == "it") != (right[0] in WITH_IT):
        return False
    is_asked = inversion_at(right, 0, asks=False) > 0 and right[2] not in AUXILIARIES
    return is_asked and _is_clause_end(left)


def _after_coordinator(words: Words) -> int:
    return 1 if words[0] in COORDINATORS and len(words) > 1 else 0


def _asks_by_order(right: Words) -> bool:
    start = _after_coordinator(right)
    if right[start] in WH_WORDS:
        return _is_main_wh(right, start)
    is_choice = right[0] == "or" and start > 0
    return (
        not is_choice and right[start] in AUXILIARIES and _is_main_inversion(right, start)
    )


def _is_main_wh(right: Words, start: int) -> bool:
    following = right[start + 1 : start + 2]
    if not following:
        return right[start] in {"why", "how"}
    if following[0] in {"about", "else", "if"} and right[start] in {"what", "how", "who"}:
        return True
    if right[start] in {"where", "when"}:
        return inversion_at(right, start + 1, asks=False) > 0
    if right[start] in {"which", "who", "whose"}:
        skips = 1 if following[0] in PERSONAL else 2
        places = range(start + 1, min(len(right) - 1, start + 1 + skips))
        return any(inversion_at(right, place, asks=False) for place in places)
    if following[0] in AUXILIARIES | ASKING_VERBS:
        return right[start + 2 :] not in ((), ("not",))
    return any(
        inversion_at(right, place, asks=False) and right[place + 1] in PERSONAL
        for place in range(start + 2, min(len(right) - 1, start + 5))
    )


def _is_main_inversion(right: Words, start: int) -> bool:
    length = inversion_at(right, start, asks=False)
    # Two or three words are a tag: "..., don't you".
    return length > 0 and len(right) > start + length + 1


def _is_inverted_wh(right: Words) -> bool:
    if len(right) > 1 and right[1] in ASKING_VERBS | {"about", "else"}:
        return True
    subjects = PERSONAL | DETERMINERS | SUBJECTS
    places = range(1, min(len(right) - 1, 5))
    if any(
        inversion_at(right, place, asks=False) and right[place + 1] in subjects
        for place in places
    ):
        return True
    return right[0] == "what" and right[1:2] in (
        ("is",),
        ("would",),
        ("could",),
        ("will",),
        ("was",),
    )


def _is_clause_end(left: Words) -> bool:
    if left[-1] in AUXILIARIES | SUBJECTS | DETERMINERS | CONTINUING:
        return False
    return WH_WORDS.isdisjoint(left) or (len(left) > SHORT_ASKING and _asks_by_order(left))


def _starts_with(words: Words, starts: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(words[: len(start)]) == start for start in starts)
