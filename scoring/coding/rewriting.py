"""The smallest rewording that would make an utterance a better move."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from scoring.coding.lexicon import load_lexicon, read_yaml
from scoring.coding.phrases import Phrase, compile_phrases
from scoring.coding.utterance import Utterance
from scoring.vocabulary import CodeId, MarkId

FINE_AS_THEY_ARE = frozenset(
    map(MarkId, ("scaling", "permission", "checking", "invites-more"))
)
"""Closed questions with these marks do a job that an open one would not."""


class Rewrite(BaseModel):
    """One way to reword, as written in `rewrites.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: CodeId
    mark: MarkId | None = None
    phrase: str
    becomes: str
    """The new words; `{rest}`, `{match}` and `{verb}` stand for words of the old ones."""
    gets: CodeId
    """The code the new words must get."""


class Rewriter:
    """Proposes rewordings; whether they are better is for the coder to say."""

    def __init__(self) -> None:
        text = (files("scoring.coding") / "rewrites.yaml").read_text(encoding="utf-8")
        rewrites = (Rewrite.model_validate(entry) for entry in read_yaml(text)["rewrites"])
        self._rewrites = tuple((one, _compiled(one)) for one in rewrites)

    def proposals(
        self, text: str, utterance: Utterance, code: CodeId, marks: Sequence[MarkId]
    ) -> Iterator[tuple[str, CodeId]]:
        """Yield rewordings of `utterance`, each with the code it is meant to get."""
        if not FINE_AS_THEY_ARE.isdisjoint(marks):
            return
        for rewrite, phrases in self._rewrites:
            if rewrite.code != code or (rewrite.mark and rewrite.mark not in marks):
                continue
            for phrase in phrases:
                if place := phrase.find(utterance.core):
                    yield _worded(rewrite, text, utterance, *place), rewrite.gets


def _compiled(rewrite: Rewrite) -> tuple[Phrase, ...]:
    return compile_phrases([rewrite.phrase], load_lexicon())


def _worded(
    rewrite: Rewrite, text: str, utterance: Utterance, first: int, last: int
) -> str:
    words = utterance.core
    after = utterance.span(last, len(words)) if last < len(words) else None
    return rewrite.becomes.format(
        match=" ".join(words[first:last]),
        verb=words[last - 1],
        rest=text[after.start : after.end] if after else "",
    )
