"""Where wordings come from: the scenario's own first, then the temperament's. Pure."""

from typing import Literal

from dialogue_rules.scene import Scene
from scenarios.vocabulary import Mood

Drawer = Literal["answers", "reactions", "moments"]
Pools = tuple[tuple[str, ...], ...]


def pools(scene: Scene, drawer: Drawer, *keys: str) -> Pools:
    """The wordings under the keys, best first: own before temperament's, own mood first.

    The other mood's wordings come last, and only so that nothing need be said twice.
    """
    other = Mood.COOL if scene.mood is Mood.WARM else Mood.WARM
    sources = (scene.scenario.speech, scene.temperament)
    return tuple(
        getattr(source, drawer)[key].in_mood(mood)
        for mood in (scene.mood, other)
        for key in keys
        for source in sources
        if key in getattr(source, drawer)
    )


def for_mood_only(scene: Scene, drawer: Drawer, *keys: str) -> Pools:
    """The same without the other mood: for lead-ins, which may as well be left out."""
    found = pools(scene, drawer, *keys)
    return found[: len(found) // 2]
