"""How a brief tells a statement: as a quotation with its speaker, or in the whole sentence that reports it.

A `Statement` goes in; its words, their evidence, and the wordings of other reports come out. Speaker and words are put
together only where the words in the marks are sentences of their own and the speaker is somebody known by name; all
else is told in the report's own sentence, cut nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.comparing.likeness import likeness
from sanudo.comparing.types import Evidence, Statement, Wording
from sanudo.reading.types import Quotation
from sanudo.telling.account import Teller, bare, listed, quoted, single_marks
from sanudo.telling.answering import answers
from sanudo.telling.inferred_days import inferred_day_of_saying
from sanudo.telling.leaning import leans
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.sentence_days import day_of_content, day_of_sentence, heads_its_sentence
from sanudo.telling.slips import has_a_slip
from sanudo.telling.standing import ASKING, CLITIC, standing
from sanudo.telling.sure_pronouns import is_plain, is_sure_of_others
from sanudo.telling.timeline import put_together
from sanudo.telling.told import denies, folded, held, in_full, shared
from sanudo.telling.voice import attributed, is_news, verdict

_OTHERS = 3  # wordings of other reports that are told
_SAME = 0.55  # likeness at which two wordings that were lined up tell the same
_MOST, _LEAST = 0.6, 0.3  # of the one and of the other: what they share of their words
_THEIR_PART = 0.56  # of the words told: what another report must have for it to be said to have them too
_THEIR_WORDS = 0.45  # ... where they are nearly as many: a paraphrase of the whole, not a piece of it
_AS_MANY = 0.6
_THEIR_SENTENCE = 0.5  # ... of the whole sentence, where it tells more than the words of somebody
_AROUND = 4  # words of a statement beside those in quotation marks, up to which these are all of it
_THEIRS = 40  # characters in quotation marks: what comment must have of somebody's own words
_HELD = 0.8  # of a wording: what the words told have of it, for it to be no other
_BOTH = 0.4  # of the words told: what another wording must have of them
_MUCH_ALIKE = 0.3  # as long as that, against the wording told, or it is hardly the same statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is told: `words` of the report, `quoted` where the speaker stands before them; `sentence`,
    where it is one, is told with it."""

    speaker: str
    words: str
    quoted: bool
    evidence: tuple[Evidence, ...]
    sentence: Evidence | None
    voices: int = 1  # how many independent reports have it
    others: str | None = None
    others_in: tuple[Evidence, ...] = ()


def said(
    teller: Teller, statement: Statement, wordings: Sequence[Wording], day: str | None, after: str | None
) -> Said | None:
    """A statement in its best wording; None where nothing of it stands by itself. What has no day is told in the words
    of the first day that reports it."""
    first = min((_written(teller, w) for w in wordings), default="")
    ways = sorted(
        (w for w in wordings if w.evidence and _stands(w)),
        key=lambda w: (
            _of_no_day(teller, w, day),
            _is_preview(teller, w),
            day is None and _written(teller, w) > first,
            _rank(teller, statement, w),
            w.truncated,
            -len(w.text),
            w.article,
            w.quotation,
        ),
    )
    for wording in ways:
        if wording.kind == "direct" and answers(wording.text):
            continue
        words = _as_quoted(teller, statement, wording)
        sentence = _sentence(teller, wording)
        if words is None and (sentence is None or leans(teller, sentence) or _aside(teller, wording, sentence)):
            continue
        if words is None and sentence is not None and not _can_tell(teller, wording, sentence):
            continue
        if words is None and sentence is not None and day is not None and _day_is_aside(teller, wording, sentence, day):
            continue
        if (
            words is None
            and sentence is not None
            and _of_no_day(teller, wording, day)
            and not _is_of(teller, wording, sentence, day)
        ):
            continue  # in other words, of the day; in this sentence, perhaps of another
        told = words or _unwrapped(standing(teller, sentence or wording.evidence[0], day, after))
        start = min(e.span.start for e in wording.evidence)
        place = Evidence(wording.article, Span(start, wording.evidence[0].span.end))
        same = [w for w in wordings if w is not wording and w.evidence and _is_same(teller, wording, w)]
        having = [w for w in same if _has_it_too(teller, wording, w, None if words else sentence)]
        rest = [w.evidence[0] for w in having]
        shown = (wording.evidence[0], *rest) if words else (sentence or place, *rest)
        others = _others(teller, told, wording, [w for w in ways if w in same])
        voices = _voices(teller, {wording.article, *(w.article for w in having)})
        return Said(statement.speaker, told, words is not None, shown, sentence, voices, *others)
    return None


