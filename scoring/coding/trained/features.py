"""What the classifier sees of an utterance: named features, some of them at words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.coding.echo import echo_of
from scoring.coding.intents.concepts import load_concepts
from scoring.coding.lexicon import load_lexicon
from scoring.coding.precedence import Verdict
from scoring.coding.stems import STOP_WORDS, stem, words_in
from scoring.coding.trained.seen import Seen

_FEELINGS = load_lexicon().groups["feeling"]
_RUNS = (1, 2, 3)
_LENGTHS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30)
_SHARES = (0.0, 0.01, 0.2, 0.34, 0.5, 0.75, 1.0)
_MARKS = "?!,;:—–-…\"“'’"
_OPENERS = 3
_WHOLE = 5
"""Utterances of up to so many words are also a feature as a whole."""
_PERSONS = {
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i", "you": "you",
    "your": "you", "yours": "you", "yourself": "you", "we": "we", "us": "we",
    "our": "we", "he": "they", "she": "they", "they": "they", "him": "they",
    "her": "they", "them": "they", "his": "they", "their": "they", "it": "it",
    "this": "it", "that": "it",
}  # fmt: skip
_ABOUT = frozenset(_PERSONS) | frozenset(
    "not no never always must should could can will would".split()
)

RULED = "ruled"
"""Features that tell what the rules made of it begin so."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that is true of an utterance."""

    name: str
    first: int = 0
    last: int = 0
    """Words `first` up to, not including, `last` show it; none where both are 0."""


def features_of(seen: Seen) -> list[Feature]:
    """Return the features of an utterance, each name once."""
    words = seen.utterance.texts
    named: dict[str, Feature] = {}
    for feature in (
        *_word_features(words),
        *_abstract_features(words),
        *_concept_features(words),
        *_grammar_features(seen),
        *_shape_features(seen),
        *_echo_features(seen),
        *_ruled_features(seen),
    ):
        named.setdefault(feature.name, feature)
    return list(named.values())


def _word_features(words: Sequence[str]) -> Iterator[Feature]:
    """Runs of words and of their stems, and the first words."""
    edged = ["<", *words, ">"]
    for length in _RUNS:
        for at in range(len(edged) - length + 1):
            run = " ".join(edged[at : at + length])
            if run not in {"<", ">"}:
                yield _at(f"w {run}", at - 1, at - 1 + length, len(words))
    for at, word in enumerate(words):
        if word not in STOP_WORDS:
            yield Feature(f"s {stem(word)}", at, at + 1)
    for length in range(1, _OPENERS + 1):
        yield _at(f"o {' '.join(words[:length])}", 0, length, len(words))
    if len(words) <= _WHOLE:
        yield Feature(f"all {' '.join(words)}", 0, len(words))


def _abstract_features(words: Sequence[str]) -> Iterator[Feature]:
    """Runs in which content words are blanks and feelings are named as such."""
    outline = [
        "FEELING"
        if word in _FEELINGS
        else word
        if word in STOP_WORDS or word in _ABOUT
        else "_"
        for word in words
    ]
    edged = ["<", *outline, ">"]
    for length in (2, 3, 4):
        for at in range(len(edged) - length + 1):
            run = " ".join(edged[at : at + length])
            yield _at(f"a {run}", at - 1, at - 1 + length, len(words))
    persons = [_PERSONS[word] for word in words if word in _PERSONS]
    yield Feature(f"person {persons[0] if persons else '-'}")
    yield Feature(f"persons {' '.join(sorted(set(persons)))}")
    if words[:1] and words[0] in _PERSONS:
        yield Feature(f"starts {_PERSONS[words[0]]}", 0, 1)


def _concept_features(words: Sequence[str]) -> Iterator[Feature]:
    for found in load_concepts().found_in(words):
        yield Feature(f"@ {found.concept}", found.start, found.end)


