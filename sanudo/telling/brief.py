"""A story told as an account that an editor can check line by line.

A record and a story go in, a `Brief` comes out: sections of lines, each line with the numbers of its sources, and the
sources with the exact words. It opens with what most reports lead with. Lines are taken or composed from the record
with nothing added but what stands in square brackets; where the record does not say, the line says so. The same record
gives the same brief.
"""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.comparing.types import Evidence, Story, Wording
from sanudo.record.record import Record
from sanudo.telling.account import Brief, Line, Section, Teller, capital, counted, listed, quoted
from sanudo.telling.brief_days import Days, days_told
from sanudo.telling.brief_differences import differences_told, in_one_line
from sanudo.telling.brief_positions import positions_told
from sanudo.telling.brief_said import said
from sanudo.telling.days import in_words
from sanudo.telling.judged_sentences import stands_alone
from sanudo.telling.leading import Leads
from sanudo.telling.one_report import alone
from sanudo.telling.standing import standing
from sanudo.telling.undated import undated_meetings
from sanudo.telling.voice import comments

MOST_NEWS = 3


def brief(record: Record, story: Story) -> Brief:
    """The account of one story."""
    teller = Teller(record, story)
    leads = Leads(teller)
    news = leads.news(MOST_NEWS)
    opening = news[0][0] if news else None
    short = _in_short(teller, leads, news)
    teller.topic += " " + " ".join(line.text.lower() for line in short)
    days = days_told(teller, leads, opening)
    before = [line for section in days.sections for line in section.lines]
    positions, differences = positions_told(teller, [*short, *before]), differences_told(teller)
    single, left = alone(teller, leads, news, [*short, *before, *positions])
    sections = [
        Section("In short", short),
        Section("What happened", ()),
        *days.sections,
        Section("Who wants what", positions),
        Section("Where the reports differ", differences),
        Section("Only one report has", single),
        Section("Open questions", _open_questions(teller)),
        Section("The reports", (*_reports(teller), *_left(teller, days, left))),
    ]
    kept = tuple(
        s for n, s in enumerate(sections) if s.lines or (n + 1 < len(sections) and sections[n + 1].level > s.level)
    )
    return Brief(story.title or "A story without a headline", kept, tuple(teller.sources))


def _in_short(teller: Teller, leads: Leads, news: list[list[Evidence]]) -> tuple[Line, ...]:
    """The news; the statement that most report; where they differ; and whose reports these are."""
    lines = [_news(teller, leads, found, n == 0) for n, found in enumerate(news)]
    lines += _key_statement(teller, leads, {found[0] for found in news})
    differing = in_one_line(teller)
    lines += [differing] if differing else []
    lines += _whose(teller)
    return tuple(lines)


def _news(teller: Teller, leads: Leads, found: list[Evidence], opens: bool) -> Line:
    first = found[0]
    placed = teller.placed.get(first.article)
    mark = f" ({capital(in_words(placed))}; the day is inferred.)" if placed else ""
    same = [one for one in found[1:] if leads.tell_the_same(first, one)]
    return Line(standing(teller, first) + mark, teller.cite((first, *same), 6), opens)


def _key_statement(teller: Teller, leads: Leads, news: set[Evidence]) -> list[Line]:
    """What most reports quote, and of that what is nearest to the news, in one wording, where it is not the news."""
    voice = {article: n for n, group in enumerate(teller.story.voices) for article in group}
    number = {s.id: len({voice.get(w.article) for w in s.wordings}) for s in teller.statements}
    near = {s.id: max((_near(teller, leads, w) for w in s.wordings), default=0.0) for s in teller.statements}
    for statement in sorted(teller.statements, key=lambda s: (-number[s.id], -near[s.id], s.id)):
        if number[statement.id] < 2:
            break
        found = said(teller, statement, statement.wordings, None, None)
        if found is None or found.sentence in news or found.voices < 2:
            continue
        if not found.quoted and not stands_alone(teller, found.evidence[0]):
            continue
        if any(_is_told_in(teller, wording, one) for wording in statement.wordings for one in news):
            continue
        text = f"{capital(teller.name(found.speaker))} said: {found.words}" if found.quoted else found.words
        when = _earlier(teller, found.evidence)
        return [Line(f"{text} ({capital(counted(found.voices))} reports{when}.)", teller.cite(found.evidence, 6))]
    return []


def _is_told_in(teller: Teller, wording: Wording, news: Evidence) -> bool:
    """Whether a wording of a statement stands in a sentence of the news."""
    return any(e.article == news.article and news.span.start <= e.span.start < news.span.end for e in wording.evidence)


def _earlier(teller: Teller, evidence: Sequence[Evidence]) -> str:
    """The days of the reports that tell something, where the story went on after them: ", 16 and 17 April"."""
    published = [teller.articles[one.article].published for one in evidence if one.article in teller.articles]
    days = [one.day for one in published if one and one.day]
    first, last = min(days, default=""), max(days, default="")
    if len(days) < len(published) or last >= (teller.story.end or "")[:10]:
        return ""
    return f", {teller.day(last)}" if first == last else f", {teller.day(first)} to {teller.day(last)}"


