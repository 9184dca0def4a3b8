"""What a rule looks at, and the type of a rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scenarios.errors import Problem
from scenarios.lines import Requirement
from scenarios.reach import Reach
from scenarios.schema import Disclosure, Scenario, Topic
from scenarios.written import Written
from scenarios.yaml_lines import Place


@dataclass(frozen=True, slots=True)
class Case:
    """One scenario under examination."""

    written: Written[Scenario]
    reach: Reach

    @property
    def scenario(self) -> Scenario:
        """What the files say."""
        return self.written.says

    def problem(self, place: Place, message: str) -> Problem:
        """Something wrong with the part at that place."""
        return self.written.problem(place, message)

    def topics(self) -> Iterator[tuple[Place, Topic]]:
        """Every topic with its place."""
        for at, topic in enumerate(self.scenario.topics):
            yield ("topics", at), topic

    def disclosures(self) -> Iterator[tuple[Place, Disclosure]]:
        """Every disclosure with its place."""
        for place, topic in self.topics():
            for at, disclosure in enumerate(topic.disclosures):
                yield (*place, "disclosures", at), disclosure

    def requirements(self) -> Iterator[tuple[Place, Requirement]]:
        """Every requirement with its place."""
        for at, move in enumerate(self.scenario.moves):
            yield ("moves", at, "when"), move.when
        for place, disclosure in self.disclosures():
            yield (*place, "needs"), disclosure.needs
        for at, question in enumerate(self.scenario.questions):
            yield ("questions", at, "when"), question.when


Rule = Callable[[Case], Iterator[Problem]]
