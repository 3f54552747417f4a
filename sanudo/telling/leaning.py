"""Whether a sentence of a report leans on what stood before it there, so that it cannot be told alone.

A `Teller` and a sentence go in. It leans where it opens with words of leaning.tsv, or speaks of "those officials", "the
next day", "the talks", "their discussions", and neither its own words, nor what is added to them (standing.py), nor the
lines told just before say what is meant. Better untold than told of the wrong man.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keyed
from sanudo.comparing.grammar import grammar_of
from sanudo.comparing.types import Evidence
from sanudo.reading.types import Reading
from sanudo.telling.account import Teller
from sanudo.telling.cutting import cuts
from sanudo.telling.leaning_words import leaning_words
from sanudo.telling.pointing import points_back
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.standing import (
    ASKING,
    DEICTIC,
    PERSONAL,
    added_to,
    means_somebody_unsure,
    without_dateline,
    without_joint,
)


def leans(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence needs what stood before it in its report, and neither the sentence itself nor what is added to
    it here tells it: it opens with such words, or speaks of "those officials", "the next day", "the talks"."""
    reading = teller.reading(one.article)
    span = without_joint(reading, without_dateline(reading, one.span))
    text = reading.article.text
    added = [place - span.start for place, _ in added_to(teller, reading, span, None, None)]
    start = re.sub(r"'(?:re|s|ve|d|ll)\b", "", span.of(text)[:80].lower().replace("’", "'"))
    words = re.findall(r"[\w']+|\.{3}|…|^\(", start)
    if not words or _opens_leaning(words):
        return not (words and words[0] in PERSONAL and any(place <= 5 for place in added))
    own = _without(_without_quotations(span.of(text)), span, cuts(reading, span))
    lately = f"{teller.topic} {teller.lately}"
    return (
        _nameless(reading, span, own, added)
        or _then(own)
        or bool(_SOME_OF.match(own) or _DID_SO.match(own) or _HAD_DONE_SO.search(own) or _HOWEVER.match(own))
        or _their(own)
        or _those(own)
        or _bare_thing(reading, span, own, lately, added)
        or means_somebody_unsure(teller, reading, span)
        or _means_nobody(reading, span, own)
        or points_back(reading, span, own, lately, added)
        or bool(_SIMILAR.search(own) or _THAT_LONG.search(own) or _BECAUSE.match(own))
        or _at_the_time(own)
        or _there(reading, span, own)
        or (reading.article.published is not None and _undated(own, added))
    )


def _undated(own: str, added: list[int]) -> bool:
    """Whether a "yesterday" in it is left without its date."""
    return any(not any(0 <= place - found.end() <= 2 for place in added) for found in DEICTIC.finditer(own))


def _opens_leaning(words: list[str]) -> bool:
    opening = leaning_words("opening")
    return words[0] in ("...", "…", "(") or any(" ".join(words[:n]) in opening for n in range(1, 5))


def _without_quotations(words: str) -> str:
    """The words with what stands in quotation marks blanked, every place kept."""
    told = words.replace("’", "'")
    for mark in quoted_stretches(words):
        told = told[: mark.start] + " " * (mark.end - mark.start) + told[mark.end :]
    return told


def _without(own: str, span: Span, cut: Sequence[Span]) -> str:
    """The words with what is not told of them blanked, every place kept."""
    for one in cut:
        first, last = one.start - span.start, one.end - span.start
        own = own[:first] + " " * (last - first) + own[last:]
    return own


def _then(own: str) -> bool:
    """Whether it tells of "the next day" without a day before it."""
    found = _THEN.search(own)
    return found is not None and not re.search(r"\d|day\b", own[: found.start()])


def _at_the_time(own: str) -> bool:
    """Whether it tells of "the premier at the time" without a time before it."""
    found = _AT_THE_TIME.search(own)
    return found is not None and not re.search(r"\d{4}|day\b|[Ww]hen\b", own[: found.start()])


def _there(reading: Reading, span: Span, own: str) -> bool:
    """Whether it tells of what was "there" without a place before it."""
    found = _THERE.search(own)
    if found is None:
        return False
    before = span.start + found.start()
    places = (m for m in reading.mentions if span.start <= m.span.start < before and m.form != "pronoun")
    return not any(m.kind in ("LOC", "GPE", "FAC") for m in places)


def _nameless(reading: Reading, span: Span, own: str, added: list[int]) -> bool:
    """Whether it begins with "In their panic, they": a pronoun before which, and behind the next comma, nobody is."""
    found = _PRONOUN.match(own)
    if found is None or any(0 <= place - found.end() <= 2 for place in added):
        return False
    if own[found.end() : found.end() + 1] == ",":
        return True
    here = [m for m in reading.mentions if span.start <= m.span.start < span.end and m.entity is not None]
    meant = {m.entity for m in here if m.span.start == span.start + found.start("pronoun")}
    if any(m.entity in meant and m.form == "name" for m in here):
        return False
    comma = own.find(", ", found.end())
    return comma < 0 or not re.match(r", (?:[A-Z]|(?:the|a|an|both|two|three) )", own[comma:])


def _means_nobody(reading: Reading, span: Span, own: str) -> bool:
    """Whether it says "she" of whom the reading does not know, and nobody is told of before in it."""
    for mention in reading.mentions:
        place = mention.span.start - span.start
        if mention.form == "pronoun" and mention.entity is None and 0 <= place < len(own):
            before = Span(span.start, mention.span.start)
            if own[place : place + len(mention.span.of(reading.article.text))].lower() in ASKING and not any(
                m.kind == "PERSON" and m.form != "pronoun" and before.start <= m.span.start < before.end
                for m in reading.mentions
            ):
                return not any("~person" in word.keys for word in keyed(reading.article.text, before.start, before.end))
    return False