def _near(teller: Teller, leads: Leads, wording: Wording) -> float:
    sentence = teller.sentence(wording.evidence[0]) if wording.evidence else None
    return leads.closeness(Evidence(wording.article, sentence.span)) if sentence else 0.0


def _whose(teller: Teller) -> list[Line]:
    """How many reports, of whom, from when to when."""
    story = teller.story
    number = len(story.articles)
    nameless = sum(1 for article in teller.articles.values() if article.outlet is None)
    named = f", of {listed(story.outlets)}" if story.outlets and not nameless else ""
    if story.outlets and nameless:
        named = f" ({listed(story.outlets)}; of {counted(nameless)} the outlet is not known)"
    days = f", published on {in_words(story.begin)}" if story.begin else ", undated"
    if story.begin and story.end and story.end != story.begin:
        days = f", published from {in_words(story.begin)} to {in_words(story.end)}"
    reports = "one report" if number == 1 else f"{counted(number)} reports"
    lines = [Line(f"This account rests on {reports}{named}{days}.", ())]
    voices = len(story.voices) or number
    if voices < number:
        independent = f"{counted(voices)} independent voice{'s' if voices != 1 else ''}"
        copying = "the other one copies" if number - voices == 1 else "the others copy"
        lines.append(Line(f"They are {independent}; {copying}.", (), False))
    return [*lines, *_comment(teller), *_undated(teller), *_goes_on(teller)]


def _comment(teller: Teller) -> list[Line]:
    """Which reports are comment, and what is told of them."""
    found = [teller.labels[article] for article in teller.texts if article in comments(teller)]
    if not found:
        return []
    if len(found) == len(teller.texts):
        told = "All of them are comment, not news" if len(found) > 1 else "It is comment, not news"
        return [Line(f"{told}.", (), False)]
    are, they = ("is", "it alone tells") if len(found) == 1 else ("are", "they alone tell")
    text = f"{capital(listed(found))} {are} comment: what {they} is not told here"
    return [Line(f"{text}, but for what others are quoted as saying.", (), False)]


def _goes_on(teller: Teller) -> list[Line]:
    """The earlier stories that this one goes on with, which have accounts of their own."""
    story = teller.story
    if story.storyline is None:
        return []
    line = [s for s in teller.record.stories() if s.storyline == story.storyline and s.id != story.id]
    before = [s for s in line if s.begin and story.begin and s.begin < story.begin]
    told = [f"{quoted(s.title or 'no headline')} ({in_words(s.begin)})" for s in before[-MOST_NEWS:]]
    return [Line(f"It goes on from an earlier story, told apart: {listed(told)}.", (), False)] if told else []


def _undated(teller: Teller) -> list[Line]:
    undated = [article for article in teller.articles.values() if article.published is None]
    if not undated or len(teller.articles) == 1:
        return []
    said = (
        "One report does not say when it was"
        if len(undated) == 1
        else f"{capital(counted(len(undated)))} reports do not say when they were"
    )
    lines = [Line(f"{said} published.", (), False)]
    for chapter in teller.story.chapters:
        if chapter.basis == "inferred" and chapter.day:
            told = listed([quoted(teller.articles[a].headline or teller.labels[a]) for a in chapter.articles])
            text = f"{told} is placed on {in_words(chapter.day)} by inference, and its lines are marked so."
            lines.append(Line(text, teller.cite(chapter.evidence), False))
    return lines


def _left(teller: Teller, days: Days, events: int) -> list[Line]:
    """What the record holds beside of single reports, where there are several."""
    if len(teller.story.voices or teller.story.articles) < 2:
        return []
    told = [(days.statements_left, "statement"), (events + days.events_left, "event")]
    left = [f"{counted(number)} more {word}{'s' if number > 1 else ''}" for number, word in told if number > 0]
    return [Line(f"The record has {listed(left)}, each in one report alone.", ())] if left else []


def _open_questions(teller: Teller) -> tuple[Line, ...]:
    """What the reports do not say: dates, the days of meetings."""
    lines = []
    for id, report in teller.articles.items():
        if report.published is None:
            told = f" “{report.headline}”" if report.headline else " its report"
            lines.append(Line(f"When {teller.labels[id]} published{told} is not said.", ()))
    for meeting, verb in undated_meetings(teller):
        who = listed([teller.name(name) for name in meeting.who])
        lines.append(Line(f"On which day {who} {verb} is not said.", teller.cite(meeting.evidence)))
    return tuple(lines)


def _reports(teller: Teller) -> tuple[Line, ...]:
    """Each report by the name it goes by here, its headline, its date and its file; whose it is where that is not
    known."""
    lines = []
    for id, report in teller.articles.items():
        date = in_words(report.published.value) if report.published else "undated"
        told = f"“{report.headline}”" if report.headline else "no headline"
        label = teller.labels[id]
        whose = "" if report.outlet else "; outlet not known"
        if whose and report.dateline and report.dateline.agency:
            whose += f", its dateline names {report.dateline.agency}"
        lines.append(Line(f"{label[:1].upper()}{label[1:]}: {told}, {date} ({report.name}){whose}.", ()))
    return tuple(lines)
