"""Proposals: proposer, content in each report's words, supporters, objectors, stage; one proposal in many wordings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.article.types import Article, Part, Span
from sanudo.cli.views.asked import Asked
from sanudo.cli.views.proposals import proposal_line
from sanudo.cli.views.proposals import proposals as view
from sanudo.record.record import Record
from sanudo.telling.patterns import compiled_pattern, find_matches
from sanudo.telling.proposals import PARTS, STAGES, Proposal, frame_rows, proposals, rows, wordings
from tests.test_system import read, record_of
from tests.told_record import told_record


def found(tmp_path: Path, *texts: str) -> list[Proposal]:
    readings = [read(text, chr(97 + n) * 16, f"2005-03-0{n + 1}") for n, text in enumerate(texts)]
    with record_of(tmp_path, *readings) as record:
        return proposals(record)


def test_a_proposal_has_its_proposer_and_content(tmp_path):
    one = found(tmp_path, "Norway's proposal to share the fish was read aloud.")
    assert [(p.proposers, p.contents, p.stage) for p in one] == [(("Norway",), ("share the fish",), "floated")]


def test_what_somebody_owns_is_not_proposed_by_the_words_for_it(tmp_path):
    assert found(tmp_path, "Its proposed rules were long. Norway proposed in May.") == []


def test_ministers_of_one_state_have_proposals_of_their_own(tmp_path):
    text = "Ana Berg proposed taxing salt. Norway proposed banning whales."
    assert [p.proposers for p in found(tmp_path, text)] == [("Ana Berg",), ("Norway",)]


def test_a_supporter_is_no_proposer(tmp_path):
    one = found(tmp_path, "Ana Berg supports Norway's plan to share the fish.")[0]
    assert (one.proposers, one.on_side("supporter"), one.on_side("objector")) == (("Norway",), ("Ana Berg",), ())


def test_an_objector_is_told(tmp_path):
    one = found(tmp_path, "Finland rejected Norway's plan to share the fish.")[0]
    assert (one.proposers, one.on_side("objector")) == (("Norway",), ("Finland",))


def test_wordings_of_the_same_content_are_one_proposal(tmp_path):
    text = "One proposal that has been put forward would give Finland a seat in the Joint Assembly."
    told = found(tmp_path, text, "A Norway proposal to give Helsinki a seat in the Joint Assembly was heard.")
    assert len(told) == 1 and told[0].proposers == ("Norway",) and len(told[0].contents) == 2


def test_the_proposal_is_the_one_before(tmp_path):
    text = "Norway's plan to share the fish is old. The plan would feed many."
    one = found(tmp_path, text)
    assert len(one) == 1 and one[0].contents[1] == "feed many"


def test_one_that_is_studied_is_further_than_one_that_is_floated(tmp_path):
    text = "Norway's plan to share fish is old. The plan, now being studied by the Joint Assembly, means less fish."
    assert found(tmp_path, text)[0].stage == "studied"


def test_different_contents_without_a_proposer_stay_apart(tmp_path):
    text = "One proposal that has been put forward would ban whales. Another plan under discussion would tax salt."
    assert len(found(tmp_path, text)) == 2


@pytest.mark.parametrize("text", ["Norway met Finland.", "They had no idea.", "Finland is planning a visit.", ""])
def test_no_proposal_is_none(tmp_path, text):
    assert found(tmp_path, text) == []


def test_the_view_gives_each_wording_with_its_words(tmp_path):
    readings = [read("Finland rejected Norway's plan to share the fish.")]
    with record_of(tmp_path, *readings) as record:
        (row,) = view(record, Asked(of=("Norway",)))
        assert "against: Finland" in proposal_line(row) and "- share the fish" in proposal_line(row)
        assert row["evidence"][0]["text"] == "Finland rejected Norway's plan to share the fish"
        assert list(view(record, Asked(kind="signed"))) == []


def test_a_record_without_proposals_has_none(tmp_path):
    with Record(told_record(tmp_path)) as record:
        assert proposals(record) == []


@pytest.mark.parametrize(
    ("text", "part", "parties", "proposers", "content", "stage"),
    [
        ("Kenya proposed sending monitors.", "proposer", ("Kenya",), ("Kenya",), "sending monitors", "floated"),
        (
            "France tabled a plan to create a joint army.",
            "proposer",
            ("France",),
            ("France",),
            "create a joint army",
            "tabled",
        ),
        (
            "The idea of a bank was first put forward by Kenya.",
            "proposer",
            ("Kenya",),
            ("Kenya",),
            "a bank",
            "floated",
        ),
        (
            "Kenya's proposal to send monitors was backed by Uganda and Rwanda.",
            "supporter",
            ("Uganda", "Rwanda"),
            ("Kenya",),
            "send monitors",
            "floated",
        ),
        (
            "The Senate voted down the plan to raise the debt ceiling.",
            "objector",
            ("Senate",),
            (),
            "raise the debt ceiling",
            "rejected",
        ),
        (
            "Angela Merkel dropped her plan to close the border.",
            "proposer",
            ("Angela Merkel",),
            ("Angela Merkel",),
            "close the border",
            "dropped",
        ),
    ],
)
def test_the_parse_tells_who_stands_how_to_a_proposal(text, part, parties, proposers, content, stage):
    reading = sanudo.analyse(Article("x", "x.txt", text, (Part("paragraph", Span(0, len(text))),)))
    (one,) = wordings(reading, {})
    assert (one.part, one.parties, one.proposers, one.content, one.stage) == (part, parties, proposers, content, stage)


@pytest.mark.parametrize(
    "text", ["Turkey would propose a bank.", "Peru did not propose a bank.", "Ann Smith suggested a link to the fire."]
)
def test_what_was_not_proposed_is_no_proposal(text):
    reading = sanudo.analyse(Article("x", "x.txt", text, (Part("paragraph", Span(0, len(text))),)))
    assert list(wordings(reading, {})) == []


def test_every_frame_has_a_part_and_a_stage():
    for _, pos, places, part, stage in frame_rows():
        assert pos in ("verb", "noun") and ("what=" in places or "thing=" in places)
        assert part in PARTS and stage in STAGES


def test_every_pattern_compiles_and_has_a_part_and_a_stage():
    for pattern, part, stage, same in rows():
        assert compiled_pattern(pattern) and part in PARTS and stage in STAGES and same in ("-", "the")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_matched_without_complaint(text):
    reading = read(f"Norway's plan to {text}. Finland rejected Norway's plan to {text}")
    for match in find_matches(reading, rows()):
        assert match.span.of(reading.article.text)
