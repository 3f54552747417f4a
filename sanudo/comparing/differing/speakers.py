"""One statement, two speakers: the same words laid in different mouths, the same deed in different hands."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from sanudo.article.types import Span
from sanudo.comparing.actors import name_similarity
from sanudo.comparing.alignment import Pair
from sanudo.comparing.differing.building import of_pair
from sanudo.comparing.differing.context import rest_alike
from sanudo.comparing.differing.other_words import both_tell
from sanudo.comparing.differing.predicates import has_verb, same_role
from sanudo.comparing.differing.wordings import spelled_out
from sanudo.comparing.likeness import likeness
from sanudo.comparing.types import Actor, Difference
from sanudo.reading.types import Quotation, Reading

_SAME = 0.72  # likeness of contents that are one statement
_LEAST_WORDS = 5
_REST = 0.6  # how alike the rest of sentences is in which one person is another
_SURE_REST = 0.75  # ... even where only one of them was seen to speak
_SHORT = 18  # words of a content that may be anybody's
_NAMED_BY = 8
_REPEATS = re.compile(r"\b(?:reiterat|echo|repeat|recall|quot|cit(?:ed|es|ing))\w*", re.I)
_NEAR_NAME = 0.4  # names more alike than this may be one, spelt differently

Actors = dict[tuple[str, int], Actor]


def differing_speakers(pair: Pair, actors: Actors) -> list[Difference]:
    """Quotations of one content in a pair of sentences whose speakers are known and not the same."""
    found = []
    for a in _said(pair.left, pair.a):
        for b in _said(pair.right, pair.b):
            one, other = _speaker(pair.left, a, actors), _speaker(pair.right, b, actors)
            if one is None or other is None or one[0] == other[0] or one[2] != other[2]:
                continue
            if not (_named(pair.left, pair.a, one[1]) and _named(pair.right, pair.b, other[1])):
                continue
            if _one(one[0], (one[1], ()), other[0], (other[1], ())):
                continue
            if _named(pair.left, pair.a, other[1]) or _named(pair.right, pair.b, one[1]):
                continue  # both are named: who of them says it is a matter of grammar
            words = _words(pair.left, a), _words(pair.right, b)
            if min(len(text.split()) for text in words) < _LEAST_WORDS:
                continue
            if any(_names(text, name) for text in words for name in (one[1], other[1])) or not all(
                map(has_verb, words)
            ):
                continue  # one speaks of the other; who speaks of himself by name was taken for the speaker
            if _quotes_another(pair.left, pair.a) or _quotes_another(pair.right, pair.b) or _two_contents(*words):
                continue
            alike = min(likeness(*words), 2 * _order(*words))
            if alike >= _SAME:
                values = (one[1], _evidence(a)), (other[1], _evidence(b))
                judgement = "contradicts: the same words, another speaker"
                if one[2] == "ORG":
                    judgement = "compatible if the one speaks for the other, else contradicts"
                one_of = of_pair("attribution", pair, *values, judgement, min(0.95, 0.3 + alike / 2))
                found.append(replace(one_of, topic=f"who said: {_begun(words[0])}"))
    return found[:1]


def _begun(words: str) -> str:
    """The first words of what is said, as it is named by."""
    return " ".join(words.strip(" ,.“”\"'").split()[:_NAMED_BY])


def _quotes_another(reading: Reading, sentence: Span) -> bool:
    """Whether who speaks only says again what another said: "reiterated statements by the president"."""
    return _REPEATS.search(reading.article.text, sentence.start, sentence.end) is not None


def _two_contents(a: str, b: str) -> bool:
    """Whether of two short contents each has a telling word of its own: "has a right to defend its airspace", "will
    continue to defend its airspace"."""
    ours, theirs = (spelled_out(text) for text in (a, b))
    return min(len(ours), len(theirs)) < _SHORT and both_tell(ours, theirs)


