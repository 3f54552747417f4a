"""How many were killed, hurt, held or lost, by each report of a story: its tolls.

The lines of a story go in, at most one `Difference` a measure (data/measures.tsv) comes out. A report's toll is the
highest that it tells of the story's own happening: in its headline or its first sentences, else where enough besides
the measure is shared. What is told of another happening, before or elsewhere, is none of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations

from sanudo.comparing.differing.context import root
from sanudo.comparing.differing.counted import (
    PERSON,
    ROUGH,
    SPECIFIC,
    VAGUE,
    Figure,
    figures_of,
    is_nearest,
    is_part,
    judgement,
    measures,
)
from sanudo.comparing.differing.lines import Line, Lines, is_long_past, near_in_time, times_in
from sanudo.comparing.differing.numbers import is_age
from sanudo.comparing.differing.predicates import predicate_over, same_counted
from sanudo.comparing.differing.two_things import one_of_many
from sanudo.comparing.frames import climb, tokens_in, top_of
from sanudo.comparing.quantities import differ, find_quantities
from sanudo.comparing.types import Difference, Side

_LEAD = 3  # sentences after the headline in which news tells its own toll
_MANY = 10.0  # people from which a count is the whole's, told without anything else of it
_BESIDE = 60  # characters from a toll in which it is told whose or where it is
_GROWN = 1.15  # how much more the later of two least numbers must be: "at least 3,200", "at least 4,400"
_SURE = 0.75
_FAR = (2.0, 2.5, 4.0)  # how far apart two tolls of one happening may lie: none in a lead, one, both
_AT_LEAST = re.compile(r"at least|more than|over|no fewer than|not less than|upwards of", re.I)
_OPEN = (
    "at least|more than|over|no fewer than|not less than|upwards of|as many as|up to|some|about|nearly|almost|around"
    "|an estimated"
)
_HEDGE = re.compile(rf"\b(?:{_OPEN})\s+$", re.I)
_OTHERS = re.compile(r"\s+(?:others?|more|additional|further|of (?:them|the|those|whom))\b", re.I)
_GROUPS = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(children|adolescents|pupils|students|women|men|boys|girls|officers|police|policemen"
    r"|soldiers|troops|civilians|workers|doctors|nurses|journalists|foreigners|tourists|passengers|firefighters)\b",
    re.I,
)
_AT_LARGE = frozenset(
    (
        "people",
        "person",
        "man",
        "life",
        "victim",
        "body",
        "soul",
        "individual",
        "casualty",
        "passenger",
        "dead",
        "other",
    )
)
_WITH_THE_DOER = re.compile(
    r"\b(?:including|counting|plus|besides)\s+(?:the\s+|a\s+|one\s+)?(?:\w+\s+)?"
    r"(?:gunm[ae]n|shooters?|attackers?|suspects?|assailants?|bombers?|killers?|drivers?|pilots?)\b",
    re.I,
)
_WORK = re.compile(
    r"\bjobs?\b|\bposts? (?:will |would |could |may )?(?:go|be lost)\b"
    r"|\b(?:cut|axe|shed|los|creat|fill|slash|scrap|eliminat)\w*\b[^.;:]{0,40}\b(?:posts|positions)\b"
    r"|\b(?:posts|positions)\b[^.;:]{0,40}\b(?:cut|axed|shed|lost|created|filled|slashed|scrapped|eliminated)\b"
    r"|\b(?:redundan\w+|lay-?offs?|laid off|staff|workers|employees|vacanc\w+)\b",
    re.I,
)
_REVISED = re.compile(
    r"\b(?:revis|correct|lower|reduc|rais|adjust|amend|cut)\w*\b[^.;:]{0,40}\b(?:from|to)\b"
    r"|\b(?:earlier|initial\w*|previous\w*|original\w*|first)\b[^.;:]{0,25}\b(?:count|figure|number|toll|report)",
    re.I,
)
_ANOTHER = re.compile(r"\banother\s+$", re.I)
_HEDGED = rf"(?:(?:{_OPEN}|another)\s+)?"
_TO_WORD = re.compile(
    r"\s+(?:(?:people|persons|others|men|women|children)\s+)?(?:(?:were|are|have been|had been|left)\s+)?(?:\w+ly\s+)?",
    re.I,
)
_TO_NUMBER = re.compile(rf"\s+{_HEDGED}", re.I)
_NUMBER_OF = re.compile(r"\b(?:number|count|tally) of (?:the\s+)?$", re.I)
_RAISED_TO = re.compile(rf"\s+(?:[^\d\W]+\s+){{0,3}}(?:to|at|reached|was|is|stood at|stands at)\s+{_HEDGED}", re.I)
_NOUNS = frozenset({"dead", "toll", "death", "deaths", "injury", "injuries", "casualties", "fatalities"})
_ANNIVERSARY = re.compile(r"\banniversar(?:y|ies)\b", re.I)
_LOOKS_BACK = re.compile(r"(?:that|this|it|they|he|she|all|in all)\b", re.I)
_DOES = frozenset({"kill", "injure", "wound", "arrest", "slay", "detain", "hurt", "evacuate", "displace", "treat"})
_REACHES = frozenset({"stand", "rise", "reach", "climb", "be", "hit", "pass", "top", "grow", "soar", "jump", "put"})
_COUNTED = frozenset({"nummod", "nmod", "appos", "compound"})
_DONE_TO = frozenset({"obj", "nsubj:pass", "obl:agent"})


@dataclass(frozen=True, eq=False)
class Toll:
    """A figure of one measure. `group` is what its people are, empty where they are people at large."""

    figure: Figure
    key: str

    @property
    def line(self) -> Line:
        return self.figure.line

    @cached_property
    def leads(self) -> bool:
        """Whether it stands where news tells its own toll."""
        return self.line.number <= _LEAD

    @cached_property
    def group(self) -> str:
        return _group(self.figure, self.key)

    @cached_property
    def hedge(self) -> str:
        """The words before the number that leave it open: "at least ", "nearly "; else nothing."""
        line, start = self.line, self.figure.quantity.span.start
        found = _HEDGE.search(line.text, max(line.sentence.start, start - 20), start)
        return found[0] if found else ""

    @property
    def least(self) -> bool:
        """Whether it is told as the least number."""
        return _AT_LEAST.match(self.hedge) is not None

    @property
    def side(self) -> Side:
        """The report's side, with the words that leave its number open."""
        side = self.figure.side
        return replace(side, value=" ".join(f"{self.hedge}{side.value}".split()))


