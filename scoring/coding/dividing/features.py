"""What there is to see at a place between two words of a turn. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.coding.stems import STOP_WORDS
from scoring.coding.words import Word

_KINDS = (("…", "..."), ("—", "–", "--", " - ", " -"), (";",), (":",), (",",))
_STEPS = (1, 2, 3, 4, 6, 8, 12, 18, 26)
_KEPT = STOP_WORDS | frozenset("you i your my we not no yes ok okay so".split())
_NONE = ("<", ">")


@dataclass(frozen=True, slots=True)
class Run:
    """A turn as the divider reads it: its words, with what the parser said of them."""

    words: tuple[Word, ...]
    tags: tuple[str, ...]
    """For each word its tag in the Penn Treebank's set."""
    starts: tuple[bool, ...]
    """For each word whether the parser begins a sentence with it."""
    is_plain: bool
    """Nothing in the turn was marked: neither stops nor commas."""


def features_at(run: Run, since: int, place: int, stop: int, *, ruled: bool) -> list[str]:
    """Return the names of what is true where the word `place` might begin a thought.

    Args:
        run: The turn.
        since: Where the thought before begins.
        place: The word that might begin another.
        stop: The place after the words up to the next full stop.
        ruled: The rules would divide here.
    """
    return list(_features(run, since, place, stop, ruled=ruled))


def _features(run: Run, since: int, place: int, stop: int, *, ruled: bool) -> Iterator[str]:
    before = [_text(run, at) for at in range(place - 3, place)]
    after = [_text(run, at) for at in range(place, place + 4)]
    tags_before = [_outline(run, at) for at in range(place - 3, place)]
    tags_after = [_outline(run, at) for at in range(place, place + 4)]
    gap = _kind(run.words[place].gap)
    plain = "plain" if run.is_plain else "marked"
    yield from _sides("w", before, after)
    yield from _sides("t", tags_before, tags_after)
    yield f"gap {gap}"
    yield f"gap {gap} {plain} {after[0]}"
    yield f"gap {gap} {tags_after[0]} {tags_after[1]}"
    yield f"ruled {ruled} {gap}"
    yield f"ruled {ruled} {plain}"
    yield f"starts {run.starts[place]} {plain}"
    yield f"starts {run.starts[place]} {gap} {ruled}"
    first = _text(run, since)
    yield f"first {first} {after[0]}"
    yield f"first {first} {_text(run, since + 1)} {after[0]}"
    yield f"first {_outline(run, since)} {tags_after[0]} {tags_after[1]}"
    yield f"so far {_step(place - since)}"
    yield f"so far {_step(place - since)} {plain} {tags_after[0]}"
    yield f"left {_step(stop - place)}"
    yield f"left {_step(stop - place)} {after[0]}"
    if run.words[place].is_capital:
        yield f"capital {after[0] in _KEPT}"


def _sides(kind: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield f"{kind} {before[-1]} |"
    yield f"{kind} {' '.join(before[-2:])} |"
    yield f"{kind} {' '.join(before)} |"
    yield f"{kind} | {after[0]}"
    yield f"{kind} | {' '.join(after[:2])}"
    yield f"{kind} | {' '.join(after[:3])}"
    yield f"{kind} | {' '.join(after)}"
    yield f"{kind} {before[-1]} | {after[0]}"
    yield f"{kind} {before[-1]} | {' '.join(after[:2])}"
    yield f"{kind} {' '.join(before[-2:])} | {' '.join(after[:2])}"


def _text(run: Run, at: int) -> str:
    if 0 <= at < len(run.words):
        return run.words[at].text
    return _NONE[at > 0]


def _outline(run: Run, at: int) -> str:
    if not 0 <= at < len(run.words):
        return _NONE[at > 0]
    word = run.words[at].text
    return word if word in _KEPT else run.tags[at]


def _kind(gap: str) -> str:
    return next((marks[0] for marks in _KINDS if any(mark in gap for mark in marks)), "")


def _step(count: int) -> int:
    return sum(count >= step for step in _STEPS)
