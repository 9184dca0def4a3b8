"""Which plain fact of the coachee's life is asked for. Pure."""

from collections.abc import Iterable

from scenarios.schema import Fact
from scenarios.words import names, stems
from scoring.transcript import CodedUtterance


def fact_asked(facts: Iterable[Fact], focus: CodedUtterance) -> str | None:
    """The fact whose longest row of words stands in the question; None for none."""
    if focus.family != "question":
        return None
    said = stems(focus.text)
    found = [
        (sum(len(stems(word)) for word in row), fact.id)
        for fact in facts
        for row in fact.asked
        if all(names(word, said) for word in row)
    ]
    return max(found, key=lambda item: item[0])[1] if found else None
