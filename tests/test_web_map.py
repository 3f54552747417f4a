"""The map: places of events drawn where their coordinates are sure, listed where not, each leading to its events."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from starlette.testclient import TestClient
from web_record import Shelf, client, empty

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.comparing.types import Comparison
from sanudo.web.world import HEIGHT, WIDTH, Mark, world

TEXT = (
    "NAIROBI, May 4, 2004. President Mwai Kibaki met President Yoweri Museveni in Nairobi on Monday. "
    "Kenyan police arrested five men in Mombasa on Tuesday. Uganda sent 300 soldiers to Sudan. "
    "President Museveni threatened to close the border."
)


def told() -> TestClient:
    article = Article(
        "a" * 16, "a.txt", TEXT, (Part("paragraph", Span(0, len(TEXT))),), published=Dating("2004-05-04", "x", "given")
    )
    return client(Shelf([sanudo.analyse(article)], Comparison()))


def test_a_city_is_drawn_and_leads_to_its_events() -> None:
    web = told()
    data = web.get("/map.json").json()
    drawn = {one["name"]: one for one in data["drawn"]}
    assert drawn["Nairobi"]["latitude"] == pytest.approx(-1.3, abs=0.2)
    assert drawn["Nairobi"]["state"] == "Kenya"
    page = web.get("/map").text
    assert 'class="place" href="?place=Nairobi#events"' in page
    shown = web.get(drawn["Nairobi"]["href"].replace("?", "/map?").split("#")[0])
    assert "Museveni" in shown.text and '<section id="events"' in shown.text


def test_every_mark_is_in_the_list_beside_it() -> None:
    page = told().get("/map").text
    marks = re.findall(r'class="place" href="([^"]+)"', page)
    assert marks and all(page.count(f'href="{href}"') == 2 for href in marks)


def test_a_place_without_sure_coordinates_is_listed_and_not_drawn() -> None:
    data = told().get("/map.json").json()
    for one in data["not_drawn"]:
        assert one["latitude"] is None and one["events"] > 0
    assert {one["name"] for one in data["drawn"]}.isdisjoint(one["name"] for one in data["not_drawn"])


def test_a_status_narrows_the_map() -> None:
    web = told()
    whole = sum(one["events"] for part in ("drawn", "not_drawn") for one in web.get("/map.json").json()[part])
    parts = web.get("/map.json").json()["statuses"]
    assert sum(one["count"] for one in parts) == whole
    assert web.get("/map.json?status=denied").json()["drawn"] == []


def test_a_place_that_no_event_has_reads_well() -> None:
    assert "No events there." in told().get("/map?place=Nowhere").text


def test_nothing_to_draw_reads_well() -> None:
    assert "No event has a place." in client(empty()).get("/map").text
    assert world([]) == ""


@pytest.mark.parametrize(
    "places",
    [
        [(0.0, 0.0)],
        [(-33.9, 151.2), (51.5, -0.1), (-34.6, -58.4)],
        [(78.2, 15.6)],
        [(-77.8, 166.7)],
        [(64.1, -21.9), (64.8, 177.5)],
        [(90.0, 180.0), (-90.0, -180.0)],
    ],
)
def test_every_mark_stands_within_the_picture(places: list[tuple[float, float]]) -> None:
    drawn = world([Mark(f"P{n}", lat, lon, n + 1, "?") for n, (lat, lon) in enumerate(places)])
    found = re.findall(r'<circle cx="(-?[\d.]+)" cy="(-?[\d.]+)"', drawn)
    assert len(found) == len(places)
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in found)


def test_names_are_escaped() -> None:
    drawn = world([Mark('<b>"x"', 10.0, 10.0, 1, '?a="><script>')])
    assert "<b>" not in drawn and "<script>" not in drawn


def test_the_outlines_show_the_land_round_a_mark() -> None:
    drawn = world([Mark("Nairobi", -1.3, 36.8, 1, "?")])
    coast = re.search(r'class="coast" d="([^"]*)"', drawn)
    border = re.search(r'class="border" d="([^"]*)"', drawn)
    assert coast and coast[1].count("M") >= 1 and border and border[1].count("M") > 5


def test_no_line_of_the_outlines_runs_round_the_world() -> None:
    drawn = world([Mark("West", 0.0, -179.0, 1, "?"), Mark("East", 0.0, 179.0, 1, "?")])
    paths = re.findall(r' d="M([^"]+)"', drawn)
    assert len(paths) == 2
    for line in (line for path in paths for line in path.split("M")):
        xs = [float(point.split(",")[0]) for point in line.split("L")]
        assert max(abs(b - a) for a, b in pairwise(xs)) < WIDTH / 4