def _is_preview(teller: Teller, wording: Wording) -> bool:
    """Whether a report tells that it is still to be said: "will urge them not to"."""
    quotation = teller.quotation(wording)
    if wording.kind == "direct" or quotation is None or quotation.cue is None:
        return False
    text = teller.texts[wording.article]
    return _TO_SAY.search(text[max(0, quotation.cue.start - _JUST) : quotation.cue.end]) is not None


_JUST = 24  # characters before a word of saying in which "will" or "plans to" stands
_TO_SAY = re.compile(r"(?:\bwill|['’]ll|\b(?:plans?|is|are|expected|set|due|going|hopes?) to)\s(?:\w+\s){0,2}\w+$")


def _written(teller: Teller, wording: Wording) -> str:
    """The day of the report that has a wording; of one without a day, after all others."""
    published = teller.articles[wording.article].published
    return (published.day if published else None) or "9"


def _of_no_day(teller: Teller, wording: Wording, day: str | None) -> bool:
    """Whether a wording that other wordings date is not itself told to be of the day."""
    if day is None or (wording.date or "")[: len(day)] == day:
        return False
    quotation = teller.quotation(wording)
    told = inferred_day_of_saying(teller.reading(wording.article), quotation) if quotation else None
    return told is None or told[0] != day


def _is_of(teller: Teller, wording: Wording, sentence: Evidence, day: str | None) -> bool:
    """Whether a sentence tells itself that it, or what is said in it, is of a day."""
    reading, quotation = teller.reading(sentence.article), teller.quotation(wording)
    told = quotation is not None and day_of_content(reading, quotation) == day
    return told or day_of_sentence(reading, sentence.span) == day


def _unwrapped(words: str) -> str:
    """A report's sentence that another report quotes whole, without the marks around it."""
    inside = words[1:-1]
    if words[:1] not in '"“' or words[-1:] not in '"”' or re.search('["“”]', inside):
        return words
    return re.sub(r"(?<!\w)['‘]([^'‘’]+)['’](?!\w)", r"“\1”", inside)


def _stands(wording: Wording) -> bool:
    """Whether it tells something by itself: more than a few words, and nothing that only the text before explains."""
    words = re.findall(r"[\w'’-]+", wording.text.lower())
    if len(words) < 5 or len(words) > _LONG:
        return len(words) > _LONG
    return words[-1] not in _LEANING and tuple(words[-2:]) not in _LEANING_PAIRS


_LONG = 12
# A shorter wording that ends so leans on what was said before it.
_LEANING = frozenset(("so", "too", "otherwise", "likewise", "that", "this", "them"))
_LEANING_PAIRS = frozenset((("do", "it"), ("doing", "it"), ("like", "that"), ("that", "either"), ("as", "well")))


def _rank(teller: Teller, statement: Statement, wording: Wording) -> int:
    """Quotations first; last what names its own speaker, in which the marks of a quotation were lost."""
    if set(folded(statement.speaker).split()) & set(folded(wording.text).split()):
        return 3
    return {"direct": 0, "mixed": 1, "indirect": 1}.get(wording.kind, 2)


