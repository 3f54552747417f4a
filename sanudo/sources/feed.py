"""A feed (RSS, Atom, RDF) in, one `Article` an entry out, named `feed.xml#3`, counted from 1.

Most feeds give only the beginning of a report: that is said of each. The entry's own fields go before the feed's; the
feed's title is taken for the outlet only where it has the form of a name.
"""

from __future__ import annotations

import io
import re
from typing import Any

from sanudo.article.masthead import masthead_of
from sanudo.article.types import Article, Dating
from sanudo.sources.assemble import Facts, from_parts, language_problem, sha256
from sanudo.sources.date_strings import read_date
from sanudo.sources.decode import doubts, without_surrogates
from sanudo.sources.json_file import laid_out
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused
from sanudo.sources.text import within

SUFFIXES = (".rss", ".atom", ".rdf", ".xml")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_BLOCK_END = re.compile(r"<\s*(?:/\s*(?:p|div|li|ul|ol|h[1-6]|blockquote|figure|table|tr)|br\s*/?)\s*>", re.IGNORECASE)
_SHORTEST_TEXT = 40
_SUMMARY = 800  # characters under which a text that the feed itself calls a summary is not the whole report
_BETWEEN = re.compile(r"\s+[-–—|»:·]\s+")


def looks_like(head: bytes) -> bool:
    """Begins as a feed does."""
    return _START.match(head) is not None


def read(name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
    """Every entry as an article, with partial problems after it. Raises Refused."""
    import feedparser  # slow to import, and needed for few files

    feed = feedparser.parse(io.BytesIO(content), resolve_relative_uris=False)
    if not feed.entries:
        if looks_like(content[:4096]) and not feed.bozo:
            raise Refused("not_news", "a feed without an entry. Leave it out, or save it again.")
        raise Refused("unsupported", "XML, but no feed that can be read. Save the report in it as text, HTML or JSON.")
    digest = sha256(content)
    items: list[Article | Problem] = []
    for number, entry in enumerate(feed.entries, start=1):
        items += _items(f"{name}#{number}", entry, feed.feed, digest, limits)
    if not any(isinstance(item, Article) for item in items):
        raise Refused("not_news", "a feed without a text in its entries. Save the pages that it points to.")
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        message = f"the feed is damaged ({feed.bozo_exception}); what could be read is kept. Save it again."
        items.append(Problem(name, "broken", without_surrogates(message)[0], True, digest))
    return items


def _items(name: str, entry: Any, feed: Any, digest: str, limits: Limits) -> list[Article | Problem]:
    whole = [part.get("value", "") for part in entry.get("content", [])]
    raw = max((*whole, entry.get("summary", "")), key=len)
    body, notes = within(_plain(raw), limits)
    title = _plain(entry.get("title", "")).replace("\n", " ")
    if len(body) < _SHORTEST_TEXT:
        message = f"its entry {title[:80]!r} has no text. Save the page that it points to."
        return [Problem(name, "not_news", message, True, digest)]
    if not whole and len(body) < _SUMMARY:
        notes.append(("truncated", "the feed gives only the beginning of the text. Fetch the page itself."))
    text, parts = laid_out(title, "", [], body)
    text, halves = without_surrogates(text)
    own = "\n".join((title, entry.get("link", ""), raw)).encode("utf-8", "replace")
    article = from_parts(name, text, parts, own, _facts(entry, feed, title), digest)
    said = (*notes, *halves, *doubts(text))
    problems = [Problem(name, kind, message, True, digest) for kind, message in said]
    return [article, *problems, *language_problem(article)]


def _facts(entry: Any, feed: Any, title: str) -> Facts:
    outlet, basis = _outlet(entry, feed)
    language = feed.get("language") or None
    return Facts(
        url=entry.get("link") or None,
        outlet=outlet,
        outlet_basis=basis,
        headline=title or None,
        byline=_plain(entry.get("author", "")) or None,
        language=language[:2].lower() if language else None,
        published=_dating(entry.get("published"), "metadata", "feed:published"),
        updated=_dating(entry.get("updated") if "updated" in entry else None, "updated", "feed:updated"),
    )


def _dating(written: str | None, kind: str, basis: str) -> Dating | None:
    iso = read_date(written) if written else None
    return Dating(iso, kind, basis) if iso else None


def _outlet(entry: Any, feed: Any) -> tuple[str | None, str | None]:
    """The source that the entry or the feed names; a feed's title where it, or a piece of it, is a name of media."""
    for value, basis in (
        (entry.get("source", {}).get("title"), "feed:source"),
        (entry.get("publisher"), "feed:publisher"),
        (feed.get("publisher"), "feed:publisher"),
    ):
        if value and _plain(value):
            return _plain(value), basis
    for piece in _BETWEEN.split(_plain(feed.get("title", ""))):
        if masthead_of(piece) == (0, len(piece)):
            return piece, "feed:title"
    return None, None


def _plain(markup: str) -> str:
    """The words of a piece of HTML, its blocks apart by an empty line."""
    from lxml import html as lxml_html

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    broken = _BLOCK_END.sub(lambda match: match[0] + "\ue000", markup.replace("\x00", ""))
    try:
        words = lxml_html.fromstring(f"<div>{broken}</div>").text_content()
    except (ValueError, lxml_html.etree.ParserError):
        return ""
    blocks = (" ".join(block.split()) for block in words.split("\ue000"))
    return "\n\n".join(block for block in blocks if block)
