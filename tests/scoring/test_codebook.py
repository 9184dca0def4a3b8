from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from scoring.codebook import (
    BehaviourCode,
    CounterExample,
    Mark,
    load_codebook,
    read_codebook,
)
from scoring.errors import CodebookError
from scoring.transcript import Said
from scoring.vocabulary import CODES, MARKS, QUESTION_OPEN, CodeId, Speaker

SHIPPED = Path(__file__).parents[2] / "scoring" / "codebooks" / "core"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the codebook that a test may break."""
    for part in ("codes", "marks"):
        (tmp_path / part).mkdir()
        for file in (SHIPPED / part).glob("*.yaml"):
            (tmp_path / part / file.name).write_bytes(file.read_bytes())
    return tmp_path


def _change(file: Path, **values: object) -> None:
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump(written | values), encoding="utf-8")


def test_every_code_and_mark_is_defined_in_the_manuals_order() -> None:
    codebook = load_codebook()

    assert tuple(codebook.codes) == CODES
    assert tuple(codebook.marks) == MARKS


def test_the_codebook_is_read_once() -> None:
    assert load_codebook() is load_codebook()


def test_definition_and_title_are_those_of_the_code() -> None:
    codebook = load_codebook()

    assert codebook.definition(QUESTION_OPEN) == codebook.codes[QUESTION_OPEN].definition
    assert codebook.title(QUESTION_OPEN) == "Open question"


def test_an_unknown_code_has_no_definition() -> None:
    with pytest.raises(CodebookError, match=r"no code 'question\.odd'"):
        load_codebook().definition(CodeId("question.odd"))


@pytest.mark.parametrize(
    "entry", load_codebook().codes.values(), ids=lambda entry: entry.id
)
def test_every_code_has_enough_examples(entry: BehaviourCode) -> None:
    assert len(entry.examples) >= 12
    assert len(entry.counter_examples) >= 6
    assert all(counter.code for counter in entry.counter_examples)


@pytest.mark.parametrize(
    "entry", load_codebook().marks.values(), ids=lambda entry: entry.id
)
def test_every_mark_has_enough_examples(entry: Mark) -> None:
    assert len(entry.examples) >= 4
    assert len(entry.counter_examples) >= 3


@pytest.mark.parametrize(
    "entry", load_codebook().codes.values(), ids=lambda entry: entry.id
)
def test_examples_of_a_code_are_all_different(entry: BehaviourCode) -> None:
    said = [(example.text, example.said) for example in entry.examples]

    assert len(set(said)) == len(said)


def test_no_two_codes_beat_each_other() -> None:
    beats = {code: set(entry.beats) for code, entry in load_codebook().codes.items()}

    mutual = {
        frozenset((one, other))
        for one, beaten in beats.items()
        for other in beaten
        if one in beats[other]
    }

    assert mutual == set()


def test_a_bare_previous_turn_is_the_coachees() -> None:
    quoted = CounterExample(text="Hm.", previous=("I see.", {Speaker.COACH: "Do you?"}))

    assert quoted.said == (
        Said(Speaker.COACHEE, "I see."),
        Said(Speaker.COACH, "Do you?"),
    )


def test_the_version_changes_with_the_words(folder: Path) -> None:
    before = read_codebook(folder).version

    _change(folder / "codes" / "other.yaml", title="Something else")

    assert read_codebook(folder).version != before


def test_every_problem_is_reported_at_once_with_its_file(folder: Path) -> None:
    _change(folder / "codes" / "other.yaml", titel="Other")
    _change(folder / "codes" / "break_breach.yaml", beats=["break.nothing"])
    _change(folder / "marks" / "tag.yaml", family="tags")
    (folder / "marks" / "person.yaml").write_text("id: [", encoding="utf-8")

    with pytest.raises(CodebookError) as caught:
        read_codebook(folder)

    problems = str(caught.value)
    assert "codes/other.yaml: titel" in problems
    assert "break.breach: unknown code 'break.nothing'" in problems
    assert "marks/tag.yaml: family" in problems
    assert "marks/person.yaml: not YAML" in problems
    assert "no file defines the mark 'person'" in problems


def test_a_code_defined_twice_is_a_problem(folder: Path) -> None:
    twice = (folder / "codes" / "other.yaml").read_bytes()
    (folder / "codes" / "other_again.yaml").write_bytes(twice)

    with pytest.raises(CodebookError, match="code 'other' is defined twice"):
        read_codebook(folder)


def _texts() -> Iterator[str]:
    codebook = load_codebook()
    entries: list[BehaviourCode | Mark] = [
        *codebook.codes.values(),
        *codebook.marks.values(),
    ]
    for entry in entries:
        for quoted in (*entry.examples, *entry.counter_examples):
            yield quoted.text


def test_some_examples_are_typed_as_in_a_chat() -> None:
    typed = [
        text for text in _texts() if text and text == text.lower() and text[-1].isalpha()
    ]

    assert len(typed) >= 100
