"""Where the reports part, told in a brief: what matters first, each side in its own words, spellings in one line."""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.comparing.types import Difference, Evidence, Side
from sanudo.telling.account import Line, Teller, capital, counted, listed, quoted
from sanudo.telling.differing import by_weight

_IN_SHORT = 4  # differences named in one line
_SHORT = 40  # characters of a value that can stand in one line


def differences_told(teller: Teller) -> tuple[Line, ...]:
    """A line a difference; names that are only spelt differently together at the end."""
    ranked = by_weight(teller.differences)
    lines = [_difference(teller, one) for one in ranked if one.kind != "name"]
    spelt = [one for one in ranked if one.kind == "name"]
    if spelt:
        told = "; ".join(f"{_sides(teller, one)}" for one in spelt)
        evidence = [found for one in spelt for found in _evidence(one)]
        numbers = sorted({number for one in evidence for number in teller.cite((one,))})
        lines.append(Line(f"Spelt differently: {told}.", tuple(numbers)))
    return tuple(lines)


def in_one_line(teller: Teller) -> Line:
    """ "The reports differ: debt, “$48 million” or “$58 million”; and on the spelling of two names." """
    ranked = by_weight(teller.differences)
    told = [one for one in ranked if one.kind not in ("name", "wording") and len(_values(teller, one)) > 1][:_IN_SHORT]
    spelt = sum(one.kind == "name" for one in ranked)
    worded = sum(one.kind == "wording" for one in ranked)
    more = len(ranked) - len(told) - spelt - worded
    other = " more" if told else ""
    rest = [f"{counted(more)}{other} point{'s' if more > 1 else ''}"] if more > 0 else []
    rest += [f"the wording of {'a quotation' if worded == 1 else f'{counted(worded)} quotations'}"] if worded else []
    rest += [f"the spelling of {'a name' if spelt == 1 else f'{counted(spelt)} names'}"] if spelt else []
    evidence = [found for one in told for found in _evidence(one)]
    numbers = tuple(sorted({number for one in evidence for number in teller.cite((one,))}))
    if not told:
        return Line(f"The reports differ on {listed(rest)}.", numbers)
    also = f"; and on {listed(rest)}" if rest else ""
    return Line(f"The reports differ: {'; '.join(_in_short(teller, one) for one in told)}{also}.", numbers)


def _in_short(teller: Teller, difference: Difference) -> str:
    values = [value for value in _values(teller, difference) if len(value) <= _SHORT]
    sides = f", {_either([quoted(value) for value in values])}" if len(values) > 1 else ""
    return f"{_about(difference)}{sides}"


def _either(values: list[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _about(difference: Difference) -> str:
    """What it is about, in small words: "how many people were killed", "turnout (number)", "whose idea it was"."""
    ask, _, topic = difference.topic.strip().partition(": ")
    if ask in _ASKED and topic:
        return _ASKED[ask].format(topic)
    if ask.startswith("who ") and topic:
        return f"{ask} ({topic})"
    kind = _KINDS.get(difference.kind, difference.kind)
    about = f"{topic} of {listed(ask.split(', '))}" if topic else ask
    if about.startswith(_PLAIN):
        return about
    return f"{about} ({kind})" if about else kind


_ASKED = {
    "how many": "how many {}",
    "how much say": "how much say ({})",
    "how long": "how long ({})",
    "who said": "who said “{}”",
    "who proposed": "who proposed it ({})",
    "whose idea": "whose idea the {} was",
    "what came first": "what came first ({})",
    "how far along": "how far along the {} is",
    "whether": "whether it is so ({})",
    "whether done": "whether it is done ({})",
}
_PLAIN = ("how ", "when ", "where ", "whether ", "number of ", "amount of ", "length of ", "day of ", "place of ")
_KINDS = {
    "name": "spelling",
    "order": "what came first",
    "participants": "who took part",
    "attribution": "who said it",
    "status": "how far along",
    "polarity": "whether it is so",
    "strength": "how strong",
    "certainty": "how sure",
}


def _difference(teller: Teller, difference: Difference) -> Line:
    evidence = _evidence(difference)
    judgement = capital(difference.judgement)
    return Line(f"{capital(_about(difference))}: {_sides(teller, difference)}. {judgement}.", teller.cite(evidence, 8))


def _sides(teller: Teller, difference: Difference) -> str:
    by_value: dict[str, list[str]] = {}
    for side in difference.sides:
        if side.article in teller.labels:
            by_value.setdefault(_value(teller, side), []).append(teller.labels[side.article])
    return ", ".join(f"{quoted(value)} in {listed(list(dict.fromkeys(who)))}" for value, who in by_value.items())


def _values(teller: Teller, difference: Difference) -> list[str]:
    return list(dict.fromkeys(_value(teller, side) for side in difference.sides))


def _value(teller: Teller, side: Side) -> str:
    """What a report has; who is meant is told behind a pronoun."""
    words = " ".join(side.value.split())
    if words.lower() not in _PRONOUNS or side.article not in teller.texts:
        return words
    for mention in teller.reading(side.article).mentions:
        if mention.form == "pronoun" and any(s.start <= mention.span.start < s.end for s in side.evidence):
            actor = teller.actor(side.article, mention.entity)
            if actor is not None and mention.span.of(teller.texts[side.article]).lower() == words.lower():
                return f"{words} [{teller.short(actor.name)}]"
    return words


_PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "them"))


def _evidence(difference: Difference) -> tuple[Evidence, ...]:
    """Of each side the widest words that it rests on: the sentence, where it has it."""
    widest = [(side.article, max(side.evidence, key=_width)) for side in difference.sides if side.evidence]
    return tuple(Evidence(article, span) for article, span in widest)


def _width(span: Span) -> int:
    return span.end - span.start
