"""Measures: a coded conversation goes in, a number with the words behind it comes out.

All are pure. Each is called with a transcript and a scope, and declines with
`NotEnoughEvidence` where the session holds too little. A rubric names them as below.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scoring.measures import (
    agreements,
    contracting,
    exploring,
    input_and_feedback,
    listening,
    process,
    questioning,
    rapport,
)
from scoring.measures.reading import Measure, Reading, Scope

__all__ = ["MEASURES", "Measure", "Reading", "Scope"]

_ALL: tuple[Measure, ...] = (
    questioning.open_question_share,
    questioning.leading_question_share,
    questioning.why_blame_share,
    questioning.multiple_question_share,
    questioning.repeated_question_share,
    questioning.interrogation_share,
    questioning.following_question_share,
    listening.reflection_to_question_ratio,
    listening.reflections_per_100_words,
    listening.complex_reflection_share,
    listening.summary_rate,
    listening.checking_rate,
    listening.noticing_rate,
    listening.picked_up_share,
    listening.ignored_feeling_share,
    listening.room_after_feeling_share,
    listening.talk_share,
    listening.parroting_share,
    listening.talking_over_share,
    rapport.break_rate,
    rapport.empathy_rate,
    rapport.affirmation_rate,
    rapport.autonomy_rate,
    rapport.trust_at_end,
    rapport.lowest_trust,
    rapport.repaired_share,
    rapport.courtesy_share,
    rapport.risk_answered_share,
    contracting.contract_share,
    contracting.confidentiality_share,
    contracting.expectations_count,
    contracting.consent_count,
    contracting.practicalities_count,
    contracting.role_limits_count,
    process.phases_visited_share,
    process.phase_order_share,
    process.early_solution_share,
    process.structuring_rate,
    agreements.goal_share,
    agreements.options_count,
    agreements.commitment_share,
    agreements.closing_share,
    exploring.reality_count,
    exploring.context_count,
    exploring.review_count,
    exploring.learning_count,
    input_and_feedback.permission_share,
    input_and_feedback.unsolicited_rate,
    input_and_feedback.input_share,
    input_and_feedback.feedback_part_share,
    input_and_feedback.useful_feedback_share,
    input_and_feedback.invited_view_share,
    input_and_feedback.key_point_share,
)

MEASURES: Mapping[str, Measure] = MappingProxyType({m.__name__: m for m in _ALL})
"""Every measure by the name that rubrics use."""
