"""Which language a text is in, by its commonest words. Knows nothing of articles.

Cheap and coarse: it is there to tell English from the rest before the English pipeline reads it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENOUGH_WORDS = 25
_ENGLISH_SHARE = 0.2


def language_of(text: str) -> str | None:
    """The code: "en", another of `function_words.tsv`, "und" (not English, unknown which), None: too little text."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _ENOUGH_WORDS:
        return None if not words or _latin(text) else _by_script(text)
    shares = {
        language: sum(1 for word in words if word in known) / len(words) for language, known in function_words().items()
    }
    best = max(shares, key=lambda language: (shares[language], language == "en", language))
    if shares["en"] >= _ENGLISH_SHARE and shares["en"] >= 0.8 * shares[best]:
        return "en"
    if best != "en" and shares[best] >= 0.1:
        return best
    return "en" if best == "en" and shares["en"] >= 0.1 else _by_script(text)


def _latin(text: str) -> bool:
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    return sum(1 for char in letters if char < "\u0250") * 2 > len(letters)


def _by_script(text: str) -> str:
    """The language of a script that one language has to itself; else "und"."""
    sample = text[:_SAMPLE]
    for code, low, high in (("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7a3"), ("el", "\u0370", "\u03ff")):
        if sum(1 for char in sample if low <= char <= high) * 10 > len(sample):
            return code
    if sum(1 for char in sample if "\u4e00" <= char <= "\u9fff") * 5 > len(sample):
        return "zh"
    return "und"


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The commonest short words by language."""
    table = files("sanudo.article").joinpath("function_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {language: frozenset(words.split()) for language, words in rows}
