"""What a killed, interrupted or abandoned program leaves behind."""

import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from simulator.events import verify
from simulator.record import Record, folded
from simulator.storage.engine import sqlite_url
from simulator.storage.store import SqlSessionStore
from tests.simulator.stand_ins import SCENARIO

MINUTE = 60

KILLS = 50
ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(scenarios: Path, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "COACHSIM_SCENARIOS": str(scenarios),
        "COACHSIM_DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
    }


def records(data: Path) -> dict[int, Record]:
    """The stored sessions by seed, each checked for its seals."""
    store = SqlSessionStore.opened(sqlite_url(data / "coachsim.db"))
    found = {}
    for name in store.ids():
        events = store.events(name)
        verify(events)
        record = folded(events)
        found[record.seed] = record
    store.close()
    return found


def replies_shown(output: str) -> list[str]:
    lines = output.split("\n")[:-1]
    return [line.removeprefix("Ines: ") for line in lines if line.startswith("Ines: ")]


def test_killed_sessions_stand_at_the_last_line_that_was_shown(
    environment: dict[str, str], tmp_path: Path
) -> None:
    data = tmp_path / "killed"
    program = [sys.executable, str(ROOT / "tests" / "simulator" / "killed_chats.py")]

    ran = subprocess.run(
        [*program, str(data), SCENARIO, str(KILLS)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )

    runs: list[dict[str, Any]] = [json.loads(line) for line in ran.stdout.splitlines()]
    kept = records(data)
    assert len(runs) == len(kept) == KILLS
    midway = 0
    for run in runs:
        record, shown = kept[run["seed"]], replies_shown(run["shown"])
        stored = [record.opening.text, *(turn.reply.text for turn in record.turns)]
        # A turn may have been committed in the moment before it could be shown.
        assert stored[: len(shown)] == shown
        assert len(stored) - len(shown) in {0, 1}
        midway += len(shown) > 1 and record.ended is None
    assert midway > KILLS / 2


@contextmanager
def started(
    environment: dict[str, str], *arguments: str
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def type_in(program: subprocess.Popen[bytes], line: bytes) -> None:
    assert program.stdin is not None
    program.stdin.write(line)
    program.stdin.flush()


def read_until(program: subprocess.Popen[bytes], wanted: bytes) -> bytes:
    assert program.stdout is not None
    read = b""
    while wanted not in read:
        line = program.stdout.readline()
        assert line, f"{wanted!r} was never shown"
        read += line
    return read


def test_interrupted_chat_leaves_quietly_and_keeps_what_was_shown(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with started(environment, "chat", SCENARIO, "--seed", "3") as program:
        type_in(program, b"What is it like?\n")
        read_until(program, b"You: What is it like?")
        read_until(program, b"Ines: ")

        program.send_signal(signal.SIGINT)
        # Its input stays open until it has gone: an end of input is another way out.
        program.wait(timeout=MINUTE)
        _, err = program.communicate()

    assert program.returncode == 130
    assert b"Traceback" not in err
    assert len(records(tmp_path / "data")[3].turns) == 1


def test_chat_in_a_terminal_shows_each_line_once(environment: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", "chat", SCENARIO, "--seed", "3"],
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    ) as program:
        os.close(theirs)
        # Typing waits for the prompt: what comes sooner may be dropped by the terminal.
        shown = terminal_until(ours, b"You: ")
        os.write(ours, "Was wäre das für dich?\n".encode())
        shown += terminal_until(ours, b"You: ")
        os.write(ours, b"\x04")
        shown += terminal_until(ours, b"goes on.")

        assert program.wait() == 0
    os.close(ours)
    assert shown.count(b"You: ") == 2
    assert shown.count("Was wäre das für dich?".encode()) == 1
    assert b"Traceback" not in shown


def terminal_until(terminal: int, wanted: bytes) -> bytes:
    read = b""
    while wanted not in read:
        assert select.select([terminal], [], [], 60)[0], f"{wanted!r} was never shown"
        read += os.read(terminal, 65_536)
    return read


def test_reader_that_has_enough_ends_the_program_quietly(
    environment: dict[str, str],
) -> None:
    with started(environment, "play", SCENARIO) as program:
        read_until(program, b'"type": "session"')
        assert program.stdout is not None
        program.stdout.close()
        type_in(program, b"What is it like?\n")

        assert program.wait() != 0
        assert program.stderr is not None
        assert program.stderr.read() == b""


def test_play_answers_each_line_before_the_next_comes(environment: dict[str, str]) -> None:
    with started(environment, "play", SCENARIO) as program:
        read_until(program, b'"type": "session"')
        for number in (1, 2):
            type_in(program, b"What is it like?\n")
            assert b'"turn": %d,' % number in read_until(program, b'"type": "turn"')
        out, _ = program.communicate()

    assert b'"type": "scorecard"' in out
    assert program.returncode == 0


def test_actions_are_served(environment: dict[str, str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with started(environment, "actions", "--port", str(port)):
        assert answer_of(f"http://127.0.0.1:{port}/health") == {"status": "ok"}


def answer_of(address: str) -> object:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 -- a fixed address
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


HEAVY = ("alembic", "pydantic", "rasa_sdk", "spacy", "sqlalchemy", "textual", "yaml")


@pytest.mark.parametrize(
    "module", ["simulator.ports", "simulator.cli", "simulator.debrief", "simulator.chat"]
)
def test_light_modules_load_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"

    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.split() == []


def test_opening_the_desk_loads_neither_spacy_nor_sqlalchemy() -> None:
    program = (
        "import sys, simulator.bootstrap; "
        "print(*[m for m in ('spacy', 'sqlalchemy', 'rasa_sdk') if m in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.split() == []
