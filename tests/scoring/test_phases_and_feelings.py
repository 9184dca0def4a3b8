from dataclasses import replace

import pytest

from scoring.feelings import shows_feeling, shows_risk
from scoring.phases import phase_after
from scoring.transcript import CodedTurn
from scoring.vocabulary import IntentId, Phase
from tests.factories import coded_turn, meaning, says

PHASES = {
    IntentId("ask_session_goal"): Phase.GOAL,
    IntentId("ask_options"): Phase.OPTIONS,
    IntentId("ask_more_options"): Phase.OPTIONS,
    IntentId("reassure"): None,
}


def turn(*intents: tuple[str, float]) -> CodedTurn:
    return coded_turn(
        *(
            replace(meaning(intent), intent_confidence=confidence)
            for intent, confidence in intents
        )
    )


@pytest.mark.parametrize(
    ("intents", "phase"),
    [
        pytest.param([("ask_options", 0.9)], Phase.OPTIONS, id="a sure intent moves"),
        pytest.param([("ask_options", 0.4)], Phase.REALITY, id="a weak one does not"),
        pytest.param(
            [("ask_options", 0.4), ("ask_more_options", 0.4)],
            Phase.OPTIONS,
            id="two weak agree",
        ),
        pytest.param(
            [("ask_options", 0.9), ("ask_session_goal", 0.9)],
            Phase.GOAL,
            id="the last counts",
        ),
        pytest.param(
            [("ask_session_goal", 0.9), ("ask_options", 0.4)],
            Phase.GOAL,
            id="a weak last one is passed over",
        ),
        pytest.param([("reassure", 0.9)], Phase.REALITY, id="an intent of no phase stays"),
        pytest.param([("unheard_of", 0.9)], Phase.REALITY, id="so does an unknown one"),
    ],
)
def test_phase_after(intents: list[tuple[str, float]], phase: Phase) -> None:
    assert phase_after(Phase.REALITY, turn(*intents), PHASES.get) is phase


def test_a_turn_without_intents_stays_where_it_is() -> None:
    assert (
        phase_after(Phase.WILL, coded_turn(says("listening.simple")), PHASES.get)
        is Phase.WILL
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I was so frustrated.", True),
        ("It makes me anxious, to be honest.", True),
        ("I'm not worried.", False),
        ("I'm fed up with it.", True),
        ("*looks away* It's fine.", True),
        ("[sighs] It's fine.", True),
        ("*opens the file* It's fine.", False),
        ("We meet on Mondays.", False),
    ],
)
def test_shows_feeling(text: str, shown: bool) -> None:  # noqa: FBT001 -- a parameter
    assert shows_feeling(text) is shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Some days I can’t go on.", True),
        ("I've thought about hurting myself.", True),
        ("He threatened me in the car park.", True),
        ("I'm at the end of my tether.", True),
        ("It hits me how late it is.", False),
        ("I can't cope with this font.", True),
        ("The project is on the rocks.", False),
    ],
)
def test_shows_risk(text: str, shown: bool) -> None:  # noqa: FBT001 -- a parameter
    assert shows_risk(text) is shown
