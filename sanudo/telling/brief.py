"""A story told as an account that an editor can check line by line.

A record and a story go in, a `Brief` comes out: sections of lines, each line with the numbers of its sources, and the
sources with the exact words. Lines are taken or composed from the record with nothing added; where the record does not
say, the line says so. The same record gives the same brief.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.comparing.types import Actor, Claim, Difference, Evidence, Meeting, Statement, Story, Wording
from sanudo.reading.types import Quotation, Reading
from sanudo.record.record import Record
from sanudo.telling.days import in_words

MOST_STATEMENTS = 40
MOST_ALONE = 12
_NOUN = {"meeting": "met", "visit": "visited", "phone call": "spoke by telephone"}


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source: the report, its date as it gives it, and the words, verbatim, at `span` of `article`."""

    number: int
    article: str
    outlet: str
    date: str | None
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the numbers of its sources."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; `level` 2 or 3."""

    heading: str
    lines: tuple[Line, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole account."""

    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def brief(record: Record, story: Story) -> Brief:
    """The account of one story."""
    teller = _Teller(record, story)
    sections = [
        Section("In short", teller.in_short()),
        *teller.days(),
        Section("Positions", teller.positions()),
        Section("Where the reports differ", teller.differences()),
        Section("Only one report has", teller.alone()),
        Section("Open questions", teller.open_questions()),
    ]
    kept = tuple(s for s in sections if s.lines or (s.level == 2 and s.heading == "What happened"))
    return Brief(story.title or "A story without a headline", kept, tuple(teller.sources))


class _Teller:
    """Numbers the sources as lines are told; who was introduced is introduced once."""

    def __init__(self, record: Record, story: Story) -> None:
        self.record = record
        self.story = story
        self.sources: list[Source] = []
        self.numbers: dict[tuple[str, Span], int] = {}
        self.texts = {article: record.text(article) for article in story.articles}
        self.articles = {article: record.article(article) for article in story.articles}
        self.claims: list[Claim] = list(record.compared("claims", story.id))
        self.meetings: list[Meeting] = [
            m for m in record.compared("meetings") if any(e.article in self.texts for e in m.evidence)
        ]
        self.statements: list[Statement] = [
            s for s in record.compared("statements") if any(w.article in self.texts for w in s.wordings)
        ]
        self.actors: list[Actor] = [
            a for a in record.compared("actors") if any(article in self.texts for article, _ in a.members)
        ]
        self.readings: dict[str, Reading] = {}
        self.placed = {a: c.day for c in story.chapters if c.basis == "inferred" and c.day for a in c.articles}
        self.introduced: set[str] = set()

    def cite(self, evidence: tuple[Evidence, ...], most: int = 4) -> tuple[int, ...]:
        """The numbers of the sources of some evidence, at most one a report where there is much of it."""
        found: dict[str, int] = {}
        for one in evidence:
            if one.article not in self.texts or one.article in found:
                continue
            found[one.article] = self._number(one.article, self._sentence(one))
        return tuple(sorted(list(found.values())[:most]))

    def _sentence(self, evidence: Evidence) -> Span:
        return evidence.span

    def _number(self, article: str, span: Span) -> int:
        if (article, span) not in self.numbers:
            report = self.articles[article]
            number = len(self.sources) + 1
            self.numbers[(article, span)] = number
            date = report.published.value if report.published else None
            words = " ".join(span.of(self.texts[article]).split())
            self.sources.append(Source(number, article, report.outlet or report.name, date, words, span))
        return self.numbers[(article, span)]

    def name(self, name: str) -> str:
        """A name, with its office where it is met for the first time."""
        if name in self.introduced:
            return name
        self.introduced.add(name)
        actor = next((a for a in self.actors if a.name == name and a.kind == "PERSON"), None)
        office = next((o for o in actor.offices if not o.former), None) if actor else None
        if office is None:
            return name
        body = f" of {office.body}" if office.body and office.body not in office.title else ""
        return f"{name} ({office.title}{body})"

    def in_short(self) -> tuple[Line, ...]:
        """How many reports, of whom, from when to when."""
        story = self.story
        reports = f"{len(story.articles)} report{'s' if len(story.articles) != 1 else ''}"
        undated = sum(1 for article in self.articles.values() if article.published is None)
        placed = [c for c in story.chapters if c.basis == "inferred" and c.day]
        nameless = sum(1 for article in self.articles.values() if article.outlet is None)
        unsaid = f"; {nameless} {'does' if nameless == 1 else 'do'} not name their outlet" if nameless else ""
        named = f" ({_list(story.outlets)}{unsaid})" if story.outlets else " (no outlet named)"
        voices = len(story.voices) or len(story.articles)
        days = f", {in_words(story.begin)}" if story.begin else ", undated"
        if story.begin and story.end and story.end != story.begin:
            days = f", from {in_words(story.begin)} to {in_words(story.end)}"
        lines = [Line(f"{reports}{named}{days}.", ())]
        if voices < len(story.articles):
            lines.append(Line(f"They are {voices} independent voices; the others copy.", ()))
        if undated and len(story.articles) > 1:
            said = "One report does" if undated == 1 else f"{undated} reports do"
            lines.append(
                Line(
                    f"{said} not say when it was published."
                    if undated == 1
                    else f"{said} not say when they were published.",
                    (),
                )
            )
        for chapter in placed:
            told = _list([f"“{self.articles[a].headline or self.articles[a].name}”" for a in chapter.articles])
            text = f"{told}, undated, is placed on {in_words(chapter.day)} by inference; its lines are marked so."
            lines.append(Line(text, self.cite(chapter.evidence)))
        return tuple(lines)

    def days(self) -> list[Section]:
        """What happened and was said, a section a day, what has no day at the end."""
        days = {self._met_on(m) for m in self.meetings} | {self._said_on(s) for s in self.statements}
        sections = [Section("What happened", ())]
        for day in [*sorted(day for day in days if day), None]:
            lines = self._day(day)
            if lines:
                sections.append(Section(in_words(day) if day else "On a day not said", tuple(lines), 3))
        return sections

    def _met_on(self, meeting: Meeting) -> str | None:
        return meeting.date or self._placed_on({e.article for e in meeting.evidence})

    def _said_on(self, statement: Statement) -> str | None:
        if statement.occasions:
            return statement.occasions[0][:10]
        return self._placed_on({wording.article for wording in statement.wordings})

    def _placed_on(self, articles: set[str]) -> str | None:
        """The day that undated reports are placed on, where all that tell a thing are."""
        days = {self.placed.get(article) for article in articles}
        return days.pop() if len(days) == 1 else None

    def _day(self, day: str | None) -> list[Line]:
        meetings = [m for m in self.meetings if self._met_on(m) == day and m.status in ("held", "planned", "denied")]
        lines = [_marked(self._meeting(m), m.date is None and day is not None) for m in meetings]
        told = {e.span for m in meetings for e in m.evidence}
        for claim in self.claims:
            if claim.kind == "event" and _day_of(claim.date) == day and self._is_news(claim, told):
                told.add(claim.evidence[0].span)
                lines.append(Line(_sentence(claim.text), self.cite(claim.evidence)))
        statements = [s for s in self.statements if self._said_on(s) == day and _worth(s)]
        ranked = sorted(statements, key=lambda s: (-len({w.article for w in s.wordings}), s.speaker, s.id))
        lines += [_marked(self._statement(s), not s.occasions and day is not None) for s in ranked[:MOST_STATEMENTS]]
        return lines

    def _is_news(self, claim: Claim, told: set[Span]) -> bool:
        """An event that several voices tell themselves, in a sentence not told yet."""
        happened = claim.status in ("occurred", "ongoing", "planned") and claim.speaker is None
        first = claim.evidence[0]
        return happened and len(claim.said_by) > 1 and first.span not in told and not self._is_said(first)

    def _is_said(self, sentence: Evidence) -> bool:
        """Whether a sentence mostly tells what somebody said: it is told as a statement then."""
        size = sentence.span.end - sentence.span.start
        words = [
            e.span
            for statement in self.statements
            for wording in statement.wordings
            if wording.article == sentence.article
            for e in wording.evidence
        ]
        inside = [w.end - w.start for w in words if sentence.span.start <= w.start and w.end <= sentence.span.end]
        return any(length > 0.4 * size for length in inside)

    def _meeting(self, meeting: Meeting) -> Line:
        who = [self.name(name) for name in meeting.who]
        place = f" in {meeting.place}" if meeting.place else ""
        length = f" ({_list(tuple(map(_quoted, meeting.duration)))})" if meeting.duration else ""
        if meeting.kind == "visit":
            verb = {"planned": "was to visit", "denied": "did not visit"}.get(meeting.status, "visited")
            text = f"{_list(who)} {verb} {meeting.place or 'a place not said'}{length}."
        elif len(who) == 1:
            text = f"{who[0]} held talks{place}{length}."
        else:
            verb = {"planned": "were to meet", "denied": "did not meet"}.get(meeting.status, "met")
            text = f"{_list(who)} {verb}{place}{length}."
        return Line(text, self.cite(meeting.evidence, 6))

    def _statement(self, statement: Statement) -> Line:
        """In the report's own words: as quoted, or with the words that report it ("Robertson said that ...")."""
        best = max(statement.wordings, key=lambda w: (w.kind == "direct", not w.truncated, len(w.text), w.article))
        text = self._reported(statement, best) if best.kind != "direct" else None
        if text is None:
            text = _capital(f"{self.name(statement.speaker)}: {self._pieces(best)}.")
        several = len({w.article for w in statement.wordings})
        if several > 1:
            text += f" ({several} reports, in {len({_fold(w.text) for w in statement.wordings})} wordings.)"
        evidence = tuple(w.evidence[0] for w in statement.wordings if w.evidence)
        return Line(text, self.cite(evidence, 6))

    def _reported(self, statement: Statement, wording: Wording) -> str | None:
        """Speaker, cue and content as one sentence, where the report has them in this order and close together."""
        quotation = self._quotation(wording)
        if quotation is None or quotation.cue is None or quotation.speaker_span is None or len(quotation.spans) > 1:
            return None
        cue, content = quotation.cue, quotation.spans[0]
        if not quotation.speaker_span.end <= cue.start <= cue.end <= content.start or content.start - cue.end > 30:
            return None
        text = self.texts[wording.article]
        if cue.start - quotation.speaker_span.end > 40 and cue.of(text).split()[0].endswith("ing"):
            return None
        words = " ".join(text[cue.start : content.end].split())
        if words.split()[0] in _PLURAL and statement.speaker != quotation.speaker_span.of(text):
            return _capital(_sentence(" ".join(text[quotation.speaker_span.start : content.end].split())))
        return _capital(_sentence(f"{self.name(statement.speaker)} {words}"))

    def _quotation(self, wording: Wording) -> Quotation | None:
        if wording.article not in self.readings:
            self.readings[wording.article] = self.record.reading(wording.article)
        quotations = self.readings[wording.article].quotations
        return quotations[wording.quotation] if wording.quotation < len(quotations) else None

    def _pieces(self, wording: Wording) -> str:
        """The quoted words, with " ... " where the report's own words stand between."""
        quotation = self._quotation(wording)
        if quotation is None:
            return _quoted(" ".join(wording.text.split()))
        pieces = [" ".join(span.of(self.texts[wording.article]).split()) for span in quotation.spans]
        return "“" + " ... ".join(_bare(piece) for piece in pieces).rstrip(".") + "”"

    def positions(self) -> tuple[Line, ...]:
        """Who is for, against or conditionally for what."""
        lines = []
        for reading in self.record.readings(self.story.id):
            for position in reading.positions:
                stance = {"for": "for", "against": "against"}.get(position.stance, f"{position.stance}ly for")
                text = f"{self.name(position.holder)} is {stance}: {_quoted(' '.join(position.issue.split()))}."
                lines.append(Line(text, self.cite((Evidence(reading.article.id, position.span),))))
        return tuple(lines[:MOST_ALONE])

    def differences(self) -> tuple[Line, ...]:
        """Each difference with its sides and the judgement."""
        found: list[Difference] = list(self.record.compared("differences", self.story.id))
        return tuple(self._difference(one) for one in found)

    def _difference(self, difference: Difference) -> Line:
        by_value: dict[str, list[str]] = {}
        for side in difference.sides:
            if side.article in self.articles:
                report = self.articles[side.article]
                by_value.setdefault(" ".join(side.value.split()), []).append(report.outlet or report.name)
        sides = "; ".join(f"{_quoted(value)} in {_list(tuple(dict.fromkeys(who)))}" for value, who in by_value.items())
        topic = f" of {difference.topic}" if difference.topic else ""
        evidence = tuple(Evidence(side.article, side.evidence[-1]) for side in difference.sides if side.evidence)
        return Line(
            f"{difference.kind.capitalize()}{topic}: {sides}. {difference.judgement.capitalize()}.",
            self.cite(evidence, 8),
        )

    def alone(self) -> tuple[Line, ...]:
        """Events that a single voice tells, where others tell the story."""
        if len(self.story.voices or self.story.articles) < 2:
            return ()
        single = [c for c in self.claims if c.kind == "event" and len(c.said_by) == 1 and c.speaker is None]
        lines, told = [], set()
        for claim in single:
            if claim.status in ("occurred", "ongoing", "planned") and claim.evidence[0] not in told:
                told.add(claim.evidence[0])
                report = self.articles[claim.evidence[0].article]
                lines.append(Line(f"{report.outlet or report.name}: {_quoted(claim.text)}", self.cite(claim.evidence)))
        return tuple(lines[:MOST_ALONE])

    def open_questions(self) -> tuple[Line, ...]:
        """What the reports do not say: dates, speakers, outlets."""
        lines = []
        for report in self.articles.values():
            if report.published is None:
                told = f"“{report.headline}”" if report.headline else "its report"
                lines.append(Line(f"When {report.outlet or report.name} published {told} is not said.", ()))
        undated = [m for m in self.meetings if m.date is None]
        for meeting in undated:
            who = _list(meeting.who)
            lines.append(Line(f"On which day {who} met is not said.", self.cite(meeting.evidence)))
        nameless = [a for a in self.articles.values() if a.outlet is None]
        if nameless:
            lines.append(Line(f"The outlet of {_list(tuple(sorted(a.name for a in nameless)))} is not said.", ()))
        return tuple(lines)


_PLURAL = frozenset({"have", "say", "are", "were", "do", "want", "agree", "believe"})  # more spoke than the one named


def _list(names: tuple[str, ...] | list[str]) -> str:
    names = list(names)
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else "nobody named"


def _quoted(words: str) -> str:
    return f"“{_bare(words)}”"


def _bare(words: str) -> str:
    """Words without the quotation marks around them and the comma before the last."""
    return words.strip().strip('"“”`').removeprefix("''").removesuffix("''").rstrip(",").strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”", '"')) else text + "."


def _day_of(value: str | None) -> str | None:
    return value[:10] if value and len(value) >= 10 else None


def _marked(line: Line, inferred: bool) -> Line:
    return Line(f"{line.text} (Day inferred.)", line.sources) if inferred else line


def _worth(statement: Statement) -> bool:
    """A wording of a few words without a verb of its own tells nothing by itself."""
    return max(len(w.text.split()) for w in statement.wordings) >= 5


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
