import logging
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from pykwalify.core import Core

from dialogue_rules.errors import NoRuleApplies, RuleError
from dialogue_rules.load import load_rules, read_rules
from dialogue_rules.policy import rules_in_order
from dialogue_rules.rasa.stage import executor_for
from dialogue_rules.schema import Rule
from dialogue_rules.situation import Situation
from tests.dialogue_rules.small import PLAIN, scenario

SCHEMAS = Path(__file__).parent / "rasa_schemas"
HOME = Path(str(files("dialogue_rules")))
RULE_FILES = sorted((HOME / "rules").glob("*.yaml"))
SITUATION = Situation(
    intent="reality/ask_feelings",
    code="question.open",
    family="question",
    stance="careful",
    mood="cool",
    phase="reality",
    topic="named",
    earned=False,
    all_told=False,
    fact="none",
    beside=False,
    wanted="none",
    asks="none",
    particular=False,
    sure=True,
    promise="none",
    looks_back="none",
    objects="none",
    at_hand=False,
    follow_up="none",
    asked_before=False,
    brisk=False,
    pressed=False,
    several=False,
    asks_leave=False,
    aside="none",
    why_blame=False,
    cue="none",
    feeling="none",
    leave=False,
    explains=False,
    silence="none",
    hurt=False,
    repairs=False,
    withdrawn=False,
    own_answer=False,
    hangs_on=False,
    new_subject=False,
    long=False,
    farewell=False,
    left=False,
)


def rule(name: str, *, priority: int = 0, intent: str | None = None, **slots: Any) -> Rule:
    steps = [{"intent": intent}] if intent else []
    return Rule.model_validate(
        {
            "rule": name,
            "condition": [{"slot_was_set": [slots]}] if slots else [],
            "steps": [*steps, {"action": "utter_silence"}],
            "metadata": {"because": "so", "priority": priority},
        }
    )


def names_in_order(*rules: Rule) -> list[str]:
    return [chosen.rule for chosen in rules_in_order(rules, SITUATION)]


def accepted_by_rasa(written: Any, schema: str) -> bool:
    logging.getLogger("pykwalify").setLevel(logging.CRITICAL)
    core = Core(
        source_data=written,
        schema_files=[str(SCHEMAS / schema), str(SCHEMAS / "responses.yml")],
        extensions=[],
    )
    core.validate(raise_exception=False)
    return not core.validation_errors


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_rules_are_accepted_by_rasas_own_schema(path: Path) -> None:
    assert accepted_by_rasa(yaml.safe_load(path.read_text("utf-8")), "stories.yml")


def test_domain_is_accepted_by_rasas_own_schema() -> None:
    written = yaml.safe_load((HOME / "domain.yml").read_text("utf-8"))

    assert accepted_by_rasa(written, "domain.yml")


def test_rasas_schema_refuses_a_misspelt_key() -> None:
    misspelt = {"rules": [{"rule": "x", "stepz": [{"action": "utter_silence"}]}]}

    assert not accepted_by_rasa(misspelt, "stories.yml")


def test_every_action_of_the_domain_is_registered_and_no_other() -> None:
    registered = {action.name for action in executor_for(_no_role).list_actions()}
    whole_answers = set(load_rules().domain.actions)

    assert whole_answers <= registered
    assert all(name.startswith("utter_") for name in registered - whole_answers)


def _no_role(_: str) -> Any:
    raise AssertionError("nothing is played here")


def test_every_rule_says_why_to_the_trainee() -> None:
    assert all(len(rule.metadata.because) > 20 for rule in load_rules().rules)


def test_priority_comes_before_specificity_and_specificity_before_order() -> None:
    order = names_in_order(
        rule("general"),
        rule("general again"),
        rule("narrow", code="question.open", stance="careful"),
        rule("urgent", priority=5),
    )

    assert order == ["urgent", "narrow", "general", "general again"]


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        pytest.param({"intent": "reality/ask_feelings"}, True, id="the intent"),
        pytest.param({"intent": "reality"}, True, id="its group"),
        pytest.param({"intent": "nlu_fallback"}, True, id="anything"),
        pytest.param({"intent": "goal"}, False, id="another group"),
        pytest.param(
            {"code": ["question.closed", "question.open"]}, True, id="one of several"
        ),
        pytest.param({"earned": True}, False, id="a slot that differs"),
    ],
)
def test_a_rule_fits_when_intent_and_slots_do(
    written: dict[str, Any], *, fits: bool
) -> None:
    chosen = names_in_order(rule("it", **written), rule("else"))

    assert ("it" in chosen) is fits


def test_no_fallback_is_an_error() -> None:
    with pytest.raises(NoRuleApplies):
        names_in_order(rule("it", earned=True))


def test_every_problem_of_a_rule_file_is_named_at_once(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        """version: "3.1"
rules:
  - rule: one
    condition:
      - slot_was_set: [{mood: lukewarm, stanse: open}]
    steps:
      - intent: reality/moon
      - action: utter_nothing
    metadata: {because: of that}
"""
    )

    with pytest.raises(RuleError) as error:
        read_rules(HOME / "domain.yml", [broken])

    assert str(error.value).splitlines() == [
        "broken.yaml: one: action 'utter_nothing' is not in domain.yml",
        "broken.yaml: one: slot 'mood' is never lukewarm",
        "broken.yaml: one: slot 'stanse' is not in domain.yml",
        "broken.yaml: one: intent 'reality/moon' is neither an intent, nor a group, nor a code",
        "no rule fits everything: add a fallback without intent and condition",
    ]


def test_a_state_machine_refuses_names_that_transitions_would_import() -> None:
    moves = [
        {"trigger": "os.getcwd", "source": ["careful"], "dest": "willing"},
        {"trigger": "hurt", "source": ["careful"], "dest": "shut"},
    ]
    from dialogue_rules.troupe import Role  # noqa: PLC0415 -- only this test builds one

    with pytest.raises(RuleError, match="no trigger"):
        Role.of(scenario(moves=moves), PLAIN)
