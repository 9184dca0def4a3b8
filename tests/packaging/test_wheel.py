import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
CONSTRAINTS = PROJECT / ".ci" / "constraints.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    return next(folder.glob("coachsim-*.whl"))


def _run(*command: object, **options: object) -> str:
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        **{"cwd": PROJECT, **options},  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stderr
    text: str = done.stdout
    return text


def test_everything_that_is_not_python_is_in_the_wheel(wheel: Path) -> None:
    packages = ("simulator", "dialogue_rules", "scenarios", "scoring")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    listed = _run("git", "ls-files", *packages).split()

    assert {name for name in listed if not name.endswith(".py")} <= shipped
    assert not {name for name in shipped if name.startswith("tests")}


@pytest.mark.slow
def test_the_wheel_plays_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    bin_folder = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _run(
        bin_folder / "python", "-m", "pip", "install", "--quiet",
        "--disable-pip-version-check", "--constraint", CONSTRAINTS, wheel,
        cwd=tmp_path,
    )  # fmt: skip

    played = _run(
        bin_folder / "coachsim", "play", "late_handover", "--seed", "7",
        cwd=tmp_path, input="Thanks for coming, Colin.\nWhat happened with the handovers?\n",
    )  # fmt: skip

    lines = [json.loads(line) for line in played.splitlines()]
    assert [line["type"] for line in lines] == ["session", "turn", "turn", "scorecard"]
    assert all(line["coachee"] for line in lines[1:3])
