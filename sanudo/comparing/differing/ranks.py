"""Offices that one person cannot hold at once, given to one person by two reports (data/ranks.tsv).

Titles are read where they stand beside a name: "the yard's chairwoman, Ida Bergh", "Nils Bergh, the president of the
union". A deputy is not the head. A report that gives both titles itself settles it: then they are two offices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Difference, Side
from sanudo.language.gazetteer.letters import fold
from sanudo.reading.types import Reading

_BEFORE = 70  # characters before a name in which its title stands
_AFTER = 60
_FORMER = re.compile(
    r"\b(?:former|ex|late|then|acting|outgoing|incoming|future|next|elect|designate|candidate)\b", re.I
)
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|junior|associate)[\s-]|\b(?:under|sub)-", re.I)
_GENERIC = re.compile(r"\b(?:chief|head|director|leader|boss|commander)\b", re.I)
_WORD = re.compile(r"[\w’'-]+")
_HEADS = "head"
_LAW = "law"
_PAST_TOO = frozenset({"campaign"})  # what is told of for years after it has ended: "the former campaign chairman"


@dataclass(frozen=True, slots=True)
class _Title:
    """A title beside a name: its group and class, whether of a deputy, the words as they stand and what they are of."""

    group: str
    rank: str
    deputy: bool
    words: str
    span: Span
    body: frozenset[str]
    reading: Reading
    former: bool = False


def differing_ranks(actor: Actor, readings: dict[str, Reading]) -> list[Difference]:
    """Offices of one group and not of one class, each told by a report that does not tell the other."""
    if actor.kind != "PERSON":
        return []
    titles = [
        title
        for article, entity in actor.members
        if article in readings
        for title in _titles(readings[article], entity)
    ]
    for i, a in enumerate(titles):
        for b in titles[i + 1 :]:
            if _part(a, b) and not _both(a, b, titles):
                sides = [_side(t) for t in titles if t in (a, b) or _same(t, a) or _same(t, b)]
                sides = list({side.article: side for side in reversed(sides)}.values())
                if len({side.value.casefold() for side in sides}) < 2:
                    continue  # what parts them stands outside of the titles as told
                judgement = "contradicts, unless the person holds both offices"
                ordered = tuple(sorted(sides, key=lambda side: side.article))
                return [Difference("title", actor.name, ordered, judgement, None, 0.75)]
    return []


def _part(a: _Title, b: _Title) -> bool:
    if a.reading.article.id == b.reading.article.id or a.former != b.former:
        return False
    if a.group == b.group == _HEADS:
        return a.deputy != b.deputy and bool(a.body & b.body)
    if a.group == b.group:
        return a.rank != b.rank or (a.deputy != b.deputy and a.group != _LAW)  # an associate justice is a justice
    return False


def _same(a: _Title, b: _Title) -> bool:
    return (a.group, a.rank, a.deputy) == (b.group, b.rank, b.deputy)


def _both(a: _Title, b: _Title, titles: list[_Title]) -> bool:
    """Whether some report gives the person both."""
    with_a = {t.reading.article.id for t in titles if _same(t, a)}
    return bool(with_a & {t.reading.article.id for t in titles if _same(t, b)})


def _side(title: _Title) -> Side:
    return Side(title.reading.article.id, title.words, (title.span,))


def _titles(reading: Reading, entity: int) -> list[_Title]:
    found = []
    for mention in reading.mentions:
        if mention.entity == entity and mention.form == "name" and mention.kind == "PERSON":
            found += _before(reading, mention.span) + _after(reading, mention.span)
    return found


def _before(reading: Reading, name: Span) -> list[_Title]:
    """The title that ends where the name begins; what it is of stands before it, after the last break."""
    text = reading.article.text
    start = max(0, name.start - _BEFORE)
    stretch = text[start : name.start].rstrip(" ,")
    cut = max((m.end() for m in re.finditer(r"[.;:!?\n\"“”—(),]", stretch)), default=0)
    words = list(_WORD.finditer(stretch, cut))
    comma = text[start : name.start].rstrip(" ") != stretch
    if comma and not re.search(r"['’]s?\b|\bthe\b|\bits\b|\btheir\b|\bof\b", stretch[cut:], re.I):
        return []
    return _title(reading, stretch, words, start, name)


def _after(reading: Reading, name: Span) -> list[_Title]:
    """The title in an apposition: ", the president of the union"."""
    text = reading.article.text
    match = re.match(
        r",\s+(?:(?:who is|who was|the|a|an|its|their)\s+)?([^,.;:\n\"“”()]{3,60})(?=[,.;:]|\s+(?:said|who)\b)",
        text[name.end : name.end + _AFTER + 20],
    )
    if not match:
        return []
    begin = name.end + match.start(1)
    head = re.split(r"\s+(?:of|in|for|at|to)\s+", match[1])
    words = list(_WORD.finditer(head[0]))
    return _title(reading, head[0], words, begin, Span(name.start, name.end), " ".join(head[1:]))


def _title(
    reading: Reading, stretch: str, words: list[re.Match[str]], start: int, name: Span, of: str = ""
) -> list[_Title]:
    """The longest known title at the end of a stretch, else a word for a head with what it is the head of; before a
    rank another title may stand ("police chief General ..."). Of what was held before only some kinds are taken."""
    if not words:
        return []
    former = _FORMER.search(stretch, words[0].start())
    if former:
        found = _title(reading, stretch, [word for word in words if word.start() >= former.end()], start, name, of)
        return [replace(one, former=True) for one in found if one.group in _PAST_TOO]
    words = words[1 + max((n for n, word in enumerate(words) if word.group().lower() in _ENDS), default=-1) :]
    if not words:
        return []
    whole = stretch[words[0].start() : words[-1].end()]
    for size in range(min(4, len(words)), 0, -1):
        told = stretch[words[-size].start() : words[-1].end()]
        known, value = _ranks().get(_plain(told)), told
        if known is None and of:
            known, value = _ranks().get(_plain(f"{told} of {of}")), f"{told} of {of}"
        deputy = bool(_DEPUTY.search(stretch[words[max(-len(words), -size - 2)].start() : words[-1].end()] + " "))
        if known:
            if deputy:  # "deputy foreign minister" is told as such
                own = [
                    n
                    for n in range(max(0, len(words) - size - 2), len(words))
                    if _DEPUTY.search(words[n].group() + " ")
                ]
                size = max(size, len(words) - min(own, default=len(words)))
                value = stretch[words[-size].start() : words[-1].end()]
            one = _Title(*known, deputy, value, _span(start, words[-size:], name), frozenset(), reading)
            before = words[:-size] if known[0] == "rank" else []
            return [one, *_title(reading, stretch, before, start, name, of)]
    deputy = bool(_DEPUTY.search(whole + " "))
    titled = [number for number, word in enumerate(words) if _GENERIC.fullmatch(word.group())]
    if not titled:
        return []
    body = frozenset(
        w
        for w in _WORD.findall(fold(" ".join(word.group() for word in words[-4:]) + " " + of).lower())
        if len(w) > 3 and not _GENERIC.fullmatch(w) and w not in _LITTLE
    )
    return [_Title(_HEADS, "head", deputy, whole, _span(start, words[-4:], name), body, reading)] if body else []


_ENDS = frozenset({"and", "or", "with", "by", "to", "that", "between", "said", "told", "when", "while", "but"})
_LITTLE = frozenset({"deputy", "vice", "assistant", "said", "with", "from", "that", "this", "their", "when"})


def _span(start: int, words: list[re.Match[str]], name: Span) -> Span:
    first, last = start + words[0].start(), start + words[-1].end()
    return Span(min(first, name.start), max(last, name.end))


def _plain(title: str) -> str:
    return " ".join(fold(title).lower().replace("defence", "defense").split()).rstrip(".")


@lru_cache(maxsize=1)
def _ranks() -> dict[str, tuple[str, str]]:
    """Title to its (group, class); a title of two groups belongs to the first."""
    lines = files("sanudo.comparing").joinpath("data/ranks.tsv").read_text("utf-8").splitlines()
    found: dict[str, tuple[str, str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            group, rank, titles = line.split("\t")
            for title in titles.split(","):
                found.setdefault(_plain(title), (group, rank))
    return found
