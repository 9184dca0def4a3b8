"""How much of an utterance the coachee has said before: the measure of a reflection."""

import itertools
from dataclasses import dataclass

from scoring.coding.earlier import Earlier, feelings_in
from scoring.coding.stems import content_stems

YOU = frozenset({"you", "your", "yours", "yourself"})
I = frozenset({"i", "my", "me", "mine", "myself"})  # noqa: E741 -- the word itself


@dataclass(frozen=True, slots=True)
class Echo:
    """An utterance laid beside the coachee's last turns."""

    is_known: bool
    """Anything the coachee said before is known."""
    content: int
    """Words that carry content."""
    shared: int
    """How many of them the coachee's last few turns hold too."""
    new_feelings: frozenset[str]
    """Feelings named here that the coachee has not named."""
    feelings: frozenset[str]
    is_about_you: bool
    is_about_me: bool

    @property
    def overlap(self) -> float:
        """The share of the content that the coachee's last turns hold, 0-1."""
        return self.shared / self.content if self.content else 0.0


def echo_of(words: tuple[str, ...], earlier: Earlier) -> Echo:
    """Compare `words` with what the coachee said last."""
    stems = content_stems(words)
    feelings = feelings_in(words) | feelings_in(map(" ".join, itertools.pairwise(words)))
    return Echo(
        is_known=earlier.is_known,
        content=len(stems),
        shared=sum(stem in earlier.recent_stems for stem in stems),
        new_feelings=feelings - earlier.recent_feelings,
        feelings=feelings,
        is_about_you=not YOU.isdisjoint(words),
        is_about_me=not I.isdisjoint(words),
    )
