"""Every stance can be reached, left, and led to an end."""

from collections.abc import Iterator
from itertools import combinations

from scenarios.checks.case import Case, Rule
from scenarios.errors import Problem
from scenarios.lines import Requirement
from scenarios.reach import possible_moves
from scenarios.schema import Move, Stance


def stances_can_be_reached(case: Case) -> Iterator[Problem]:
    """Some course of moves leads from the starting stance to each."""
    for at, stance in enumerate(case.scenario.stances):
        if stance.id not in case.reach.stances:
            message = (
                f"the stance `{stance.id}` can never be reached: {_why_not(case, stance)}"
            )
            yield case.problem(("stances", at), message)


def stances_can_be_left(case: Case) -> Iterator[Problem]:
    """A stance that is not the end has a way on; one that is has none."""
    scenario = case.scenario
    for at, stance in enumerate(scenario.stances):
        leads_on = [move for move in scenario.moves if stance.id in move.source]
        if stance.is_end and leads_on:
            message = f"`{stance.id}` is an end, and a move leads on from it; take one out"
            yield case.problem(("stances", at), message)
        if stance.is_end or stance.id not in case.reach.stances:
            continue
        if all(
            move.dest == stance.id for move in possible_moves(scenario, case.reach, stance)
        ):
            message = (
                f"once in `{stance.id}` the coachee stays there for good; "
                "write a move that leads out of it, or mark it is_end"
            )
            yield case.problem(("stances", at), message)


def session_can_begin(case: Case) -> Iterator[Problem]:
    """The start is no end, and trust starts above the floor."""
    scenario = case.scenario
    start = next((s for s in scenario.stances if s.id == scenario.starting_stance), None)
    if start is not None and start.is_end:
        yield case.problem(("starting_stance",), f"`{start.id}` is an end; start elsewhere")
    if scenario.starting_trust <= scenario.walks_out_at:
        message = (
            f"trust starts at {scenario.starting_trust}, and the coachee walks out at "
            f"{scenario.walks_out_at}; start higher"
        )
        yield case.problem(("starting_trust",), message)


def coachee_can_leave(case: Case) -> Iterator[Problem]:
    """A coachee who has had enough has a way out."""
    if not any(move.trigger == "worn_out" for move in case.scenario.moves):
        message = (
            "no move has the trigger worn_out; write one, or the coachee can never leave"
        )
        yield case.problem(("moves",), message)


def something_can_be_agreed(case: Case) -> Iterator[Problem]:
    """The coachee has a step to take on, so that a session can end with one."""
    if not any(told.agrees for told in case.scenario.disclosures):
        message = "no disclosure has `agrees`; the coachee can never take a step on"
        yield case.problem((), message)


def closing_is_no_walking_out(case: Case) -> Iterator[Problem]:
    """A coachee comes to an end by leaving; a goodbye ends the session by itself."""
    ends = {stance.id for stance in case.scenario.stances if stance.is_end}
    for at, move in enumerate(case.scenario.moves):
        if move.trigger == "closing" and move.dest in ends:
            message = (
                f"the coachee would walk out to `{move.dest}` when the coach begins to close; "
                "take the move out, for a goodbye ends the session by itself"
            )
            yield case.problem(("moves", at), message)


def moves_are_not_shadowed(case: Case) -> Iterator[Problem]:
    """Of two moves with one trigger and source, the first leaves room for the second."""
    for (_, earlier), (at, later) in combinations(enumerate(case.scenario.moves), 2):
        shared = set(earlier.source) & set(later.source)
        if shared and earlier.trigger == later.trigger and _always_first(earlier, later):
            message = (
                f"this move never fires from `{min(shared)}`: an earlier move with the trigger "
                f"{later.trigger} always comes first; put the pickier one before it"
            )
            yield case.problem(("moves", at), message)


def _why_not(case: Case, stance: Stance) -> str:
    inward = [m for m in case.scenario.moves if m.dest == stance.id]
    if not inward:
        return "no move leads to it"
    if not {source for move in inward for source in move.source} & case.reach.stances:
        return "the moves to it start in stances that are never reached"
    return "no move to it can fire"


def _always_first(earlier: Move, later: Move) -> bool:
    return earlier.when in (Requirement(), later.when)


RULES: tuple[Rule, ...] = (
    stances_can_be_reached,
    stances_can_be_left,
    coachee_can_leave,
    something_can_be_agreed,
    closing_is_no_walking_out,
    moves_are_not_shadowed,
)
