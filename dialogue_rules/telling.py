"""What the coachee tells: disclosures, facts, and more of what was told. Pure."""

from dataclasses import replace

from dialogue_rules.answer import Answer, Part, said_from
from dialogue_rules.asking import asks_for
from dialogue_rules.disclosure import topic_of
from dialogue_rules.effects import moved
from dialogue_rules.lines import is_fresh
from dialogue_rules.scene import Scene, last_told
from dialogue_rules.situation import BRISK, asking_of, earned_in
from dialogue_rules.speech import pools
from dialogue_rules.state import DialogueState
from scenarios.schema import Disclosure, Fact


def disclose(scene: Scene) -> Answer | None:
    """Tell what has been earned."""
    disclosure = earned_in(scene)
    if disclosure is None:
        return None
    wordings = disclosure.says
    if scene.state.questions_in_row >= BRISK:
        wordings = (min(wordings, key=len),)
    first = _more_first(scene, disclosure) or _from_the_side(scene, disclosure)
    answer = said_from(scene, "answer", wordings, base=first)
    if answer is None:
        return None
    answer = replace(answer, state=_having_told(scene, answer.state, disclosure))
    return said_from(scene, "cue", disclosure.cues, base=answer) or answer


def _more_first(scene: Scene, disclosure: Disclosure) -> Answer | None:
    """A reflection gets its echo before the next thing comes: it opens more than a question."""
    last = last_told(scene)
    if last is None or scene.heard.focus.family not in {"listening", "rapport"}:
        return None
    topic = topic_of(scene.scenario, disclosure.id)
    if last in topic.disclosures or getattr(last, "topic", None) == topic.id:
        return _more_of_last(scene, "more", part="reaction")
    return None


def _from_the_side(scene: Scene, disclosure: Disclosure) -> Answer | None:
    """What owns that the question is not answered by what is told, and leads over to it."""
    return _owned(scene) if _is_beside_the_point(scene, disclosure) else None


def _owned(scene: Scene) -> Answer | None:
    """A lead-over that owns a question as not answered; None where it asks nothing."""
    asks = asks_for(scene.heard.focus)
    if asks == "none":
        return None
    lines = [
        pool
        for pool in pools(scene, "moments", f"aside_{asks}")
        if is_fresh(pool, scene.state.said)
    ]
    return said_from(scene, "reaction", *lines) if lines else None


def _is_beside_the_point(scene: Scene, disclosure: Disclosure) -> bool:
    """Whether a particular question was asked that the disclosure does not answer."""
    heard, asking = scene.heard, asking_of(scene)
    if heard.focus.family != "question" or not asking.is_particular:
        return False
    answers = set(disclosure.answers) & {asking.intent, asking.group}
    return not (
        (asking.is_sure and answers) or disclosure.id in (*heard.wants, *heard.near)
    )


def _having_told(
    scene: Scene, state: DialogueState, disclosure: Disclosure
) -> DialogueState:
    topic = topic_of(scene.scenario, disclosure.id)
    cue = disclosure.cues[0] if disclosure.cues else None
    return replace(
        state,
        disclosed=(*state.disclosed, disclosure.id),
        live_topic=topic.id,
        raised=tuple(dict.fromkeys((*state.raised, topic.id, *disclosure.then))),
        trust=moved(state.trust, disclosure.trust),
        agreed=(*state.agreed, disclosure.agrees) if disclosure.agrees else state.agreed,
        feeling_shown=disclosure.feeling or cue,
        cue_shown=cue,
        cue_returned=False,
        last_told=disclosure.id,
        last_told_turn=state.turn + 1,
    )


def tell_fact(scene: Scene) -> Answer | None:
    """The plain facts that are asked for, always the same."""
    asked = (*scene.heard.beside, scene.heard.fact)
    by_id = scene.scenario.facts_by_id
    told: Answer | None = None
    for fact in (by_id[one] for one in asked if one is not None):
        told = _with_fact(scene, told or Answer(scene.state), fact) or told
    return told


def _with_fact(scene: Scene, answer: Answer, fact: Fact) -> Answer | None:
    if is_fresh((*fact.says, *fact.more), answer.state.said):
        says = fact.says
        if scene.state.questions_in_row >= BRISK:
            says = (min(says, key=len),)
        told = said_from(scene, "answer", says, fact.says, fact.more, base=answer)
    else:
        again = pools(scene, "moments", "asked_before")
        answer = said_from(scene, "reaction", *again, base=answer) or answer
        told = said_from(scene, "answer", fact.says, base=answer)
    if told is None:
        return None
    state = replace(
        told.state,
        live_topic=fact.topic or told.state.live_topic,
        live_person=fact.person or told.state.live_person,
        last_told=fact.id,
        last_told_turn=told.state.turn + 1,
    )
    return replace(told, state=state)


def stay(scene: Scene) -> Answer | None:
    """Say more of what was said last, in the way it is asked for."""
    kind = scene.heard.follow_up
    if kind != "none":
        return _more_of_last(scene, "more" if kind == "else" else kind)
    first = _owned(scene) if asking_of(scene).is_particular else None
    return _more_of_last(scene, "more", base=first)


def tell_again(scene: Scene) -> Answer | None:
    """What has been told already is asked for again: one thing more about it, or a nod to it."""
    wanted = scene.heard.wants[:1]
    told = next((one for one in scene.scenario.disclosures if one.id in wanted), None)
    if told is None:
        return None
    more = told.follow_ups.more
    if is_fresh(more, scene.state.said):
        return _remembering(scene, told.id, said_from(scene, "answer", more))
    again = said_from(scene, "reaction", *pools(scene, "moments", "asked_before"))
    answer = said_from(scene, "answer", told.says, base=again)
    return _remembering(scene, told.id, answer)


def _more_of_last(
    scene: Scene, kind: str, part: Part = "answer", base: Answer | None = None
) -> Answer | None:
    """The next fresh line that goes on from what was told last."""
    item = last_told(scene)
    if item is None:
        return None
    lines = _goes_on(item, kind)
    if not is_fresh(lines, scene.state.said):
        return None
    return _remembering(scene, item.id, said_from(scene, part, lines, base=base))


def _goes_on(item: Fact | Disclosure, kind: str) -> tuple[str, ...]:
    if isinstance(item, Fact):
        return (*item.more, *item.says) if kind == "more" else ()
    lines: tuple[str, ...] = getattr(item.follow_ups, kind)
    return lines


def _remembering(scene: Scene, item: str, answer: Answer | None) -> Answer | None:
    """The answer, after which "go on" still means the same thing."""
    if answer is None:
        return None
    turn = scene.state.turn + 1
    return replace(answer, state=replace(answer.state, last_told=item, last_told_turn=turn))
