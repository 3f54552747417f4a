"""A story by days: who met, what was done, who said what, each as certain, assumed or disputed.

A record and a story go in, `Entry`s come out, oldest first, those without a day last. Each thing is told once however
many reports tell it: an event in the sentence that tells it, a statement with the words that report it. Nothing is
composed beyond the words of the reports; gaps between days are told so that silence is seen. Knows no screen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sanudo.article.types import Span
from sanudo.comparing.types import Claim, Difference, Evidence, Meeting, Statement, Story, Wording
from sanudo.reading.event_days import ASIDE
from sanudo.reading.types import Reading
from sanudo.record.record import Record
from sanudo.telling.account import bare, one_line
from sanudo.telling.documents import day_of_document
from sanudo.telling.inferred_days import BASIS, inferred_day, inferred_day_of_saying
from sanudo.telling.morrows import with_morrow
from sanudo.telling.sentence_days import (
    MORROW,
    day_of_sentence,
    heads_its_sentence,
    stretch_of_sentence,
    tells_what_was,
    written,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """`day` is ISO 8601 or None; `kind` is meeting, event or statement; `certainty` certain, assumed or disputed.

    `basis` tells how an assumed day is known, `over` on which kinds of thing the reports contradict one another.
    `of` is the id of the meeting or statement; `who` are the actors of an event whom its sentence does not name.
    `reported` is the day of the first report that tells an entry without a day, None where no such report says its own;
    `moved` whether it is told under another day than that of its report, for what is told there. `core` marks what the
    reports lead with. `goes_on`: the words begin with those that report them and go on after the speaker's name.
    `dated_by` are the sentences that tell an inferred day.
    """

    day: str | None
    kind: str
    text: str
    certainty: str
    status: str | None
    speaker: str | None
    said_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    gap: int = 0
    basis: str | None = None
    over: tuple[str, ...] = ()
    of: str | None = None
    who: tuple[str, ...] = ()
    reported: str | None = None
    core: bool = False
    moved: bool = False
    goes_on: bool = False
    dated_by: tuple[Evidence, ...] = ()


class Compared:
    """The statements, meetings and contradictions of a record, to be found by what they rest on. Made once, asked for
    many stories."""

    def __init__(
        self, statements: Iterable[Statement], meetings: Iterable[Meeting], differences: Iterable[Difference]
    ) -> None:
        self.statements = {w.evidence[0]: s for s in statements for w in s.wordings if w.evidence}
        self.meetings: dict[Evidence, list[Meeting]] = {}
        for meeting in meetings:
            for one in meeting.evidence:
                self.meetings.setdefault(one, []).append(meeting)
        self.parted: dict[str, list[tuple[Span, str]]] = {}
        for difference in differences:
            if difference.judgement.startswith("contradicts") and difference.kind in _OVER:
                for side in difference.sides:
                    places = self.parted.setdefault(side.article, [])
                    places += [(span, difference.kind) for span in side.evidence]


def compared(record: Record, story: Story | None = None) -> Compared:
    """What a record holds beside its claims; of one story alone where it is given."""
    tables = ("statements", "meetings", "differences")
    if story is None:
        return Compared(*(record.compared(table) for table in tables))
    return Compared(*(record.resting_on(table, story.articles) for table in tables))


def timeline(record: Record, story: Story, known: Compared | None = None) -> list[Entry]:
    """The entries of a story; `gap` counts the days since the entry before where there are more than one.

    `known` is made by `compared`: give it where more than one story of a record is asked for.
    """
    claims = [claim for claim in record.compared("claims", story.id) if claim.status not in _NO_NEWS]
    ground = _Ground(record, story, known or compared(record, story), claims)
    entries = [_reported(ground, one) for one in _merged(e for claim in claims for e in _entries(ground, claim))]
    return _with_gaps(sorted(entries, key=_place))


def _place(entry: Entry) -> tuple[bool, tuple[str, str], int, int, str]:
    """By day; what has none at the end, by the day it was reported and how many voices tell it."""
    rank, voices = _RANK.get(entry.kind, 1), -len(entry.said_by)
    if entry.day is None:
        return True, in_order(entry.reported or "9"), voices, rank, entry.text
    return False, in_order(entry.day), rank, voices, entry.text


def _reported(ground: _Ground, entry: Entry) -> Entry:
    if entry.day is not None:
        return entry
    days = [written(ground.reading(one.article)) for one in entry.evidence]
    return replace(entry, reported=min((day for day in days if day), default=None))


def words_told(reading: Reading, wording: Wording) -> tuple[str, bool]:
    """A statement in one report's words, with the words that report it where they stand right before; and whether
    its speaker denied it, where the words told do not say so themselves."""
    text = reading.article.text
    if wording.quotation >= len(reading.quotations):
        return wording.text, False
    quotation = reading.quotations[wording.quotation]
    denied = quotation.polarity == "denied"
    if wording.kind == "direct":
        return put_together(text, quotation.spans), denied
    cue, content = quotation.cue, quotation.spans[0]
    if cue is None or len(quotation.spans) > 1 or not cue.end <= content.start:
        return _clause(wording.text), denied
    between = text[cue.end : content.start]
    if len(between) > 30 or re.search(r"[,\n.;:“”\"]", between.rstrip(' "“')):
        return _clause(wording.text), denied
    if _JOINING.fullmatch(cue.of(text)) and not denied:
        return _clause(wording.text), False
    return one_line(text[cue.start : content.end]), False


def _clause(text: str) -> str:
    """Words without the "that" which bound them to those that reported them."""
    return one_line(text).removeprefix("that ")


def put_together(text: str, spans: Sequence[Span]) -> str:
    """The pieces of a quotation as one, in one pair of marks: what is left out between them is told by dots, a comma
    before the words that report it is a full stop where a sentence ends there. A few words in marks within a sentence
    of the report are no piece of it. No marks where some stand inside."""
    told = bare(spans[0].of(text))
    last = spans[0]
    for span in spans[1:]:
        between = text[last.end : span.start].rstrip(" \n\t“\"‘'")
        if between[-1:].isalnum() and not span.of(text).lstrip("“\"‘' ")[:1].islower():
            continue  # "... said Holm, who calls it “The Great Plan”"
        piece = bare(span.of(text))
        told += _asked(text, last, told)
        ended = told.endswith((".", "!", "?", "…"))
        if span.start - last.end > _CLOSE or between[-1:].isalnum():
            told += " ... "
        elif not ended:
            told += ". " if piece[:1].isupper() else ", "
        else:
            told += " "
        told += piece
        last = span
    told += _asked(text, last, told)
    return told if re.search(r"[“”\"]", told) else f"“{told}”"


def _asked(text: str, piece: Span, told: str) -> str:
    """The mark of a question or a cry that stands right behind a piece, where it is none of it."""
    mark = text[piece.end : piece.end + 1]
    return mark if mark in ("?", "!") and not told.endswith((".", "!", "?", "…")) else ""


_JOINING = re.compile(r"(?:adding|saying|noting|stating|stressing|explaining|insisting)")  # no sentence after a name
_CLOSE = 90  # characters between two pieces of a quotation where nothing but who said it stands between them
_NO_NEWS = ("possible", "demanded", "historical")
_RANK = {"meeting": 0, "event": 1, "statement": 2}
_OVER = (
    *("date", "occasion", "status", "polarity", "participants", "place", "number"),
    *("duration", "order", "attribution"),
)
_OVER_MEETINGS = ("date", "occasion", "status", "participants", "place")  # of all that its sentence tells beside it
_FEW = 3  # words: a statement of fewer tells nothing
_MOST = 0.4  # of a sentence: what somebody said in it is told as a statement


class _Ground:
    """What the entries of one story are made from."""

    def __init__(self, record: Record, story: Story, known: Compared, claims: list[Claim]) -> None:
        self._record = record
        self._readings: dict[str, Reading] = {}
        self._days: dict[Evidence, str | None] = {}
        self.story = story
        self.known = known
        self.claims = claims
        self.placed = {a: c.day for c in story.chapters if c.basis == "inferred" and c.day for a in c.articles}

    def reading(self, article: str) -> Reading:
        if article not in self._readings:
            self._readings[article] = with_morrow(self._record.reading(article), self.story)
        return self._readings[article]

    def day_of(self, one: Evidence) -> str | None:
        """The day that the main clause of a sentence tells, or the month or week."""
        if one not in self._days:
            reading = self.reading(one.article)
            own = day_of_sentence(reading, one.span) or stretch_of_sentence(reading, one.span)
            self._days[one] = _whole(own)
        return self._days[one]

    @cached_property
    def said(self) -> dict[str, list[tuple[Span, bool]]]:
        """Where statements stand, by report, and whether they have a day."""
        found: dict[str, list[tuple[Span, bool]]] = {}
        for claim in self.claims:
            if claim.kind == "statement":
                for one in claim.evidence:
                    found.setdefault(one.article, []).append((one.span, _whole(claim.date) is not None))
        return found

    @cached_property
    def met(self) -> frozenset[Evidence]:
        """The sentences that tell of meetings."""
        return frozenset(one for claim in self.claims if claim.kind == "meeting" for one in claim.evidence)


def _entries(ground: _Ground, claim: Claim) -> Iterator[Entry]:
    kinds = {kind for one in claim.evidence for kind in _parted(ground.known, one)}
    over = tuple(sorted(kind for kind in kinds if claim.kind != "meeting" or kind in _OVER_MEETINGS))
    entry = Entry(
        day=_whole(claim.date),
        kind=claim.kind,
        text=claim.text,
        certainty="certain",
        status=claim.status,
        speaker=claim.speaker,
        said_by=claim.said_by,
        evidence=claim.evidence,
        over=over,
    )
    statement = ground.known.statements.get(claim.evidence[0]) if claim.evidence else None
    if claim.kind == "statement" and statement is not None:
        found = list(_of_statement(ground, entry, statement))
    elif claim.kind == "meeting":
        found = [_of_meeting(ground, entry)]
    elif claim.kind == "event" and claim.evidence:
        found = [_of_event(ground, entry)] if not _told_elsewhere(ground, entry) else []
    else:
        found = [entry]
    for one in found:
        yield replace(one, certainty=_certainty(claim, one))


def _certainty(claim: Claim, entry: Entry) -> str:
    """Disputed where reports contradict it; assumed where its day is inferred or not said, where it is still to come,
    or where it is an event that only somebody quoted asserts."""
    if claim.otherwise or entry.over:
        return "disputed"
    if entry.basis or entry.status == "planned":
        return "assumed"
    if claim.kind == "statement":
        return "certain"
    return "certain" if entry.day and claim.speaker is None else "assumed"


def _of_statement(ground: _Ground, entry: Entry, statement: Statement) -> Iterator[Entry]:
    """An entry for each day on which it was said, with the wordings of that day; those without one go to the first."""
    mine = [w for w in statement.wordings if w.article in ground.story.articles]
    if not any(len(re.findall(r"\w+", w.text)) >= _FEW for w in mine):
        return
    said = {(w.article, w.quotation): _said_on(ground, w) for w in mine}
    days = sorted({day for day in said.values() if day}, key=in_order)
    inferred = {} if days else _inferred(ground, mine)
    if inferred:
        said = {key: inferred[key][0] if key in inferred else None for key in said}
        days = [day for day in dict.fromkeys(said.values()) if day]
    for place, day in enumerate(days or [None]):
        here = [w for w in mine if said[w.article, w.quotation] in ((day, None) if place == 0 else (day,))]
        here = [w for w in here if said[w.article, w.quotation] == day or not _is_older(ground, w, day)]
        first = max(
            here,
            key=lambda w: (said[w.article, w.quotation] == day, len(re.findall(r"\w+", w.text)) >= _FEW),
        )
        text, denied = words_told(ground.reading(first.article), first)
        telling = {w.article for w in here}
        voices = tuple(v for v in entry.said_by if v in telling or _copied(ground.story, v, telling))
        told = replace(
            entry,
            day=day,
            text=text,
            goes_on=_goes_on(ground.reading(first.article), first, text),
            status="denied" if denied else entry.status,
            said_by=voices if len(days) > 1 else entry.said_by,
            evidence=tuple(e for w in here for e in w.evidence),
            of=statement.id,
            basis=BASIS if inferred else entry.basis,
            dated_by=tuple(
                dict.fromkeys(inferred[w.article, w.quotation][1] for w in here if (w.article, w.quotation) in inferred)
            ),
        )
        yield _placed(ground, told) if day is None else told


def _goes_on(reading: Reading, wording: Wording, text: str) -> bool:
    """Whether words begin with the verb that reports them: "said that the road is closed"."""
    quotation = reading.quotations[wording.quotation] if wording.quotation < len(reading.quotations) else None
    if quotation is None or quotation.cue is None or wording.kind == "direct":
        return False
    cue = one_line(quotation.cue.of(reading.article.text))
    return cue[:1].islower() and not cue.endswith("ing") and text.startswith(f"{cue} ")


def _said_on(ground: _Ground, wording: Wording) -> str | None:
    """The day a report gives a statement, or the sentence that tells it; none where the report is older than that: the
    day is of what was said."""
    day = _whole(wording.date) or _of_its_sentence(ground, wording)
    reading = ground.reading(wording.article)
    if day is None and wording.quotation < len(reading.quotations):
        day = day_of_document(reading, reading.quotations[wording.quotation])
    published = reading.article.published
    if day is None or published is None or "W" in day:
        return day
    last = written(reading) or published.value
    known = min(len(day), len(last))
    return None if day[:known] > last[:known] else day


def _inferred(ground: _Ground, wordings: list[Wording]) -> dict[tuple[str, int], tuple[str, Evidence]]:
    """Of a statement that no report dates where it tells it: the day that most of those agree on who tell it elsewhere,
    of two the first, and the sentence of each that does so."""
    found: dict[tuple[str, int], tuple[str, Evidence]] = {}
    for one in wordings:
        reading = ground.reading(one.article)
        if one.quotation < len(reading.quotations):
            told = inferred_day_of_saying(reading, reading.quotations[one.quotation])
            if told is not None:
                found[one.article, one.quotation] = told[0], Evidence(one.article, told[1])
    number = Counter(day for day, _ in found.values())
    day = min(number, key=lambda day: (-number[day], day), default=None)
    return {key: one for key, one in found.items() if one[0] == day}


def _of_its_sentence(ground: _Ground, wording: Wording) -> str | None:
    """The day of the sentence in which a statement is told, where that is no quotation told by itself."""
    reading = ground.reading(wording.article)
    if wording.quotation >= len(reading.quotations) or not wording.evidence:
        return None
    quotation = reading.quotations[wording.quotation]
    at = (quotation.cue or wording.evidence[0].span).start
    place = bisect_right(reading.sentences, at, key=lambda s: s.span.start) - 1
    if place < 0 or (wording.kind == "direct" and not _is_morrows(reading, reading.sentences[place].span)):
        return None
    return ground.day_of(Evidence(wording.article, reading.sentences[place].span))


def _is_morrows(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence tells of the day after its report's own, which its quotations do not know."""
    return any(time.rule == MORROW and sentence.start <= time.span.start < sentence.end for time in reading.times)


