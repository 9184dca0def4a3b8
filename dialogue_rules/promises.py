"""What the coach undertakes, and whether they then do the opposite. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self, cast

from dialogue_rules.overlap import content
from dialogue_rules.state import DialogueState
from dialogue_rules.topics import person_named
from scenarios.schema import Person
from scoring.transcript import CodedTurn

Kind = Literal["no_advice", "confidence", "deed"]
Broken = Literal["advice", "confidence", "deed", "none"]
LONGEST_DEED: Final = 14
"""Words; what is undertaken in more is not remembered word for word."""
SURE_OF_ADVICE: Final = 0.6
"""0-1: the coder's confidence from which advice breaks a promise to give none."""

_NO_ADVICE: Final = re.compile(
    r"\bi(?:'m| am)? ?(?:won't|will not|not going to|not here to|don't|do not|promise not to)\b"
    r"[^.?!]{0,30}\b(?:tell(?:ing)? you what|advice|advise|advising|the answers?|solutions?|nudge)\b",
    re.IGNORECASE,
)
_CONFIDENCE: Final = re.compile(
    r"\b(?:between (?:us|you and me|the two of us|ourselves)|confidential|in confidence"
    r"|(?:won't|will not|not going to) (?:tell|pass|repeat|share|say anything)"
    r"|stays? (?:in|within) (?:this room|here|these walls)|stays here)\b",
    re.IGNORECASE,
)
_TELLS: Final = re.compile(
    r"\bi(?:'ll| will|'m going to| am going to|'ve| have|'d better| had better)?(?: already| also| just)? "
    r"(?:have to |need to |had to )?(?:tell|told|let|mention|mentioned|report|reported|pass|passed"
    r"|update|updated|inform|informed|share|shared|showed|shown|show)\b([^.?!]{0,60})",
    re.IGNORECASE,
)
_SOMEBODY: Final = re.compile(
    r"\b(?:your (?:manager|boss|head|line manager)|hr|upstairs|the (?:head|director|boss))\b",
    re.IGNORECASE,
)
_AS_AGREED: Final = re.compile(
    r"\b(?:only|just that|that we met|nothing|unless|first|if you|with your|not)\b",
    re.IGNORECASE,
)
_DEED: Final = re.compile(
    r"\bi(?:'ll| will| promise to| promise i'll| can definitely)(?: definitely| certainly| also)? "
    r"((?:send|email|speak|talk|ask|find|look|check|get|arrange|book|write|sort|bring|share|give"
    r"|call|ring|chase|put|set|make sure|see (?:if|whether|about|what)|come|read|print|order|fix)\b"
    r"[^.?!,;]{3,80})",
    re.IGNORECASE,
)
_NOT_A_DEED: Final = re.compile(
    r"\b(?:you (?:a|some|one) (?:question|second|minute|moment)|be (?:quiet|honest)|what you said"
    r"|it (?:straight|simply|plainly)|say|back to (?:you|that)|you to it|to the point|ask you)\b",
    re.IGNORECASE,
)
_TAKEN_BACK: Final = re.compile(
    r"\bi (?:can't|cannot|won't|will not|haven't|have not|didn't|did not|couldn't|forgot|'m not going to|am not able)\b",
    re.IGNORECASE,
)
_OTHER_WAY: Final = {
    "you": "me",
    "your": "my",
    "yours": "mine",
    "yourself": "myself",
    "me": "you",
    "my": "your",
    "i": "you",
    "mine": "yours",
    "we": "we",
}


_AFTER_A_SUBJECT: Final = frozenset(
    "can could will would should shall may might must need want have had are were do did don't "
    "can't won't said say told asked like think know feel".split()
)
"""Words before which "you" is who does something."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the coach has undertaken."""

    kind: Kind
    deed: str = ""
    """What will be done, as the coachee would say it: "send me the form"."""

    def written(self) -> str:
        """As it stands in the state."""
        return f"{self.kind}:{self.deed}"

    @classmethod
    def read(cls, written: str) -> Self:
        """What `written` wrote."""
        kind, _, deed = written.partition(":")
        return cls(cast(Kind, kind), deed)


def promises_in(coded: CodedTurn) -> Iterator[Promise]:
    """What the turn undertakes, in order."""
    text = _plain(coded.text)
    if _NO_ADVICE.search(text):
        yield Promise("no_advice")
    if _CONFIDENCE.search(text):
        yield Promise("confidence")
    for found in _DEED.finditer(text):
        deed = found.group(1).strip()
        if len(deed.split()) <= LONGEST_DEED and not _NOT_A_DEED.search(deed):
            yield Promise("deed", turned(deed))


def broken_in(
    state: DialogueState, coded: CodedTurn, people: Sequence[Person] = ()
) -> Broken:
    """Which promise made in an earlier turn this turn breaks, the gravest first.

    A promise whose breaking has been minded is not minded again.
    """
    made = {Promise.read(one).kind for one in state.promises}
    text = _plain(coded.text)
    found: Broken = "none"
    if "confidence" in made and _tells(text, people):
        found = "confidence"
    elif "no_advice" in made and _advises(coded):
        found = "advice"
    elif taken_back(state, text):
        found = "deed"
    return "none" if found in state.broken else found


def taken_back(state: DialogueState, text: str) -> str | None:
    """The deed that the text says will not be done, or has not been."""
    if not _TAKEN_BACK.search(_plain(text)):
        return None
    words = content(text)
    return next((deed for deed in deeds(state) if content(deed) & words), None)


def still_promised(state: DialogueState, text: str) -> tuple[str, ...]:
    """The promises that stand after a text which may take one back."""
    undone = taken_back(state, text)
    return tuple(
        one for one in state.promises if not undone or Promise.read(one).deed != undone
    )


def _advises(coded: CodedTurn) -> bool:
    return any(
        one.code in {"input.advice", "input.direction"} and one.confidence >= SURE_OF_ADVICE
        for one in coded.utterances
    )


def _tells(text: str, people: Sequence[Person]) -> bool:
    """Whether the coach says that they will tell somebody, or have."""
    return any(
        (_SOMEBODY.search(rest) or person_named(people, rest))
        and not _AS_AGREED.search(rest)
        for rest in _TELLS.findall(text)
    )


def deeds(state: DialogueState) -> tuple[str, ...]:
    """What the coach has undertaken to do, in the coachee's words."""
    return tuple(p.deed for p in map(Promise.read, state.promises) if p.deed)


def turned(text: str) -> str:
    """The coach's words as the coachee would say them: you and I change places."""
    found = re.findall(r"[\w'-]+|[^\w\s]", text)
    words = [
        "I" if word.lower() == "you" and after.lower() in _AFTER_A_SUBJECT else _other(word)
        for word, after in zip(found, [*found[1:], ""], strict=True)
    ]
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(words))


def _other(word: str) -> str:
    return _OTHER_WAY.get(word.lower(), word)


def _plain(text: str) -> str:
    return text.replace("’", "'")
