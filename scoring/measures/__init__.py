"""Measures: a coded conversation goes in, a number with the words behind it comes out.

All are pure. Each is called with a transcript and a scope, and declines with
`NotEnoughEvidence` where the session holds too little. A rubric names them as below.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scoring.measures import questioning
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
)

MEASURES: Mapping[str, Measure] = MappingProxyType({m.__name__: m for m in _ALL})
"""Every measure by the name that rubrics use."""
