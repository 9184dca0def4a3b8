"""The codebook's patterns, compiled, and the component that looks for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from scoring.codebook import Codebook, Pattern
from scoring.coding.extensions import add_claims, form_of, utterance_of, utterance_spans
from scoring.coding.lexicon import Lexicon, load_lexicon
from scoring.coding.phrases import Phrase, compile_phrases
from scoring.coding.question.form import STATEMENTS, Form
from scoring.coding.utterance import Claim, Utterance
from scoring.errors import CodebookError
from scoring.vocabulary import CodeId, MarkId


@dataclass(frozen=True)
class Rule:
    """A compiled pattern of the codebook."""

    speaks_for: str
    """The id of a code or a mark."""
    pattern: Pattern
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]


@dataclass(frozen=True)
class PhraseIndex:
    """Phrases, with what they stand for, found by the words they need."""

    by_first: Mapping[str, tuple["Numbered", ...]]
    """Those that must start with a word, by that word."""
    by_word: Mapping[str, tuple["Numbered", ...]]
    """The others, by the rarest words they need."""
    always: tuple["Numbered", ...]

    @classmethod
    def of(cls, phrases: Iterable[tuple[int, Phrase]]) -> "PhraseIndex":
        """Index numbered `phrases`."""
        by_first: defaultdict[str, list[Numbered]] = defaultdict(list)
        by_word: defaultdict[str, list[Numbered]] = defaultdict(list)
        always = []
        for number, phrase in phrases:
            if not phrase.required:
                always.append((number, phrase))
            elif phrase.opening == phrase.required[0]:
                _enter(by_first, phrase.opening, (number, phrase))
            else:
                _enter(by_word, phrase.required[0], (number, phrase))
        return cls(_frozen(by_first), _frozen(by_word), tuple(always))

    def candidates(self, words: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
        """Yield the numbered phrases that `words` may hold."""
        present = frozenset(words)
        found = [*self.always, *self.by_first.get(words[0], ())]
        for word in present:
            found += self.by_word.get(word, ())
        yield from (entry for entry in found if entry[1].may_match(words[0], present))


Numbered = tuple[int, Phrase]


def _enter(index: dict[str, list[Numbered]], words: Iterable[str], entry: Numbered) -> None:
    for word in words:
        index[word].append(entry)


def _frozen(index: Mapping[str, list[Numbered]]) -> dict[str, tuple[Numbered, ...]]:
    return {word: tuple(found) for word, found in index.items()}


@dataclass(frozen=True)
class RuleBook:
    """Compiled rules, and where to look for them."""

    rules: tuple[Rule, ...]
    phrases: PhraseIndex
    with_lead_in: PhraseIndex
    """Phrases that count the words of the lead-in."""

    def matches(
        self, utterance: Utterance, form: Form | None
    ) -> Iterator[tuple[Rule, int, int]]:
        """Yield the rules that hold in `utterance`, each with the core words that match."""
        words = utterance.core
        found = self._found(self.phrases, words, form)
        if utterance.lead:
            whole = self._found(self.with_lead_in, utterance.texts, form)
            for number, place in whole.items():
                found[number] = (place[0] - utterance.lead, place[1] - utterance.lead)
        for number, place in sorted(found.items()):
            if not _is_switched_off(self.rules[number], words):
                yield self.rules[number], *place

    def _found(
        self, index: PhraseIndex, words: Sequence[str], form: Form | None
    ) -> dict[int, tuple[int, int]]:
        """The longest match of each rule, by the rule's number."""
        found: dict[int, tuple[int, int]] = {}
        for number, phrase in index.candidates(words):
            rule = self.rules[number]
            if _may_apply(rule.pattern, len(words), form) and (place := phrase.find(words)):
                found[number] = max(found.get(number, place), place, key=_length)
        return found


def _length(place: tuple[int, int]) -> tuple[int, int]:
    return place[1] - place[0], -place[0]


def _is_switched_off(rule: Rule, words: Sequence[str]) -> bool:
    present = frozenset(words)
    return any(
        phrase.may_match(words[0], present) and phrase.find(words) is not None
        for phrase in rule.unless
    )


def compile_rules(patterns: Mapping[str, Iterable[Pattern]], lexicon: Lexicon) -> RuleBook:
    """Compile the patterns of codes or marks, given by id.

    Raises:
        CodebookError: A pattern cannot be read; every problem is listed.
    """
    rules, problems = [], []
    for speaks_for, written in patterns.items():
        for pattern in written:
            try:
                rules.append(_rule(speaks_for, pattern, lexicon))
            except (CodebookError, ValueError) as error:
                problems.append(f"{speaks_for}: {error}")
    if problems:
        raise CodebookError(
            "the codebook has patterns that cannot be read:\n" + "\n".join(problems)
        )
    numbered = [
        (number, phrase) for number, rule in enumerate(rules) for phrase in rule.phrases
    ]
    core = PhraseIndex.of(entry for entry in numbered if not entry[1].with_lead_in)
    whole = PhraseIndex.of(entry for entry in numbered if entry[1].with_lead_in)
    return RuleBook(tuple(rules), core, whole)


def _rule(speaks_for: str, pattern: Pattern, lexicon: Lexicon) -> Rule:
    unless = compile_phrases(pattern.unless, lexicon)
    phrases = compile_phrases(pattern.phrases, lexicon)
    return Rule(speaks_for, pattern, phrases, unless)


def _may_apply(pattern: Pattern, word_count: int, form: Form | None) -> bool:
    if pattern.max_words is not None and word_count > pattern.max_words:
        return False
    is_question = form is not None and form.kind not in STATEMENTS
    return pattern.question == "any" or is_question == (pattern.question == "only")


class PatternComponent:
    """Claims codes by the codebook's patterns."""

    def __init__(self, codebook: Codebook) -> None:
        patterns = {str(code): entry.patterns for code, entry in codebook.codes.items()}
        self._book = compile_rules(patterns, load_lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Add a claim for every pattern that holds in an utterance of `doc`."""
        for span in utterance_spans(doc):
            utterance = utterance_of(span)
            found = self._book.matches(utterance, form_of(span))
            add_claims(span, (_claim(utterance, *match) for match in found))
        return doc


def _claim(utterance: Utterance, rule: Rule, first: int, last: int) -> Claim:
    evidence = (utterance.span(first, last),)
    return Claim(CodeId(rule.speaks_for), rule.pattern.weight, evidence, rule.pattern.marks)


class MarkComponent:
    """Finds the marks that words alone give away, for utterances of the right family."""

    def __init__(self, codebook: Codebook) -> None:
        patterns = {str(mark): entry.patterns for mark, entry in codebook.marks.items()}
        self._book = compile_rules(patterns, load_lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Note on every utterance of `doc` the marks whose patterns hold in it."""
        for span in utterance_spans(doc):
            found = self._book.matches(utterance_of(span), form_of(span))
            span._.coachsim_marks = tuple(MarkId(rule.speaks_for) for rule, *_ in found)
        return doc
