"""Which rule answers. Pure."""

from collections.abc import Iterator, Sequence

from dialogue_rules.errors import NoRuleApplies
from dialogue_rules.schema import Rule, SlotValue
from dialogue_rules.situation import Situation


def rules_in_order(rules: Sequence[Rule], situation: Situation) -> Iterator[Rule]:
    """The rules that fit, the one to try first, first.

    Higher priority wins, then the more specific rule, then the order of the files.

    Raises:
        NoRuleApplies: Nothing fits, which means that the rules have no fallback.
    """
    slots = situation.as_slots()
    fitting = [rule for rule in rules if _fits(rule, situation.intent, slots)]
    if not fitting:
        raise NoRuleApplies(f"no rule answers {situation}")
    fitting.sort(key=lambda rule: (-rule.metadata.priority, -rule.specificity))
    yield from fitting


def _fits(rule: Rule, heard: str, slots: dict[str, str | bool]) -> bool:
    return _is_heard(rule.intents, heard) and all(
        _is_so(slots.get(name), wanted) for name, wanted in rule.slots.items()
    )


def _is_heard(wanted: Sequence[str], heard: str) -> bool:
    group = heard.partition("/")[0]
    return not wanted or any(one in {heard, group, "nlu_fallback"} for one in wanted)


def _is_so(present: SlotValue | None, wanted: SlotValue) -> bool:
    return present in wanted if isinstance(wanted, tuple) else present == wanted
