"""A rule, as written in Rasa's own rule format: its keys, and ours under `metadata`."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SlotValue = str | bool | tuple[str, ...]
"""What a slot must be; of several, any one."""


class RuleModel(BaseModel):
    """Base for everything in a rule file: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SlotCondition(RuleModel):
    """Slots that must have these values."""

    slot_was_set: Annotated[tuple[dict[str, SlotValue], ...], Field(min_length=1)]


class IntentStep(RuleModel):
    """The intent that is heard: `group/intent`, a whole `group`, or `nlu_fallback`."""

    intent: str


class OrStep(RuleModel):
    """Any one of several intents."""

    either: Annotated[tuple[IntentStep, ...], Field(min_length=2, alias="or")]


class ActionStep(RuleModel):
    """An action to run."""

    action: str


class Metadata(RuleModel):
    """What Rasa leaves to us."""

    because: str
    """Why the coachee answers so, in words for the trainee."""
    priority: int = Field(default=0, ge=0, le=100)
    """Before any comparison of conditions; what cannot wait stands high."""


class Rule(RuleModel):
    """When this is heard in such a situation, do that."""

    rule: str
    condition: tuple[SlotCondition, ...] = ()
    steps: Annotated[tuple[IntentStep | OrStep | ActionStep, ...], Field(min_length=1)]
    metadata: Metadata

    @cached_property
    def intents(self) -> tuple[str, ...]:
        """What must be heard; empty for anything."""
        first = self.steps[0]
        if isinstance(first, OrStep):
            return tuple(step.intent for step in first.either)
        return (first.intent,) if isinstance(first, IntentStep) else ()

    @cached_property
    def actions(self) -> tuple[str, ...]:
        """What is done, in order."""
        return tuple(step.action for step in self.steps if isinstance(step, ActionStep))

    @cached_property
    def slots(self) -> dict[str, SlotValue]:
        """What must be so."""
        return {
            name: value
            for condition in self.condition
            for wanted in condition.slot_was_set
            for name, value in wanted.items()
        }

    @cached_property
    def specificity(self) -> int:
        """How narrow the rule is: slots asked for, and how closely the intent is named."""
        named = max((1 + intent.count("/") for intent in self.intents), default=0)
        return len(self.slots) + named


class RuleFile(RuleModel):
    """One file of rules."""

    version: Literal["3.1"]
    rules: tuple[Rule, ...]


class Slot(BaseModel):
    """A slot as domain.yml declares it; Rasa's other keys are left to Rasa."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: Literal["text", "categorical", "bool", "float", "list", "any"]
    values: tuple[str, ...] = ()


class Domain(BaseModel):
    """The names that rules may use."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal["3.1"]
    intents: tuple[str, ...]
    """Groups and families: Rasa's retrieval intents, each with its `group/intent`."""
    slots: dict[str, Slot]
    actions: tuple[str, ...]