def _as_quoted(teller: Teller, statement: Statement, wording: Wording) -> str | None:
    """The words, where they are sentences in quotation marks and their speaker somebody known."""
    quotation = teller.quotation(wording)
    known = teller.is_actor(statement.speaker) and quotation is not None and quotation.manner == "speech"
    if quotation is None or not known or wording.kind != "direct" or _rank(teller, statement, wording) > 2:
        return None
    if not _is_theirs(teller, statement, wording):
        return None
    text = teller.texts[wording.article]
    if _is_of_somebody_untold(teller, wording, quotation):
        return None
    pieces = [bare(span.of(text)) for span in quotation.spans]
    if not pieces[0][:1].isupper() or not all(_in_marks(text, span) for span in quotation.spans):
        return None
    told, spans = _with_names(teller, wording, quotation)
    joined = put_together(told, spans).removeprefix("“").removesuffix("”")
    if re.search(r"[“”]|\"\s|\s\"", joined) or _JOINED.match(joined):
        return None  # a stretch of quotations and what stands between them, or what goes on with one before
    return f"“{single_marks(joined if joined.endswith(('.', '!', '?', '…')) else joined + '.')}”"


def _is_of_somebody_untold(teller: Teller, wording: Wording, quotation: Quotation) -> bool:
    """Whether a quotation opens with a "she" of whom neither the line before nor a name added to it tells."""
    words = bare(quotation.spans[0].of(teller.texts[wording.article]))
    opens = re.match(r"(?:\w+['’]?\w* ){0,2}?(?:[Hh]e|[Ss]he)\b", words)
    if opens is None or _with_names(teller, wording, quotation)[0] != teller.texts[wording.article]:
        return False
    reading = teller.reading(wording.article)
    first = next(
        (
            m
            for m in reading.mentions
            if quotation.spans[0].start <= m.span.start
            and m.form == "pronoun"
            and m.span.of(reading.article.text).lower() in ASKING
        ),
        None,
    )
    actor = teller.actor(wording.article, first.entity) if first else None
    return actor is None or teller.short(actor.name).lower() not in teller.lately


def _with_names(teller: Teller, wording: Wording, quotation: Quotation) -> tuple[str, list[Span]]:
    """The text of a report with the name of whom "he" means behind the first "he" of a quotation, where that is sure
    and not its speaker; and where the pieces of the quotation stand in it."""
    reading = teller.reading(wording.article)
    text, spans = reading.article.text, list(quotation.spans)
    first = spans[0]
    inside = [m for m in reading.mentions if first.start <= m.span.start < first.end and m.kind == "PERSON"]
    first_of_all = min(inside, key=lambda m: m.span, default=None)
    if first_of_all is None or first_of_all.form != "pronoun":
        return text, spans
    word = first_of_all.span.of(text).lower()
    actor = teller.actor(wording.article, first_of_all.entity)
    said_by = teller.actor(wording.article, quotation.speaker)
    if actor is None or actor.kind != "PERSON" or word not in ASKING or not teller.is_actor(actor.name):
        return text, spans
    if said_by is None or actor.id == said_by.id:
        return text, spans
    if not is_plain(reading, first_of_all) and not is_sure_of_others(reading, first_of_all, quotation.speaker):
        return text, spans
    clitic = CLITIC.match(text, first_of_all.span.end)
    at = clitic.end() if clitic else first_of_all.span.end
    added = f" [{teller.short(actor.name)}]"
    moved = [Span(s.start + len(added) * (s.start >= at), s.end + len(added) * (s.end >= at)) for s in spans]
    return text[:at] + added + text[at:], moved


def _is_theirs(teller: Teller, statement: Statement, wording: Wording) -> bool:
    """Whether the report that words a statement has it from its speaker, as far as it names one."""
    name, actor = _speaker(teller, wording)
    told = {word for word in statement.speaker.lower().split() if word not in _ARTICLES}
    return not name or bool(told & set(name.lower().split())) or (actor is not None and actor == statement.actor)


_JOINED = re.compile(r"(?:Moreover|Furthermore|Also|Besides|Therefore|So|And|But|Or|Nor|However|Because|Then)\b")


