"""A sentence of a report, made to stand by itself in an account.

A sentence comes in, its words come out as the report has them, without a dateline before them. What an editor adds
stands in square brackets: who "he" or "the premier" is where the sentence does not name him, which day "Wednesday" is.
What the sentence leans on beyond that is not made up: `leans` tells that it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanudo.article.types import Span
from sanudo.comparing.types import Evidence
from sanudo.reading.types import Mention, Reading
from sanudo.telling.account import Teller, capital, ended


def standing(teller: Teller, one: Evidence, day: str | None = None, after: str | None = None) -> str:
    """The words of a sentence. `day` needs no telling, being told above it; `after` is of whom the line before it
    spoke, whom "he" may still mean."""
    reading = teller.reading(one.article)
    span = without_dateline(reading, one.span)
    text = reading.article.text
    told, at = "", span.start
    for place, added in sorted(_added(teller, reading, span, day, after)):
        told += text[at:place] + added
        at = place
    told = " ".join((told + text[at : span.end]).split())
    told = capital(ended(_evened(told)))
    teller.met(told)
    return told


def without_dateline(reading: Reading, span: Span) -> Span:
    """The sentence behind "PARIS, May 4 (Agency) -"."""
    line = reading.article.dateline
    if line is None or not span.start <= line.span.start < line.span.end < span.end:
        return span
    rest = reading.article.text[line.span.end : span.end]
    return Span(span.end - len(rest.lstrip(" \t\n-–—:.)")), span.end)


def leans(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence begins with what only the text before it explains, and nothing here can tell."""
    reading = teller.reading(one.article)
    span = without_dateline(reading, one.span)
    words = re.findall(r"[\w'’]+|\.{3}|…", one.span.of(reading.article.text)[:80].lower())
    if not words or words[0] in _LEANING or " ".join(words[:2]) in _LEANING_PAIRS or words[0] in ("...", "…"):
        places = [place for place, _ in _added(teller, reading, span, None, None)]
        return not any(place - span.start <= 5 for place in places)
    return False


_LEANING = frozenset(
    ("it", "they", "this", "that", "these", "those", "its", "their", "such", "he", "she", "his", "her", "both", "him")
)
_LEANING |= {"so", "then", "there", "if", "nor", "others", "another", "instead", "moreover", "i", "we", "you", "our"}
_LEANING |= {"first", "second", "third", "finally", "also", "still", "yet", "meanwhile", "however"}
_LEANING_PAIRS = frozenset(("the same", "the latter", "the former", "asked whether", "asked if", "but that", "but it"))
_LEANING_PAIRS |= {
    "the other",
    "the others",
    "and it",
    "but this",
    "and that",
    "but they",
    "and they",
    "one of",
    "in short",
    "that said",
    "the paper",
    "the document",
}
_ASKING = frozenset(("he", "she", "him"))  # pronouns that ask who is meant
_PERSONAL = frozenset(("he", "she", "him", "his", "her"))
_OPENING = frozenset((*_PERSONAL, "it", "its", "they", "their"))
_OWNING = frozenset(("his", "her", "its", "their"))
_DEADLINE = re.compile(r"(?:by|until|till|before|since)\s+(?:the\s+)?$")  # a day that may lie before or after
_AGAIN = "role of"  # how a role without a name was told whose it is, where only one can be meant
_ANYBODY = frozenset(
    ("official", "officials", "spokesman", "spokeswoman", "source", "man", "woman", "leader", "chief", "expert")
)


def _added(
    teller: Teller, reading: Reading, span: Span, day: str | None, after: str | None
) -> Iterator[tuple[int, str]]:
    """What is added and where: names behind pronouns and roles, days behind their names."""
    marks = quoted_stretches(span.of(reading.article.text), span.start)
    told = set(re.findall(r"\w+", span.of(reading.article.text)))
    named: set[str] = {after} if after else set()
    people = False
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end)):
        if not span.start <= mention.span.start < span.end:
            continue
        if mention.entity is None:
            people = people or (mention.kind == "PERSON" and mention.form != "pronoun")
            continue
        actor = teller.actor(reading.article.id, mention.entity)
        name = actor.name if actor else reading.entities[mention.entity].name
        kind = actor.kind if actor else reading.entities[mention.entity].kind
        if mention.form != "name" and name not in named and _needs(reading, mention, span, kind):
            if mention.form == "pronoun" and people:
                continue  # of two, the sentence itself tells who is meant as far as it can be told
            if name.split()[-1] in told:
                continue  # named in the sentence itself, be it after the pronoun
            if not any(mark.start <= mention.span.start < mark.end for mark in marks) and name[:1].isupper():
                owned = "'s" if mention.span.of(reading.article.text).lower() in _OWNING else ""
                yield mention.span.end, f" [{teller.short(name)}{owned}]"
                named.add(name)
        elif mention.form == "name" or mention.form == "role":
            named.add(name)
            people = people or mention.kind == "PERSON"
    yield from _days(teller, reading, span, day, marks)


def _needs(reading: Reading, mention: Mention, span: Span, kind: str) -> bool:
    """Whether a pronoun is the subject or opens the sentence, or a role stands for a person told of before."""
    words = mention.span.of(reading.article.text).lower()
    if mention.form == "pronoun":
        if (kind == "PERSON") != (words in _PERSONAL):
            return False
        return words in _ASKING or (mention.span.start == span.start and words in _OPENING)
    told = mention.form == "role" and mention.kind == "PERSON" and mention.how.startswith(_AGAIN)
    behind = reading.article.text[mention.span.end : mention.span.end + 3]
    alone = words.startswith("the ") and len(words.split()) <= 3 and not re.match(r",? [A-Z]", behind)
    return told and alone and words.split()[-1] not in _ANYBODY


def _days(
    teller: Teller, reading: Reading, span: Span, day: str | None, marks: list[Span]
) -> Iterator[tuple[int, str]]:
    published = reading.article.published
    ahead = any(event.sentence == span and event.status == "planned" for event in reading.events)
    for time in reading.times:
        whole = re.fullmatch(r"\d{4}-\d\d-\d\d", time.value[:10])
        if not whole or not span.start <= time.span.start < time.span.end <= span.end or time.value[:10] == day:
            continue
        given = re.search(r"\d", time.span.of(reading.article.text)) or time.basis != "resolved"
        past = published is not None and ahead and time.value[:10] < published.value[:10]
        limit = _DEADLINE.search(reading.article.text[max(0, time.span.start - 20) : time.span.start])
        if not given and not past and not limit and not any(mark.start <= time.span.start < mark.end for mark in marks):
            owned = reading.article.text[time.span.end : time.span.end + 2] in ("'s", "’s")
            yield time.span.end + 2 * owned, f" [{teller.day(time.value)}]"


def quoted_stretches(words: str, start: int = 0) -> list[Span]:
    """What stands between double quotation marks, and what is left open behind the last or before the first."""
    found = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", words)]
    lone = words.find("”")
    if lone >= 0 and "“" not in words[:lone]:
        found.append(Span(start, start + lone))
    return found


def _evened(words: str) -> str:
    """Without a quotation mark that has lost its fellow to another sentence."""
    if words.count('"') == 1:
        words = words.replace('"', "")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.rstrip(",;: ")
