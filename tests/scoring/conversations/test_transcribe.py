from collections.abc import Sequence
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.conversations import (
    ConversationError,
    RecordedConversation,
    conversations_in,
    transcript_of,
)
from scoring.transcript import CodedTurn, Said
from scoring.vocabulary import IntentId, Phase, Speaker
from tests.factories import coded_turn, says

PHASES = {IntentId("ask_session_goal"): Phase.GOAL}


class ByWords:
    """Codes "want" as asking for a goal, and keeps what it was given."""

    version = "words-1"

    def __init__(self) -> None:
        self.given: list[tuple[int, int]] = []

    def code(
        self, text: str, previous: Sequence[Said] = (), history: Sequence[CodedTurn] = ()
    ) -> CodedTurn:
        self.given.append((len(previous), len(history)))
        intent = "ask_session_goal" if "want" in text else None
        return coded_turn(says("question.open", intent=intent, text=text))


def conversation(text: str) -> RecordedConversation:
    return conversations_in(text.encode(), "a.txt")[0]


def test_a_coachee_who_begins_is_the_opening() -> None:
    talk = conversation(
        "Anna: Hi.\nCoach: Hello.\nAnna: I'm sad.\nCoach: What do you want?"
    )
    coder = ByWords()

    made = transcript_of(talk, coder, PHASES.get)

    assert [(t.number, t.speaker, t.phase, t.shows_feeling) for t in made.turns] == [
        (0, Speaker.COACHEE, Phase.CONTRACT, False),
        (1, Speaker.COACH, Phase.CONTRACT, False),
        (1, Speaker.COACHEE, Phase.CONTRACT, True),
        (2, Speaker.COACH, Phase.GOAL, False),
    ]
    assert coder.given == [(1, 0), (3, 1)]
    assert (made.source, made.versions) == ("a.txt", {"coder": "words-1"})
    assert made.trust == ()


def test_only_the_coach_is_coded() -> None:
    made = transcript_of(conversation("Coach: Hello.\nAnna: Hi."), ByWords(), PHASES.get)

    assert [turn.coded is None for turn in made.turns] == [False, True]
    assert [turn.number for turn in made.turns] == [1, 1]


@settings(deadline=None)
@given(
    content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode),
    ending=st.sampled_from([".csv", ".json", ".jsonl", ".vtt", ".srt", ".txt", ""]),
)
def test_any_content_is_read_or_refused_but_never_crashes(
    content: bytes, ending: str
) -> None:
    with suppress(ConversationError):
        found = conversations_in(content, f"a{ending}")
        assert found
        assert all(one.spoken for one in found)
