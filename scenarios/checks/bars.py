"""How much a scenario of the library must hold, so that no session runs dry."""

from collections.abc import Iterable, Iterator
from typing import Final

from scenarios.checks.case import Case
from scenarios.depth import depth_of
from scenarios.errors import Problem
from scenarios.walkthrough import Walkthrough
from scenarios.yaml_lines import Place

TOPICS_NEEDED: Final = 8
DISCLOSURES_NEEDED: Final = 24
LINES_NEEDED: Final = 150
ANSWERS_NEEDED: Final = 60
FACTS_NEEDED: Final = 15
QUESTIONS_NEEDED: Final = 4
TOPIC_WORDINGS_NEEDED: Final = 4
"""In each list that is answered from many times a session."""
BRIEF_WORDS_NEEDED: Final = 120
_OFTEN: Final = ("closed", "leading", "guarded", "reflected", "advice", "spent")


def scenario_is_deep_enough(case: Case) -> Iterator[Problem]:
    """Topics, disclosures, lines, facts and questions for a whole session."""
    depth = depth_of(case.scenario)
    bars: tuple[tuple[Place, str, int, int], ...] = (
        (("topics",), "topics", depth.topics, TOPICS_NEEDED),
        (("topics",), "disclosures", depth.disclosures, DISCLOSURES_NEEDED),
        ((), "lines of its own", depth.lines, LINES_NEEDED),
        (("speech",), "answers of its own", depth.answers, ANSWERS_NEEDED),
        (("facts",), "facts", depth.facts, FACTS_NEEDED),
        (("questions",), "questions to the coach", depth.questions, QUESTIONS_NEEDED),
        (("brief",), "words", len(case.scenario.brief.split()), BRIEF_WORDS_NEEDED),
    )
    for place, title, there_are, needed in bars:
        if there_are < needed:
            message = (
                f"a scenario of the library needs {needed} {title}; here are {there_are}"
            )
            yield case.problem(place, message)


def topic_lists_are_long_enough(case: Case) -> Iterator[Problem]:
    """What a topic says before anything is earned comes up again and again."""
    for place, topic in case.topics():
        for key in _OFTEN:
            there_are = len(getattr(topic, key))
            if 0 < there_are < TOPIC_WORDINGS_NEEDED:
                message = (
                    f"`{key}` has {there_are} wordings; it needs {TOPIC_WORDINGS_NEEDED}"
                )
                yield case.problem((*place, key), message)


def something_is_raised(case: Case) -> Iterator[Problem]:
    """The opening puts a topic on the table, so that "tell me more" means something."""
    if not any(topic.raised for topic in case.scenario.topics):
        message = "no topic has `raised: true`; the opening leaves nothing on the table"
        yield case.problem(("topics",), message)


def good_and_poor_are_played(
    case: Case, walkthroughs: Iterable[Walkthrough]
) -> Iterator[Problem]:
    """A good and a poor coach are scripted, to show that the scenario tells them apart."""
    kinds = {walkthrough.kind for walkthrough in walkthroughs}
    for kind in ("good", "poor"):
        if kind not in kinds:
            message = (
                f"there is no walkthrough of a {kind} coach; write walkthroughs/{kind}.yaml"
            )
            yield case.problem((), message)


RULES = (scenario_is_deep_enough, topic_lists_are_long_enough, something_is_raised)
