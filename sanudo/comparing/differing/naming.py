"""Names spelt differently and titles that part, of one actor in the reports of one story."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.actors import name_similarity
from sanudo.comparing.differing.house_spelling import one_spelling
from sanudo.comparing.types import Actor, Difference, Evidence, Office, Side
from sanudo.language.gazetteer.offices import plain


def differing_names(actor: Actor, articles: frozenset[str]) -> list[Difference]:
    """Spellings of one person's or body's full name that are not the same letters."""
    if actor.kind not in ("PERSON", "ORG"):
        return []
    full = [a for a in actor.aliases if len(a.name.split()) > 1 and _in(a.evidence, articles)]
    kinds: dict[str, list[tuple[str, tuple[Evidence, ...]]]] = defaultdict(list)
    for alias in full:
        kinds[_spelt(alias.name, actor.kind)].append((alias.name, _in(alias.evidence, articles)))
    spellings = sorted(kinds)
    alike = [
        (a, b)
        for i, a in enumerate(spellings)
        for b in spellings[i + 1 :]
        if len(a.split()) == len(b.split())
        and name_similarity(a, b) >= 0.6
        and not _contained(a, b)
        and not _short_for(a, b)
        and _spelt_alike(a, b)
    ]
    if not alike:
        return []
    wanted = sorted({spelling for pair in alike for spelling in pair})
    sides = tuple(side for spelling in wanted for name, evidence in kinds[spelling] for side in _sides(name, evidence))
    if len({side.article for side in sides}) < 2:
        return []
    return [Difference("name", actor.name, sides, "differs in detail: one name, spelt differently", None, 0.9)]


def differing_apart(actors: Iterable[Actor], articles: frozenset[str]) -> list[Difference]:
    """Names of two actors that are one's, spelt so differently that they were not joined: in other reports, alike in
    letters, a person's with one office, a place's that is nowhere else known."""
    groups: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "PERSON" or (actor.kind == "LOC" and not actor.key):
            groups[actor.kind, _letters(actor.name)[:1]].append(actor)
    found = []
    for group in groups.values():
        for a, b in combinations(group, 2):
            ours, theirs = ({m[0] for m in x.members} & articles for x in (a, b))
            if ours and theirs and not ours & theirs and _one_spelt_twice(a, b):
                sides = [side for x in (a, b) for side in _named_so(x, articles)]
                judgement = "differs in detail: one name, spelt differently"
                ordered = tuple(sorted(sides, key=lambda side: (side.article, side.evidence)))
                if len({side.article for side in ordered}) > 1:
                    found.append(Difference("name", a.name, ordered, judgement, None, 0.7))
    return found


def _one_spelt_twice(a: Actor, b: Actor) -> bool:
    one, other = (_spelt(x.name, x.kind) for x in (a, b))
    if one == other or len(one.split()) != len(other.split()) or min(len(one), len(other)) < 6 or len(one.split()) > 3:
        return False
    if a.kind == "LOC" and _short_for(one, other):
        return False  # "Ave.", "Avenue"
    if a.kind == "PERSON":
        offices = [{plain(o.title) for o in x.offices if len(o.title.split()) > 1} for x in (a, b)]
        if not offices[0] & offices[1] or len(one.split()) < 2 or one.split()[-1][:1] != other.split()[-1][:1]:
            return False
    return all(
        SequenceMatcher(None, x, y, autojunk=False).ratio() >= _NEAR_LETTERS or x.startswith(y) or y.startswith(x)
        for x, y in zip(one.split(), other.split(), strict=True)
    )


def _named_so(actor: Actor, articles: frozenset[str]) -> list[Side]:
    aliases = [alias for alias in actor.aliases if alias.name == actor.name]
    return [side for alias in aliases for side in _sides(alias.name, _in(alias.evidence, articles))]


def differing_titles(actor: Actor, articles: frozenset[str]) -> list[Difference]:
    """Offices of one person that share a word and are not the same: "Defense Minister", "Defense Secretary"."""
    if actor.kind != "PERSON":
        return []
    offices = [o for o in actor.offices if _in(o.evidence, articles)]
    found = []
    for i, a in enumerate(offices):
        for b in offices[i + 1 :]:
            held = a.former == b.former and (not a.former or _headed_otherwise(a, b, articles))
            if held and _part_ways(a, b) and not _same_articles(a, b, articles):
                sides = _sides(a.title, _in(a.evidence, articles)) + _sides(b.title, _in(b.evidence, articles))
                judgement = "differs in detail: one office, titled differently, or two offices"
                found.append(Difference("title", actor.name, tuple(sides), judgement, None, 0.7))
    return found


def _part_ways(a: Office, b: Office) -> bool:
    ours, theirs = (set(_words(one.title)) - _RUNNING for one in (a, b))
    return bool(ours & theirs) and bool(ours - theirs) and bool(theirs - ours)


def _headed_otherwise(a: Office, b: Office, articles: frozenset[str]) -> bool:
    """Whether one office that is left is headed otherwise, in other reports: "campaign chairman", "campaign manager".
    Who has left one may have left another: "defense minister" and "prime minister" are two."""
    told = [{e.article for e in _in(o.evidence, articles)} for o in (a, b)]
    return not told[0] & told[1] and _words(a.title)[:-1] == _words(b.title)[:-1]


def _same_articles(a: Office, b: Office, articles: frozenset[str]) -> bool:
    return {e.article for e in _in(a.evidence, articles)} == {e.article for e in _in(b.evidence, articles)}


def _words(title: str) -> list[str]:
    told = title.replace("-", " ").replace("European Union", "EU").replace("United Nations", "UN")
    told = re.sub(r"\bUnited States\b|\bU\.\s?S\.?(?!\w)", "US", told)
    return [_ONE_SPELLING.get(word, word) for word in (one_spelling(_letters(word)) for word in told.split())]


def _in(evidence: tuple[Evidence, ...], articles: frozenset[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if e.article in articles)


def _sides(value: str, evidence: tuple[Evidence, ...]) -> list[Side]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in evidence:
        spans[one.article].append(one.span)
    return [Side(article, value, tuple(found)) for article, found in sorted(spans.items())]


def _contained(a: str, b: str) -> bool:
    return set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())


def _short_for(a: str, b: str) -> bool:
    """Whether the words that differ are short forms ("Corp", "Dan"), initials or generations, which is no spelling."""
    pairs = [(x, y) for x, y in zip(a.split(), b.split(), strict=False) if x != y]
    return all(x.startswith(y) or y.startswith(x) for x, y in pairs) or any(
        min(len(x), len(y)) < 3 or {x, y} & _GENERATIONS for x, y in pairs
    )


def _spelt_alike(a: str, b: str) -> bool:
    """Whether each word that differs is the other's in most of its letters: "Jim" is no spelling of "James". In a name
    of which two more words are the same, "Steven" is one of "Stephan"."""
    pairs = [(x, y) for x, y in zip(a.split(), b.split(), strict=False) if x != y]
    least = _LETTERS_OF_MANY if len(pairs) == 1 and len(a.split()) > 2 else _LETTERS
    if any(x[:5] == y[:5] and x[-1] != y[-1] and {x[-1], y[-1]} & {"s", "c"} for x, y in pairs):
        return False  # "Democratic", "Democrats": forms of one word
    return all(SequenceMatcher(None, x, y, autojunk=False).ratio() >= least for x, y in pairs)


_ONE_SPELLING = {"advisor": "adviser", "advisors": "advisers", "america": "us", "uk": "britain"}
_RUNNING = frozenset({"candidate", "nominee", "hopeful", "contender", "challenger"})  # who runs for one office
_LETTERS = 0.7
_LETTERS_OF_MANY = 0.6
_NEAR_LETTERS = 0.8
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "junior", "senior"})


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ").strip()


def _spelt(name: str, kind: str) -> str:
    """The letters of a name; of what is no person as every newsroom would spell it: "Centre", "Center"."""
    letters = _letters(name)
    return letters if kind == "PERSON" else " ".join(one_spelling(word) for word in letters.split())
