"""One statement in other words, or on another day: quotations whose marked words part, and formulas used twice."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keys_of
from sanudo.comparing.differing.context import function_words
from sanudo.comparing.differing.days import is_of_saying
from sanudo.comparing.differing.house_spelling import one_spelling
from sanudo.comparing.differing.other_words import both_tell, share_enough, tell_apart
from sanudo.comparing.types import Difference, Side, Statement, Wording
from sanudo.reading.types import Quotation, Reading

CUT = "…"
_WORD = re.compile(r"\w+|…")
_MARKED = re.compile(r"[\"“«]([^\"“”«»]+)[\"”»]?")
_ADDED = re.compile(r"\[[^\]]*\]?|\([^)]*\)?")  # what a reporter put in: nobody said it
_RUN = 2  # words in a row that tell one wording
_DIRECT = ("direct",)
_SAME, _SWAPPED = 6, 3  # words in runs that a sentence and one almost the same have, and words for others in it
_WENT_ON = 4  # quotations of one speaker before another among which the day is looked for


def differing_wordings(statement: Statement, articles: frozenset[str]) -> list[Difference]:
    """Words that stand in quotation marks in two reports of one occasion and are not the same words."""
    quoted = [w for w in statement.wordings if w.kind in _DIRECT and w.article in articles]
    for i, a in enumerate(quoted):
        for b in quoted[i + 1 :]:
            if a.article != b.article and _one_occasion(a, b) and _parts(a.text, b.text):
                sides = (_side(a), _side(b))
                judgement = "differs in wording: both in quotation marks, not the same words"
                return [Difference("wording", statement.speaker, sides, judgement, None, 0.75)]
    return _differing_paraphrase(statement, articles)


def _differing_paraphrase(statement: Statement, articles: frozenset[str]) -> list[Difference]:
    """Words in quotation marks that another report gives almost word for word as its own: "not standing in the
    queue" here, that Russia is "not standing in line" there."""
    told = [w for w in statement.wordings if w.article in articles]
    for a, b in combinations(told, 2):
        kinds = {a.kind, b.kind} == {"direct", "indirect"}
        if a.article != b.article and kinds and _one_occasion(a, b) and _put_otherwise(a.text, b.text):
            judgement = "differs in wording: in quotation marks in one report, in the other's own words in the other"
            return [Difference("wording", statement.speaker, (_side(a), _side(b)), judgement, None, 0.6)]
    return []


def _put_otherwise(a: str, b: str) -> bool:
    """Whether one sentence has a telling word or two for others of another thing, and is the other sentence else."""
    ours, theirs = spelled_out(a), spelled_out(b)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    runs = [block for block in blocks if block.size >= _RUN]
    if sum(run.size for run in runs) < max(_SAME, _SHARED * min(len(ours), len(theirs))):
        return False
    gaps = [(ours[x.a + x.size : y.a], theirs[x.b + x.size : y.b]) for x, y in pairwise(runs)]
    if any(max(map(len, gap)) > _SWAPPED and min(map(len, gap)) for gap in gaps):
        return False
    return any(both_tell(x, y) and not _telling(x) & _telling(y) for x, y in gaps)


def _telling(words: list[str]) -> frozenset[str]:
    return frozenset(key for word in words if word not in function_words() and word.isalpha() for key in keys_of(word))


def differing_occasions(statement: Statement, readings: dict[str, Reading]) -> list[Difference]:
    """A statement that reports date differently, each beside its verb of saying: said twice, or dated differently."""
    dated = [(w, time) for w in statement.wordings if (time := _said_on(w, readings.get(w.article)))]
    if len({w.date for w, _ in dated}) < 2 or len({w.article for w, _ in dated}) < 2:
        return []
    if len({_told_day(time, readings[w.article]) for w, time in dated}) < 2:
        return []  # "Sunday" in both, counted from reports of other weeks
    once = {(w.article, w.date): (w, time) for w, time in reversed(dated)}  # a report tells each day once
    dated = [(w, time) for w, time in dated if once[w.article, w.date] == (w, time)]
    sides = tuple(Side(w.article, w.date or "", (time, *(e.span for e in w.evidence))) for w, time in dated)
    judgement = "compatible if it was said more than once, else contradicts"
    return [Difference("occasion", statement.speaker, sides, judgement, None, 0.6)]


def _told_day(time: Span, reading: Reading) -> str:
    text = time.of(reading.article.text).lower()
    return " ".join(re.findall(r"\b\w+day\b", text)) or text


