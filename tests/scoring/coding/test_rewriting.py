"""Every rewrite offered must be coded as the better move it claims to be."""

import pytest

from scoring.codebook import BehaviourCode, Mark, load_codebook
from scoring.coding.coder import TurnCoder

BETTER = {"question.open", "question.closed", "rapport.empathy"}
ENTRIES: tuple[BehaviourCode | Mark, ...] = (
    *load_codebook().codes.values(),
    *load_codebook().marks.values(),
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.id))
def test_every_rewrite_is_coded_as_better(
    coder: TurnCoder, entry: BehaviourCode | Mark
) -> None:
    for said in (*entry.examples, *entry.counter_examples):
        for utterance in coder.code(said.text, said.said).utterances:
            if utterance.rewrite is None:
                continue
            (better,) = coder.code(utterance.rewrite, said.said).utterances
            assert better.code in BETTER, utterance
            assert better.code != utterance.code or "why-blame" in utterance.marks
            assert not {"why-blame", "suggestion", "tag"} & set(better.marks)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Why did you leave the depot?", "What made you leave the depot?"),
        ("Have you thought about just asking her?", "What have you thought of so far?"),
        ("Do you like the new ward?", "What do you like about the new ward?"),
        ("are you worried about the audit", "How do you feel about the audit?"),
        ("You should talk to Priya.", "What could you do?"),
        ("At least you still have a job.", "That sounds hard."),
    ],
)
def test_rewrite_offered(coder: TurnCoder, typed: str, offered: str) -> None:
    (utterance,) = coder.code(typed).utterances

    assert utterance.rewrite == offered


@pytest.mark.parametrize(
    "typed",
    [
        "What matters to you here?",
        "On a scale of one to ten, how sure are you?",
        "Is there anything else?",
        "Would it be all right if I shared a thought?",
        "It's up to you.",
    ],
)
def test_a_good_move_gets_no_rewrite(coder: TurnCoder, typed: str) -> None:
    assert [one.rewrite for one in coder.code(typed).utterances] == [None]
