from pathlib import Path

import pytest
import spacy
from spacy.tokens import Span

from scoring.coding.syntax.grammar import Grammar, grammar_of
from scoring.coding.syntax.pipeline import load_syntax
from scoring.coding.syntax.treebank import treebank_reader
from scoring.coding.words import words_of

TREES = """# text = Well, she left.
1\tWell\twell\tINTJ\tUH\t_\t4\tdiscourse\t_\tSpaceAfter=No
2\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_
3\tshe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Did he?
1\tDid\tdo\tAUX\tVBD\t_\t2\taux:do\t_\t_
2\the\the\tPRON\tPRP\t_\t0\troot\t_\tSpaceAfter=No
3\t?\t?\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def _grammar(text: str) -> Grammar:
    doc = load_syntax()(text)
    span: Span = doc[:]
    return grammar_of(span, words_of(doc))


@pytest.mark.parametrize(
    ("text", "is_inverted"),
    [("What did she say?", True), ("did she leave", True), ("She left early.", False)],
)
def test_an_inverted_order_is_seen(text: str, is_inverted: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert _grammar(text).is_inverted is is_inverted


def test_every_plain_word_has_a_tag() -> None:
    doc = load_syntax()("don't you think she's right?")

    words = words_of(doc)
    tags = grammar_of(doc[:], words).tags

    assert [word.text for word in words] == "do not you think she is right".split()
    assert (len(tags), tags[2], tags[4]) == (7, "PRP", "PRP")


def test_a_treebank_is_read_as_written_in_lower_case_and_bare(tmp_path: Path) -> None:
    file = tmp_path / "trees.conllu"
    file.write_text(TREES, "utf-8")
    nlp = spacy.blank("en")

    read = treebank_reader(str(file), sentences=2, hasty=1.0, bare=1.0, seed=1)
    written, hasty, bare = (example.reference for example in read(nlp))

    assert hasty.text.strip() == written.text.strip().lower()
    assert [token.text for token in bare] == ["well", "she", "left", "did", "he"]
    assert [token.head.text for token in bare] == ["left", "left", "left", "he", "he"]
    assert [token.i for token in bare if token.is_sent_start] == [0, 3]
    assert bare[3].dep_ == "aux"
