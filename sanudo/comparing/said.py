"""A quotation ready to be likened: its words, in pieces where it says more than one thing, its day and its report.

Readings' quotations go in, `Said`s come out, and how probable it is that two of one speaker are one statement: what the
words say stands in sameness.py; report, day and polarity are weighed with it (training/statements.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sanudo.article.types import Span
from sanudo.comparing import sameness
from sanudo.comparing.originals import other_words
from sanudo.comparing.sameness import (
    FEATURES,
    Content,
    content_of,
    covered,
    most_odds,
    opposed,
    touch_only,
    weights_of,
)
from sanudo.comparing.topics import names_a_topic
from sanudo.comparing.word_forms import base_form
from sanudo.reading.types import Quotation, Reading

NEVER = -9.0
TOLD = ("one report", "close", "told alike", "aside", "other day", "one day", "other act")
_FEW = 12  # wordings of a story below which none of its words is a commonplace
_COMMONPLACE = 2.0  # how fast a word weighs less, the more of a story's wordings have it
_LONG_AGO = 3.0  # how much less likely two of reports more than _WEEK days apart are one, in log odds
_WEEK = 5
_CLOSE = 400  # characters between two wordings of a report that stand side by side
_SAME_TOPIC = 0.7  # how far what is only named must be all that the other says
_ACTS = {
    "thanks": frozenset(("thank", "praise", "congratulate", "commend", "applaud", "hail")),
    "blame": frozenset(("blame", "accuse", "condemn", "criticise", "criticize", "denounce", "attack")),
}
_ROUNDING = 1e-6
_LEAST = 3  # telling words of a piece
_LIGHT = 9.0  # ... and what they weigh at least
_BREAK = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘']*[A-Z])|;\s+|\s+(?=but\b)")


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, or one of its pieces, with the days it and its report are of. `spans` are where its words stand;
    `act` is what is done by saying it, where the cue is more than a word of saying: thanks, blame; `topic` is the base
    form of the cue, where the words only name what was spoken of ("discussed the sanctions"); `as_spoken` is whether
    the reports of its story give the very words of speakers (originals.py)."""

    reading: Reading
    number: int
    quotation: Quotation
    text: str
    content: Content
    day: str | None
    published: str | None
    story: str = ""
    spans: tuple[Span, ...] = ()
    act: str = ""
    topic: str = ""
    as_spoken: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """The report, and which of its quotations."""
        return self.reading.article.id, self.number


def said_of(
    reading: Reading,
    number: int,
    spans: tuple[Span, ...],
    story: str = "",
    day: str | None = None,
    as_spoken: bool = False,
) -> Said:
    """A quotation as far as `spans` go; `day` is that of its report where the report tells none."""
    quotation, article = reading.quotations[number], reading.article
    text = " ".join(span.of(article.text) for span in spans)
    content = content_of(text, quotation.kind == "direct", quotation.polarity == "denied")
    if article.published and article.published.day:
        day = article.published.day
    said_on = (quotation.date or "")[:10] or None
    named = quotation.kind == "indirect" and names_a_topic(reading, spans)
    topic = _cue(reading, quotation) if named else ""
    act = _act(reading, quotation)
    return Said(reading, number, quotation, text, content, said_on, day, story, spans, act, topic, as_spoken)


def pieces_of(whole: Said) -> list[Said]:
    """The sentences, and the clauses at "but" and semicolons, of a quotation that says several things. What has few
    telling words stays with what stands before it."""
    article = whole.reading.article
    found: list[list[Span]] = []
    for span in whole.spans:
        at = span.start
        for end in [*(match.end() + span.start for match in _BREAK.finditer(span.of(article.text))), span.end]:
            piece = Span(at, end)
            if found and (_is_slight(article.text, [piece]) or _is_slight(article.text, found[-1])):
                found[-1].append(piece)
            elif piece.end > piece.start:
                found.append([piece])
            at = end
    if len(found) < 2:
        return [whole]
    return [_part_of(whole, _joined(piece)) for piece in found]


