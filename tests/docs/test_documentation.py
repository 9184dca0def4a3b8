"""Runs every example of the documentation and compares what it prints.

An example is a block in which `    $ command` is followed by what it prints; `…` stands for
anything. `coachsim` is the program under test, in a folder of its own.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


def _examples() -> Iterator[tuple[str, str, str]]:
    for page in PAGES:
        command, printed = "", []
        for line in [*page.read_text("utf-8").splitlines(), ""]:
            if command and not line.startswith("    "):
                yield page.name, command, "\n".join(printed).strip()
                command, printed = "", []
            if line.startswith("    $ "):
                if command:
                    yield page.name, command, "\n".join(printed).strip()
                command, printed = line.removeprefix("    $ "), []
            elif command:
                printed.append(line.removeprefix("    "))


EXAMPLES = list(_examples())


@pytest.mark.parametrize(
    ("page", "command", "printed"), EXAMPLES, ids=[f"{p}: {c}" for p, c, _ in EXAMPLES]
)
def test_example_prints_what_it_says(
    page: str, command: str, printed: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / f"docs-{page}"
    folder.mkdir(exist_ok=True)
    bin_folder = Path(sys.executable).parent
    environment = {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "COACHSIM_DATA": str(folder / "data"),
        "HOME": str(folder),
    }

    done = subprocess.run(
        ["sh", "-c", command],  # noqa: S607 -- the examples are shell commands
        capture_output=True, text=True, check=False, cwd=folder, env=environment, timeout=120,
    )  # fmt: skip

    wanted = ".*".join(map(re.escape, printed.split("…")))
    assert re.fullmatch(wanted, done.stdout.strip(), re.DOTALL), done.stdout + done.stderr


def test_there_are_examples_and_every_command_has_one() -> None:
    shown = " ".join(command for _, command, _ in EXAMPLES)

    commands = ("play", "code", "score", "report", "sessions", "chat", "standard")
    assert [name for name in commands if f"coachsim {name}" not in shown] == []
    for sub in ("list", "check", "map", "playtest"):
        assert f"coachsim scenarios {sub}" in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
