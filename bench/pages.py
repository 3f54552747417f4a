"""How well saved pages are read: the body against its true text, the day against the true day, beside rivals in turn.

Body: scrapinghub/article-extraction-benchmark, the half not looked at while tuning (its pages sorted by name, the
first 90 left out); four-word runs, precision and recall meaned over pages, as that benchmark does it. Rival:
trafilatura alone. Day: htmldate's evaluation pages ("mediacloud"), the half not looked at; rival: htmldate, told to
look for the original date. A page whose true date is "none" is right when none is given.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sanudo.article.types import Article
from sanudo.sources import html
from sanudo.sources.limits import DEFAULT
from sanudo.sources.problem import Refused

PAGES = Path(os.environ.get("SANUDO_CORPORA", "../shared/corpora")) / "pages"
TUNED_ON = 90


def measure(pages: Path = PAGES) -> list[dict[str, Any]]:
    """Body F1 on HTML and the day of publication, ours and the rival's."""
    if not (pages / "scrapinghub" / "ground-truth.json").exists():
        raise FileNotFoundError(f"no saved pages in {pages}; set SANUDO_CORPORA to the folder of the corpora")
    return [*_bodies(pages / "scrapinghub"), *_days(pages / "mediacloud")]


def read_page(content: bytes) -> Article | None:
    """The article of a page, None where it is refused."""
    try:
        return next((item for item in html.read("page.html", content, DEFAULT) if isinstance(item, Article)), None)
    except Refused:
        return None


def _bodies(folder: Path) -> list[dict[str, Any]]:
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    names = sorted(truth)[TUNED_ON:]
    pages = [(_unpacked(folder / "html" / f"{name}.html.gz"), truth[name]["articleBody"]) for name in names]
    rows = []
    for who, body in (("body F1", _our_body), ("body F1, trafilatura alone", _trafilatura_body)):
        scores = [_precision_recall(true, body(content)) for content, true in pages]
        precision, recall = (sum(score[n] for score in scores) / len(scores) for n in (0, 1))
        value = f"{2 * precision * recall / (precision + recall):.3f}"
        rows.append(_row(who, "scrapinghub, held out, HTML", len(names), value, f"P {precision:.3f}, R {recall:.3f}"))
    return rows


def _our_body(content: bytes) -> str:
    article = read_page(content)
    return "\n".join(span.of(article.text) for span in article.paragraphs()) if article else ""


def _trafilatura_body(content: bytes) -> str:
    from trafilatura import extract

    return extract(content, include_comments=False) or ""


def _precision_recall(true: str, found: str) -> tuple[float, float]:
    wanted, given = _runs(true), _runs(found)
    shared = sum((wanted & given).values())
    return shared / max(1, sum(given.values())), shared / max(1, sum(wanted.values()))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def _days(folder: Path) -> list[dict[str, Any]]:
    truth = json.loads((folder / "dates.json").read_text("utf-8"))
    halves: dict[str, list[tuple[bytes, str | None]]] = {"held out": [], "all": []}
    for page in truth.values():
        # json's NaN, where the page has no date
        true = page["date"] if isinstance(page["date"], str) and page["date"] != "nan" else None
        pair = (_unpacked(folder / f"{page['file']}.gz"), true)
        halves["all"].append(pair)
        if int(hashlib.sha256(page["file"].encode()).hexdigest(), 16) % 2:
            halves["held out"].append(pair)
    rows = []
    for half, pages in halves.items():
        for who, day in (("day of a page", _our_day), ("day of a page, htmldate", _htmldate_day)):
            rows.append(_day_row(who, f"mediacloud, {half}", pages, day))
    return rows


def _day_row(
    who: str, corpus: str, pages: list[tuple[bytes, str | None]], day: Callable[[bytes], str | None]
) -> dict[str, Any]:
    found = [(day(content), true) for content, true in pages]
    right = sum(1 for given, true in found if given == true)
    none = sum(1 for given, true in found if given is None and true)
    wrong = len(found) - right - none
    return _row(
        who,
        corpus,
        len(found),
        f"{right} right, F1 {2 * right / (2 * right + wrong + none):.3f}",
        f"{wrong} wrong, {none} not said",
    )


def _our_day(content: bytes) -> str | None:
    article = read_page(content)
    return article.published.day if article and article.published else None


def _htmldate_day(content: bytes) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(content.decode("utf-8", "replace"), original_date=True)
    return found


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def _row(figure: str, corpus: str, size: int, value: str, note: str) -> dict[str, Any]:
    return {"figure": figure, "corpus": corpus, "size": size, "value": value, "note": note}
