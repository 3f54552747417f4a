"""The demo's record, told: every span verbatim, the brief with a source for every line, quotes checked."""

import dataclasses
from pathlib import Path

import pytest

from sanudo.article.types import Article, Span
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.brief import brief
from sanudo.telling.brief_formats import as_html, as_markdown
from sanudo.telling.check import check_quote
from sanudo.telling.days import in_words
from sanudo.telling.timeline import timeline

REPORTS = Path(__file__).parent.parent / "sanudo/demo/reports"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("telling") / "demo.db"
    with Record(path, write=True) as opened:
        build(opened, [REPORTS])
    with Record(path) as opened:
        yield opened


def spans_of(value):
    """Every span anywhere in a value."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, Article):
        for field in dataclasses.fields(value):
            yield from spans_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)


def test_every_span_of_every_reading_is_verbatim(record):
    for reading in record.readings():
        found = list(spans_of(dataclasses.replace(reading, article=dataclasses.replace(reading.article, text=""))))
        assert found
        assert all(0 <= span.start < span.end <= len(reading.article.text) for span in found)


def test_every_side_of_every_difference_points_into_its_report(record):
    for difference in record.compared("differences"):
        for side in difference.sides:
            text = record.text(side.article)
            assert side.evidence and all(span.of(text).strip() for span in side.evidence)


def test_every_told_line_of_the_brief_has_sources_with_exact_words(record):
    account = brief(record, record.stories()[0])
    for source in account.sources:
        assert " ".join(source.span.of(record.text(source.article)).split()) == source.words
    for section in account.sections:
        if section.level == 3:
            assert all(line.sources for line in section.lines), section.heading
    numbers = {source.number for source in account.sources}
    assert all(set(line.sources) <= numbers for section in account.sections for line in section.lines)


def test_the_brief_is_the_same_twice(record):
    story = record.stories()[0]
    assert as_markdown(brief(record, story)) == as_markdown(brief(record, story))
    assert as_html(brief(record, story)).count('<li id="source-') == len(brief(record, story).sources)


def test_the_timeline_is_in_order_with_the_undated_last(record):
    days = [entry.day for entry in timeline(record, record.stories()[0])]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert days[len(known) :] == [None] * (len(days) - len(known))


def test_a_quote_is_exact_altered_anothers_or_not_found(record):
    reading = next(
        r
        for r in record.readings()
        for q in r.quotations
        if q.kind == "direct" and q.speaker_name and len(q.spans) == 1
    )
    quotation = next(q for q in reading.quotations if q.kind == "direct" and q.speaker_name and len(q.spans) == 1)
    words = quotation.spans[0].of(reading.article.text).strip('"“”,')
    assert check_quote(record, words).kind == "exact"
    assert check_quote(record, words, quotation.speaker_name).kind == "exact"
    assert check_quote(record, words, "Margaret Thatcher").kind == "another"
    assert check_quote(record, "The moon is made of green cheese and always was").kind == "not found"
    assert check_quote(record, "").kind == "not found"


def test_days_are_told_in_words():
    assert in_words("2001-11-23") == "Friday, 23 November 2001"
    assert in_words("2001-11") == "November 2001"
    assert in_words("2001-W47") == "the week of Monday, 19 November 2001"
    assert in_words("2001-W47-WE") == "the weekend of Saturday, 24 November 2001"
    assert in_words(None) == "on a day not said"


def test_common_words_alone_are_no_altered_quote(record):
    said = next(
        span.of(reading.article.text)
        for reading in record.readings()
        for q in reading.quotations
        if q.kind == "direct" and q.speaker_name and len(q.spans) == 1
        for span in q.spans
        if len(span.of(reading.article.text).split()) > 8
    )
    common = [w for w in said.strip('"“”,.').split() if len(w) <= 3]
    assert check_quote(record, " ".join([*common, "zeppelins", "marmalade"])).kind not in ("exact", "altered")
