"""What happened and was said, day by day: the part of a brief that tells.

The entries of a story's timeline go in; sections of lines come out, a section a day. Of each day first who met and what
was done, then what was said, a paragraph a speaker; what several reports have stands before what one has. What has no
day of its own is told under the day on which the first report told it, and said to be so. A sentence is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sanudo.comparing.types import Evidence, Meeting, Statement, Wording
from sanudo.reading.event_days import ASIDE
from sanudo.telling.account import Line, Section, Teller, capital, counted, listed, quoted
from sanudo.telling.background import is_background
from sanudo.telling.brief_said import Said, said
from sanudo.telling.core import core, day_of_lead, is_scene, tells_when_said
from sanudo.telling.days import in_words
from sanudo.telling.documents import day_of_document
from sanudo.telling.leading import Leads
from sanudo.telling.leaning import leans
from sanudo.telling.sentence_days import day_of_content, day_of_sentence, times_of_main, written
from sanudo.telling.standing import standing
from sanudo.telling.timeline import Entry, compared, in_order, timeline
from sanudo.telling.voice import happened

MOST_ALONE = 7  # of a day: what a single report has; what several have is always told
MOST_OF_ONE = 14  # ... where the story is one report
NEAR = 0.05  # how near what a single report has must be to what the story is about


@dataclass(frozen=True, slots=True)
class Days:
    """The sections, and how much of what single reports have they leave out."""

    sections: tuple[Section, ...]
    statements_left: int
    events_left: int


def days_told(teller: Teller, leads: Leads) -> Days:
    """A section a day, oldest first, what has no day and no dated report at the end."""
    entries = [
        e for e in timeline(teller.record, teller.story, compared(teller.record, teller.story)) if _worth(teller, e)
    ]
    entries = _with_core(teller, leads, [_on_the_day_told(teller, e) for e in entries])
    order = list(dict.fromkeys(entry.day for entry in entries if entry.day))
    dated = {day: [e for e in entries if e.day == day] for day in order}
    undated: dict[str | None, list[Entry]] = {}
    for entry in entries:
        if entry.day is None:
            undated.setdefault(entry.reported, []).append(entry)
    sections: list[Section] = []
    left: list[Entry] = []
    for day in [*sorted({*order, *(day for day in undated if day)}, key=in_order), None]:
        told, more = _lines(teller, leads, dated.get(day or "", []), day)
        left += more
        heading = capital(in_words(day)) if day else _NO_DAY
        if told:
            sections.append(Section(heading, tuple(told), 3))
        others, more = _lines(teller, leads, undated.get(day, []), None)
        left += more
        if others and day is None:
            sections.append(Section(heading, tuple(others), 3))
        elif others:
            sections += [] if told else [Section(heading, (), 3)]
            sections.append(Section(_REPORTED, tuple(others), 4))
    sections = [replace(s, lines=tuple(_with_sources(teller, line) for line in s.lines)) for s in sections]
    said_left = sum(entry.kind == "statement" for entry in left)
    return Days(tuple(sections), said_left, len(left) - said_left)


_NO_DAY = "On a day not said"
_REPORTED = "Reported on that day; when it was said or done is not told"


def _with_core(teller: Teller, leads: Leads, entries: list[Entry]) -> list[Entry]:
    """The entries, marked where they tell what the reports lead with; and one for each such sentence that none tells.
    A scene is none."""
    found = core(teller, leads)
    entries = [e for e in entries if not all(is_scene(teller, one) for one in _sentences(teller, e) or [e.evidence[0]])]
    told = [_marked_core(teller, entry, found) for entry in entries]
    having = {
        o for entry in told if entry.kind != "statement" or len(entry.said_by) > 1 for o in _sentences(teller, entry)
    }
    said_on = {one: entry.day for entry in told if entry.day for one in _sentences(teller, entry)}
    new = (_of_core(teller, one) for one in found if one not in having)
    return [*told, *(replace(entry, day=said_on.get(entry.evidence[0], entry.day)) for entry in new)]


def _marked_core(teller: Teller, entry: Entry, found: Sequence[Evidence]) -> Entry:
    """An entry of the core is told whatever else there is, and under the day of the lead where it had none; what was
    said on such a day is told in its sentence, as the record has no day for the statement."""
    first = next((one for one in _sentences(teller, entry) if one in found), None)
    if first is None:
        return entry
    day = day_of_lead(teller, first) if entry.day is None else None
    if entry.kind == "event" or (day and tells_when_said(teller.words(first))):
        return replace(entry, core=True, day=entry.day or day, kind="event" if day else entry.kind)
    return replace(entry, core=True)


def _of_core(teller: Teller, one: Evidence) -> Entry:
    published = teller.reading(one.article).article.published
    return Entry(
        day=day_of_lead(teller, one),
        kind="event",
        text=teller.words(one),
        certainty="certain",
        status="occurred",
        speaker=None,
        said_by=(one.article,),
        evidence=(one,),
        reported=published.day if published else None,
        core=True,
    )


def _sentences(teller: Teller, entry: Entry) -> list[Evidence]:
    """The whole sentences that an entry rests on."""
    held = [(one.article, teller.sentence(one)) for one in entry.evidence]
    return [Evidence(article, sentence.span) for article, sentence in held if sentence]


def _worth(teller: Teller, entry: Entry) -> bool:
    """Meetings of named parties, what was done, and what was said; of one voice's events only those with a day, the
    others are told apart, unless the story is one voice."""
    if entry.kind != "event":
        return True
    alone = len(entry.said_by) < 2 and len(teller.story.voices or teller.story.articles) > 1
    return entry.status in ("occurred", "ongoing", "planned") and (not alone or entry.day is not None)


def _on_the_day_told(teller: Teller, entry: Entry) -> Entry:
    """An entry, on the day of what is said in it where nobody says when it was said. What stands so under another day
    than it would by the date of its report takes no room from what is told there. An event without a day stands where
    the report whose words tell it was written."""
    day = _day_of_what_is_said(teller, entry) if entry.day is None else None
    if day or _is_of_document(teller, entry):
        return replace(entry, day=day or entry.day, moved=True)
    first = teller.reading(entry.evidence[0].article)
    published = first.article.published
    entry = replace(entry, moved=published is not None and written(first) != published.day)
    return entry if entry.day else replace(entry, reported=_reported(teller, entry))


def _reported(teller: Teller, entry: Entry) -> str | None:
    """The day of the report whose words tell an entry without a day; of a statement the first that has more of it than
    a word or two. None where it was said right after what happened: its "today" is not that of the report."""
    statement = _statement(teller, entry)
    if statement is None:
        told = _best(teller, entry.evidence) if entry.kind == "event" else None
        return written(teller.reading(told.article)) if told else entry.reported
    here = {one.article for one in entry.evidence}
    size = {w: len(w.text.split()) for w in statement.wordings if w.article in here}
    long = [w for w in size if size[w] >= _SOME or 2 * size[w] >= max(size.values())]
    days = [day for w in long if (day := written(teller.reading(w.article)))]
    soon = bool(long) and all(_is_of_right_after(teller, w) for w in long)
    return None if soon and min(days, default="") > (teller.story.begin or "") else min(days, default=entry.reported)


def _is_of_right_after(teller: Teller, wording: Wording) -> bool:
    """ "Our hearts are broken over today's fire", they wrote within hours of it."""
    quotation, text = teller.quotation(wording), teller.texts[wording.article]
    if quotation is None or quotation.cue is None or wording.kind == "indirect":
        return False
    return bool(_TODAY.search(wording.text) and _RIGHT_AFTER.match(text, quotation.cue.end))


_SOME = 5  # words of a wording that may be told
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"(?: [\w’'-]+){0,4} (?:within (?:hours|minutes)|(?:hours|minutes|moments|shortly) after)\b")


def _statement(teller: Teller, entry: Entry) -> Statement | None:
    """The statement that an entry tells."""
    return next((s for s in teller.statements if s.id == entry.of), None) if entry.kind == "statement" else None


def _is_of_document(teller: Teller, entry: Entry) -> bool:
    """Whether a statement has its day from the letter or speech that it is of, told of elsewhere in its report."""
    statement = _statement(teller, entry)
    found = [teller.quotation(wording) for wording in statement.wordings] if statement and entry.day else []
    if statement is None or len(found) != 1 or found[0] is None or found[0].date:
        return False
    return day_of_document(teller.reading(statement.wordings[0].article), found[0]) == entry.day


def _day_of_what_is_said(teller: Teller, entry: Entry) -> str | None:
    """The one day that those who tell of a statement give of what is said in it; a headline gives none."""
    statement = _statement(teller, entry)
    here = {one.article for one in entry.evidence}
    days: set[str | None] = set()
    for wording in statement.wordings if statement else ():
        quotation = teller.quotation(wording) if wording.article in here else None
        if quotation is not None:
            reading = teller.reading(wording.article)
            days.add(day_of_content(reading, quotation))
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _lines(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> tuple[list[Line], list[Entry]]:
    """The lines of some entries, and the entries left out."""
    single = len(teller.story.voices or teller.story.articles) < 2
    several = [e for e in entries if len(e.said_by) > 1 or e.core]
    alone = [e for e in entries if e not in several]
    near = {id(e): _closeness(teller, leads, e) for e in alone}
    alone.sort(key=lambda e: -near[id(e)])
    most = (
        MOST_OF_ONE
        if single
        else max(
            1,
            MOST_ALONE
            - len({one for e in entries if e.core and len(e.said_by) < 2 for one in _sentences(teller, e)[:1]}),
        )
    )
    far = [e for e in alone if not single and near[id(e)] < NEAR and not _is_of_the_story(teller, day)]
    chosen, left = _first_of(teller, [e for e in alone if e not in far and not e.moved], most)
    more, rest = _first_of(teller, [e for e in alone if e not in far and e.moved], most)
    chosen += more
    left += rest + far
    kept = [*several, *chosen]
    first = [e for e in kept if day and (e.moved or e.kind != "statement") and _is_news(teller, leads, e)]
    lines: list[Line] = []
    for some in (first, [e for e in kept if e not in first]):
        lines += _done(teller, leads, [e for e in some if e.kind != "statement"], day)
        lines += _said(teller, leads, [e for e in some if e.kind == "statement"], day)
    return lines, left


def _is_news(teller: Teller, leads: Leads, entry: Entry) -> bool:
    """Whether an entry is in the first of the sentences that the account opens with: what a day is told for stands
    before what followed from it. Of what was said only that which tells what was done."""
    news = leads.news(1)
    sentences = [(one.article, found.span) for one in entry.evidence if (found := teller.sentence(one)) is not None]
    return bool(news) and (news[0][0].article, news[0][0].span) in sentences


def _is_of_the_story(teller: Teller, day: str | None) -> bool:
    """Whether a day is one of those on which the story went on, with the week before its first report."""
    begin = (teller.story.begin or "")[:_DAY]
    if day is None or len(day) < _DAY or "W" in day or len(begin) < _DAY:
        return False
    return day >= (date.fromisoformat(begin) - timedelta(days=_WEEK)).isoformat()


_WEEK = 7


def _first_of(teller: Teller, entries: list[Entry], most: int) -> tuple[list[Entry], list[Entry]]:
    """The entries of so many sentences, and the others: what is done and what is said in one sentence is one line."""
    kept: list[Entry] = []
    left: list[Entry] = []
    sentences: set[Evidence] = set()
    for entry in entries:
        first = teller.sentence(entry.evidence[0])
        one = Evidence(entry.evidence[0].article, first.span) if first else entry.evidence[0]
        if one in sentences or len(sentences) < most:
            kept.append(entry)
            sentences.add(one)
        else:
            left.append(entry)
    return kept, left


def _closeness(teller: Teller, leads: Leads, entry: Entry) -> float:
    """How much an entry belongs to what the story is about: its nearest sentence."""
    sentences = [teller.sentence(one) for one in entry.evidence[:4]]
    near = [leads.closeness(Evidence(o.article, s.span)) for o, s in zip(entry.evidence, sentences, strict=False) if s]
    return max(near, default=0.0)


def _done(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> list[Line]:
    """Meetings and visits, then events: one paragraph."""
    lines: list[Line] = []
    ordered = sorted(entries, key=lambda e: (not e.core, e.kind != "meeting", -len(e.said_by), _place(teller, e)))
    for entry in _by_hour(teller, ordered, day):
        line = _meeting(teller, entry, day) if entry.kind == "meeting" else _event(teller, leads, entry, day)
        if line:
            lines.append(replace(line, opens=not lines))
    return lines


def _by_hour(teller: Teller, entries: list[Entry], day: str | None) -> list[Entry]:
    """What is told with its hour in the order of the hours, in the places that it has among the others."""
    hours = {n: hour for n, entry in enumerate(entries) if day and (hour := _hour(teller, entry, day)) is not None}
    timed = sorted(hours, key=lambda n: (hours[n], n))
    moved = dict(zip(sorted(hours), timed, strict=True))
    return [entries[moved.get(n, n)] for n in range(len(entries))]


def _hour(teller: Teller, entry: Entry, day: str) -> str | None:
    """The hour of a day at which an entry was, "03:25"; that of "in the evening" is a guess good enough for an order;
    None where its sentence tells none, or several."""
    sentence = _best(teller, entry.evidence)
    if sentence is None:
        return None
    text = teller.texts[sentence.article]
    told = set()
    for time in times_of_main(teller.reading(sentence.article), sentence.span):
        early = _EARLY.search(text[max(0, time.span.start - 12) : time.span.end])
        hour = time.value.partition("T")[2] or (early[0].lower() if early else "")
        if time.value.startswith(day) and hour:
            told.add(hour)
    hour = told.pop() if len(told) == 1 else ""
    return _PARTS_OF_DAY.get(hour) or (hour if _CLOCK.match(hour) else None)


_EARLY = re.compile(r"\b(?:early|late)\b", re.IGNORECASE)
_PARTS_OF_DAY = {"early": "05:00", "late": "22:00", "MO": "08:00", "AF": "14:00", "EV": "19:00", "NI": "21:00"}
_CLOCK = re.compile(r"\d\d")


def _place(teller: Teller, entry: Entry) -> tuple[int, int]:
    """Where an entry is first told: the number of the report, and the place in it."""
    order = {article: n for n, article in enumerate(teller.articles)}
    return min(((order.get(one.article, 999), one.span.start) for one in entry.evidence), default=(999, 0))


def _event(teller: Teller, leads: Leads, entry: Entry, day: str | None) -> Line | None:
    """In the sentence of a report that stands best by itself, citing those that tell the same."""
    sentence = _best(teller, entry.evidence)
    if sentence is not None and day is None and _is_old(teller, entry, sentence):
        return None
    if sentence is None or sentence in teller.told:
        return None
    words = teller.words(sentence)
    if teller.lines.has_whole(words) if entry.core else teller.lines.has(words, day):
        return None  # the core of one report may have most of the names of another's
    if is_again(teller, leads, sentence):
        return None
    teller.told |= {sentence, *entry.evidence}
    teller.lines.add(teller.words(sentence), day)
    teller.quoted.add(teller.words(sentence), None, sentence)
    same = [one for one in entry.evidence if leads.tell_the_same(sentence, one)]
    return Line(
        standing(teller, sentence, day) + _marked(teller, entry, day, (sentence,)), teller.cite((sentence, *same), 6)
    )


def _is_old(teller: Teller, entry: Entry, sentence: Evidence) -> bool:
    """Whether a sentence told without a day, by one voice alone, is of long before the story."""
    alone = len(entry.said_by) < 2
    return alone and is_background(teller.reading(sentence.article), sentence.span, teller.story.begin)


def is_again(teller: Teller, leads: Leads, sentence: Evidence) -> bool:
    """Whether a sentence tells what is told already; its report is then a source of that line too."""
    before = leads.told_by(sentence, teller.told)
    if before is not None:
        teller.again.setdefault(before, []).append(sentence)
    return before is not None


def _with_sources(teller: Teller, line: Line) -> Line:
    """A line with the reports that tell the same in other words."""
    cited = [teller.evidence(number) for number in line.sources]
    again = [one for each in cited for one in teller.again.get(each, ())]
    again = [one for one in again if one.article not in {each.article for each in cited}]
    return replace(line, sources=tuple(sorted({*line.sources, *teller.cite(again)}))) if again else line


def _best(teller: Teller, evidence: Iterable[Evidence]) -> Evidence | None:
    """The first sentence of a body that stands by itself, in the order of the reports, those without a date last."""
    order = {article: (report.published is None, n) for n, (article, report) in enumerate(teller.articles.items())}
    for one in sorted(evidence, key=lambda e: (order.get(e.article, (True, 999)), e.span)):
        sentence = teller.sentence(one)
        if sentence is not None and sentence.part == "paragraph":
            whole = Evidence(one.article, sentence.span)
            if not leans(teller, whole) and happened(teller, whole) and not is_scene(teller, whole):
                return whole
    return None


def _meeting(teller: Teller, entry: Entry, day: str | None) -> Line | None:
    """Who met, put together where several reports tell it or its parties are all known; else in the sentence."""
    meeting = next((m for m in teller.meetings if m.id == entry.of), None)
    sentences = [s for one in entry.evidence if (s := _best(teller, (one,)))]
    sentences.sort(key=lambda s: entry.day is not None and not _says(teller, s, entry.day))
    if meeting is not None and _is_plain(teller, meeting, entry):
        teller.told |= set(sentences)
        return Line(
            _composed(teller, meeting) + _marked(teller, entry, day, meeting.evidence), teller.cite(meeting.evidence, 6)
        )
    sentences = [s for s in sentences if day is not None or not _is_old(teller, entry, s)]
    asides = [s for s in sentences if entry.day is not None and _is_aside(teller, s, entry.day)]
    # where only asides tell the day, what others tell of it is of another
    sentences = [s for s in sentences if s not in asides and not (asides and not _says(teller, s, entry.day or ""))]
    if sentences and sentences[0] not in teller.told:
        teller.told |= set(sentences)
        return Line(
            standing(teller, sentences[0], day) + _marked(teller, entry, day, sentences[:1]),
            teller.cite(entry.evidence, 6),
        )
    if asides and meeting is not None and _is_plain_visit(teller, meeting):
        return Line(_composed(teller, meeting) + _marked(teller, entry, day, asides), teller.cite(asides, 6))
    return None


def _says(teller: Teller, one: Evidence, day: str) -> bool:
    """Whether a sentence tells a day."""
    times = teller.reading(one.article).times
    return any(one.span.start <= t.span.start < one.span.end and t.value.startswith(day) for t in times)


def _is_aside(teller: Teller, one: Evidence, day: str) -> bool:
    """Whether a sentence tells a day only of a thing told aside in it, as "was pressed to explain what he did when he
    was there on Monday" does: under that day it would be read of the pressing."""
    reading = teller.reading(one.article)
    bases = {e.date_basis for e in reading.events if e.sentence == one.span and (e.date or "").startswith(day)}
    own = day_of_sentence(reading, one.span)
    return not (own or "").startswith(day) and (bases == {ASIDE} or (own is not None and bool(bases)))


