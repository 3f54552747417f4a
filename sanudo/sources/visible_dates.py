"""A page's tree in, the dates that it shows of itself out: `time` elements, microdata, date lines near the headline.

Told by the element (its tag, class, itemprop), by the words with the date ("Updated:", "Yayınlanma"), and by how far
from the headline it stands. Knows nothing of the page's fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lxml import etree
from lxml.html import HtmlElement

from sanudo.sources.date_strings import WrittenDate, find_dates, read_date
from sanudo.sources.page_tree import BLOCKS

_DATE_CLASS = re.compile(
    r"date|(?:^|[\s_-])(?:time|timestamp|datetime|published|pubdate|posted|byline|meta|info|hour|fecha|datum|data|tarih|"
    r"dateline|zeit|heure|article-?info|post-?info|author)(?:$|[\s_-])|publish|timestamp|posted-?on|entry-?meta",
    re.IGNORECASE,
)
_STRONG_CLASS = re.compile(
    r"publish|pub-?date|posted-?on|entry-?date|article-?date|post-?date|date-?publi|timestamp", re.IGNORECASE
)
_CHANGED_CLASS = re.compile(r"updated?(?:$|[\s_-])|modified|last-?mod|dateModified", re.IGNORECASE)
_ASIDE = re.compile(
    r"related|sidebar|recommend|comment|popular|widget|latest|trending|more-|footer|-list|carousel|teaser|promo|"
    r"newsletter|breadcrumb|weather|nav|archive|next|prev|ticker|(?:^|[\s_-])(?:card|aside|menu|side)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?!\d)")
_LONGEST_LINE = 250
_SKIPPED = {"script", "style", "noscript", "template", "svg", "head", "option", "select", "textarea", "title"}
_FURTHEST = 400


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date shown on the page; `of` is "published" or "updated", a lower `rank` is believed sooner."""

    value: str
    of: str
    rank: float
    basis: str
    line: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A short stretch of visible text, with its element and how many stretches before (<0) or after the headline."""

    text: str
    element: HtmlElement
    distance: int


def visible_dates(tree: HtmlElement, language: str | None = None, region: str = "") -> list[ShownDate]:
    """Every date near the headline, as written and for `time` elements as their attribute says."""
    lines = _lines(tree)
    month_first = _month_first(lines, language, region)
    return [*_from_attributes(tree, language), *_from_lines(lines, language, month_first)]


def _month_first(lines: list[_Line], language: str | None, region: str) -> bool | None:
    """Whether 3/4/2020 is March: as the page's other dates show (25/4/2020), else as its language and country write."""
    shown = {int(match[1]) > 12 for line in lines for match in _NUMERIC.finditer(line.text) if _is_plain(match)}
    if len(shown) == 1:
        return not shown.pop()
    if region.lower().replace("_", "-") in ("en-us", "en-ph"):
        return True
    return None if language is None or (language == "en" and len(region) < 5) else False


def _is_plain(match: re.Match[str]) -> bool:
    """A numeric date of which one number can only be the day."""
    return (int(match[1]) > 12) != (int(match[2]) > 12) and max(int(match[1]), int(match[2])) <= 31


def _from_attributes(tree: HtmlElement, language: str | None) -> Iterator[ShownDate]:
    """`time datetime=`, and whatever element has an itemprop of schema.org with the value as attribute."""
    number = 0
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "meta":
            continue
        itemprop = (element.get("itemprop") or "").lower()
        if element.tag != "time" and itemprop not in ("datepublished", "datecreated", "datemodified"):
            continue
        value = read_date(element.get("datetime") or element.get("content") or element.get("title") or "", language)
        shown = " ".join(element.text_content().split())
        if not value:
            dates = find_dates(shown[:_LONGEST_LINE], language)
            value = dates[0].value if dates else None
        if not value:
            continue
        changed = itemprop == "datemodified" or _changed_by_class(element)
        of = "updated" if changed or _words_before(element) == "updated" else "published"
        rank = 3.0 if itemprop in ("datepublished", "datemodified") or element.get("pubdate") is not None else 4.0
        rank += min(number, 6) * 0.5 + (4.0 if _is_aside(element) else 0.0)
        number += 1
        yield ShownDate(value, of, rank, "time:datetime" if element.tag == "time" else f"itemprop:{itemprop}", None)


