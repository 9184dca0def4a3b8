"""A quick coder, engine and desk, so that the program can be tested without its slow parts."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from dialogue_rules.reply import CoacheeTurn, TrustChange
from dialogue_rules.state import DialogueState
from scoring.rubric import load_rubric
from scoring.transcript import CodedTurn, Event, Said
from scoring.vocabulary import Phase
from simulator.desk import Makers, PracticeDesk
from simulator.library import ScenarioShelf
from simulator.ports import SessionStore
from simulator.session import Session
from simulator.storage.memory import MemoryStore
from simulator.words import humanised
from tests.fakes import FakeClock
from tests.samples import coded as plainly_coded

EXAMPLE = Path(__file__).parents[1] / "scenarios" / "example" / "night_bakery"
SCENARIO = "night_bakery"
TOLD = "I sleep four hours, if next door's dog lets me."


@dataclass
class QuickCoder:
    """Codes as `tests.samples.coded` does, and remembers what it was given."""

    version: str = "quick-1"
    given: list[tuple[str, Sequence[Said], Sequence[CodedTurn]]] = field(
        default_factory=list
    )

    def code(
        self, text: str, previous: Sequence[Said] = (), history: Sequence[CodedTurn] = ()
    ) -> CodedTurn:
        self.given.append((text, previous, history))
        return plainly_coded(text)


@dataclass
class QuickEngine:
    """Trust goes up by five a turn; "bye" ends it; the third turn brings a disclosure."""

    version: str = "quick-rules-1"

    def opening(self, seed: int) -> CoacheeTurn:
        state = DialogueState(SCENARIO, seed, "guarded", 40.0, said=("opening",))
        return _turn(state, 0, "Well. Here I am.", rule="opening")

    def respond(self, state: DialogueState, coded: CodedTurn) -> CoacheeTurn:
        number = state.turn + 1
        told = ("sleeps_badly",) if number == 3 else ()
        after = replace(
            state,
            turn=number,
            trust=min(state.trust + 5, 100.0),
            stance="open" if number > 1 else "guarded",
            phase=Phase.REALITY if number > 1 else Phase.CONTRACT,
            said=(*state.said, f"line {number}"),
            disclosed=(*state.disclosed, *told),
            live_topic="nights",
            ended="bye" in coded.text,
        )
        text = f"Answer {number} with seed {state.seed} to {coded.codes[0]}."
        text += f" {TOLD}" if told else ""
        change = TrustChange(coded.codes[0], after.trust - state.trust, "")
        events = tuple(Event("disclosed", number, {"id": one, "layer": 1}) for one in told)
        reply = _turn(after, number, text, rule="quick")
        return replace(reply, disclosed=told, trust_changes=(change,), events=events)


def _turn(state: DialogueState, number: int, text: str, rule: str) -> CoacheeTurn:
    return CoacheeTurn(
        number=number,
        text=text,
        rule=rule,
        because="It left room.",
        action="utter",
        topics=("nights",),
        disclosed=(),
        stance=state.stance,
        trust=state.trust,
        trust_changes=(),
        phase=state.phase,
        fallback=False,
        ended=state.ended,
        shows_feeling=False,
        events=(),
        state=state,
    )


def scenario_folder(into: Path) -> Path:
    """The example scenario in a folder of its own, with a temperament of the library."""
    shutil.copytree(EXAMPLE, into / SCENARIO, dirs_exist_ok=True)
    head = into / SCENARIO / "scenario.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("temperament: plain", "temperament: reserved"), "utf-8")
    return into


@dataclass
class Setting:
    """A desk and the parts of it that a test wants to look at."""

    desk: PracticeDesk
    store: SessionStore
    clock: FakeClock
    coder: QuickCoder
    engine: QuickEngine

    def begun(self, *said: str, seed: int = 7) -> Session:
        """A session in which the coach has said this."""
        session = self.desk.begin(SCENARIO, seed)
        for text in said:
            session.say(text)
        return session

    def finished(self, *said: str) -> Session:
        """A session that was ended and appraised."""
        session = self.begun(*said)
        session.end()
        session.appraise({"went_well": "I waited."})
        return session


def setting(
    scenarios: Path,
    store: SessionStore | None = None,
    *,
    new_id: Callable[[], str] | None = None,
    engine: QuickEngine | None = None,
) -> Setting:
    """A desk with quick parts; `scenarios` is a folder that `scenario_folder` made."""
    numbers = count(1)
    kept, clock = store or MemoryStore(), FakeClock()
    coder, quick = QuickCoder(), engine or QuickEngine()
    makers = Makers(
        coder=lambda: coder,
        engine=lambda _cast: quick,
        rubric=load_rubric,
        titles=humanised,
        store=lambda: kept,
        clock=clock,
        new_id=new_id or (lambda: f"s{next(numbers)}"),
        new_seed=lambda: 11,
    )
    return Setting(
        PracticeDesk(ScenarioShelf(scenarios), makers), kept, clock, coder, quick
    )