def _is_plain(teller: Teller, meeting: Meeting, entry: Entry) -> bool:
    """Whether a meeting can be told from its parts: two or more known parties, and several voices that tell it."""
    known = len(meeting.who) > 1 and all(teller.is_actor(name) for name in meeting.who)
    return known and len(entry.said_by) > 1 and meeting.status in _TELLINGS.get(meeting.kind, ())


def _is_plain_visit(teller: Teller, meeting: Meeting) -> bool:
    """Whether a visit can be told from its parts: known visitors, and where they went."""
    known = all(teller.is_actor(name) for name in meeting.who)
    return known and meeting.place is not None and meeting.status in _TELLINGS.get(meeting.kind, ())


def _composed(teller: Teller, meeting: Meeting) -> str:
    who = listed([teller.name(name) for name in meeting.who])
    if meeting.kind == "visit":
        return f"{who} {_TELLINGS['visit'][meeting.status][0]} {meeting.place}."
    place = _where(meeting.place) if meeting.place and meeting.kind == "meeting" else ""
    length = f", for {quoted(meeting.duration[0])}" if len(meeting.duration) == 1 else ""
    told, after = _TELLINGS[meeting.kind][meeting.status]
    return f"{who} {told}{place}{length}{after}."


def _where(place: str) -> str:
    """ "In Karsk", "at the Winter Palace"."""
    if place.startswith("the ") or not _BUILDINGS.search(place):
        return f" in {place}"
    return f" at the {place}"