def _is_older(ground: _Ground, wording: Wording, day: str | None) -> bool:
    """Whether a report is of before a day."""
    published = ground.reading(wording.article).article.published
    written = published.day if published else None
    return day is not None and written is not None and "W" not in day and written < day[:10]


def _copied(story: Story, voice: str, articles: set[str]) -> bool:
    return any(voice in group and articles & set(group) for group in story.voices)


def _of_meeting(ground: _Ground, entry: Entry) -> Entry:
    found = [m for one in entry.evidence[:1] for m in ground.known.meetings.get(one, ())]
    meeting = next((m for m in found if set(entry.evidence) <= set(m.evidence) and _whole(m.date) == entry.day), None)
    if meeting is None:
        return _placed(ground, entry)
    basis = meeting.date_basis if meeting.date_basis and meeting.date_basis.startswith(_INFERRED) else None
    return _placed(ground, replace(entry, of=meeting.id, basis=basis))


_INFERRED = ("inferred", "assumed", "unresolved")


def _of_event(ground: _Ground, entry: Entry) -> Entry:
    """In the sentence that tells it, without the dateline before it."""
    entry = _on_its_day(ground, entry)
    for one in entry.evidence:
        reading = ground.reading(one.article)
        text = reading.article.text
        if " ".join(one.span.of(text).split()) != entry.text:
            continue
        line = reading.article.dateline
        start = line.span.end if line and one.span.start <= line.span.start < line.span.end < one.span.end else None
        told = text[start : one.span.end].lstrip(" \t\n-–—:.)") if start else entry.text
        actors = [p.name for event in reading.events if event.sentence == one.span for p in event.actors]
        unnamed = tuple(name for name in dict.fromkeys(actors) if not _is_named(name, told))
        return _placed(ground, replace(entry, text=" ".join(told.split()), who=unnamed))
    return _placed(ground, entry)


