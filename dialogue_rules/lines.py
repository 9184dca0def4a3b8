"""Which wording is said. Pure: the random generator's seed is passed in."""

import random
from collections.abc import Iterable, Sequence
from hashlib import blake2s


def key_of(wording: str) -> str:
    """A short, permanent name for a wording, kept to know what has been said."""
    return blake2s(wording.encode(), digest_size=5).hexdigest()


def choose(pools: Iterable[Sequence[str]], said: Sequence[str], seed: str) -> str | None:
    """A wording from the first pool that has one left; None where all pools are empty.

    Args:
        pools: Wordings that would fit, best pool first.
        said: Keys of the wordings already used, oldest first.
        seed: Whatever makes this choice the same on a replay: seed, turn, part.

    Where everything has been said, the one said longest ago comes back.
    """
    filled = [pool for pool in pools if pool]
    used = frozenset(said)
    for pool in filled:
        left = [wording for wording in pool if key_of(wording) not in used]
        if left:
            # Not for secrets: a seeded draw, so that a replay says the same.
            return random.Random(seed).choice(left)  # noqa: S311
    every = [wording for pool in filled for wording in pool]
    if not every:
        return None
    last_said = {key: place for place, key in enumerate(said)}
    return min(every, key=lambda wording: last_said[key_of(wording)])


def is_fresh(pool: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the pool has a wording that has not been used."""
    used = frozenset(said)
    return any(key_of(wording) not in used for wording in pool)
