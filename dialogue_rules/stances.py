"""What answering needs of a state machine, without knowing which library makes it."""

from collections.abc import Iterable
from typing import Protocol

from dialogue_rules.state import DialogueState


class Stances(Protocol):
    """A scenario's stances and the moves between them."""

    def stance_after(self, state: DialogueState, triggers: Iterable[str]) -> str:
        """The stance that the first trigger to cause a move leads to; else the present one."""
