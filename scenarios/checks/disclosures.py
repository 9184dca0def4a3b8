"""Everything there is to tell can be told to some coach."""

from collections.abc import Iterator

from scenarios.checks.case import Case, Rule
from scenarios.errors import Problem
from scenarios.names import TELLING, intents_of
from scenarios.obstacles import obstacle, untold
from scenarios.reach import can_ever_hold, can_hold, live_stances, possible_moves
from scenarios.schema import Disclosure


def disclosures_can_be_told(case: Case) -> Iterator[Problem]:
    """The needs of each can hold in some stance that can be reached."""
    for place, topic in case.topics():
        for at, told in enumerate(topic.disclosures):
            if told.id not in case.reach.disclosures:
                why = untold(told, topic, case.scenario, case.reach)
                message = f"`{told.id}` can never be told: {why}"
                yield case.problem((*place, "disclosures", at, "needs"), message)


def disclosures_can_be_earned(case: Case) -> Iterator[Problem]:
    """Something a good coach does draws each of them out."""
    unasked = _may_come_unasked()
    for place, told in case.disclosures():
        ways = {code.partition(".")[0] for code in told.earned_by}
        if ways <= {"break"}:
            message = (
                f"`{told.id}` is earned only by breaks in rapport; add what draws it out"
            )
            yield case.problem((*place, "earned_by"), message)
        elif ways <= {"question", "break"} and _answers_only_statements(told):
            message = (
                f"`{told.id}` is earned only by questions, and everything in its `answers` "
                "is a statement; add an intent that asks, or a code such as listening.simple"
            )
            yield case.problem((*place, "answers"), message)
        elif (
            ways <= {"listening", "break"}
            and told.answers
            and not unasked & {*told.answers}
        ):
            message = (
                f"`{told.id}` is earned only by listening, and what it answers has to be asked "
                "for; add question.open to earned_by, or an intent of the group reality"
            )
            yield case.problem((*place, "earned_by"), message)


def questions_can_be_asked(case: Case) -> Iterator[Problem]:
    """Every question of the coachee comes up in some session."""
    scenario, reach = case.scenario, case.reach
    for at, question in enumerate(scenario.questions):
        if not can_ever_hold(question.when, scenario, reach):
            why = obstacle(question.when, scenario, reach)
            message = f"`{question.id}` can never be asked: {why}"
            yield case.problem(("questions", at, "when"), message)


def moves_can_fire(case: Case) -> Iterator[Problem]:
    """A move whose source is reached has conditions that can hold, and a trigger to fire."""
    scenario, reach = case.scenario, case.reach
    for at, move in enumerate(scenario.moves):
        sources = [s for s in live_stances(scenario, reach) if s.id in move.source]
        if not sources or any(move in possible_moves(scenario, reach, s) for s in sources):
            continue
        if any(can_hold(move.when, source, reach) for source in sources):
            why = f"nothing that can be said there fires the trigger {move.trigger}"
        else:
            here = move.when.stances or tuple(source.id for source in sources)
            needs = move.when.model_copy(update={"stances": here})
            why = obstacle(needs, scenario, reach)
        yield case.problem(("moves", at), f"this move can never fire: {why}")


def _answers_only_statements(told: Disclosure) -> bool:
    return bool(told.answers) and all(TELLING.fullmatch(intent) for intent in told.answers)


def _may_come_unasked() -> set[str]:
    """What is told after mere listening: how things are, but no numbers and no plans."""
    return {"reality", *intents_of("reality")} - {"scale_now", "scale_reason"}


RULES: tuple[Rule, ...] = (
    disclosures_can_be_told,
    disclosures_can_be_earned,
    questions_can_be_asked,
    moves_can_fire,
)