def _grammar_features(seen: Seen) -> Iterator[Feature]:
    """Parts of speech in a row, small words kept, and the shape of the main clause."""
    words, grammar = seen.utterance.texts, seen.grammar
    outline = [
        word if word in STOP_WORDS or word in _ABOUT else tag
        for word, tag in zip(words, grammar.tags, strict=True)
    ]
    edged = ["<", *outline, ">"]
    for length in (2, 3, 4):
        for at in range(len(edged) - length + 1):
            run = " ".join(edged[at : at + length])
            yield _at(f"t {run}", at - 1, at - 1 + length, len(words))
    clause = f"{grammar.subject} {grammar.helper} {grammar.root}"
    yield Feature(f"root {grammar.root}")
    yield Feature(f"root {grammar.root_word}")
    yield Feature(f"subject {grammar.subject}")
    yield Feature(f"clause {clause}")
    yield Feature(f"clause {clause} {grammar.is_inverted}")
    yield Feature(f"inverted {grammar.is_inverted} {grammar.subject}")
    if grammar.has_object_clause:
        yield Feature(f"that {grammar.subject} {grammar.root_word}")
    for relation in grammar.depends:
        yield Feature(f"has {relation}")


def _shape_features(seen: Seen) -> Iterator[Feature]:
    """Length, punctuation and place."""
    length = len(seen.utterance.texts)
    yield Feature(f"long {sum(length >= step for step in _LENGTHS)}")
    for mark in _MARKS:
        if mark in seen.text:
            yield Feature(f"mark {mark}")
    yield Feature(f"commas {min(seen.text.count(','), 3)}")
    yield Feature(f"place {min(seen.place, 2)} of {min(seen.count, 3)}")
    if seen.place == seen.count - 1:
        yield Feature("last")
    yield Feature(f"form {seen.form.kind if seen.form else '-'}")


def _echo_features(seen: Seen) -> Iterator[Feature]:
    """How it relates to what the coachee said."""
    echo = echo_of(seen.utterance.core, seen.earlier)
    if not echo.is_known:
        yield Feature("nothing before")
        return
    share = sum(echo.overlap >= step for step in _SHARES)
    yield Feature(f"echo {share}")
    yield Feature(f"echo {share} you {echo.is_about_you} me {echo.is_about_me}")
    yield Feature(f"shared {min(echo.shared, 4)}")
    yield Feature(f"new {min(echo.content - echo.shared, 6)}")
    for kind, feelings in (("new", echo.new_feelings), ("any", echo.feelings)):
        if feelings:
            yield Feature(f"feeling {kind}")
    if seen.earlier.recent_feelings:
        yield Feature("before feeling")
    yield from _given_back_features(seen)
    yield from _said_features(seen)


def _given_back_features(seen: Seen) -> Iterator[Feature]:
    """Runs in which content words only tell whether the coachee has said them."""
    words = seen.utterance.texts
    outline = [
        word
        if word in STOP_WORDS or word in _ABOUT
        else "="
        if stem(word) in seen.earlier.recent_stems
        else "+"
        for word in words
    ]
    edged = ["<", *outline, ">"]
    for length in (2, 3, 4):
        for at in range(len(edged) - length + 1):
            run = edged[at : at + length]
            if "=" in run or "+" in run:
                yield _at(f"e {' '.join(run)}", at - 1, at - 1 + length, len(words))


def _said_features(seen: Seen) -> Iterator[Feature]:
    """What the coachee said last."""
    said = words_in(seen.earlier.last)
    if "?" in seen.earlier.last:
        yield Feature("before ?")
    yield from (
        Feature(f"before {word}") for word in dict.fromkeys(said) if word in {"you", "your"}
    )


def _ruled_features(seen: Seen) -> Iterator[Feature]:
    """What the rules say."""
    ruled: Verdict | None = seen.ruled
    yield Feature(f"{RULED} {seen.ruled_code}")
    yield Feature(f"{RULED} family {seen.ruled_code.partition('.')[0]}")
    if ruled:
        yield Feature(f"{RULED} {seen.ruled_code} {round(ruled.claim.weight * 5)}")
        yield Feature(f"{RULED} second {ruled.runner_up}")
    for code in {claim.code for claim in seen.claims}:
        yield Feature(f"{RULED} claims {code}")


def _at(name: str, first: int, last: int, count: int) -> Feature:
    return Feature(name, max(0, first), min(count, last))
