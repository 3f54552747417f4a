"""A query in words in, sentences out, best first: FTS5 finds them, the article's text shows them verbatim.

"..." asks for words in a row, `word*` for a beginning; every other sign is a blank. All words must be in the sentence.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata

from sanudo.article.types import Span
from sanudo.record.packing import unpack
from sanudo.record.types import Hit

SNIPPET_CHARACTERS = 240
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def search(db: sqlite3.Connection, query: str, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The sentences of current articles that hold all of `query`, best first; an empty query finds nothing."""
    match = fts_query(query)
    if not match:
        return []
    rows = db.execute(
        "SELECT a.id, s.start, s.end, s.part, a.text, a.name, a.outlet, a.headline, a.published"
        " FROM sentences_text f JOIN sentences s ON s.id = f.rowid JOIN articles a ON a.key = s.article"
        " WHERE sentences_text MATCH ? AND a.current ORDER BY f.rank, a.id, s.n LIMIT ? OFFSET ?",
        (match, limit, offset),
    ).fetchall()
    wanted = query_words(query)
    return [_hit(row, wanted) for row in rows]


def count(db: sqlite3.Connection, query: str) -> int:
    """How many sentences `search` would find without a limit."""
    match = fts_query(query)
    if not match:
        return 0
    found = db.execute(
        "SELECT count(*) FROM sentences_text f JOIN sentences s ON s.id = f.rowid JOIN articles a ON a.key = s.article"
        " WHERE sentences_text MATCH ? AND a.current",
        (match,),
    ).fetchone()
    return int(found[0])


def fts_query(query: str) -> str:
    """`query` in FTS5's own terms, every word quoted, so that nothing in it is taken for an operator."""
    terms = []
    for phrase, word in _PIECE.findall(query.encode("utf-8", "replace").decode()):
        words = _WORD.findall(phrase or word)
        if words:
            quoted = '"' + " ".join(words) + '"'
            terms.append(quoted + "*" if word.endswith("*") else quoted)
    return " ".join(terms)


def query_words(query: str) -> tuple[str, ...]:
    """The folded words of a query; those that end in * stand for a beginning."""
    found = []
    for phrase, word in _PIECE.findall(query):
        words = _WORD.findall(phrase or word)
        found += [folded(each) for each in words]
        if words and word.endswith("*"):
            found[-1] += "*"
    return tuple(dict.fromkeys(found))


def folded(word: str) -> str:
    """Letter case and accents off, as the index has it."""
    plain = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


def _hit(
    row: tuple[str, int, int, str, bytes, str, str | None, str | None, str | None], wanted: tuple[str, ...]
) -> Hit:
    article, start, end, part, blob, name, outlet, headline, published = row
    text = unpack(blob)[start:end]
    marks = tuple(Span(start + m.start(), start + m.end()) for m in _WORD.finditer(text) if _wants(wanted, m.group()))
    return Hit(
        article, Span(start, end), part, text, _snippet(text, marks, start), marks, name, outlet, headline, published
    )


def _wants(wanted: tuple[str, ...], word: str) -> bool:
    word = folded(word)
    return any(word.startswith(each[:-1]) if each.endswith("*") else word == each for each in wanted)


def _snippet(text: str, marks: tuple[Span, ...], start: int) -> str:
    """Up to SNIPPET_CHARACTERS of the sentence with the first mark in it; an ellipsis where it was cut."""
    if len(text) <= SNIPPET_CHARACTERS:
        return text
    first = marks[0].start - start if marks else 0
    begin = max(0, min(first - SNIPPET_CHARACTERS // 3, len(text) - SNIPPET_CHARACTERS))
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = min(len(text), begin + SNIPPET_CHARACTERS)
    end = end if end == len(text) or " " not in text[begin:end] else text.rfind(" ", begin, end)
    return ("… " if begin else "") + text[begin:end] + (" …" if end < len(text) else "")
