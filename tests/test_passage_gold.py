"""Passages with gold: how their files are read, and what is wrong with one told in words."""

from __future__ import annotations

from bench.passage_gold import PASSAGES, faults, passages_in

ALONE = """=== 014 | 1998-03-18 | P
Peru and Chile agreed on Monday.

They will meet again.
--- gold
event | AGREE | occurred | Peru; Chile | | agreed on Monday
meeting? | planned | Peru; Chile | |
=== 015 | 1998-03-18 | P
Rain fell.
--- gold
none
"""
TWO = """=== 021 | 1998-03-18 | D
Fourteen were hurt.
=== + | 1998-03-19
Twenty were hurt.
--- gold
differs | number | how many were hurt | Fourteen were hurt || Twenty were hurt
same | place | Rome || hurt
"""


def read(tmp_path, text):
    path = tmp_path / "one.txt"
    path.write_text(text, encoding="utf-8")
    return list(passages_in(path))


def test_a_passage_has_its_report_and_rows(tmp_path):
    first, second = read(tmp_path, ALONE)
    assert first.reports[0].published == "1998-03-18"
    assert first.reports[0].text == "Peru and Chile agreed on Monday.\n\nThey will meet again."
    event, meeting = first.rows
    assert (event.kind, event.names(2), event.fields[3]) == ("event", ["Peru", "Chile"], "")
    assert meeting.optional and meeting.kind == "meeting"
    assert second.rows == ()
    assert list(faults(first)) == []


def test_two_reports_have_two_sides_and_words_that_stand_nowhere_are_a_fault(tmp_path):
    (pair,) = read(tmp_path, TWO)
    assert [report.text for report in pair.reports] == ["Fourteen were hurt.", "Twenty were hurt."]
    assert pair.of("differs")[0].sides == ("Fourteen were hurt", "Twenty were hurt")
    assert [fault for fault in faults(pair) if "'Rome' is not there" in fault]


def test_all_gold_that_stands_here_is_verbatim():
    passages = [passage for path in sorted(PASSAGES.glob("*.txt")) for passage in passages_in(path)]
    assert len(passages) > 200
    assert [fault for passage in passages for fault in faults(passage)] == []
