"""On which day a quotation was said that is told to be of a statement, a letter or a speech told of before.

"Weller on Monday night released a statement" opens a report, and "Weller wrote", "Weller said in her statement" come a
paragraph on without a day. A reading and a quotation go in; the day comes out, where the report tells one only.
"""

from __future__ import annotations

import re

from sanudo.reading.types import Quotation, Reading
from sanudo.telling.sentence_days import day_of_sentence

_WRITTEN = ("statement", "letter", "memo", "op-ed", "email", "post")
_SPOKEN = ("speech", "address", "remarks", "testimony", "interview")
_IN_IT = re.compile(rf"\bin (?:his|her|their|the) (?:[\w’'-]+ ){{0,2}}({'|'.join((*_WRITTEN, *_SPOKEN))})\b")
_BEHIND = 50  # characters behind a word of saying in which "in her statement" stands


def day_of_document(reading: Reading, quotation: Quotation) -> str | None:
    """The day of the statement or speech of its speaker that a quotation is told to be from."""
    kinds = _kinds(reading, quotation)
    if quotation.cue is None or quotation.speaker is None or not kinds:
        return None
    named = [m.span.start for m in reading.mentions if m.entity == quotation.speaker and m.form == "name"]
    days: set[str] = set()
    for sentence in (s.span for s in reading.sentences if s.span.end <= quotation.cue.start):
        words = sentence.of(reading.article.text)
        if any(sentence.start <= at < sentence.end for at in named) and _tells_of(words, kinds):
            days |= {day} if (day := day_of_sentence(reading, sentence)) else set()
    return days.pop() if len(days) == 1 else None


def _kinds(reading: Reading, quotation: Quotation) -> tuple[str, ...]:
    """What a quotation is told to be from: of what somebody "wrote", anything written."""
    if quotation.cue is None:
        return ()
    text, cue = reading.article.text, quotation.cue
    found = _IN_IT.search(text[cue.start : cue.end + _BEHIND].partition("\n")[0])
    if found:
        return (found[1],)
    return _WRITTEN if cue.of(text).lower() == "wrote" else ()


def _tells_of(words: str, kinds: tuple[str, ...]) -> bool:
    """Whether a sentence tells of one of a kind given that day: "released a statement", "in a speech on Monday"."""
    made = r"(?:released|issued|published|posted|sent|wrote|gave|delivered|made|in|during)"
    return re.search(rf"\b{made} (?:an?|his|her|their) (?:[\w’'-]+ ){{0,3}}(?:{'|'.join(kinds)})\b", words) is not None
