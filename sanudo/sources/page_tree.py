"""A page's markup in, a tree of bounded depth out. Knows nothing of what the page says.

libxml2 silently drops what stands under some 256 levels of elements; such a page is written anew, flat, before it
is parsed, so that its text is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from sanudo.sources.limits import Limits
from sanudo.sources.problem import Refused

_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# characters that XML has no place for, and which the tree would refuse or cut the page at
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
"""Elements that begin and end a line."""
_KEPT = frozenset(["h1", "h2", "h3", "figcaption", "time"])
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "textarea", "select")
_TAG_NAME = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]*)")


@dataclass(frozen=True, slots=True)
class Page:
    """The parsed page; `flattened` is True where the nesting was taken out of it first."""

    tree: HtmlElement
    markup: str
    flattened: bool = False


def parse(markup: str, limits: Limits) -> Page:
    """The tree of a page. Raises Refused("empty") where there is no element in it."""
    markup = _NO_XML.sub(" ", _XML_HEAD.sub("", markup, count=1))
    tree, whole = _tree(markup)
    if tree is not None and whole and _depth(tree) <= limits.html_depth:
        return Page(tree, markup)
    flat = flatten(markup)
    tree, _ = _tree(flat)
    if tree is None:
        raise Refused("empty", "no element in the page. Save the page again, or save its text.")
    return Page(tree, flat, flattened=True)


def _tree(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether nothing was dropped for its depth."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=False, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, not _too_deep(parser)
    return tree, not _too_deep(parser)


def _too_deep(parser: lxml_html.HTMLParser) -> bool:
    return any("depth" in entry.message.lower() for entry in parser.error_log)


def _depth(tree: HtmlElement) -> int:
    """The deepest nesting, found without recursion."""
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def flatten(markup: str) -> str:
    """The page's head as it is, and its visible text as a flat run of paragraphs. Linear in its length."""
    body_at = _find_tag(markup, "<body")
    head = markup[:body_at] if 0 <= body_at <= 500_000 else ""
    out = [head, "<body><p>"]
    at = max(body_at, 0)
    size = len(markup)
    lower = markup.lower()
    while at < size:
        open_at = markup.find("<", at)
        if open_at < 0:
            out.append(markup[at:])
            break
        out.append(markup[at:open_at])
        name = _TAG_NAME.match(markup, open_at + 1)
        if name is None and not markup.startswith("!", open_at + 1):
            out.append("&lt;")
            at = open_at + 1
            continue
        close_at = markup.find("-->" if markup.startswith("<!--", open_at) else ">", open_at)
        if close_at < 0:
            break
        if name:
            tag = name[2].lower()
            flat = _flat_tag(tag, name[1])
            if flat == "</p><p>" and not out[-1].strip() and out[-2:-1] == [flat]:
                out.pop()  # one empty paragraph after another is one
            else:
                out.append(flat)
            if tag in _SILENT and not name[1]:
                end = lower.find("</" + tag, close_at)
                close_at = end if end >= 0 else size
                if end >= 0:
                    close_at = markup.find(">", end)
                    close_at = size if close_at < 0 else close_at
        at = close_at + (3 if markup.startswith("-->", close_at) else 1)
    out.append("</p></body></html>")
    return "".join(out)


def _flat_tag(tag: str, slash: str) -> str:
    if tag in _KEPT:
        return f"</p><{tag}>" if not slash else f"</{tag}><p>"
    return "</p><p>" if tag in BLOCKS else ""


def _find_tag(markup: str, start: str) -> int:
    found = re.search(re.escape(start), markup, re.IGNORECASE)
    return found.start() if found else -1
