"""The system as reports tell it: patterns over sentences, facts by day, what is new and what is gone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.types import Article, Dating, Part, Span
from sanudo.cli.views.asked import Asked
from sanudo.cli.views.system import system as view
from sanudo.cli.views.system import system_line
from sanudo.comparing.types import Comparison
from sanudo.reading.types import Entity, Mention, Reading, Sentence
from sanudo.record.record import Record
from sanudo.telling.patterns import compiled_pattern, find_matches
from sanudo.telling.system import KINDS, STATUSES, facts_of, rows, system_on
from tests.web_record import Shelf, on_disk

KNOWN = {
    "Norway": ("LOC", "NOR"),
    "Finland": ("LOC", "FIN"),
    "Helsinki": ("LOC", "city:Helsinki"),
    "Northern League": ("ORG", None),
    "Joint Assembly": ("ORG", None),
    "Bergen Act": ("ORG", None),
    "Ana Berg": ("PERSON", None),
}


def read(text: str, id: str = "a" * 16, published: str | None = "2005-03-01") -> Reading:
    """A report whose known names are its mentions; a sentence ends at ". "."""
    mentions, entities = [], []
    for name, (kind, key) in KNOWN.items():
        at = text.find(name)
        if at >= 0:
            n = len(entities)
            places = []
            while at >= 0:
                places.append(Mention(Span(at, at + len(name)), kind, n))
                at = text.find(name, at + 1)
            mentions += places
            country = key if kind == "LOC" and key and len(key) == 3 else None
            entities.append(Entity(name, kind, tuple(places), key=key, country=country))
    cuts = [0, *(i + 2 for i in range(len(text)) if text.startswith(". ", i)), len(text)]
    sentences = tuple(Sentence(Span(a, b)) for a, b in pairwise(cuts) if b > a)
    dating = Dating(published, "dateline", "given") if published else None
    article = Article(id, f"{id}.txt", text, (Part("paragraph", Span(0, len(text))),), published=dating)
    return Reading(article, sentences, (), tuple(sorted(mentions, key=lambda m: m.span)), tuple(entities))


def record_of(tmp_path: Path, *readings: Reading) -> Record:
    return Record(on_disk(Shelf(list(readings), Comparison()), tmp_path / "r.db"))


def told(tmp_path: Path, text: str) -> list[tuple[str, str | None, str | None, str]]:
    with record_of(tmp_path, read(text)) as record:
        return [(f.kind, f.subject, f.body, f.status) for f in facts_of(record)]


TELLS = """
Norway joined the Northern League in 1949. => member | Norway | Northern League | in force
Finland, a member of the Northern League, agreed. => member | Finland | Northern League | in force
Finland has applied to join the Northern League. => applicant | Finland | Northern League | sought
Finland does not want to join the Northern League. => not joining | Finland | Northern League | in force
Helsinki ruled out Finland's entry into the Northern League. => not joining | Finland | Northern League | in force
The plan gives Finland a say in Northern League decisions. => say | Finland | Northern League | proposed
It gives Finland a right of veto over some Northern League decisions. => veto | Finland | Northern League | proposed
Norway has a veto in the Northern League. => veto | Norway | Northern League | in force
Finland is only informed of votes. => only told | Finland | - | in force
Norway withdrew from the Northern League. => member | Norway | Northern League | ended
The 5 plus 1 format of Norway-Northern League talks stays. => format | Norway | Northern League | in force
He wants to create a new joint council. => new body | - | - | proposed
The Bergen Act is the basis of Northern League's ties with Norway. => founding act | Norway | Bergen Act | in force
Invoking Article 4 of the treaty, it asked for help. => article | - | - | in force
"""


@pytest.mark.parametrize("line", TELLS.strip().splitlines())
def test_a_sentence_tells_its_fact(tmp_path, line):
    text, fact = line.split(" => ")
    assert told(tmp_path, text) == [tuple(None if cell == "-" else cell for cell in fact.split(" | "))]


@pytest.mark.parametrize(
    "text",
    [
        "Finland talked with the Northern League about fish.",
        "If Norway joined the Northern League, prices would fall.",
        "Norway would never have joined the Northern League.",
        "Ana Berg joined the Northern League.",
        "Finland voted. The Northern League met.",
        "They created a new web page.",
    ],
)
def test_a_sentence_that_tells_none_gives_none(tmp_path, text):
    assert told(tmp_path, text) == []


def test_a_capital_stands_for_its_state(tmp_path):
    assert told(tmp_path, "Helsinki has applied to join the Northern League.") == [
        ("applicant", "Finland", "Northern League", "sought")
    ]


def test_the_state_on_a_day_knows_what_is_new_and_what_is_gone(tmp_path):
    one = read("Finland has applied to join the Northern League.", "a" * 16, "2005-03-01")
    two = read("Finland joined the Northern League. Norway has a veto in the Northern League.", "b" * 16, "2006-01-01")
    with record_of(tmp_path, one, two) as record:
        facts = facts_of(record)
        early, late = system_on(facts, "2005"), system_on(facts)
        assert [(f.kind, f.subject) for f in early.facts] == [("applicant", "Finland")]
        assert [(f.kind, f.subject) for f in late.new] == [("member", "Finland"), ("veto", "Norway")]
        assert [f.kind for f in late.gone] == ["applicant"]
        assert (late.day, late.before) == ("2006-01-01", "2005-03-01")
        lines = [system_line(row) for row in view(record, Asked(on="2006-01-01"))]
        assert "NEW on 2006-01-01" in lines[0] and "“Finland joined the Northern League" in lines[0]
        assert "GONE" in lines[-1]


def test_what_has_no_day_is_always_there_and_never_new(tmp_path):
    with record_of(tmp_path, read("Norway has a veto in the Northern League.", published=None)) as record:
        state = system_on(facts_of(record), "1999")
        assert len(state.facts) == 1 and state.new == () and state.day is None


def test_every_pattern_compiles_and_has_a_kind_and_a_status():
    assert len(rows()) > 60
    for pattern, kind, status in rows():
        assert compiled_pattern(pattern) and kind in KINDS and status in STATUSES


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["Norway", "Northern League", ""]))
def test_any_text_is_matched_without_complaint_and_spans_lie_in_it(text, name):
    reading = read(f"{name} {text} {name}")
    for match in find_matches(reading, rows()):
        assert 0 <= match.span.start < match.span.end <= len(reading.article.text)


def test_a_long_line_takes_no_time():
    assert list(find_matches(read("Norway has a veto " * 60_000), rows())) == []
