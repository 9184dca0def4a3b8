"""Turn -> utterances: where one complete thought ends and the next begins.

Pure: works on words and the characters between them.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Protocol

from scoring.coding.clauses import (
    frames,
    has_clause,
    is_whole,
    leans,
    opens_question,
    runs_on,
    stands_alone,
)
from scoring.coding.lexicon import load_lexicon
from scoring.coding.utterance import Utterance
from scoring.coding.words import Word, plain

LEXICON = load_lexicon()
LEAD_IN_ALONE = LEXICON["lead_in_alone"] | LEXICON["lead_in"]
SUMMARY_LEADS = frozenset(
    tuple(plain(entry).split()) for entry in LEXICON["summary_lead_in"]
)
LONGEST_LEAD_IN = 2
LONGEST_UTTERANCE = 120
"""Words; a longer run is cut, for nobody says so much in one breath."""
DASHES = ("—", "–", " - ", "--", "…", "...", " -\n")
CLOSING = ".?!…,;:)]}\"'”’»"
LIST_ITEM = ("\n-", "\n*", "\n•", "\n·", "\n1", "\n2", "\n3", "\n4", "\n5")


class Divider(Protocol):
    """Says where thoughts end that no full stop ends."""

    def divides(self, place: int, *, ruled: bool) -> bool:
        """Return whether a thought begins with the word `place`; `ruled`: the rules say so."""
        ...


def utterances_of(
    text: str, words: Sequence[Word], divider: Divider | None = None
) -> tuple[Utterance, ...]:
    """Split `text`, whose words are `words`, into utterances, in order.

    Without a `divider` the rules decide alone.
    """
    cuts = [0, *_cuts(words, divider), len(words)]
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


def _cuts(words: Sequence[Word], divider: Divider | None) -> Iterator[int]:
    """Yield the places where a new utterance starts."""
    since = 0
    for place, stop, is_stop in places_in(words):
        if is_stop:
            cuts = not _is_in_list(words, place)
        else:
            cuts = is_ruled_cut(words, since, place, stop)
            if divider is not None and not frames(_texts(words[since:place])):
                cuts = divider.divides(place, ruled=cuts)
        if cuts or place - since >= LONGEST_UTTERANCE:
            yield place
            since = place


def places_in(words: Sequence[Word]) -> Iterator[tuple[int, int, bool]]:
    """Yield each place where a thought may begin.

    With it come the place after the words up to the next full stop, and whether a full
    stop stands before it.
    """
    stops = [
        *(place for place in range(1, len(words)) if _is_full_stop(words[place].gap)),
        len(words),
    ]
    for place in range(1, len(words)):
        if words[place].start == words[place - 1].start:
            continue  # two words spelled out of one
        is_stop = place == stops[0]
        if is_stop:
            stops.pop(0)
        yield place, stops[0], is_stop


def is_ruled_cut(words: Sequence[Word], since: int, place: int, stop: int) -> bool:
    """Return whether the rules divide before the word `place`, no full stop being there."""
    gap = words[place].gap
    left = tuple(word.text for word in words[since:place])
    right = tuple(word.text for word in words[place : min(stop, place + LONGEST_UTTERANCE)])
    if any(dash in gap for dash in DASHES):
        return is_whole(left) and stands_alone(right)
    if ";" in gap:
        return is_whole(left) and opens_question(right)
    if "," in gap or ":" in gap:
        return (
            "," in gap
            and is_whole(left)
            and has_clause(left)
            and opens_question(right)
            and not leans(left)
        )
    return runs_on(left, right)


def _texts(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _is_full_stop(gap: str) -> bool:
    stripped = gap.replace("...", "").replace("…", "")
    return any(mark in stripped for mark in ".!?\n") or ("\n" in gap)


def _is_in_list(words: Sequence[Word], place: int) -> bool:
    gap = words[place].gap
    return any(item in gap for item in LIST_ITEM) and not any(mark in gap for mark in ".?!")


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
