"""The prover never calls impossible what the coachee then does."""

from hypothesis import given, settings, target
from hypothesis import strategies as st

from dialogue_rules.engine import DialogueEngine
from scenarios.reach import reach_of
from scenarios.schema import Scenario
from scoring.transcript import CodedTurn
from tests.dialogue_rules.small import PLAIN, utterance
from tests.scenarios.test_reach import scenarios

CODES = (
    "question.open",
    "listening.complex",
    "rapport.empathy",
    "rapport.contracting",
    "break.judging",
)
SPOKEN = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(("tell_more", "ask_feelings", "ask_first_step", None)),
    st.sampled_from(("The form, and the days.", "How is that?")),
)


@settings(max_examples=40, deadline=None)
@given(scenario=scenarios(), spoken=st.lists(SPOKEN, min_size=8, max_size=16))
def test_what_comes_about_was_within_reach(
    scenario: Scenario, spoken: list[tuple[str, str | None, str]]
) -> None:
    engine = DialogueEngine(scenario, PLAIN)
    reach = reach_of(scenario)
    state = engine.opening(seed=1).state
    stances, told = {state.stance}, set(state.disclosed)

    for code, intent, text in spoken:
        turn = engine.respond(
            state, CodedTurn(text=text, utterances=(utterance(text, code, intent),))
        )
        state = turn.state
        stances.add(state.stance)
        told |= set(state.disclosed)
        if turn.ended:
            break

    target(float(len(told) + len(stances)))
    assert stances <= reach.stances
    assert told <= reach.disclosures
    assert any(told <= known for known in reach.told[state.stance])