def _from_lines(lines: list[_Line], language: str | None, month_first: bool | None) -> Iterator[ShownDate]:
    for line in lines:
        if not re.search(r"\d", line.text):
            continue
        dates = [date for date in find_dates(line.text, language, month_first) if date.day]
        for date in dates:
            value = date.value[:4] if date.doubtful else date.value
            of = word_before(line.text[: date.start]) or ("updated" if _changed_by_class(line.element) else None)
            yield ShownDate(value, of or "published", _rank(line, date, of), "visible:date line", line.text)


def _rank(line: _Line, date: WrittenDate, of: str | None) -> float:
    """Nearer the headline, in an element named for dates, with a word that says so, alone on its line: the sooner."""
    rank = 6.0
    classes = _classes(line.element, 3)
    rank -= 1.0 if _STRONG_CLASS.search(classes) else 0.7 if _DATE_CLASS.search(classes) else 0.0
    rank -= 1.0 if of == "published" else 0.0
    rank -= 0.7 if 0 < line.distance <= 12 else 0.0
    if line.distance < 0 and of is None and not _STRONG_CLASS.search(classes) and "T" not in date.value:
        rank += 1.5  # above the headline stands today's date more often than the report's
    rank += min(4.0, abs(line.distance) / 60)
    rank += 1.0 if len(line.text) - (date.end - date.start) > 60 else 0.0
    rank += 3.0 if _is_aside(line.element) else 0.0
    return rank + (0.0 if "T" in date.value else 0.2)


def _changed_by_class(element: HtmlElement) -> bool:
    """Named for a change and not also for publication, as blogs' "published updated" is."""
    classes = _classes(element, 1)
    return bool(_CHANGED_CLASS.search(classes)) and not _STRONG_CLASS.search(classes)


def _lines(tree: HtmlElement) -> list[_Line]:
    """Short lines of visible text as a browser breaks them, around the headline, and the element of its digits."""
    lines: list[tuple[str, HtmlElement]] = []
    headline = -1
    gathered: list[tuple[str, HtmlElement]] = []
    silent = 0

    def flush() -> None:
        text = " ".join("".join(piece for piece, _ in gathered).split())
        if 6 <= len(text) <= _LONGEST_LINE:
            holder = next((element for piece, element in gathered if re.search(r"\d", piece)), gathered[0][1])
            lines.append((text, holder))
        gathered.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS:
            flush()
        if event == "start":
            silent += tag in _SKIPPED
            if tag == "h1" and headline < 0:
                headline = len(lines)
            if tag and not silent and element.text:
                gathered.append((element.text, element))
        else:
            silent -= tag in _SKIPPED
            parent = element.getparent()
            if not silent and element.tail and parent is not None:
                gathered.append((" " + element.tail, parent))
    flush()
    middle = max(headline, 0)
    low, high = max(0, middle - _FURTHEST), middle + _FURTHEST
    return [_Line(text, element, n - middle) for n, (text, element) in enumerate(lines[low:high], start=low)]


def _words_before(element: HtmlElement) -> str | None:
    before = element.getprevious()
    parent = element.getparent()
    text = ""
    if before is not None:
        text = (before.text_content() if isinstance(before.tag, str) else "") + (before.tail or "")
    elif parent is not None:
        text = parent.text or ""
    return word_before(text[-60:])


def word_before(text: str) -> str | None:
    """What the words right before a date say it is the date of; the last such word decides."""
    lower = text.lower()[-60:]
    best: tuple[int, str] | None = None
    for kind, pattern in _words():
        for match in pattern.finditer(lower):
            if best is None or match.end() > best[0] or (match.end() == best[0] and kind == "updated"):
                best = (match.end(), kind)
    return best[1] if best else None


def _is_aside(element: HtmlElement) -> bool:
    node: HtmlElement | None = element
    while node is not None and node.tag not in ("body", "html"):
        if node.tag in ("aside", "footer", "nav") or _ASIDE.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False


def _classes(element: HtmlElement, levels: int) -> str:
    names = []
    node: HtmlElement | None = element
    for _ in range(levels):
        if node is None or node.tag == "body":
            break
        names.append(f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}")
        node = node.getparent()
    return " ".join(names)


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = files("sanudo.sources").joinpath("date_words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    kinds = {kind: "|".join(row[2] for row in rows if row[0] == kind) for kind in ("published", "updated")}
    return tuple(
        (kind, re.compile("(?<![^\\W\\d_])(?:" + "|".join(re.escape(word) for word in words.split("|")) + ")"))
        for kind, words in kinds.items()
    )
