"""A recorded conversation: who said what, before anything is coded."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.errors import TranscriptError
from scoring.vocabulary import Speaker


class ConversationError(TranscriptError):
    """A recorded conversation cannot be read; says the file, the line and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something said, as the file has it."""

    speaker: str
    """The name or role in the file."""
    text: str
    at: int
    """The 1-based line of the file."""
    seconds: float | None = None
    """From the start of the recording, where the file says."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The lines of one conversation, in order, with the id the file gives it."""

    id: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Everything one speaker says before the other speaks."""

    speaker: Speaker
    text: str
    """Empty where the coach chose to wait."""
    seconds: float | None = None
    """From the start of the recording to where it begins."""


@dataclass(frozen=True, slots=True)
class RecordedConversation:
    """A conversation with its coach known: the speakers take turns."""

    source: str
    """The file's name, with `#id` where the file names its conversations."""
    spoken: tuple[Spoken, ...]


def joined(spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Return the turns with consecutive ones of one speaker made into one."""
    turns: list[Spoken] = []
    for one in spoken:
        if turns and turns[-1].speaker is one.speaker:
            before = turns.pop()
            text = " ".join(part for part in (before.text, one.text) if part)
            turns.append(Spoken(one.speaker, text, before.seconds))
        else:
            turns.append(one)
    return tuple(turns)