_BUILDINGS = re.compile(r"\b(?:House|Palace|Hotel|Tower|Castle|Airport|Embassy|Building|Chancellery|Club)$")
_MEETINGS = {
    "held": ("met", ""),
    "ongoing": ("met", ""),
    "planned": ("were to meet", ""),
    "possible": ("might meet", ""),
    "denied": ("did not meet", ""),
    "cancelled": ("were to meet", ", and it was called off"),
    "postponed": ("were to meet", ", and it was put off"),
}
_CALLS = {
    "held": ("spoke by telephone", ""),
    "ongoing": ("spoke by telephone", ""),
    "planned": ("were to speak by telephone", ""),
}
_VISITS = {"held": ("came to", ""), "ongoing": ("came to", "")}
_TELLINGS = {"meeting": _MEETINGS, "phone call": _CALLS, "visit": _VISITS}


def _marked(teller: Teller, entry: Entry, day: str | None, told: Sequence[Evidence]) -> str:
    """What is to be known of an entry beside its words, which `told` has: that it was still to come, an inferred day,
    what the reports differ on."""
    written_on = entry.core and any(tells_when_said(teller.words(one)) for one in told)
    early = None if written_on else _foretold(teller, told, day)
    marks = [f"so reported on {early}"] if early else []
    if entry.basis and day:
        marks.append("the day is inferred")
    if entry.over:
        marks.append(f"the reports differ on the {listed(entry.over)}")
    return f" ({capital('; '.join(marks))}.)" if marks else ""