def _their(own: str) -> bool:
    """Whether it tells in a clause of "their discussions" with nothing before it that is more than one."""
    found = _THEIR.search(own)
    return found is not None and not _SEVERAL.search(own[: found.start()])


def _those(own: str) -> bool:
    """Whether it tells of "those officials" or "the two men" whom it has not told of before."""
    for found in _THOSE.finditer(own):
        if found["thing"][:5] not in own[: found.start()].lower():
            return True
    for found in _PAIR.finditer(own):
        if len(re.findall(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+", own[: found.start()])) < _PAIRED:
            return True
    return False


def _bare_thing(reading: Reading, span: Span, own: str, lately: str, added: Sequence[int]) -> bool:
    """Whether it opens with "The talks", which neither it nor the lines before it nor what is added tell more of, or
    tells of "this argument"; "The state department" is more than "The state"."""
    found = _BARE.match(own)
    tokens = grammar_of(reading, span).parsed.tokens if found is not None else ()
    behind = next((t for t in tokens if found is not None and t.start >= found.end("thing")), None)
    if found is not None and any(0 <= place <= found.end("thing") + 1 for place in added):
        found = None
    if behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ"):
        found = None
    if found is not None and found["thing"] in leaning_words("back") and found["thing"].rstrip("s") not in lately:
        return True
    for this in _THIS.finditer(own):
        before = own[: this.start()].lower()
        if any(thing in leaning_words("back") and thing not in before for thing in this.group("thing", "next")):
            return True
    return False


_PAIRED = 2  # names that "the two men" can mean
_PRONOUN = re.compile(
    r"(?:(?:In|At|On|For|With|When|While|As|By|During|After|Before|From|Of|To|Since|Until|Under|Despite|Like|Among|Because"
    r"|Though|Although|Once|Where|Amid|Throughout|Even|As soon as|As long as|Just as|Not|(?:[Ss]hortly|[Ss]oon) after"
    r"|long after|all|of|in|at|some|part|most) )+"
    r"(?P<pronoun>his|her|he|she|him|they|their|them|it|its)\b"
)
# "The next day", told of a day that is not told.
_THEN = re.compile(
    r"\b(?:the (?:same|next|following|previous)|that(?: same| very)?) "
    r"(?:day|night|week|month|year|morning|evening|afternoon)\b"
    r"|\b(?:[Aa]|[Oo]ne|[Tt]wo|three|four|five|several|few|some|many) (?:minute|hour|day|week|month|year)s? "
    r"(?:later|earlier|before|after)[,.]"
    r"|, (?:minute|hour|day|week|month)s later,"
)
_THEIR = re.compile(r"\bthat (?:their|they)\b")
_SEVERAL = re.compile(
    r"(?<!')\b(?!(?:was|has|is|as|this|his|says|its|does|press|news|us|thus|perhaps)\b)[A-Za-z]{2,}[^\Ws]s\b(?!')| and "
    r"|\b(?:people|police|men|women|children|family|couple|team|government|public|staff|group|party|committee|company|firm)\b"
)
_AT_THE_TIME = re.compile(r"\bat (?:the|that) time\b(?=[,.;]| but\b| and\b)")
# "Was killed there Saturday", not "there is".
_THERE = re.compile(r"(?<=[a-z] )there(?=[,.;]?(?: [A-Z]| on | in | since | last | this |$|\.))")
_SIMILAR = re.compile(r"\ba similar [a-z]+\b(?! (?:to|as|from|that|who|which)\b)[^,;:]{0,40}$")
_DID_SO = re.compile(r"(?:\w+\W+){1,4}?(?:did|do|does|doing|done) so\b")
_HAD_DONE_SO = re.compile(
    r"\b(?:said|says|claimed|insisted|added|argued)(?: that)? (?:they|he|she|it)(?:'d|'ve| had| have| has)? "
    r"(?:done|did) so\b"
)
_THAT_LONG = re.compile(
    r"\bthat \d+-(?: (?:to|or) \d+-)?(?!old)[a-z]+ [a-z]+(?<!s) (?:was|is|would|had|has|could|should)\b"
)
_BECAUSE = re.compile(r"Because,|Because [^,]*$|Which\b")
_HOWEVER = re.compile(r"[^,]{1,45}, (?:however|though|too|moreover|then|therefore|in turn|for example|for instance)\b")
_SOME_OF = re.compile(
    r"(?:\W*\w+\W+){0,6}?(?:one|two|three|four|some|many|most|several|all|none|both|each) of (?:them|those|these)\b"
    r"(?! (?:who|that|which|[a-z]+(?:ed|ing))\b)",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"\b(?:[Tt]hose|[Tt]hese) (?:same |very |two |three |four )?"
    r"(?P<thing>(?!who|that|which|with|from|under|days|times)[a-z]{4,}(?<!ed)(?<!ing))\b(?! (?:who|that|which|of)\b)"
)
_PAIR = re.compile(
    r"\b[Tt]he (?:two|three|four) (?:men|women|people|officials|others|leaders|presidents|ministers|sides)\b(?!['’])"
    r"|\b[Tt]he (?:pair|duo|trio)\b"
)
_THIS = re.compile(r"\b(?:this|these|^his|^her) (?P<thing>[a-z]+)\b(?: (?P<next>[a-z]+)\b)?", re.IGNORECASE)
_BARE = re.compile(
    r"The (?:two |three |other |same |latest |new |original |whole )?(?P<thing>[a-z]+(?:-[a-z]+)?)"
    r"(?=,? (?!(?:of|that|which|who|whose|in|on|to|for|between|with|by|from|at|against|about|over|behind|under"
    r"|where|when|[a-z]+ing|signed|released|issued|made|held|published|filed)\b))"
)
