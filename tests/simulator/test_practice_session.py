from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_rules.errors import NoRuleApplies
from dialogue_rules.reply import CoacheeTurn
from dialogue_rules.state import DialogueState
from scoring.transcript import CodedTurn
from scoring.vocabulary import Phase
from simulator.errors import (
    BadAppraisal,
    NoAnswer,
    NoSuchTurn,
    SessionMovedOn,
    SessionOver,
    StoreFull,
    TooEarly,
)
from simulator.events import Event, Kind, verify
from simulator.exchange import Told
from simulator.ports import PracticeSession
from simulator.record import folded, transcript
from simulator.storage.memory import MemoryStore
from simulator.typed import encodable, joined
from tests.simulator.stand_ins import TOLD, QuickEngine, Setting, setting


def kinds(here: Setting, session: str) -> list[str]:
    return [str(event.kind) for event in here.store.events(session)]


def test_session_is_what_the_port_says(here: Setting) -> None:
    session: PracticeSession = here.begun()

    assert session.opening == "Well. Here I am."
    assert session.trust == (40.0,)
    assert session.phase is Phase.CONTRACT
    assert session.scenario.coachee == "Ines"
    assert not session.is_over


def test_exchange_mirrors_the_turn(here: Setting) -> None:
    first, second, third = map(here.begun().say, ["What is it?", "Is it late?", "It was."])

    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert first.coach == "What is it?"
    assert first.observations[0].title == "Open question"
    assert (first.trust_before, first.trust) == (40.0, 45.0)
    assert first.trust_reasons[0].title == "Open question"
    assert first.trust_reasons[0].because == "“What” makes it so."
    assert (second.stance_before, second.stance) == ("guarded", "open")
    assert second.stance_shows == "Looks up while she talks."
    assert second.effect == "Trust +5, now 50. Guarded → open."
    assert third.told == (Told("sleeps_badly", TOLD, "Six years of nights", 1, 3),)
    assert third.effect == (
        "Trust +5, now 55. Told you something on the surface: Six years of nights."
    )


def test_turn_is_stored_before_the_reply_is_returned(stored: Setting) -> None:
    session = stored.begun()

    reply = session.say("What is it?").coachee

    kept = stored.store.events(session.id)[-1]
    assert kept.kind is Kind.TURN
    assert kept.payload["reply"]["text"] == reply


class FullStore(MemoryStore):
    """Has no room left once it is told so."""

    is_full = False

    def append(self, session: str, events: Sequence[Event]) -> None:
        if self.is_full:
            raise StoreFull("There is no room left.")
        super().append(session, events)


def test_session_stands_as_before_when_a_turn_cannot_be_kept(scenarios: Path) -> None:
    store = FullStore()
    session = setting(scenarios, store).begun("What is it?")
    store.is_full = True

    with pytest.raises(StoreFull):
        session.say("Is it late?")
    store.is_full = False
    retried = session.say("Is it late?")

    assert retried.number == 2
    assert [one.coach for one in session.exchanges] == ["What is it?", "Is it late?"]


class StubbornEngine(QuickEngine):
    """Has no rule for what it is told not to answer."""

    def respond(self, state: DialogueState, coded: CodedTurn) -> CoacheeTurn:
        if "riddle" in coded.text:
            raise NoRuleApplies("no rule fits")
        return super().respond(state, coded)


def test_session_stands_as_before_when_no_rule_fits(scenarios: Path) -> None:
    session = setting(scenarios, engine=StubbornEngine()).begun("What is it?")

    with pytest.raises(NoAnswer, match="stands as before"):
        session.say("A riddle?")

    assert session.say("Is it late?").number == 2


def test_reopened_session_equals_the_live_one(stored: Setting) -> None:
    live = stored.begun("What is it?", "", "It was late.")
    live.note("ask about Col")

    reopened = stored.desk.reopen(live.id)

    assert reopened.record == live.record
    assert reopened.exchanges == live.exchanges
    assert reopened.say("And now?") == live_after(stored, live.id)


def live_after(here: Setting, session: str) -> object:
    return here.desk.reopen(session).exchanges[-1]


