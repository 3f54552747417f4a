"""A page saved as one file (MHTML) in, one `Article` out. The date of saving is never taken for the report's."""

from __future__ import annotations

import re

from sanudo.article.types import Article
from sanudo.sources import mime
from sanudo.sources.assemble import sha256
from sanudo.sources.html import read_page
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused

_MARKS = re.compile(rb"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"[A-Za-z][\w-]{0,60}:")


def looks_like(head: bytes) -> bool:
    """Begins with headers, among them one of a saved page."""
    return _HEADER.match(head.lstrip(b"\xef\xbb\xbf\r\n")) is not None and _is_page(head)


def _is_page(head: bytes) -> bool:
    if not _MARKS.search(head):
        return False
    return (
        b"napshot-" in head or b"Saved by" in head or re.search(rb"type=\"?text/html", head, re.IGNORECASE) is not None
    )


def read(name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
    """The article of the page in it. Raises Refused."""
    message = mime.parse(content)
    address = mime.header(message, "Snapshot-Content-Location")
    pages = [part for part in mime.parts(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise Refused("not_news", "a web archive without a page in it. Save the page again, as HTML.")
    # the first is the page, the others are its frames
    page = next((part for part in pages if address and mime.header(part, "Content-Location") == address), pages[0])
    decoded = mime.text_of(page)
    place = address or mime.header(page, "Content-Location")
    items = read_page(name, decoded.text, content, limits, address=place if place.startswith("http") else None)
    digest = sha256(content)
    return [*items, *(Problem(name, kind, note, True, digest) for kind, note in decoded.notes if kind == "encoding")]
