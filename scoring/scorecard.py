"""A session's marks: every finding, the families, and the whole.

A finding's level (0-4) is worth 25 points a level. A family's score is the weighted
mean of its scored findings, the overall score that of its scored families; what could
not be measured counts neither for nor against.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.evidence import Quote
from scoring.indicators import NOT_ENOUGH_EVIDENCE, SCORED, Finding, finding
from scoring.rubric import Family, Rubric
from scoring.transcript import Transcript

__all__ = [
    "NOT_ENOUGH_EVIDENCE",
    "SCHEMA",
    "SCORED",
    "FamilyScore",
    "Finding",
    "Quote",
    "ScoreCard",
    "score",
]

SCHEMA = 1
"""Version of the fields that `ScoreCard.as_json` gives."""

POINTS_PER_LEVEL = 25


@dataclass(frozen=True, slots=True)
class FamilyScore:
    """How one family of indicators came out."""

    family: str
    title: str
    score: float | None
    """0-100; None where none of its indicators could be measured."""
    level: int | None
    """0-4: the level nearest to the score."""


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """Every mark of one session, with the words behind it."""

    source: str
    """Where the conversation came from: a session's id or a file's name."""
    versions: Mapping[str, str]
    """Of the rubric, and of whatever else made the transcript."""
    overall: float | None
    """0-100; None where nothing could be measured."""
    families: tuple[FamilyScore, ...]
    findings: tuple[Finding, ...]
    """One per indicator of the rubric, in the rubric's order."""

    def family(self, name: str) -> FamilyScore:
        """Return one family's score; KeyError where the rubric has no such family."""
        return {family.family: family for family in self.families}[name]

    def finding(self, indicator: str) -> Finding:
        """Return one indicator's finding; KeyError where the rubric has no such one."""
        return {str(found.id): found for found in self.findings}[indicator]

    def as_json(self) -> dict[str, object]:
        """Return the scorecard as the `score` command prints it (schema 1)."""
        return {
            "type": "scorecard",
            "schema": SCHEMA,
            "source": self.source,
            "versions": dict(self.versions),
            "overall": self.overall,
            "families": {
                f.family: {"score": f.score, "level": f.level} for f in self.families
            },
            "indicators": [_finding_as_json(found) for found in self.findings],
        }


ENOUGH_INDICATORS = 0.25
"""A family is scored from this share (0-1) of its indicators' weight on: one indicator
that happened to be measurable says nothing of the whole."""
ENOUGH_FAMILIES = 0.5
"""The same for the session and its families."""


def score(transcript: Transcript, rubric: Rubric) -> ScoreCard:
    """Score a coded conversation by a rubric.

    Pure: the same transcript and rubric always give the same scorecard.
    """
    findings = tuple(finding(transcript, indicator) for indicator in rubric.indicators)
    families = tuple(_family_score(family, findings) for family in rubric.families)
    weights = {family.id: family.weight for family in rubric.families}
    return ScoreCard(
        source=transcript.source,
        versions={**transcript.versions, "rubric": rubric.version},
        overall=_weighted_mean(
            ((f.score, weights[f.family]) for f in families), ENOUGH_FAMILIES
        ),
        families=families,
        findings=findings,
    )


def _family_score(family: Family, findings: Iterable[Finding]) -> FamilyScore:
    points = _weighted_mean(
        (
            (None if found.level is None else found.level * POINTS_PER_LEVEL, found.weight)
            for found in findings
            if found.family == family.id
        ),
        ENOUGH_INDICATORS,
    )
    # Half a level rounds up, where Python's own round() would go to the even one.
    level = None if points is None else int(points / POINTS_PER_LEVEL + 0.5)
    return FamilyScore(family.id, family.title, points, level)


def _weighted_mean(
    pairs: Iterable[tuple[float | None, float]], enough: float
) -> float | None:
    """Return the mean of the points there are, where they hold `enough` of the weight."""
    every = list(pairs)
    scored = [(points, weight) for points, weight in every if points is not None]
    total = sum(weight for _, weight in scored)
    if not scored or total < enough * sum(weight for _, weight in every):
        return None
    return round(sum(points * weight for points, weight in scored) / total, 1)


def _finding_as_json(found: Finding) -> dict[str, object]:
    return {
        "id": found.id,
        "family": found.family,
        "standard": list(found.standard),
        "value": _rounded(found.value),
        "unit": found.unit,
        "interval": None if found.interval is None else [*map(_rounded, found.interval)],
        "level": found.level,
        "status": found.status,
        "provisional": found.provisional,
        "evidence": [
            {"turn": q.turn, "start": q.start, "end": q.end, "quote": q.quote}
            for q in found.evidence
        ],
        "why": found.why,
        "next_step": found.next_step,
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
