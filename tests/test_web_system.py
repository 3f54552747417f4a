"""The system and the proposals as pages."""

from __future__ import annotations

import pytest
from web_record import Shelf, client, empty

from sanudo import analyse, read_text
from sanudo.comparing.types import Comparison, Story
from sanudo.web.views import system

TEXT = """Brussels, 22 November 2001

Hungary joins the council

Hungary became a member of the Northern Council on Thursday. Norway proposed to give Hungary a right of veto over some
council decisions.
"""


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    readings = [analyse(read_text(TEXT, name=f"{name}.txt")) for name in ("one", "two")]
    stories = tuple(Story(f"s{n}", (r.article.id,), f"Story {n}") for n, r in enumerate(readings))
    return Shelf(readings, Comparison(stories=stories))


def test_a_fact_stands_with_the_words_that_tell_it(shelf: Shelf) -> None:
    facts = client(shelf).get("/system.json").json()["facts"]
    assert any("Hungary" in (fact["subject"] or "") for fact in facts)
    for fact in facts:
        assert client(shelf).get(fact["evidence"]).status_code == 200
        assert all(cite["words"] in TEXT for cite in fact["cites"])


def test_a_proposal_stands_with_its_wordings(shelf: Shelf) -> None:
    found = client(shelf).get("/proposals.json").json()["proposals"]
    assert [one["proposers"][0]["name"] for one in found][:1] == ["Norway"]
    assert "Hungary a right of veto" in client(shelf).get("/proposals").text


def test_both_are_narrowed_to_a_story_and_by_names(shelf: Shelf) -> None:
    web = client(shelf)
    both, one = (web.get(f"/system.json{query}").json()["facts"] for query in ("", "?story=s0"))
    assert {fact["reports"] for fact in both} == {2} and {fact["reports"] for fact in one} == {1}
    assert web.get("/system.json?who=zebra").json()["facts"] == []
    assert web.get("/proposals.json?q=zebra").json()["proposals"] == []


def test_a_large_record_is_told_story_by_story(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "MOST_AT_ONCE", 1)
    data = client(shelf).get("/system.json").json()
    assert data["story"] == "s0" and {fact["reports"] for fact in data["facts"]} == {1}
    assert "the largest" in client(shelf).get("/system").text


def test_nothing_told_reads_well() -> None:
    web = client(empty())
    assert "Nothing found." in web.get("/system").text and "No proposals found." in web.get("/proposals").text
