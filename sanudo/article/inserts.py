"""What a page sets into its sentences: a box about a person, pasted with the words.

Pages that open a box when a reader points at a name keep it in the text: the name again in full, then headlines of
other stories without a space before them, then "MORE": "Sen. Jo Poe Josephine (Jo) Ann PoeSenate to sit late MORE
said". `with_inserts` makes parts of them, `related` within their paragraphs; `without_inserts` gives an article in
which spaces stand for these, so that every offset still holds. Time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sanudo.article.types import Article, Part, Span

_END = re.compile(r"\bMORE\b(?!!)")
_LONGEST = 900  # characters of a box
_WORD = r"\(?[^\W\d_a-z][\w.'’-]*\)?|(?:de|da|di|du|la|le|von|van|der|den|bin|al|el)"
# The name, and the name in full, which ends with the same word.
_TWICE = re.compile(rf"(?<![\w-])([^\W\d_a-z](?=[\w'’-]*[a-z]{{2}})[\w'’-]+)\s*(?:(?:{_WORD})\s+){{1,6}}\1")


def with_inserts(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of `text`, each paragraph followed by what the page sets into it."""
    found: list[Part] = []
    for part in parts:
        found.append(part)
        if part.kind == "paragraph":
            found += [Part("related", span) for span in _boxes(text, part.span)]
    return tuple(found)


def without_inserts(article: Article) -> Article:
    """The article with spaces in place of what its page sets into its paragraphs; the same object where nothing is."""
    told = [part.span for part in article.parts if part.kind == "paragraph"]
    set_in = [
        part.span
        for part in article.parts
        if part.kind == "related" and any(span.start < part.span.start and part.span.end <= span.end for span in told)
    ]
    if not set_in:
        return article
    text, at = [], 0
    for span in set_in:
        text += [article.text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return replace(article, text="".join((*text, article.text[at:])))


def _boxes(text: str, paragraph: Span) -> Iterator[Span]:
    """Each from behind the name that it says in full to its "MORE"."""
    at = paragraph.start
    while (end := _END.search(text, at, paragraph.end)) is not None:
        name = _TWICE.search(text, max(at, end.start() - _LONGEST), end.start())
        while name is not None:  # of "Jo Poe Jo Ann Poe" the surname, not "Jo"
            later = _TWICE.search(text, name.end(1), end.start())
            if later is None or later.start() >= name.end():
                yield Span(name.end(1), end.end())
                break
            name = later
        at = end.end()
