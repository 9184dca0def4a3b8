"""What can go wrong in `scoring`.

ScoringError
├── CodebookError      a codebook or intent file says something impossible
├── RubricError        a rubric or the standard's map does
├── TranscriptError    a transcript cannot be true (a span outside its text)
├── ModelError         trained weights are missing or do not fit the code
└── NotEnoughEvidence  a measure declines: expected, and never a zero
"""


class ScoringError(Exception):
    """Base of every fault in `scoring`; its message says what, where and what to do."""


class CodebookError(ScoringError):
    """A codebook or intent file is broken."""


class RubricError(ScoringError):
    """A rubric file or the map of the standard is broken."""


class TranscriptError(ScoringError):
    """A transcript, or a part of one, cannot be true."""


class ModelError(ScoringError):
    """Trained weights are missing, damaged or made for another version."""


class NotEnoughEvidence(ScoringError):
    """The session holds too little to measure this; say so, never guess."""
