"""What the two agreed on the way: a goal, options to choose from, a step, a close."""

from types import MappingProxyType

from scoring.measures.counting import (
    Wanted,
    by_intent,
    enough_turns,
    near,
    parts,
    utterances,
)
from scoring.measures.reading import Reading, Scope
from scoring.transcript import Transcript
from scoring.vocabulary import QUESTION_CLOSED, Phase

GOAL_PARTS: Wanted = MappingProxyType(
    {
        "what they want": (
            "ask_topic",
            "ask_session_goal",
            "ask_long_term_goal",
            "ask_priority",
        ),
        "why it matters": ("ask_importance", "ask_ideal", "ask_values"),
        "how they will know": (
            "ask_success_measure",
            "ask_goal_timescale",
            "ask_goal_control",
        ),
        "agreeing on it": ("confirm_goal", "set_agenda"),
    }
)
OPTION_MOVES: Wanted = MappingProxyType(
    {
        "what they could do": ("ask_options",),
        "what else": ("ask_more_options",),
        "with no limits": ("ask_no_limits",),
        "what worked before": ("ask_past_success", "ask_what_works"),
        "another point of view": ("ask_friend_advice", "ask_other_perspective"),
        "for and against": ("ask_pros_cons", "ask_cost_of_nothing"),
        "which one appeals": ("ask_preferred_option",),
    }
)
COMMITMENT_PARTS: Wanted = MappingProxyType(
    {
        "what exactly": ("ask_first_step", "ask_what_will_you_do", "ask_action_detail"),
        "by when": ("ask_when",),
        "with whose help": ("ask_support",),
        "what could get in the way": ("ask_obstacles_to_action", "rehearse"),
        "how sure they are": ("scale_commitment", "raise_commitment", "ask_accountability"),
        "saying it back": ("confirm_action",),
    }
)
CLOSING_PARTS: Wanted = MappingProxyType(
    {
        "a summary": ("summarise_session",),
        "what they take away": ("ask_takeaway",),
        "how it was for them": ("ask_session_feedback",),
        "what comes next": ("arrange_next",),
    }
)


def goal_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of four steps towards an agreed goal that were taken.

    What they want, why it matters, how they will know, agreeing on it. Cases are the
    coach's turns.
    """
    turns = enough_turns(transcript, scope)
    return parts(by_intent(turns, GOAL_PARTS), missed_at=near(turns, Phase.GOAL))


def options_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return in how many of seven ways options were explored before the first step, 0-7.

    Cases are the coach's turns.
    """
    turns = enough_turns(transcript, scope)
    will = next((t.number for t in turns if t.phase is Phase.WILL), turns[-1].number + 1)
    before = [turn for turn in turns if turn.number <= will]
    found = by_intent(before, OPTION_MOVES)
    return parts(found, missed_at=before[-2:], as_count=True)


def commitment_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of six things that make a step likely to be taken.

    What exactly, by when, whose help, obstacles, how sure, saying it back. A closed
    question in the phase `will` counts as saying it back. Cases: coach's turns.

    Source:
        That plans which say when, where and how are carried out more often: Gollwitzer
        and Sheeran (2006), Advances in Experimental Social Psychology 38, 69-119.
    """
    turns = enough_turns(transcript, scope)
    found = by_intent(turns, COMMITMENT_PARTS)
    found["how sure they are"] += [
        (t, u)
        for t, u in utterances(turns)
        if t.phase is Phase.WILL and "scaling" in u.marks
    ]
    found["saying it back"] += [
        (t, u)
        for t, u in utterances(turns)
        if t.phase is Phase.WILL and u.code == QUESTION_CLOSED and "scaling" not in u.marks
    ]
    agreed = {event.turn for event in transcript.events if event.kind == "agreed"}
    found["what exactly"] += utterances(t for t in turns if t.number in agreed)[-1:]
    return parts(found, missed_at=turns[-2:])


def closing_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of four parts of a good close that were there.

    A summary, what they take away, how it was, what comes next. Cases: coach's turns.
    """
    turns = enough_turns(transcript, scope)
    found = by_intent(turns, CLOSING_PARTS)
    found["a summary"] += [
        (turn, u)
        for turn, u in utterances(turns)
        if u.code == "listening.summary" and turn.phase in {Phase.WILL, Phase.CLOSE}
    ]
    return parts(found, missed_at=turns[-2:])
