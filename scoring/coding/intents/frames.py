"""Ways of putting each intent, from `frames/*.yaml`, spun into sentences to train on.

In a frame `[may|can|could] I` is one of three, an empty choice may be left out, and
`{person}` stands for a filler of that name in `frames/fillers.yaml`. What comes out
need not be good English: it teaches which words carry the intent and which do not.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from scoring.coding.intents.examples import Example
from scoring.errors import CodebookError

_FILLERS: Final = "fillers.yaml"
_CHOICE: Final = re.compile(r"\[([^\[\]]*)\]")
_GAP: Final = re.compile(r"\{(\w+)\}")
_MOST_DEPTH: Final = 4


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of each label, and what fills their gaps."""

    of_label: Mapping[str, tuple[str, ...]]
    fillers: Mapping[str, tuple[str, ...]]

    def spun(self, each: int, chance: random.Random) -> Iterator[Example]:
        """Yield `each` sentences of every label that has frames."""
        for label, frames in self.of_label.items():
            for _ in range(each):
                yield Example(self._sentence(chance.choice(frames), chance), label)

    def _sentence(self, frame: str, chance: random.Random) -> str:
        said = _CHOICE.sub(lambda choice: chance.choice(choice[1].split("|")), frame)
        for _ in range(_MOST_DEPTH):
            said = _GAP.sub(lambda gap: chance.choice(self.fillers[gap[1]]), said)
        return re.sub(r"\s+([,?.:])", r"\1", re.sub(r"\s+", " ", said)).strip(" ,")


@cache
def load_frames() -> Frames:
    """Return the frames that ship with the package.

    Raises:
        CodebookError: A frame names a filler that there is not.
    """
    folder = files("scoring.coding.intents") / "frames"
    fillers: dict[str, tuple[str, ...]] = {}
    frames: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        document = yaml.safe_load(path.read_text("utf-8"))
        if path.name == _FILLERS:
            fillers = {name: tuple(listed.split("|")) for name, listed in document.items()}
        else:
            frames |= {label: tuple(listed) for label, listed in document.items()}
    unknown = {gap for listed in frames.values() for gap in _GAP.findall(" ".join(listed))}
    if unknown := unknown - set(fillers):
        raise CodebookError(
            f"frames name fillers there are not: {', '.join(sorted(unknown))}"
        )
    return Frames(frames, fillers)
