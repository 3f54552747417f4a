"""A page's tree in, what its fields say of the article out: headline, deck, authors, outlet, address, language.

Each fact keeps the field that it came from. Dates are read in `page_dates`, the text in `page_body`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from sanudo.sources import json_ld

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S{1,2000})")
_NO_AUTHOR = re.compile(r"^(?:https?:|www\.|@|admin$|by$)|[<>{}|]|\.com\b", re.IGNORECASE)
_TITLE_ENDS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the page's own fields say; `titles` are the claims for the headline, best first."""

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_basis: str | None = None
    url: str | None = None
    language: str | None = None
    bodies: tuple[str, ...] = ()


def read_fields(tree: HtmlElement, objects: list[dict[str, Any]], url: str | None = None) -> Fields:
    """The facts in JSON-LD, meta elements, microdata and the head of the page. `url` is where it was saved from."""
    metas = meta_values(tree)
    articles = [item for item in objects if json_ld.is_article(item)]
    outlet, basis = _outlet(articles, objects, metas)
    return Fields(
        titles=_titles(tree, articles, metas),
        description=_first(
            *(item.get("description") for item in articles), *_of(metas, "og:description", "description")
        ),
        authors=_authors(tree, articles, metas),
        outlet=outlet,
        outlet_basis=basis,
        url=_url(tree, articles, metas, url),
        language=_language(tree, metas),
        bodies=tuple(body for item in articles if isinstance(body := item.get("articleBody"), str) and body.strip()),
    )


def meta_values(tree: HtmlElement) -> dict[str, list[str]]:
    """Every meta element's content by its name, property or itemprop, lower case."""
    values: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = clean(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                values.setdefault(name, []).append(content)
    return values


def clean(value: Any) -> str | None:
    """A string with its blanks made single; None for anything else and for nothing."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(*values: Any) -> str | None:
    return next((text for value in values if (text := clean(value))), None)


def _of(metas: dict[str, list[str]], *names: str) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, [])


def _titles(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> tuple[str, ...]:
    headings = [clean(heading.text_content()) for heading in tree.iter("h1")]
    claims = [
        *(clean(item.get("headline")) for item in articles),
        *_of(metas, "og:title", "twitter:title", "title", "dc.title", "headline"),
        *(clean(title.text_content()) for title in tree.iter("title")),
    ]
    named = [claim for claim in claims if claim]
    # The heading that the fields repeat is the headline as the reader sees it.
    seen = [head for head in headings if head and any(_same_title(head, claim) for claim in named)]
    lone = [head for head in headings if head and len(head.split()) > 3] if len(headings) == 1 else []
    return tuple(dict.fromkeys([*seen, *lone, *named]))


def _same_title(heading: str, claim: str) -> bool:
    a, b = heading.lower(), claim.lower()
    return len(a) >= 10 and (a == b or a in b or (len(b) >= 20 and b in a))


def without_site(title: str, outlet: str | None) -> str:
    """The title element's text without " | The Outlet" at its end."""
    for mark in _TITLE_ENDS:
        front, found, end = title.rpartition(mark)
        if found and len(front) >= 15 and ((outlet and end.lower() in outlet.lower()) or len(end.split()) <= 3):
            return without_site(front, outlet)
    return title


def _authors(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> tuple[str, ...]:
    names = [name for item in articles for name in _names(item.get("author"))]
    names = names or [
        name
        for value in _of(metas, "author", "article:author", "dc.creator", "sailthru.author", "byl")
        for name in re.split(r"\s*(?:,| and | & |;)\s*", re.sub(r"^by\s+", "", value, flags=re.IGNORECASE))
    ]
    if not names:
        found = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class,'byline')]")
        texts = [text for element in found[:3] if (text := clean(element.text_content())) and len(text) < 60]
        names = [re.sub(r"^(?:by|von|par|por|di|da)[:\s]\s*", "", text, flags=re.IGNORECASE) for text in texts]
    kept = (name.strip() for name in names)
    return tuple(dict.fromkeys(name for name in kept if 2 < len(name) < 80 and not _NO_AUTHOR.search(name)))[:10]


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in values]
    flat = [name for item in names for name in (item if isinstance(item, list) else [item])]
    return [name for item in flat if (name := clean(item))]


def _outlet(
    articles: list[dict[str, Any]], objects: list[dict[str, Any]], metas: dict[str, list[str]]
) -> tuple[str | None, str | None]:
    publishers = _names([item.get("publisher") for item in articles if item.get("publisher")])
    sites = [clean(item.get("name")) for item in objects if "WebSite" in json_ld.types(item)]
    owners = [clean(item.get("name")) for item in objects if "NewsMediaOrganization" in json_ld.types(item)]
    claims: tuple[tuple[str, Iterable[str | None]], ...] = (
        ("meta:og:site_name", metas.get("og:site_name", [])),
        ("json-ld:publisher", publishers),
        ("json-ld:NewsMediaOrganization", owners),
        ("json-ld:WebSite", sites),
        ("meta:application-name", metas.get("application-name", [])),
        ("meta:publisher", metas.get("dc.publisher", []) or metas.get("publisher", [])),
        ("meta:copyright", metas.get("copyright", [])),
    )
    for basis, names in claims:
        for name in names:
            if name and len(name) < 80:
                return name, basis
    return None, None


def _url(tree: HtmlElement, articles: list[dict[str, Any]], metas: dict[str, list[str]], url: str | None) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    pages = [item.get("mainEntityOfPage") for item in articles]
    of_pages = [page.get("@id") if isinstance(page, dict) else page for page in pages]
    claims = [*links, *_of(metas, "og:url"), *of_pages, *(item.get("url") for item in articles), url, _saved_from(tree)]
    base = next((text for claim in claims if (text := clean(claim)) and _is_address(text)), None)
    for claim in claims:
        text = clean(claim)
        if text and base:
            try:
                joined = urljoin(base, text)
                # a bare home page is the address of the site, not of the article
                if _is_address(joined) and urlsplit(joined).path.strip("/"):
                    return joined
            except ValueError:
                continue
    return base


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _saved_from(tree: HtmlElement) -> str | None:
    for node in tree.xpath("//comment()")[:5] + list(tree.itersiblings(preceding=True))[:5]:
        found = _SAVED_FROM.search(str(node.text or ""))
        if found:
            return found[1]
    return None


def _language(tree: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    claim = _first(tree.get("lang"), tree.get("xml:lang"), *_of(metas, "og:locale", "content-language", "language"))
    return claim[:2].lower() if claim and claim[:2].isalpha() else None
