"""The system as reports tell it: patterns over sentences, facts by day, what is new and what is gone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.cli.views.asked import Asked
from sanudo.cli.views.system import system as view
from sanudo.cli.views.system import system_line
from sanudo.comparing.types import Comparison
from sanudo.reading.types import Entity, Mention, Reading, Sentence
from sanudo.record.record import Record
from sanudo.telling.patterns import compiled_pattern, find_matches
from sanudo.telling.system import KINDS, STATUSES, facts_of, rows, system_on
from sanudo.telling.system_frames import find_facts, frame_rows
from sanudo.telling.things import things
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
He wants to create a new joint council. => new body | - | new joint council | proposed
The Bergen Act is the basis of Northern League's ties with Norway. => founding act | Norway | Bergen Act | in force
Invoking Article 4 of the treaty, it asked for help. => article | - | Article 4 of the treaty | in force
"""


BY_THE_PARSE = """
Finland and Sweden formally joined the European Union in 1995. => member | Finland | European Union | in force
Turkey has been a candidate for EU membership since 1999. => applicant | Turkey | EU | sought
Croatia became a member of the European Union in 2013. => member | Croatia | European Union | in force
The United Kingdom left the European Union in January 2020. => member | United Kingdom | European Union | ended
The African Union suspended Mali on Tuesday. => suspended | Mali | African Union | in force
Niger was suspended from the African Union. => suspended | Niger | African Union | in force
Qatar withdrew from OPEC. => member | Qatar | OPEC | ended
Bolivia has asked to join Mercosur. => applicant | Bolivia | Mercosur | sought
Chile has observer status in the Pacific Alliance. => observer | Chile | Pacific Alliance | in force
China vetoed the resolution. => vetoed | China | resolution | in force
France has a veto in the Security Council. => veto | France | Security Council | in force
Germany wants a permanent seat on the Security Council. => say | Germany | Security Council | sought
Decisions of OPEC require unanimity. => decides | - | OPEC | in force
The treaty must be approved by the Bundestag. => must approve | - | Bundestag | in force
Poland holds the rotating presidency of the European Union. => chairs | Poland | European Union | in force
The Council of Europe is headquartered in Strasbourg. => seat | Strasbourg | Council of Europe | in force
Burundi withdrew from the Rome Statute. => treaty | Burundi | Rome Statute | ended
Armenia ratified the treaty in 2023. => treaty | Armenia | treaty | ratified
Rwanda threatened to withdraw from the African Union. => leaving | Rwanda | African Union | discussed
Kazakhstan has been invited to join the African Union. => invited | Kazakhstan | African Union | in force
Switzerland ruled out joining the European Union. => not joining | Switzerland | European Union | in force
"""


@pytest.mark.parametrize("line", BY_THE_PARSE.strip().splitlines())
def test_the_parse_tells_facts_of_any_system(line):
    text, fact = line.split(" => ")
    reading = sanudo.analyse(Article("x", "x.txt", text, (Part("paragraph", Span(0, len(text))),)))
    label = {i: e.name for i, e in enumerate(reading.entities)}
    found = [
        tuple(label[one] if isinstance(one, int) else one for one in (f.kind, f.subject, f.body, f.status))
        for f in find_facts(reading)
    ]
    assert tuple(None if cell == "-" else cell for cell in fact.split(" | ")) in found


@pytest.mark.parametrize(
    "text",
    [
        "The company joined the index last week.",
        "President Macron joined the talks in Brussels.",
        "The refugees left Syria and entered Germany.",
        "Norway's voters talked about the European Union.",
        "He joined the club in 1999 and left the party.",
    ],
)
def test_the_parse_tells_no_fact_of_what_is_none(text):
    assert list(find_facts(sanudo.analyse(Article("x", "x", text, (Part("paragraph", Span(0, len(text))),))))) == []


def test_every_frame_has_a_kind_and_a_status_and_known_things():
    for word, pos, places, kind, status, sort in frame_rows():
        assert word and pos in ("verb", "noun", "adjective") and "=" in places
        assert kind in (*KINDS, "membership", "status") and status in (*STATUSES, "by")
        assert sort in ("name", "both", "any") or things(sort)


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
    assert len(rows()) + len(frame_rows()) > 60
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
