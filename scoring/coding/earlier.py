"""What was said before a turn: the measure of a reflection and of what is presupposed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from scoring.coding.lexicon import load_lexicon
from scoring.coding.stems import content_stems, words_in
from scoring.transcript import Said
from scoring.vocabulary import Speaker

FEELINGS = load_lexicon().groups["feeling"]
RECENT_TURNS = 3
"""So many of the coachee's last turns count as what a reflection reflects."""


@dataclass(frozen=True)
class Earlier:
    """The turns before the one to be coded, oldest first."""

    said: tuple[Said, ...] = ()

    @cached_property
    def coachee(self) -> tuple[str, ...]:
        """What the coachee said, oldest first."""
        return tuple(turn.text for turn in self.said if turn.speaker is Speaker.COACHEE)

    @cached_property
    def coach(self) -> tuple[str, ...]:
        """What the coach said, oldest first."""
        return tuple(turn.text for turn in self.said if turn.speaker is Speaker.COACH)

    @property
    def is_known(self) -> bool:
        """Whether anything the coachee said before is known."""
        return bool(self.coachee)

    @property
    def last(self) -> str:
        """The coachee's last turn; empty where none is known."""
        return self.coachee[-1] if self.coachee else ""

    @cached_property
    def last_stems(self) -> frozenset[str]:
        """Content of the coachee's last turn."""
        return stems_of(self.coachee[-1:])

    @cached_property
    def recent_stems(self) -> frozenset[str]:
        """Content of the coachee's last few turns."""
        return stems_of(self.coachee[-RECENT_TURNS:])

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Content of all the coachee said."""
        return stems_of(self.coachee)

    @cached_property
    def recent_feelings(self) -> frozenset[str]:
        """The feelings (groups of the lexicon) in the coachee's last few turns."""
        return feelings_in(
            word for text in self.coachee[-RECENT_TURNS:] for word in words_in(text)
        )


def stems_of(texts: Sequence[str]) -> frozenset[str]:
    """Return the content stems of all the `texts`."""
    return frozenset().union(*map(_stems, texts))


def feelings_in(words: Iterable[str]) -> frozenset[str]:
    """Return the feelings that `words` name, as groups of the lexicon."""
    return frozenset(FEELINGS[word] for word in words if word in FEELINGS)


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(words_in(text)))
