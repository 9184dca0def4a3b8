import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.transcript import Span
from simulator.debrief import Debrief
from simulator.reports.html import html_of, write_report
from simulator.reports.marked import as_said, marked
from simulator.reports.plots import trust_plot
from tests.fakes import FakeDesk

NASTY = "<script>alert(1)</script> [red]no[/] \x1b[31m \u202eevil & 'quoted' \x00"


class Page(HTMLParser):
    """Collects what a reader or a browser would meet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if identity := values.get("id"):
            self.ids.add(identity)
        for name in ("href", "src", "xlink:href"):
            if link := values.get(name):
                self.links.add(link)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def debrief(*lines: str) -> Debrief:
    session = FakeDesk().begin("the_rota", seed=1)
    for line in lines or ("What would you like from today?", "You have had a hard month."):
        session.say(line)
    session.end()
    session.appraise({"questioning": 2})
    return session.debrief()


def test_page_needs_nothing_else() -> None:
    page = Page(html_of(debrief()))

    assert all(link.startswith("#") for link in page.links)
    assert {"script", "link", "img", "iframe"} & set(page.tags) == set()


def test_every_mark_leads_to_its_turn() -> None:
    shown = debrief()
    page = Page(html_of(shown))

    quoted = {f"#turn-{q.turn}" for finding in shown.findings for q in finding.quotes}
    assert quoted
    assert quoted <= page.links
    assert {link.removeprefix("#") for link in page.links} <= page.ids


def test_headings_form_an_outline() -> None:
    tags = [tag for tag in Page(html_of(debrief())).tags if re.fullmatch(r"h[1-6]", tag)]

    assert tags.count("h1") == 1
    assert all(int(b[1]) <= int(a[1]) + 1 for a, b in itertools.pairwise(tags))


def test_what_was_typed_is_text_and_nothing_else() -> None:
    text = html_of(debrief(NASTY))

    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script>alert(1)</script> [red]no[/]" in "".join(Page(text).words)


def test_the_machines_and_the_trainees_levels_stand_side_by_side() -> None:
    words = " ".join("".join(Page(html_of(debrief())).words).split())

    assert "Questioning 75 75 sound (3) developing (2)" in words


def test_same_debrief_same_page() -> None:
    assert html_of(debrief()) == html_of(debrief())


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("older")
    missing = tmp_path / "nowhere" / "report.html"

    write_report(debrief(), page)

    assert page.read_text("utf-8").endswith("</html>")
    assert list(tmp_path.iterdir()) == [page]
    with pytest.raises(OSError, match="nowhere"):
        write_report(debrief(), missing)


def test_no_plot_of_a_single_point() -> None:
    shown = debrief()

    assert trust_plot(shown.trust[:1]) == ""
    assert trust_plot(shown.trust).count("<circle") == len(shown.trust)


def test_marks_follow_offsets_and_overlaps_join() -> None:
    assert marked("a < b and c", [Span(0, 5), Span(4, 9)]) == (
        "<mark>a &lt; b and</mark> c"
    )
    assert as_said("*looks down* Well <b>.") == "<em>looks down</em> Well &lt;b&gt;."


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9))))
def test_any_text_can_be_marked(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in places]

    page = Page(str(marked(text, spans)))

    assert set(page.tags) <= {"mark"}
