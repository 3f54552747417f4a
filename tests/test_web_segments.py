"""Cutting a text at every boundary: nothing is lost, nothing is doubled, marks may overlap as they like."""

from __future__ import annotations

import itertools
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.types import PART_KINDS, Part, Span
from sanudo.web.segments import Mark, blocks_of, exact, pieces_of, reader_html


class Shown(HTMLParser):
    """The characters of a piece of HTML as a browser has them, tags left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.depth = 0

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1


def shown(html: str) -> Shown:
    parser = Shown()
    parser.feed(html.encode().decode())  # a plain str, or each character of a Markup would be escaped again
    parser.close()
    return parser


def spans(most: int = 40) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(-3, most), st.integers(-3, most)).map(lambda ends: Span(*ends))


@given(
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=40),
    st.lists(st.builds(Part, st.sampled_from(PART_KINDS), spans()), max_size=6),
    st.lists(
        st.builds(Mark, spans(), st.sampled_from(["names", "times"]), st.just("x"), st.integers(0, 5)), max_size=8
    ),
)
def test_the_text_content_is_the_text_whatever_overlaps(text: str, parts: list[Part], marks: list[Mark]) -> None:
    page = shown(reader_html(text, parts, marks, lambda mark: f"?at={mark.span.start}-{mark.span.end}"))
    assert page.text == text
    assert page.depth == 0
    assert set(page.tags) <= {"div", "span", "a"}


@given(st.lists(st.builds(Mark, spans(), st.just("names"), st.just(""), st.integers(0, 3)), max_size=8))
def test_pieces_cover_the_text_once_and_carry_exactly_the_marks_over_them(marks: list[Mark]) -> None:
    length = 40
    kept = [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= length]
    pieces = list(pieces_of(length, kept))
    assert [piece.span.start for piece in pieces[1:]] == [piece.span.end for piece in pieces[:-1]]
    assert (pieces[0].span.start, pieces[-1].span.end) == (0, length)
    for piece in pieces:
        over = [m for m in kept if m.span.start <= piece.span.start and piece.span.end <= m.span.end]
        assert sorted(map(repr, piece.marks)) == sorted(map(repr, over))


@given(st.integers(0, 40), st.lists(st.builds(Part, st.sampled_from(PART_KINDS), spans()), max_size=6))
def test_blocks_cover_the_text_without_overlap(length: int, parts: list[Part]) -> None:
    blocks = blocks_of(length, parts)
    assert "".join("x" * (block.span.end - block.span.start) for block in blocks) == "x" * length
    assert all(one.span.end == two.span.start for one, two in itertools.pairwise(blocks))


def test_a_carriage_return_survives_the_browser() -> None:
    assert shown(exact("one\r\ntwo")).text == "one\r\ntwo"


def test_what_no_page_can_hold_is_shown_one_for_one() -> None:
    assert exact("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_markup_in_a_report_is_text() -> None:
    text = '<script>alert("x")</script> & <b class="m">bold</b>'
    html = reader_html(text, [], [Mark(Span(0, 8), "names", 'x" onmouseover="alert(1)', 0)])
    page = shown(html)
    assert page.text == text
    assert page.tags == ["div", "span"]
    assert "<script" not in html


def test_the_first_highlighted_piece_alone_has_the_anchor() -> None:
    html = reader_html("one two three", [], [Mark(Span(0, 13), "at"), Mark(Span(4, 7), "names", "", 0)])
    assert html.count('id="at"') == 1


def test_a_link_goes_to_the_innermost_mark_that_begins_there() -> None:
    marks = [Mark(Span(0, 9), "quotes", "", 0), Mark(Span(0, 3), "names", "", 1)]
    html = reader_html("one two three", [], marks, lambda mark: f"?at={mark.span.start}-{mark.span.end}")
    assert 'href="?at=0-3"' in html
    assert html.count("<a ") == 1


def test_a_part_within_a_part_is_marked_in_place() -> None:
    html = reader_html("Rome -- It rained.", [Part("paragraph", Span(0, 18)), Part("dateline", Span(0, 7))], [])
    assert '<span class="m dateline within">Rome --</span> It rained.' in html
