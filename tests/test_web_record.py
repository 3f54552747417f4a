"""The app over a record on disk: the same pages as over one in memory, and what needs the record's own index."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from test_web_overview import ADDRESSES, twin
from web_record import client, full, on_disk

from sanudo.record.record import Record
from sanudo.web.app import make_app


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return on_disk(full(), tmp_path_factory.mktemp("record") / "test.db")


@pytest.fixture(scope="module")
def web(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://127.0.0.1:8000") as opened:
        yield opened


@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.startswith(("/search", "/article/", "/articles"))])
def test_a_record_on_disk_gives_the_same_data(web: TestClient, address: str) -> None:
    there, here = web.get(twin(address)), client(full()).get(twin(address))
    assert there.status_code == 200
    assert without_kinds(there.json()) == without_kinds(here.json())


@pytest.mark.parametrize("query", ["", "type=REJECT", "status=occurred", "date=2004-05", "order=text", "date=1999"])
def test_a_large_record_reads_only_the_page_of_events_that_is_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    here = client(full()).get(f"/events.json?{query}").json()
    monkeypatch.setattr("sanudo.web.views.events.MOST_AT_ONCE", 0)
    monkeypatch.setattr("sanudo.web.holdings.Holdings.findings", None)
    with TestClient(make_app(path), base_url="http://127.0.0.1:8000") as large:
        there = large.get(f"/events.json?{query}").json()
    here["facets"] = [facet for facet in here["facets"] if facet["name"] != "actor"]
    assert there == here


def test_an_actor_of_a_large_record_is_told_from_its_own_reports(
    web: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = web.get("/actor/tomas-brek.json").json()
    monkeypatch.setattr("sanudo.web.holdings._MOST_SHARE", 0)
    monkeypatch.setattr("sanudo.web.holdings.Holdings.findings", None)
    with TestClient(make_app(path), base_url="http://127.0.0.1:8000") as large:
        assert large.get("/actor/tomas-brek.json").json() == expected


def without_kinds(value: object) -> object:
    """`value` without what the list of articles on disk does not tell."""
    if isinstance(value, dict):
        return {k: without_kinds(v) for k, v in value.items() if k not in ("date_kind", "url")}
    if isinstance(value, list):
        return [without_kinds(item) for item in value]
    return value


def test_reports_and_the_reader_are_there(web: TestClient) -> None:
    assert len(web.get("/articles.json").json()["articles"]) == 3
    assert web.get("/article/aaaa000000000001?layers=names,quotes,times,events,positions").status_code == 200


def test_sentences_are_found_by_the_records_own_index(web: TestClient) -> None:
    hits = web.get("/search.json?q=rejected+base").json()["hits"]
    assert [hit["sentence"] for hit in hits] == ["Brek rejected a proposal to close the northern base."]
    assert [s["text"] for s in hits[0]["stretches"] if s["match"]] == ["rejected", "base"]


@pytest.mark.parametrize(
    "query", ['"', "a AND", "*", "(((", "NEAR(", "'; DROP TABLE articles", "%00", "🙂", "-x", "a" * 5000]
)
def test_no_words_break_the_search(web: TestClient, query: str) -> None:
    assert web.get("/search", params={"q": query}).status_code == 200
    assert web.get("/check", params={"quote": query, "speaker": query}).status_code == 200


@pytest.mark.parametrize(
    ("quote", "speaker", "kind"),
    [
        ("We want peace, not promises", "", "exact"),
        ("We want peace, not promises", "Tomas Brek", "another"),
        ("The moon is made of old cheese", "", "not found"),
    ],
)
def test_the_check_gives_its_verdict_with_the_words(web: TestClient, quote: str, speaker: str, kind: str) -> None:
    asked = {"quote": quote, "speaker": speaker}
    verdict = web.get("/check.json", params=asked).json()["verdict"]
    assert verdict["kind"] == kind
    assert verdict["said"] in unescape(web.get("/check", params=asked).text)
    if kind != "not found":
        assert "peace" in verdict["found"][0]["words"]


def test_reading_a_record_never_changes_it(web: TestClient, path: Path) -> None:
    before = list(Record(path).dump())
    for address in ADDRESSES:
        web.get(address)
    assert list(Record(path).dump()) == before
