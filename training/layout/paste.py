"""A saved HTML page in, the text that copying it from a browser would paste out, line by line with where it came from.

Knows nothing of what a line is for. Blocks become lines, paragraphs and headings stand apart by an empty line, cells
of a row are parted by tabs; scripts, styles and what is hidden in the markup itself do not show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

_SILENT_TAGS = "script style noscript template head iframe object svg select textarea video audio canvas math"
_APART_TAGS = "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure pre hr table form fieldset"
_BLOCK_TAGS = (
    "div section article aside header footer main nav li dt dd tr figcaption address details summary "
    "center caption tbody thead tfoot legend option label body html"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_APART = frozenset(_APART_TAGS.split())
_BLOCK = _APART | frozenset(_BLOCK_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class PastedLine:
    """`words` as pasted; `gap` empty lines before it; `tags` and `names` (classes, ids) of what it stands in."""

    words: str
    gap: int
    tags: frozenset[str]
    names: str


def paste(page: str, with_alts: bool = False) -> list[PastedLine]:
    """The lines of a page as pasted. `with_alts`: pictures leave their descriptions, as some browsers do."""
    root = html.document_fromstring(
        page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    writer = _Writer(with_alts)
    body = root.find("body")
    _walk(body if body is not None else root, writer)
    writer.break_line(0)
    return writer.lines


class _Writer:
    """Collects words into lines; remembers the deepest element that each line began in."""

    def __init__(self, with_alts: bool) -> None:
        self.lines: list[PastedLine] = []
        self.with_alts = with_alts
        self._words: list[str] = []
        self._gap = 0
        self._path: list[etree._Element] = []
        self._stack: list[etree._Element] = []

    def enter(self, element: etree._Element) -> None:
        self._stack.append(element)

    def leave(self) -> None:
        self._stack.pop()

    def add(self, words: str) -> None:
        if not words:
            return
        if words.strip() and not "".join(self._words).strip():
            self._path = list(self._stack)
        self._words.append(words)

    def break_line(self, gap: int) -> None:
        words = _SPACE.sub(" ", "".join(self._words).replace("\x00", "\t")).strip()
        if words.strip("\xa0 \u200b"):
            tags = frozenset(str(element.tag) for element in self._path)
            names = " ".join(
                f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
                for element in self._path[-4:]
            )
            self.lines.append(PastedLine(words, self._gap, tags, names.lower()))
            self._gap = 0
        self._gap = max(self._gap, gap)
        self._words = []


def _walk(root: etree._Element, writer: _Writer) -> None:
    """Depth first without recursion: pages may be nested deep."""
    pending: list[tuple[etree._Element, bool]] = [(root, False)]
    while pending:
        element, done = pending.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if done:
            writer.leave()
            if tag in _BLOCK:
                writer.break_line(1 if tag in _APART else 0)
            elif tag in ("td", "th"):
                writer.add(" ")
            writer.add(_text(element.tail))
            continue
        if not tag or tag in _SILENT or _is_hidden(element):
            writer.add(_text(element.tail))
            continue
        if tag == "br":
            writer.break_line(0)
            writer.add(_text(element.tail))
            continue
        if tag in _BLOCK:
            writer.break_line(1 if tag in _APART else 0)
        writer.enter(element)
        if tag == "img" and writer.with_alts:
            writer.add(_text(element.get("alt")))
        writer.add(_text(element.text))
        pending.append((element, True))
        pending.extend((child, False) for child in reversed(element))


def _text(words: str | None) -> str:
    return _SPACE.sub(" ", words) if words else ""


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))
