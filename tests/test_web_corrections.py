"""Corrections by hand: previewed, made, undone, and refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_record import client, full, on_disk

from sanudo.comparing.types import Actor, Alias, Comparison
from sanudo.record.record import Record
from sanudo.web import correcting
from sanudo.web.app import make_app

OWN = {"origin": "http://127.0.0.1:8000"}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record whose comparison is not made anew, so that its actors are those of the shelf."""
    monkeypatch.setattr(correcting, "refresh", lambda record: True)
    return on_disk(full(), tmp_path / "test.db")


@pytest.fixture
def web(path: Path) -> TestClient:
    return TestClient(make_app(path), base_url="http://127.0.0.1:8000", follow_redirects=False)


def test_a_merge_is_shown_before_it_is_made(web: TestClient) -> None:
    data = web.get("/actor/ana-vesna/merge.json?other=tomas-brek").json()
    assert data["together"]["names"] == ["Ana Vesna", "Tomas Brek", "she"]
    assert data["together"]["articles"] == 2
    assert data["against"] == ["1 report(s) name both, as two: Vesna talks open in Port Arlo."]


def test_others_to_merge_with_are_found_by_name() -> None:
    shelf = full()
    extra = Actor("a-vesna", "A. Vesna", "PERSON", (Alias("A. Vesna", ()),))
    shelf.together = Comparison(actors=(*shelf.together.actors, extra))
    found = client(shelf).get("/actor/ana-vesna/merge.json").json()["candidates"]
    assert [one["name"] for one in found] == ["A. Vesna"]
    assert [one["id"] for one in client(shelf).get("/actor/ana-vesna/merge.json?q=brek").json()["candidates"]] == [
        "tomas-brek"
    ]


def test_a_split_is_shown_before_it_is_made(web: TestClient) -> None:
    data = web.get("/actor/ana-vesna/split.json?names=she").json()
    assert (data["goes"], data["stays"]) == (1, 2)
    data = web.get("/actor/ana-vesna/split.json?names=Ana+Vesna&articles=bbbb000000000002").json()
    assert (data["goes"], data["stays"]) == (1, 2)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ({"kind": "merge", "into": "ana-vesna", "other": "tomas-brek"}, "merge"),
        ({"kind": "split", "actor": "ana-vesna", "names": ["she"]}, "split"),
        ({"kind": "rename", "actor": "ana-vesna", "name": "Ana M. Vesna"}, "rename"),
        ({"kind": "move", "article": "aaaa000000000001"}, "move"),
    ],
)
def test_a_correction_goes_into_the_log_and_can_be_undone(
    web: TestClient, path: Path, form: dict[str, object], kind: str
) -> None:
    made = web.post("/correct", data=form, headers=OWN)
    assert made.status_code == 303
    assert web.get(made.headers["location"]).status_code == 200
    log = web.get("/corrections.json").json()["corrections"]
    assert [(one["kind"], one["in_force"]) for one in log] == [(kind, True)]
    assert web.post("/correct", data={"kind": "undo", "n": log[0]["n"]}, headers=OWN).status_code == 303
    log = web.get("/corrections.json").json()["corrections"]
    assert [(one["kind"], one["in_force"]) for one in log] == [("undo", False), (kind, False)]
    assert len(Record(path).corrections()) == 2


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "nonsense"},
        {"kind": "merge", "into": "ana-vesna"},
        {"kind": "merge", "into": "ana-vesna", "other": "nobody"},
        {"kind": "merge", "into": "ana-vesna", "other": "ana-vesna"},
        {"kind": "split", "actor": "ana-vesna"},
        {"kind": "undo", "n": "x"},
        {"kind": "undo", "n": "77"},
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence_and_changes_nothing(
    web: TestClient, path: Path, form: dict[str, str]
) -> None:
    refused = web.post("/correct", data=form, headers=OWN)
    assert refused.status_code == 409
    assert "Not corrected" in refused.text
    assert Record(path).corrections() == []


def test_another_site_cannot_correct(web: TestClient, path: Path) -> None:
    form = {"kind": "rename", "actor": "ana-vesna", "name": "X"}
    for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}):
        assert web.post("/correct", data=form, headers=headers).status_code == 403
    assert Record(path).corrections() == []


def test_asking_never_corrects(web: TestClient, path: Path) -> None:
    assert web.get("/correct?kind=rename&actor=ana-vesna&name=X").status_code in (404, 405)
    assert Record(path).corrections() == []


def test_an_app_over_a_record_in_memory_only_reads() -> None:
    page = client(full()).post("/correct", data={"kind": "undo", "n": "1"}, headers=OWN)
    assert page.status_code in (404, 405)


def test_a_new_comparison_follows_the_correction(tmp_path: Path) -> None:
    path = on_disk(full(), tmp_path / "test.db")
    web = TestClient(make_app(path), base_url="http://127.0.0.1:8000")
    page = web.post("/correct", data={"kind": "move", "article": "aaaa000000000001"}, headers=OWN)
    assert page.status_code == 200
    stories = web.get("/stories.json").json()["stories"]
    assert all(story["articles"] == 1 for story in stories)
