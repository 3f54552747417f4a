"""Words matched without regard to letter case in, the small letters that a table has them in out."""

from __future__ import annotations


def small(words: str) -> str:
    """`words` in small letters. A pattern that minds no case takes "İ" and "ı" for i and "ſ" for s: so does this."""
    return words.casefold().replace("\u0307", "").replace("\u0131", "i")
