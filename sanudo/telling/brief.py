"""A story told as an account that an editor can check line by line.

A record and a story go in, a `Brief` comes out: sections of lines, each line with the numbers of its sources, and the
sources with the exact words. Lines are taken or composed from the record with nothing added; where the record does not
say, the line says so. The same record gives the same brief.
"""

from __future__ import annotations

from collections import Counter

from sanudo.comparing.types import Difference, Evidence, Story
from sanudo.record.record import Record
from sanudo.telling.account import Brief, Line, Section, Teller, listed, quoted
from sanudo.telling.brief_days import days_told, most_told
from sanudo.telling.days import in_words

MOST_ALONE = 12


def brief(record: Record, story: Story) -> Brief:
    """The account of one story."""
    teller = Teller(record, story)
    sections = [
        Section("In short", _in_short(teller)),
        Section("What happened", ()),
        *days_told(teller),
        Section("Positions", _positions(teller)),
        Section("Where the reports differ", tuple(_difference(teller, one) for one in teller.differences)),
        Section("Only one report has", _alone(teller)),
        Section("Open questions", _open_questions(teller)),
        Section("The reports", _reports(teller)),
    ]
    kept = tuple(s for s in sections if s.lines or s.heading == "What happened")
    return Brief(story.title or "A story without a headline", kept, tuple(teller.sources))


def _in_short(teller: Teller) -> tuple[Line, ...]:
    """How many reports, of whom, from when to when; what most of them tell; how many differences they have."""
    story = teller.story
    number = len(story.articles)
    nameless = sum(1 for article in teller.articles.values() if article.outlet is None)
    named = f" of {listed(story.outlets)}" if story.outlets and not nameless else ""
    if story.outlets and nameless:
        named = f" ({listed(story.outlets)}; {nameless} {'names' if nameless == 1 else 'name'} no outlet)"
    days = f", published on {in_words(story.begin)}" if story.begin else ", undated"
    if story.begin and story.end and story.end != story.begin:
        days = f", published from {in_words(story.begin)} to {in_words(story.end)}"
    lines = [Line(f"{number} report{'s' if number != 1 else ''}{named}{days}.", ())]
    voices = len(story.voices) or number
    if voices < number:
        lines.append(
            Line(f"They are {voices} independent voice{'s' if voices != 1 else ''}; the others copy.", (), False)
        )
    lines += _undated(teller)
    lines += most_told(teller)
    if teller.differences:
        lines.append(Line(_counted(teller.differences), ()))
    return tuple(lines)


def _undated(teller: Teller) -> list[Line]:
    undated = [article for article in teller.articles.values() if article.published is None]
    if not undated or len(teller.articles) == 1:
        return []
    said = (
        "One report does not say when it was"
        if len(undated) == 1
        else f"{len(undated)} reports do not say when they were"
    )
    lines = [Line(f"{said} published.", (), False)]
    for chapter in teller.story.chapters:
        if chapter.basis == "inferred" and chapter.day:
            told = listed([quoted(teller.articles[a].headline or teller.labels[a]) for a in chapter.articles])
            text = f"{told} is placed on {in_words(chapter.day)} by inference, and its lines are marked so."
            lines.append(Line(text, teller.cite(chapter.evidence), False))
    return lines


def _counted(differences: list[Difference]) -> str:
    """ "Where they differ: two days, a name and a number." """
    kinds = Counter(one.kind for one in differences)
    told = [f"{_NUMBERS.get(n, str(n))} {_KINDS.get(k, (k, k))[n > 1]}" for k, n in kinds.items()]
    return f"They differ in {listed(told)}, set out below."


_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
_KINDS = {
    "number": ("number", "numbers"),
    "date": ("date", "dates"),
    "duration": ("length of time", "lengths of time"),
    "place": ("place", "places"),
    "name": ("spelling of a name", "spellings of names"),
    "title": ("title", "titles"),
    "participants": ("list of those who took part", "lists of those who took part"),
    "attribution": ("point of who said it", "points of who said it"),
    "strength": ("point of how strong a thing was", "points of how strong a thing was"),
    "status": ("point of whether it happened", "points of whether it happened"),
    "certainty": ("point of how sure it is", "points of how sure it is"),
    "polarity": ("denial", "denials"),
    "order": ("order of events", "orders of events"),
    "wording": ("wording of a quotation", "wordings of quotations"),
    "occasion": ("occasion of a statement", "occasions of statements"),
}


