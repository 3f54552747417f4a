"""Actors."""

from __future__ import annotations

from web_record import client, empty, full

from sanudo.web.figures import company_graph
from sanudo.web.paging import Fetched, page_of


def test_actors_are_ranked_by_reports_and_show_offices_and_aliases() -> None:
    rows = client(full()).get("/actors.json").json()["actors"]
    assert [(row["name"], row["articles"]) for row in rows] == [("Ana Vesna", 2), ("Tomas Brek", 1)]
    assert rows[0]["aliases"] == ["she"]
    assert rows[0]["offices"][0]["title"] == "President"


def test_actors_are_found_by_any_of_their_names() -> None:
    web = client(full())
    assert [row["id"] for row in web.get("/actors.json?q=brek").json()["actors"]] == ["tomas-brek"]
    assert web.get("/actors.json?kind=ORG").json()["actors"] == []


def test_an_actor_shows_where_each_name_stands() -> None:
    data = client(full()).get("/actor/ana-vesna.json").json()
    alias = data["aliases"][0]
    assert alias["name"] == "Ana Vesna"
    assert {cite["words"] for cite in alias["cites"]} == {"Ana Vesna"}
    assert {cite["source"] for cite in alias["cites"]} == {"Harbour Times", "Courier"}


def test_an_actor_has_offices_company_words_and_deeds() -> None:
    data = client(full()).get("/actor/ana-vesna.json").json()
    assert data["company"][0]["name"] == "Tomas Brek"
    assert data["company"][0]["events"] == 2
    assert data["quotes_total"] == 3
    assert data["events_total"] == 2
    assert [meeting["id"] for meeting in data["meetings"]] == ["m1"]


def test_offices_are_drawn_on_a_line_of_time() -> None:
    page = client(full()).get("/actor/ana-vesna").text
    assert '<svg class="offices"' in page
    assert "President, Orland: 2004-05-03 to 2004-05-05" in page


def test_an_actor_without_anything_reads_well() -> None:
    page = client(full()).get("/actor/tomas-brek").text
    assert "No offices said." in page and "No quotations found." in page


def test_no_actors_and_no_such_actor_read_well() -> None:
    assert "No actors found." in client(empty()).get("/actors").text
    assert client(full()).get("/actor/nobody").status_code == 404


def test_those_named_together_are_drawn_as_a_graph_that_leads_to_each() -> None:
    drawn = company_graph("A", [("B <b>", "/actor/b", 9), ("C", "/actor/c", 1)])
    assert drawn.count("<line") == 2
    assert 'href="/actor/c"' in drawn
    assert "B &lt;b&gt;" in drawn and "<b>" not in drawn


def test_one_other_makes_no_graph() -> None:
    assert company_graph("A", [("B", "/actor/b", 1)]) == ""


def test_of_a_long_list_only_the_page_that_is_looked_at_is_fetched() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(most: int, first: int) -> list[int]:
        asked.append((most, first))
        return list(range(first, first + most))

    shown, pager = page_of(Fetched(120, fetch), {"page": "3"})
    assert list(shown) == list(range(100, 120)) and asked == [(20, 100)]
    assert (pager.pages, pager.total, pager.last) == (3, 120, 120)
    assert list(page_of(Fetched(0, fetch), {})[0]) == []