def test_state_is_stored_as_what_has_changed(here: Setting) -> None:
    session = here.begun("What is it?", "What else?")

    changed = here.store.events(session.id)[-1].payload["changed"]

    assert changed == {
        "turn": {"set": 2},
        "trust": {"set": 50.0},
        "stance": {"set": "open"},
        "phase": {"set": "reality"},
        "said": {"add": ["line 2"]},
    }


def test_coder_is_given_everything_before(here: Setting) -> None:
    here.begun("What is it?", "What else?")

    text, previous, history = here.coder.given[-1]

    assert text == "What else?"
    assert [said.text for said in previous] == [
        "Well. Here I am.",
        "What is it?",
        "Answer 1 with seed 7 to question.open.",
    ]
    assert [turn.text for turn in history] == ["What is it?"]


def test_waiting_is_silence(here: Setting) -> None:
    exchange = here.begun().wait()

    assert exchange.is_silence
    assert [one.code for one in exchange.observations] == ["listening.silence"]


@pytest.mark.parametrize("closing", ["the coachee leaves", "the coach ends it"])
def test_nothing_is_said_after_the_end(here: Setting, closing: str) -> None:
    session = here.begun("What is it?")
    if closing == "the coachee leaves":
        assert session.say("bye").ended
    else:
        session.end()

    with pytest.raises(SessionOver):
        session.say("One more thing?")

    assert session.is_over


def test_ending_twice_is_ending_once(here: Setting) -> None:
    session = here.begun("What is it?")

    session.end()
    session.end()

    assert kinds(here, session.id) == ["started", "turn", "ended"]


def test_score_waits_for_the_end_and_for_the_self_appraisal(here: Setting) -> None:
    session = here.begun("What is it?")

    with pytest.raises(TooEarly, match="End the session"):
        session.debrief()
    with pytest.raises(TooEarly, match="End the session"):
        session.appraise({})
    session.end()
    with pytest.raises(TooEarly, match="yourself first"):
        session.debrief()
    session.appraise({"went_well": "I waited."})

    assert session.debrief().own_words[0].answer == "I waited."
    assert kinds(here, session.id) == ["started", "turn", "ended", "appraised", "scored"]


def test_score_is_kept_once(here: Setting) -> None:
    session = here.finished("What is it?")

    assert session.debrief() == session.debrief()
    assert here.desk.reopen(session.id).debrief() == session.debrief()
    assert kinds(here, session.id).count("scored") == 1


def test_appraisal_is_given_once_and_checked(here: Setting) -> None:
    session = here.begun()
    session.end()
    family = session.appraisal_questions()[0].id

    with pytest.raises(BadAppraisal, match="has no question"):
        session.appraise({"charm": 4})
    with pytest.raises(BadAppraisal, match="0 to 4"):
        session.appraise({family: 5})
    with pytest.raises(BadAppraisal, match="in words"):
        session.appraise({"went_well": 3})
    session.appraise({family: 2, "went_well": ""})
    with pytest.raises(BadAppraisal, match="before"):
        session.appraise({family: 4})

    assert session.appraisal == {family: 2}
    assert session.debrief().families[0].own_level == 2


def test_notes_are_kept_apart_from_the_conversation(here: Setting) -> None:
    session = here.begun("What is it?")

    session.note("ask about Col")
    session.note("  ")

    assert session.notes == ("ask about Col",)
    assert [turn.text for turn in transcript(session.record).coach_turns] == ["What is it?"]


def test_a_pause_between_sittings_is_not_practice_time(here: Setting) -> None:
    session = here.begun()
    here.clock.advance(30)
    session.say("What is it?")
    here.clock.advance(3600)

    reopened = here.desk.reopen(session.id)
    here.clock.advance(12)
    reopened.end()
    here.clock.advance(500)

    assert reopened.seconds == 42
    assert here.desk.reopen(session.id).seconds == 42


def test_rewinding_leaves_the_original_as_it_was(stored: Setting) -> None:
    original = stored.begun("What is it?", "Is it late?", "It was late.")
    before = stored.store.events(original.id)

    branch = original.rewind(1)
    branch.say("How is Col?")

    assert stored.store.events(original.id) == before
    assert [one.coach for one in branch.exchanges] == ["What is it?", "How is Col?"]
    assert branch.branch_of is not None
    assert (branch.branch_of.session, branch.branch_of.turn) == (original.id, 1)
    assert stored.desk.reopen(branch.id).exchanges == branch.exchanges


