from scenarios.json_schema import SCHEMA_FILE, json_schema, rendered
from scenarios.load import load_scenario
from scenarios.mermaid import stance_map, topic_map
from tests.scenarios.broken import EXAMPLE

STANCES = """\
stateDiagram-v2
    stance_guarded: guarded (openness 1)
    stance_open: open (openness 2)
    stance_decided: decided (openness 3)
    stance_gone: gone (openness 0)
    [*] --> stance_guarded
    stance_guarded --> stance_open: understood [trust 45]
    stance_open --> stance_guarded: hurt
    stance_decided --> stance_guarded: hurt
    stance_open --> stance_decided: decided
    stance_guarded --> stance_gone: worn_out
    stance_open --> stance_gone: worn_out
    stance_decided --> stance_gone: worn_out
    stance_decided --> stance_open: pushed
    stance_gone --> [*]
"""
TOPICS = """\
flowchart LR
    subgraph topic_days["The request for days"]
        told_lets_them_down["1 lets_them_down ✦<br/>openness 2<br/>when open or decided<br/>trust 50"]
        told_asks_col["2 asks_col ✔<br/>openness 2"]
    end
    subgraph topic_nights["Six years of nights"]
        told_sleeps_badly["1 sleeps_badly"]
        told_misses_breakfasts["2 misses_breakfasts<br/>openness 2"]
    end
    told_lets_them_down --> told_asks_col
    told_sleeps_badly --> told_misses_breakfasts
    told_misses_breakfasts -.-> topic_days
"""


def test_the_stances_are_drawn_with_their_moves() -> None:
    assert stance_map(load_scenario(EXAMPLE)) == STANCES


def test_the_topics_are_drawn_with_layers_needs_and_what_follows() -> None:
    assert topic_map(load_scenario(EXAMPLE)) == TOPICS


def test_quotation_marks_in_a_title_do_not_end_the_label() -> None:
    scenario = load_scenario(EXAMPLE)
    topic = scenario.topics[0].model_copy(update={"title": 'The "form"'})
    drawn = topic_map(scenario.model_copy(update={"topics": (topic,)}))

    assert '["The #quot;form#quot;"]' in drawn


def test_the_schema_file_is_that_of_the_models() -> None:
    """Stale? Run `python -m scenarios.json_schema`."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == rendered()


def test_the_schema_tells_an_author_what_each_key_is() -> None:
    defs = json_schema()["$defs"]

    assert defs["Topic"]["properties"]["in_words"]["description"].startswith("As it fits")
    assert defs["Scenario"]["properties"]["walks_out_at"]["description"].endswith("fires.")
    assert defs["Temperament"]["properties"]["moments"]["description"].startswith(
        "By moment"
    )


def test_the_schema_knows_which_file_holds_what() -> None:
    defs = json_schema()["$defs"]

    assert set(defs["LinesFile"]["properties"]) == {
        "opening",
        "endings",
        "answers",
        "reactions",
        "moments",
    }
    head = set(defs["Scenario"]["properties"])
    assert {"persona", "stances", "moves"} <= head
    assert not head & {"topics", "facts", "questions", "opening", "brief", "speech"}


def test_the_schema_takes_a_list_or_moods() -> None:
    plain, moods = json_schema()["$defs"]["Lines"]["anyOf"]

    assert plain["type"] == "array"
    assert set(moods["properties"]) == {"cool", "warm"}
    assert "required" not in moods
