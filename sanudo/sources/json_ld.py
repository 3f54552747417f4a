"""A page's tree in, the JSON-LD objects that describe its article out. Knows nothing of what they are used for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting|Posting|ClaimReview|VideoObject)$")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_DEEPEST = 12
_LARGEST = 2_000_000


def objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """Every map in the page's JSON-LD, articles first, in the page's order."""
    found = [item for script in tree.iter("script") if _is_ld(script) for item in _maps(_value(script.text or ""))]
    return sorted(found, key=lambda item: not is_article(item))


def is_article(item: dict[str, Any]) -> bool:
    """Whether the object says that it is an article of some kind (a video counts after those)."""
    return any(_ARTICLE_TYPES.search(name) for name in types(item))


def types(item: dict[str, Any]) -> list[str]:
    """The names of its types."""
    value = item.get("@type")
    names = value if isinstance(value, list) else [value]
    return [name for name in names if isinstance(name, str)]


def _is_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _value(text: str) -> Any:
    text = _COMMENT.sub("", text)[:_LARGEST].strip().rstrip(";")
    for candidate in (text, re.sub(r",\s{0,20}([}\]])", r"\1", text), text.replace("\\'", "'")):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return _loose(text)


def _loose(text: str) -> dict[str, str]:
    """The string fields that matter, from JSON that is broken elsewhere (an unescaped quotation mark in the body)."""
    keys = "headline|datePublished|dateModified|dateCreated|uploadDate|url|description"
    pairs = re.findall(r'"(' + keys + r')"\s{0,10}:\s{0,10}"([^"\n]{1,500})"', text)
    first: dict[str, str] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    kind = re.search(r'"@type"\s{0,10}:\s{0,10}"(\w{1,40})"', text)
    return {**first, "@type": kind[1]} if first and kind else {}


def _maps(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The value's maps, outer before inner."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for child in value.values():
            if isinstance(child, dict | list):
                yield from _maps(child, depth + 1)
    elif isinstance(value, list):
        for child in value:
            yield from _maps(child, depth + 1)