def _foretold(teller: Teller, told: Sequence[Evidence], day: str | None) -> str | None:
    """The last day on which reports told of a day that was still to come for all of them, where others of the story
    were written on it or after it and may tell how it went."""
    known = [written(teller.reading(one.article)) for one in told if one.article in teller.articles]
    days = [one for one in known if one]
    if day is None or len(day) < _DAY or len(days) < len(known) or not days or max(days) >= day:
        return None
    return teller.day(max(days)) if (teller.story.end or "")[:_DAY] >= day else None


_DAY = len("2001-11-23")


def _said(teller: Teller, leads: Leads, entries: list[Entry], day: str | None) -> list[Line]:
    """A paragraph a speaker, first those whom most reports quote."""
    speakers: dict[str, list[Entry]] = {}
    for entry in entries:
        speakers.setdefault(entry.speaker or "", []).append(entry)
    statements = {statement.id: statement for statement in teller.statements}
    lines: list[Line] = []
    for said_by in sorted(speakers.values(), key=lambda found: _weight(teller, leads, found)):
        said_by.sort(key=lambda e: (-len(e.said_by), _place(teller, e)))
        lines += _of_speaker(teller, leads, [(e, statements[e.of]) for e in said_by if e.of in statements], day)
    return lines


def _weight(teller: Teller, leads: Leads, entries: list[Entry]) -> tuple[int, float]:
    return -max(len(e.said_by) for e in entries), -max(_closeness(teller, leads, e) for e in entries)


