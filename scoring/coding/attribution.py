"""Whose view an utterance gives: "you feel you should rest" advises nothing. Pure."""

from collections.abc import Iterable
from itertools import takewhile

from scoring.coding.earlier import Earlier
from scoring.coding.echo import YOU, I
from scoring.coding.lexicon import load_lexicon
from scoring.coding.stems import content_stems, stem, words_in
from scoring.coding.utterance import Claim, Utterance
from scoring.coding.words import plain

LEXICON = load_lexicon()
YOUR_VIEW = frozenset(tuple(plain(entry).split()) for entry in LEXICON["your_view"])
THEIR_VIEW = frozenset(tuple(plain(entry).split()) for entry in LEXICON["their_view"])
THIRD_PERSONS = LEXICON["third_person"]
LONGEST_VERB = max(map(len, YOUR_VIEW | THEIR_VIEW))
SUBJECT_REACH = 3
"""A subject ("your new manager") takes at most so many words."""
OWN_FAMILIES = ("break.", "input.", "feedback.", "rapport.autonomy", "rapport.affirmation")
VERBATIM = 0.8
LITTLE_WORDS = LEXICON["be"] | I | YOU | frozenset({"the", "a", "an", "do", "does", "did"})


def own_claims(utterance: Utterance, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return `claims` without the judgements and advice that somebody else is said to give."""
    start = attributed_from(utterance.core)
    if start is None or start >= len(utterance.core):
        return tuple(claims)
    begins = utterance.span(start, start + 1).start
    return tuple(claim for claim in claims if not _is_attributed(claim, begins))


def _is_attributed(claim: Claim, begins: int) -> bool:
    if not claim.code.startswith(OWN_FAMILIES) or not claim.evidence:
        return False
    return claim.evidence[0].start >= begins


def attributed_from(words: tuple[str, ...]) -> int | None:
    """Return where the words of somebody else's view start; None where there is none."""
    if words[:1] == ("you",):
        return _after_verb(words, 1, YOUR_VIEW)
    if words[0] in THIRD_PERSONS or words[0] == "your":
        places = range(1, min(len(words), SUBJECT_REACH + 1))
        return next(
            (end for place in places if (end := _after_verb(words, place, THEIR_VIEW))),
            None,
        )
    return None


def _after_verb(
    words: tuple[str, ...], place: int, verbs: frozenset[tuple[str, ...]]
) -> int | None:
    adverbs = takewhile(
        lambda word: word in {"really", "still", "also", "just", "often", "clearly"},
        words[place:],
    )
    place += len(tuple(adverbs))
    for length in range(LONGEST_VERB, 0, -1):
        if words[place : place + length] in verbs:
            return place + length
    return None


def is_verbatim(utterance: Utterance, earlier: Earlier) -> bool:
    """Return whether `utterance` gives the coachee's last turn back word for word."""
    said = [word for word in utterance.core if word not in LITTLE_WORDS]
    if (
        not content_stems(tuple(said))
        or "?" in earlier.last
        or not YOU & set(utterance.core)
    ):
        return False
    heard = {stem(word) for word in words_in(earlier.last)}
    return sum(stem(word) in heard for word in said) / len(said) >= VERBATIM