def _in_marks(text: str, span: Span) -> bool:
    """Whether a stretch stands in quotation marks: they are in it, or just outside."""
    around = text[max(0, span.start - 2) : span.start + 1] + text[max(0, span.end - 1) : span.end + 2]
    return any(sign in around for sign in "\"“”«»'‘’`")


def _sentence(teller: Teller, wording: Wording) -> Evidence | None:
    """The sentence of the body in which a wording stands, with the next where that has the words that report it."""
    evidence = wording.evidence[0]
    first = teller.sentence(evidence)
    if first is None or first.part != "paragraph":
        return None
    span = first.span
    quotation = teller.quotation(wording)
    ends = [evidence.span.end]
    ends += [one.end for one in (quotation.cue, quotation.speaker_span) if one] if quotation else []
    if max(ends) > span.end:
        last = teller.sentence(Evidence(evidence.article, Span(max(ends) - 1, max(ends))))
        if last is None or last.span.start - span.end > 3 or last.part != "paragraph":
            return None
        span = Span(span.start, last.span.end)
    words = span.of(teller.texts[evidence.article])
    return None if wording.kind != "indirect" and _is_bare(words) else Evidence(evidence.article, span)


def _aside(teller: Teller, wording: Wording, sentence: Evidence) -> bool:
    """Whether a sentence reports a statement only aside, of a thing that it tells something else of, whose day is not
    the statement's: "They discussed a plan - a move which Robertson said on Thursday would help"."""
    quotation = teller.quotation(wording)
    if quotation is None or quotation.cue is None:
        return False
    before = teller.texts[wording.article][sentence.span.start : quotation.cue.start]
    found = _WHICH.search(before)
    return found is not None and len(before[: found.start()].split()) >= _TELLS


def _day_is_aside(teller: Teller, wording: Wording, sentence: Evidence, day: str) -> bool:
    """Whether the day of a statement is not that of the sentence that tells it: "He ended by naming Holm, who had
    objected on Monday", "spoke on his Sunday decision"."""
    quotation = teller.quotation(wording)
    if quotation is None or quotation.cue is None or quotation.date_basis != "said in its sentence":
        return False
    reading = teller.reading(sentence.article)
    cue = quotation.cue
    if reading.article.text[cue.start : cue.end].lower().startswith("according"):
        return False
    own = day_of_sentence(reading, sentence.span)
    return own != day and not heads_its_sentence(reading, sentence.span, cue)


def _can_tell(teller: Teller, wording: Wording, sentence: Evidence) -> bool:
    """Whether a report's sentence tells of others; one of comment only with their words; none with a verdict."""
    if not attributed(teller, sentence):
        return False
    if verdict(teller, sentence) or has_a_slip(teller.reading(sentence.article), sentence.span):
        return False
    inside = sum(mark.end - mark.start for mark in quoted_stretches(teller.words(sentence)))
    return is_news(teller, sentence.article) or (wording.kind != "indirect" and inside > _THEIRS)


_WHICH = re.compile(r"\b(?:which|whom)\s+(?:[\w.'’-]+\s+){1,6}$")
_TELLS = 6  # words before the relative clause that tell something by themselves


def _is_bare(words: str) -> bool:
    """Whether a sentence is a quotation with no word of who said it."""
    inside = sum(mark.end - mark.start for mark in quoted_stretches(words))
    return inside > 0.9 * len(words)


def _is_same(teller: Teller, chosen: Wording, other: Wording) -> bool:
    """Whether a wording that was lined up with another tells the same, and of the same speaker as far as is told."""
    least, most = sorted((shared(chosen.text, other.text), shared(other.text, chosen.text)))
    if most < _MOST or least < _LEAST or likeness(chosen.text, other.text) < _SAME:
        return False
    (ours, our_actor), (theirs, their_actor) = _speaker(teller, chosen), _speaker(teller, other)
    if not ours or not theirs or set(ours.lower().split()) & set(theirs.lower().split()) - _ARTICLES:
        return True
    if our_actor and their_actor and our_actor == their_actor:
        return True
    return (_is_anybody(ours) or _is_anybody(theirs)) and least >= _MOST


