"""What the coach's questions are like.

A question is an utterance of the family `question`. Questions that ask leave, check
understanding, offer room for more, or put a scale are credited elsewhere and never
counted against the coach here.
"""

from scoring.evidence import quote_turn, quote_utterance
from scoring.measures.counting import (
    Case,
    answers,
    coded,
    fault_share,
    marks_of,
    share,
    utterances,
)
from scoring.measures.reading import Reading, Scope
from scoring.transcript import CodedUtterance, Transcript, Turn
from scoring.vocabulary import QUESTION_LEADING, QUESTION_OPEN

NEUTRAL_MARKS = frozenset({"permission", "checking", "invites-more", "scaling"})

RUN = 3
"""So many questions in a row, with nothing that shows listening between, interrogate."""

BREAKS_A_RUN = frozenset({"rapport.empathy", "rapport.affirmation"})


def open_question_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of questions that were open, neither closed nor leading.

    Cases are questions.

    Source:
        Percent open questions in MITI 3.1.1 (Moyers, Martin, Manuel, Miller and Ernst,
        2010); MITI 4 no longer reports it. There leading is no category of its own.
    """
    return share(
        [
            Case(
                quote_utterance(turn, u, slip=u.code != QUESTION_OPEN),
                u.code == QUESTION_OPEN,
                u.confidence,
            )
            for turn, u in _questions(transcript, scope)
        ],
        scope,
        "questions",
    )


def leading_question_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of questions that carried their answer. Cases: questions."""
    return fault_share(
        [
            Case(quote_utterance(turn, u), u.code == QUESTION_LEADING, u.confidence)
            for turn, u in _questions(transcript, scope)
        ],
        scope,
        "questions",
    )


def why_blame_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of questions that ask "why" of the coachee's conduct.

    Cases are questions.
    """
    return fault_share(
        [
            Case(quote_utterance(turn, u), "why-blame" in u.marks, u.confidence)
            for turn, u in _questions(transcript, scope)
        ],
        scope,
        "questions",
    )


def multiple_question_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of asking turns that ask more than one thing at once.

    Cases are the coach's turns that hold a question.
    """
    return fault_share(
        _asking_turns(transcript, scope, "multiple"), scope, "turns that ask"
    )


def repeated_question_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of asking turns that ask what was asked before.

    Cases are the coach's turns that hold a question.
    """
    cases = _asking_turns(transcript, scope, "repeats-question")
    return fault_share(cases, scope, "turns that ask")


def interrogation_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of asking turns that prolong a run of bare questions.

    A run is `RUN` or more asking turns with no listening act, empathy or affirmation
    between them. Cases are the coach's turns that hold a question.
    """
    cases: list[Case] = []
    run = 0
    for turn in scope.turns(transcript):
        asked = False
        for u in coded(turn):
            if u.family == "listening" or u.code in BREAKS_A_RUN:
                run = 0
            elif is_exploring(u) and not asked:
                asked = True
                run += 1
                cases.append(Case(quote_utterance(turn, u), run >= RUN, u.confidence))
    return fault_share(cases, scope, "turns that ask")


def following_question_share(transcript: Transcript, scope: Scope) -> Reading:
    """Return the share (0-1) of questions that follow up what was just said.

    Cases are questions in turns that answer the coachee.
    """
    answering = {turn.number for _, turn in answers(transcript)}
    return share(
        [
            Case(
                quote_utterance(turn, u, slip=not _follows(turn, u)),
                _follows(turn, u),
                u.confidence,
            )
            for turn, u in _questions(transcript, scope)
            if turn.number in answering
        ],
        scope,
        "questions after the coachee spoke",
    )


def is_exploring(utterance: CodedUtterance) -> bool:
    """Return whether an utterance is a question that counts here, and not a neutral one."""
    return utterance.family == "question" and not NEUTRAL_MARKS & set(utterance.marks)


def _follows(turn: Turn, utterance: CodedUtterance) -> bool:
    picks_up = turn.coded is not None and "picks-up-cue" in turn.coded.marks
    return picks_up or bool({"probing", "clarifying"} & set(utterance.marks))


def _questions(transcript: Transcript, scope: Scope) -> list[tuple[Turn, CodedUtterance]]:
    return [(turn, u) for turn, u in utterances(scope.turns(transcript)) if is_exploring(u)]


def _asking_turns(transcript: Transcript, scope: Scope, mark: str) -> list[Case]:
    return [
        Case(
            quote_turn(turn),
            mark in marks_of(turn),
            min(u.confidence for u in coded(turn)),
        )
        for turn in scope.turns(transcript)
        if any(is_exploring(u) for u in coded(turn))
    ]