def differing_tolls(lines: Lines) -> list[Difference]:
    """The tolls of a story's reports that cannot both hold, or of which the later is higher."""
    figures = [figure for line in lines.lines for figure in figures_of(line, others=True)]
    found = []
    for measure, (sort, called) in sorted(measures().items()):
        if sort != "sum":
            highest = _highest(measure, sort, figures, lines)
            apart = [pair for pair in combinations(highest, 2) if _apart(*pair, sort, lines)]
            if apart:
                found.append(_difference(called, highest, apart, lines))
    return found


def _highest(measure: str, sort: str, figures: list[Figure], lines: Lines) -> list[Toll]:
    """The toll of each report: the highest of its lead, else of its text."""
    by: dict[str, list[Toll]] = {}
    for figure in figures:
        toll = Toll(figure, f"~{measure}")
        if _counts(figure, toll.key, sort) and not _of_another(figure, lines):
            by.setdefault(figure.line.article, []).append(toll)
    by = {article: whole for article, own in by.items() if (whole := _not_shared_out(own))}
    return [
        max(
            [toll for toll in own if toll.leads and not toll.group] or own,
            key=lambda t: (t.figure.quantity.low, t.figure.quantity.high),
        )
        for own in by.values()
    ]


def _not_shared_out(own: list[Toll]) -> list[Toll]:
    """A report's tolls without those that one sentence shares out among places: "which killed 20, and the blasts at the
    airport, which killed 11"."""
    told = {(toll.line.number, toll.figure.quantity.low) for toll in own if not toll.group}
    often = Counter(number for number, _ in told)
    return [toll for toll in own if often[toll.line.number] < 2]