def _said_on(wording: Wording, reading: Reading | None) -> Span | None:
    """The words that tell the day of saying, outside of what is quoted: in a sentence of the quotation, or where its
    speaker began to speak."""
    if reading is None or not wording.date or wording.quotation >= len(reading.quotations):
        return None
    own = reading.quotations[wording.quotation]
    if (time := _day_beside(own, wording.date, reading)) or own.speaker is None or wording.kind not in _DIRECT:
        return time
    before = [
        one
        for one in reading.quotations[: wording.quotation]
        if one.speaker == own.speaker and one.date and one.spans[0].start < own.spans[0].start
    ]
    if not before or any(one.date != wording.date for one in before[-_WENT_ON:]):
        return None
    return next(
        (time for one in before[: -_WENT_ON - 1 : -1] if (time := _day_beside(one, wording.date, reading))), None
    )


def _day_beside(quotation: Quotation, date: str, reading: Reading) -> Span | None:
    spans = [*quotation.spans, *(span for span in (quotation.speaker_span, quotation.cue) if span)]
    for sentence in reading.sentences:
        if any(s.start < sentence.span.end and sentence.span.start < s.end for s in spans):
            for time in reading.times:
                inside = sentence.span.start <= time.span.start < sentence.span.end
                outside = not any(s.start <= time.span.start < s.end for s in quotation.spans)
                same = time.kind in ("DATE", "TIME") and time.value[:10] == date[:10]
                if inside and outside and same and is_of_saying(reading, sentence.span, time):
                    return time.span
    return None


def _one_occasion(a: Wording, b: Wording) -> bool:
    return a.date is None or b.date is None or a.date == b.date


def _parts(a: str, b: str) -> bool:
    """Whether a piece in quotation marks has other words than its like, between words that both have; how a number or
    "it's" is written, and where a quotation is cut, are not its words."""
    return any(_pieces_part(x, y) for x in _pieces(a) for y in _pieces(b))


def _pieces_part(ours: list[str], theirs: list[str]) -> bool:
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    runs = [block for block in blocks if block.size >= _RUN]
    same = sum(block.size for block in runs)
    shorter = min(len(ours), len(theirs))
    if shorter < 4 or len(runs) < 2 or not _SHARED * shorter <= same < shorter:
        return False
    gaps = [
        (ours[x.a + x.size : y.a], theirs[x.b + x.size : y.b])
        for x, y in pairwise(runs)
        if (x.a + x.size, x.b + x.size) != (y.a, y.b)
    ]
    gaps = [(x, y) for x, y in gaps if CUT not in x + y]  # what is left out is not worded otherwise
    shared = [word for run in runs for word in ours[run.a : run.a + run.size]]
    if not share_enough(shared, ours, theirs):
        return False
    return any(tell_apart(x, y) for x, y in gaps) and all(max(len(x), len(y)) <= max(4, same // 2) for x, y in gaps)


def _pieces(text: str) -> list[list[str]]:
    """The words of each piece that stands in quotation marks, as they would be written out."""
    return [words for piece in _MARKED.findall(text) or [text] if len(words := spelled_out(piece)) >= 4]


def spelled_out(text: str) -> list[str]:
    """The words of a quotation as they would be written out: numbers as digits, "it's" as "it is", dots and
    what stands in brackets as CUT."""
    plain = _ADDED.sub(CUT, text.lower()).replace("’", "'").replace("...", CUT).replace(". . .", CUT)
    plain = _DAY_OF_MONTH.sub(r"\1", _OF_MANY.sub("", plain))
    for short, whole in _SHORT:
        plain = plain.replace(short, whole)
    return [_MONTHS.get(word) or _numbers().get(word) or one_spelling(word) for word in _WORD.findall(plain)]


_OF_MANY = re.compile(r"(?<=s)'(?:s\b|(?!\w))")  # "James's", "James'"
_DAY_OF_MONTH = re.compile(  # "June 12th", "June 12"
    r"\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d\d?)(?:st|nd|rd|th)\b"
)
_SHARED = 0.6  # the share of the shorter piece that both have in runs of words
_MONTHS = {
    "jan": "january",
    "feb": "february",
    "mar": "march",
    "apr": "april",
    "aug": "august",
    "sep": "september",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
}
_SHORT = (
    *(("can't", "can not"), ("cannot", "can not"), ("won't", "will not"), ("n't", " not"), ("'re", " are")),
    *(("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'s", " is"), ("'d", " would")),
    *(("gonna", "going to"), ("wanna", "want to")),
)


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    """Words for numbers to their digits."""
    lines = files("sanudo.comparing").joinpath("data/number_words.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: f"{float(value):g}" for word, value in rows if word.isalpha()}


def _side(wording: Wording) -> Side:
    return Side(wording.article, wording.text, tuple(e.span for e in wording.evidence))
