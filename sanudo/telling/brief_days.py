"""What happened and was said, day by day: the part of a brief that tells.

A `Teller` goes in; sections of lines come out, a section a day. Of each day first what was done, then what was said,
speaker by speaker, a paragraph each: what several reports have before what one has.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span
from sanudo.comparing.types import Claim, Evidence, Meeting, Statement, Wording
from sanudo.telling.account import Line, Section, Teller, bare, capital, ended, listed, quoted
from sanudo.telling.days import in_words

MOST_OF_A_DAY = 14  # statements; what several reports have is always told
MOST_IN_SHORT = 3


def days_told(teller: Teller) -> list[Section]:
    """A section a day, oldest first, what has no day at the end."""
    days = {_met_on(teller, m) for m in teller.meetings} | {_said_on(teller, s) for s in teller.statements}
    days |= {_day_of(c.date) for c in teller.claims if c.kind == "event" and _is_news(c)}
    sections = []
    for day in [*sorted(day for day in days if day), None]:
        lines = _done(teller, day) + _said(teller, day)
        if lines:
            sections.append(Section(in_words(day) if day else "On a day not said", tuple(lines), 3))
    return sections


def most_told(teller: Teller) -> list[Line]:
    """What the most reports have: a meeting or two, an event, a statement or two."""
    meetings = sorted(teller.meetings, key=lambda m: (-len({e.article for e in m.evidence}), m.date or "9", m.id))
    lines = [
        _meeting(teller, m, dated=True)
        for m in meetings[:2]
        if m.status == "held" and len({e.article for e in m.evidence}) > 1 and len(m.who) > 1
    ]
    events = [c for c in teller.claims if c.kind == "event" and _is_news(c) and not _is_said(teller, c.evidence[0])]
    for claim in sorted(events, key=lambda c: (-len(c.said_by), c.date or "9", c.id))[: MOST_IN_SHORT - len(lines)]:
        lines.append(Line(ended(bare(claim.text)), teller.cite(claim.evidence)))
    shared = [s for s in teller.statements if len({w.article for w in s.wordings}) > 1 and _worth(teller, s)]
    shared.sort(key=lambda s: (-len({w.article for w in s.wordings}), s.id))
    lines += [_statement(teller, s) for s in shared[: max(1, MOST_IN_SHORT + 1 - len(lines))]]
    teller.told.clear()  # what stands in short is told again in its place
    return [Line(line.text, line.sources, n == 0) for n, line in enumerate(lines)]


def _met_on(teller: Teller, meeting: Meeting) -> str | None:
    return meeting.date or _placed_on(teller, {e.article for e in meeting.evidence})


def _is_inferred(meeting: Meeting) -> bool:
    return (meeting.date_basis or "").startswith("inferred")


def _said_on(teller: Teller, statement: Statement) -> str | None:
    if statement.occasions:
        return statement.occasions[0][:10]
    return _placed_on(teller, {wording.article for wording in statement.wordings})


def _placed_on(teller: Teller, articles: set[str]) -> str | None:
    """The day that undated reports are placed on, where all that tell a thing are."""
    days = {teller.placed.get(article) for article in articles}
    return days.pop() if len(days) == 1 else None


def _done(teller: Teller, day: str | None) -> list[Line]:
    """Meetings and visits, then events that several voices tell themselves: one paragraph."""
    meetings = [m for m in teller.meetings if _met_on(teller, m) == day and m.status in _MEETINGS]
    lines = [_marked(_meeting(teller, m), (m.date is None and day is not None) or _is_inferred(m)) for m in meetings]
    told = {e.span for m in meetings for e in m.evidence}
    for claim in teller.claims:
        first = claim.evidence[0]
        news = claim.kind == "event" and _day_of(claim.date) == day and _is_news(claim) and first.span not in told
        if news and not _is_said(teller, first):
            told.add(first.span)
            lines.append(Line(ended(bare(claim.text)), teller.cite(claim.evidence)))
    return [Line(line.text, line.sources, n == 0) for n, line in enumerate(lines)]


def _is_news(claim: Claim) -> bool:
    return claim.status in ("occurred", "ongoing", "planned") and claim.speaker is None and len(claim.said_by) > 1


def _is_said(teller: Teller, sentence: Evidence) -> bool:
    """Whether a sentence mostly tells what somebody said: it is told as a statement then."""
    size = sentence.span.end - sentence.span.start
    words = [
        e.span
        for statement in teller.statements
        for wording in statement.wordings
        if wording.article == sentence.article
        for e in wording.evidence
    ]
    inside = [w.end - w.start for w in words if sentence.span.start <= w.start and w.end <= sentence.span.end]
    return any(length > 0.4 * size for length in inside)


def _meeting(teller: Teller, meeting: Meeting, dated: bool = False) -> Line:
    who = [teller.name(name) for name in meeting.who]
    place = f" in {meeting.place}" if meeting.place else ""
    length = f" ({listed([quoted(one) for one in meeting.duration])})" if meeting.duration else ""
    day = f" on {in_words(meeting.date)}" if dated and meeting.date and not _is_inferred(meeting) else ""
    if meeting.kind == "visit":
        told, after = _VISITS.get(meeting.status, _VISITS["held"])
        text = f"{listed(who)} {told} {meeting.place or 'a place not said'}{day}{length}{after}."
    else:
        told, after = (_TALKS if len(who) == 1 else _MEETINGS).get(meeting.status, ("met", ""))
        text = f"{listed(who)} {told}{place}{day}{length}{after}."
    return Line(text, teller.cite(meeting.evidence, 6))


# Of each status what is told before the place and what after it; of one party without regard to number.
_VISITS = {
    "held": ("visited", ""),
    "ongoing": ("visited", ""),
    "planned": ("planned to visit", ""),
    "possible": ("might visit", ""),
    "denied": ("did not visit", ""),
    "cancelled": ("planned to visit", ", and called it off"),
    "postponed": ("planned to visit", ", and put it off"),
}
_MEETINGS = {
    "held": ("met", ""),
    "ongoing": ("met", ""),
    "planned": ("were to meet", ""),
    "possible": ("might meet", ""),
    "denied": ("did not meet", ""),
    "cancelled": ("were to meet", ", and it was called off"),
    "postponed": ("were to meet", ", and it was put off"),
}
_TALKS = {
    "held": ("held talks", ""),
    "ongoing": ("held talks", ""),
    "planned": ("had talks planned", ""),
    "possible": ("might hold talks", ""),
    "denied": ("held no talks", ""),
    "cancelled": ("had talks planned", ", and they were called off"),
    "postponed": ("had talks planned", ", and they were put off"),
}


def _said(teller: Teller, day: str | None) -> list[Line]:
    """A paragraph a speaker: first who is told by most reports."""
    statements = [s for s in teller.statements if _said_on(teller, s) == day and _worth(teller, s)]
    ranked = sorted(statements, key=lambda s: (-len({w.article for w in s.wordings}), _first(teller, s)))
    several = sum(len({w.article for w in s.wordings}) > 1 for s in ranked)
    kept = ranked[: max(several, MOST_OF_A_DAY)]
    speakers: dict[str, list[Statement]] = {}
    for statement in kept:
        speakers.setdefault(statement.speaker, []).append(statement)
    lines: list[Line] = []
    for said in speakers.values():
        told = [(_statement(teller, s), not s.occasions and day is not None) for s in said]
        new = [_marked(line, inferred) for line, inferred in told if line.text]
        lines += [Line(line.text, line.sources, n == 0) for n, line in enumerate(new)]
    left = ranked[len(kept) :]
    if left:
        are = "statement, in one report alone, is" if len(left) == 1 else "statements, each in one report alone, are"
        evidence = [w.evidence[0] for s in left for w in s.wordings if w.evidence]
        number = capital(_COUNTS.get(len(left), str(len(left))))
        lines.append(Line(f"{number} more {are} in the record.", teller.cite(evidence)))
    return lines


def _first(teller: Teller, statement: Statement) -> tuple[int, int]:
    """Where a statement is first told: the number of the report, and the place in it."""
    order = {article: n for n, article in enumerate(teller.articles)}
    places = [(order.get(w.article, 999), w.evidence[0].span.start) for w in statement.wordings if w.evidence]
    return min(places, default=(999, 0))


def _worth(teller: Teller, statement: Statement) -> bool:
    """Whether it tells something by itself: more than a few words, and nothing that only the text before explains."""
    return any(_stands(wording) for wording in statement.wordings)


def _stands(wording: Wording) -> bool:
    words = re.findall(r"[\w'’-]+", wording.text.lower())
    if len(words) < 5 or len(words) > _LONG:
        return len(words) > _LONG
    return words[-1] not in _LEANING and tuple(words[-2:]) not in _LEANING_PAIRS


_LONG = 12
# A shorter wording that ends so leans on what was said before it.
_LEANING = frozenset(("so", "too", "otherwise", "likewise", "that", "this", "them"))
_LEANING_PAIRS = frozenset((("do", "it"), ("doing", "it"), ("like", "that"), ("that", "either"), ("as", "well")))


def _statement(teller: Teller, statement: Statement) -> Line:
    """In the report's own words: as quoted, or with the words that report it, or the report's whole sentence.

    The line is empty where the words have been told.
    """
    standing = [w for w in statement.wordings if _stands(w)] or list(statement.wordings)
    ways = sorted(standing, key=lambda w: (_rank(w), w.truncated, -len(w.text), w.article, w.quotation))
    told = None
    for wording in ways:
        told = _as_quoted(teller, statement, wording) or _as_reported(teller, statement, wording)
        if told:
            break
    whole = told or _in_its_sentence(teller, ways[0])
    words = _fold(ways[0].text)
    if any(words in before or (told is None and before in _fold(whole)) for before in teller.told):
        return Line("", ())
    teller.told |= {_fold(whole), words}
    told = whole
    several = len({w.article for w in statement.wordings})
    if several > 1:
        wordings = len({_fold(w.text) for w in statement.wordings})
        told += f" ({capital(_COUNTS.get(several, str(several)))} reports"
        told += ".)" if wordings == 1 else f", {wordings} wordings.)"
    evidence = tuple(w.evidence[0] for w in [ways[0], *statement.wordings] if w.evidence)
    return Line(told, teller.cite(evidence, 6))


_COUNTS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


def _rank(wording: Wording) -> int:
    return {"direct": 0, "mixed": 1, "indirect": 1}.get(wording.kind, 2)


def _as_quoted(teller: Teller, statement: Statement, wording: Wording) -> str | None:
    """Speaker and words, where the words in the marks are sentences of their own."""
    quotation = teller.quotation(wording)
    if wording.kind != "direct" or quotation is None:
        return None
    text = teller.texts[wording.article]
    pieces = [bare(span.of(text)) for span in quotation.spans]
    if not pieces[0][:1].isupper() or not all(_in_marks(text, span) for span in quotation.spans):
        return None
    said = " ... ".join(pieces)
    said = said if said.endswith((".", "!", "?")) else said + "."
    verb = "said" if quotation.manner == "speech" else "thought"
    return f"{teller.name(statement.speaker)} {verb}: “{said}”"


def _in_marks(text: str, span: Span) -> bool:
    """Whether a stretch stands in quotation marks: they are in it, or just outside."""
    around = text[max(0, span.start - 2) : span.start + 1] + text[max(0, span.end - 1) : span.end + 2]
    return any(sign in around for sign in "\"“”«»'‘’`")


def _as_reported(teller: Teller, statement: Statement, wording: Wording) -> str | None:
    """Speaker, cue and content as one sentence, where the report has them in this order and close together."""
    quotation = teller.quotation(wording)
    if quotation is None or quotation.cue is None or quotation.speaker_span is None or len(quotation.spans) > 1:
        return None
    cue, content = quotation.cue, quotation.spans[0]
    if not quotation.speaker_span.end <= cue.start <= cue.end <= content.start or content.start - cue.end > 30:
        return None
    text = teller.texts[wording.article]
    between, words = text[cue.end : content.start], " ".join(text[cue.start : content.end].split())
    first = words.split()[0].lower()
    if "," in between or "\n" in between or words[:1].isupper() or first.endswith("ing") or first in ("to", "by"):
        return None
    if content.of(text).split()[0].lower() in _FINITE:
        return None  # "the plan, which he said would cost little": its subject stands before
    if first in _PLURAL and statement.speaker != quotation.speaker_span.of(text):
        return capital(ended(" ".join(text[quotation.speaker_span.start : content.end].split())))
    return capital(ended(f"{teller.name(statement.speaker)} {_evened(words)}"))


_PLURAL = frozenset({"have", "say", "are", "were", "do", "want", "agree", "believe", "hope", "fear", "think", "call"})


_FINITE = frozenset(("am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might"))
_FINITE |= {"must", "shall", "should", "was", "were", "will", "would"}


def _evened(words: str) -> str:
    """Words cut out of a sentence, without a quotation mark that has lost its fellow."""
    if words.count('"') == 1 or words.count("“") != words.count("”"):
        words = words.replace('"', "").replace("“", "").replace("”", "")
    return words.rstrip(",;: ")


def _in_its_sentence(teller: Teller, wording: Wording) -> str:
    """The sentence of the report, in its words and under its name."""
    label = teller.labels.get(wording.article, "a report")
    evidence = wording.evidence[0]
    for sentence in teller.reading(evidence.article).sentences:
        if sentence.span.start <= evidence.span.start < sentence.span.end:
            words = " ".join(sentence.span.of(teller.texts[evidence.article]).split())
            return f"{capital(label)} has: “{_inner(words)}”"
    return f"{capital(label)} has: {quoted(wording.text)}."


def _inner(words: str) -> str:
    """Quotation marks inside quoted words are single."""
    return re.sub(r"[\"“”]([^\"“”]*)[\"“”]", r"‘\1’", words).replace('"', "").replace("“", "").replace("”", "")


def _day_of(value: str | None) -> str | None:
    return value[:10] if value and len(value) >= 10 else None


def _marked(line: Line, inferred: bool) -> Line:
    return Line(f"{line.text} (Day inferred.)", line.sources, line.opens) if inferred else line


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
