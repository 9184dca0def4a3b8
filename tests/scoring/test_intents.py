from collections import Counter
from pathlib import Path

import pytest
import yaml

from scoring.errors import CodebookError
from scoring.intents import FEWEST_EXAMPLES, NONE, load_intents, plain, read_intents
from scoring.vocabulary import IntentId, Phase

LITTLE = [f"What about number {number}?" for number in range(FEWEST_EXAMPLES)]


def intent(name: str = "ask_feelings", **changed: object) -> dict[str, object]:
    return {"id": name, "definition": "asks", "examples": LITTLE, **changed}


def group(name: str, *intents: dict[str, object], **changed: object) -> dict[str, object]:
    return {"group": name, "phase": None, "intents": list(intents), **changed}


def folder(path: Path, **groups: dict[str, object]) -> Path:
    for name, document in groups.items():
        (path / f"{name}.yaml").write_text(yaml.safe_dump(document), "utf-8")
    return path


def test_catalogue_has_the_intents_that_rules_and_rubrics_name() -> None:
    catalogue = load_intents()

    assert len(catalogue.ids) == 134
    assert {"ask_feelings", "explain_confidentiality", "scale_commitment"} <= set(
        catalogue.ids
    )
    assert NONE not in catalogue.ids


@pytest.mark.parametrize("intent_id", load_intents().ids)
def test_intent_has_examples_enough(intent_id: IntentId) -> None:
    examples = load_intents().intents[intent_id].examples

    assert len(examples) >= FEWEST_EXAMPLES
    assert all(example.strip() for example in examples)


def test_what_has_no_intent_is_shown_in_plenty() -> None:
    assert len(load_intents().without_intent) >= 300


def test_no_example_is_given_twice() -> None:
    catalogue = load_intents()
    said = Counter(
        plain(example)
        for examples in (
            catalogue.without_intent,
            *(intent.examples for intent in catalogue.intents.values()),
        )
        for example in examples
    )

    assert [example for example, times in said.items() if times > 1] == []


@pytest.mark.parametrize(
    ("intent_id", "phase", "group_name"),
    [
        ("ask_topic", Phase.GOAL, "goal"),
        ("ask_first_step", Phase.WILL, "will"),
        ("sympathise", None, "relate"),
        ("ask_hint", None, "aside"),
    ],
)
def test_intent_knows_its_phase_and_group(
    intent_id: str, phase: Phase | None, group_name: str
) -> None:
    catalogue = load_intents()

    assert catalogue.phase_of(IntentId(intent_id)) == phase
    assert catalogue.group_of(IntentId(intent_id)) == group_name
    assert catalogue.rasa_name(IntentId(intent_id)) == f"{group_name}/{intent_id}"


def test_definition_says_what_the_utterance_does() -> None:
    assert load_intents().definition(IntentId("ask_topic")).startswith("asks what")


def test_unknown_intent_is_named_in_the_error() -> None:
    with pytest.raises(CodebookError, match="ask_the_moon"):
        load_intents().phase_of(IntentId("ask_the_moon"))


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        pytest.param(
            group("reality", intent(examples=LITTLE[1:])),
            r"reality.yaml: intents.0.examples: .*at least 15",
            id="few examples",
        ),
        pytest.param(
            group("reality", intent("askFeelings")),
            r"reality.yaml: intents.0.id: .*pattern",
            id="id not in snake case",
        ),
        pytest.param(
            group("reality", intent(exmaples=[])),
            r"reality.yaml: intents.0.exmaples: Extra inputs",
            id="misspelt key",
        ),
        pytest.param(
            group("reality", intent(), phase="thinking"),
            r"reality.yaml: phase: ",
            id="unknown phase",
        ),
        pytest.param(
            group("goal", intent()),
            r"reality.yaml: the group is called 'goal'",
            id="group of another file's name",
        ),
        pytest.param(
            group("reality", intent(examples=[*LITTLE, "WHAT about: number 3?"])),
            r"reality.yaml: the example 'what about number 3.' is given more than once",
            id="example twice",
        ),
        pytest.param(
            group(
                "reality",
                intent(),
                intent(examples=[f"How about {word}?" for word in LITTLE]),
            ),
            r"reality.yaml: the id 'ask_feelings' is used more than once",
            id="id twice",
        ),
    ],
)
def test_broken_file_is_reported(
    tmp_path: Path, document: dict[str, object], problem: str
) -> None:
    with pytest.raises(CodebookError, match=problem):
        read_intents(folder(tmp_path, reality=document))


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    broken = folder(
        tmp_path,
        reality=group("reality", intent("Ask")),
        goal=group("goal", intent(definition=" ")),
    )
    (tmp_path / "will.yaml").write_text("group: [will", "utf-8")

    with pytest.raises(CodebookError) as caught:
        read_intents(broken)

    message = str(caught.value)
    assert "reality.yaml: intents.0.id" in message
    assert "goal.yaml: intents.0.definition" in message
    assert "will.yaml: not YAML" in message
