"""Turns that mean something only together with what has just been said: "go on". Pure."""

import re
from typing import Final, Literal

from dialogue_rules.overlap import content
from scenarios.words import stems, tokens
from scoring.transcript import CodedUtterance

FollowUp = Literal["more", "why", "feeling", "else", "none"]
SHORT: Final = 9
"""Words beyond which a turn says what it is about."""
_THAT: Final = r"(?:that|it|this)"
_WAYS: Final[dict[FollowUp, tuple[str, ...]]] = {
    "else": (
        r"\b(?:what|anything|who|something) else\b",
        r"\bis (?:that|there) (?:all|more|it)\b",
    ),
    "why": (
        r"^(?:(?:so|and|but|ok|okay)\s+)*(?:why|how come)(?: not| so|'?s that|'?s it)?\W*$",
        rf"^(?:(?:so|and|but|ok|okay)\s+)*why (?:is|was) {_THAT}\W*$",
        r"^(?:(?:so|and|but|ok|okay)\s+)*why (?:do|did) you (?:say|think|feel|do) (?:that|so|it)\W*$",
        r"\bwhat makes you (?:say|think|feel) (?:that|so|it)\b",
        r"\bbecause\W*$",
    ),
    "feeling": (
        rf"\bhow (?:was|is|did|does|do|has) {_THAT}(?: been)?(?: make you feel| feel)?(?: for you)?\W*$",
        rf"\bhow (?:do|did) you feel(?: about {_THAT}| then| at the time)?\W*$",
        rf"\bwhat(?: was| is|'?s) {_THAT} like(?: for you)?\b",
        r"\bhow'?s that (?:for you|been)\b",
        r"\bwhat did (?:that|it) feel like\b",
    ),
    "more": (
        r"\b(?:go on|carry on|keep going|say more|tell me more|say a bit more)\b",
        rf"\bmore about {_THAT}\b",
        r"\b(?:then what|what then|and then|what next)\W*$",
        r"\bwhat happened (?:next|then|after(?: that)?)\W*$",
        r"\bin what (?:way|sense)\b",
        r"\bhow (?:so|do you mean)\b",
        rf"\bwhat do you mean(?: by {_THAT})?\W*$",
        r"\b(?:like|such as) what\b",
        r"\bfor (?:example|instance)\W*$",
        r"\bmeaning\W*$",
        r"\bcan you (?:explain|expand)(?: that| on that| a bit(?: more)?)?\W*$",
        r"^\W*(?:and|so|oh|ah|really|seriously|yeah|yes|right|ok|okay|mm+|mhm|hm+)\W*$",
        r"^\W*(?:uh huh|i see|interesting|wow|gosh|go)\W*$",
    ),
}
_PATTERNS: Final = tuple(
    (kind, re.compile("|".join(ways), re.IGNORECASE)) for kind, ways in _WAYS.items()
)
_BY_INTENT: Final[dict[str, FollowUp]] = {
    "tell_more": "more",
    "ask_clarify": "more",
    "ask_example": "more",
    "ask_what_happened": "more",
    "ask_cause": "why",
    "ask_feelings": "feeling",
    "ask_anything_else": "else",
}


_ASKING: Final = frozenset(stems("mean explain happen feel example exactly"))
"""Words that a question on anything may have."""


def follow_up_in(focus: CodedUtterance) -> FollowUp:
    """How the utterance stays with what has just been said; `none` where it does not."""
    text = focus.text.replace("’", "'").strip()
    if len(tokens(text)) > SHORT:
        return "none"
    for kind, pattern in _PATTERNS:
        if pattern.search(text):
            return kind
    if focus.code == "listening.encourager":
        return "more"
    if focus.family == "question" and not content(text) - _ASKING:
        return _BY_INTENT.get(focus.intent or "", "none")
    return "none"
