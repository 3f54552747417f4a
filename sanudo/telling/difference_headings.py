"""What a difference is about, and what a report has on it, in plain English: "when Ana Lima and Rui Santos met".

A `Difference` goes in, words for people come out; the brief, the listings and the web call each difference by the same.
Quotation marks stand only around a report's own words; a day that was reckoned is told as a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sanudo.comparing.types import Difference
from sanudo.telling.account import listed, quoted
from sanudo.telling.days import short_day

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PLAIN = re.compile(
    r"(?:how|when|where|who|why|whether|what|(?:number|amount|length|day|place|age|birthplace) of) ", re.I
)
_ASKED = {  # what is asked, as it stands before a colon, and in whole words; {} is what stands behind
    "whose idea": "whose idea it was",
    "who said": "who said “{}”",
    "who said or proposed it": "who said or proposed it",
    "who it was": "who it was",
    "how much say": "how much of a say is meant",
    "how far along": "how far the {} has got",
    "what came first": "what came first",
    "whether": "whether it is so",
    "whether done": "whether it is done",
}
_OF_ONE = {  # of a difference that goes by one name
    "name": "the spelling of {}",
    "title": "the title of {}",
    "wording": "how {} is quoted",
    "occasion": "when {} said it",
}
_OF_MEETING = {
    "meeting": {"date": "when {} met", "place": "where {} met"},
    "phone call": {"date": "when {} spoke by phone", "place": "where {} spoke by phone"},
    "visit": {"date": "when {} paid the visit", "place": "where {} paid the visit"},
}
_NAMELESS = {  # of a difference of which no topic is known
    "wording": "the wording of a quotation",
    "date": "which day it was",
    "number": "how many there were",
    "place": "where it was",
    "duration": "how long it was",
    "participants": "who took part",
    "attribution": "who said it",
    "status": "how far along it is",
    "polarity": "whether it is so",
    "strength": "how strongly it is put",
    "certainty": "how sure it is",
    "order": "what came first",
}
_BARE = {  # of a difference whose topic is only a name or a few words
    "number": "the figure for {}",
    "date": "the day ({})",
    "place": "the place ({})",
    "duration": "how long it takes ({})",
    "participants": "who took part ({})",
    "attribution": "who said it ({})",
    "status": "how far along it is ({})",
    "polarity": "whether it is so ({})",
    "strength": "how strongly it is put ({})",
    "certainty": "how sure it is ({})",
    "order": "what came first ({})",
    "object": "what is meant ({})",
}


def heading(difference: Difference) -> str:
    """What a difference is about, beginning with a small letter; by its kind alone where it has no topic."""
    kind, topic = difference.kind, " ".join(difference.topic.split())
    if not topic:
        return _NAMELESS.get(kind, f"a difference of {kind}")
    if kind == "name" and difference.judgement.startswith("contradicts"):
        return f"the first name of {topic.split()[-1]}"
    if kind in _OF_ONE and not _PLAIN.match(topic):
        return _OF_ONE[kind].format(topic)
    ask, _, rest = topic.partition(": ")
    if rest in _OF_MEETING and kind in _OF_MEETING[rest]:
        return _OF_MEETING[rest][kind].format(listed(ask.split(", ")))
    if rest and rest.startswith("length of the "):
        return f"how long the {rest.removeprefix('length of the ')} of {ask} was"
    if rest and (ask in _ASKED or ask.startswith("who ")):
        asked = _ASKED.get(ask, f"{ask} it" if ask == "who proposed" else ask)
        return asked.format(rest) if "{}" in asked else f"{asked} ({', '.join(rest.split())})"
    if _PLAIN.match(topic):
        return topic
    if rest:
        return f"{rest} of {listed(ask.split(', '))}"
    return _BARE[kind].format(topic) if kind in _BARE else topic


def said(value: str, texts: Iterable[str]) -> str:
    """A side's value: a day in words, a report's own words, found in one of its `texts`, in quotation marks."""
    plain = " ".join(value.split())
    if _DAY.fullmatch(plain):
        return short_day(plain, True)
    return quoted(plain) if any(plain in " ".join(text.split()) for text in texts) else plain
