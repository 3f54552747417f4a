"""The overview, the search, the problems, and what holds for every view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.routing import Route
from web_record import Shelf, client, empty, full, unread

from sanudo.article.types import Article
from sanudo.comparing.types import Comparison
from sanudo.reading.types import Reading
from sanudo.sources.problem import Problem
from sanudo.web.app import VIEWS, app_over
from sanudo.web.layers import LAYERS

EXAMPLES = {
    "/": "/",
    "/search": "/search?q=harbour",
    "/problems": "/problems",
    "/articles": "/articles",
    "/article/{id}": "/article/aaaa000000000001?layers=names,quotes",
    "/evidence": "/evidence?e=aaaa000000000001:50-60",
    "/stories": "/stories",
    "/story/{id}": "/story/s1",
    "/story/{id}/brief": "/story/s1/brief",
    "/differences": "/differences",
    "/actors": "/actors",
    "/actor/{id}": "/actor/ana-vesna",
    "/actor/{id}/merge": "/actor/ana-vesna/merge?other=tomas-brek",
    "/actor/{id}/split": "/actor/ana-vesna/split?names=she",
    "/corrections": "/corrections",
    "/quotes": "/quotes",
    "/statement/{id}": "/statement/q1",
    "/check": "/check",
    "/events": "/events",
    "/meetings": "/meetings",
    "/positions": "/positions",
    "/proposals": "/proposals",
    "/system": "/system",
    "/relation": "/relation?a=Ana+Vesna&b=Tomas+Brek",
    "/map": "/map",
}
ADDRESSES = [EXAMPLES[address] for address, _ in VIEWS]


def twin(address: str) -> str:
    """The address of a view's data."""
    path, _, query = address.partition("?")
    return ("/index" if path == "/" else path) + ".json" + (f"?{query}" if query else "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_is_a_page_and_has_its_data(address: str) -> None:
    web = client(full())
    page, data = web.get(address), web.get(twin(address))
    assert (page.status_code, data.status_code) == (200, 200)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert isinstance(data.json(), dict)
    assert twin(address).replace("&", "&amp;") in page.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_can_be_operated_without_a_mouse(address: str) -> None:
    page = client(full()).get(address).text
    assert '<a class="skip" href="#main">' in page
    assert page.count("<h1") <= 1 and page.count("<main") == 1
    assert 'tabindex="1' not in page
    for found in re.finditer(r"<input(?![^>]*type=\"(?:hidden|checkbox)\")[^>]*id=\"([^\"]+)\"", page):
        assert f'for="{found[1]}"' in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_holds_style_or_script_of_its_own(address: str) -> None:
    page = client(full()).get(address).text
    assert not re.search(r"<script(?! src=)|<style| style=| on[a-z]+=\"|javascript:", page)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "") and "https://" not in page


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "{" not in a and a.count("/") == 1 and "e=aaaa" not in a])
@pytest.mark.parametrize("shelf", [empty, unread])
def test_a_record_in_which_nothing_was_found_reads_well(address: str, shelf: object) -> None:
    page = client(shelf()).get(address)  # type: ignore[operator]
    assert page.status_code == 200
    assert "None</" not in page.text and "[]" not in page.text
    assert client(shelf()).get(twin(address)).status_code == 200  # type: ignore[operator]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_the_same_twice(address: str) -> None:
    assert client(full()).get(address).text == client(full()).get(address).text


def test_every_route_is_a_view_with_a_twin() -> None:
    shelf = full()
    paths = {route.path for route in app_over(lambda: shelf, "x").routes if isinstance(route, Route)}
    assert paths == {a for a, _ in VIEWS} | {"/index.json"} | {f"{a}.json" for a, _ in VIEWS if a != "/"}


def test_the_overview_counts_what_the_record_holds() -> None:
    data = client(full()).get("/index.json").json()
    assert data["counts"]["articles"] == 3
    assert (data["begin"], data["end"], data["undated"]) == ("2004-05-04", "2004-05-05", 1)
    page = client(full()).get("/").text
    assert "<h1>3 reports</h1>" in page and "2 outlets are named; 1 report does not say its outlet." in page
    assert "2 inputs could not be read whole" in page


def test_an_empty_record_says_how_to_fill_it() -> None:
    assert "sanudo build PATH -o test.db" in client(empty()).get("/").text


def test_search_marks_what_matched_and_leads_there() -> None:
    page = client(full()).get("/search?q=rejected").text
    assert "<mark>rejected</mark>" in page
    assert re.search(r'href="/article/aaaa000000000001\?at=\d+-\d+#at"', page)


def test_search_for_nothing_and_for_what_is_not_there_says_so() -> None:
    web = client(full())
    assert "Nothing asked yet." in web.get("/search").text
    assert "No sentence holds all of these words." in web.get("/search?q=zebra").text


def test_problems_say_what_was_wrong_and_are_narrowed_by_kind() -> None:
    web = client(full())
    assert "photo.jpg is not text; give its article instead." in web.get("/problems").text
    assert [one["name"] for one in web.get("/problems.json?kind=too_large").json()["problems"]] == ["long.html"]


def test_long_lists_come_in_pages_whose_addresses_keep_the_rest() -> None:
    problems = [Problem(f"{number:03}.bin", "binary", "Not text.") for number in range(120)]
    web = client(Shelf([], Comparison(), problems))
    first = web.get("/problems?kind=binary").text
    assert "1–50 of 120 problems" in first
    assert 'rel="next" href="?kind=binary&amp;page=2"' in first
    assert "101–120 of 120" in web.get("/problems?page=999").text
    assert web.get("/problems?page=nonsense").status_code == 200


def test_names_with_lone_surrogates_do_not_break_a_page() -> None:
    reading = Reading(Article("dddd", "bad\ud800name", "a \ud800 b", outlet="x\udfffy", headline="h\ud800"))
    web = client(Shelf([reading], Comparison()))
    for address in ("/", "/articles", "/article/dddd", "/article/dddd.json", "/articles.json"):
        assert web.get(address).status_code == 200


def test_an_address_that_is_not_is_a_page_that_says_so() -> None:
    page = client(full()).get("/nowhere")
    assert page.status_code == 404
    assert "There is no page at /nowhere." in page.text


def test_the_app_notices_that_the_record_has_changed() -> None:
    from starlette.testclient import TestClient

    stamp = [1]
    shelf = empty()
    web = TestClient(app_over(lambda: shelf, "x", lambda: stamp[0]), base_url="http://localhost")
    assert web.get("/index.json").json()["counts"]["articles"] == 0
    shelf.held.update(full().held)
    assert web.get("/index.json").json()["counts"]["articles"] == 0
    stamp[0] = 2
    assert web.get("/index.json").json()["counts"]["articles"] == 3


def test_the_documentation_names_every_view() -> None:
    told = (Path(__file__).parent.parent / "docs" / "web.md").read_text()
    assert [address for address, _ in VIEWS if f"| `{address}` |" not in told] == []


def test_the_documentation_names_every_layer() -> None:
    told = (Path(__file__).parent.parent / "docs" / "web.md").read_text()
    assert [layer.name for layer in LAYERS if f"`{layer.name}`" not in told] == []
