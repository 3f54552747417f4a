"""Who may ask, and what a page may do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from web_record import full

from sanudo.web.app import app_over
from sanudo.web.guard import host_name


def asked(base: str, **headers: str) -> int:
    shelf = full()
    return TestClient(app_over(lambda: shelf, "x"), base_url=base).get("/", headers=headers).status_code


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:9", "http://LOCALHOST:80"])
def test_names_of_this_machine_are_served(base: str) -> None:
    assert asked(base) == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil", "", "[", "a@b"]
)
def test_a_foreign_host_header_is_refused(host: str) -> None:
    assert asked("http://127.0.0.1", host=host) == 421


def test_another_name_is_served_where_the_caller_says_so() -> None:
    shelf = full()
    web = TestClient(app_over(lambda: shelf, "x", hosts=("desk.local",)), base_url="http://desk.local:8000")
    assert web.get("/").status_code == 200


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/page.css", "/index.json", "/article/zzz"])
def test_every_answer_carries_the_strict_headers(address: str) -> None:
    shelf = full()
    headers = TestClient(app_over(lambda: shelf, "x"), base_url="http://localhost").get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers


def test_a_refusal_carries_them_too() -> None:
    shelf = full()
    web = TestClient(app_over(lambda: shelf, "x"), base_url="http://evil.example")
    assert "content-security-policy" in web.get("/").headers


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_changes_asked_by_other_pages_are_refused(headers: dict[str, str]) -> None:
    shelf = full()
    web = TestClient(app_over(lambda: shelf, "x"), base_url="http://localhost")
    assert web.post("/", headers=headers).status_code == 403


def test_host_names_are_read_without_port_and_brackets() -> None:
    assert [host_name(h) for h in ("a:1", "[::1]:2", "A", "", "[", "a:b:c")] == ["a", "::1", "a", "", "", "a"]


def test_files_outside_the_static_folder_are_not_served() -> None:
    shelf = full()
    web = TestClient(app_over(lambda: shelf, "x"), base_url="http://localhost")
    for address in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert web.get(address).status_code == 404
