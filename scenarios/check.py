"""Everything that is wrong with a scenario, a temperament, or the whole library."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from scenarios.checks import (
    bars,
    disclosures,
    outside_names,
    own_names,
    stances,
    temperament,
    topics,
    walkthroughs,
    wordings,
)
from scenarios.checks.case import Case
from scenarios.errors import ContentError, Problem
from scenarios.load import LIBRARY, TEMPERAMENTS, scenario_folders, temperament_file
from scenarios.reach import reach_of
from scenarios.schema import Scenario
from scenarios.walkthrough import Walkthrough
from scenarios.written import (
    Written,
    written_scenario,
    written_temperament,
    written_walkthrough,
)

Found = TypeVar("Found")

_FIRST: Final = (*outside_names.RULES, *own_names.RULES, stances.session_can_begin)
_REACH: Final = (*stances.RULES, *disclosures.RULES)


def check_library(
    library: Path = LIBRARY, temperaments: Path = TEMPERAMENTS
) -> tuple[Problem, ...]:
    """Every problem of every scenario and temperament, in the order of files and lines."""
    found: list[Problem] = []
    for folder in scenario_folders(library):
        found.extend(check_scenario(folder, temperaments, with_bars=True))
    for path in sorted(temperaments.glob("*.yaml")):
        found.extend(check_temperament(path))
    return _in_order(found)


def check_scenario(
    folder: Path, temperaments: Path = TEMPERAMENTS, *, with_bars: bool = False
) -> tuple[Problem, ...]:
    """Every problem of a scenario, its walkthroughs and its temperament.

    Args:
        folder: The scenario's.
        temperaments: Where the temperament it names is written.
        with_bars: Also ask for the depth that the library asks for.

    Raises:
        UnknownScenario: The folder holds no scenario.yaml.
    """
    problems: list[Problem] = []
    scripted = [
        script
        for path in sorted((folder / "walkthroughs").glob("*.yaml"))
        if (script := _read(written_walkthrough, path, problems))
    ]
    written = _read(written_scenario, folder, problems)
    if written is None:
        return _in_order(problems)
    problems.extend(_problems_of(written, scripted, with_bars=with_bars))
    problems.extend(_temperament_problems(written, temperaments))
    return _in_order(problems)


def check_temperament(path: Path) -> tuple[Problem, ...]:
    """Every problem of a temperament."""
    problems: list[Problem] = []
    written = _read(written_temperament, path, problems)
    if written is not None:
        for rule in (*temperament.RULES, *wordings.RULES):
            problems.extend(rule(written))
    return _in_order(problems)


def _problems_of(
    written: Written[Scenario], scripted: list[Written[Walkthrough]], *, with_bars: bool
) -> Iterator[Problem]:
    case = Case(written, reach_of(written.says))
    at_first = [problem for rule in _FIRST for problem in rule(case)]
    yield from at_first
    # With a name misspelt, half of the scenario seems out of reach; with a file copied,
    # every line of it is said twice. One thing at a time.
    for rule in (*topics.RULES, *(() if at_first else _REACH)):
        yield from rule(case)
    for check in wordings.ONE_BY_ONE if at_first else wordings.RULES:
        yield from check(written)
    for script in scripted:
        for promise in walkthroughs.RULES:
            yield from promise(script, written.says)
    if with_bars:
        for bar in bars.RULES:
            yield from bar(case)
        yield from bars.good_and_poor_are_played(case, [script.says for script in scripted])


def _temperament_problems(written: Written[Scenario], folder: Path) -> tuple[Problem, ...]:
    try:
        path = temperament_file(written.says.temperament, folder)
    except ContentError as error:
        return tuple(written.problem(("temperament",), p.message) for p in error.problems)
    return check_temperament(path)


def _read(
    read: Callable[[Path], Found], path: Path, problems: list[Problem]
) -> Found | None:
    try:
        return read(path)
    except ContentError as error:
        problems.extend(error.problems)
        return None


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems)))
