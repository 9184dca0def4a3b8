"""What the models say about their fields: the texts that stand beneath them in the source.

Pydantic can gather these itself, at the price of reading its source each time the program
starts; here they are read only when the schema is written.
"""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType


def field_notes(*modules: ModuleType) -> dict[tuple[str, str], str]:
    """Class and field to its note, for all classes of the modules; inherited fields too."""
    notes: dict[tuple[str, str], str] = {}
    for module in modules:
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                inherited = [
                    (of, text) for (cls, of), text in notes.items() if cls in bases
                ]
                notes |= {
                    (node.name, of): text for of, text in (*inherited, *_notes_in(node))
                }
    return notes


def _notes_in(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, note in pairwise(node.body):
        match field, note:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text).replace("\n", " ")
