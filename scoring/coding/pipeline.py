"""Builds the spaCy pipeline that codes a turn."""

from spacy.language import Language

from scoring.coding import components  # noqa: F401 -- registers our factories
from scoring.coding.syntax.pipeline import load_syntax

PIPES = (
    "coachsim_words",
    "coachsim_reading",
    "coachsim_splitter",
    "coachsim_answers",
    "coachsim_form",
    "coachsim_patterns",
    "coachsim_meaning",
    "coachsim_marks",
)


def build_pipeline() -> Language:
    """Return tagger and parser, then our own components; takes about half a second.

    Raises:
        ModelError: The weights of tagger, parser or network cannot be read.
    """
    nlp = load_syntax()
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    return nlp
