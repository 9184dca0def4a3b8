import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scenarios import yaml_lines
from scenarios.errors import ContentError, Problem
from scenarios.files import MAX_BYTES, decoded, read_text
from scenarios.yaml_lines import Document, parse_yaml, read_yaml

YAML_SIGNS = st.text(alphabet=" \n\t-:?#&*!|>%@`'\"{}[],.~ab01éon", max_size=60)


@pytest.mark.parametrize("reader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_every_part_keeps_its_line(
    reader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_lines, "_Reader", reader)

    document = parse_yaml("a:\n  b: x\n  c:\n    - p\n    - {d: q}\n\ne: r\n", "f")

    assert document.content == {"a": {"b": "x", "c": ["p", {"d": "q"}]}, "e": "r"}
    assert document.lines == {
        (): 1,
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 3,
        ("a", "c", 0): 4,
        ("a", "c", 1): 5,
        ("a", "c", 1, "d"): 5,
        ("e",): 7,
    }


@pytest.mark.parametrize("reader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_plain_values_are_text_as_the_author_sees_it(
    reader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_lines, "_Reader", reader)

    document = parse_yaml('a: [no, 1:1, 360, 2024-01-01, ~, null, "null", ""]\nb:\n', "f")

    texts = ["no", "1:1", "360", "2024-01-01", None, None, "null", ""]
    assert document.content == {"a": texts, "b": None}


@pytest.mark.parametrize("reader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("a:\n\t- x", 2, "indent with spaces"),
        ("a: b: c", 1, "put the text in quotes"),
        ("a: *b* c", 1, "must be in quotes"),
        ("a:\n  - @b", 2, "put it in quotes"),
        ('a: 1\nb: "c', 2, "never closed"),
        (r'a: "\q"', 1, "backslash"),
        ("a: [b", 1, "is not closed"),
        ("a:\n  - b\n c: d", 3, "one column"),
        ("a: 1\nb\n", 3, "colon"),
        ("a: 1\nb: in #3\n", 2, "for a comment"),
    ],
)
def test_both_readers_give_the_same_advice(
    reader: type[yaml.SafeLoader],
    text: str,
    line: int,
    advice: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_lines, "_Reader", reader)

    with pytest.raises(ContentError) as error:
        parse_yaml(text, "f")

    (problem,) = error.value.problems
    assert (problem.file, problem.line) == ("f", line)
    assert advice in problem.message


@pytest.mark.parametrize("opener", ["- ", "[", "{a: ", "? ", "{? "])
def test_no_depth_of_nesting_exhausts_the_stack(opener: str) -> None:
    with pytest.raises(ContentError, match=r"deep|stands where a key belongs"):
        parse_yaml(opener * 100_000, "f")


def test_comments_are_passed_over() -> None:
    document = parse_yaml("# One.\na: 1  # two\nb: 'c' #three\n", "f")

    assert document.content == {"a": "1", "b": "c"}


def test_a_billion_laughs_are_not_laughed() -> None:
    laughs = ["a0: &a0 [ha, ha]"]
    laughs += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]

    with pytest.raises(ContentError, match="f:1: `&a0` is an anchor"):
        parse_yaml("\n".join(laughs), "f")


@given(st.one_of(st.binary(), st.text().map(str.encode), YAML_SIGNS.map(str.encode)))
def test_a_file_of_arbitrary_bytes_is_read_or_refused(written: bytes) -> None:
    problems, document = read_or_refused(written)

    last_line = len(re.split(b"\r\n|\r|\n", written))
    assert bool(problems) != (document is not None)
    assert all(p.message and 1 <= p.line <= last_line for p in problems)


def read_or_refused(written: bytes) -> tuple[tuple[Problem, ...], Document | None]:
    try:
        return (), parse_yaml(decoded(written, "f"), "f")
    except ContentError as error:
        return error.problems, None


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (b"a: 1\nb: caf\xe9\n", "f:2: byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (b"a: 1\nb: \x07\n", "f:2: holds the control character U+0007; delete it"),
        ("a: 1".encode("utf-16"), "f:1: byte 0xFF is not UTF-8; save the file as UTF-8"),
    ],
)
def test_text_that_is_not_text_is_refused(written: bytes, problem: str) -> None:
    with pytest.raises(ContentError) as error:
        decoded(written, "f")

    assert str(error.value) == problem


def test_a_byte_order_mark_and_line_ends_of_any_kind_are_no_matter() -> None:
    assert decoded(b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n", "f") == "a: 1\nb: 2\nc: 3\n"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"a" * (MAX_BYTES + 1))

    with pytest.raises(ContentError, match="is longer than 2 MB"):
        read_text(huge)


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read: Is a directory"):
        read_yaml(tmp_path)


def test_files_below_the_working_directory_are_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert read_yaml(tmp_path / "a.yaml").file == "a.yaml"


def test_the_line_of_a_part_that_is_not_there_is_that_of_what_is_around_it() -> None:
    document = Document("f", {}, {(): 1, ("a",): 3})

    assert document.line_of(("a", "b", 0)) == 3
    assert document.line_of(("c",)) == 1