def _on_its_day(ground: _Ground, entry: Entry) -> Entry:
    """An event on the day that the sentences which tell it say of themselves: with those that do so, else on the day
    that they agree on, else without one where the day is only of something told aside there."""
    days = {one: _days_told(ground, one) for one in entry.evidence}
    mine = tuple(one for one in entry.evidence if entry.day in days[one])
    if entry.status == "planned" and entry.day and mine and all(_is_announced(ground, e, entry.day) for e in mine):
        return _told_in(ground, replace(entry, day=None), mine)
    if entry.day and (mine or not any(ASIDE in known for known in days.values())):
        return _told_in(ground, entry, mine or entry.evidence)
    own = {day for one in entry.evidence if (day := ground.day_of(one)) is not None}
    if not own:
        return _on_inferred_day(ground, replace(entry, day=None))
    if len(own) != 1:
        return replace(entry, day=None)
    (day,) = own
    return _told_in(ground, replace(entry, day=day), tuple(one for one in entry.evidence if ground.day_of(one) == day))


def _on_inferred_day(ground: _Ground, entry: Entry) -> Entry:
    """An event on the day that its reports tell elsewhere, as far as they agree."""
    found = {one: told for one in entry.evidence if (told := inferred_day(ground.reading(one.article), one.span))}
    days = {day for day, _ in found.values()}
    if len(days) != 1 or entry.status == "planned":
        return entry
    by = tuple(dict.fromkeys(Evidence(one.article, span) for one, (_, span) in found.items()))
    return replace(entry, day=days.pop(), basis=BASIS, dated_by=by)