def _apart(a: Toll, b: Toll, sort: str, lines: Lines) -> bool:
    """Whether two reports' tolls are of one happening and one group of people, and not one number."""
    if not _differ(a, b) or not near_in_time(a.line, b.line) or not _one_scale(a, b):
        return False
    if not _one_happening(a, b, lines) or a.group != b.group or _one_with_the_doer(a, b):
        return False
    if one_of_many(a.side, a.line, b.side, b.line):
        return False
    if sort in ("thing", "count") and not _one_counted(a, b):
        return False
    if sort == "people" and ((a.leads and b.leads) or ((a.leads or b.leads) and _least(a, b) >= _MANY)):
        return True
    return lines.weight((a.line.keys & b.line.keys) - VAGUE - {a.key}) >= SPECIFIC


def _differ(a: Toll, b: Toll) -> bool:
    one, other = a.figure.quantity, b.figure.quantity
    if a.least and b.least:
        return max(one.low, other.low) >= _GROWN * min(one.low, other.low)
    return differ(one, other)


def _least(a: Toll, b: Toll) -> float:
    return min(a.figure.quantity.low, b.figure.quantity.low)


def _one_scale(a: Toll, b: Toll) -> bool:
    """Whether two tolls can be of one happening: a village's dead are not a country's."""
    low, high = sorted((max(a.figure.quantity.low, 0.1), max(b.figure.quantity.low, 0.1)))
    return high <= _FAR[a.leads + b.leads] * low


def _one_happening(a: Toll, b: Toll, lines: Lines) -> bool:
    """Whether two tolls can be of one happening: not where places stand beside the numbers that the other report's lead
    does not have, or, elsewhere than in leads, people or bodies."""
    one, other = (
        frozenset(
            key
            for span, key in t.line.named.items()
            if span.start < t.figure.quantity.span.end + _BESIDE and t.figure.quantity.span.start - _BESIDE < span.end
        )
        for t in (a, b)
    )
    if one & other:
        return True
    if a.leads and b.leads:
        one, other = one & a.line.places, other & b.line.places
    return not one - _in_lead(b, lines) or not other - _in_lead(a, lines)


def _in_lead(toll: Toll, lines: Lines) -> frozenset[str]:
    """Whom and what the lead of a toll's report names."""
    article = toll.line.article
    return frozenset(k for n in range(_LEAD + 1) if (line := lines.at.get((article, n))) for k in line.actors)


def _one_with_the_doer(a: Toll, b: Toll) -> bool:
    """Whether one counts whoever did it too: "three dead, including the gunman" are two dead."""
    told = [_WITH_THE_DOER.search(t.line.text, t.line.sentence.start, t.line.sentence.end) for t in (a, b)]
    return any(told) and abs(a.figure.quantity.low - b.figure.quantity.low) <= 2


def _one_counted(a: Toll, b: Toll) -> bool:
    """Whether both numbers stand under one predicate, of which a subject or an object is one, or is what is counted."""
    one, other = (predicate_over(t.line.reading, t.line.sentence, t.figure.quantity.span) for t in (a, b))
    return same_counted(one, other)


def _difference(called: str, highest: list[Toll], apart: list[tuple[Toll, Toll]], lines: Lines) -> Difference:
    parting = [t for t in highest if any(t in pair for pair in apart) or all(t.group == x.group for x in apart[0])]
    sides = tuple(toll.side for toll in parting)
    told = [_judgement(a, b, lines) for a, b in apart]
    most = next((words for words in told if words.startswith("contradicts")), told[0])
    return Difference("number", called, sides, most, None, _SURE)