def _positions(teller: Teller) -> tuple[Line, ...]:
    """Who wants what, holder by holder, in the words of the reports."""
    found: dict[str, dict[str, dict[str, list[Evidence]]]] = {}
    for reading in teller.record.readings(teller.story.id):
        for position in reading.positions:
            issue = " ".join(position.issue.split())
            if _leans(issue):
                continue
            words = found.setdefault(position.holder, {}).setdefault(position.stance, {}).setdefault(issue, [])
            words.append(Evidence(reading.article.id, position.span))
    lines = []
    for holder, stances in found.items():
        for n, (stance, issues) in enumerate(stances.items()):
            lines.append(_position(teller, holder, stance, issues, n == 0))
    return tuple(lines)


def _leans(issue: str) -> bool:
    """Whether words say nothing without those before them ("the plan", "doing so"), or are a clause that is denied."""
    words = issue.lower().split()
    bare_one = len(words) < 3 and words[0] in ("the", "this", "that", "such", "these", "it", "his", "her", "their")
    return len(words) < 2 or bare_one or words[0] == "that" or words[-1] in ("so", "it", "that", "this", "them")


def _position(teller: Teller, holder: str, stance: str, issues: dict[str, list[Evidence]], opens: bool) -> Line:
    wishes = [quoted(issue) for issue in issues if issue.startswith("to ")]
    things = [quoted(issue) for issue in issues if not issue.startswith("to ")]
    parts = []
    verbs = _STANCES.get(stance, _STANCES["for"])
    if wishes:
        parts.append(f"{verbs[0]} {listed(wishes)}")
    if things:
        parts.append(f"{verbs[1]} {listed(things)}")
    evidence = [one for found in issues.values() for one in found[:1]]
    numbers = sorted({n for one in evidence for n in teller.cite((one,))})
    return Line(f"{teller.name(holder)} {' and '.join(parts)}.", tuple(numbers), opens)


_STANCES = {
    "for": ("wants", "is for"),
    "against": ("does not want", "is against"),
    "conditional": ("on a condition wants", "on a condition is for"),
}


def _difference(teller: Teller, difference: Difference) -> Line:
    by_value: dict[str, list[str]] = {}
    for side in difference.sides:
        if side.article in teller.labels:
            by_value.setdefault(" ".join(side.value.split()), []).append(teller.labels[side.article])
    sides = "; ".join(f"{quoted(value)} in {listed(list(dict.fromkeys(who)))}" for value, who in by_value.items())
    kind = difference.kind.capitalize()
    head = f"{kind} ({difference.topic})" if difference.topic else kind
    evidence = tuple(Evidence(side.article, side.evidence[-1]) for side in difference.sides if side.evidence)
    judgement = difference.judgement[:1].upper() + difference.judgement[1:]
    return Line(f"{head}: {sides}. {judgement}.", teller.cite(evidence, 8))


def _alone(teller: Teller) -> tuple[Line, ...]:
    """Events that a single voice tells, where others tell the story."""
    if len(teller.story.voices or teller.story.articles) < 2:
        return ()
    lines, told = [], set()
    for claim in teller.claims:
        single = claim.kind == "event" and len(claim.said_by) == 1 and claim.speaker is None
        if single and claim.status in ("occurred", "ongoing", "planned") and claim.evidence[0] not in told:
            told.add(claim.evidence[0])
            label = teller.labels[claim.evidence[0].article]
            lines.append(Line(f"{label[:1].upper()}{label[1:]}: {quoted(claim.text)}", teller.cite(claim.evidence)))
    return tuple(lines[:MOST_ALONE])


def _open_questions(teller: Teller) -> tuple[Line, ...]:
    """What the reports do not say: dates, outlets, the days of meetings, who spoke."""
    lines = []
    for id, report in teller.articles.items():
        if report.published is None:
            told = f" “{report.headline}”" if report.headline else " its report"
            lines.append(Line(f"When {teller.labels[id]} published{told} is not said.", ()))
    for meeting in teller.meetings:
        if meeting.date is None and len(meeting.who) > 1:
            lines.append(Line(f"On which day {listed(meeting.who)} met is not said.", teller.cite(meeting.evidence)))
    nameless = [teller.labels[id] for id, report in teller.articles.items() if report.outlet is None]
    if nameless:
        lines.append(Line(f"The outlet of {listed(nameless)} is not said.", ()))
    return tuple(lines)


def _reports(teller: Teller) -> tuple[Line, ...]:
    """Each report by the name it goes by here, its headline, its date and its file."""
    lines = []
    for id, report in teller.articles.items():
        date = in_words(report.published.value) if report.published else "undated"
        told = f"“{report.headline}”" if report.headline else "no headline"
        label = teller.labels[id]
        lines.append(Line(f"{label[:1].upper()}{label[1:]}: {told}, {date} ({report.name}).", ()))
    return tuple(lines)
