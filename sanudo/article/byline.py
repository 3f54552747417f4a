"""A report's text and parts in; who wrote it, as the byline has the name, out.

A byline is read from its front ("By", "From", "Text and pictures by", "WRITER:") to what comes after the name: a place,
an office, a date, an address. What does not look like names of people is none, unless "by" says so ("By our staff").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sanudo.article.media_words import media_words
from sanudo.article.types import Part, Span

_FRONT = re.compile(
    r"^(?:[^|·•]{1,24}\s?[|·•]\s?(?=by\b))?[(\[—–-]{0,2}\s?"
    r"(?:(?:by-?line|writer|author|reporter)s?(?:\(s\))?(?: of the article)?\s?[:=]\s?|"
    r"(?:(?:[a-z]+ (?:and|&) )?(?:written|posted|reported|reporting|edited|compiled|story|text|words|analysis|report|"
    r"interview|photographs|pictures|photos|opinion|comment|review)(?: (?:and|&) [a-z]+)? )?by\b:?\s+|"
    r"from:?\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[|•·\n;–—/]|\s-\s|,\s|\s{2}|\bfor\b|\bin\b|\bat\b|\(|\d|\b(?:updated|published|posted|correspondent|staff|reports|"
    r"writes)\b|\b(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:is|was|has) (?:a|an|the|our|been)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:,\s|;\s|\s(?:and|&|with)\s)(?=[A-Z])")
_AND = re.compile(r"^(?:and|&) (?=[A-Z])")
_BETWEEN = re.compile(r",\s|;\s|\s(?:and|&|with)\s")
_INITIAL = r"[^\W\d_a-z][\w.'’-]*"
_SMALL = r"(?:de|del|della|di|da|dos|la|le|van|von|der|den|ter|bin|ibn|al|el|y|e|(?:al|el)-\w+)"
_PERSON = re.compile(rf"{_INITIAL}(?:[ \xa0](?:{_INITIAL}|{_SMALL})){{1,4}}")
_OURS = re.compile(r"(?:our|an?|the|staff|special)\b[^|•·\n,;(–—\d]{0,40}", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:editor|writer|reporter|correspondent|analyst|columnist|critic|fellow|professor|officer|director|producer|staff|"
    r"contributor|author|journalist|photographer|agenc(?:y|ies)|desk|bureau|statement|service)s?\b",
    re.IGNORECASE,
)


def byline_of(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """The writer's name, or names, and its span, from the first byline that says "by", else the first with a name; None
    where there is none."""
    lines = [part.span for part in parts if part.kind == "byline"]
    found: tuple[str, Span] | None = None
    for at, span in enumerate(lines):
        name, said = _written_by(text[span.start : min(span.end, span.start + 300)])
        if name is None or (found and not said):
            continue
        stop = span.start + name.end
        more = lines[at + 1] if at + 1 < len(lines) else None
        if more and stop == span.end and (joined := _AND.match(text[more.start : more.end])):
            stop = more.start + _end_of_name(text[more.start : min(more.end, more.start + 200)], joined.end())
        place = Span(span.start + name.start, stop)
        found = place.of(text), place
        if said:
            break
    return found


def _written_by(line: str) -> tuple[Span | None, bool]:
    """Where a byline has its names, and whether it says "by"."""
    front = _FRONT.match(line)
    start = front.end() if front else 0
    said = "by" in line[:start].lower()
    if said and (ours := _OURS.match(line, start)):
        return Span(start, start + len(ours[0].rstrip(" ."))), said
    name = line[start : _end_of_name(line, start)].rstrip(" ,.;")
    people = bool(name) and all(map(_is_person, _BETWEEN.split(name)))
    signed = said and _may_sign(name) and any(map(str.isalpha, name))
    return (Span(start, start + len(name)) if people or signed else None), said


def _end_of_name(line: str, start: int) -> int:
    """Where the name, or a row of names, ends that begins at `start`."""
    at = start
    while True:
        match = _END.search(line, at + 2)
        end = match.start() if match else len(line)
        joint = _JOINT.match(line, end)
        if joint is None:
            return end
        person = _PERSON.match(line, joint.end())
        if person is None or not _is_person(person[0]):
            return end
        after = line[person.end() :]
        if after and not re.match(r"\s*(?:$|[,;|•·(–—]|\s(?:and|in|at|for)\b|\s-)", after):
            return end
        at = joint.end()


def _is_person(name: str) -> bool:
    """Whether words look like the name of somebody rather than of a paper, a body or a thing."""
    return bool(_PERSON.fullmatch(name.strip())) and _may_sign(name)


def _may_sign(name: str) -> bool:
    """Whether no word says that this is an office, a paper or a body."""
    last, bodies = media_words("last"), media_words("body")
    words = name.lower().split()
    return bool(words) and words[-1] not in last and bodies.isdisjoint(words) and not _OFFICE.search(name)
