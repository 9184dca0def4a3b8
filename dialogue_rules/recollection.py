"""What was said, promised and agreed, told again when it is asked for. Pure."""

from dataclasses import replace

from dialogue_rules.answer import Answer, Piece, said_from
from dialogue_rules.looking_back import as_said, recalled_words
from dialogue_rules.promises import deeds
from dialogue_rules.scene import Scene
from dialogue_rules.speech import pools


def recall_own(scene: Scene) -> Answer | None:
    """What the coachee said, when asked for it again."""
    return _quoting(
        scene,
        "recalls_own",
        recalled_words(scene.scenario, scene.state, scene.heard.coded.text),
    )


def recall_agreed(scene: Scene) -> Answer | None:
    """The step that was agreed, as it was put."""
    last = scene.state.agreed[-1] if scene.state.agreed else None
    told = next((d for d in scene.scenario.disclosures if last and d.agrees == last), None)
    if told is None:
        return said_from(scene, "answer", *pools(scene, "moments", "nothing_agreed"))
    return _quoting(scene, "recalls_own", as_said(told, scene.state))


def recall_promise(scene: Scene) -> Answer | None:
    """What the coach undertook to do; nothing is made up where they undertook nothing."""
    if not deeds(scene.state):
        return None
    return said_from(scene, "answer", *pools(scene, "moments", "promise_recalled"))


def recall_coach(scene: Scene) -> Answer | None:
    """The coach's own last words."""
    return _quoting(scene, "recalls_coach", scene.state.coach_said or None)


def _quoting(scene: Scene, lead: str, words: str | None) -> Answer | None:
    if words is None:
        return None
    first = said_from(scene, "reaction", *pools(scene, "moments", lead))
    return first and replace(
        first, pieces=(*first.pieces, Piece("answer", f"“{words.strip()}”"))
    )
