"""Whether somebody said it: a quote (and a speaker) in, a verdict with its evidence out.

The full-text index finds the reports that share the quote's rare words; their text and quotations are then compared
word by word, and by meaning for what is only paraphrased. The words must stand in the record, and the speaker be
named by the report, before anything is called exact. A quote may be cut ("..."), have words of its own in brackets, or
be given with the "he said" between its halves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.comparing.actors import name_similarity
from sanudo.comparing.grouping import SAME
from sanudo.comparing.profiles import rarity, stem
from sanudo.comparing.sameness import content_of, opposed, probability
from sanudo.comparing.word_forms import function_words
from sanudo.reading.types import Quotation, Reading
from sanudo.record.nearest import articles_with_any
from sanudo.record.record import Record
from sanudo.telling.wording_diff import word_diff

VERDICTS = {
    "exact": "These words stand in the record as the speaker's.",
    "altered": "The record has these words in another wording.",
    "another": "The record has these words, said by another.",
    "paraphrase": "The record has this only in paraphrase.",
    "unattributed": "These words stand in the record, but not as anybody's quotation.",
    "not found": "The record does not have this quote.",
}
TURNED = 'The record has these words but for a "not" or its like: it says the opposite.'
ALTERED = 0.6  # the share of the quote's words that an altered wording has, in their order
_REPORTS = 40  # reports looked at
_TELLING = 2  # words that tell something, from which on the others are not asked for
_RARE = 12  # words that the index is asked for
_STRETCH = 0.35  # the share of their stretch of the wording that these are
_FEW = 4  # so few words left out may be those that turn what is said
_LEFT_OUT = 40  # words that may be left out at a cut
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"\.\s?\.\s?\.+|…|\[[^\]]*\]")
_NOT = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|without)\b|n['’]t\b", re.I)
_SUFFIX = re.compile(r",? (?:jr|sr|junior|senior|ii|iii)\.?$", re.I)
_SIDE_BY_SIDE = re.compile(r", | and ")
_MARKED = re.compile(r"[\"“«‘]([^\"“”«»]+)[\"”»’]")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the record has something of the quote. `kind` is a key of VERDICTS, `score` 0..1 how alike the words are;
    `spans` are the words in the article, `words` verbatim; `diff` pairs (same?, words of the quote) in order;
    `turned` is whether the record says the opposite with nearly the same words."""

    kind: str
    article: str
    spans: tuple[Span, ...]
    words: str
    speaker: str | None
    quoted_as: str | None
    outlet: str | None
    date: str | None
    score: float
    diff: tuple[tuple[bool, str], ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is a key of VERDICTS, `said` its sentence, `hits` the evidence, best first."""

    kind: str
    said: str
    hits: tuple[Hit, ...]


Words = list[tuple[str, Span]]  # folded words of the record, and where they stand


def check_quote(record: Record, quote: str, speaker: str | None = None, limit: int = 20) -> Verdict:
    """What `record` knows of `quote`; `speaker` may be any name of theirs. An empty quote is not found."""
    asked = _pieces(quote)
    if not asked:
        return Verdict("not found", VERDICTS["not found"], ())
    hits: list[Hit] = []
    for article in articles_with_any(record.db, _rarest(quote), _REPORTS):
        hits += _hits(record, record.reading(article), quote, asked, speaker)
    hits.sort(key=lambda hit: (_ORDER[hit.kind], hit.turned, -hit.score, hit.date or "9999", hit.article, hit.spans))
    if not hits:
        return Verdict("not found", VERDICTS["not found"], ())
    first = hits[0]
    return Verdict(first.kind, TURNED if first.turned else VERDICTS[first.kind], tuple(hits[:limit]))


_ORDER = {kind: place for place, kind in enumerate(("exact", "altered", "another", "paraphrase", "unattributed"))}


def _pieces(quote: str) -> list[list[str]]:
    """The words asked for, in pieces where something is left out or is the reporter's: "..., he said, ..."."""
    marked = _MARKED.findall(quote)
    parts = [piece for part in (marked if len(marked) > 1 else [quote]) for piece in _CUT.split(part)]
    pieces = [words for part in parts if (words := _fold(part))]
    return pieces if all(len(piece) > 1 for piece in pieces) else [found] if (found := _fold(quote)) else []


def _hits(record: Record, reading: Reading, quote: str, asked: list[list[str]], speaker: str | None) -> list[Hit]:
    text = reading.article.text
    hits: list[Hit] = []
    covered: list[Span] = []
    for quotation, words in _quoted(reading):
        kind, score, found = _judge(asked, quote, quotation, words, text)
        if kind and speaker:
            names = _names(record, reading, quotation)
            if not names:
                kind = "unattributed" if kind in ("exact", "altered") else ""
            elif not any(_same_name(name, speaker) for name in names):
                kind = "another" if kind in ("exact", "altered") else ""
        if kind:
            spans = _sentences(reading, quotation.spans, found) if found else quotation.spans
            if kind == "exact" and any(hit.kind == kind and hit.spans == spans for hit in hits):
                continue
            covered += list(quotation.spans)
            turned = kind == "altered" and found is not None and _turns(quote, found.of(text))
            hits.append(_hit(reading, kind, spans, quotation, score, quote, turned))
    for span in _verbatim(text, [word for piece in asked for word in piece]):
        if not any(c.start <= span.start and span.end <= c.end for c in covered):
            hits.append(_hit(reading, "unattributed", (span,), None, 1.0, quote))
    return hits


def _quoted(reading: Reading) -> list[tuple[Quotation, Words]]:
    """The quotations with their words; after them, whatever one speaker says in marks in two that follow each other."""
    text = reading.article.text
    alone = [(quotation, _words_in(text, quotation.spans)) for quotation in reading.quotations]
    both = []
    for (one, before), (other, after) in pairwise(alone):
        if one.speaker_name and one.speaker_name == other.speaker_name and {one.kind, other.kind} == {"direct"}:
            both.append((replace(other, spans=(*one.spans, *other.spans)), before + after))
    return alone + both


def _words_in(text: str, spans: Sequence[Span]) -> Words:
    return [
        (_plain(match.group()), Span(match.start(), match.end()))
        for span in spans
        for match in _WORD.finditer(text, span.start, span.end)
    ]


def _judge(
    asked: list[list[str]], quote: str, quotation: Quotation, words: Words, text: str
) -> tuple[str, float, Span | None]:
    """The verdict on one quotation, whoever said it, and the stretch that the words stand in."""
    theirs = [word for word, _ in words]
    there = _places(theirs, asked)
    if there:
        found = Span(words[there[0][0]][1].start, words[there[-1][1]][1].end)
        joined = " ".join(span.of(text) for span in quotation.spans)
        marked = theirs if quotation.kind == "direct" else _fold(" ".join(_MARKED.findall(joined)))
        left_out = [text[words[a][1].end : words[b][1].start] for (_, a), (b, _) in pairwise(there) if b - a <= _FEW]
        if any(_NOT.search(gap) for gap in left_out):
            return "altered", len(_flat(asked)) / (there[-1][1] + 1 - there[0][0]), found
        return ("exact" if _places(marked, asked) else "paraphrase"), 1.0, found
    share, first, last = _share(_flat(asked), theirs)
    if quotation.kind != "indirect" and share >= ALTERED:
        stretch = Span(words[first][1].start, words[last][1].end)
        own = sum(map(len, asked)) * share / (last + 1 - first)
        if own >= _STRETCH:
            return "altered", min(share, own), stretch
    said = content_of(quote)
    found_in = content_of(" ".join(s.of(text) for s in quotation.spans), denied=quotation.polarity == "denied")
    unlike = opposed(said, found_in) or len(found_in.weights) < _TELLING
    alike = 0.0 if unlike else probability(said, found_in)
    if alike >= SAME:
        return "paraphrase", min(0.99, alike), None
    return "", 0.0, None


def _flat(asked: list[list[str]]) -> list[str]:
    return [word for piece in asked for word in piece]


def _turns(quote: str, words: str) -> bool:
    """Whether one of both has a "not" more."""
    return (len(_NOT.findall(quote)) - len(_NOT.findall(words))) % 2 == 1


def _sentences(reading: Reading, spans: Sequence[Span], found: Span) -> tuple[Span, ...]:
    """The sentences of a quotation that hold a stretch of it, as far as they are quoted."""
    kept: list[Span] = []
    for span in spans:
        inside = [s.span for s in reading.sentences if s.span.start < found.end and found.start < s.span.end]
        start = max(span.start, min((s.start for s in inside), default=span.start))
        end = min(span.end, max((s.end for s in inside), default=span.end))
        if start < end and start < found.end and found.start < end:
            kept.append(Span(start, end))
    return tuple(kept) or tuple(spans)


def _hit(
    reading: Reading,
    kind: str,
    spans: tuple[Span, ...],
    quotation: Quotation | None,
    score: float,
    quote: str,
    turned: bool = False,
) -> Hit:
    article = reading.article
    words = " ".join(span.of(article.text) for span in spans)
    return Hit(
        kind=kind,
        article=article.id,
        spans=spans,
        words=words,
        speaker=quotation.speaker_name if quotation else None,
        quoted_as=quotation.kind if quotation else None,
        outlet=article.outlet,
        date=(quotation.date if quotation else None) or (article.published.value if article.published else None),
        score=round(score, 3),
        diff=tuple((stretch.same, stretch.text) for stretch in word_diff(quote, words)),
        turned=turned,
    )


def _names(record: Record, reading: Reading, quotation: Quotation) -> tuple[str, ...]:
    """Every name the record has for who said it; of several who said it together, each."""
    names: tuple[str, ...] = (quotation.speaker_name,) if quotation.speaker_name else ()
    if quotation.speaker is not None:
        actor = record.actor_of(reading.article.id, quotation.speaker)
        if actor is not None:
            one = record.actor(actor)
            names += (one.name, *(alias.name for alias in one.aliases))
    elif names:
        names += tuple(_SIDE_BY_SIDE.split(names[0]))
    return tuple(dict.fromkeys(names))


def _same_name(a: str, b: str) -> bool:
    if bool(_SUFFIX.search(a)) != bool(_SUFFIX.search(b)):
        return False  # the son is not the father
    return a.casefold() == b.casefold() or name_similarity(a, b) >= 0.5


def _rarest(quote: str) -> list[str]:
    words = list(dict.fromkeys(word.lower() for word in _WORD.findall(quote)))
    telling = [word for word in words if word not in function_words()]
    asked = telling if len(telling) >= _TELLING else words
    return sorted(asked, key=lambda word: (-rarity(stem(word)), word))[:_RARE]


def _verbatim(text: str, asked: list[str]) -> list[Span]:
    """Where the words stand one after another in the text, whatever marks part them."""
    found = list(_WORD.finditer(text))
    words = [_plain(match.group()) for match in found]
    first = asked[0]
    return [
        Span(found[at].start(), found[at + len(asked) - 1].end())
        for at in range(len(words) - len(asked) + 1)
        if words[at] == first and words[at : at + len(asked)] == asked
    ]


def _places(words: list[str], asked: list[list[str]]) -> list[tuple[int, int]]:
    """The first and last of the words of each piece, one soon after another; nothing where one is not there."""
    for begin in range(len(words)):
        if words[begin : begin + len(asked[0])] != asked[0]:
            continue
        found = [(begin, begin + len(asked[0]) - 1)]
        for piece in asked[1:]:
            end = found[-1][1] + 1
            reach = range(end, min(end + _LEFT_OUT, len(words) - len(piece)) + 1)
            at = next((n for n in reach if words[n : n + len(piece)] == piece), None)
            if at is None:
                break
            found.append((at, at + len(piece) - 1))
        else:
            return found
    return []


def _share(asked: list[str], words: list[str]) -> tuple[float, int, int]:
    """The share of the quote's words that the wording has in the same order, by number or by rarity, the lesser; the
    first and the last of them there."""
    matcher = SequenceMatcher(None, asked, words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, 0, 0
    same = [at for block in blocks for at in range(block.a, block.a + block.size)]
    weights = [0.1 + rarity(stem(word)) for word in asked]
    share = min(len(same) / len(asked), sum(weights[at] for at in same) / sum(weights))
    return share, blocks[0].b, blocks[-1].b + blocks[-1].size - 1


def _fold(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))
