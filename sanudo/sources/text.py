"""A file of plain text, pasted or typed: bytes in, one `Article` out. Its text is the characters as decoded."""

from __future__ import annotations

from sanudo.article.types import Article
from sanudo.sources.assemble import from_text, language_problem, sha256
from sanudo.sources.decode import decode
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused

SUFFIXES = (".txt", ".text", ".md", ".asc")


def looks_like(head: bytes) -> bool:
    """Anything that is not known to be something else is tried as text."""
    return True


def read(name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
    """One article, and a partial problem for each doubt about its characters. Raises Refused."""
    decoded = decode(content)
    text, notes = within(decoded.text, limits)
    if not text.strip():
        raise Refused("empty", "no text in it. Save the report's text in the file, or leave the file out.")
    article = from_text(name, text, content)
    digest = sha256(content)
    said = (*decoded.notes, *notes, *_nothing_told(article))
    problems = [Problem(name, kind, message, True, digest) for kind, message in said]
    return [article, *problems, *language_problem(article)]


def _nothing_told(article: Article) -> list[tuple[str, str]]:
    """A note where no part of the text is a paragraph: it is kept, but tells nothing."""
    if article.paragraphs():
        return []
    return [("not_news", "no sentence of a report in it; it is stored, but tells nothing. Paste the report's text.")]


def within(text: str, limits: Limits) -> tuple[str, list[tuple[str, str]]]:
    """The text up to the limit of characters, and a note where it was cut."""
    if len(text) <= limits.text_chars:
        return text, []
    left_out = len(text) - limits.text_chars
    message = (
        f"the last {left_out} characters, from character {limits.text_chars}, are left out. "
        "Split the file, or raise Limits.text_chars."
    )
    return text[: limits.text_chars], [("too_large", message)]
