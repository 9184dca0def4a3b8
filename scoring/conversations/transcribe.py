"""Codes a recorded conversation, so that it can be scored like a practice session."""

from collections.abc import Callable, Sequence
from typing import Protocol

from scoring.conversations.recorded import RecordedConversation
from scoring.feelings import shows_feeling
from scoring.phases import phase_after
from scoring.transcript import CodedTurn, Said, Transcript, Turn
from scoring.vocabulary import IntentId, Phase, Speaker


class Coder(Protocol):
    """Codes the coach's turns."""

    @property
    def version(self) -> str:
        """Of the coder and its codebook."""

    def code(
        self, text: str, previous: Sequence[Said] = (), history: Sequence[CodedTurn] = ()
    ) -> CodedTurn:
        """Code one turn of the coach, given everything before it, oldest first."""


def transcript_of(
    conversation: RecordedConversation,
    coder: Coder,
    phase_of: Callable[[IntentId], Phase | None],
) -> Transcript:
    """Code the coach's turns, and estimate phases and the coachee's feelings.

    Args:
        conversation: Who said what.
        coder: Codes each turn of the coach, with the turns before it as context.
        phase_of: The phase an intent belongs to, such as `IntentCatalogue.phase_of`.

    Returns:
        A transcript without events and trust, which nobody knows of a recording.
    """
    turns: list[Turn] = []
    previous: list[Said] = []
    history: list[CodedTurn] = []
    phase, number = Phase.CONTRACT, 0
    for spoken in conversation.spoken:
        coded = None
        if spoken.speaker is Speaker.COACH:
            coded = coder.code(spoken.text, tuple(previous), tuple(history))
            phase, number = phase_after(phase, coded, phase_of), number + 1
            history.append(coded)
        turns.append(
            Turn(
                number=number,
                speaker=spoken.speaker,
                text=spoken.text,
                phase=phase,
                coded=coded,
                seconds=spoken.seconds,
                shows_feeling=coded is None and shows_feeling(spoken.text),
            )
        )
        previous.append(Said(spoken.speaker, spoken.text))
    return Transcript(
        turns=tuple(turns),
        source=conversation.source,
        versions={"coder": coder.version},
    )
