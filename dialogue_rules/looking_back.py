"""Turns about the talk itself: "what did you say about…?", "that's not what I asked". Pure."""

import re
from typing import Final, Literal

from dialogue_rules.lines import key_of
from dialogue_rules.overlap import content, shared
from dialogue_rules.state import DialogueState
from scenarios.schema import Disclosure, Fact, Scenario

LooksBack = Literal["own", "coach", "promise", "agreed", "none"]
Objects = Literal["dodged", "corrected", "none"]

_OWN: Final = re.compile(
    r"\b(?:what did you (?:just )?(?:say|tell me|call)|what was it you said|remind me what you (?:said|told)"
    r"|what were you saying|can you (?:repeat|say) that again)\b",
    re.IGNORECASE,
)
_COACH: Final = re.compile(
    r"\b(?:what (?:did|have) i (?:just )?(?:say|said|ask|asked)|what was my (?:last )?question"
    r"|what was i (?:saying|asking)|do you remember what i (?:said|asked)|were you listening)\b",
    re.IGNORECASE,
)
_PROMISE: Final = re.compile(
    r"\bwhat (?:did|have) i (?:promised?|say i(?:'d| would)|offer(?:ed)?|agree to do)\b",
    re.IGNORECASE,
)
_AGREED: Final = re.compile(
    r"\b(?:what (?:did|have) (?:we|you) (?:just )?agreed?|remind me what you(?:'re| are) going to do"
    r"|what (?:are|is|'s) (?:you|the thing you're|your next step) (?:going to do )?again)\b",
    re.IGNORECASE,
)
_DODGED: Final = re.compile(
    r"\b(?:you (?:didn't|did not|haven't|have not|still haven't|never) (?:really |actually )?answer(?:ed)?"
    r"|(?:that|it)(?:'s| is| was)(?: not|n't) (?:really )?what i asked|not what i asked"
    r"|(?:that )?(?:doesn't|didn't) answer|you(?:'re| are) (?:dodging|avoiding|changing the subject|not answering)"
    r"|you (?:dodged|avoided|changed the subject|ignored|skipped)|answer (?:my|the) question)"
    r"(?: (?:my|the|that) question)?\b",
    re.IGNORECASE,
)
_CORRECTED: Final = re.compile(
    r"^\W*(?:(?:no|nah|sorry|oh|ha|haha|ok|okay|well|not that|hang on|wait)\b[\s,.!-]*)*"
    r"(?:i (?:just |only |actually |really )?(?:mean|meant|was asking|asked|was talking|wanted to know|want to know)"
    r"(?: about| to ask| if| whether)?)\b",
    re.IGNORECASE,
)


_BACK: Final[tuple[tuple[LooksBack, re.Pattern[str]], ...]] = (
    ("promise", _PROMISE),
    ("agreed", _AGREED),
    ("coach", _COACH),
    ("own", _OWN),
)


def looks_back(text: str) -> LooksBack:
    """Whether the coach asks what was said, and by whom."""
    plain = text.replace("’", "'")
    return next((kind for kind, way in _BACK if way.search(plain)), "none")


def objects(text: str) -> Objects:
    """Whether the coach finds that they were not answered, or not understood."""
    plain = text.replace("’", "'")
    if _DODGED.search(plain):
        return "dodged"
    return "corrected" if _CORRECTED.search(plain) else "none"


def without_objection(text: str) -> str:
    """What is left once the objection itself is taken away."""
    plain = text.replace("’", "'")
    return _CORRECTED.sub("", _DODGED.sub("", plain)).strip(" ,.-!")


def recalled_words(scenario: Scenario, state: DialogueState, text: str) -> str | None:
    """What the coachee has told that the coach's words point to, as it was said.

    The thing that shares most with them; else what was told last.
    """
    told = [item for item in _told(scenario, state) if as_said(item, state)]
    if not told:
        return None
    wanted = content(text)
    best = max(told, key=lambda item: shared(text, item.says)) if wanted else None
    if best is None or not shared(text, best.says):
        best = next((item for item in told if item.id == state.last_told), None)
    return as_said(best, state) if best else None


def _told(scenario: Scenario, state: DialogueState) -> list[Fact | Disclosure]:
    disclosed = [one for one in scenario.disclosures if one.id in state.disclosed]
    said = set(state.said)
    facts = [one for one in scenario.facts if any(key_of(w) in said for w in one.says)]
    return [*disclosed, *facts]


def as_said(item: Fact | Disclosure, state: DialogueState) -> str | None:
    """The first sentence of the wording that was used."""
    said = set(state.said)
    wording = next((w for w in item.says if key_of(w) in said), None)
    if wording is None:
        return None
    spoken = re.sub(r"\*[^*]*\*\s*", "", wording)
    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"])", spoken)[0]
