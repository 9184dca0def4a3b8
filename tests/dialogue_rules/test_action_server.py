import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from dialogue_rules.perception import perceive
from dialogue_rules.rasa.message import message_json, tracker_json
from dialogue_rules.rasa.stage import Stage, executor_for
from dialogue_rules.recall import Recall
from dialogue_rules.troupe import Role
from scoring.intents import load_intents
from tests.dialogue_rules.small import PLAIN, asks, engine, scenario

SERVE = """
from dialogue_rules.rasa.server import serve
from dialogue_rules.troupe import Role
from tests.dialogue_rules.small import PLAIN, scenario

ROLE = Role.of(scenario(), PLAIN)


def casting(scenario_id):
    return ROLE


if __name__ == "__main__":
    serve(casting, port={port})
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = tmp_path_factory.mktemp("server") / "serve_small.py"
    script.write_text(SERVE.replace("{port}", str(port)))
    with subprocess.Popen(
        [sys.executable, str(script)],
        env={"PYTHONPATH": ".", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{url}/health")
            yield url
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url).close()  # noqa: S310 -- our own server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the action server did not start")


def _posted(url: str, call: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310 -- our own server
        f"{url}/webhook",
        data=json.dumps(call).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        result: dict[str, Any] = json.load(answer)
        return result


@pytest.mark.parametrize("action", ["action_take_in", "action_disclose", "utter_silence"])
def test_the_server_returns_the_events_of_the_same_turn_in_process(
    server: str, action: str
) -> None:
    state = engine().opening(seed=4).state
    catalogue = load_intents()
    rasa_names = {str(i): catalogue.rasa_name(i) for i in catalogue.ids}
    heard = perceive(
        scenario(),
        state,
        asks("How's the rota going?", "ask_situation"),
        rasa_names,
        Recall(scenario()),
    )
    slots = state.as_slots()
    stage = Stage(executor_for(lambda _: Role.of(scenario(), PLAIN)), heard, dict(slots))

    served = _posted(
        server,
        {
            "next_action": action,
            "sender_id": "coach",
            "tracker": tracker_json(message_json(heard), slots),
            "domain": {},
        },
    )

    assert stage.run(action)
    expected = {**slots, **{e["name"]: e["value"] for e in served["events"]}}
    assert stage.slots == expected
    assert [piece.text for piece in stage.pieces] == [
        r["text"] for r in served["responses"]
    ]
    assert served["events"]
