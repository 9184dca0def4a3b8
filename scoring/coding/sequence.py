"""Marks on a whole turn that need the turns before it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.coding.earlier import Earlier, feelings_in
from scoring.coding.echo import YOU, I
from scoring.coding.lexicon import load_lexicon
from scoring.coding.stems import content_stems, words_in
from scoring.transcript import CodedTurn, CodedUtterance, Said
from scoring.vocabulary import CodeId, MarkId, Speaker

LEXICON = load_lexicon()
GOAL_WORDS = tuple(LEXICON["goal_word"])
ROW = 3
"""So many questions in a row, with no listening between, make an interrogation."""
TALKS_AT_LEAST = 60
TALKS_TIMES = 2.5
ECHOES = 0.8
LEAST_ECHOED = 2
LEAST_ASKED = 3
EXPLORED_TURNS = 2
SAME_QUESTION = 0.8
TURNS_OF_SHARE = 3
FOLLOWING_MARKS = frozenset(map(MarkId, ("feelings", "clarifying")))
SOLUTIONS = frozenset(map(CodeId, ("input.advice", "input.options", "input.direction")))
EXPLORING = frozenset(
    map(
        CodeId,
        ("question.open", "listening.simple", "listening.complex", "listening.summary"),
    )
)
CARING = frozenset(map(CodeId, ("rapport.empathy", "rapport.affirmation")))


@dataclass(frozen=True, slots=True)
class Moment:
    """A coach's turn, with all that came before it."""

    utterances: tuple[CodedUtterance, ...]
    text: str
    earlier: Earlier
    history: tuple[CodedTurn, ...]
    """The coach's earlier turns, coded, oldest first."""


def sequence_marks(moment: Moment) -> tuple[MarkId, ...]:
    """Return the sequence marks of a turn; none where nothing came before."""
    if not moment.earlier.said:
        return ()
    return tuple(_marks(moment))


def _marks(moment: Moment) -> Iterator[MarkId]:
    checks = {
        "picks-up-cue": picks_up_cue,
        "interrogation": is_interrogation,
        "ignores-emotion": ignores_emotion,
        "repeats-question": repeats_question,
        "talks-over": talks_over,
        "parroting": is_parroting,
        "early-solution": is_early_solution,
    }
    for mark, holds in checks.items():
        if holds(moment):
            yield MarkId(mark)


def picks_up_cue(moment: Moment) -> bool:
    """Return whether the turn uses a word, a feeling or a cue of the coachee's last turn."""
    words = words_in(moment.text)
    if not moment.earlier.last_stems.isdisjoint(content_stems(words)):
        return True
    if not feelings_in(words).isdisjoint(feelings_in(words_in(moment.earlier.last))):
        return True
    noticed = any(one.code == "listening.noticing" for one in moment.utterances)
    return noticed and "*" in moment.earlier.last


def is_interrogation(moment: Moment) -> bool:
    """Return whether the turn's question is at least the third with no listening between."""
    acts = [one for turn in moment.history for one in turn.utterances] + [
        *moment.utterances
    ]
    if not any(one.family == "question" for one in moment.utterances):
        return False
    asked = 0
    for act in reversed(acts):
        if act.family == "listening" or act.code in CARING:
            break
        asked += act.family == "question"
    return asked >= ROW


def ignores_emotion(moment: Moment) -> bool:
    """Return whether the coachee showed a feeling that the turn neither names nor follows."""
    if not shows_feeling(moment.earlier.last):
        return False
    if any(one.family == "listening" or one.code in CARING for one in moment.utterances):
        return False
    if any(not FOLLOWING_MARKS.isdisjoint(one.marks) for one in moment.utterances):
        return False
    return not picks_up_cue(moment) and not feelings_in(words_in(moment.text))


def shows_feeling(text: str) -> bool:
    """Return whether the coachee's `text` shows a feeling: in a word, or by a cue in *stars*."""
    return bool(feelings_in(words_in(text))) or text.count("*") > 1


def repeats_question(moment: Moment) -> bool:
    """Return whether a question was asked before in nearly the same words."""
    asked_before = [
        frozenset(words_in(one.text))
        for turn in moment.history
        for one in turn.utterances
        if one.family == "question"
    ]
    return any(
        _are_same(frozenset(words_in(one.text)), before)
        for one in moment.utterances
        if one.family == "question"
        for before in asked_before
    )


def _are_same(now: frozenset[str], before: frozenset[str]) -> bool:
    if min(len(now), len(before)) < LEAST_ASKED:
        return False
    return len(now & before) / len(now | before) >= SAME_QUESTION


def talks_over(moment: Moment) -> bool:
    """Return whether the turn is far longer than what the coachee says at a time."""
    said = moment.earlier.coachee[-TURNS_OF_SHARE:]
    if not said:
        return False
    usual = sum(len(text.split()) for text in said) / len(said)
    length = len(moment.text.split())
    return length >= TALKS_AT_LEAST and length > TALKS_TIMES * usual


def is_parroting(moment: Moment) -> bool:
    """Return whether this turn and the coach's last both echo the coachee near-verbatim."""
    before = moment.earlier.coach[-1:]
    if not before or not echoes(moment.text, moment.earlier.last):
        return False
    return echoes(before[0], _before(moment.earlier.said))


def _before(said: Sequence[Said]) -> str:
    """What the coachee said right before the coach's last turn."""
    last_coach = max(
        place for place, turn in enumerate(said) if turn.speaker is Speaker.COACH
    )
    heard = [turn.text for turn in said[:last_coach] if turn.speaker is Speaker.COACHEE]
    return heard[-1] if heard else ""


def echoes(text: str, heard: str) -> bool:
    """Return whether `text` gives back `heard` nearly word for word, I turned to you."""
    said = [word for word in words_in(text) if word not in I | YOU]
    if len(said) < LEAST_ECHOED:
        return False
    return sum(word in words_in(heard) for word in said) / len(said) >= ECHOES


def is_early_solution(moment: Moment) -> bool:
    """Return whether a solution comes before goal and present situation were explored."""
    if not any(_is_solution(one) for one in moment.utterances):
        return False
    explored = sum(not EXPLORING.isdisjoint(turn.codes) for turn in moment.history)
    return explored <= EXPLORED_TURNS or not _is_goal_known(moment)


def _is_solution(one: CodedUtterance) -> bool:
    return one.code in SOLUTIONS or "suggestion" in one.marks


def _is_goal_known(moment: Moment) -> bool:
    said = [f" {' '.join(words_in(text))} " for text in moment.earlier.coach]
    return any(f" {entry} " in text for text in said for entry in GOAL_WORDS)
