"""What was agreed about the work itself: purpose, confidence, roles, time, consent."""

import re
from collections.abc import Iterable
from types import MappingProxyType

from scoring.evidence import quote_turn, quote_utterance
from scoring.measures.counting import (
    A_FEW,
    Places,
    Wanted,
    by_intent,
    enough_turns,
    in_order,
    parts,
    utterances,
    with_intents,
)
from scoring.measures.reading import Reading, Scope
from scoring.transcript import CodedUtterance, Transcript, Turn

LIMITS = "the limits of confidence"

CONTRACT_PARTS: Wanted = MappingProxyType(
    {
        "purpose": (
            "explain_coaching",
            "explain_benefits",
            "explain_difference_mentoring",
            "ask_expectations",
        ),
        "confidence": ("explain_confidentiality", "explain_reporting"),
        LIMITS: ("explain_reporting",),
        "roles and boundaries": ("explain_roles", "explain_boundaries"),
        "time": ("explain_time",),
    }
)
"""What a first conversation settles, and the intents that do it."""

# For contracting whose intent the coder was not sure of.
_WORDS = {
    "purpose": r"\b(coaching is|purpose|what (we|this) (are|is) for|here to help you)\b",
    "confidence": r"\b(confiden\w+|between (us|you and me|the two of us)|private)\b",
    "roles and boundaries": r"\b(my (role|part|job)|your (role|part)|boundar\w+|outside)\b",
    "time": r"\b(minutes?|hours?|half an hour|o'clock|sessions?)\b",
}
_EXCEPTION = re.compile(
    r"\b(unless|except\w*|limits?|only if|the one thing|harm|danger|at risk|safety|"
    r"against the law|illegal|break (it|that|this)|would have to|obliged|apart from)\b",
    re.IGNORECASE,
)

EXPECTATIONS: Wanted = MappingProxyType(
    {
        "what they hope for": ("ask_expectations",),
        "earlier coaching": ("ask_prior_coaching",),
        "worries about coaching": ("ask_concerns_coaching", "invite_questions"),
        "how to work together": ("ask_how_to_work",),
        "readiness": ("ask_readiness",),
    }
)
CONSENT: Wanted = MappingProxyType(
    {
        "asking whether it is all right": ("ask_agreement",),
        "room for questions": ("invite_questions", "ask_concerns_coaching"),
        "a say in how to work": ("ask_how_to_work", "offer_choice"),
    }
)
PRACTICALITIES: Wanted = MappingProxyType(
    {
        "time": ("explain_time",),
        "notes": ("explain_notes",),
        "contact and place": ("ask_how_to_work",),
        "the next meeting": ("arrange_next",),
    }
)
ROLE_LIMITS: Wanted = MappingProxyType(
    {
        "boundaries": ("explain_boundaries",),
        "policies and codes": ("explain_policies",),
        "what coaching is not": ("explain_difference_mentoring", "explain_roles"),
        "what is passed on": ("explain_reporting", "explain_notes"),
        "other help": ("signpost", "offer_resource"),
    }
)


def contract_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of the five parts of a contract that the coach covered.

    They are purpose, confidence, its limits, roles and boundaries, and time. Cases are
    the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    found = by_intent(turns, CONTRACT_PARTS)
    contracting = [(t, u) for t, u in utterances(turns) if u.code == "rapport.contracting"]
    for name, words in _WORDS.items():
        found[name] = found[name] or [
            (t, u) for t, u in contracting if re.search(words, u.text, re.IGNORECASE)
        ]
    found[LIMITS] = found[LIMITS] or _with_limits(found["confidence"])
    return parts(found, missed_at=turns)


def confidentiality_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return how rightly confidence was explained: 0, 0.5 or 1.

    1 where it was explained together with its limits, 0.5 without them, 0 where it was
    not explained, or where secrecy without limit was promised. Cases: coach's turns.
    """
    turns = enough_turns(transcript, scope)
    explained = with_intents(turns, CONTRACT_PARTS["confidence"])
    limits = with_intents(turns, CONTRACT_PARTS[LIMITS]) or _with_limits(explained)
    promised = [
        (turn, u)
        for turn, u in utterances(turns)
        if u.intent == "promise_secrecy" or u.code == "break.breach"
    ]
    quotes = [quote_utterance(turn, u, slip=True) for turn, u in promised]
    quotes += [quote_utterance(turn, u) for turn, u in (*explained, *limits)]
    return Reading(
        value=0.0 if promised or not explained else 1.0 if limits else 0.5,
        counted=len(turns),
        quotes=in_order(quotes) or tuple(quote_turn(t, slip=True) for t in turns[:A_FEW]),
        confidences=tuple(u.confidence for _, u in (*promised, *explained)),
        missing=() if limits else (LIMITS,),
    )


def expectations_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return how many of five things about the coachee's side were asked, 0-5.

    Hopes, earlier coaching, worries, how to work, readiness. Cases: coach's turns.
    """
    return _count(transcript, scope, EXPECTATIONS)


def consent_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return in how many of three ways the coachee's consent was sought, 0-3.

    Asking whether it is all right (leave asked counts), room for questions, a say in
    how to work. Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    found = by_intent(turns, CONSENT)
    asked = [(turn, u) for turn, u in utterances(turns) if "permission" in u.marks]
    found["asking whether it is all right"] += asked
    return parts(found, missed_at=turns, as_count=True)


def practicalities_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return how many of four practical matters were settled, 0-4.

    Time, notes, contact and place, the next meeting. Cases are the coach's turns.
    """
    return _count(transcript, scope, PRACTICALITIES)


def role_limits_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return how many of five limits of the role were named, 0-5.

    Boundaries, policies and codes, what coaching is not, what is passed on, other
    help. Cases are the coach's turns.
    """
    return _count(transcript, scope, ROLE_LIMITS)


def _count(transcript: Transcript, scope: Scope, wanted: Wanted) -> Reading:
    turns = enough_turns(transcript, scope)
    return parts(by_intent(turns, wanted), missed_at=turns, as_count=True)


def _with_limits(explained: Iterable[tuple[Turn, CodedUtterance]]) -> Places:
    """Where confidence was explained with an exception, in it or in what follows it."""
    found: Places = []
    for turn, utterance in explained:
        after = [] if turn.coded is None else turn.coded.utterances
        for u in after:
            if u.start >= utterance.start and _EXCEPTION.search(u.text):
                found.append((turn, u))
                break
    return found
