"""Saved pages with their true body text in, labelled lines out; where the page does not say, a line has several labels.

The corpus is scrapinghub/article-extraction-benchmark (MIT): a folder with `html/*.html.gz` and `ground-truth.json`.
A page belongs to the tuning half or the held-out half by the first digit of its name, which is a hash.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import trafilatura

from sanudo.article.dates import find_dates
from training.layout.paste import PastedLine, paste

UNKNOWN = ("related", "boilerplate")
_WORD = re.compile(r"\w+")
_BYLINE = re.compile(r"^by\s+[A-Z]", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A page as pasted: its lines, the labels each may have, and its true body."""

    name: str
    lines: tuple[PastedLine, ...]
    labels: tuple[tuple[str, ...], ...]
    body: str


def read_pages(folder: Path, held_out: bool) -> list[Page]:
    """The pages of one half, in the order of their names."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = []
    for name in sorted(truth):
        if (int(name[0], 16) >= 8) != held_out:
            continue
        source = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        lines = paste(source, with_alts=int(name[1], 16) % 2 == 0)
        pages.append(
            Page(
                name,
                tuple(lines),
                tuple(_labels(lines, truth[name]["articleBody"], _title(source))),
                truth[name]["articleBody"],
            )
        )
    return pages


def _title(source: str) -> str:
    match = re.search(r"<title[^>]*>([^<]{1,400})", source, re.IGNORECASE)
    return " ".join(_WORD.findall(unescape(match[1]).lower())) if match else ""


def _labels(lines: list[PastedLine], body: str, title: str, perhaps: str = "") -> list[tuple[str, ...]]:
    """What each line may be: paragraphs by the true body, the rest by the page's own markup where it is plain.

    What only `perhaps` has, a more generous reading of the body, may be told or not.
    """
    told = _told(lines, body)
    inside = [index for index, is_told in enumerate(told) if is_told]
    if not inside:
        return [UNKNOWN for _ in lines]
    first, last = inside[0], inside[-1]
    headline = _headline(lines, first, title)
    twins = " ".join(lines[headline].words.split()).lower() if headline is not None else ""
    labels: list[tuple[str, ...]] = []
    for index, line in enumerate(lines):
        if told[index]:
            labels.append(("paragraph",))
        elif index == headline:
            labels.append(("headline",))
        elif headline is None and first - 15 <= index < first and len(line.words.split()) >= 3:
            labels.append(("headline", "deck", "caption", "byline", "timestamp", *UNKNOWN))
        elif " ".join(line.words.split()).lower() == twins:
            labels.append(("headline", *UNKNOWN))
        else:
            labels.append(_outside(line, index, headline, first, last))
    if perhaps:
        maybe = _told(lines, perhaps)
        labels = [
            (*allowed, "paragraph") if maybe[index] and allowed[0] not in ("paragraph", "headline") else allowed
            for index, allowed in enumerate(labels)
        ]
    return labels


def _headline(lines: list[PastedLine], first: int, title: str) -> int | None:
    """The line nearest above the body that is a first-order heading, or that the page's title holds."""
    for index in range(first - 1, max(-1, first - 60), -1):
        words = " ".join(_WORD.findall(lines[index].words.lower()))
        if len(words.split()) > 2 and ("h1" in lines[index].tags or (len(words.split()) > 3 and words in title)):
            return index
    return None


def _outside(line: PastedLine, index: int, headline: int | None, first: int, last: int) -> tuple[str, ...]:
    """Labels of a line that is not in the body."""
    count = len(line.words.split())
    near = (headline if headline is not None else first - 8) - 3 <= index < first or index in (last + 1, last + 2)
    if "figcaption" in line.tags or (
        re.search(r"\bcaption|-caption|image-credit|photo-credit", line.names) and count > 2
    ):
        return ("caption",) if (headline or first) - 3 <= index <= last + 2 else ("caption", *UNKNOWN)
    if near and count <= 15 and (_BYLINE.match(line.words) or re.search(r"byline|author", line.names)):
        return ("byline",) if _BYLINE.match(line.words) else ("byline", "boilerplate")
    dates = find_dates(line.words[:300]) if count <= 15 else []
    if near and ("time" in line.tags or any(date.has_year for date in dates)):
        return ("timestamp",) if dates and count <= 10 else ("timestamp", "byline", "boilerplate")
    if headline is not None and headline < index < first:
        if count >= 5 and re.search(
            r"dek\b|deck|subtitle|sub-title|standfirst|sub-?head|summary|description|excerpt", line.names
        ):
            return ("deck",)
        return (
            ("boilerplate", "related", "caption", "deck", "byline")
            if count >= 4
            else ("boilerplate", "related", "byline")
        )
    if first < index < last:
        return ("boilerplate", "related", "caption", "pull_quote", "speaker", "clip")
    return UNKNOWN


