"""The codebook's patterns as spaCy matchers, and the component that looks for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.vocab import Vocab

from scoring.codebook import Codebook, Pattern
from scoring.coding.extensions import add_claims, form_of, utterance_of, utterance_spans
from scoring.coding.lexicon import Lexicon, load_lexicon
from scoring.coding.phrases import Phrases, compile_phrases
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
    phrases: Phrases
    unless: Phrases | None


@dataclass(frozen=True)
class RuleIndex:
    """Rules found by the words they need."""

    rules: tuple[Rule, ...]
    by_word: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "RuleIndex":
        """Index `rules`."""
        all_rules = tuple(rules)
        by_word: defaultdict[str, set[int]] = defaultdict(set)
        always = []
        for number, rule in enumerate(all_rules):
            if None in rule.phrases.anchors:
                always.append(number)
            for anchor in rule.phrases.anchors:
                for word in anchor or ():
                    by_word[word].add(number)
        return cls(
            all_rules,
            {word: tuple(found) for word, found in by_word.items()},
            tuple(always),
        )

    def candidates(self, present: frozenset[str]) -> Iterator[Rule]:
        """Yield the rules that the words `present` may satisfy, in order."""
        numbers = {number for word in present for number in self.by_word.get(word, ())}
        for number in sorted(numbers.union(self.always)):
            yield self.rules[number]


def compile_rules(
    patterns: Mapping[str, Iterable[Pattern]], vocab: Vocab, lexicon: Lexicon
) -> RuleIndex:
    """Compile the patterns of codes or marks, given by id.

    Raises:
        CodebookError: A pattern cannot be read; every problem is listed.
    """
    rules, problems = [], []
    for speaks_for, written in patterns.items():
        for pattern in written:
            try:
                rules.append(_rule(speaks_for, pattern, vocab, lexicon))
            except (CodebookError, ValueError) as error:
                problems.append(f"{speaks_for}: {error}")
    if problems:
        raise CodebookError(
            "the codebook has patterns that cannot be read:\n" + "\n".join(problems)
        )
    return RuleIndex.of(rules)


def _rule(speaks_for: str, pattern: Pattern, vocab: Vocab, lexicon: Lexicon) -> Rule:
    unless = compile_phrases(pattern.unless, (), vocab, lexicon) if pattern.unless else None
    phrases = compile_phrases(pattern.phrases, pattern.tokens, vocab, lexicon)
    return Rule(speaks_for, pattern, phrases, unless)


def matches(
    index: RuleIndex, utterance: Utterance, form: Form | None, vocab: Vocab
) -> Iterator[tuple[Rule, int, int]]:
    """Yield the rules that hold in `utterance`, each with the core words that match."""
    words = utterance.core
    present = frozenset(words)
    doc = Doc(vocab, words=list(words))
    for rule in index.candidates(present):
        if not _may_apply(rule.pattern, len(words), form):
            continue
        found = rule.phrases.find(doc)
        if found and not (rule.unless and rule.unless.find(doc)):
            yield rule, *found


def _may_apply(pattern: Pattern, word_count: int, form: Form | None) -> bool:
    if pattern.max_words is not None and word_count > pattern.max_words:
        return False
    is_question = form is not None and form.kind not in STATEMENTS
    return pattern.question == "any" or is_question == (pattern.question == "only")


class PatternComponent:
    """Claims codes by the codebook's patterns."""

    def __init__(self, vocab: Vocab, codebook: Codebook) -> None:
        self._vocab = vocab
        patterns = {str(code): entry.patterns for code, entry in codebook.codes.items()}
        self._index = compile_rules(patterns, vocab, load_lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Add a claim for every pattern that holds in an utterance of `doc`."""
        for span in utterance_spans(doc):
            utterance = utterance_of(span)
            found = matches(self._index, utterance, form_of(span), self._vocab)
            add_claims(span, (_claim(utterance, *match) for match in found))
        return doc


def _claim(utterance: Utterance, rule: Rule, first: int, last: int) -> Claim:
    evidence = (utterance.span(first, last),)
    return Claim(CodeId(rule.speaks_for), rule.pattern.weight, evidence, rule.pattern.marks)


class MarkComponent:
    """Finds the marks that words alone give away, for utterances of the right family."""

    def __init__(self, vocab: Vocab, codebook: Codebook) -> None:
        self._vocab = vocab
        patterns = {str(mark): entry.patterns for mark, entry in codebook.marks.items()}
        self._index = compile_rules(patterns, vocab, load_lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """Note on every utterance of `doc` the marks whose patterns hold in it."""
        for span in utterance_spans(doc):
            found = matches(self._index, utterance_of(span), form_of(span), self._vocab)
            span._.coachsim_marks = tuple(MarkId(rule.speaks_for) for rule, *_ in found)
        return doc
