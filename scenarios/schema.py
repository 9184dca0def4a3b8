"""What a scenario is: the models behind the YAML that authors write."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scenarios.lines import Authored, Lines, Requirement, Slug, Text, Wording, Wordings
from scenarios.vocabulary import CoachingType

Row = Annotated[tuple[Text, ...], Field(min_length=1)]
"""Words or phrases that must all be said; in any order."""

EARNS_BY_DEFAULT = (
    "question.open",
    "listening.simple",
    "listening.complex",
    "listening.summary",
    "rapport.empathy",
)


class Person(Authored):
    """Somebody the coachee talks about, so that "she" and "your boss" are understood."""

    id: Slug
    name: Text
    pronouns: Literal["she", "he", "they"]
    relation: Text
    """Seen from the coachee: "my manager", "my youngest"."""
    words: tuple[Text, ...] = ()
    """Other ways a coach may name this person: "boss", "line manager"."""


class Persona(Authored):
    """The coachee as a person."""

    name: Text
    short_name: Text
    """What they are called in conversation, and the label before their lines."""
    pronouns: Literal["she", "he", "they"]
    age: int = Field(ge=16, le=90)
    role: Text
    about: Text
    """What is going on, for authors and assessors; the coach never sees it."""
    people: tuple[Person, ...] = ()


class Sensitivity(Authored):
    """How this persona takes something that others take otherwise."""

    to: str
    """A behaviour code, a family, `mark:<mark>` or `intent:<intent>`."""
    trust: float = Field(ge=-40, le=40)
    """Replaces the temperament's change of trust."""
    because: Text
    """Why, as the trainee will read it in the mirror."""


class Stance(Authored):
    """How the coachee is disposed."""

    id: Slug
    openness: int = Field(ge=0, le=3)
    """0 shut, 1 careful, 2 willing, 3 laying it open."""
    shows: Text
    """What a good observer would see, for the debrief."""
    is_end: bool = False
    """The session is over in this stance."""


class Move(Authored):
    """An allowed change of stance, and the trigger that causes it."""

    # Not `on`: YAML reads a bare `on` key as true.
    trigger: str
    source: Annotated[tuple[Slug, ...], Field(min_length=1)]
    dest: Slug
    when: Requirement = Requirement()


class FollowUps(Authored):
    """What comes when the coach stays with something that has just been said."""

    more: tuple[Wording, ...] = ()
    """To "go on", "in what way?", a reflection of it, or the same question again."""
    why: tuple[Wording, ...] = ()
    """To "why's that?", "how come?"."""
    feeling: tuple[Wording, ...] = ()
    """To "how was that for you?"."""


class Disclosure(Authored):
    """Something the coachee says only once the coach has earned it."""

    id: Slug
    layer: int = Field(ge=1, le=3)
    """1 what anybody is told, 2 underneath, 3 what really matters."""
    says: Annotated[tuple[Wording, ...], Field(min_length=2)]
    asked: tuple[Text, ...] = ()
    """Questions and invitations, as coaches type them, that this is the answer to."""
    follow_ups: FollowUps = FollowUps()
    answers: tuple[str, ...] = ()
    """Intents or groups of intents whose question this answers; empty: any invitation
    on the topic. Reflections, empathy and silence draw it out whatever stands here."""
    earned_by: tuple[str, ...] = EARNS_BY_DEFAULT
    """Any one of these behaviour codes (or a family)."""
    needs: Requirement = Requirement()
    cues: tuple[Wording, ...] = ()
    """Shown with it, without asterisks: "looks down at her hands"."""
    feeling: Text | None = None
    """The feeling it shows, if it shows one."""
    trust: float = Field(default=2, ge=-20, le=20)
    """What having said it does to trust."""
    insight: bool = False
    """The coachee has seen something: fires `realised`."""
    agrees: Text | None = None
    """A step the coachee hereby takes on, as the report will state it: fires `decided`."""
    then: tuple[Slug, ...] = ()
    """Topics this puts on the table."""


