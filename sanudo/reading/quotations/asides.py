"""Clips and pull quotes, with the speaker that stands with them, and the turns of an interview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sanudo.article.types import Article, Part, Span
from sanudo.reading.marks import find_marked
from sanudo.reading.quotations.ground import Found, Ground
from sanudo.reading.speakers import Speaker
from sanudo.reading.types import Quotation

LONGEST_NAMING = 10  # tokens of a line that names a speaker
APART = 3  # characters between such a line and the words
_EDGE = ",:–—-"


def asides(article: Article, ground: Ground) -> list[Found]:
    """One quotation a clip or pull quote; without marks and a speaker its words may be anybody's, and are left out."""
    found = []
    parts = [part for part in article.parts if part.kind in ("clip", "pull_quote")]
    names = {place for place, part in enumerate(parts) if not part.speaker and _is_naming(ground, part.span)}
    for place, part in enumerate(parts):
        if place in names:
            continue
        line = part.speaker or next(
            (parts[n].span for n in (place + 1, place - 1) if _beside(parts, place, n, names)), None
        )
        span = _words(article.text, part.span, part.speaker)
        speaker = _named(ground, line) if line else None
        if span.end > span.start and (speaker or find_marked(article.text, [part.span])):
            made = Quotation(
                (span,),
                "direct",
                speaker.entity if speaker else None,
                speaker.span if speaker else None,
                speaker.name if speaker else None,
                confidence=0.9 if speaker else 0.5,
                part=part.kind,
            )
            found.append(Found(made, "aside", None, speaker))
    return found


def _is_naming(ground: Ground, span: Span) -> bool:
    """Whether a line names somebody and says nothing: a person, no verb, no marks."""
    words = [t for t in ground.tree.parsed.tokens if span.start <= t.start < span.end]
    people = [m for m in ground.index.within(span) if m.kind == "PERSON" and m.form == "name"]
    if not people or len(words) > LONGEST_NAMING or any(t.pos in ("VERB", "AUX") for t in words):
        return False
    return not find_marked(ground.text, [span])


def _beside(parts: Sequence[Part], place: int, other: int, names: set[int]) -> bool:
    """Whether a line that names somebody stands next to the words, in a part of the same kind."""
    if other not in names or parts[other].kind != parts[place].kind:
        return False
    gap = max(parts[place].span.start, parts[other].span.start) - min(parts[place].span.end, parts[other].span.end)
    return gap <= APART


def _words(text: str, span: Span, speaker: Span | None) -> Span:
    """The words without the line that names their speaker."""
    marked = find_marked(text, [span])
    if marked and max(m.inner.end - m.inner.start for m in marked) * 3 > (span.end - span.start):
        return max((m.span for m in marked), key=lambda s: s.end - s.start)
    start, end = span
    if speaker and speaker.start - start < end - speaker.end:
        start = speaker.end
    elif speaker:
        end = speaker.start
    while start < end and (text[start].isspace() or text[start] in _EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return Span(start, end)


def _named(ground: Ground, span: Span) -> Speaker:
    """Who stands with the words: a mention in the line, or the one person of the report whose name the line has."""
    people = [m for m in ground.index.within(span) if m.kind in ("PERSON", "ORG")]
    people.sort(key=lambda m: (m.kind != "PERSON", m.span))
    words = span.of(ground.text).split()
    if people:
        return Speaker(span, ground.index.name(people[0]) or people[0].span.of(ground.text), people[0].entity)
    known = [
        (len(set(entity.name.split()) & set(words)), number)
        for number, entity in enumerate(ground.index.entities)
        if entity.kind == "PERSON" and entity.name.split()[-1] in words
    ]
    best = [number for shared, number in known if shared == max(known)[0]]
    if len(best) == 1:
        return Speaker(span, ground.index.entities[best[0]].name, best[0])
    return Speaker(span, " ".join(words), None)


_TURN = re.compile(r"[\"“]?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]+){0,3})(?: \([^()]{1,40}\))?: (?=\S)")
FEWEST_TURNS = 4  # paragraphs that begin with a name and a colon, before they are taken for turns
DENSE = 0.5  # the least share of such paragraphs among those from the first to the last
TALKED = 6  # words of a turn, in the middle one by length: a list of names and numbers is no talk


def turns(ground: Ground) -> list[Found]:
    """The turns of an interview or transcript: paragraphs that begin with a name and a colon, and those that follow.

    Only names that take several turns count. A turn runs on to the next one; the last is its own paragraph only, since
    nothing tells where it ends.
    """
    begun = _begun(ground)
    found = []
    for place, (number, match) in enumerate(begun):
        last = begun[place + 1][0] - 1 if place + 1 < len(begun) else number
        if any(kind != "paragraph" for kind in ground.kinds[number : last + 1]):
            last = number
        span = Span(match.start(1), match.end(1))
        speaker = _named(ground, span)
        content = Span(match.end(), ground.blocks[last].end)
        made = Quotation(
            (content,), "direct", speaker.entity, span, speaker.name, confidence=0.9, part=ground.kinds[number]
        )
        found.append(Found(made, "aside", None, speaker))
    return found


def _begun(ground: Ground) -> list[tuple[int, re.Match[str]]]:
    """The paragraphs that begin a turn; none where the report is no talk."""
    begun = [
        (number, match)
        for number, block in enumerate(ground.blocks)
        if ground.kinds[number] == "paragraph" and (match := _TURN.match(ground.text, block.start, block.end))
    ]
    names = Counter(match[1] for _, match in begun)
    begun = [(number, match) for number, match in begun if names[match[1]] > 1]
    if len(begun) < FEWEST_TURNS or len({match[1] for _, match in begun}) < 2:
        return []
    words = sorted(len(ground.text[match.end() : ground.blocks[number].end].split()) for number, match in begun)
    dense = len(begun) >= DENSE * (begun[-1][0] - begun[0][0] + 1)
    return begun if dense and words[len(words) // 2] >= TALKED else []
