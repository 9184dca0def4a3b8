"""Reflections: what gives back the coachee's words, and what adds to them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.coding.earlier import Earlier
from scoring.coding.echo import YOU, Echo, echo_of
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
SPEAKER = frozenset({"i", "we", "thank"})
CONCLUDING = frozenset({"so", "and", "because"})
LITTLE_SHARED = 0.34
"""With a smaller share of known content a longer reflection has added meaning."""
MUCH_SHARED = 0.4
LEAST_CONTENT = 3
SHORT = 6
LONG = 20
HARDLY_SHARED = 0.15
"""A long statement that shares less than this with the coachee tells rather than reflects."""
BASE_ABOUT_YOU = 0.52
BASE_WITH_YOU = 0.46
BASE_ABOUT_OTHERS = 0.42
ECHO_ADDS = 0.35
CONCLUDES = 0.06
"""What a "so" in front adds: it draws on what was just said."""
MOST_BY_ECHO = 0.85


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
    said_so = any(claim.code == COMPLEX for claim in stems)
    code = COMPLEX if _adds_meaning(utterance, echo, explicit=said_so) else SIMPLE
    evidence = (utterance.span(0, len(utterance.core)),)
    return (Claim(code, weight, stems[0].evidence if stems else evidence),)


def settled(claims: Iterable[Claim], reflection: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return `claims` with those for a simple reflection turned into what it turned out."""
    if not reflection:
        return tuple(claims)
    code = reflection[0].code
    return tuple(
        replace(claim, code=code) if claim.code in REFLECTIONS else claim
        for claim in claims
    )


def _weight_by_echo(utterance: Utterance, echo: Echo) -> float:
    """How much speaks for a reflection without any stem, 0-1."""
    base = _base(utterance, echo)
    if not base:
        return 0.0
    draws = CONCLUDES if _concludes(utterance) else 0.0
    return min(MOST_BY_ECHO, base + ECHO_ADDS * echo.overlap + draws)


def _concludes(utterance: Utterance) -> bool:
    return utterance.texts[max(0, utterance.lead - 1)] in CONCLUDING


def _base(utterance: Utterance, echo: Echo) -> float:
    words = utterance.core
    if words[0] in SPEAKER or _tells_at_length(words, echo):
        return 0.0
    if not YOU.isdisjoint(words[:3]):
        return BASE_ABOUT_YOU
    if echo.is_about_you:
        return BASE_WITH_YOU
    return BASE_ABOUT_OTHERS if _takes_up(utterance, echo) else 0.0


def _tells_at_length(words: Sequence[str], echo: Echo) -> bool:
    return echo.is_known and len(words) >= LONG and echo.overlap < HARDLY_SHARED


def _takes_up(utterance: Utterance, echo: Echo) -> bool:
    """Whether a statement about a third thing takes up what the coachee said."""
    if echo.is_about_me:
        return False
    if echo.is_known and _concludes(utterance):
        return True
    enough = LITTLE_SHARED if len(utterance.core) <= SHORT else MUCH_SHARED
    return echo.shared > 0 and echo.overlap >= enough


def _adds_meaning(utterance: Utterance, echo: Echo, *, explicit: bool) -> bool:
    said = f" {' '.join(utterance.texts)} "
    if explicit or echo.new_feelings or any(entry in said for entry in DEEPENING):
        return not (echo.is_known and echo.overlap == 1)
    return echo.is_known and echo.content >= LEAST_CONTENT and echo.overlap < LITTLE_SHARED
