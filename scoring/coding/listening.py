"""Reflections: what gives back the coachee's words, and what adds to them. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from scoring.coding.earlier import Earlier
from scoring.coding.echo import Echo, echo_of
from scoring.coding.lexicon import load_lexicon
from scoring.coding.utterance import Claim, Utterance
from scoring.coding.words import plain
from scoring.vocabulary import CodeId

LEXICON = load_lexicon()
SIMPLE = CodeId("listening.simple")
COMPLEX = CodeId("listening.complex")
REFLECTIONS = frozenset({SIMPLE, COMPLEX})
DEEPENING = tuple(
    f" {plain(entry)} "
    for name in ("contrast", "image", "depth")
    for entry in sorted(LEXICON[name])
)
YOU_STARTS = frozenset({"you", "your"})
MODALS = LEXICON["modal"]
LITTLE_SHARED = 0.34
"""With a smaller share of known content a longer reflection has added meaning."""
MUCH_SHARED = 0.5
LEAST_CONTENT = 3
SHORT = 6
BASE_ABOUT_YOU = 0.52
BASE_ABOUT_OTHERS = 0.4
ECHO_ADDS = 0.35


def listening_claims(
    utterance: Utterance, claims: Iterable[Claim], earlier: Earlier
) -> tuple[Claim, ...]:
    """Return the reflections that `utterance`, which is no question, may be.

    Args:
        utterance: The words.
        claims: What the codebook's patterns claimed; a stem ("it sounds like") among them
            makes a reflection by itself.
        earlier: What was said before.
    """
    echo = echo_of(utterance.core, earlier)
    stems = [claim for claim in claims if claim.code in REFLECTIONS]
    weight = max([_weight_by_echo(utterance, echo), *(claim.weight for claim in stems)])
    if weight <= 0:
        return ()
    code = COMPLEX if _adds_meaning(utterance, echo) else SIMPLE
    evidence = (utterance.span(0, len(utterance.core)),)
    return (Claim(code, weight, stems[0].evidence if stems else evidence),)


def settled(claims: Iterable[Claim], reflection: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return `claims` with those for a simple reflection turned into what it turned out."""
    if not reflection:
        return tuple(claims)
    code = reflection[0].code
    explicit = {COMPLEX}
    return tuple(
        replace(claim, code=code) if claim.code in REFLECTIONS - explicit else claim
        for claim in claims
    )


def _weight_by_echo(utterance: Utterance, echo: Echo) -> float:
    """How much speaks for a reflection without any stem, 0-1."""
    words = utterance.core
    about_you = not YOU_STARTS.isdisjoint(words[:2]) and words[:1] != ("thank",)
    if echo.is_about_me and not about_you:
        return 0.0
    if about_you:
        return min(0.85, BASE_ABOUT_YOU + ECHO_ADDS * echo.overlap)
    if not echo.shared:
        return 0.0
    if echo.overlap >= MUCH_SHARED and (echo.shared > 1 or len(words) <= SHORT):
        return BASE_ABOUT_OTHERS + ECHO_ADDS * echo.overlap
    return 0.0


def _adds_meaning(utterance: Utterance, echo: Echo) -> bool:
    said = f" {' '.join(utterance.texts)} "
    if echo.new_feelings or any(entry in said for entry in DEEPENING):
        return not (echo.is_known and echo.overlap == 1)
    return echo.is_known and echo.content >= LEAST_CONTENT and echo.overlap < LITTLE_SHARED
