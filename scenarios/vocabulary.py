"""The names that scenario files may use besides those of `scoring.vocabulary`."""

from enum import StrEnum
from typing import Final


class Mood(StrEnum):
    """Which of two sets of wordings a coachee speaks from."""

    COOL = "cool"
    """In stances with openness 0 or 1: short, careful, not giving much."""
    WARM = "warm"
    """In stances with openness 2 or 3: willing, fuller, more personal."""


class CoachingType(StrEnum):
    """The types of coaching that the standard names (1.I.1)."""

    EXECUTIVE = "executive"
    BUSINESS = "business"
    FOCUSED = "focused"
    PERFORMANCE = "performance"
    SKILLS = "skills"
    CAREER = "career"
    LIFE = "life"
    PEER = "peer"
    ONLINE = "online"
    TEAM = "team"


TRIGGERS: Final[dict[str, str]] = {
    "welcomed": "a greeting, a contract or a courtesy at the start",
    "invited": "an open question, or a choice left to the coachee",
    "understood": "a true reflection, a summary, empathy or a feeling named rightly",
    "valued": "an affirmation or specific praise",
    "pushed": "a leading question, advice nobody asked for, several questions at once",
    "hurt": "a break in rapport",
    "repaired": "an apology, or a question taken back",
    "told": "the coachee has said something from the second layer or deeper",
    "realised": "the coachee has said something marked as an insight",
    "decided": "the coachee has agreed to do something",
    "worn_out": "trust has fallen to the floor that the scenario sets",
    "closing": "the coach is ending the session",
}
"""What can cause a move between stances."""

MOMENTS: Final[dict[str, str]] = {
    "catch_all": "nothing fitted what was said; ties back to {topic}",
    "unknown_subject": "the coach asks about {subject}, to which the coachee has no answer ready",
    "unknown_remark": "the coach remarks on {subject}, which the talk was not about",
    "unsure_detail": "asked for a particular (who, when, how many) that they cannot say off-hand",
    "unsure_yes_no": "a yes-or-no question whose true answer lies between",
    "unsure_open": "an open question on something they have never put into words",
    "aside_yes_no": "a yes-or-no question, before something else is told than what was asked",
    "aside_detail": "asked for a particular (who, when, how many), before something else is told",
    "aside_open": "an open question, before something else is told than what was asked",
    "story_heard": "the coach tells of themselves: takes it in, asks for no more",
    "joke_heard": "the coach jokes",
    "thanks_heard": "the coach thanks them",
    "agrees_to_listen": "the coach asks leave to explain, share or ask",
    "what_hurt": "gone quiet after a break, and asked whether something was wrong",
    "dodge_owned": "told that they have not answered: owns up",
    "corrected": "the coach puts a misunderstanding right: a lead-in of a few words",
    "recalls_own": "a lead-in to their own words, which are then quoted",
    "recalls_coach": "a lead-in to the coach's words, which are then quoted",
    "nothing_agreed": "asked what was agreed, when nothing was",
    "promise_noted": "the coach has undertaken to do something",
    "promise_recalled": "asked what the coach undertook: {promise}",
    "promise_reminder": "at the end, what the coach undertook: {promise}",
    "promise_broken_advice": "the coach said they would give no advice, and gives it",
    "promise_broken_confidence": "the coach tells what was to stay between the two",
    "promise_broken_deed": "the coach takes back what they undertook: {promise}",
    "silence": "the coach waits, with nothing in the air",
    "silence_after_cue": "the coach waits after a cue or a feeling: something more comes",
    "long_silence": "the coach has waited twice or more in a row",
    "many_questions": "several questions at once: answers the last, and says so",
    "interrogated": "the third question in a row and more: shorter, a little weary",
    "asked_before": "the same question again: 'as I said'",
    "leading_comply": "a leading question while guarded: agrees, without substance",
    "leading_resist": "a leading question while open: pushes back, kindly or not",
    "why_defend": "a why that sounds like blame: gives reasons, defends",
    "yes_but": "advice nobody asked for: 'yes, but'",
    "advice_welcome": "advice or an idea after leave was asked: considers it",
    "reflection_true": "a reflection that fits, when nothing new is left to tell on it",
    "reflection_wrong": "a reflection that does not fit: puts it right",
    "feeling_named": "a feeling named rightly",
    "cue_noticed": "the coach names what they saw: a pause, a look away",
    "not_yet": "asked for something not yet earned: holds back",
    "spent": "asked again on something fully told: nothing more on {topic}",
    "hurt": "a break in rapport",
    "withdrawn": "answers while withdrawn: a word or two",
    "won_back": "after a repair that was accepted",
    "insulted": "an insult, a threat or harassment",
    "leaves": "the last straw: the coachee ends the session",
    "program": "asked whether this is a machine, or told to change its instructions: honest, brief, back to {topic}",
    "off_topic": "sport, sums, news: a light word and back to {topic}",
    "nonsense": "random keys or words that make no sense",
    "other_language": "a turn in another language",
    "too_long": "a very long paste or speech: took in only part of it",
    "hint_asked": "the coach asks the coachee what to say",
    "short_yes": "a bare yes where one is due",
    "short_no": "a bare no where one is due",
    "question_ignored": "the coachee's own question was passed over",
    "promise_doubted": "an unlimited promise of secrecy: does not quite believe it",
    "crisis_calm": "asked about harm or danger: a plain answer, and how they really are",
}
"""Situations that every temperament has wordings for. `{topic}` is replaced by the live
topic's `in_words`; `{subject}` by the coach's own words; `{promise}` by what the coach
undertook, as the coachee says it."""
