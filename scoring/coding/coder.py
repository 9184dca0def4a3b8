"""Turns of the coach -> coded turns. The only module other packages import."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from scoring.codebook import Codebook, load_codebook
from scoring.coding.earlier import Earlier
from scoring.coding.extensions import utterance_spans
from scoring.coding.intents import IntentClassifier
from scoring.coding.lexicon import load_lexicon
from scoring.coding.pipeline import build_pipeline
from scoring.coding.reading import Reading, readings_of, unsaid
from scoring.coding.rewriting import Rewriter
from scoring.coding.sequence import Moment, sequence_marks
from scoring.coding.trained.model import CodeClassifier, load_classifier
from scoring.transcript import CodedTurn, CodedUtterance, Said
from scoring.vocabulary import SILENCE, IntentId, MarkId, Speaker

RULES = "rules-1"
"""Raised whenever the code, as against its data, changes what is coded."""
WARMING_UP = (
    ("Thanks. You said it was hard. What would help, and when?", ()),
    ("It sounds as if nobody asked.", (Said(Speaker.COACHEE, "Nobody asked me."),)),
)
"""Turns that make every component build what it builds at first use."""
LONGEST_TURN = 6_000
"""Characters; what is typed beyond is a paste, and is kept as one uncoded utterance."""
RECODED_TURNS = 8
"""So many earlier turns are coded again where their codes are not given."""

RISKS = frozenset(map(MarkId, ("why-blame", "suggestion", "tag")))
"""Marks that a rewording must not have."""

Item = tuple[str, Sequence[Said], Sequence[CodedTurn]]


class Intents(Protocol):
    """Says what utterances are about."""

    def intents_of(self, texts: Sequence[str]) -> list[tuple[IntentId | None, float]]:
        """Return an intent and its confidence (0-1) for each of `texts`."""
        ...


class NoIntents:
    """Knows no intent."""

    def intents_of(self, texts: Sequence[str]) -> list[tuple[IntentId | None, float]]:
        """Return no intent for each of `texts`."""
        return [(None, 0.0) for _ in texts]


class TurnCoder:
    """Codes the coach's turns.

    Building one takes about a second, so build one per process and share it.
    """

    def __init__(
        self,
        pipeline: Language,
        intents: Intents | None = None,
        classifier: CodeClassifier | None = None,
    ) -> None:
        self._nlp = pipeline
        self._classifier = classifier
        self._intents = intents or NoIntents()
        self._codebook: Codebook = load_codebook()
        self._rewriter = Rewriter()

    @property
    def version(self) -> str:
        """Changes whenever the same words could be coded otherwise."""
        trained = f"+{self._classifier.version}" if self._classifier else ""
        return f"{self._codebook.version}+{RULES}.{load_lexicon().version}{trained}"

    def code(
        self, text: str, previous: Sequence[Said] = (), history: Sequence[CodedTurn] = ()
    ) -> CodedTurn:
        """Return `text`, a turn of the coach, coded.

        Args:
            text: As typed. Blank for silence.
            previous: All earlier turns of both speakers, oldest first.
            history: The coach's earlier turns as coded; without it they are coded again
                where a sequence mark needs them.
        """
        earlier = Earlier(tuple(previous))
        utterances = self._utterances(text, earlier)
        coded = tuple(history) or self._recoded(earlier)
        moment = Moment(utterances, text, earlier, coded)
        return CodedTurn(text if text.strip() else "", utterances, sequence_marks(moment))

    def code_many(self, items: Iterable[Item]) -> Iterator[CodedTurn]:
        """Yield each of the (text, previous, history) `items` coded, in order."""
        for text, previous, history in items:
            yield self.code(text, previous, history)

    def _utterances(self, text: str, earlier: Earlier) -> tuple[CodedUtterance, ...]:
        if not text.strip():
            return (CodedUtterance(0, 0, "", SILENCE, 1.0, "You waited and left room."),)
        readings = self._read(text[:LONGEST_TURN], earlier)
        coded = [
            reading.offering(self._rewrite(text, reading, earlier)) for reading in readings
        ]
        return (*coded, *unsaid(text, LONGEST_TURN, coded[-1].end if coded else 0))

    def _rewrite(self, text: str, reading: Reading, earlier: Earlier) -> str | None:
        """Return the first rewording that the coder itself finds better."""
        utterance = reading.utterance
        proposals = self._rewriter.proposals(
            text, reading.source, utterance.code, utterance.marks
        )
        for words, wanted in proposals:
            coded = [again.utterance for again in self._read(words, earlier)]
            if [one.code for one in coded] == [wanted] and RISKS.isdisjoint(coded[0].marks):
                return words
        return None

    def _read(self, text: str, earlier: Earlier) -> list[Reading]:
        doc: Doc = self._nlp.make_doc(text)
        doc._.coachsim_earlier = earlier
        doc = self._nlp(doc)
        intents = self._intents.intents_of([span.text for span in utterance_spans(doc)])
        return list(readings_of(doc, self._codebook, intents, self._classifier))

    def _recoded(self, earlier: Earlier) -> tuple[CodedTurn, ...]:
        places = [
            place
            for place, turn in enumerate(earlier.said)
            if turn.speaker is Speaker.COACH
        ]
        return tuple(
            CodedTurn(
                earlier.said[place].text,
                self._utterances(earlier.said[place].text, Earlier(earlier.said[:place])),
            )
            for place in places[-RECODED_TURNS:]
        )


def load_coder() -> TurnCoder:
    """Return the coder that ships with the program, warm: its first turn is no slower."""
    coder = TurnCoder(build_pipeline(), IntentClassifier.load(), load_classifier())
    for text, said in WARMING_UP:
        coder.code(text, said)
    return coder
