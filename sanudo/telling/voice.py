"""Whose voice a sentence has: what an account may tell as its own, and what it may not.

A `Teller` and a sentence go in. `happened` says whether it can be told as what happened: it is a whole sentence of a
report of news (or all reports are comment), speaks to nobody, has no verdict of its own and is no quotation without its
speaker. `attributed` says whether it can be told as what somebody said.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.comparing.types import Evidence
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Reading
from sanudo.telling.account import Teller
from sanudo.telling.comment import analyses, is_comment, judges, speaks, without
from sanudo.telling.judged_sentences import is_own_judgement
from sanudo.telling.sentence_days import tells_what_is
from sanudo.telling.slips import has_a_slip

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBERED = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)\W*$")
_SHORTENED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Sgt|Col)\.\s*$")
_LATER = 60  # days after a report from which what happened cannot stand in it
_MOSTLY = 0.6  # of a sentence: what stands in a quotation, above which it is one


def happened(teller: Teller, one: Evidence) -> bool:
    """Whether the account can tell a sentence as what happened."""
    whole = teller.words(one).rstrip().rstrip("\"'”’»)]").endswith((".", "!", "…"))
    told = (
        whole
        and not _is_cut_off(teller, one)
        and is_news(teller, one.article)
        and attributed(teller, one)
        and not verdict(teller, one)
        and not is_own_judgement(teller, one)
    )
    told = told and not _was_added_later(teller, one) and _says_something(teller, one)
    told = told and not _is_of_a_picture(teller, one) and not _only_asks(teller.words(one))
    told = told and not has_a_slip(teller.reading(one.article), one.span)
    return told and not _goes_on_telling(teller, one) and not _stands_behind_a_colon(teller, one)


def _stands_behind_a_colon(teller: Teller, one: Evidence) -> bool:
    """Whether a paragraph begins with a sentence that the paragraph before announces with a colon: one of a list of
    what may come, or the words of a paper that the report prints."""
    before = teller.texts[one.article][: one.span.start]
    line = before.rstrip().rpartition("\n")[2]
    return (
        line.endswith(":")
        and "\n" in before[len(before.rstrip()) :]
        and len(re.findall(r"\b[a-z]+\b", line)) >= _ANNOUNCES
    )


_ANNOUNCES = 3  # words of a line that announces something, and is no heading or byline


def _goes_on_telling(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence that quotes nobody stands in a paragraph between two that tell what one person said: it is
    that person's still."""
    reading = teller.reading(one.article)
    sentences = reading.sentences
    here = next((n for n, s in enumerate(sentences) if s.span == one.span), 0)
    if not 0 < here < len(sentences) - 1 or _speakers(reading, one.span):
        return False
    around = [sentences[here - 1].span, sentences[here + 1].span]
    if "\n" in reading.article.text[around[0].start : around[1].end].strip():
        return False
    before, behind = (_speakers(reading, span) for span in around)
    people = {n for n in before & behind if reading.entities[n].kind == "PERSON"}
    return bool(people) and len(before) == 1


def _speakers(reading: Reading, span: Span) -> set[int]:
    """The entities whose words a sentence reports with a word of saying."""
    return {
        q.speaker
        for q in reading.quotations
        if q.speaker is not None and q.cue is not None and span.start <= q.cue.start < span.end
    }


def _only_asks(words: str) -> bool:
    """Whether a sentence tells what somebody was asked, and not the answer."""
    return _ASKED.search(words) is not None and not _ANSWERED.search(words)


_ASKED = re.compile(r"\b(?:was|were) (?:also |then |later )?asked (?:about|if|whether|why|what|how|when|where|who)\b")
_ANSWERED = re.compile(
    r"\b(?:said|says|told|replied|answered|responded|declined|refused|insisted|added|denied|called|dismissed|shrugged)\b"
)


