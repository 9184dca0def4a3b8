"""The authoring guide says what is so."""

import re
from pathlib import Path
from typing import Any

import pytest

from scenarios.assemble import ELSEWHERE
from scenarios.check import check_scenario
from scenarios.checks import bars, temperament
from scenarios.checks.wordings import LONGEST_REACTION
from scenarios.json_schema import json_schema
from scenarios.load import load_scenario
from scenarios.names import groups
from scenarios.vocabulary import MOMENTS, TRIGGERS, CoachingType
from tests.scenarios.broken import copied

GUIDE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
CODE_WORDS = {
    word
    for code in re.findall(r"`([^`\n]+)`", GUIDE)
    for word in re.findall(r"[\w-]+", code)
}
DEFS: dict[str, Any] = json_schema()["$defs"]
KEYS = sorted({key for model in DEFS.values() for key in model.get("properties", {})})


def worked_topic() -> str:
    (block,) = re.findall(r"```yaml\n# topics/apprentice\.yaml\n(.*?)```", GUIDE, re.DOTALL)
    return str(block)


def test_the_worked_topic_loads_and_has_no_problems(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "topics" / "apprentice.yaml").write_text(worked_topic(), encoding="utf-8")

    assert check_scenario(folder, tmp_path / "temperaments") == ()
    topic = load_scenario(folder).topics[0]
    assert [told.id for told in topic.disclosures] == [
        "jude_is_good",
        "holds_jude_back",
        "shows_rotas",
    ]


def test_the_worked_topic_uses_every_key_but_raised() -> None:
    missing = [
        key
        for key in (*DEFS["Topic"]["properties"], *DEFS["Disclosure"]["properties"])
        if f"{key}:" not in worked_topic()
    ]

    assert missing == ["raised"]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained(key: str) -> None:
    assert key in CODE_WORDS or f"{key}:" in GUIDE


@pytest.mark.parametrize("name", [*TRIGGERS, *MOMENTS, *CoachingType, *groups()])
def test_every_name_to_choose_from_is_explained(name: str) -> None:
    assert name in CODE_WORDS


@pytest.mark.parametrize("file", sorted(set(ELSEWHERE.values())))
def test_every_file_is_explained(file: str) -> None:
    assert f"`{file}" in GUIDE


@pytest.mark.parametrize(
    "bar",
    [
        f"at least {bars.TOPICS_NEEDED} topics, {bars.DISCLOSURES_NEEDED} disclosures,",
        f"{bars.LINES_NEEDED} lines of its own, {bars.ANSWERS_NEEDED} answers of its own,",
        f"{bars.FACTS_NEEDED} facts, {bars.QUESTIONS_NEEDED} questions,",
        f"a brief of {bars.BRIEF_WORDS_NEEDED} words",
        f"{bars.TOPIC_WORDINGS_NEEDED} or more in each list of a topic",
        f"every moment ({temperament.MOMENTS_NEEDED} wordings in each mood,",
        f"{temperament.OFTEN['silence']} where it comes up often,",
        f"{temperament.OFTEN['catch_all']} of `catch_all`)",
        f"{temperament.IDLE_CUES_NEEDED} idle cues in each mood",
        f"Reactions have {LONGEST_REACTION} words at most",
    ],
)
def test_the_bars_are_those_that_are_checked(bar: str) -> None:
    assert bar in " ".join(GUIDE.split())
