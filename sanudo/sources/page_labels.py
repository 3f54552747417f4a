"""The blocks of a page's body in, each with what it is out: paragraph, or one of the things that stand among them.

Told from how the line begins (`page_lines.tsv`), from the page's element that holds it (its links, its class), and
from where it stands. Knows nothing of sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from sanudo.sources.date_strings import find_dates
from sanudo.sources.page_fields import Fields

Piece = tuple[str, str]

_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?(?:fig)?caption|(?:photo|image|media)-?_?(?:credit|caption)", re.IGNORECASE)
_DECK = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|standfirst|subtitle|sub-?head(?:line|ing)?|article-?_?(?:summary|intro|dek)|lead-?in)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_PULL = re.compile(r"pull-?_?quote", re.IGNORECASE)
_CREDIT = re.compile(
    r"^(?:photo|image|picture|file photo|photograph|credit|illustration)s?\b[^.]{0,80}$", re.IGNORECASE
)
_BYLINE = re.compile(r"^(?:by|written by|story by|words by)[:\s]\s*\S[^.]{2,100}$", re.IGNORECASE)
_NAMED_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|by-line|author|writer|contributor)s?(?:$|[\s_-])", re.IGNORECASE)
_ENDS = (".", "!", "?", "”", '"', "’", ":", ")", "…", "。", "»")
_LONGEST_LINE = 220
_TEXT_TAGS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "span", "figcaption", "td", "aside")


@dataclass(frozen=True, slots=True)
class Holder:
    """Of the innermost element that has just this text: its tag, the class names of it and of the three around it,
    and how much of the text is in links."""

    tag: str
    classes: str
    linked: float


def label(blocks: list[str], tree: HtmlElement, fields: Fields) -> list[Piece]:
    """(kind, text) for every block, in order; a repetition of the headline is left out."""
    holders = holders_of(tree, {key_of(text) for text in blocks})
    titles = [title.lower() for title in fields.titles]
    keys = [key_of(text) for text in blocks]
    told: list[Piece] = []
    begun = False
    for index, text in enumerate(blocks):
        if not begun and _repeats(text, titles):
            continue
        holder = _holder(holders, keys, index)
        kind = _kind(text, holder, begun)
        if kind == "paragraph" and not begun and _is_deck(text, keys, index, holder, fields):
            kind = "deck"
        told.append((kind, text))
        begun = begun or kind == "paragraph"
    return _without_tail(told)


def key_of(text: str) -> str:
    """The letters and digits of a text: what two printings of one line have in common."""
    return re.sub(r"[\W_]+", "", text).lower()


def is_caption(element: HtmlElement) -> bool:
    """Whether an element is one for captions, by its tag or class."""
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class") or ""))


def is_deck(element: HtmlElement) -> bool:
    """Whether an element is one for the lines under a headline, by its class."""
    return bool(_DECK.search(f"{element.get('class') or ''} {element.get('data-testid') or ''}"))


def holders_of(tree: HtmlElement, wanted: set[str]) -> dict[str, list[Holder]]:
    """The innermost elements that hold each wanted text, in the page's order."""
    found: dict[str, list[Holder]] = {}
    last: dict[str, HtmlElement] = {}
    for element in tree.iter(*_TEXT_TAGS):
        text = element.text_content()
        if len(text) > 5000:
            continue
        key = key_of(text)
        if key in wanted:
            links = sum(len(key_of(link.text_content())) for link in element.iter("a"))
            holder = Holder(element.tag, " ".join(_classes(element)), links / max(1, len(key)))
            if key in last and last[key] in element.iterancestors():
                found[key][-1] = holder
            else:
                found.setdefault(key, []).append(holder)
            last[key] = element
    return found


def _holder(holders: dict[str, list[Holder]], keys: list[str], index: int) -> Holder | None:
    """The holder of a block: of a text that is printed twice, the second time the second one."""
    same = holders.get(keys[index], [])
    # a line printed very often is no matter of which; counting them all would take long
    before = keys[max(0, index - 1000) : index].count(keys[index]) if len(same) > 1 else 0
    return same[min(before, len(same) - 1)] if same else None


