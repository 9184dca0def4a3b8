"""Rule files and the domain, read and checked; every problem is reported at once."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from dialogue_rules.check import problems_in
from dialogue_rules.errors import RuleError
from dialogue_rules.schema import Domain, Rule, RuleFile

Model = TypeVar("Model", Domain, RuleFile)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, in the order of their files, and the names they may use."""

    rules: tuple[Rule, ...]
    domain: Domain
    version: str
    """A short hash of every rule file: another text, another version."""


@lru_cache(maxsize=1)
def load_rules() -> RuleBook:
    """The rules that ship with the program, read once.

    Raises:
        RuleError: Naming every problem, each with its file.
    """
    home = files("dialogue_rules")
    sources = sorted(home.joinpath("rules").iterdir(), key=lambda file: file.name)
    sources = [file for file in sources if file.name.endswith(".yaml")]
    return read_rules(home.joinpath("domain.yml"), sources)


def read_rules(domain_file: Traversable, sources: list[Traversable]) -> RuleBook:
    """Read a domain and rule files.

    Raises:
        RuleError: Naming every problem, each with its file.
    """
    problems: list[str] = []
    domain = _read(domain_file, Domain, problems)
    books = [(file.name, _read(file, RuleFile, problems)) for file in sources]
    rules = [(name, rule) for name, book in books if book for rule in book.rules]
    if domain:
        problems.extend(problems_in(rules, domain))
    if problems or domain is None:
        raise RuleError("\n".join(problems))
    text = b"".join(file.read_bytes() for file in sources)
    return RuleBook(tuple(r for _, r in rules), domain, sha256(text).hexdigest()[:10])


def _read(file: Traversable, model: type[Model], problems: list[str]) -> Model | None:
    try:
        # Read through the model's own types: what is written stays Any until then.
        written: Any = yaml.safe_load(file.read_text("utf-8"))
        return model.model_validate(written)
    except yaml.YAMLError as error:
        problems.append(f"{file.name}: not YAML: {error}")
    except ValidationError as error:
        problems.extend(
            f"{file.name}: {'.'.join(map(str, one['loc']))}: {one['msg']}"
            for one in error.errors()
        )
    return None
