"""The example scenario, broken on purpose, and what the checker says to it."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scenarios.check import check_scenario
from tests.scenarios.plain import plain_temperament

EXAMPLE = Path(__file__).parent / "example" / "night_bakery"


def problems_with(edits: Sequence[Mapping[str, Any]], workplace: Path) -> tuple[str, ...]:
    """Every problem of the example after the edits, by file below its folder."""
    folder = copied(workplace)
    for edit in edits:
        _apply(edit, folder / edit["file"])
    found = check_scenario(folder, workplace / "temperaments")
    return tuple(str(problem).replace(f"{folder.as_posix()}/", "") for problem in found)


def copied(workplace: Path) -> Path:
    """A copy of the example, and the temperament it speaks with beside it."""
    folder = workplace / EXAMPLE.name
    shutil.copytree(EXAMPLE, folder)
    (workplace / "temperaments").mkdir()
    plain = workplace / "temperaments" / "plain.yaml"
    plain.write_text(plain_temperament(), encoding="utf-8")
    return folder


def _apply(edit: Mapping[str, Any], file: Path) -> None:
    if edit.get("remove"):
        file.unlink()
    elif "write" in edit:
        file.write_text(edit["write"], encoding="utf-8")
    else:
        written = file.read_text(encoding="utf-8")
        assert written.count(edit["find"]) == 1, f"{edit['find']!r} is not there just once"
        file.write_text(written.replace(edit["find"], edit["put"]), encoding="utf-8")
