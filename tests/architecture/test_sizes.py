import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGES = ("scoring", "scenarios", "dialogue_rules", "simulator", "benchmarks")
MODULES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50


def _functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_modules_and_functions_stay_readable(path: Path) -> None:
    text = path.read_text("utf-8")

    too_long = {
        name: length
        for name, length in _functions(ast.parse(text))
        if length > LONGEST_FUNCTION
    }

    assert text.count("\n") <= LONGEST_MODULE
    assert too_long == {}