def _judgement(a: Toll, b: Toll, lines: Lines) -> str:
    """Of two least numbers both can hold, and the higher says more; a number that was revised contradicts nothing."""
    if any(_revises(line, a, b) for line in lines.lines if a.key in line.keys):
        return "later figure: one report tells that the number was revised"
    words = judgement((a.figure, b.figure))
    both = not differ(a.figure.quantity, b.figure.quantity) and words.startswith("contradicts")
    return "one says more: both are told as the least number" if both else words


def _revises(line: Line, a: Toll, b: Toll) -> bool:
    """Whether a sentence tells that one of two numbers was put in the other's place."""
    if not _REVISED.search(line.text, line.sentence.start, line.sentence.end):
        return False
    lows = {quantity.low for quantity in find_quantities(line.text, line.sentence)}
    return {a.figure.quantity.low, b.figure.quantity.low} <= lows


def _counts(figure: Figure, key: str, sort: str) -> bool:
    """Whether a number is one of a measure: what it counts are people, and the measure's word is said of them."""
    quantity, line = figure.quantity, figure.line
    if sort == "thing":
        return quantity.unit == "" and quantity.low < 10 and is_nearest(line, quantity.span, key, 24)
    if sort == "count" and key not in figure.head:
        return False
    if quantity.unit or quantity.low < 2 or is_age(line.text, quantity.span) or ROUGH.search(figure.value):
        return False
    others = _OTHERS.match(line.text, quantity.span.end) or is_part(figure)
    if others and not _besides_dead(figure, key):
        return False
    if sort == "count":
        return is_nearest(line, quantity.span, key, 45)
    if key == "~job" and not _of_work(line):
        return False
    if _stands_by(figure, key):
        return True
    if any(_stands_by(figure, other) for other in _of_people() if other != key):
        return False  # "killed 20 and injured more than 100": the hundred are not among the dead
    if _said_of(figure, key):
        return True
    counted = figure.head & {PERSON, key} or not figure.head
    return line.number == 0 and bool(counted) and is_nearest(line, quantity.span, key, 45)


@cache
def _of_people() -> tuple[str, ...]:
    """The keys of the measures that count people by what became of them."""
    return tuple(f"~{measure}" for measure, (sort, _) in sorted(measures().items()) if sort == "people")


def _of_work(line: Line) -> bool:
    """Whether a sentence has jobs in it, or posts that are cut or filled: an embassy's posts are no jobs."""
    return _WORK.search(line.text, line.sentence.start, line.sentence.end) is not None


def _besides_dead(figure: Figure, key: str) -> bool:
    """Whether the others are those hurt where others died: "killing 26 and wounding 20 others"."""
    line, start = figure.line, figure.quantity.span.start
    dead = any("~death" in w.keys and w.span.start < start for w in line.words)
    return key == "~injury" and (dead or _ANOTHER.search(line.text, line.sentence.start, start) is not None)


def _stands_by(figure: Figure, key: str) -> bool:
    """Whether a measure's word stands right by a number: "180 injured", "wounded 270 others", "the number of wounded to
    119"."""
    line, number = figure.line, figure.quantity.span
    for word in line.words:
        if key in word.keys:
            if number.end <= word.span.start and _TO_WORD.fullmatch(line.text, number.end, word.span.start):
                return True
            if word.span.end <= number.start:
                if _TO_NUMBER.fullmatch(line.text, word.span.end, number.start) and word.word.lower() not in _NOUNS:
                    return True
                counted = _NUMBER_OF.search(line.text, line.sentence.start, word.span.start)
                if counted and _RAISED_TO.fullmatch(line.text, word.span.end, number.start):
                    return True
    return False


