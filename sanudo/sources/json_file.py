"""JSON and JSON lines in, `Article`s out: news-please, fundus, NewsAPI and plain `{title, text, date, url, outlet}`.

Which field means what stands in `json_fields.tsv`; lists of reports are looked for wherever they stand in the file.
A report that is one of many in a file is named `file.json#3`, counted from 1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sanudo.article.layout import lay_out
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.sources.assemble import Facts, from_parts, language_problem, pieces_to_text, sha256
from sanudo.sources.date_strings import find_dates, read_date
from sanudo.sources.decode import decode, doubts, without_surrogates
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused
from sanudo.sources.text import within

SUFFIXES = (".json", ".jsonl", ".ndjson", ".jl")
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
_SHORTEST_TEXT = 40


def looks_like(head: bytes) -> bool:
    """Begins as a map with a quoted key, or a list of such."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"", head) is not None


def read(name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
    """Every report in the file, with partial problems after the article that they are about. Raises Refused."""
    decoded = decode(content)
    if not decoded.text.strip():
        raise Refused("empty", "nothing in it. Leave the file out, or export it again.")
    digest = sha256(content)
    documents = _documents(decoded.text)
    broken = [item for item in documents if isinstance(item, str)]
    found = [pair for value in documents if not isinstance(value, str) for pair in _reports(value, limits)]
    items: list[Article | Problem] = []
    many = len(found) > 1 or len(documents) > 1
    for number, record in enumerate(found, start=1):
        items += _items(f"{name}#{number}" if many else name, record, digest, limits)
    if not any(isinstance(item, Article) for item in items):
        if broken:
            raise Refused("broken", broken[0])
        raise Refused("not_news", _no_text(documents))
    # A file of many reports is one input: what failed in it makes it one read in part.
    items = [_in_part(item) if isinstance(item, Problem) else item for item in items]
    notes = [(kind, message) for kind, message in decoded.notes if kind == "encoding"]
    notes += [("broken", message) for message in broken]
    return [*items, *(Problem(name, kind, message, True, digest) for kind, message in notes)]


def _in_part(problem: Problem) -> Problem:
    return Problem(problem.name, problem.kind, problem.message, True, problem.original)


def _documents(text: str) -> list[Any]:
    """The values in the file: one, or one a line. What cannot be read stands as a sentence (a str) in the list."""
    try:
        return [_as_list_item(json.loads(text))]
    except RecursionError:
        raise Refused("too_deep", "JSON nested too deep to be read. Flatten it.") from None
    except ValueError as error:
        whole_error = error
    values: list[Any] = []
    good = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values.append(_as_list_item(json.loads(line)))
            good += 1
        except RecursionError:
            values.append(f"line {number} is JSON nested too deep to be read. Flatten it.")
        except ValueError as error:
            values.append(f"line {number} is no JSON ({error}). Export the file again.")
        if good == 0 and number >= 5:
            break
    return values if good else [f"no valid JSON ({whole_error}). Export the file again."]


def _as_list_item(value: Any) -> Any:
    """A bare string is a value that holds no report; kept apart from the sentences about broken lines."""
    return [value] if isinstance(value, str) else value


def _reports(value: Any, limits: Limits) -> Iterator[Mapping[str, Any]]:
    """Maps that hold a report, wherever they stand, in the file's order."""
    todo = [(value, 0)]
    while todo:
        item, depth = todo.pop()
        if depth > limits.json_depth:
            continue
        if isinstance(item, dict):
            if _fact(item, "text") or _fundus(item) or _fact(item, "html"):
                yield item
            else:
                todo += [(child, depth + 1) for child in reversed(item.values()) if isinstance(child, dict | list)]
        elif isinstance(item, list):
            todo += [(child, depth + 1) for child in reversed(item) if isinstance(child, dict | list)]


def _items(name: str, record: Mapping[str, Any], digest: str, limits: Limits) -> list[Article | Problem]:
    own = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
    facts = facts_of(record)
    try:
        return _report(name, record, own, facts, digest, limits)
    except Refused as refusal:
        return [Problem(name, refusal.kind, refusal.message, original=digest)]


def _report(
    name: str, record: Mapping[str, Any], own: bytes, facts: Facts, digest: str, limits: Limits
) -> list[Article | Problem]:
    pieces = _fundus(record)
    raw, _ = _fact(record, "text") or ("", "")
    if not pieces and not raw:
        from sanudo.sources import html  # heavy, and needed for few files

        page, _ = _fact(record, "html") or ("", "")
        return html.read_page(name, page, own, limits, facts, digest)
    body, notes = within(_CUT_OFF.sub("", raw), limits)
    if body != raw and not notes:
        notes = [("truncated", "the source gives only the beginning of the text. Fetch the page itself.")]
    deck, _ = _fact(record, "deck") or ("", "")
    text, parts = laid_out(facts.headline or "", deck, pieces, body)
    text, halves = without_surrogates(text)
    article = from_parts(name, text, parts, own, facts, digest)
    said = (*notes, *halves, *doubts(text), *_unsure_dates(record))
    problems = [Problem(name, kind, message, True, digest) for kind, message in said]
    return [article, *problems, *language_problem(article)]


def laid_out(title: str, deck: str, pieces: list[tuple[str, str]], body: str) -> tuple[str, tuple[Part, ...]]:
    """Headline and deck before the body, unless the body has them already."""
    start = " ".join((body or " ".join(text for _, text in pieces))[: 2 * len(title + deck) + 200].split()).lower()
    head = [
        (kind, text.strip())
        for kind, text in (("headline", title), ("deck", deck))
        if text.strip() and not start.startswith(" ".join(text.split()).lower().rstrip(". …"))
    ]
    if pieces:
        return pieces_to_text([*head, *pieces])
    text, parts = pieces_to_text([*head, ("paragraph", body)])
    shift = len(text) - len(body)
    laid = tuple(
        Part(part.kind, _moved(part.span, shift), _moved(part.speaker, shift) if part.speaker else None)
        for part in lay_out(body)
    )
    has_headline = any(part.kind == "headline" for part in parts)
    # The title field says what the headline is; a line of the body that looks like one is then a sub-heading at most.
    return text, (*parts[:-1], *(part for part in laid if not (has_headline and part.kind == "headline")))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def facts_of(record: Mapping[str, Any]) -> Facts:
    """What the fields say; each dating names the field that it rests on."""
    title, _ = _fact(record, "title") or (None, "")
    outlet, outlet_path = _fact(record, "outlet") or (None, "")
    if title and outlet:
        title = _without_outlet(title, outlet)
    byline, _ = _fact(record, "author") or (None, "")
    url, _ = _fact(record, "url") or (None, "")
    language, _ = _fact(record, "language") or (None, "")
    published = _dating(record, "published", "metadata")
    return Facts(
        url=url,
        outlet=outlet,
        outlet_basis=f"json:{outlet_path}" if outlet else None,
        headline=title,
        byline=byline,
        language=language[:2].lower() if language else None,
        published=published,
        updated=_dating(record, "updated", "updated"),
    )


def _without_outlet(title: str, outlet: str) -> str:
    """NewsAPI and others write "Talks go on - The Mercury"."""
    match = re.search(r"\s+[-–—|]\s+" + re.escape(outlet) + r"$", title, re.IGNORECASE)
    return title[: match.start()] if match and match.start() > 0 else title


def _dating(record: Mapping[str, Any], fact: str, kind: str) -> Dating | None:
    """The first date among the fields for a fact; only its year where day and month could change places."""
    for path, written in _written(record, fact):
        if iso := read_date(written):
            return Dating(iso[:4] if _is_unsure(written) else iso, kind, f"json:{path}")
    return None


def _written(record: Mapping[str, Any], fact: str) -> Iterator[tuple[str, str]]:
    for path in _paths()[fact]:
        value = _at(record, path)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield path, str(value)


def _is_unsure(written: str) -> bool:
    dates = find_dates(written[:200])
    return bool(dates) and dates[0].doubtful


def _unsure_dates(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What to say of dates such as 03/04/2001."""
    for fact in ("published", "updated"):
        path, written = next(((path, text) for path, text in _written(record, fact) if read_date(text)), ("", ""))
        if path and _is_unsure(written):
            yield "date", f"{path} says {written}: day and month could change places. Write it as YYYY-MM-DD."


def _fact(record: Mapping[str, Any], fact: str) -> tuple[str, str] | None:
    """The first non-empty value for a fact as a string, and its path."""
    for path in _paths()[fact]:
        text = _as_text(_at(record, path))
        if text and (fact != "text" or len(text) >= _SHORTEST_TEXT or " " in text):
            return text, path
    return None


def _at(record: Mapping[str, Any], path: str) -> Any:
    value: Any = record
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _as_text(value: Any) -> str | None:
    if isinstance(value, str):
        return without_surrogates(value.strip("\ufeff \t\r\n"))[0] or None
    if isinstance(value, dict):
        return _as_text(value["name"]) if "name" in value else None
    if isinstance(value, list) and value and all(isinstance(item, str | dict) for item in value):
        names = [text for text in (_as_text(item) for item in value) if text]
        return ", ".join(names) or None
    return None


def _fundus(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The pieces of a body that comes as fundus gives it: a summary and sections of paragraphs."""
    body = record.get("body")
    if not isinstance(body, dict) or not isinstance(body.get("sections"), list):
        return []
    pieces = [("deck", text) for text in _strings(body.get("summary"))]
    for section in body["sections"]:
        if isinstance(section, dict):
            # a sub-heading is part of the running text
            pieces += [("paragraph", text) for text in _strings(section.get("headline"))]
            pieces += [("paragraph", text) for text in _strings(section.get("paragraphs"))]
    return pieces if any(kind == "paragraph" for kind, _ in pieces) else []


def _strings(value: Any) -> list[str]:
    return [item.strip() for item in value if isinstance(item, str) and item.strip()] if isinstance(value, list) else []


def _no_text(documents: list[Any]) -> str:
    first = next((value for value in documents if isinstance(value, dict)), None)
    keys = f" Its keys: {', '.join(str(key) for key in list(first)[:8])}." if first else ""
    short = next((path for path in _paths()["text"] if first and _as_text(_at(first, path))), None)
    if short:
        return f"its field `{short}` is one word, no report. Put the report's whole text there, or leave it out."
    return f"valid JSON, but no field in it holds a report's text.{keys} Name the text's field `text`."


@cache
def _paths() -> dict[str, tuple[str, ...]]:
    table = files("sanudo.sources").joinpath("json_fields.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {fact: tuple(row[1] for row in rows if row[0] == fact) for fact in dict.fromkeys(row[0] for row in rows)}
