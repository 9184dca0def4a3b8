"""The words behind a mark: every finding opens onto what the coach said."""

from dataclasses import dataclass

from scoring.transcript import CodedUtterance, Turn


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the coach, and where they stand.

    `start` and `end` are characters into the text of the coach's turn, half open, and
    `quote` is the text between them. It is empty only where the coach was silent.
    """

    turn: int
    """The number of the turn, as in `scoring.transcript.Turn.number`."""
    start: int
    end: int
    quote: str
    slip: bool = False
    """True where the words count against the coach, or where something was missed."""


def quote_turn(turn: Turn, *, slip: bool = False) -> Quote:
    """Return the whole of a turn as a quote."""
    return Quote(turn.number, 0, len(turn.text), turn.text, slip)


def quote_utterance(turn: Turn, utterance: CodedUtterance, *, slip: bool = False) -> Quote:
    """Return one utterance of a turn as a quote."""
    start, end = utterance.start, utterance.end
    return Quote(turn.number, start, end, turn.text[start:end], slip)
