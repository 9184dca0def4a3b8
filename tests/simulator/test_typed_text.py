import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.typed import encodable, joined, visible

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("Plain words, “quoted” – naïve.", None, id="ordinary text stays"),
        pytest.param("two\nlines\tand a tab", None, id="line breaks and tabs stay"),
        pytest.param("שלום 👩🏽‍🚒 क्ष", None, id="scripts and emoji stay"),
        pytest.param("\x1b[31mred\x07", "␛[31mred␇", id="terminal commands are pictures"),
        pytest.param("a\x00b\x7f", "a␀b␡", id="NUL and delete too"),
        pytest.param("\r\x9b2J", "␍<U+009B>2J", id="eight-bit commands by number"),
        pytest.param("a\u202eb\u2066c", "a<U+202E>b<U+2066>c", id="reordering by number"),
        pytest.param("half \ud83d", "half �", id="half a character is replaced"),
        pytest.param("a\u2028b\u00a0c", "a b c", id="odd spaces are spaces"),
    ],
)
def test_visible_text(typed: str, shown: str | None) -> None:
    assert visible(typed) == (typed if shown is None else shown)


@given(ANYTHING)
def test_nothing_visible_commands_a_terminal(typed: str) -> None:
    shown = visible(typed)

    assert not any(ord(char) < 32 and char not in "\n\t" for char in shown)
    assert not any(0x7F <= ord(char) < 0xA0 for char in shown)
    shown.encode()


@given(ANYTHING)
def test_encodable_text_keeps_every_offset(typed: str) -> None:
    clean = encodable(typed)

    assert len(clean) == len(typed)
    clean.encode()


@given(ANYTHING)
def test_joining_twice_is_joining_once(typed: str) -> None:
    assert joined(joined(typed)) == joined(typed)