def _classes(element: HtmlElement) -> Iterator[str]:
    node: HtmlElement | None = element
    for _ in range(4):
        if node is None or node.tag in ("body", "article", "main"):
            return
        yield "figcaption-caption" if node.tag == "figcaption" else node.get("class") or ""
        node = node.getparent()


def _kind(text: str, holder: Holder | None, begun: bool) -> str:
    known = line_kind(text)
    if known:
        return known
    if not begun and _is_date_line(text):
        return "timestamp"
    if not begun and _is_byline(text, holder):
        return "byline"
    if holder is None:
        return "caption" if _CREDIT.match(text) else "paragraph"
    if (_CAPTION.search(holder.classes) and len(text) < 600) or _CREDIT.match(text):
        return "caption"
    if _PULL.search(holder.classes):
        return "pull_quote"
    if holder.linked > 0.9 and len(text) < 160 and not text.endswith(_ENDS[:3]) and holder.tag != "blockquote":
        return "related"
    return "paragraph"


def _is_byline(text: str, holder: Holder | None) -> bool:
    """A short line without a full stop that begins with "By" and a capital, or stands in an element for bylines."""
    if len(text) > 120 or text.endswith((".", "?", "!")):
        return False
    words = text.split()
    if _BYLINE.match(text) and any(word[:1].isupper() for word in words[1:2]):
        return True
    return holder is not None and len(words) <= 8 and bool(_NAMED_BYLINE.search(holder.classes))


def line_kind(text: str) -> str | None:
    """What a line is by its wording alone, None where it may be a paragraph."""
    if len(text) > _LONGEST_LINE:
        return None
    lower = text.lower()
    for kind, first, pattern in _lines():
        if lower.startswith(first) and pattern.fullmatch(lower):
            return kind
    return None


def _is_date_line(text: str) -> bool:
    """A line that is a date and little else."""
    if len(text) > 120:
        return False
    dates = [date for date in find_dates(text) if date.day]
    letters = sum(1 for char in text if char.isalpha()) - sum(
        1 for date in dates for char in text[date.start : date.end] if char.isalpha()
    )
    return bool(dates) and letters <= 40 and not text.endswith((". ", "."))


def _repeats(text: str, titles: list[str]) -> bool:
    """A line without a full stop, nearly all of whose words are the title's."""
    if len(text) > 250:
        return False
    key = key_of(text)
    if any(key == key_of(title) for title in titles):
        return True
    words = re.findall(r"\w+", text.lower())
    if len(words) < 4 or text.endswith("."):
        return False
    for title in titles:
        known = set(re.findall(r"\w+", title))
        if sum(1 for word in words if word in known) >= 0.8 * len(words) and len(words) * 2 > len(known):
            return True
    return False


def _is_deck(text: str, keys: list[str], index: int, holder: Holder | None, fields: Fields) -> bool:
    """The first line of the body that is set apart as a deck: by its class, or a heading that is the description."""
    if len(text) > 400 or index + 2 >= len(keys):
        return False
    if keys[index] in keys[index + 1 :]:
        return True
    if holder is None:
        return False
    described = bool(fields.description) and keys[index] == key_of(fields.description or "")
    return bool(_DECK.search(holder.classes)) or (described and holder.tag in ("h2", "h3", "h4", "h5"))


def _without_tail(told: list[Piece]) -> list[Piece]:
    """After the last sentence, lines that are no sentences and follow something related are related themselves."""
    kinds = [kind for kind, _ in told]
    last = max((i for i, (kind, text) in enumerate(told) if kind == "paragraph" and text.endswith(_ENDS)), default=-1)
    marked = next((i for i in range(last + 1, len(told)) if kinds[i] in ("related", "boilerplate")), None)
    if last < 0 or marked is None:
        return told
    return [
        ("related" if index > marked and kind == "paragraph" else kind, text) for index, (kind, text) in enumerate(told)
    ]


@cache
def _lines() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """(kind, how the line must begin, the whole pattern) for every row of the table."""
    table = files("sanudo.sources").joinpath("page_lines.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        (kind, line.partition("*")[0], re.compile(".{0,220}".join(re.escape(piece) for piece in line.split("*"))))
        for kind, line in rows
    )