def _told(lines: list[PastedLine], body: str) -> list[bool]:
    """Which lines stand in the true body; short ones only between or beside longer ones."""
    words = [word.lower() for word in _WORD.findall(body)]
    grams = {tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))}
    paragraphs = {" ".join(_WORD.findall(row.lower())) for row in body.splitlines()}
    told = []
    for line in lines:
        own = [word.lower() for word in _WORD.findall(line.words)]
        if len(own) >= 6:
            parts = [tuple(own[at : at + 4]) for at in range(len(own) - 3)]
            told.append(sum(part in grams for part in parts) >= 0.75 * len(parts))
        else:
            told.append(bool(own) and " ".join(own) in paragraphs)
    told = _without_teasers(lines, told, " ".join(words), grams)
    long = [index for index, line in enumerate(lines) if told[index] and len(line.words.split()) >= 6]
    low, high = (long[0], long[-1]) if long else (0, -1)
    return [is_told and low - 1 <= index <= high + 2 for index, is_told in enumerate(told)]


def _without_teasers(lines: list[PastedLine], told: list[bool], body: str, grams: set[tuple[str, ...]]) -> list[bool]:
    """Words that the page has more often than the body are told once, in the story: elsewhere they are a teaser."""
    keys = [" ".join(word.lower() for word in _WORD.findall(line.words)) for line in lines]
    long = [index for index, is_told in enumerate(told) if is_told and keys[index].count(" ") >= 5]
    whole = {index: f" {body} ".count(f" {keys[index]} ") for index in long}
    times = Counter(keys[index] for index in long)
    sure = [index for index in long if whole[index] > 0 and times[keys[index]] <= whole[index]]
    if not sure:
        return told
    kept = list(told)
    for key, seen in times.items():
        places = [index for index in long if keys[index] == key]
        if 0 < whole[places[0]] < seen:
            near = sorted(places, key=lambda at: (max(sure[0] - at, at - sure[-1], 0), at))
            for index in near[whole[places[0]] :]:
                kept[index] = False
    said = {gram for index in long if kept[index] and whole[index] for gram in _grams(keys[index])}
    for index in long:
        if not whole[index] and not sure[0] <= index <= sure[-1]:
            own = [gram for gram in _grams(keys[index]) if gram in grams]
            kept[index] = sum(gram in said for gram in own) < 0.75 * len(own)
    return kept


def _grams(key: str) -> list[tuple[str, ...]]:
    words = key.split()
    return [tuple(words[at : at + 4]) for at in range(len(words) - 3)]


def read_silver(folder: Path) -> list[Page]:
    """Saved news pages whose body is what trafilatura takes from their markup when it is strict; what it takes only
    when it is generous may be told or not. Pages it takes little from are left out.

    `folder` holds `*.html.gz` (the news pages of adbar/htmldate's evaluation).
    """
    pages = []
    for file in sorted(folder.glob("*.html.gz")):
        source = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        body = trafilatura.extract(source, include_comments=False, include_tables=False, favor_precision=True) or ""
        generous = trafilatura.extract(source, include_comments=False, favor_recall=True) or ""
        if sum(len(row) > 100 for row in body.splitlines()) < 4:
            continue
        name = hashlib.sha256(file.name.encode()).hexdigest()
        lines = paste(source, with_alts=int(name[1], 16) % 4 == 0)
        pages.append(Page(name, tuple(lines), tuple(_labels(lines, body, _title(source), generous)), body))
    return pages
