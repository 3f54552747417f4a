"""A page's tree in, the pieces of its article out in reading order: headline, deck, paragraphs, captions, pull quotes.

trafilatura says where the body is; `page_labels` says what each of its blocks is; captions and a deck that stand
outside the body are found in the tree. Knows nothing of dates and of `Article`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from sanudo.sources.page_fields import Fields, without_site
from sanudo.sources.page_labels import Piece, is_caption, is_deck, key_of, label

_BLOCK_TAGS = {"p", "head", "quote", "item", "row", "ab", "code", "lb", "list", "table"}
_SHORTEST_WITNESS = 400


@dataclass(frozen=True, slots=True)
class Body:
    """`pieces` in reading order; `source` says where the paragraphs were found."""

    pieces: tuple[Piece, ...]
    source: str


def read_body(tree: HtmlElement, fields: Fields) -> Body:
    """The article's pieces; no paragraph among them where the page holds none."""
    blocks, source = _blocks(tree, fields)
    told = _with_captions(tree, label(blocks, tree, fields))
    head: list[Piece] = []
    if fields.titles:
        head.append(("headline", without_site(fields.titles[0], fields.outlet)))
    if not any(kind == "deck" for kind, _ in told):
        deck = _deck(tree, fields, told)
        head += [("deck", deck)] if deck else []
    return Body((*head, *told), source)


def _blocks(tree: HtmlElement, fields: Fields) -> tuple[list[str], str]:
    """The body's blocks as trafilatura finds them; where it finds much less, as the page's JSON-LD gives them."""
    from trafilatura import bare_extraction  # slow to import

    bare = copy.deepcopy(tree)
    etree.strip_tags(bare, etree.Comment)  # trafilatura loses blocks with comments in them
    found: Any = bare_extraction(bare, fast=True, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    blocks = list(_lines(body)) if body is not None else []
    witness = max((_plain(text) for text in fields.bodies), key=len, default="")
    unbroken = len(blocks) == 1 and "\n" in witness  # trafilatura took it from the same place, in one piece
    if len(witness) >= _SHORTEST_WITNESS and (unbroken or sum(map(len, blocks)) * 2 < len(witness)):
        lines = (" ".join(line.split()) for line in witness.split("\n"))
        return [line for line in lines if line], "json-ld:articleBody"
    return blocks, "trafilatura"


def _lines(body: Any) -> Iterator[str]:
    """Each block's text with single blanks, in order."""
    gathered: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCK_TAGS:
            yield from _line(gathered)
        elif tag == "cell" and event == "start" and "".join(gathered).strip():
            gathered.append(" | ")
        if event == "start":
            gathered.append(element.text or "" if isinstance(tag, str) else "")
        elif element is not body:
            gathered.append(element.tail or "")
    yield from _line(gathered)


def _line(gathered: list[str]) -> Iterator[str]:
    text = " ".join("".join(gathered).split()).strip("| ")
    gathered.clear()
    if text:
        yield text


def _plain(text: str) -> str:
    """An articleBody without the markup that some put in it."""
    if "<" in text:
        text = re.sub(r"</?(?:p|br|div|h\d|li|ul)\b[^>]{0,300}>", "\n", text)
        text = re.sub(r"<[a-zA-Z/!][^>]{0,1000}>", "", text)
    return text.replace("&nbsp;", " ").replace("&amp;", "&").replace("&quot;", '"').strip()


def _with_captions(tree: HtmlElement, told: list[Piece]) -> list[Piece]:
    """Captions that stand between the body's blocks and that the body has not got, put where they stand."""
    at = {key_of(text): index for index, (_, text) in enumerate(told)}
    places: dict[int, list[str]] = {}
    last = -1
    waiting: dict[str, str] = {}
    for element in tree.iter("figcaption", "p", "h2", "h3", "li", "blockquote"):
        content = element.text_content()
        if len(content) > 5000:
            continue
        key = key_of(content)
        if element.tag == "figcaption":
            if 8 <= len(key) < 1000 and key not in at:
                waiting[key] = " ".join(content.split())
        elif (index := at.get(key, -1)) >= last and key in at:
            # before the first block only what stands nearest to it is the article's own picture
            captions = list(waiting.values())
            places.setdefault(index, []).extend(captions if last >= 0 else captions[-1:])
            at.update(dict.fromkeys(waiting, -1))
            waiting, last = {}, index
    return [
        piece
        for index, own in enumerate(told)
        for piece in (*(("caption", text) for text in places.get(index, [])), own)
    ]


def _deck(tree: HtmlElement, fields: Fields, told: list[Piece]) -> str | None:
    """The line under the headline that the body has not got: an element named so, or the description where shown."""
    body = {key_of(text) for _, text in told}
    described = key_of(fields.description or "")
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span"):
        named = is_deck(element)
        if not named and (element.tag in ("div", "span") or not described):
            continue
        text = " ".join(element.text_content().split())
        key = key_of(text)
        if 20 <= len(text) <= 500 and key not in body and (named or key == described) and not is_caption(element):
            return text
        if key in body and key and not named:
            return None
    return None
