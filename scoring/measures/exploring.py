"""How widely the coach asked: the situation, the organisation, the work, the learning."""

from types import MappingProxyType

from scoring.measures.counting import Wanted, by_intent, enough_turns, near, parts
from scoring.measures.reading import Reading, Scope
from scoring.transcript import Transcript
from scoring.vocabulary import Phase

REALITY_MOVES: Wanted = MappingProxyType(
    {
        "the situation": ("ask_situation", "tell_more", "ask_history", "ask_frequency"),
        "an example": ("ask_example", "ask_what_happened"),
        "feelings": ("ask_feelings", "ask_fear"),
        "thoughts and meaning": (
            "ask_thoughts",
            "ask_meaning",
            "ask_evidence",
            "ask_clarify",
        ),
        "other people": (
            "ask_others_view",
            "ask_who_involved",
            "ask_relationship",
            "ask_manager",
        ),
        "effects": ("ask_impact", "ask_home_impact", "ask_wellbeing", "ask_risk"),
        "causes and own part": ("ask_cause", "ask_own_part", "ask_motivation"),
        "obstacles": ("ask_obstacles", "ask_workload"),
        "strengths and help": ("ask_strengths", "ask_resources", "ask_what_works"),
        "what was tried": ("ask_tried", "ask_feedback_received"),
    }
)
CONTEXT_MOVES: Wanted = MappingProxyType(
    {
        "the job and the team": ("ask_role",),
        "the manager": ("ask_manager",),
        "changes around them": ("ask_change",),
        "workload": ("ask_workload",),
        "feedback they were given": ("ask_feedback_received",),
        "how others see it": ("ask_others_view", "ask_who_involved"),
    }
)
REVIEW_MOVES: Wanted = MappingProxyType(
    {
        "how the session was": ("ask_session_feedback",),
        "how the two work together": ("ask_how_we_work",),
        "how it landed": ("ask_reaction",),
        "what was learned": ("ask_takeaway",),
        "how far they have come": ("scale_now", "recall_earlier", "ask_success_measure"),
    }
)
LEARNING_MOVES: Wanted = MappingProxyType(
    {
        "how they learn best": ("ask_learning_preference",),
        "an exercise": ("offer_tool",),
        "something to learn from": ("offer_resource",),
        "trying it out": ("rehearse",),
        "what they take from it": ("ask_takeaway", "ask_past_success"),
    }
)


def reality_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return how many of ten sides of the situation were asked about, 0-10.

    Cases are the coach's turns.
    """
    return _count(transcript, scope, REALITY_MOVES, Phase.REALITY)


def context_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return how many of six sides of the organisation around them were asked, 0-6.

    Cases are the coach's turns.
    """
    return _count(transcript, scope, CONTEXT_MOVES, Phase.REALITY)


def review_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return in how many of five ways the work was reviewed together, 0-5.

    Cases are the coach's turns.
    """
    return _count(transcript, scope, REVIEW_MOVES, Phase.CLOSE)


def learning_count(transcript: Transcript, scope: Scope) -> Reading:
    """Return in how many of five ways the coachee's learning was supported, 0-5.

    Cases are the coach's turns.
    """
    return _count(transcript, scope, LEARNING_MOVES, Phase.OPTIONS)


def _count(transcript: Transcript, scope: Scope, wanted: Wanted, phase: Phase) -> Reading:
    turns = enough_turns(transcript, scope)
    return parts(by_intent(turns, wanted), missed_at=near(turns, phase), as_count=True)
