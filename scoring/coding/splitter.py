"""Turn -> utterances: where one complete thought ends and the next begins.

Pure: works on words and the characters between them.
"""

import itertools
from collections.abc import Iterator, Sequence

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
from scoring.coding.utterance import Utterance
from scoring.coding.words import Word, plain

LEXICON = load_lexicon()
UNFINISHED = LEXICON["unfinished"]
SUBORDINATORS = LEXICON["subordinator"]
COORDINATORS = LEXICON["coordinator"]
LEAD_IN_ALONE = LEXICON["lead_in_alone"] | LEXICON["lead_in"]
OPENERS = frozenset(tuple(plain(entry).split()) for entry in LEXICON["utterance_opener"])
SUMMARY_LEADS = frozenset(
    tuple(plain(entry).split()) for entry in LEXICON["summary_lead_in"]
)
FRAME_TAILS = frozenset(tuple(plain(entry).split()) for entry in LEXICON["frame_tail"])
TAILS = FRAME_TAILS | frozenset(FRAMES)
LONGEST_TAIL = max(map(len, TAILS))
LONGEST_LEAD_IN = 2
LONGEST_UTTERANCE = 120
"""Words; a longer run is cut, for nobody says so much in one breath."""
DASHES = ("—", "–", " - ", "--", "…", "...", " -\n")
CLOSING = ".?!…,;:)]}\"'”’»"
LIST_ITEM = ("\n-", "\n*", "\n•", "\n·", "\n1", "\n2", "\n3", "\n4", "\n5")


def utterances_of(text: str, words: Sequence[Word]) -> tuple[Utterance, ...]:
    """Split `text`, whose words are `words`, into utterances, in order."""
    cuts = [0, *_cuts(words), len(words)]
    pieces = [words[start:end] for start, end in itertools.pairwise(cuts) if start < end]
    return tuple(_utterance(text, piece) for piece in _with_lead_ins_merged(text, pieces))


def _utterance(text: str, words: Sequence[Word]) -> Utterance:
    end = words[-1].end
    tail = text[end:]
    kept = len(tail) - len(tail.lstrip(CLOSING))
    kept = _until_dash(tail[:kept])
    closing = tail[: len(tail) - len(tail.lstrip(CLOSING + " "))]
    asks = "?" in tail[:kept] or closing.strip().startswith("?")
    states = not asks and not set(".!").isdisjoint(tail[:kept].replace("...", ""))
    return Utterance(tuple(words), words[0].start, end + kept, asks=asks, states=states)


def _until_dash(tail: str) -> int:
    return len(tail.rstrip(";,:")) if tail.strip(";,:") == "" else len(tail)


def _cuts(words: Sequence[Word]) -> Iterator[int]:
    """Yield the places where a new utterance starts."""
    since = 0
    for place in range(1, len(words)):
        if place - since >= LONGEST_UTTERANCE or _is_cut(words, since, place):
            yield place
            since = place


def _is_cut(words: Sequence[Word], since: int, place: int) -> bool:
    gap = words[place].gap
    if words[place].start == words[place - 1].start:
        return False  # two words spelled out of one
    if _is_full_stop(gap):
        return not _is_in_list(words, place)
    left = tuple(word.text for word in words[since:place])
    right = tuple(word.text for word in words[place : place + LONGEST_UTTERANCE])
    if any(dash in gap for dash in DASHES):
        return _is_whole(left) and _stands_alone(right)
    if ";" in gap:
        return _is_whole(left) and _opens_question(right)
    if "," in gap or ":" in gap:
        return (
            "," in gap
            and _is_whole(left)
            and _has_clause(left)
            and _opens_question(right)
            and not _leans(left)
        )

    return _is_run_on(left, right)


def _is_full_stop(gap: str) -> bool:
    stripped = gap.replace("...", "").replace("…", "")
    return any(mark in stripped for mark in ".!?\n") or ("\n" in gap)


def _is_in_list(words: Sequence[Word], place: int) -> bool:
    gap = words[place].gap
    return any(item in gap for item in LIST_ITEM) and not any(mark in gap for mark in ".?!")


def _is_whole(left: Sequence[str]) -> bool:
    """Whether `left` could be a thought of its own."""
    if len(left) <= 1 or left[-1] in UNFINISHED:
        return False
    return not any(tuple(left[-length:]) in TAILS for length in range(1, LONGEST_TAIL + 1))


def _leans(left: Sequence[str]) -> bool:
    """Whether `left` is a subordinate clause that waits for its main clause."""
    if _asks_by_order(left):
        return False
    start = 1 if left[0] in COORDINATORS and len(left) > 1 else 0
    return (
        left[start] in SUBORDINATORS
        or left[start] in WH_WORDS
        or left[start] in PREPOSITIONS
    )


