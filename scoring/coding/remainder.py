"""What an utterance may be when nothing in it speaks clearly. Pure."""

from collections.abc import Iterable

from scoring.coding.earlier import Earlier
from scoring.coding.echo import Echo, echo_of
from scoring.coding.lexicon import load_lexicon
from scoring.coding.question.analysis import NOISES
from scoring.coding.utterance import Claim, Utterance
from scoring.coding.words import plain
from scoring.vocabulary import OTHER, CodeId

ENCOURAGER = CodeId("listening.encourager")
INFORMATION = CodeId("input.information")
ANSWERS = load_lexicon()["answering"]
ANSWERED = 0.95
SPEAKS = 0.5
LONG_ENOUGH = 6
TELLING_LENGTH = 20
GENERAL = frozenset(map(plain, load_lexicon()["general"]))
GENERAL_WORDS = 2
GENERAL_LENGTH = 10
GENERAL_WEIGHT = 0.56
LITTLE = 0.2
ABOUT_TALK = frozenset({"i", "we"})


def _is_general(utterance: Utterance) -> bool:
    words = utterance.core
    return len(words) >= GENERAL_LENGTH and (
        sum(word in GENERAL for word in words) >= GENERAL_WORDS
    )


def _tells(utterance: Utterance, echo: Echo) -> bool:
    words = utterance.core
    if words[0] in ABOUT_TALK:
        return False
    is_about_us = echo.is_about_you or echo.is_about_me
    return len(words) >= (TELLING_LENGTH if is_about_us else LONG_ENOUGH)


def remainder_claims(
    utterance: Utterance, claims: Iterable[Claim], earlier: Earlier
) -> tuple[Claim, ...]:
    """Return a faint claim for an utterance about which little is known."""
    evidence = (utterance.span(0, len(utterance.core)),)
    if (
        earlier.last.rstrip().endswith("?")
        and {*utterance.core, *utterance.texts} <= ANSWERS
    ):
        return (Claim(OTHER, ANSWERED, evidence),)
    if utterance.asks and {" ".join(utterance.core), " ".join(utterance.texts)} & NOISES:
        return (Claim(ENCOURAGER, 0.8, evidence),)
    echo = echo_of(utterance.core, earlier)
    if (
        _is_general(utterance)
        and echo.overlap < LITTLE
        and utterance.core[0] not in ABOUT_TALK
    ):
        return (Claim(INFORMATION, GENERAL_WEIGHT, evidence),)
    if any(claim.weight >= SPEAKS for claim in claims):
        return ()
    if _tells(utterance, echo):
        return (Claim(INFORMATION, 0.45, evidence),)
    return ()
