"""Comment told apart from news: which reports judge, and which sentences speak to their reader or judge what they tell.

A `Reading` goes in and `is_comment` says whether its report is comment: its headline says so, or its own words, those
in quotation marks left out, are those of comment and not of news (weights and words in comment.tsv), fewer of them
where hardly a sentence says who said so. The words of a sentence go in and `speaks` says whether it has the voice
of a writer or of talk ("I", "you", a question, an appeal), `judges` whether it has a verdict of its own, `analyses`
whether it tells what a thing means: none of these can stand in an account as what happened. `weighs` says whether it
tells of what may come.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.types import Reading

_LIKELY = 0.26  # from which a report is taken for comment
_LIKELY_ALONE = 0.13  # ... where hardly a sentence of it says from whom it is
_SOURCED = 0.2  # of its sentences: fewer with a word of saying are hardly any
_ASKING = 0.6  # what it adds that the headline asks, answers or explains
_FEWEST = 150  # own words of a report by which it can be told
_SHARE = 100  # words: of fewer the shares are not to be trusted

_MARKED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", re.MULTILINE)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\?")
_ASKS = re.compile(r"\?|^\s*(?:how|why|what|no,|yes,|stop|never)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:we|our|ours|ourselves|my|me|myself|let's)\b(?!-)", re.IGNORECASE)
_US = re.compile(r"\bus\b")  # "US" is a country
_SECOND = re.compile(r"\b(?:you|your|yours|yourself|yourselves|you're|you've|you'd|you'll)\b", re.IGNORECASE)
_I = re.compile(
    r"(?:(?P<before>[A-Za-z]+) |(?<![A-Za-z]) ?)I(?:'(?:m|ve|d|ll))?\b(?![.,]?\s+(?:of|and|or)\b)(?=\s+[a-z])"
)
# "World War I" numbers something; "Then I" does not.
_NUMBERED = re.compile(r"[A-Z][a-z]*$")
_OPENING = re.compile(
    r"(?:And|But|So|Then|When|What|If|As|Now|Here|Yet|Because|Though|While|Since|That|Today|Why|How|Where)$"
)
# "... may be in trouble", "... will do little to", "... raises questions".
_GUESS = re.compile(
    r"\b(?:may|might|could|seems?|appears?|looks? (?:like|set)|(?:is|are) (?:likely|poised|set) to"
    r"|(?:will|would|does?|did) (?:do )?little|rais(?:es?|ed|ing) (?:new |more |fresh |serious )?questions"
    r"|will (?:likely|probably|prompt|force|test)|remains? to be seen|threatens? to)\b"
)
_LABEL = re.compile(r"^[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*)+: ")  # of a transcript: who speaks
_QUOTES = re.compile(r"\bquote,", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\s)\]]*$")


def is_comment(reading: Reading) -> bool:
    """Whether a report is comment: an opinion, a column, talk."""
    headline = (reading.article.headline or "").strip()
    rubric = re.match(r"([\w' -]{4,20}?)\s*[:|]\s", headline)
    if rubric and rubric[1].strip().lower() in _words("rubric"):
        return True
    text = reading.article.text
    told = [s.span.of(text) for s in reading.sentences if s.part == "paragraph"]
    likely = likely_comment(headline, "\n".join(told))
    return likely >= _LIKELY or (likely >= _LIKELY_ALONE and names_few_sources(told))


def names_few_sources(sentences: Sequence[str]) -> bool:
    """Whether hardly a sentence of a report has a word of saying: what it tells, its writer asserts."""
    saying = _words("say") | _words("source")
    said = sum(1 for words in sentences if saying & set(_WORD.findall(words.lower())))
    return said < _SOURCED * len(sentences)


def likely_comment(headline: str, body: str) -> float:
    """How likely it is that a text is comment, 0 to 1; 0 where it is too short to tell."""
    words = _WORD.findall(own_words(body).lower())
    if len(words) < _FEWEST:
        return 0.0
    held = Counter(words)
    size = max(_SHARE, len(words))
    score = _weights()["all"] + _ASKING * bool(_ASKS.search(headline))
    for sort, weight in _weights().items():
        if sort != "all":
            score += weight * math.log1p(1000 * sum(held[word] for word in _words(sort)) / size)
    return 1 / (1 + math.exp(-score))


def own_words(text: str) -> str:
    """Without what stands in quotation marks."""
    return _MARKED.sub(" ", text).replace("’", "'")


def speaks(text: str) -> bool:
    """Whether a sentence speaks to somebody: in the first or second person, as a question, an appeal, in talk."""
    own = own_words(text).strip()
    low = own.lower()
    return bool(
        any(low.startswith(word) for sort in ("urging", "spoken") for word in _words(sort))
        or _FIRST.search(own)
        or _US.search(own)
        or _SECOND.search(own)
        or any(_is_person(found["before"] or "") for found in _I.finditer(own))
        or _LABEL.match(own)
        or _QUOTES.search(own)
        or _QUESTION.search(own)
    )


def _is_person(before: str) -> bool:
    """Whether an "I" is its writer, by the word before it."""
    return not _NUMBERED.match(before) or bool(_OPENING.match(before))


def judges(text: str) -> bool:
    """Whether a sentence has a verdict in its own words; a name is none."""
    own = own_words(text).strip()
    return any(word in _words("verdict") for word in re.findall(r"\b[a-z]+(?:-[a-z]+)*\b", own[:1].lower() + own[1:]))


def analyses(text: str) -> bool:
    """Whether a sentence tells in its own words what a thing means, not what was done: "shows why talks are hard"."""
    own = own_words(text).lower()
    return any(re.search(rf"\b{re.escape(words)}\b", own) for words in _words("analysis"))


def weighs(text: str) -> bool:
    """Whether a sentence weighs what may come of a thing, in its own words and not in the clauses that hang on them."""
    own = re.split(r"\b(?:that|whether|if|amid|fears?|because|after|who|which)\b", own_words(text), maxsplit=1)[0]
    return bool(_GUESS.search(own))


def without(text: str, start: int, spans: list[Span]) -> str:
    """Words that begin at `start` of a report, without some stretches of it."""
    kept, at = "", start
    for span in sorted(spans):
        kept += text[at - start : max(at, span.start) - start] + " "
        at = max(at, span.end)
    return kept + text[max(0, at - start) :]


@cache
def _weights() -> dict[str, float]:
    return {row[1]: float(row[2]) for row in _table() if row[0] == "weight"}


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(row[1] for row in _table() if row[0] == sort)


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    lines = files("sanudo.telling").joinpath("comment.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
