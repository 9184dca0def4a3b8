"""How well intents are heard in the examples that nothing was trained on.

    python -m benchmarks.intents [FILE]

FILE holds `utterances`, each with its `text` and its `intent` (or `none`), such as
`intents_unseen.yaml`, by another author.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.hearing import ranked
from scoring.coding.intents.examples import Example, Share, examples_of, of_share
from scoring.intents import NONE, load_intents

WORST = 25
SURE = 0.7
"""From this probability on a rule may answer by the intent alone."""


def main() -> None:
    """Print accuracy overall, by group and by intent, and the worst confusions."""
    examples = _examples()
    found = ranked([example.text for example in examples])
    judged = [
        (example, [label for label, _ in best], best[0][1])
        for example, best in zip(examples, found, strict=True)
    ]
    _print_overall(judged)
    _print_shares("group", judged, _group)
    _print_shares("intent", judged, lambda label: label)
    _print_confusions(judged)


Judged = list[tuple[Example, list[str], float]]


def _examples() -> list[Example]:
    if len(sys.argv) > 1:
        document = yaml.safe_load(Path(sys.argv[1]).read_text("utf-8"))
        return [
            Example(said["text"], said["intent"] or NONE) for said in document["utterances"]
        ]
    return of_share(examples_of(load_intents()), Share.HELD_OUT)


def _group(label: str) -> str:
    intents = load_intents().intents
    return next((i.group for i in intents.values() if i.id == label), NONE)


def _print_overall(judged: Judged) -> None:
    first = sum(best[0] == example.label for example, best, _ in judged)
    third = sum(example.label in best for example, best, _ in judged)
    named = [(e, best) for e, best, p in judged if p >= SURE and best[0] != NONE]
    right = sum(best[0] == example.label for example, best in named)
    print(f"examples               {len(judged)}")
    print(f"likeliest is right     {first / len(judged):.3f}")
    print(f"among the likeliest 3  {third / len(judged):.3f}")
    print(f"intent named           {len(named) / len(judged):.3f}  (from {SURE} on)")
    print(f"  and right            {right / len(named):.3f}")


def _print_shares(title: str, judged: Judged, key: Callable[[str], str]) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for example, best, _ in judged:
        right[key(example.label)].append(best[0] == example.label)
    print(f"\n{title:32} right  of")
    for name, hits in sorted(right.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"{name:32} {sum(hits) / len(hits):.2f}  {len(hits):4}")


def _print_confusions(judged: Judged) -> None:
    confused = Counter(
        (example.label, best[0]) for example, best, _ in judged if best[0] != example.label
    )
    print("\nworst confusions: what it was, what it was taken for")
    for (was, taken_for), times in confused.most_common(WORST):
        print(f"{times:4}  {was} -> {taken_for}")


if __name__ == "__main__":
    main()
