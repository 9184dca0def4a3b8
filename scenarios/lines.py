"""The pieces that every scenario file is made of: strict models, slugs, wordings."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from scenarios.vocabulary import Mood

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A permanent id: lower-case words joined by underscores."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words for readers of the scenario: a title, a reason, a description."""

Wording = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)
]
"""One way of saying a line. Words in *asterisks* are a cue: seen, not said."""

Wordings = Annotated[tuple[Wording, ...], Field(min_length=1)]


class Authored(BaseModel):
    """Base for everything people write in YAML: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Lines(Authored):
    """What the coachee says in one situation, by mood.

    In YAML either a plain list, used in both moods, or `cool:` and `warm:` lists;
    one of the two may be left out where the other serves both.
    """

    cool: Wordings
    warm: Wordings

    @model_validator(mode="before")
    @classmethod
    def _either_mood_serves_both(cls, written: Any) -> Any:  # noqa: ANN401 -- raw YAML
        if isinstance(written, list | tuple):
            return {"cool": written, "warm": written}
        if isinstance(written, dict) and len(written) == 1:
            (only,) = written.values()
            return {"cool": only, "warm": only} if set(written) <= set(Mood) else written
        return written

    def in_mood(self, mood: Mood) -> tuple[str, ...]:
        """The wordings for one mood."""
        return self.warm if mood is Mood.WARM else self.cool

    @property
    def every(self) -> tuple[str, ...]:
        """All wordings, each once."""
        return tuple(dict.fromkeys((*self.cool, *self.warm)))


class Requirement(Authored):
    """What must hold before something can happen. Every part given must hold."""

    openness: int = Field(default=0, ge=0, le=3)
    """The least openness of the present stance."""
    stances: tuple[Slug, ...] = ()
    """Any one of these; empty for any stance."""
    trust: int = Field(default=0, ge=0, le=100)
    """The least trust."""
    trust_below: int = Field(default=101, ge=1, le=101)
    """Trust must be lower than this."""
    disclosed: tuple[Slug, ...] = ()
    """All of these disclosures have been made."""
    phases: tuple[str, ...] = ()
    """Any one of these phases; empty for any."""
    after_turn: int = Field(default=0, ge=0)
    """Not before this many exchanges are over."""

    @model_validator(mode="after")
    def _can_hold(self) -> Self:
        if self.trust >= self.trust_below:
            raise ValueError(
                f"trust of at least {self.trust} and below {self.trust_below} can never hold"
            )
        return self