def _has_it_too(teller: Teller, chosen: Wording, other: Wording, sentence: Evidence | None) -> bool:
    """Whether another report can be counted as telling what is told: it has most of the words, denies what they deny,
    and, where they are told in a whole `sentence`, has that too, unless they are hardly more than a quotation."""
    as_many = len(other.text.split()) >= _AS_MANY * len(chosen.text.split())
    if shared(chosen.text, other.text) < (_THEIR_WORDS if as_many else _THEIR_PART):
        return False
    if sentence is None:
        return True
    if denies(in_full(chosen.text)) != denies(in_full(other.text)):
        return False
    beside = re.findall(r"\w+", re.sub(r"[“\"][^”\"]*[”\"]", " ", chosen.text))
    if chosen.kind != "indirect" and len(beside) <= _AROUND:
        return True
    theirs = teller.sentence(other.evidence[0])
    whole = theirs.span.of(teller.texts[other.article]) if theirs else other.text
    return shared(teller.words(sentence), whole) >= _THEIR_SENTENCE


def _speaker(teller: Teller, wording: Wording) -> tuple[str, str | None]:
    """Who says it in this report: the name it has there, and the actor."""
    quotation = teller.quotation(wording)
    if quotation is None:
        return "", None
    actor = teller.actor(wording.article, quotation.speaker)
    return quotation.speaker_name or "", actor.id if actor else None


def _is_anybody(name: str) -> bool:
    """Whether a speaker is told without a name: "the spokesman"."""
    return name.split()[0].lower() in _ARTICLES or not name[:1].isupper()


_ARTICLES = frozenset(("the", "a", "an", "another", "one", "mr.", "mrs.", "ms.", "of"))


def _voices(teller: Teller, articles: set[str]) -> int:
    """How many independent voices some reports are."""
    groups = teller.story.voices or tuple((article,) for article in teller.texts)
    return sum(1 for group in groups if articles & set(group)) or 1


def _others(
    teller: Teller, words_told: str, chosen: Wording, ways: Sequence[Wording]
) -> tuple[str | None, tuple[Evidence, ...]]:
    """How other reports word it, where they do so otherwise, and where they do."""
    seen = [folded(chosen.text)]
    parts, evidence = [], []
    for wording in ways:
        words = folded(wording.text)
        if wording.article == chosen.article or any(_is_within(words, other) for other in seen):
            continue
        if wording.kind != "direct":
            continue  # words of the report, which no marks may stand around
        if not _MUCH_ALIKE < len(words) / len(seen[0]) < 1 / _MUCH_ALIKE:
            continue
        ours, theirs = in_full(wording.text), in_full(words_told)
        if held(ours, theirs) >= _HELD or held(theirs, ours) < _BOTH:
            continue  # it tells nothing more, or only a part
        if _JOINING.match(wording.text):
            continue  # the end of one sentence and the next
        seen.append(words)
        quotation = teller.quotation(wording)
        whole = put_together(teller.texts[wording.article], quotation.spans) if quotation else wording.text
        text = quoted(single_marks(bare(whole).removeprefix("that ")))
        parts.append(f"{text} ({teller.labels[wording.article]})")
        evidence.append(wording.evidence[0])
        if len(parts) == _OTHERS:
            break
    return (f"In other words: {listed(parts)}." if parts else None), tuple(evidence)


_JOINING = re.compile(r"[a-z][^.!?]*[.!?] [A-Z]")


def _is_within(words: str, other: str) -> bool:
    """Whether one wording has nearly nothing that the other does not have."""
    ours, theirs = set(words.split()), set(other.split())
    return len(ours & theirs) >= 0.9 * min(len(ours), len(theirs))