def _stands_alone(right: Sequence[str]) -> bool:
    start = 1 if right[0] in COORDINATORS and len(right) > 1 else 0
    return (
        _opens_question(right)
        or _starts_with(right[start:], OPENERS)
        or (right[start] in PERSONAL - {"it"} and len(right) > start + 2)
    )


def _opens_question(right: Sequence[str]) -> bool:
    start = 1 if right[0] in COORDINATORS and len(right) > 1 else 0
    return _starts_with(right[start:], OPENERS) or _asks_by_order(right)


def _asks_by_order(right: Sequence[str]) -> bool:
    start = 1 if right[0] in COORDINATORS and len(right) > 1 else 0
    if right[start] in WH_WORDS:
        return _is_main_wh(right, start)
    return right[start] in AUXILIARIES and _is_main_inversion(right, start)


def _is_main_wh(right: Sequence[str], start: int) -> bool:
    following = right[start + 1 : start + 2]
    if not following:
        return right[start] in {"why", "how"}
    if following[0] in {"about", "else", "if"} and right[start] in {"what", "how", "who"}:
        return True
    if right[start] in {"which", "who", "whose", "where", "when"}:
        return inversion_at(right, start + 1, asks=False) > 0
    if following[0] in AUXILIARIES | {
        "made",
        "makes",
        "happened",
        "happens",
        "not",
        "come",
    }:
        return True
    return any(
        inversion_at(right, place, asks=False) and right[place + 1] in PERSONAL
        for place in range(start + 2, min(len(right) - 1, start + 5))
    )


def _is_main_inversion(right: Sequence[str], start: int) -> bool:
    length = inversion_at(right, start, asks=False)
    # Two or three words are a tag: "..., don't you".
    return length > 0 and len(right) > start + length + 1


def _is_run_on(left: Sequence[str], right: Sequence[str]) -> bool:
    """Chat without punctuation: "it sounds hard what have you tried"."""
    if not _is_whole(left) or _leans(left) or not _has_clause(left):
        return False
    if right[0] in COORDINATORS and right[0] != "because":
        return len(right) > 2 and right[1] in WH_WORDS and _is_main_wh(right, 1)  # noqa: PLR2004 -- "and what" and more
    if right[0] in WH_WORDS:
        return (
            _is_main_wh(right, 0)
            and _is_inverted_wh(right)
            and left[-1] not in PREPOSITIONS
        )
    if right[0] in AUXILIARIES:
        return (
            right[1:2] == ("you",) and _is_main_inversion(right, 0) and _is_clause_end(left)
        )
    is_ended = left[-1] not in AUXILIARIES | SUBJECTS | WH_WORDS | DETERMINERS
    return is_ended and _starts_with(right, OPENERS)


def _is_inverted_wh(right: Sequence[str]) -> bool:
    if right[1:2] and right[1] in {"happened", "about", "made", "makes", "else"}:
        return True
    places = range(1, min(len(right) - 1, 5))
    return any(
        inversion_at(right, place, asks=False)
        and (right[place + 1] in PERSONAL or right[place + 1] in DETERMINERS | SUBJECTS)
        for place in places
    ) or (
        right[0] == "what"
        and right[1:2] in (("is",), ("would",), ("could",), ("will",), ("was",))
    )


def _has_clause(left: Sequence[str]) -> bool:
    start = 1 if left[0] in LEAD_IN_ALONE and len(left) > 1 else 0
    subjects = SUBJECTS | DETERMINERS | {"sounds", "thanks", "thank", "let"}
    return len(left) - start > 1 and not subjects.isdisjoint(left[start : start + 3])


def _is_clause_end(left: Sequence[str]) -> bool:
    return left[
        -1
    ] not in AUXILIARIES | SUBJECTS | WH_WORDS | DETERMINERS and WH_WORDS.isdisjoint(left)


def _starts_with(words: Sequence[str], starts: frozenset[tuple[str, ...]]) -> bool:
    return any(
        tuple(words[: len(start)]) == start for start in starts if len(words) >= len(start)
    )


def _with_lead_ins_merged(
    text: str, pieces: Sequence[Sequence[Word]]
) -> Iterator[Sequence[Word]]:
    waiting: list[Word] = []
    for position, piece in enumerate(pieces):
        is_last = position == len(pieces) - 1
        if not is_last and _only_leads_in(text, piece):
            waiting += piece
            continue
        yield [*waiting, *piece]
        waiting = []


def _only_leads_in(text: str, piece: Sequence[Word]) -> bool:
    said = tuple(word.text for word in piece)
    if said in SUMMARY_LEADS:
        return True
    asks = text[piece[-1].end :].lstrip(" ").startswith("?")
    return (
        len(said) <= LONGEST_LEAD_IN
        and not asks
        and all(word in LEAD_IN_ALONE for word in said)
    )