def test_same_words_in_a_branch_bring_the_same_replies(here: Setting) -> None:
    said = ["What is it?", "Is it late?", "It was late."]
    original = here.begun(*said)

    branch = original.rewind(0)

    assert [branch.say(text).coachee for text in said] == [
        exchange.coachee for exchange in original.exchanges
    ]


def test_branch_of_a_finished_session_goes_on(here: Setting) -> None:
    finished = here.begun("What is it?", "bye")
    finished.end()

    branch = finished.rewind(1)

    assert not branch.is_over
    assert branch.appraisal is None


@pytest.mark.parametrize("to_turn", [-1, 3])
def test_rewinding_needs_an_exchange_that_was(here: Setting, to_turn: int) -> None:
    with pytest.raises(NoSuchTurn, match="this session has 2"):
        here.begun("What is it?", "Is it late?").rewind(to_turn)


def test_two_windows_cannot_both_go_on(stored: Setting) -> None:
    first = stored.begun("What is it?")
    second = stored.desk.reopen(first.id)
    first.say("Is it late?")

    with pytest.raises(SessionMovedOn, match="open it again"):
        second.say("Was it late?")

    verify(stored.store.events(first.id))
    assert [one.coach for one in stored.desk.reopen(first.id).exchanges] == [
        "What is it?",
        "Is it late?",
    ]


def test_record_says_from_where_a_newer_program_went_on(here: Setting) -> None:
    session = here.begun("What is it?")
    here.coder.version = "quick-2"

    session.say("Is it late?")
    session.say("And now?")

    turns = [e.payload for e in here.store.events(session.id) if e.kind is Kind.TURN]
    assert ["versions" in payload for payload in turns] == [False, True, False]
    assert session.record.versions["coder"] == "quick-2"


ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(ANYTHING, min_size=1, max_size=4))
def test_whatever_is_typed_comes_back_from_the_store(
    stored: Setting, typed: list[str]
) -> None:
    session = stored.begun()

    for text in typed:
        if not session.is_over:
            session.say(text)
    session.note("n" + typed[0])

    reopened = stored.desk.reopen(session.id)
    kept = [exchange.coach for exchange in reopened.exchanges]
    assert kept == [joined(text) for text in typed][: len(kept)]
    assert reopened.record == session.record
    assert reopened.notes == (joined("n" + typed[0]),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\x00b", id="NUL"),
        pytest.param("\x1b[31mred\x1b[0m \x07", id="terminal commands"),
        pytest.param("half \ud83d of it", id="half a character"),
        pytest.param("שלום, \u202eמה שלומך", id="right to left"),
        pytest.param("👩🏽‍🚒 well?", id="emoji"),
        pytest.param("[bold]no[/bold] {state.seed} %s", id="markup"),
        pytest.param("word " * 20_000, id="100 kB"),
        pytest.param("'; DROP TABLE events; --", id="SQL"),
    ],
)
def test_hostile_text_is_stored_as_typed(stored: Setting, text: str) -> None:
    session = stored.begun(text)

    assert stored.desk.reopen(session.id).exchanges[0].coach == text
    assert here_heard(stored) == encodable(text)


def here_heard(here: Setting) -> str:
    return here.coder.given[-1][0]


def test_halves_of_one_character_are_joined(here: Setting) -> None:
    session = here.begun("\ud83d\ude00 fine")

    assert session.exchanges[0].coach == "\U0001f600 fine"


def test_transcript_for_scoring_holds_what_was_said_and_nothing_of_the_script(
    here: Setting,
) -> None:
    scored = transcript(here.begun("What is it?", "Is it late?", "It was late.").record)

    assert [turn.number for turn in scored.turns] == [0, 1, 1, 2, 2, 3, 3]
    assert [turn.text for turn in scored.coach_turns] == [
        "What is it?",
        "Is it late?",
        "It was late.",
    ]
    assert scored.trust == (45.0, 50.0, 55.0)
    assert [(event.kind, event.turn) for event in scored.events] == [("disclosed", 3)]
    assert scored.source == "s1"


def test_folding_needs_only_the_events(stored: Setting) -> None:
    session = stored.finished("What is it?", "Is it late?")
    session.debrief()

    assert folded(stored.store.events(session.id)) == session.record