class Topic(Authored):
    """Something to talk about, with what there is to tell, in layers."""

    id: Slug
    title: Text
    """For reports and authors."""
    in_words: Text
    """As it fits into "… back to {topic}": "the thing with the rota"."""
    words: Annotated[tuple[Text, ...], Field(min_length=3)]
    """Words and phrases that touch it; endings are ignored (rota, rotas)."""
    raised: bool = False
    """The opening has put it on the table."""
    answers: tuple[str, ...] = ()
    """Intents that mean this topic even where none of its words is said."""
    feelings: tuple[str, ...] = ()
    """Feeling words that name rightly what the coachee feels about it."""
    not_feelings: tuple[str, ...] = ()
    """Feeling words that miss; answered with `misread`."""
    closed: Wordings
    """To a closed question about it: brief, true, no more than asked."""
    leading: Wordings
    """To a leading question about it."""
    guarded: Wordings
    """To an invitation before anything more is earned."""
    reflected: Wordings
    """To a true reflection when nothing new is earned by it."""
    misread: tuple[Wording, ...] = ()
    advice: tuple[Wording, ...] = ()
    """To advice about it: the "yes, but" that belongs here."""
    spent: Wordings
    """When all has been told."""
    disclosures: Annotated[tuple[Disclosure, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _misreading_has_words(self) -> Self:
        if self.not_feelings and not self.misread:
            raise ValueError(
                "not_feelings needs misread: what the coachee says to put it right"
            )
        return self


class Fact(Authored):
    """Something in particular that the coachee answers when asked, always the same."""

    id: Slug
    asked: Annotated[tuple[Text, ...], Field(min_length=1)]
    """How coaches ask for it or bring it up, as they type it; a question ends in "?"."""
    says: Annotated[tuple[Wording, ...], Field(min_length=1)]
    more: tuple[Wording, ...] = ()
    """To "go on", to a reflection of it, or to the same question again."""
    topic: Slug | None = None
    person: Slug | None = None
    """Whom it is about, so that "she" means them afterwards."""
    after: tuple[Slug, ...] = ()
    """Makes sense only once one of these disclosures has been made; a follow-up of theirs."""
    needs: Requirement = Requirement()


class KeyPoint(Authored):
    """Something a good explanation names, or a bad one gets wrong."""

    id: Slug
    title: Text
    words: tuple[Row, ...] = ()
    """Any one row; all words or phrases of a row must be in the coach's answer."""
    intents: tuple[str, ...] = ()
    """Or any one of these intents."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not self.words and not self.intents:
            raise ValueError(f"key point {self.id!r} needs words or intents to be found by")
        return self


class Question(Authored):
    """Something the coachee asks the coach; the explanation is judged by its points."""

    id: Slug
    when: Requirement
    says: Wordings
    standard: tuple[str, ...] = ()
    key_points: Annotated[tuple[KeyPoint, ...], Field(min_length=1)]
    mistakes: tuple[KeyPoint, ...] = ()
    good: Wordings
    """Reply when at least half of the key points and no mistake were named."""
    partial: Wordings
    wrong: Wordings
    """Reply when a mistake was named."""
    trust: float = 3
    """Change of trust on a good explanation; a wrong one costs as much."""


class Endings(Authored):
    """How the session closes, by how it went."""

    committed: Wordings
    """Something was agreed."""
    open: Wordings
    """Friendly, nothing agreed."""
    cool: Wordings
    """Polite and relieved that it is over."""
    left: Wordings
    """The coachee has had enough and goes."""


class Speech(Authored):
    """What a coachee says in general: a temperament's, or a scenario's own."""

    answers: dict[str, Lines] = {}
    """By intent, behaviour code or family."""
    reactions: dict[str, Lines] = {}
    """Short lead-ins before an answer, by behaviour code, family or `mark:<mark>`."""
    moments: dict[str, Lines] = {}
    """By moment (see `scenarios.vocabulary.MOMENTS`)."""


class Temperament(Speech):
    """A way of talking that any persona may have: lines for everything."""

    id: Slug
    title: Text
    trust: dict[str, float] = {}
    """Changes of trust that differ from the usual, by code, family, `mark:` or `intent:`."""
    idle_cues: Lines
    """Small things seen between lines, without asterisks."""


class Head(Authored):
    """What a picker shows of a scenario."""

    id: Slug
    version: int = Field(ge=1)
    title: Text
    summary: Text
    """One or two lines for the picker."""
    type: CoachingType
    difficulty: int = Field(ge=1, le=3)
    minutes: int = Field(ge=5, le=60)
    standard: Annotated[tuple[str, ...], Field(min_length=1)]
    """Lines of the standard that a trainee meets here, such as 4.I.1."""


class Scenario(Head):
    """A coachee and everything written about them."""

    temperament: Slug
    persona: Persona
    opening: Wordings
    """The first line, said before the coach has spoken."""
    starting_trust: int = Field(ge=5, le=80)
    walks_out_at: int = Field(default=5, ge=0, le=40)
    """At this trust `worn_out` fires."""
    starting_stance: Slug
    stances: Annotated[tuple[Stance, ...], Field(min_length=3)]
    moves: Annotated[tuple[Move, ...], Field(min_length=2)]
    sensitivities: tuple[Sensitivity, ...] = ()
    brief: Text
    """Markdown for the coach, from brief.md."""
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    speech: Speech = Speech()
    endings: Endings

    @cached_property
    def facts_by_id(self) -> dict[str, Fact]:
        """The facts by their ids."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """Everything there is to be told, in the order written."""
        return tuple(found for topic in self.topics for found in topic.disclosures)
