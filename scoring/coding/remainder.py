"""What an utterance may be when nothing in it speaks clearly. Pure."""

from collections.abc import Iterable

from scoring.coding.earlier import Earlier
from scoring.coding.echo import echo_of
from scoring.coding.question.analysis import NOISES
from scoring.coding.utterance import Claim, Utterance
from scoring.vocabulary import CodeId

ENCOURAGER = CodeId("listening.encourager")
INFORMATION = CodeId("input.information")
SPEAKS = 0.5
LONG_ENOUGH = 6


def remainder_claims(
    utterance: Utterance, claims: Iterable[Claim], earlier: Earlier
) -> tuple[Claim, ...]:
    """Return a faint claim for an utterance about which little is known."""
    evidence = (utterance.span(0, len(utterance.core)),)
    if utterance.asks and {" ".join(utterance.core), " ".join(utterance.texts)} & NOISES:
        return (Claim(ENCOURAGER, 0.8, evidence),)
    if any(claim.weight >= SPEAKS for claim in claims):
        return ()
    echo = echo_of(utterance.core, earlier)
    if (
        not echo.is_about_you
        and not echo.is_about_me
        and len(utterance.core) >= LONG_ENOUGH
    ):
        return (Claim(INFORMATION, 0.45, evidence),)
    return ()
