from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import Theme

from simulator.tui.shown import MOST_CHARACTERS, shortened, speech, typed, while_typing
from simulator.tui.sieve import Sieve, kinds, lines_of_standard
from simulator.tui.theme import DARK, LIGHT
from simulator.tui.wording import (
    arrow,
    confidence,
    day,
    level,
    level_bar,
    sparks,
    trust_moved,
)
from tests.samples import CAREER, ROTA

TEXT = st.text(max_size=80)


@given(TEXT)
def test_what_is_short_is_shown_whole(text: str) -> None:
    assert shortened(text)[0] + shortened(text)[1] == text or text.count("\n") >= 12


@given(st.integers(min_value=MOST_CHARACTERS + 1, max_value=5000))
def test_what_is_long_is_shown_in_part_with_a_note(length: int) -> None:
    kept, note = shortened("x" * length)
    assert kept == "x" * MOST_CHARACTERS
    assert note == f"… {length - MOST_CHARACTERS:,} more characters, kept whole"


def test_many_lines_are_long_too() -> None:
    kept, note = shortened("\n" * 40)
    assert kept.count("\n") == 11
    assert note.startswith("… 29 more")


@given(TEXT, st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4))
def test_styling_changes_no_word(text: str, spans: list[tuple[int, int]]) -> None:
    assert typed(text, spans).plain == typed(text).plain


def test_spans_stay_on_their_words_behind_control_characters() -> None:
    content = typed("a\u202e b", [(3, 4)])
    assert content.plain == "a<U+202E> b"
    assert [content.plain[span.start : span.end] for span in content.spans] == ["b"]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("*nods* Yes.", "nods Yes."),
        ("5 * 3 * 2", "5  3  2"),
        ("a * b", "a * b"),
        ("**", "**"),
    ],
)
def test_asterisks_mark_cues(said: str, plain: str) -> None:
    assert speech(said).plain == plain


@given(TEXT)
def test_while_typing_every_character_keeps_its_place(text: str) -> None:
    shown = while_typing(text)
    assert len(shown) == len(text)
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("change", "words", "sign"),
    [
        (0.0, "Trust stayed as it was.", "="),
        (0.4, "Trust stayed as it was.", "="),
        (2.0, "Trust grew a little.", "▲"),
        (-2.0, "Trust fell a little.", "▼"),
        (9.0, "Trust grew clearly.", "▲"),
        (-5.0, "Trust fell clearly.", "▼"),
    ],
)
def test_a_change_of_trust_in_words(change: float, words: str, sign: str) -> None:
    assert trust_moved(change) == words
    assert arrow(change) == sign


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.9, "sure, 90%"), (0.7, "fairly sure, 70%"), (0.2, "unsure, 20%")],
)
def test_confidence_in_words(value: float, words: str) -> None:
    assert confidence(value) == words


def test_levels_as_words_and_bars() -> None:
    assert [level(n) for n in (None, 0, 4)] == [
        "not enough evidence",
        "0 not yet",
        "4 strong",
    ]
    assert [level_bar(n) for n in (None, 0, 3)] == ["····", "□□□□", "■■■□"]
    assert sparks([0, None, 4]) == "▁·█"
    assert len(sparks([1] * 60)) == 24


def test_a_moment_is_shown_in_the_readers_own_time() -> None:
    assert day(datetime(2026, 3, 2, 9, 5, tzinfo=UTC)) == "2 Mar 2026, 09:05"


@pytest.mark.parametrize(
    ("sieve", "kept"),
    [
        (Sieve(), [ROTA, CAREER]),
        (Sieve(words="WARD rota"), [ROTA]),
        (Sieve(words="rota zebra"), []),
        (Sieve(type="career"), [CAREER]),
        (Sieve(difficulty=1), [ROTA]),
        (Sieve(line="1.I.1"), [CAREER]),
        (Sieve(type="career", difficulty=1), []),
    ],
)
def test_the_sieve_keeps_what_fits_all_of_it(sieve: Sieve, kept: list[object]) -> None:
    assert list(sieve.kept([ROTA, CAREER])) == kept


def test_what_can_be_filtered_by() -> None:
    assert kinds([ROTA, CAREER, ROTA]) == ("career", "performance")
    assert lines_of_standard([ROTA, CAREER]) == ("1.I.1", "2.O.2", "4.I.1")


PAIRS = [
    (role, ground)
    for role in (
        "foreground",
        "primary",
        "secondary",
        "accent",
        "success",
        "warning",
        "error",
        "muted",
    )
    for ground in ("background", "surface", "panel")
]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("role", "ground"), PAIRS)
def test_every_colour_of_text_is_readable(theme: Theme, role: str, ground: str) -> None:
    """WCAG 2.1 asks for a contrast of 4.5 for text."""
    of = {
        **theme.variables,
        **{name: getattr(theme, name, None) for name in (role, ground) if name != "muted"},
    }
    first, second = Color.parse(of[role]), Color.parse(of[ground])
    assert _contrast(first, second) >= 4.5


def _contrast(first: Color, second: Color) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
