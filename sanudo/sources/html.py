"""A saved web page in, one `Article` out: its visible text laid out once, its fields and datings kept with it.

The steps: `page_tree` (markup to a tree), `json_ld` and `page_fields` (what its fields say), `page_body` (the
article's pieces), `page_dates` (when it appeared), `assemble`.
"""

from __future__ import annotations

import re

from sanudo.article.language_of import language_of
from sanudo.article.types import Article
from sanudo.sources.assemble import Facts, from_parts, language_problem, pieces_to_text, sha256
from sanudo.sources.decode import decode, doubts
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_TEXT = 60
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)


def looks_like(head: bytes) -> bool:
    """Begins as a page does, comments and a byte order mark aside."""
    return _START.match(head) is not None


def read(name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
    """One article and its partial problems. Raises Refused."""
    declared = _DECLARED.search(content[:8192])
    decoded = decode(content, declared[1].decode("ascii") if declared else None)
    items = read_page(name, decoded.text, content, limits)
    # what is garbled elsewhere in the markup is no matter: the article's text is looked at in read_page
    notes = [(kind, message) for kind, message in decoded.notes if kind == "encoding"]
    return [*items, *(Problem(name, kind, message, True, sha256(content)) for kind, message in notes)]


def read_page(
    name: str,
    markup: str,
    content: bytes,
    limits: Limits,
    known: Facts | None = None,
    original: str = "",
    address: str | None = None,
) -> list[Article | Problem]:
    """The article in `markup`; `known` facts (of the file that the page came in) go before the page's own."""
    # parsers and trafilatura are slow to import: only when there is a page
    from sanudo.sources import json_ld, page_body, page_dates, page_fields, page_tree

    page = page_tree.parse(markup, limits)
    objects = json_ld.objects(page.tree)
    fields = page_fields.read_fields(page.tree, objects, known.url if known and known.url else address)
    body = page_body.read_body(page.tree, fields)
    if sum(len(text) for kind, text in body.pieces if kind == "paragraph") < _LEAST_TEXT:
        raise Refused("not_news", "a page without running text. Open it in a browser and save its text instead.")
    byline = ", ".join(fields.authors)
    pieces, cut = _within(body.pieces, limits)
    running = " ".join(text for kind, text in pieces if kind == "paragraph")
    datings = page_dates.read_dates(page.tree, objects, fields.url, fields.language or language_of(running))
    text, parts = pieces_to_text(_laid_out(pieces, byline, datings.visible))
    published, updated, others = datings.placed(text, parts)
    facts = Facts(
        url=fields.url,
        outlet=(known.outlet if known else None) or fields.outlet,
        outlet_basis=known.outlet_basis if known and known.outlet else fields.outlet_basis,
        headline=fields.titles[0] if fields.titles else None,
        byline=byline or (known.byline if known else None),
        language=fields.language,
        published=(known.published if known else None) or published,
        updated=(known.updated if known else None) or updated,
        candidates=others,
    )
    article = from_parts(name, text, parts, content, facts, original)
    problems = [Problem(name, kind, message, True, article.original) for kind, message in (*doubts(text), *cut)]
    if page.flattened:
        message = "elements nested too deep; its text was read without its layout, so that parts may be told wrongly."
        problems.append(Problem(name, "too_deep", message, True, article.original))
    return [article, *problems, *language_problem(article)]


def _within(
    pieces: tuple[tuple[str, str], ...], limits: Limits
) -> tuple[tuple[tuple[str, str], ...], list[tuple[str, str]]]:
    """The pieces up to the limit of characters, the last one cut, and a note where something was left out."""
    kept: list[tuple[str, str]] = []
    room = limits.text_chars
    for kind, piece in pieces:
        if room > 0:
            kept.append((kind, piece[:room]))
        room -= len(piece)
    if room >= 0:
        return pieces, []
    message = f"the last {-room} characters of the page's text are left out. Split it, or raise Limits.text_chars."
    return tuple(kept), [("too_large", message)]


def _laid_out(pieces: tuple[tuple[str, str], ...], byline: str, date_line: str | None) -> list[tuple[str, str]]:
    """Headline and deck, byline, date line, then the rest, each once."""
    head = [piece for piece in pieces if piece[0] in ("headline", "deck")]
    rest = [piece for piece in pieces if piece[0] not in ("headline", "deck")]
    shown = {text for _, text in rest}
    has_byline = any(kind == "byline" for kind, _ in rest[:3])
    middle = [("byline", byline)] if byline and not has_byline else []
    if date_line and date_line not in shown:
        middle.append(("timestamp", date_line))
    return [*head, *middle, *rest]
