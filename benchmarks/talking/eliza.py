"""A plain script in the manner of ELIZA (Weizenbaum 1966), as a figure to beat.

It knows nothing of any scenario: keywords in order of rank, the rest of the sentence with
"you" and "I" changed round, and stock phrases in turn.
"""

import re
from collections import defaultdict

_ROUND = {
    "i": "you",
    "me": "you",
    "my": "your",
    "am": "are",
    "you": "I",
    "your": "my",
    "yours": "mine",
    "are": "am",
    "yourself": "myself",
}
_SCRIPT = (
    (r"\b(?:hello|hi|hiya|morning|afternoon)\b", ("Hello. How does this work?", "Hello.")),
    (r"\bsorry\b", ("There's no need to be sorry.", "That's all right.")),
    (r"\bthank", ("You're welcome.", "That's all right.")),
    (r"\bwhy (?:don't|didn't) you (.+)", ("Perhaps I will {0} one day.", "Should I {0}?")),
    (r"\bhave you (?:tried|thought of|considered) (.+)", ("I'm not sure about {0}.",)),
    (
        r"\byou should (.+)",
        ("What would happen if I did {0}?", "I don't know that I can {0}."),
    ),
    (r"\bhow (?:do|did) you feel about (.+)", ("I have mixed feelings about {0}.",)),
    (r"\bdo you (.+)", ("Sometimes I {0}.", "I don't know whether I {0}.")),
    (r"\bare you (.+)", ("Perhaps I am {0}.", "It would be fair to say I'm {0}.")),
    (r"\bwho(?:'s| is) (.+)", ("Somebody I know.", "Why does {0} matter?")),
    (
        r"\bwhat(?:'s| is| was) (.+)",
        ("It's hard to say what {0} is.", "What do you think?"),
    ),
    (r"\bwhen\b", ("A while ago.", "I can't quite remember.")),
    (r"\bwhy\b", ("I've often wondered.", "I don't know the real reason.")),
    (r"\bhow\b", ("I'm not sure how.", "It's hard to say how.")),
    (r"\bit sounds (?:like|as if) (.+)", ("Yes, {0}.", "In a way, {0}.")),
    (r"\byou(?:'re| are) (.+)", ("Perhaps I am {0}.", "What makes you think I am {0}?")),
    (
        r"\b(?:manager|boss|work|job|team)\b",
        ("Work is a good deal on my mind.", "It's the job."),
    ),
    (r"\b(?:family|home|husband|wife|mum|dad)\b", ("My family matters a lot to me.",)),
    (r"\byes\b", ("I see.", "Good.")),
    (r"\bno\b", ("Why not?", "I see.")),
)
_STOCK = (
    "I see.",
    "Please go on.",
    "That's quite interesting.",
    "I'm not sure I understand you fully.",
    "What does that suggest to you?",
    "Can we say more about that?",
)
_LONGEST = 8
"""Words of what is thrown back."""


class Eliza:
    """One session."""

    def __init__(self) -> None:
        self._used: defaultdict[str, int] = defaultdict(int)

    def reply(self, text: str) -> str:
        """Return the answer to one turn."""
        for pattern, answers in _SCRIPT:
            if found := re.search(pattern, text, re.IGNORECASE):
                rest = _turned(found.group(1)) if found.groups() else ""
                return self._next(pattern, answers).format(rest)
        return self._next("", _STOCK)

    def _next(self, key: str, answers: tuple[str, ...]) -> str:
        self._used[key] += 1
        return answers[(self._used[key] - 1) % len(answers)]


def _turned(text: str) -> str:
    words = re.split(r"[.?!,;]", text)[0].split()[:_LONGEST]
    return " ".join(_ROUND.get(word.lower(), word) for word in words)