def _part_of(whole: Said, spans: tuple[Span, ...]) -> Said:
    return said_of(whole.reading, whole.number, spans, whole.story, whole.published, whole.as_spoken)


def _is_slight(text: str, spans: Sequence[Span]) -> bool:
    weights = content_of(" ".join(span.of(text) for span in spans)).weights
    return len(weights) < _LEAST or sum(weights.values()) < _LIGHT


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        if found and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def together(pieces: Sequence[Said]) -> Said:
    """Pieces of one quotation as one."""
    spans = _joined(sorted(span for piece in pieces for span in piece.spans))
    return _part_of(pieces[0], spans)


def may_reach(a: Said, b: Said, factor: Mapping[str, float], odds: float) -> bool:
    """Whether `log_odds` can be so much, by what the words have in common alone."""
    told = sum([value * weight for value, weight in zip(_told(a, b), weights_of(TOLD), strict=True)])
    return most_odds(a.content, b.content, factor) + told + _ROUNDING >= odds


def log_odds(a: Said, b: Said, factor: Mapping[str, float]) -> float:
    """The log odds that two wordings of one speaker are one statement, report and days taken in."""
    if opposed(a.content, b.content) or _of_other_topics(a, b):
        return NEVER
    if touch_only(a.content, b.content) or (a.as_spoken and b.as_spoken and other_words(a.content, b.content)):
        return NEVER
    odds = sum([value * weight for value, weight in zip(features(a, b, factor), _weights(), strict=True)])
    if a.story != b.story or _apart(a.published, b.published) > _WEEK:
        odds -= _LONG_AGO
    return max(odds, NEVER + 1)


def features(a: Said, b: Said, factor: Mapping[str, float]) -> tuple[float, ...]:
    """What speaks for two wordings being one statement: the FEATURES of their words (sameness.py) and those TOLD."""
    of_words = sameness.features(a.content, b.content, factor)
    return (*of_words, *_told(a, b))


def _told(a: Said, b: Said) -> tuple[float, ...]:
    """How both are told."""
    x, y = a.content, b.content
    within = a.reading.article.id == b.reading.article.id
    in_body = a.quotation.part == b.quotation.part == "paragraph"
    found = (
        within,
        within and abs(a.spans[0].start - b.spans[0].start) < _CLOSE,
        within and in_body and x.direct == y.direct,
        not in_body,
        a.day is not None and b.day is not None and a.day != b.day,
        a.day is not None and a.day == b.day,
        a.act != b.act and not (x.direct or y.direct),
    )
    return tuple(map(float, found))


def _of_other_topics(a: Said, b: Said) -> bool:
    """Whether one only names what was spoken of, and the other speaks of more, or does something else with it."""
    if not a.topic and not b.topic:
        return False
    if a.topic and b.topic and a.topic != b.topic and not (a.act and a.act == b.act):
        return True
    return covered(a.content, b.content) < _SAME_TOPIC


def _cue(reading: Reading, quotation: Quotation) -> str:
    cue = quotation.cue.of(reading.article.text).lower().split() if quotation.cue else []
    return base_form(cue[-1]) if cue else "-"


def _act(reading: Reading, quotation: Quotation) -> str:
    cue = quotation.cue
    words = [base_form(word) for word in (cue.of(reading.article.text).lower().split() if cue else ())]
    return next((act for act, verbs in _ACTS.items() if any(word in verbs for word in words)), "")


def commonplaces(contents: Sequence[Content]) -> dict[str, float]:
    """How much less each word weighs, the more of a story's wordings have it: it tells no statement from another."""
    if len(contents) < _FEW:
        return {}
    often = Counter(key for one in contents for key in one.weights)
    return {key: (1 - (count - 1) / len(contents)) ** _COMMONPLACE for key, count in often.items() if count > 2}


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    return weights_of((*FEATURES, *TOLD))


@lru_cache(maxsize=1 << 12)
def _apart(a: str | None, b: str | None) -> int:
    """Days between two reports, 0 where one has none."""
    try:
        return abs((date.fromisoformat(a or "") - date.fromisoformat(b or "")).days)
    except ValueError:
        return 0
