"""Where the reports part, told in a brief: what matters first, each side in its own words, spellings in one line."""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.types import Difference, Evidence, Side
from sanudo.telling.account import Line, Teller, capital, counted, listed, quoted
from sanudo.telling.days import short_day
from sanudo.telling.difference_headings import heading, said
from sanudo.telling.differing import by_weight

_IN_SHORT = 4  # differences named in one line
_SHORT = 40  # characters of a value that can stand in one line


def differences_told(teller: Teller) -> tuple[Line, ...]:
    """A line a difference; names that are only spelt differently together at the end."""
    ranked = by_weight(teller.differences)
    lines = [_difference(teller, one) for one in ranked if not _is_spelling(one)]
    spelt = [one for one in ranked if _is_spelling(one)]
    if spelt:
        told = "; ".join(f"{_sides(teller, one)}" for one in spelt)
        evidence = [found for one in spelt for found in _evidence(one)]
        numbers = sorted({number for one in evidence for number in teller.cite((one,))})
        lines.append(Line(f"Spelt differently: {told}.", tuple(numbers)))
    return tuple(lines)


def in_one_line(teller: Teller) -> Line | None:
    """ "The reports differ: how old he is, “48” or “58”; and on the wording of a quotation." None where they differ on
    no more than a spelling or somebody's exact words: nothing that a summary is for."""
    ranked = [one for one in by_weight(teller.differences) if not _is_spelling(one)]
    facts = [one for one in ranked if one.kind != "wording"]
    told = [one for one in facts if len(_values(teller, one)) > 1][:_IN_SHORT]
    worded = len(ranked) - len(facts)
    more = len(facts) - len(told)
    other = " more" if told else ""
    rest = [f"{counted(more)}{other} point{'s' if more > 1 else ''}"] if more > 0 else []
    if not facts:
        return None
    rest += [f"the wording of {'a quotation' if worded == 1 else f'{counted(worded)} quotations'}"] if worded else []
    evidence = [found for one in told for found in _evidence(one)]
    numbers = tuple(sorted({number for one in evidence for number in teller.cite((one,))}))
    if not told:
        return Line(f"The reports differ on {listed(rest)}.", numbers)
    also = f"; and on {listed(rest)}" if rest else ""
    return Line(f"The reports differ: {'; '.join(_in_short(teller, one) for one in told)}{also}.", numbers)


def _is_spelling(difference: Difference) -> bool:
    return difference.kind == "name" and not difference.judgement.startswith("contradicts")


def _in_short(teller: Teller, difference: Difference) -> str:
    values = [value for value in _values(teller, difference) if len(value) <= _SHORT]
    sides = f", {_either(values)}" if len(values) > 1 else ""
    return f"{_about(teller, difference)}{sides}"


def _about(teller: Teller, difference: Difference) -> str:
    """What it is about; of words said on two days, which words they are."""
    about = heading(difference)
    if difference.kind == "occasion" and about.endswith(" it"):
        told = (side.evidence[1].of(teller.texts[side.article]) for side in difference.sides if len(side.evidence) > 1)
        words = next(told, "")
        return about.removesuffix("it") + quoted(words) if words else about
    return about


def _either(values: list[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _difference(teller: Teller, difference: Difference) -> Line:
    evidence = _evidence(difference)
    about, judgement = capital(_about(teller, difference)), capital(difference.judgement)
    return Line(f"{about}: {_sides(teller, difference)}. {judgement}.", teller.cite(evidence, 8))


def _sides(teller: Teller, difference: Difference) -> str:
    exact = _exactly(teller, difference)
    by_value: dict[str, list[str]] = {}
    for side in difference.sides:
        if side.article in teller.labels:
            by_value.setdefault(exact[_value(teller, difference, side)], []).append(teller.labels[side.article])
    return ", ".join(f"{value} in {listed(list(dict.fromkeys(who)))}" for value, who in by_value.items())


def _values(teller: Teller, difference: Difference) -> list[str]:
    return list(dict.fromkeys(_exactly(teller, difference).values()))


def _exactly(teller: Teller, difference: Difference) -> dict[str, str]:
    """Each value to the one that it is told by: "about 265" beside "265" is no third number."""
    values = list(dict.fromkeys(_value(teller, difference, side) for side in difference.sides))
    exact = {value.lower(): value for value in values if _unhedged(value) == value.lower()}
    if difference.kind != "number":
        exact = {}
    return {value: exact.get(_unhedged(value), value) for value in values}


def _unhedged(value: str) -> str:
    return _HEDGE.sub(r"\g<mark>", value.lower())


_HEDGE = re.compile(r"^(?P<mark>[“\"]?)(?:about|around|approximately|roughly|some|nearly|almost) ")


def _value(teller: Teller, difference: Difference, side: Side) -> str:
    """What a report has, in marks where the words are its own; which day "today" is and who is meant by a pronoun is
    told behind them."""
    words = " ".join(side.value.split())
    told = said(words, [teller.texts[side.article]] if side.article in teller.texts else [])
    if difference.kind == "date" and (day := _day_meant(teller, side)):
        return f"{told} [{day}]"
    if words.lower() not in _PRONOUNS or side.article not in teller.texts:
        return told
    for mention in teller.reading(side.article).mentions:
        if mention.form == "pronoun" and any(s.start <= mention.span.start < s.end for s in side.evidence):
            actor = teller.actor(side.article, mention.entity)
            if actor is not None and mention.span.of(teller.texts[side.article]).lower() == words.lower():
                return f"{told} [{teller.short(actor.name)}]"
    return told


def _day_meant(teller: Teller, side: Side) -> str | None:
    """The one day that a side's words mean, where they name one day and not by its number."""
    if side.article not in teller.texts or len(_DAY_WORD.findall(side.value)) != 1:
        return None
    days = {
        time.value[:10]
        for time in teller.reading(side.article).times
        if side.evidence
        and side.evidence[0].start <= time.span.start < side.evidence[0].end
        and _DAY.fullmatch(time.value[:10])
        and time.span.of(teller.texts[side.article]) in side.value
    }
    named = not any(sign.isdigit() for sign in side.value)
    return short_day(days.pop(), False) if named and len(days) == 1 else None


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_WORD = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight)\b|\d+", re.I)
_PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "them"))


def _evidence(difference: Difference) -> tuple[Evidence, ...]:
    """Of each side the widest words that it rests on: the sentence, where it has it."""
    widest = [(side.article, max(side.evidence, key=_width)) for side in difference.sides if side.evidence]
    return tuple(Evidence(article, span) for article, span in widest)


def _width(span: Span) -> int:
    return span.end - span.start
