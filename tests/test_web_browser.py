"""The app in a real browser: what only a browser shows. Passed over where no chromium is installed."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from test_web_overview import ADDRESSES
from web_record import HARBOUR, HOSTILE, full

from sanudo.web.app import app_over

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine (Debian: apt-get install chromium)"),
]
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
PATIENCE = 120_000  # milliseconds: a busy machine is slow to start a browser
ONE = "/article/aaaa000000000001"


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The app, served on a free port of this machine."""
    shelf = full()
    config = uvicorn.Config(app_over(lambda: shelf, "test.db"), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    ready = threading.Event()
    startup = server.startup

    async def started(sockets: object = None) -> None:
        await startup(sockets)  # type: ignore[arg-type]
        ready.set()

    server.startup = started  # type: ignore[method-assign,assignment]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(120)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=arguments, timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, base) -> Iterator[object]:  # type: ignore[no-untyped-def]
    """A page that fails the test where the console complains or a request leaves this machine."""
    context = chromium.new_context(base_url=base, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(base) else complaints.append(request.url))
    yield page
    context.close()
    assert complaints == []


def text_of(page) -> str:  # type: ignore[no-untyped-def]
    return str(page.eval_on_selector(".text", "element => element.textContent"))


def test_the_browser_has_every_character_of_the_report(page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{ONE}?layers=names,quotes,times,events,positions,differs,copied")
    assert text_of(page) == HARBOUR
    page.goto("/article/cccc000000000003")
    assert text_of(page) == HOSTILE
    assert page.query_selector(".text script, .text img, .text b") is None


def test_pointing_at_a_mark_and_reaching_it_by_keyboard_both_explain_it(page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{ONE}?layers=times")
    page.hover("a.m >> text=Monday")
    notes = page.locator("#drawer-notes")
    assert "weekday" in notes.inner_text() and "2004-05-04" in notes.inner_text()
    page.locator("a.m >> text=two hours").focus()
    assert "PT2H" in notes.inner_text() and "weekday" not in notes.inner_text()


def test_following_a_mark_makes_an_address_that_brings_it_back(page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{ONE}?layers=times")
    page.click("a.m >> text=Monday")
    assert "at=" in page.url and "layers=times" in page.url
    page.reload()
    assert page.locator("#at").inner_text() == "Monday"
    assert "weekday" in page.locator("#drawer-notes").inner_text()


def test_keys_switch_layers_and_the_address_follows(page) -> None:  # type: ignore[no-untyped-def]
    page.goto(ONE)
    page.keyboard.press("1")
    page.wait_for_selector("a.m.names")
    assert page.url.endswith("?layers=names")
    page.keyboard.press("3")
    page.wait_for_selector("a.m.times")
    assert "names%2Ctimes" in page.url or "names,times" in page.url
    page.go_back()
    page.wait_for_selector("a.m.times", state="detached")
    assert page.url.endswith("?layers=names")


def test_j_and_k_step_through_marks_and_entries(page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{ONE}?layers=names")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "Ana Vesna"
    page.goto("/articles")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Vesna talks open in Port Arlo"


def test_slash_goes_to_the_search_and_keys_rest_while_typing(page) -> None:  # type: ignore[no-untyped-def]
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("jk?harbour")
    assert page.input_value("#find") == "jk?harbour"
    assert not page.locator("#keys").is_visible()


def test_single_keys_can_be_switched_off(page) -> None:  # type: ignore[no-untyped-def]
    page.goto(ONE)
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    assert page.url.endswith(ONE)


def test_evidence_opens_beside_the_page_and_closing_gives_the_focus_back(page) -> None:  # type: ignore[no-untyped-def]
    page.goto("/differences")
    page.click("text=The sentences side by side")
    page.wait_for_selector("#peek mark")
    assert page.locator("#peek mark").all_inner_texts() == ["two hours", "three hours"]
    assert page.url.endswith("/differences")
    page.keyboard.press("Escape")
    assert not page.locator("#peek").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "The sentences side by side"


def test_results_follow_the_words_typed_and_the_address_too(page) -> None:  # type: ignore[no-untyped-def]
    page.goto("/search")
    page.fill("#q", "rejected")
    page.wait_for_selector("#results mark")
    assert page.url.endswith("/search?q=rejected")
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_skip_link_comes_first_and_is_seen_when_reached(page) -> None:  # type: ignore[no-untyped-def]
    page.goto("/articles")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_is_wider_than_a_phone(page, scheme: str) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size({"width": 375, "height": 700})
    page.emulate_media(color_scheme=scheme)
    for address in ADDRESSES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address


def test_the_app_works_without_any_script(chromium, base) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(ONE)
    page.click(".layer.times")
    page.click("a.m >> text=Monday")
    assert "weekday" in page.locator("#drawer-notes").inner_text()
    page.goto("/differences")
    page.click("text=The sentences side by side")
    assert page.locator("main mark").all_inner_texts() == ["two hours", "three hours"]
    context.close()