def _of_speaker(teller: Teller, leads: Leads, told: list[tuple[Entry, Statement]], day: str | None) -> list[Line]:
    lines: list[Line] = []
    quoting: Said | None = None
    for entry, statement in told:
        here = {one.article for one in entry.evidence}
        wordings = [w for w in statement.wordings if w.article in here]
        after = statement.speaker if lines else None
        found = said(teller, statement, wordings, day, after)
        if found is not None and found.quoted and not teller.quoted.rest(found.words, found.speaker)[0]:
            before = found.evidence[0]  # one quotation may stand in two statements
            found = said(teller, statement, [w for w in wordings if w.article != before.article], day, after)
            found = found and replace(found, evidence=(*found.evidence, before), voices=found.voices + 1)
        if found is not None:
            found = _not_said_before(teller, found)
        if found is None or (found.sentence in teller.told and found.sentence is not None):
            continue
        if teller.lines.has(found.words, day):
            continue
        if day is None and not found.quoted and found.sentence and _is_old(teller, entry, found.sentence):
            continue
        if not found.quoted and found.sentence and is_again(teller, leads, found.sentence):
            continue
        teller.lines.add(found.words, day)
        if found.sentence is not None:
            teller.told.add(found.sentence)
        teller.quoted.add(found.words, found.speaker, found.evidence[0])
        lines += _told(teller, found, entry, day, quoting is not None and _goes_on(quoting, found))
        quoting = found if found.quoted and found.others is None else None
    return [replace(line, opens=n == 0) for n, line in enumerate(lines)]