def differing_people(pair: Pair, actors: Actors) -> list[Difference]:
    """The one person left on each side when those named on both are paired off, where the rest is one sentence."""
    ours, theirs = _people(pair.left, pair.a, actors), _people(pair.right, pair.b, actors)
    rest_a = {key: own for key, own in ours.items() if not any(_one(key, own, k, o) for k, o in theirs.items())}
    rest_b = {key: own for key, own in theirs.items() if not any(_one(key, own, k, o) for k, o in ours.items())}
    if (
        len(rest_a) != 1
        or len(rest_b) != 1
        or any(_cut_off(r, s) for r, s in ((pair.left, pair.a), (pair.right, pair.b)))
    ):
        return []
    ((name_a, spans_a),), ((name_b, spans_b),) = rest_a.values(), rest_b.values()
    rest = rest_alike(pair, spans_a, spans_b)
    whole = min(len(name_a.split()), len(name_b.split())) > 1 or all(
        _TITLED.search(r.article.text, max(0, spans[0].start - 12), spans[0].start)
        for r, spans in ((pair.left, spans_a), (pair.right, spans_b))
    )
    if rest < _REST or not whole:
        return []
    said = _speaks(pair.left, pair.a, spans_a)
    if said != _speaks(pair.right, pair.b, spans_b) and rest < _SURE_REST:
        return []  # the one speaks, the other is spoken of
    if not same_role((pair.left, pair.a, spans_a[0]), (pair.right, pair.b, spans_b[0])):
        return []
    values = (name_a, (*spans_a, pair.a)), (name_b, (*spans_b, pair.b))
    judgement = "contradicts: the same words, another speaker" if said else "contradicts: the same, told of another"
    return [of_pair("attribution" if said else "participants", pair, *values, judgement, min(0.9, 0.3 + rest / 2))]


def _cut_off(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence breaks off: a line under a picture or a film."""
    return sentence.of(reading.article.text).rstrip().endswith(("...", "…"))


def _people(reading: Reading, sentence: Span, actors: Actors) -> dict[str, tuple[str, tuple[Span, ...]]]:
    """Actor or name to (name, its namings) of the people whom a sentence names."""
    found: dict[str, tuple[str, tuple[Span, ...]]] = {}
    for mention in reading.mentions:
        if mention.kind == "PERSON" and mention.form == "name" and _inside(mention.span, sentence):
            actor = actors.get((reading.article.id, mention.entity)) if mention.entity is not None else None
            told = mention.span.of(reading.article.text)
            key, name = (actor.id, actor.name) if actor else (told, told)
            found[key] = (name, (*found.get(key, (name, ()))[1], mention.span))
    return found


def _one(key: str, own: tuple[str, tuple[Span, ...]], other_key: str, other: tuple[str, tuple[Span, ...]]) -> bool:
    if key == other_key or name_similarity(own[0], other[0]) >= _NEAR_NAME:
        return True
    return bool(set(own[0].casefold().split()) & set(other[0].casefold().split()) - _TITLES)


_TITLED = re.compile(r"\b[A-Z][a-z]+\.? $")
_TITLES = frozenset({"mr", "mr.", "mrs", "ms", "lord", "sir", "dr", "dr.", "general", "captain"})


def _speaks(reading: Reading, sentence: Span, spans: tuple[Span, ...]) -> bool:
    return any(
        q.speaker_span is not None and any(q.speaker_span.start < s.end and s.start < q.speaker_span.end for s in spans)
        for q in _said(reading, sentence)
    )


def _inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _named(reading: Reading, sentence: Span, name: str) -> bool:
    """Whether the sentence itself has a word of the name: who is meant by "he" or "the president" may be misread."""
    words = set(re.findall(r"\w{3,}", sentence.of(reading.article.text).casefold()))
    return bool(words & set(re.findall(r"\w{3,}", name.casefold())))


def _names(text: str, name: str) -> bool:
    """Whether what is said has the last word of a name: the other speaker is spoken of, or what is quoted begins or
    ends elsewhere."""
    return name.casefold().split()[-1] in set(re.findall(r"\w+", text.casefold()))


def _order(a: str, b: str) -> float:
    """How alike two wordings are word for word, in order: one matter is not yet one statement."""
    return SequenceMatcher(None, a.lower().split(), b.lower().split(), autojunk=False).ratio()


def _said(reading: Reading, sentence: Span) -> list[Quotation]:
    return [
        q
        for q in reading.quotations
        if any(s.start < sentence.end and s.end > sentence.start for s in q.spans) and q.speaker is not None
    ]


def _speaker(reading: Reading, quotation: Quotation, actors: Actors) -> tuple[str, str, str] | None:
    """(key, name, kind) of who said it."""
    if quotation.speaker is None:
        return None
    actor = actors.get((reading.article.id, quotation.speaker))
    entity = reading.entities[quotation.speaker]
    return (actor.id, actor.name, actor.kind) if actor else (entity.name, entity.name, entity.kind)


def _words(reading: Reading, quotation: Quotation) -> str:
    return " ".join(span.of(reading.article.text) for span in quotation.spans)


def _evidence(quotation: Quotation) -> tuple[Span, ...]:
    named = (quotation.speaker_span,) if quotation.speaker_span else ()
    return (*named, *quotation.spans)
