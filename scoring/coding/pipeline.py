"""Builds the spaCy pipeline that codes a turn."""

import spacy
from spacy.language import Language

from scoring.coding import components  # noqa: F401 -- registers our factories

PIPES = (
    "coachsim_words",
    "coachsim_splitter",
    "coachsim_form",
    "coachsim_patterns",
    "coachsim_meaning",
    "coachsim_marks",
)


def build_pipeline() -> Language:
    """Return English tokens followed by our own components; takes about half a second."""
    nlp = spacy.blank("en")
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    return nlp