def _is_announced(ground: _Ground, one: Evidence, day: str) -> bool:
    """Whether a sentence tells of a day to come what somebody said of it: "Holm said that the bridge would be closed on
    Friday" is news of the day on which she said it."""
    reading = ground.reading(one.article)
    last = written(reading)
    if last is None or "W" in day or day <= last[: len(day)]:
        return False
    return any(
        quotation.cue is not None
        and one.span.start <= quotation.cue.start < one.span.end
        and one.span.start <= quotation.spans[0].start < one.span.end
        and heads_its_sentence(reading, one.span, quotation.cue)
        for quotation in reading.quotations
    ) and tells_what_was(reading, one.span)


def _told_in(ground: _Ground, entry: Entry, mine: tuple[Evidence, ...]) -> Entry:
    """An entry in some of its sentences."""
    words = {one: " ".join(one.span.of(ground.reading(one.article).article.text).split()) for one in entry.evidence}
    dropped = entry.text in words.values() and entry.text not in [words[one] for one in mine]
    return replace(entry, evidence=mine, text=words[mine[0]] if dropped else entry.text)


def _days_told(ground: _Ground, one: Evidence) -> frozenset[str | None]:
    """The days of a sentence and of the events it tells, ASIDE for one that is only of a thing told aside in it: who
    reads "regretted the attack of 4 May" under a day takes the regret for that day's."""
    reading = ground.reading(one.article)
    here = [event for event in reading.events if event.sentence == one.span and event.date]
    aside = {event.date_basis == ASIDE or not heads_its_sentence(reading, one.span, event.cue) for event in here}
    main = {
        _whole(event.date)
        for event in here
        if event.date_basis != ASIDE and heads_its_sentence(reading, one.span, event.cue)
    }
    return frozenset({*main, ground.day_of(one), *([ASIDE] if True in aside else [])})


