"""The format as JSON Schema, for editors: `python -m scenarios.json_schema` writes it.

One schema serves every file of the format. It tells them apart by the keys they have, so
that a file needs one comment only, and an editor completes and checks as one types:

    # yaml-language-server: $schema=../../schema.json
"""

import json
from pathlib import Path
from typing import Any, Final

from scenarios import lines, schema, walkthrough
from scenarios.assemble import ELSEWHERE, SPEECH
from scenarios.field_notes import field_notes
from scenarios.schema import Scenario, Temperament
from scenarios.walkthrough import Walkthrough

SCHEMA_FILE: Final = Path(__file__).parent / "schema.json"

_KINDS: Final = (
    (("walkthrough", "steps"), "Walkthrough"),
    (("idle_cues",), "Temperament"),
    (("in_words", "disclosures"), "Topic"),
    (("endings", "opening"), "LinesFile"),
    (("facts",), "FactsFile"),
    (("questions",), "QuestionsFile"),
)
"""Keys that only one kind of file has; anything else is a scenario.yaml."""


def json_schema() -> dict[str, Any]:
    """The schema of all files of the format."""
    defs: dict[str, Any] = {}
    for model in (Scenario, Temperament, Walkthrough):
        written = model.model_json_schema()
        defs |= written.pop("$defs", {})
        defs[model.__name__] = written
    _describe(defs)
    whole = defs["Scenario"]["properties"]
    speech = defs.pop("Speech")["properties"]
    defs["LinesFile"] = _file(
        {"opening": whole["opening"], "endings": whole["endings"]}
        | {key: speech[key] for key in SPEECH},
        required=["opening", "endings"],
    )
    for key in ("facts", "questions"):
        defs[f"{key.title()}File"] = _file({key: whole[key]}, required=[key])
    defs["Scenario"] = _head_only(defs["Scenario"])
    defs["Lines"] = _list_or_moods(defs["Lines"])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "coachsim scenario files",
        **_by_keys(),
        "$defs": dict(sorted(defs.items())),
    }


def rendered() -> str:
    """The schema as the file holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _describe(defs: dict[str, Any]) -> None:
    """Give every key the note that stands beneath its field."""
    for (model, field), note in field_notes(lines, schema, walkthrough).items():
        described = defs.get(model, {}).get("properties", {}).get(field)
        if described is not None:
            described["description"] = note


def _file(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }


def _head_only(scenario: dict[str, Any]) -> dict[str, Any]:
    """scenario.yaml: the scenario without what stands in the other files."""
    elsewhere = {*ELSEWHERE, "speech"}
    return scenario | {
        "properties": {
            k: v for k, v in scenario["properties"].items() if k not in elsewhere
        },
        "required": [key for key in scenario["required"] if key not in elsewhere],
    }


def _list_or_moods(both: dict[str, Any]) -> dict[str, Any]:
    """Lines as they may be written: a list for both moods, or one or two moods."""
    moods = {k: v for k, v in both.items() if k not in ("required", "description")}
    return {
        "description": both["description"],
        "anyOf": [both["properties"]["cool"], moods | {"minProperties": 1}],
    }


def _by_keys() -> dict[str, Any]:
    chosen: dict[str, Any] = {"$ref": "#/$defs/Scenario"}
    for keys, name in reversed(_KINDS):
        chosen = {
            "if": {"anyOf": [{"required": [key]} for key in keys]},
            "then": {"$ref": f"#/$defs/{name}"},
            "else": chosen,
        }
    return chosen


if __name__ == "__main__":
    SCHEMA_FILE.write_text(rendered(), encoding="utf-8")
