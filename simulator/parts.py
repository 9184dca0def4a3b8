"""What a session is made with: the coder that hears, the engine that answers, the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dialogue_rules.reply import CoacheeTurn
from dialogue_rules.state import DialogueState
from scenarios.schema import Scenario
from scoring.rubric import Rubric
from scoring.transcript import CodedTurn, Said
from simulator.overview import ScenarioChoice
from simulator.ports import Clock, SessionStore
from simulator.words import Titles


class Coder(Protocol):
    """Codes the coach's turns; the same words after the same turns, the same codes."""

    @property
    def version(self) -> str:
        """Of the coder and its codebook."""

    def code(
        self, text: str, previous: Sequence[Said] = (), history: Sequence[CodedTurn] = ()
    ) -> CodedTurn:
        """Code one turn of the coach, given everything before it, oldest first."""


class Engine(Protocol):
    """Answers for one coachee; the same state and turn, the same reply."""

    @property
    def version(self) -> str:
        """Of the dialogue rules."""

    def opening(self, seed: int) -> CoacheeTurn:
        """Return the coachee's first line."""

    def respond(self, state: DialogueState, coded: CodedTurn) -> CoacheeTurn:
        """Return the answer to one turn of the coach."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is made with. The slow parts are functions, called when needed."""

    scenario: Scenario
    choice: ScenarioChoice
    content: str
    """Changes whenever a line of the scenario or its temperament does."""
    engine: Engine
    coder: Callable[[], Coder]
    rubric: Callable[[], Rubric]
    titles: Titles
    store: SessionStore
    clock: Clock
    new_id: Callable[[], str]

    def versions(self) -> dict[str, str]:
        """Return what a session names so that it can be judged years later."""
        return {
            "scenario": str(self.scenario.version),
            "content": self.content,
            "rules": self.engine.version,
            "coder": self.coder().version,
            "rubric": self.rubric().version,
        }
