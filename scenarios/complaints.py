"""Pydantic's findings, said to an author: what is wrong and what was needed."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scenarios.errors import Problem
from scenarios.places import Places
from scenarios.yaml_lines import Place

_SAID: Final[dict[str, str]] = {
    "missing": "`{key}` is missing here",
    "string_type": "`{key}` needs a text here, in quotes if YAML reads it otherwise",
    "string_pattern_mismatch": (
        "{given} is no id; ids are lower-case words joined by underscores, such as night_shift"
    ),
    "string_too_short": "`{key}` is empty; write a text or take the line out",
    "string_too_long": "`{key}` is too long; the limit is {max_length} characters",
    "too_short": "`{key}` needs at least {min_length}, and {actual_length} stand here",
    "too_long": "`{key}` takes at most {max_length}, and {actual_length} stand here",
    "int_parsing": "`{key}` needs a whole number, not {given}",
    "int_type": "`{key}` needs a whole number, not {given}",
    "float_parsing": "`{key}` needs a number, not {given}",
    "float_type": "`{key}` needs a number, not {given}",
    "bool_parsing": "`{key}` is either true or false, not {given}",
    "bool_type": "`{key}` is either true or false, not {given}",
    "greater_than_equal": "`{key}` must be {ge} or more, not {given}",
    "less_than_equal": "`{key}` must be {le} or less, not {given}",
    "literal_error": "`{key}` must be {expected}, not {given}",
    "enum": "`{key}` must be {expected}, not {given}",
    "tuple_type": "`{key}` needs a list: lines that begin with `- `, or [a, b]",
    "dict_type": "`{key}` needs keys with values beneath it",
    "model_type": "`{key}` needs keys with values beneath it",
    "model_attributes_type": "`{key}` needs keys with values beneath it",
}
"""By pydantic's kind of error; anything else keeps pydantic's words."""
_NEAR: Final = 0.75
"""Share of letters in common, 0-1, from which one name may be meant for another."""


def complaints(
    error: ValidationError, model: type[BaseModel], places: Places
) -> Iterator[Problem]:
    """Every finding as a problem with file and line, except in files already refused."""
    for found in error.errors(include_url=False):
        loc = tuple(found["loc"])
        if places.part_of(loc).document.is_read and not _is_echo(found):
            yield places.problem(loc, _message(found, model, loc))


def did_you_mean(written: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """The nearest of the known names, as the end of a message; empty if none is near."""
    last_parts = [name for name in known if name.partition(".")[2] == written]
    near = last_parts or get_close_matches(written, list(known), n=1, cutoff=_NEAR)
    return f"; did you mean `{near[0]}`?" if near else ""


def _is_echo(found: ErrorDetails) -> bool:
    """A list found too short only because faulty items, reported themselves, do not count."""
    return (
        found["type"] == "too_short" and len(found["input"]) >= found["ctx"]["min_length"]
    )


def _message(found: ErrorDetails, model: type[BaseModel], loc: Place) -> str:
    if found["type"] == "extra_forbidden":
        return _unknown_key(str(loc[-1]), _keys_at(model, loc[:-1]))
    if found["type"] == "value_error":
        return found["msg"].removeprefix("Value error, ")
    key = next((step for step in reversed(loc) if isinstance(step, str)), "the file")
    given = repr(found["input"]) if isinstance(found["input"], str | None) else "this"
    said = _SAID.get(found["type"])
    if said is None:
        return f"`{key}`: {found['msg']}"
    return said.format(key=key, given=_shortened(given), **found.get("ctx", {}))


def _unknown_key(key: str, known: tuple[str, ...]) -> str:
    near = did_you_mean(key, known)
    return f"unknown key `{key}`{near or '; known here: ' + ', '.join(known)}"


def _shortened(given: str, longest: int = 60) -> str:
    return given if len(given) <= longest else f"{given[: longest - 1]}…"


def _keys_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """The keys that the model allows at that place."""
    kind: Any = model
    for step in place:
        kind = _kind_within(kind, step)
    return tuple(kind.model_fields) if _is_model(kind) else ()


def _kind_within(kind: Any, step: str | int) -> Any:  # noqa: ANN401 -- an annotation
    if _is_model(kind):
        found = kind.model_fields.get(step)
        return found.annotation if found else None
    inner = [part for part in get_args(kind) if part is not Ellipsis]
    return inner[-1] if inner else None


def _is_model(kind: Any) -> bool:  # noqa: ANN401 -- an annotation
    return isinstance(kind, type) and issubclass(kind, BaseModel)