def _is_cut_off(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence ends or begins in the middle of one, behind the point of "Nov."."""
    text = teller.texts[one.article]
    before = text[max(0, one.span.start - 12) : one.span.start]
    return bool(_SHORTENED.search(before) or _SHORTENED.search(one.span.of(text)))


def _is_of_a_picture(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence tells what a picture shows: "Dimova speaks at a meeting in Karsk on May 5, 2004" ends with a
    day by its number, that of the report or one gone by, as what is, as no report tells it."""
    reading = teller.reading(one.article)
    if _SHOWN.search(teller.words(one)[:_OPENING]):
        return True  # "Ana Lima, center, arrives for a hearing"
    published = reading.article.published.day if reading.article.published else None
    dated = _NUMBERED.search(teller.words(one))
    if published is None or dated is None:
        return False
    here = [t for t in reading.times if one.span.start <= t.span.start < one.span.end and _DAY.fullmatch(t.value[:10])]
    return bool(here) and all(t.value[:10] <= published for t in here) and tells_what_is(reading, one.span)


_OPENING = 90  # characters in which a caption says where in the picture somebody is
_SHOWN = re.compile(r"[,(] ?(?:seen )?(?:center|centre|(?:far |second from |third from )?(?:left|right))[,)] (?!and\b)")


def _says_something(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence has a verb of its own: not "The death of an officer in Selby.", nor "From the street where he
    grew up."."""
    reading = teller.reading(one.article)
    if not reading.syntax:
        return True
    tree = tree_of(grammar_of(reading, one.span).parsed)
    return any(
        tree.token(i).pos in ("VERB", "AUX") and not any(tree.dep(n) == "acl" for n in (i, *tree.above(i)))
        for i in range(len(tree.parsed.tokens))
    )


def _was_added_later(teller: Teller, one: Evidence) -> bool:
    """Whether the paragraph of a sentence names a day long after its report: pages keep showing pictures of later
    years."""
    article = teller.reading(one.article).article
    published = article.published.value[:10] if article.published else ""
    part = next((p for p in article.parts if p.span.start <= one.span.start < p.span.end), None)
    if part is None or not _DAY.fullmatch(published):
        return False
    last = date.fromisoformat(published) + timedelta(days=_LATER)
    return any(
        part.span.start <= time.span.start < part.span.end
        and re.search(r"\b\d{4}\b", time.span.of(article.text))
        and _DAY.fullmatch(time.value[:10])
        and time.value[:10] > last.isoformat()
        for time in teller.reading(one.article).times
    ) and not any(
        event.status == "planned" for event in teller.reading(one.article).events if event.sentence == one.span
    )


def attributed(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence speaks of others, and a quotation in it has its speaker there."""
    return not (speaks(_rest(teller, one, ("direct",))) or speaks(teller.words(one)) or _is_speech(teller, one))


def verdict(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence judges in words that are not those of somebody it reports."""
    if analyses(_rest(teller, one, ("direct", "mixed"))):
        return True
    return judges(_rest(teller, one, ("direct", "mixed", "indirect")))


def is_news(teller: Teller, article: str) -> bool:
    """Whether a report is none of comment beside others that tell the news."""
    return article not in comments(teller) or len(comments(teller)) == len(teller.texts)


def comments(teller: Teller) -> frozenset[str]:
    """The reports that are comment."""
    if teller.comments is None:
        teller.comments = frozenset(article for article in teller.texts if is_comment(teller.reading(article)))
    return teller.comments


def _rest(teller: Teller, one: Evidence, kinds: tuple[str, ...]) -> str:
    """A sentence without what it quotes."""
    return without(teller.words(one), one.span.start, _inside(teller, one, kinds))


def _inside(teller: Teller, one: Evidence, kinds: tuple[str, ...]) -> list[Span]:
    """What of a sentence stands in quotations of some kinds."""
    quotations = [q for q in teller.reading(one.article).quotations if q.kind in kinds]
    spans = [s for q in quotations for s in q.spans if s.start < one.span.end and one.span.start < s.end]
    return [Span(max(s.start, one.span.start), min(s.end, one.span.end)) for s in spans]


_NAMELESS = re.compile(r"[Tt]he [a-z]+")  # "the officer yelled": one of whom the report told before


def _is_speech(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence is mostly a quotation, and nothing in it tells whose."""
    inside = sum(span.end - span.start for span in _inside(teller, one, ("direct",)))
    if inside <= _MOSTLY * (one.span.end - one.span.start):
        return False
    for quotation in teller.reading(one.article).quotations:
        here = any(s.start < one.span.end and one.span.start < s.end for s in quotation.spans)
        told = [s for s in (quotation.cue, quotation.speaker_span) if s]
        if (
            here
            and quotation.speaker_span
            and _NAMELESS.fullmatch(quotation.speaker_span.of(teller.texts[one.article]))
        ):
            return True
        if here and any(one.span.start <= s.start and s.end <= one.span.end for s in told):
            return False
    return True
