"""How the session was led: the phases of GROW, their order, and solutions too soon.

The phases are those of Whitmore (1992), Coaching for Performance, with a contract
before them and a close after them.
"""

from itertools import combinations, pairwise

from scoring.evidence import quote_turn
from scoring.measures.counting import (
    Case,
    coded,
    enough_turns,
    fault_share,
    in_order,
    marks_of,
    parts,
    rate,
    utterances,
)
from scoring.measures.reading import Reading, Scope
from scoring.transcript import Transcript, Turn
from scoring.vocabulary import Phase

GROW = (Phase.GOAL, Phase.REALITY, Phase.OPTIONS, Phase.WILL)
SOLUTIONS = frozenset({"input.advice", "input.options", "input.direction"})
SUGGESTS = frozenset({"early-solution", "suggestion"})
ENOUGH_WORK = 2
"""A phase touched in fewer turns was passed through, not worked in."""
ENOUGH_REALITY = 2
"""A solution is early before so many turns have looked at how things are."""


def phases_visited_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of the four phases of GROW that the coach worked in.

    A phase was worked in where `ENOUGH_WORK` turns or more belong to it. Cases are the
    coach's turns.
    """
    turns = enough_turns(transcript, scope)
    found = {}
    for phase in GROW:
        here = [turn for turn in turns if turn.phase is phase and turn.text]
        found[phase.value] = utterances(here)[:1] if len(here) >= ENOUGH_WORK else []
    return parts(found, missed_at=turns[-2:])


def phase_order_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of pairs of phases first entered in their usual order.

    Good sessions move back and forth; this looks at first visits only. Cases are the
    phases visited, of all six.
    """
    first: dict[Phase, Turn] = {}
    for turn in scope.turns(transcript):
        first.setdefault(turn.phase, turn)
    scope.enough(len(first), "phases")
    usual = list(Phase)
    pairs = list(combinations(first, 2))
    in_turn = [usual.index(a) < usual.index(b) for a, b in pairs]
    early = {a for (a, _), right in zip(pairs, in_turn, strict=True) if not right}
    return Reading(
        value=sum(in_turn) / len(pairs) if pairs else 1.0,
        counted=len(first),
        quotes=in_order(
            quote_turn(turn, slip=phase in early) for phase, turn in first.items()
        ),
    )


def early_solution_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of the coach's turns that offer a solution too soon.

    Too soon is before a goal was asked for and how things are was looked at. Cases are
    the coach's turns.
    """
    cases: list[Case] = []
    goal, reality = False, 0
    for turn in scope.turns(transcript):
        solves = SUGGESTS & marks_of(turn) or any(u.code in SOLUTIONS for u in coded(turn))
        is_early = "early-solution" in marks_of(turn) or (
            bool(solves) and not (goal and reality >= ENOUGH_REALITY)
        )
        if turn.text:
            cases.append(Case(quote_turn(turn), is_early))
        goal = goal or turn.phase is Phase.GOAL
        reality += turn.phase is Phase.REALITY
    return fault_share(cases, scope, "coach's turns")


def structuring_rate(transcript: Transcript, scope: Scope) -> Reading:
    """Return how often per ten turns the coach said where the talk is going.

    Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    moves_on = [b for a, b in pairwise(turns) if a.phase is not b.phase]
    return rate(turns, lambda u: u.code == "rapport.structuring", chances=moves_on)
