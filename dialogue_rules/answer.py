"""An answer under way: the pieces that are said, and the state after them."""

import re
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self

from dialogue_rules.lines import choose, key_of
from dialogue_rules.promises import deeds, taken_back
from dialogue_rules.scene import Scene
from dialogue_rules.state import DialogueState

Part = Literal["reaction", "answer", "question", "cue"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a reply."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one action says, and where it leaves things."""

    state: DialogueState
    pieces: tuple[Piece, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    """Slots that belong to this turn only."""

    def saying(self, part: Part, wording: str, spoken: str | None = None) -> Self:
        """The answer with one more piece; the wording counts as used.

        Args:
            part: Where in the reply it belongs.
            wording: As written; remembered so that it is not said again.
            spoken: As said, where that differs (a placeholder filled in).
        """
        state = replace(self.state, said=(*self.state.said, key_of(wording)))
        return replace(
            self, state=state, pieces=(*self.pieces, Piece(part, spoken or wording))
        )


def said_from(
    scene: Scene, part: Part, *pools: tuple[str, ...], base: Answer | None = None
) -> Answer | None:
    """The answer that says one wording of the first pool with any left.

    Returns:
        None where all the pools are empty.
    """
    answer = base or Answer(scene.state)
    state = answer.state
    wording = choose(
        pools, state.said, f"{state.seed}:{state.turn}:{part}:{len(state.said)}"
    )
    if wording is None:
        return None
    return answer.saying(part, wording, filled(scene, wording))


_STARTS = re.compile(r"(?:^|(?<=[.!?] ))\{topic\}")
"""The topic where it begins a sentence."""


def filled(scene: Scene, wording: str) -> str:
    """The wording with its placeholders replaced.

    The subject is the coach's own words: it is put in last, so that nothing in it is
    ever taken for a placeholder.
    """
    topic = scene.topic
    in_words = topic.in_words if topic else "what I came about"
    at_start = in_words[:1].upper() + in_words[1:]
    spoken = _STARTS.sub(lambda _: at_start, wording).replace("{topic}", in_words)
    spoken = spoken.replace("{promise}", _promise(scene))
    return spoken.replace("{subject}", scene.heard.subject or "that")


def _promise(scene: Scene) -> str:
    """What the coach undertook and takes back now; else what they undertook last."""
    made = deeds(scene.state)
    return taken_back(scene.state, scene.heard.coded.text) or (made[-1] if made else "help")
