"""What the rules read: one utterance as words, and what they may claim about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.coding.lexicon import load_lexicon
from scoring.coding.words import Word, plain
from scoring.transcript import Span
from scoring.vocabulary import CodeId, MarkId

LEXICON = load_lexicon()
LEAD_INS = LEXICON["lead_in"]
LEAD_INS_BEFORE_PAUSE = LEXICON["lead_in_before_pause"]
GREETINGS = LEXICON["greeting_word"]
LEAD_PHRASES = frozenset(tuple(plain(entry).split()) for entry in LEXICON["lead_phrase"])
BINDING = frozenset(tuple(plain(entry).split()) for entry in LEXICON["binding"])
LONGEST_LEAD = max(map(len, LEAD_PHRASES))


@dataclass(frozen=True)
class Utterance:
    """One complete thought, before it is coded."""

    words: tuple[Word, ...]
    """Never empty."""
    start: int
    end: int
    asks: bool
    """It ends with a question mark."""
    states: bool = False
    """It ends with a full stop or an exclamation mark."""

    @cached_property
    def lead(self) -> int:
        """How many words in front only lead in to the rest."""
        return lead_in_length(self.words)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The words after the lead-in; all of them where there is nothing else."""
        return tuple(word.text for word in self.words[self.lead :])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All the words."""
        return tuple(word.text for word in self.words)

    @cached_property
    def pauses(self) -> tuple[int, ...]:
        """Places in `core` (never 0) with a comma, colon or the like in front."""
        core = self.words[self.lead :]
        return tuple(i for i, word in enumerate(core) if i and word.gap.strip(" '\"“”‘’-"))

    def span(self, first: int, last: int) -> Span:
        """Return the characters from core word `first` up to, not including, `last`.

        The words of the lead-in count backwards from -1.
        """
        words = self.words
        return Span(
            words[self.lead + first].start, words[self.lead + max(first, last - 1)].end
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A code that speaks for itself in an utterance, and on what grounds."""

    code: CodeId
    weight: float
    """0-1: how strongly the words speak for it."""
    evidence: tuple[Span, ...] = ()
    marks: tuple[MarkId, ...] = ()
    why: str = ""
    """A reason of its own; where empty, the codebook's."""


def lead_in_length(words: Sequence[Word]) -> int:
    """Return how many words in front only lead in, leaving at least one over."""
    done = 0
    while step := _step(words[done:]):
        if done + step >= len(words):
            return done or 0
        done += step
    return done


def _step(words: Sequence[Word]) -> int:
    for length in range(min(LONGEST_LEAD, len(words)), 1, -1):
        if tuple(word.text for word in words[:length]) in LEAD_PHRASES:
            return length
    if not words or tuple(word.text for word in words[:2]) in BINDING:
        return 0
    return int(words[0].text in LEAD_INS or _is_set_off(words))


def _is_set_off(words: Sequence[Word]) -> bool:
    # "Great, what next" but "great work"; and a name alone: "Maya, what ..."
    if len(words) == 1:
        return False
    if words[0].text in LEAD_INS_BEFORE_PAUSE and words[1].text in LEAD_INS:
        return True  # "right so ..."
    if not words[1].gap.strip():
        return False
    is_name = (
        words[1].gap.startswith(",")
        and words[0].is_capital
        and words[0].text not in GREETINGS
    )
    return is_name or words[0].text in LEAD_INS_BEFORE_PAUSE
