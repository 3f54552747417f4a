"""Any name in, plain small Latin letters out: accents taken off, other alphabets romanised by table.

Knows nothing of what a name means, nor of the language it is in.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from sanudo.language.gazetteer import rows

_LEADS = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "jj", "ch", "k", "t", "p", "h")
_VOWELS = ("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu")
_VOWELS_AND_REST = (*_VOWELS, "u", "ui", "i")
_TAILS = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l")
_TAILS_AND_REST = (*_TAILS, "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "h")


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """`words` in small Latin letters without accents; what is no letter stays as it is.

    Chinese characters of one word come out as one word; a middle dot between names becomes a space.
    """
    if words.isascii():
        return words.lower()
    table = _table()
    out: list[str] = []
    for letter in unicodedata.normalize("NFC", words).lower():
        if letter.isascii():
            out.append(letter)
        elif letter in table:
            out.append(table[letter])
        elif "가" <= letter <= "힣":
            out.append(_hangul(letter))
        elif "ぁ" <= letter <= "ゖ":
            out.append(table.get(chr(ord(letter) + 96), ""))
        elif letter in "·・‧•":
            out.append(" ")
        else:
            out.append(_bare(letter, table))
    return "".join(out)


def _bare(letter: str, table: dict[str, str]) -> str:
    """The letter without its marks; punctuation that is not ASCII in its plain form."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if plain in "‘’ʼ`´′":
        return "'"
    if plain in "‐‑‒–—―−":
        return "-"
    return "".join(table.get(part, part) for part in plain)


def _hangul(letter: str) -> str:
    """One Korean syllable by the rule of its place in the code."""
    place = ord(letter) - 0xAC00
    lead, rest = divmod(place, 588)
    vowel, tail = divmod(rest, 28)
    return _LEADS[lead] + _VOWELS_AND_REST[vowel] + _TAILS_AND_REST[tail]


@cache
def _table() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("letters")}
