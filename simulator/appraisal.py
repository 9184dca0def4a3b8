"""Pure: the self-appraisal, asked before any score is shown."""

from collections.abc import Iterable, Sequence
from typing import Final

from simulator.debrief import LEVEL_NAMES
from simulator.errors import BadAppraisal
from simulator.overview import Answers, AppraisalQuestion

LONGEST_ANSWER: Final = 10_000
"""Characters."""

_TEXTS: Final = (
    ("went_well", "What went well, and what did you do that helped?"),
    ("differently", "What would you do differently another time?"),
    ("felt", "What did you notice in yourself while you listened?"),
    ("next", "What will you practise next?"),
)


def questions(families: Iterable[tuple[str, str]]) -> tuple[AppraisalQuestion, ...]:
    """Return the questions for a rubric's families, each an id and a title."""
    return (
        *(
            AppraisalQuestion(family, f"{title}: how well did you do?", "level", family)
            for family, title in families
        ),
        *(AppraisalQuestion(name, text, "text") for name, text in _TEXTS),
    )


def checked(asked: Sequence[AppraisalQuestion], answers: Answers) -> Answers:
    """Return the answers, blank ones left out.

    Raises:
        BadAppraisal: An answer belongs to no question, or is not of its kind.
    """
    by_id = {question.id: question for question in asked}
    if strangers := sorted(answers.keys() - by_id.keys()):
        raise BadAppraisal(f"The self-appraisal has no question {', '.join(strangers)}.")
    for name, answer in answers.items():
        _check(by_id[name], answer)
    return {name: answer for name, answer in answers.items() if answer != ""}


def _check(question: AppraisalQuestion, answer: int | str) -> None:
    if question.kind == "level":
        top = len(LEVEL_NAMES) - 1
        if (
            not isinstance(answer, int)
            or isinstance(answer, bool)
            or not 0 <= answer <= top
        ):
            raise BadAppraisal(
                f"“{question.text}” is answered with a number from 0 to {top}."
            )
    elif not isinstance(answer, str) or len(answer) > LONGEST_ANSWER:
        raise BadAppraisal(
            f"“{question.text}” is answered in words, at most {LONGEST_ANSWER} characters."
        )