def _said_of(figure: Figure, key: str) -> bool:
    """Whether a measure's word is said of what a number counts, as the sentence is built: "killing five officers",
    "left at least seven people dead", "4,000 deaths", "the toll stands at 24"."""
    line = figure.line
    tokens, at = line.grammar.parsed.tokens, top_of(line, figure.quantity.span)
    if at is None:
        return False
    noun = tokens[at].head if tokens[at].dep in _COUNTED and tokens[at].head != at else at
    if noun < at - 1 and tokens[at].dep == "nummod":  # a number counts what follows it
        return is_nearest(line, figure.quantity.span, key, 30)
    return any(_is_of(line, m, noun, at) for m in _words(line, key))


def _words(line: Line, key: str) -> Iterator[int]:
    """The tokens of a measure's words."""
    for word in line.words:
        if key in word.keys:
            yield from tokens_in(line, word.span)


def _is_of(line: Line, m: int, noun: int, number: int) -> bool:
    tokens = line.grammar.parsed.tokens
    word, counted = tokens[m], tokens[noun]
    if m == noun or (counted.head == m and counted.dep in _DONE_TO):
        return True
    if counted.head == m and counted.dep == "nsubj":  # "12 people died", "two were dead"; not "gunmen killed 12"
        return word.lemma.lower() not in _DOES
    if word.head == noun and word.dep in ("amod", "acl", "xcomp", "acl:relcl", "advcl"):
        return word.dep != "acl:relcl" or word.lemma.lower() not in _DOES or _is_passive(line, m)
    if counted.head == word.head and (word.dep, counted.dep) in (("xcomp", "obj"), ("obj", "nsubj")):
        return word.dep == "xcomp" or tokens[word.head].lemma.lower() == "lose"  # "left four dead", "900 lose jobs"
    if word.lemma.lower() == "toll" and word.dep in ("nsubj", "nsubj:pass", "obj"):
        above = tokens[word.head]
        return above.lemma.lower() in _REACHES and (counted.head == word.head or noun == word.head)
    return word.lemma.lower() == "toll" and counted.head == m and number != m


def _is_passive(line: Line, at: int) -> bool:
    tokens = line.grammar.parsed.tokens
    return any(tokens[n].dep in ("nsubj:pass", "aux:pass") for n in line.grammar.below[at])


def _group(figure: Figure, key: str) -> str:
    """What is counted, where it is not people at large: fifty children are not all the injured."""
    line = figure.line
    if key == "~job":
        return ""
    match = _GROUPS.match(line.text, figure.quantity.span.end, line.sentence.end)
    if match:
        return root(match[1].lower())
    tokens, at = line.grammar.parsed.tokens, top_of(line, figure.quantity.span)
    if at is None or tokens[at].dep != "nummod":
        return ""
    noun = tokens[tokens[at].head]
    if noun.lemma.lower() in _AT_LARGE or noun.pos not in ("NOUN", "PROPN") or tokens[at].head in _words(line, key):
        return ""
    return noun.lemma.lower()


def _of_another(figure: Figure, lines: Lines) -> bool:
    """Whether a number is told of another time: its clause, or what that hangs from, is of long ago, or it looks back
    at a sentence that is."""
    line = figure.line
    tokens, at = line.grammar.parsed.tokens, top_of(line, figure.quantity.span)
    if at is None:
        return line.old
    above = [at]
    while tokens[above[-1]].head != above[-1] and len(above) < len(tokens):
        above.append(tokens[above[-1]].head)
    for time in times_in(line):
        place = top_of(line, time.span)
        if place is not None and is_long_past(time, line.day) and {place, climb(line.grammar, place)} & set(above):
            return True
    if _ANNIVERSARY.search(line.text, line.sentence.start, line.sentence.end):
        return True
    before = lines.at.get((line.article, line.number - 1))
    looks = line.number > _LEAD and _LOOKS_BACK.match(line.text, line.sentence.start)
    return bool(looks and before and before.old)
