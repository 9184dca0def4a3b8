"""What is wrong with a set of rules that each alone are well formed. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dialogue_rules.schema import Domain, Rule
from scoring.intents import load_intents
from scoring.vocabulary import CODES

Placed = tuple[str, Rule]
"""A rule, and the file it stands in."""


def problems_in(rules: Sequence[Placed], domain: Domain) -> Iterator[str]:
    """Every problem, as `file: rule: what is wrong and what was needed`."""
    for file, rule in rules:
        for problem in (*_unknown_names(rule, domain), *_misordered(rule)):
            yield f"{file}: {rule.rule}: {problem}"
    yield from _twice(rules)
    yield from _never_chosen(rules)
    if not any(not r.intents and not r.slots for _, r in rules):
        yield "no rule fits everything: add a fallback without intent and condition"


def _unknown_names(rule: Rule, domain: Domain) -> Iterator[str]:
    for action in rule.actions:
        if action not in domain.actions:
            yield f"action {action!r} is not in domain.yml"
    for name, wanted in rule.slots.items():
        slot = domain.slots.get(name)
        if slot is None:
            yield f"slot {name!r} is not in domain.yml"
        elif slot.values:
            values = {wanted} if isinstance(wanted, str | bool) else set(wanted)
            if unknown := values - set(slot.values):
                yield f"slot {name!r} is never {', '.join(map(str, sorted(unknown)))}"
    for intent in set(rule.intents) - _known_intents():
        yield f"intent {intent!r} is neither an intent, nor a group, nor a code"


def _known_intents() -> frozenset[str]:
    catalogue = load_intents()
    named = {catalogue.rasa_name(intent) for intent in catalogue.ids}
    named |= {code.replace(".", "/") for code in CODES}
    return frozenset({"nlu_fallback", *named, *(n.partition("/")[0] for n in named)})


def _misordered(rule: Rule) -> Iterator[str]:
    if not rule.actions:
        yield "has no action"
    if len(rule.steps) - len(rule.actions) > 1:
        yield "only its first step may be an intent"


def _twice(rules: Sequence[Placed]) -> Iterator[str]:
    counts = Counter(rule.rule for _, rule in rules)
    yield from (
        f"the name {name!r} is used {n} times" for name, n in counts.items() if n > 1
    )


def _never_chosen(rules: Sequence[Placed]) -> Iterator[str]:
    """Rules that an earlier rule with the same conditions always beats."""
    seen: dict[str, str] = {}
    for file, rule in rules:
        key = repr(
            (rule.metadata.priority, sorted(rule.intents), _as_text(rule.slots.items()))
        )
        if key in seen:
            yield f"{file}: {rule.rule}: {seen[key]!r} always wins over it"
        seen.setdefault(key, rule.rule)


def _as_text(slots: Iterable[tuple[str, object]]) -> list[str]:
    return sorted(f"{name}={value}" for name, value in slots)
