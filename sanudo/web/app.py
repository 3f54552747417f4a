"""A record's path in, a Starlette app out: every view of the table VIEWS as a page and, with .json, as data.

Nothing is fetched from anywhere; scripts, styles and type stand in `static/`. The address is the whole state.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Hashable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sanudo.record.record import Record
from sanudo.web.correcting import Refused, correct, read_form
from sanudo.web.guard import LOOPBACK, Guard
from sanudo.web.holdings import Holdings, RecordLike
from sanudo.web.page import NotHere, Page, plain
from sanudo.web.phrasing import FILTERS
from sanudo.web.views import actors, articles, brief, corrections, events, overview, quotes, stories, system
from sanudo.web.views import map as places

View = Callable[[Holdings, Request], Page]

VIEWS: tuple[tuple[str, View], ...] = (
    ("/", overview.overview),
    ("/search", overview.search),
    ("/problems", overview.problems),
    ("/articles", articles.articles),
    ("/article/{id}", articles.article),
    ("/evidence", articles.evidence),
    ("/stories", stories.stories),
    ("/story/{id}", stories.story),
    ("/story/{id}/brief", brief.story_brief),
    ("/differences", stories.differences),
    ("/actors", actors.actors),
    ("/actor/{id}", actors.actor),
    ("/actor/{id}/merge", corrections.merge),
    ("/actor/{id}/split", corrections.split),
    ("/corrections", corrections.corrections),
    ("/quotes", quotes.quotes),
    ("/statement/{id}", quotes.statement),
    ("/check", quotes.check),
    ("/events", events.events),
    ("/meetings", events.meetings),
    ("/positions", events.positions),
    ("/proposals", system.proposals),
    ("/system", system.system),
    ("/relation", events.relation),
    ("/map", places.places),
)


def make_app(path: str | Path, hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """The app over the record at `path`, for requests whose Host is one of `hosts`. The record may grow meanwhile."""
    place = Path(path)
    return app_over(lambda: Record(place), place.name, lambda: _stamp(place), hosts, lambda: Record(place, write=True))


def app_over(
    open_record: Callable[[], RecordLike],
    name: str,
    stamp: Callable[[], Hashable] = lambda: 0,
    hosts: tuple[str, ...] = LOOPBACK,
    open_to_write: Callable[[], Record] | None = None,
) -> Starlette:
    """The app over whatever `open_record` opens (once a thread); `stamp` changes when the record does.

    Corrections by hand go through `open_to_write`; without it the app only reads.
    """
    holdings = Holdings(open_record, name, stamp)
    templates = _templates()
    routes: list[Route | Mount] = []
    for address, view in VIEWS:
        routes.append(Route("/index.json" if address == "/" else f"{address}.json", _as_json(holdings, view)))
        routes.append(Route(address, _as_html(holdings, templates, view)))
    if open_to_write is not None:
        routes.append(Route("/correct", _correcting(holdings, templates, open_to_write), methods=["POST"]))
    routes.append(Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static"))
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts), Middleware(GZipMiddleware, minimum_size=1024)],
        exception_handlers={404: _not_found(holdings, templates), 500: _failed(holdings, templates)},
    )


def _as_html(holdings: Holdings, templates: Environment, view: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            page = view(holdings, request)
        except NotHere as missing:
            page = Page("error.html", {"title": "Not in this record", "message": str(missing)}, status=404)
        return _html(holdings, templates, page, request)

    return endpoint


def _as_json(holdings: Holdings, view: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            page = view(holdings, request)
        except NotHere as missing:
            return _json({"error": str(missing)}, 404)
        return _json(plain(page.data), page.status)

    return endpoint


def _correcting(
    holdings: Holdings, templates: Environment, open_to_write: Callable[[], Record]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            form = read_form(await request.body())
            there = await run_in_threadpool(correct, open_to_write, form)
        except Refused as refusal:
            page = Page("error.html", {"title": "Not corrected", "message": str(refusal)}, status=409)
            return await run_in_threadpool(_html, holdings, templates, page, request)
        return RedirectResponse(there, status_code=303)

    return endpoint


def _json(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value, indent=1) + "\n", status, media_type="application/json")


def _html(holdings: Holdings, templates: Environment, page: Page, request: Request) -> Response:
    partial = request.headers.get("hx-request") == "true" and request.headers.get("hx-target") == "peek"
    twin = ("/index" if request.url.path == "/" else quote(request.url.path)) + ".json"
    query = request.url.query
    html = templates.get_template(page.template).render(
        **page.data,
        **page.shown,
        layout="fragment.html" if partial else "base.html",
        record=holdings.name,
        path=request.url.path,
        query=request.query_params,
        json_twin=twin + (f"?{query}" if query else ""),
    )
    body = html.encode("utf-8", "replace")  # a lone surrogate in a name is shown as a question mark
    return HTMLResponse(body, page.status, headers={"vary": "HX-Request", "cache-control": "no-cache"})


def _not_found(holdings: Holdings, templates: Environment) -> Callable[[Request, Exception], Response]:
    def handler(request: Request, error: Exception) -> Response:
        message = f"There is no page at {request.url.path}."
        if request.url.path.endswith(".json"):
            return _json({"error": message}, 404)
        return _html(
            holdings, templates, Page("error.html", {"title": "No such page", "message": message}, status=404), request
        )

    return handler


def _failed(holdings: Holdings, templates: Environment) -> Callable[[Request, Exception], Response]:
    def handler(request: Request, error: Exception) -> Response:
        message = (
            f"This page could not be made: {type(error).__name__}. The record is untouched; the terminal that runs "
            "`sanudo open` says more."
        )
        if request.url.path.endswith(".json"):
            return _json({"error": message}, 500)
        return _html(
            holdings, templates, Page("error.html", {"title": "An error", "message": message}, status=500), request
        )

    return handler


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """The templates, compiled once a process."""
    environment = Environment(
        loader=PackageLoader("sanudo.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


def _stamp(place: Path) -> Hashable:
    """What changes when the record is written: times and sizes of the file and of its log of writes."""
    stamps = []
    for file in (place, place.with_name(place.name + "-wal")):
        try:
            found = file.stat()
            stamps.append((found.st_mtime_ns, found.st_size))
        except OSError:
            stamps.append((0, 0))
    return tuple(stamps)
