"""What an account adds to a name: the first name, and who somebody is, where a reader meets the person first.

A `Teller`, a reading and the span of a sentence go in; places and words in square brackets come out. "Weller" is
"[Anna] Weller" until the account has told her whole name; whoever shares a surname with another of the story is told
with the first name every time. Who somebody is stands beside the first mention where the sentence does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sanudo.article.types import Span
from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.reading.types import Mention, Reading
from sanudo.telling.account import Teller
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.titles import bare_name, holds_an_office, is_titled, names_another

_NEAR = re.compile(r"\s?[,(–—-]|['’]")  # behind a name: what the sentence tells of the person itself
_WORD = re.compile(r"[A-Za-z]{5,}")


def first_mentions(teller: Teller, reading: Reading, span: Span) -> Iterator[tuple[int, str]]:
    """What is added to the names of people in a sentence, and where."""
    text = reading.article.text
    marks = quoted_stretches(span.of(text), span.start)
    seen: set[str] = set()
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end)):
        if mention.form != "name" or mention.kind != "PERSON" or not span.start <= mention.span.start < span.end:
            continue
        actor = teller.actor(reading.article.id, mention.entity)
        if actor is None or actor.kind != "PERSON" or actor.name in seen:
            continue
        name = bare_name(mention.span.of(text))
        place = mention.span.start + mention.span.of(text).rfind(name)
        if actor.name != name:
            seen.add(actor.name)
        if any(mark.start <= mention.span.start < mark.end for mark in marks) or names_another(
            text, mention.span, place
        ):
            continue
        if name != bare_name(actor.name):
            yield from _first_name(teller, reading, span, mention, actor, place)
        elif actor.name not in seen:
            seen.add(actor.name)
            yield from _who(teller, reading, span, mention, actor)


def _first_name(
    teller: Teller, reading: Reading, span: Span, mention: Mention, actor: Actor, place: int
) -> Iterator[tuple[int, str]]:
    """The first name of who is told by the last one alone: "[Anna] Weller"."""
    text = reading.article.text
    words, name = span.of(text), bare_name(mention.span.of(text))
    whole = bare_name(actor.name)
    first = whole.removesuffix(f" {name}")
    shared = teller.shares_surname(actor.name)
    if first == whole or not (shared or teller.short(actor.name) == name):
        return
    if actor.name in words or (teller.knows(actor.name) and not shared) or not _is_called_so(teller, reading, actor):
        return
    if holds_an_office(text, place) and not shared:
        return  # "President Weller" needs no first name
    who = teller.who(actor) if not is_titled(text, mention.span, place) and not teller.knows(actor.name) else None
    before = f"{who.words} " if who and who.before else ""
    yield place, f"[{before}{first}] "
    if who and not who.before and not re.match(r"['’,]", text[mention.span.end :]):
        yield mention.span.end, f" [{who.words}]"


def _is_called_so(teller: Teller, reading: Reading, actor: Actor) -> bool:
    """Whether the report itself, or two others, have the whole name: one alone may have it wrong."""
    return actor.name in reading.article.text or sum(actor.name in text for text in teller.texts.values()) > 1


def _who(teller: Teller, reading: Reading, span: Span, mention: Mention, actor: Actor) -> Iterator[tuple[int, str]]:
    """Who somebody is who is told by the whole name alone: "Ana Ruiz [professor of law at Lima University] warned"."""
    text = reading.article.text
    opens = mention.span.start == span.start
    titled = not opens and is_titled(text, mention.span, mention.span.start)
    if teller.knows(actor.name) or titled or _is_the_story(teller, actor):
        return
    before = re.findall(r"[A-Za-z-]+", text[max(span.start, mention.span.start - 30) : mention.span.start])
    if before and (person_noun(before[-1].lower()) or office(before[-1]) or before[-1].lower() in ("of", "for", "at")):
        return
    words, ahead = teller.introduced(actor.name)
    told = {word.lower() for word in _WORD.findall(span.of(text))}
    if not words or told & {word.lower() for word in _WORD.findall(words)} or _NEAR.match(text, mention.span.end):
        return
    yield (mention.span.start, f"[{words}] ") if ahead else (mention.span.end, f" [{words}]")


def _is_the_story(teller: Teller, actor: Actor) -> bool:
    """Whether the story's title names somebody, whom its readers then know."""
    return bare_name(actor.name).split()[-1] in re.findall(r"[\w'’-]+", teller.story.title or "")
