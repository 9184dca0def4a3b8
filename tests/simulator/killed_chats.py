"""Starts chat sessions, kills each at a random moment, and prints what each had shown.

Run as a program: `python killed_chats.py DATA SCENARIO TIMES`. Everything slow is loaded
once; each chat is a fork, killed with SIGKILL.
"""

import io
import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from simulator import bootstrap
from simulator.cli import main
from simulator.settings import Settings

TALK = (
    "What is it like on nights, on day {}?",
    "That sounds hard, number {}.",
    "You have had {} nights of it.",
    "/wait",
    "It makes sense that you are tired after {} of them.",
)
LINES = 60
LONGEST = 0.25
"""Seconds from the coachee's first line to the kill, at most."""


def chat(data: str, scenario: str, seed: int) -> None:
    """Be the chat, on file descriptors 0 and 1."""
    sys.stdin = io.TextIOWrapper(io.FileIO(0))
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"))
    sys.argv = ["coachsim", "--data", data, "chat", scenario, "--seed", str(seed)]
    main()


def killed(data: str, scenario: str, seed: int, wait: float) -> str:
    """Start a chat, kill it some time after its first line, and return what it showed."""
    typed, to_type = os.pipe()
    shown, to_show = os.pipe()
    if (child := os.fork()) == 0:
        os.dup2(typed, 0)
        os.dup2(to_show, 1)
        os.close(to_type)
        chat(data, scenario, seed)
        os._exit(0)
    os.close(typed)
    os.close(to_show)
    lines = (TALK[number % len(TALK)].format(number) for number in range(LINES))
    os.write(to_type, "".join(f"{line}\n" for line in lines).encode())
    output = b""
    while b"Ines: " not in output:
        output += os.read(shown, 65_536)
    until = time.monotonic() + wait
    while (left := until - time.monotonic()) > 0:
        if select.select([shown], [], [], left)[0]:
            output += os.read(shown, 65_536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(shown, 65_536):
        output += more
    os.close(shown)
    os.close(to_type)
    return output.decode()


if __name__ == "__main__":
    folder, name, times = sys.argv[1:]
    chance = random.Random(int(times))  # noqa: S311 -- moments, not secrets
    # Loads what every chat would load, and makes the database.
    bootstrap.script_desk(Settings.of(None, os.environ)).begin(name).say("How come?")
    bootstrap.desk(Settings.of(Path(folder), os.environ)).history()
    for number in range(int(times)):
        kept = killed(folder, name, number, chance.uniform(0, LONGEST))
        print(json.dumps({"seed": number, "shown": kept}), flush=True)  # noqa: T201 -- its output
