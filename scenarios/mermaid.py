"""A scenario drawn as Mermaid diagrams: how the coachee may change, and what there is to tell."""

from collections.abc import Iterator
from typing import Final

from scenarios.lines import Requirement
from scenarios.schema import Disclosure, Scenario, Topic

_ANY: Final = Requirement()


def stance_map(scenario: Scenario) -> str:
    """The stances and the moves between them, each with its trigger and conditions.

    Returns:
        A Mermaid `stateDiagram-v2`, ending in a newline.
    """
    return _drawn("stateDiagram-v2", _stance_lines(scenario))


def topic_map(scenario: Scenario) -> str:
    """The topics with their disclosures by layer, what each needs, and what it leads to.

    Solid arrows: must be told first. Dotted arrows: puts that topic on the table.

    Returns:
        A Mermaid `flowchart`, ending in a newline.
    """
    return _drawn("flowchart LR", _topic_lines(scenario))


def conditions(needs: Requirement) -> tuple[str, ...]:
    """What a requirement asks for besides disclosures, in words."""
    found = [
        (needs.openness > 0, f"openness {needs.openness}"),
        (bool(needs.stances), f"when {' or '.join(needs.stances)}"),
        (needs.trust > 0, f"trust {needs.trust}"),
        (needs.trust_below != _ANY.trust_below, f"trust below {needs.trust_below}"),
        (bool(needs.phases), f"in {' or '.join(needs.phases)}"),
        (needs.after_turn > 0, f"after turn {needs.after_turn}"),
    ]
    return tuple(words for holds, words in found if holds)


def _drawn(kind: str, lines: Iterator[str]) -> str:
    return "\n".join((kind, *(f"    {line}" for line in lines), ""))


def _stance_lines(scenario: Scenario) -> Iterator[str]:
    # The prefix keeps ids such as `end` apart from the words of Mermaid itself.
    for stance in scenario.stances:
        yield f"stance_{stance.id}: {stance.id} (openness {stance.openness})"
    yield f"[*] --> stance_{scenario.starting_stance}"
    for move in scenario.moves:
        asked = (*conditions(move.when), *(f"told {name}" for name in move.when.disclosed))
        label = f"{move.trigger} [{', '.join(asked)}]" if asked else move.trigger
        for source in move.source:
            yield f"stance_{source} --> stance_{move.dest}: {label}"
    for stance in scenario.stances:
        if stance.is_end:
            yield f"stance_{stance.id} --> [*]"


def _topic_lines(scenario: Scenario) -> Iterator[str]:
    for topic in scenario.topics:
        yield f'subgraph topic_{topic.id}["{_text(topic.title)}"]'
        for told in topic.disclosures:
            yield f'    {_node(told)}["{_label(told)}"]'
        yield "end"
    for topic in scenario.topics:
        yield from _arrows(topic)


def _arrows(topic: Topic) -> Iterator[str]:
    for told in topic.disclosures:
        for earlier in told.needs.disclosed:
            yield f"told_{earlier} --> {_node(told)}"
        for leads_to in told.then:
            yield f"{_node(told)} -.-> topic_{leads_to}"


def _label(told: Disclosure) -> str:
    signs = "".join(
        sign for sign, holds in ((" ✦", told.insight), (" ✔", bool(told.agrees))) if holds
    )
    first = f"{told.layer} {told.id}{signs}"
    return _text("<br/>".join((first, *conditions(told.needs))))


def _node(told: Disclosure) -> str:
    return f"told_{told.id}"


def _text(words: str) -> str:
    """Words that Mermaid does not take for its own signs."""
    return words.replace('"', "#quot;")
