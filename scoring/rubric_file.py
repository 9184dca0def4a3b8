"""Reads a YAML file into a strict model; says every problem, with file and line."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from scoring.errors import RubricError

ModelT = TypeVar("ModelT", bound=BaseModel)


def checked(path: Path | Traversable, model: type[ModelT]) -> ModelT:
    """Return the file's content as `model`.

    Raises:
        RubricError: The file is missing, is no YAML, or does not fit the model; the
            message has a line `file:line: place: problem` for each problem.
    """
    try:
        text = path.read_text(encoding="utf-8")
        document = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise RubricError(f"{path}: cannot be read: {fault}") from fault
    try:
        return model.model_validate(document)
    except ValidationError as fault:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        problems = [
            f"{path}:{_line(root, error['loc'])}: "
            f"{'.'.join(map(str, error['loc'])) or 'file'}: {error['msg']}"
            for error in fault.errors()
            # A list whose entries were all refused is not short for itself.
            if not (error["type"] == "too_short" and error["input"])
        ]
        raise RubricError("\n".join(problems)) from fault


def _line(node: yaml.Node | None, place: Sequence[int | str]) -> int:
    """Return the 1-based line of the innermost part of `place` that the file has."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            found = [pair for pair in node.value if pair[0].value == str(step)]
            if not found:
                break
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                break
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