def _goes_on(before: Said, found: Said) -> bool:
    """Whether a quotation stands near the one before it in one report, so that "it" may mean the same in both."""
    first, second = before.evidence[0], found.evidence[0]
    return first.article == second.article and -_NEAR_IT < second.span.start - first.span.end < _NEAR_IT


_NEAR_IT = 700  # characters: two paragraphs or three


def _not_said_before(teller: Teller, found: Said) -> Said | None:
    """What a statement says beyond the quotations told before it; None where that is nothing. Its report is then a
    source of the line that told it."""
    if not found.quoted:
        before = teller.quoted.holds(found.words, found.speaker)
    else:
        words, before = teller.quoted.rest(found.words, found.speaker)
        if words and before is not None:
            return replace(found, words=words, others=None)
        before = None if words else before
    if before is None:
        return found
    teller.again.setdefault(before, []).extend(found.evidence)
    return None


def _told(teller: Teller, found: Said, entry: Entry, day: str | None, quoting: bool) -> list[Line]:
    text = found.words
    if found.quoted:
        text = f"And: {text}" if quoting else f"{capital(teller.name(found.speaker))} said: {text}"
    voices = f" ({capital(counted(found.voices))} reports.)" if found.voices > 1 else ""
    line = Line(text + voices + _marked(teller, entry, day, found.evidence), teller.cite(found.evidence, 6))
    return [line, Line(found.others, teller.cite(found.others_in))] if found.others else [line]
