"""Turns of the coach -> coded turns. The only module other packages import."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from scoring.codebook import Codebook, load_codebook
from scoring.coding.earlier import Earlier
from scoring.coding.extensions import Intent, intent_of, utterance_spans
from scoring.coding.lexicon import load_lexicon
from scoring.coding.network.model import load_network
from scoring.coding.pipeline import build_pipeline
from scoring.coding.reading import Reading, readings_of, unsaid
from scoring.coding.rewriting import Rewriter
from scoring.coding.sequence import Moment, sequence_marks
from scoring.coding.trained.model import CodeClassifier, load_classifier
from scoring.transcript import CodedTurn, CodedUtterance, Said
from scoring.vocabulary import SILENCE, CodeId, MarkId, Speaker

RULES = "rules-2"
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

TURNS_AT_ONCE = 64
"""So many turns are read together where many are to be coded."""

Asked = tuple[str, Earlier]
"""A turn and what was said before it."""
Item = tuple[str, Sequence[Said], Sequence[CodedTurn]]


class Intents(Protocol):
    """Says what utterances are about."""

    def intents_of(self, doc: Doc) -> list[Intent]:
        """Return an intent and its probability, 0-1, for each utterance of `doc`."""
        ...


class NoIntents:
    """Knows no intent."""

    def intents_of(self, doc: Doc) -> list[Intent]:
        """Return no intent for each utterance of `doc`."""
        return [(None, 0.0) for _ in utterance_spans(doc)]


class HeardIntents:
    """Knows what the network heard."""

    def intents_of(self, doc: Doc) -> list[Intent]:
        """Return the likeliest intent of each utterance of `doc`."""
        return [intent_of(span) for span in utterance_spans(doc)]


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
        read = f"{RULES}.{load_lexicon().version}+{load_network().version}"
        return f"{self._codebook.version}+{read}{trained}"

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
        [coded] = self._coded([(text, previous, history)])
        return coded

    def code_many(self, items: Iterable[Item]) -> Iterator[CodedTurn]:
        """Yield each of the (text, previous, history) `items` coded, in order.

        Faster than one by one: what is trained reads many turns in little more time.
        """
        waiting = iter(items)
        while batch := list(itertools.islice(waiting, TURNS_AT_ONCE)):
            yield from self._coded(batch)

    def _coded(self, items: Sequence[Item]) -> Iterator[CodedTurn]:
        asked = [(text, Earlier(tuple(previous))) for text, previous, _ in items]
        found = self._utterances_of(asked)
        for (text, _, history), (_, earlier), utterances in zip(
            items, asked, found, strict=True
        ):
            coded = tuple(history) or self._recoded(earlier)
            moment = Moment(utterances, text, earlier, coded)
            yield CodedTurn(
                text if text.strip() else "", utterances, sequence_marks(moment)
            )

    def _utterances_of(self, asked: Sequence[Asked]) -> list[tuple[CodedUtterance, ...]]:
        read = self._read([(text[:LONGEST_TURN], earlier) for text, earlier in asked])
        offers = iter(
            self._rewrites(
                [
                    (text, reading, earlier)
                    for (text, earlier), readings in zip(asked, read, strict=True)
                    for reading in readings
                ]
            )
        )
        return [
            self._whole(text, [reading.offering(next(offers)) for reading in readings])
            for (text, _), readings in zip(asked, read, strict=True)
        ]

    def _whole(
        self, text: str, coded: Sequence[CodedUtterance]
    ) -> tuple[CodedUtterance, ...]:
        """Return the utterances of a turn, with what was not read of it."""
        if not text.strip():
            return (CodedUtterance(0, 0, "", SILENCE, 1.0, "You waited and left room."),)
        return (*coded, *unsaid(text, LONGEST_TURN, coded[-1].end if coded else 0))

    def _rewrites(
        self, readings: Sequence[tuple[str, Reading, Earlier]]
    ) -> list[str | None]:
        """Return for each reading the first rewording that the coder itself finds better."""
        chosen: list[str | None] = [None] * len(readings)
        waiting = {
            place: self._rewriter.proposals(
                text, reading.source, reading.utterance.code, reading.utterance.marks
            )
            for place, (text, reading, _) in enumerate(readings)
        }
        while proposed := {
            place: found
            for place, proposals in waiting.items()
            if (found := next(proposals, None))
        }:
            read = self._read(
                [(words, readings[place][2]) for place, (words, _) in proposed.items()]
            )
            for (place, (words, wanted)), again in zip(proposed.items(), read, strict=True):
                if _is_better([one.utterance for one in again], wanted):
                    chosen[place] = words
            waiting = {place: waiting[place] for place in proposed if chosen[place] is None}
        return chosen

    def _read(self, asked: Sequence[Asked]) -> list[list[Reading]]:
        """Return the readings of the utterances of each turn."""
        docs: list[Doc] = []
        for text, earlier in asked:
            doc = self._nlp.make_doc(text)
            doc._.coachsim_earlier = earlier
            docs.append(doc)
        # One turn alone is quicker without the machinery that many need.
        docs = list(self._nlp.pipe(docs)) if len(docs) > 1 else list(map(self._nlp, docs))
        return [
            list(
                readings_of(
                    doc, self._codebook, self._intents.intents_of(doc), self._classifier
                )
            )
            for doc in docs
        ]

    def _recoded(self, earlier: Earlier) -> tuple[CodedTurn, ...]:
        places = [
            place
            for place, turn in enumerate(earlier.said)
            if turn.speaker is Speaker.COACH
        ][-RECODED_TURNS:]
        found = self._utterances_of(
            [(earlier.said[place].text, Earlier(earlier.said[:place])) for place in places]
        )
        return tuple(
            CodedTurn(earlier.said[place].text, utterances)
            for place, utterances in zip(places, found, strict=True)
        )


def _is_better(again: Sequence[CodedUtterance], wanted: CodeId) -> bool:
    return [one.code for one in again] == [wanted] and RISKS.isdisjoint(again[0].marks)


def load_coder() -> TurnCoder:
    """Return the coder that ships with the program, warm: its first turn is no slower."""
    coder = TurnCoder(build_pipeline(), HeardIntents(), load_classifier())
    for text, said in WARMING_UP:
        coder.code(text, said)
    return coder
