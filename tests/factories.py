"""Builders of coded conversations with dull defaults; say only what a test is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.transcript import (
    CodedTurn,
    CodedUtterance,
    Event,
    Span,
    Transcript,
    Turn,
)
from scoring.vocabulary import (
    SILENCE,
    CodeId,
    IntentId,
    MarkId,
    Phase,
    QuestionForm,
    Speaker,
)

WORDS: Mapping[str, str] = {
    "question.open": "What is that like?",
    "question.closed": "Is it Monday?",
    "question.leading": "Shouldn't you ask her?",
    "listening.simple": "It was late.",
    "listening.complex": "Part of you wants out.",
    "listening.summary": "So the rota and the deadline.",
    "listening.silence": "",
    "rapport.empathy": "That sounds hard.",
    "break.judging": "That was weak of you.",
    "input.advice": "You should talk to her.",
}


def says(
    code: str = "other",
    *marks: str,
    intent: str | None = None,
    text: str | None = None,
    confidence: float = 0.9,
) -> CodedUtterance:
    """One utterance; its offsets are put right when a turn is built of it."""
    words = WORDS.get(code, f"Words of {code}.") if text is None else text
    is_question = code.startswith("question.")
    return CodedUtterance(
        start=0,
        end=len(words),
        text=words,
        code=CodeId(code),
        confidence=confidence,
        reason="Because it is.",
        form=QuestionForm.OPEN if is_question else None,
        marks=tuple(map(MarkId, marks)),
        intent=IntentId(intent) if intent else None,
        intent_confidence=0.9 if intent else 0.0,
    )


def meaning(*intents: str) -> CodedUtterance:
    """An utterance with no special code, known only for what it is about."""
    return says("other", intent=intents[0], text=f"About {intents[0].replace('_', ' ')}.")


def coded_turn(*utterances: CodedUtterance, marks: Sequence[str] = ()) -> CodedTurn:
    """A coded turn of the coach, its utterances a space apart."""
    placed: list[CodedUtterance] = []
    at = 0
    for one in utterances:
        end = at + len(one.text)
        evidence = (Span(at, end),) if one.text else ()
        placed.append(replace(one, start=at, end=end, evidence=evidence))
        at = end + 1
    text = " ".join(one.text for one in utterances)
    return CodedTurn(text, tuple(placed), tuple(map(MarkId, marks)))


@dataclass(frozen=True)
class Exchange:
    """A coach's turn and its answer, not yet numbered."""

    coded: CodedTurn
    phase: Phase
    answer: str
    feeling: bool


def exchange(
    *utterances: CodedUtterance | str,
    phase: Phase = Phase.REALITY,
    marks: Sequence[str] = (),
    answer: str = "Yes, well, it is what it is.",
    feeling: bool = False,
) -> Exchange:
    """A coach's turn, by utterances or just their codes, and the coachee's answer."""
    made = [says(one) if isinstance(one, str) else one for one in utterances]
    return Exchange(coded_turn(*made, marks=marks), phase, answer, feeling)


def silence(
    *, answer: str = "Well, there is more to it.", feeling: bool = False
) -> Exchange:
    """The coach waits."""
    return exchange(says(SILENCE), answer=answer, feeling=feeling)


def transcript(
    *exchanges: Exchange,
    opening: str = "Good morning.",
    opening_feeling: bool = False,
    events: Sequence[Event] = (),
    trust: Sequence[float] = (),
) -> Transcript:
    """A whole conversation: an opening, then the exchanges numbered from 1."""
    turns = [Turn(0, Speaker.COACHEE, opening, shows_feeling=opening_feeling)]
    for number, one in enumerate(exchanges, start=1):
        turns += [
            Turn(number, Speaker.COACH, one.coded.text, one.phase, one.coded),
            Turn(number, Speaker.COACHEE, one.answer, one.phase, shows_feeling=one.feeling),
        ]
    return Transcript(tuple(turns), tuple(events), tuple(trust), source="a session")


def transcript_of(*codes: str) -> Transcript:
    """A conversation in which each of the coach's turns is one utterance of a code."""
    return transcript(*(exchange(code) for code in codes))
