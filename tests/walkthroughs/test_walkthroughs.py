"""Every scripted conversation of the library, played live and again from the store."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scenarios.load import LIBRARY, scenario_folders, walkthroughs_of
from scenarios.walkthrough import Walkthrough
from scoring.rubric import load_rubric
from scoring.scorecard import score
from simulator import bootstrap
from simulator.desk import PracticeDesk
from simulator.events import verify
from simulator.playtest import Played, played
from simulator.record import folded, transcript
from simulator.settings import Settings

SCRIPTS = [
    pytest.param(folder.name, script, id=f"{folder.name}-{script.walkthrough}")
    for folder in scenario_folders()
    for script in walkthroughs_of(folder)
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeDesk]:
    opened = bootstrap.desk(Settings(tmp_path_factory.mktemp("walkthroughs")))
    yield opened
    opened.close()


def test_library_has_scripts() -> None:
    assert SCRIPTS


@pytest.mark.parametrize(("scenario", "script"), SCRIPTS)
def test_walkthrough_reaches_what_its_author_promised(
    desk: PracticeDesk, scenario: str, script: Walkthrough
) -> None:
    outcome = played(desk, scenario, script)

    assert outcome.unmet == ()


@pytest.mark.parametrize(("scenario", "script"), SCRIPTS)
def test_walkthrough_comes_back_from_the_store(
    desk: PracticeDesk, scenario: str, script: Walkthrough
) -> None:
    outcome = played(desk, scenario, script)

    events = desk.events(outcome.record.id)
    verify(events)
    stored = folded(events)
    rescored = score(transcript(stored), load_rubric())
    assert stored == outcome.record
    assert rescored.as_json() == outcome.card.as_json()
    assert desk.reopen(outcome.record.id).record == outcome.record


@pytest.mark.parametrize(("scenario", "script"), SCRIPTS)
def test_walkthrough_goes_the_same_way_again(
    desk: PracticeDesk, scenario: str, script: Walkthrough
) -> None:
    first, second = (played(desk, scenario, script) for _ in range(2))

    assert conversation(first) == conversation(second)
    assert replace(first.card, source="") == replace(second.card, source="")


def conversation(outcome: Played) -> list[tuple[str, str, float]]:
    return [
        (turn.typed, turn.reply.text, turn.reply.trust) for turn in outcome.record.turns
    ]


@pytest.mark.parametrize("scenario", [folder.name for folder in scenario_folders()])
def test_good_coach_scores_above_the_poor_one(desk: PracticeDesk, scenario: str) -> None:
    overall = {
        script.kind: played(desk, scenario, script).card.overall
        for script in walkthroughs_of(LIBRARY / scenario)
    }

    good, poor = overall["good"], overall["poor"]
    assert good is not None
    assert poor is not None
    assert good > poor