def _is_named(name: str, text: str) -> bool:
    """Whether any word of a name stands in a text."""
    words = set(re.findall(r"\w+", text.casefold()))
    return any(word in words or word + "s" in words for word in re.findall(r"\w+", name.casefold()) if len(word) > 2)


def _told_elsewhere(ground: _Ground, entry: Entry) -> bool:
    """Whether its sentence is told as a meeting, or mostly as what somebody said, with a day where it has one."""
    sentence = entry.evidence[0]
    size = sentence.span.end - sentence.span.start
    inside = [
        span.end - span.start
        for span, dated in ground.said.get(sentence.article, ())
        if sentence.span.start <= span.start and span.end <= sentence.span.end and (dated or entry.day is None)
    ]
    return sentence in ground.met or any(length > _MOST * size for length in inside)


def _placed(ground: _Ground, entry: Entry) -> Entry:
    """On the day of the chapter, where all that tell it are reports without a date that were placed there."""
    days = {ground.placed.get(one.article) for one in entry.evidence}
    day = days.pop() if len(days) == 1 else None
    return entry if entry.day or day is None else replace(entry, day=day, basis="inferred: the day of the report")


def _parted(known: Compared, one: Evidence) -> list[str]:
    places = known.parted.get(one.article, ())
    return [kind for span, kind in places if span.start < one.span.end and one.span.start < span.end]


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of one sentence on one day as one."""
    found: dict[tuple[str | None, str, str, str | None], Entry] = {}
    for entry in entries:
        key = (entry.day, entry.kind, entry.text, entry.speaker)
        if key not in found:
            found[key] = entry
            continue
        first = found[key]
        found[key] = replace(
            first,
            said_by=tuple(dict.fromkeys((*first.said_by, *entry.said_by))),
            evidence=tuple(dict.fromkeys((*first.evidence, *entry.evidence))),
            who=tuple(dict.fromkeys((*first.who, *entry.who))),
        )
    return list(found.values())


def _whole(value: str | None) -> str | None:
    """A day, month, week, weekend or year; None for what is none of these ("PRESENT_REF")."""
    if value and re.fullmatch(r"\d{4}-W\d\d-WE?", value):
        return value[:8] + "-WE"
    return value[:10] if value and value[:4].isdigit() else None


def in_order(value: str | None) -> tuple[str, str]:
    """What a day is sorted by: a week by its Monday, a month or year before its days."""
    found = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value or "")
    first = value or ""
    if found:
        with suppress(ValueError):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1).isoformat()
    return first, value or ""


def _with_gaps(entries: list[Entry]) -> list[Entry]:
    found: list[Entry] = []
    last: date | None = None
    for entry in entries:
        gap = 0
        try:
            here = date.fromisoformat(entry.day) if entry.day else None
        except ValueError:
            here = None
        if here and last and (here - last).days > 1:
            gap = (here - last).days - 1
        last = here or last
        found.append(replace(entry, gap=gap))
    return found
