"""Numbers of things in a sentence: how many, of what, how exactly.

A sentence goes in, `Quantity`s come out, with the interval that the words allow ("about 1,000", "dozens", "more than
40", "1.2 million"), so that two reports are only said to differ where no number fits both. Dates, times and numbers
inside names are left to the caller to mask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.profiles import stem

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HEDGES = (
    r"about|around|approximately|roughly|nearly|almost|some|an estimated|more than|over|at least|no fewer than|"
    r"not less than|no more than|not more than|up to|as many as|at most|fewer than|less than|under"
)
_SIGNS = r"(?:US|A|C|S|NZ|HK)\$|\$|£|€|¥|₹|Rs\.?|RM|NOK|SEK|DKK|FIM|EUR|USD|GBP|CHF|DM"
ROUND = 0.1  # how far about, around and round numbers may be from the truth


@dataclass(frozen=True, slots=True)
class Quantity:
    """`span` in the text, the interval `low`..`high` its words allow, the stems of what is counted, and its unit."""

    span: Span
    low: float
    high: float
    of: tuple[str, ...]
    unit: str


def find_quantities(text: str, sentence: Span) -> list[Quantity]:
    """The quantities of a sentence, in order; a year is none. "One" is one before a thing alone ("one engine", not "one
    of them"); an ordinal has the unit "th"."""
    return list(_quantities(text, sentence))


@lru_cache(maxsize=1 << 10)
def _quantities(text: str, sentence: Span) -> tuple[Quantity, ...]:
    found = []
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        value = _value(match)
        if value is None and match.group().lower().strip() == "one" and _ONE.match(text, match.end(), sentence.end):
            value = 1.0
        if value is None:
            continue
        if (match.group("tight") or match.group("scale") or "").lower() == "m" and not _is_money(match, text):
            continue  # "45m", "45 m" may be metres
        hedge = (match.group("hedge") or "").lower()
        unit = _unit(match)
        after = _after(text, match.end(), sentence.end)
        if unit and after and after[0] in ("dollar", "euro"):
            after = after[1:]
        if not unit and after and after[0] in _currencies():
            unit, after = _currencies()[after[0]], after[1:]
        if match.group("dozens"):
            low, high = value * 2, value * 9.99
        else:
            is_round = _is_round(match.group("number") or match.group("word") or "0")
            low, high = _interval(value, hedge, is_round, _step(match))
        if match.group("ordinal"):
            unit, low, high = "th", value, value
        found.append(Quantity(Span(match.start("core"), match.end("core")), low, high, after, unit))
    return tuple(_ranges(text, found))


def _ranges(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, two that bound one, as "between 150 and 176 people", as one."""
    at = 0
    while at < len(found):
        one, other = found[at], found[at + 1] if at + 1 < len(found) else None
        front = _BETWEEN.search(text, max(0, one.span.start - 12), one.span.start)
        if other and front and one.low < other.high and text[one.span.end : other.span.start].strip() == "and":
            unit = other.unit or one.unit
            if one.unit in ("", unit):
                yield Quantity(Span(front.start(), other.span.end), one.low, other.high, other.of, unit)
                at += 2
                continue
        yield one
        at += 1


_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def differ(a: Quantity, b: Quantity) -> bool:
    """Whether no number fits both."""
    return a.high < b.low or b.high < a.low


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether both count one kind of thing: one unit, and a word in common in what is counted."""
    return a.unit == b.unit and (bool(set(a.of) & set(b.of)) or (bool(a.unit) and not a.of and not b.of))


def is_currency(word: str) -> bool:
    """Whether a word is one for money."""
    return word.lower() in _currencies()


def _value(match: re.Match[str]) -> float | None:
    scale = _words().get((match.group("scale") or match.group("tight") or "").lower(), 1.0)
    if match.group("number"):
        return float(match.group("number").replace(",", "")) * scale
    if match.group("ordinal"):
        low = match.group("ordinal").lower()
        return float(low[:-2]) if low[0].isdigit() else float(_ORDINALS[low])
    if match.group("dozens"):
        return _words()[match.group("dozens").lower()[:-1]]
    total = 0.0
    for word in re.split(r"[ -]", match.group("word").lower()):
        value = _words().get(word)
        if value is None:
            continue
        total = total * value if value >= 100 and total else total + value
    if total * scale in (0.0, 1.0):
        return None
    return total * scale


def _is_money(match: re.Match[str], text: str) -> bool:
    after = re.match(r"\s+(\w+)", text[match.end() : match.end() + 24])
    return bool(match.group("money") or (after and after[1].lower() in _currencies()))


def _interval(value: float, hedge: str, is_round: bool, step: float = 0.0) -> tuple[float, float]:
    """What a number may stand for; `step` is what its last digit counts, where it is told in thousands or millions."""
    if hedge in ("more than", "over", "at least", "no fewer than", "not less than"):
        return value, value * 1.5
    if hedge in _AT_MOST:
        return value * 0.85, value * (1.02 if is_round else 1)
    if hedge:
        return value * (1 - ROUND), value * (1 + ROUND)
    if step:
        spare = min(0.49 * step, 0.12 * value)
        return value - spare, value + spare
    if is_round and value >= 100:
        return value * 0.97, value * 1.03
    return value, value


_AT_MOST = (
    *("nearly", "almost", "up to", "as many as", "at most", "no more than", "not more than"),
    *("fewer than", "less than", "under"),
)


def _step(match: re.Match[str]) -> float:
    """What the last digit of "1.8 million" counts."""
    scale = _words().get((match.group("scale") or match.group("tight") or "").lower(), 0.0)
    digits = match.group("number") or ""
    return scale * 10 ** -len(digits.partition(".")[2]) if scale else 0.0


def _is_round(digits: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d?(?:00|0,000|,000|00,000|000)", digits)) or not digits[:1].isdigit()


def _unit(match: re.Match[str]) -> str:
    sign = match.group("money") or match.group("percent") or ""
    low = sign.lower().rstrip(".")
    return {"per cent": "%", "percent": "%", "pc": "%", "us$": "$"}.get(low) or _currencies().get(low, sign)


def _after(text: str, start: int, end: int) -> tuple[str, ...]:
    """Stems of up to three words after the number, to the end of the phrase."""
    stretch = re.match(r"(?:[\s-]+(?:of\s+)?(?:the\s+)?[A-Za-z][\w'’-]*){1,3}", text[start : min(end, start + 60)])
    if not stretch:
        return ()
    words = [word for word in re.findall(r"[A-Za-z][\w'’]*", stretch.group()) if word.lower() not in _STOPS]
    return tuple(_SPELLINGS.get(stem(word), stem(word)) for word in words[:3])


_SPELLINGS = {"tonn": "ton", "tonne": "ton", "metre": "meter", "kilometre": "kilometer", "litre": "liter"}
_ONE = re.compile(  # "one engine", not "one of them", "one day"
    r"\s+(?!(?:of|or|and|another|on|in|by|to|who|that|which|can|could|has|had|is|was|will|would|must|should|day|way|thing"
    r"|time|year|side|hand|point|such|more|last)\b)[a-z]{3,}"
)
_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_STOPS = frozenset(
    {"of", "the", "and", "in", "on", "to", "for", "at", "by", "a", "an", "or", "with", "from", "who", "were"}
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted((word for word in _words() if word.isalpha()), key=lambda word: (-len(word), word))
    plain = "|".join(word for word in words if _words()[word] < 1000)
    ordinals = "|".join(_ORDINALS)
    scale = r"hundred|thousand|million|billion|trillion|bn|mn|m(?!\.\w)|tn"
    return re.compile(
        rf"(?<![\w.,:-])(?:(?P<hedge>{_HEDGES})\s+(?:another\s+)?)?"
        rf"(?P<core>(?P<money>{_SIGNS})?\s?"
        rf"(?:(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)\b|(?:{ordinals})\b)|(?P<number>{_NUMBER})|(?P<dozens>dozens|scores|hundreds|thousands)(?=\s+of\b|\s+[a-z])"
        rf"|(?P<word>(?:{plain})(?:[ -](?:{plain}|hundred|thousand))*))"
        rf"(?:[\s-](?P<scale>{scale})\b|(?P<tight>bn|mn|tn|m)\b)?(?:\s?(?P<percent>%|per cent|percent|pc)(?!\w))?)"
        r"(?![\w:/]|[.,]\d|-\d)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _words() -> dict[str, float]:
    lines = files("sanudo.comparing").joinpath("data/number_words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: float(value) for word, value in rows}


@lru_cache(maxsize=1)
def _currencies() -> dict[str, str]:
    """Words for a currency, as they are and as stems, to its unit."""
    lines = files("sanudo.comparing").joinpath("data/currencies.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    found = {word: unit for unit, words in rows for word in words.split(", ")}
    return found | {stem(word): unit for word, unit in found.items()}
