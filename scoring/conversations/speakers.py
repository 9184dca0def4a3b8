"""Who is the coach in a recorded conversation."""

import re
from collections.abc import Sequence

from scoring.conversations.recorded import (
    ConversationError,
    RecordedConversation,
    Spoken,
    Talk,
    joined,
)
from scoring.vocabulary import Speaker

_COACH = re.compile(
    r"\b(coach|therapist|teacher|tutor|interviewer|counsell?or|mentor|facilitator|trainer|"
    r"supervisor|clinician|doctor|nurse|practitioner|helper|listener|advis[eo]r)\b",
    re.IGNORECASE,
)
_COACHEE = re.compile(
    r"\b(coachee|client|patient|student|pupil|learner|interviewee|mentee|trainee|"
    r"supervisee|customer|participant|caller)\b",
    re.IGNORECASE,
)
SPEAKERS = 2
"""Fewer than so many is no conversation."""


def with_coach(talk: Talk, name: str, coach: str | None) -> RecordedConversation:
    """Return a conversation with its coach known.

    Args:
        talk: What was said.
        name: The file's name, for the source and for messages.
        coach: The coach's name or role as in the file, in any case; None to go by roles
            such as "coach", "therapist" or "teacher". Where a conversation has no
            such name, roles are gone by as well.

    Raises:
        ConversationError: There are fewer than two speakers, or it is not clear which
            of them is the coach.
    """
    source = f"{name}#{talk.id}" if talk.id else name
    names = list(dict.fromkeys(line.speaker for line in talk.lines))
    if len(names) < SPEAKERS:
        only = f"only {names[0]!r} speaks" if names else "nobody speaks"
        raise ConversationError(
            f"{source}: {only}; a conversation needs a coach and a coachee"
        )
    chosen = _coach_of(names, source, coach)
    spoken = [
        Spoken(
            Speaker.COACH if line.speaker == chosen else Speaker.COACHEE,
            # JSON may hold half a character, which could never be printed.
            line.text.encode("utf-8", "replace").decode(),
            line.seconds,
        )
        for line in talk.lines
    ]
    return RecordedConversation(source, joined(spoken))


def _coach_of(names: Sequence[str], source: str, coach: str | None) -> str:
    named = [
        name for name in names if coach and name.casefold() == coach.strip().casefold()
    ]
    coaches = [name for name in names if _COACH.search(name) and not _COACHEE.search(name)]
    others = [name for name in names if not _COACHEE.search(name)]
    for choice in (named, coaches, others):
        if len(choice) == 1:
            return choice[0]
    known = ", ".join(map(repr, names))
    if coach and not named:
        raise ConversationError(
            f"{source}: nobody is called {coach!r}; the speakers are {known}"
        )
    raise ConversationError(
        f"{source}: it is not clear which of {known} is the coach; say so with --coach NAME"
    )
