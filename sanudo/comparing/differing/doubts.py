"""What speaks against a difference that was found: what the sentences say beside the values that part.

Differences and the lines of their story go in; those that nothing speaks against come out. A false contradiction costs
trust, and most sentences that nearly contradict each other tell of two things: of the days before and since, of two
rounds, of two states' laws, of what is wanted and what there is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.comparing.differing.announced import announced, told_earlier, two_subjects
from sanudo.comparing.differing.beside import has_it_too, names_both, there_and_back, two_houses, two_pictures
from sanudo.comparing.differing.lines import Line, Lines, later
from sanudo.comparing.differing.numbers import is_age, quantities_in, quantity_at
from sanudo.comparing.differing.two_things import (
    adds_up,
    day_of,
    lies_in,
    not_yet,
    of_another_time,
    one_of_many,
    told_aside,
    two_doers,
    two_names,
    two_ranges,
    two_scenes,
    two_steps,
)
from sanudo.comparing.quantities import differ
from sanudo.comparing.types import Difference, Side

_NO = re.compile(r"\b(?:not|never|cannot|no|nor|neither|none|nothing|nobody|without)\b|(?<=\w)n['’]t\b", re.I)
_MEANS_NO = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|declin\w+|refus\w+|fail(?:s|ed|ing)?|remov\w+|dropp?\w*|reject\w*|discount\w*|dismiss\w*"
    r"|rul(?:e|ed|es|ing) out)\b",
    re.I,
)
_UNDENIED = re.compile(r"\b(?:not|n['’]t)\s+(?:\w+\s+){0,2}(?:exclud|rul\w+ out|den[yi]|reject|refus)", re.I)
_WANTED = re.compile(
    r"\b(?:want|seek|sought|demand|urg|propos|favou?r|support|oppos|hop|wish|promis|call(?:s|ed|ing)? for)\w*"
    r"\s+(?:\w+\s+)?$",
    re.I,
)
_WISHED = re.compile(r"(?:\bwould|['’]d)\s+[\"“'‘]?(?:love|like|prefer|welcome|hope|want|be happy)\b[^;:]{0,50}$", re.I)
_BEGAN_AT = re.compile(r"\bfrom\s+(?:about|around|some|nearly|almost|just|over|under)?\s?$", re.I)
_AGAIN = re.compile(r"\b(?:resum|reopen|restart|continu|reconven)\w*", re.I)
_ASKS = re.compile(r"\b(?:how|what|who|when|why|where|whether|which)\b", re.I)
_MEASURES = re.compile(
    r"[\s-]*(minute|hour|day|week|month|year|decade|per ?cent|%|mile|kilomet|km\b|met(?:er|re)|feet|tonne|ton\b)", re.I
)
_LEFT = re.compile(r"\b(?:last|other|another|remaining|further|additional|first|extra)\s+$", re.I)
_REMAIN = re.compile(r"\s+(?:\w+\s+){0,2}(?:remain(?:s|ed|ing)?|(?:are|were|is|was) still|still)\b", re.I)
_SOME = re.compile(
    r"\s+(?:\w+\s+)?(?:of (?:the|its|their|his|her) \d|more\b)"
    r"|\s+of (?:(?:the|these|those)\s+[^\W\d]|them\b|whom\b)",
    re.I,
)
_AMONG = re.compile(r"\bincluding\s+(?:(?:at least|about|some|more than)\s+)?$", re.I)
_OVER = re.compile(
    r"\b(?:since (?:the \w+|[A-Z]\w+|last \w+|\d{4})|this (?:week|month|year|season|decade)|to date|"
    r"in (?:as many|a|two|three|four|five|\d+) (?:days?|weeks?|months?|years?|decades?))\b"
)
_BEHIND = 60  # characters behind a number in which it is told
_POLL = re.compile(r"\b(?:polls?|polled|polling|surveys?|surveyed|pollsters?|margins?)\b", re.I)
_COUNTED_FROM = re.compile(r"\s+(?:ago|before|after|earlier|later|from now|to go|left|until|till)\b", re.I)
_MEET = re.compile(r"\b(?:meet|met|meeting|meets|talks|spoke|hosted|received)\b", re.I)
_CONDITION = re.compile(r"\b(?:unless|until|without|if|provided)\b", re.I)
_WILL_NOT = re.compile(r"\b(?:will|would|shall|could|can)\s?(?:not|never|n['’]t)\b|\bwo ?n['’]t\b", re.I)
_NOT_BUT = re.compile(
    r"\bnot\b[^.;:]{1,60}?,? but (?!(?:not|for|also|it|he|she|they|we|I|you|there|that|this)\b)", re.I
)
_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|call\w* off|put off|put back|postpon\w*|suspend\w*|halt\w*|scrap\w*|delay\w*|shelv\w*"
    r"|abandon\w*)\b",
    re.I,
)
_FORBIDS = re.compile(r"\b(?:may|shall|must) not\b|\bno \w+\b[^.;]{0,80}\bshall\b", re.I)
_GOVERNS = re.compile(
    r"\b(?:administration|government|cabinet|presidency|White House|Kremlin|Downing Street|Elys[eé]e)\b", re.I
)
_AS_MUCH = 0.6  # the share of what two sentences have in common that a third has too, to tell of the same
_SINCE = ("before", "after", "since", "until", "till")
_FIRST = re.compile(r"\b(?:first|last|past|previous|next|coming)\b", re.I)
_WE = re.compile(r"\b(?:I|we|my|our|us|me)\b")
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|plead(?:s|ed|ing)? not guilty)\b", re.I)
_ACCUSED = re.compile(r"\b(?:charge[sd]?|accus\w+|alleg\w+|indict\w+|suspect\w*)\b", re.I)
_HOURS_OF_STAY = re.compile(r"[\w-]+(?:\s[\w-]+)?[\s-]hours?[\s-](?:\w+\s)?(?:visit|trip|stay|stopover|tour)\b", re.I)
_HOURS_WITH = re.compile(
    r"[\w-]+(?:\s[\w-]+){0,2}[\s-](?:hours?|minutes?)\s(?:with|of talks|meeting|talks|alone)\b", re.I
)
_IN_OTHER_MONEY = re.compile(r"\d[^()]{0,25}\(\s*(?:about|around|nearly|roughly|or)?\s*[^\s\w]?\s*$", re.I)
_MARKS = re.compile(r"[\"“”]")
_BESIDE = 160  # characters before and after a sentence that are read with it
_ROUNDS = 2  # days between reports beyond which a day told of talks may be of the next ones


def undoubted(found: list[Difference], lines: Lines) -> list[Difference]:
    """The differences that nothing in their own sentences speaks against."""
    return [one for one in found if not _doubtful(one, lines)]


def means_no(line: Line) -> bool:
    """Whether a sentence negates something, or has a word for denying, refusing, failing."""
    return bool(
        _NO.search(line.text, line.sentence.start, line.sentence.end)
        or _MEANS_NO.search(line.text, line.sentence.start, line.sentence.end)
    )


def calls_off(line: Line) -> bool:
    """Whether a sentence tells of a thing that is called off, put off or broken off."""
    return bool(_CALLED_OFF.search(line.text, line.sentence.start, line.sentence.end))


def _doubtful(one: Difference, lines: Lines) -> bool:
    told = [(side, line) for side in one.sides if (line := lines.told_by(side)) is not None]
    if one.kind == "polarity" and _told_both_ways(told, lines):
        return True
    doubts = _DOUBTS.get(one.kind, ())
    pairs = [(a, b) for i, a in enumerate(told) for b in told[i + 1 :] if a[0].article != b[0].article]
    if one.kind == "number":
        pairs = [(a, b) for a, b in pairs if not _one_number(*a, *b)]
    return bool(pairs) and all(any(doubt(*a, *b) for doubt in doubts) for a, b in pairs)


def _told_both_ways(told: list[tuple[Side, Line]], lines: Lines) -> bool:
    """Whether a report tells elsewhere what the other one tells: that it is so, and that somebody denies it."""
    pairs = ((own, there) for _, own in told for _, there in told if own.article != there.article)
    return any(_tells_too(own, there, lines) for own, there in pairs if means_no(own) != means_no(there))


def _tells_too(own: Line, there: Line, lines: Lines) -> bool:
    """Whether the report of `own` has another sentence of the same that puts it as `there` does."""
    shared = own.keys & there.keys
    least = _AS_MUCH * lines.weight(shared)
    beside = (line for line in lines.lines if line.article == own.article and line.sentence != own.sentence)
    return any(lines.weight(line.keys & shared) >= least and means_no(line) == means_no(there) for line in beside)


def _forbidden(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What a rule forbids is neither to come nor possible."""
    return any(_FORBIDS.search(line.text, line.sentence.start, line.sentence.end) for line in (one, other))


def _one_government(a: Side, one: Line, b: Side, other: Line) -> bool:
    """A government by two of its names: "White House", "the Trump administration"."""
    return all(_GOVERNS.search(side.value) for side in (a, b))


def _one_number(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Whether two numbers fit each other; of three sides not all need part."""
    x, y = (quantity_at(line.reading, line.sentence, side.evidence[0]) for side, line in ((a, one), (b, other)))
    return x is not None and y is not None and not differ(x, y)


def _both_deny(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What both sentences negate somewhere may be denied by both."""
    return all(_NO.search(line.text, line.sentence.start, line.sentence.end) for line in (one, other))


def _neither_denies(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Nothing in either sentence negates, means no, or calls off."""
    return not any(means_no(line) or calls_off(line) for line in (one, other))


def _not_but(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Who says "not the one, but the other" affirms the other as well."""
    return any(_NOT_BUT.search(line.text, line.sentence.start, line.sentence.end) for line in (one, other))


def _undone_too(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Words that mean no in the sentence that does not negate, while the other one does."""
    sides = ((a, one), (b, other))
    yes = [(s, x) for s, x in sides if not _NO.search(x.text, x.sentence.start, x.sentence.end)]
    if len(yes) != 1:
        return False
    side, line = yes[0]
    denials = _MEANS_NO.finditer(line.text, line.sentence.start, line.sentence.end)
    told = side.evidence[0]
    return any(match.end() <= told.start or told.end <= match.start() for match in denials)


def _denied_in_two_words(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One denies by a word, the other by "not": "ruled out a membership", "is not interested in membership"."""
    for side, line, there in ((a, one, other), (b, other, one)):
        by_word = _MEANS_NO.search(side.evidence[0].of(line.text))
        negated = _NO.search(there.text, there.sentence.start, there.sentence.end)
        if by_word and negated and not _UNDENIED.search(there.text, there.sentence.start, there.sentence.end):
            return True
    return False


def _wanted(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What somebody wants is not what there is."""
    fronts = [line.text[line.sentence.start : side.evidence[0].start] for side, line in ((a, one), (b, other))]
    return any(_WANTED.search(front) or _WISHED.search(front) for front in fronts)


def _where_it_began(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What rose "from 8 percent to 14" began there at some time before, which the other sentence need not mean."""
    return any(
        _BEGAN_AT.search(line.text[line.sentence.start : side.evidence[0].start])
        for side, line in ((a, one), (b, other))
    )


def _goes_on(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What is resumed is so day after day: two parties to it, two days."""
    again = all(_AGAIN.search(line.text, line.sentence.start, line.sentence.end) for line in (one, other))
    return again and not one.actors & other.actors


def _has_both(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One report has the other's word too, right beside its own."""
    for side, line in ((a, other), (b, one)):
        around = line.text[max(0, line.sentence.start - _BESIDE) : line.sentence.end + _BESIDE].lower()
        if side.value.lower() in around:
            return True
    return False


def _both_quoted(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What stands in quotation marks in both is quoted or translated otherwise, not put more strongly."""
    return all(_marked(side, line) for side, line in ((a, one), (b, other)))


def _two_quotations(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Words in quotation marks in both of which no two stand in a row in both are of two sentences: "a senseless act of
    evil", "a hateful act"."""
    if not _both_quoted(a, one, b, other):
        return False
    words = [re.findall(r"\w+", _piece(side, line).lower()) for side, line in ((a, one), (b, other))]
    runs = [set(pairwise(found)) for found in words]
    return not runs[0] & runs[1]


def _piece(side: Side, line: Line) -> str:
    """The words between the quotation marks around a value."""
    told = side.evidence[0]
    before = _MARKS.split(line.text[line.sentence.start : told.start])[-1]
    return before + told.of(line.text) + _MARKS.split(line.text[told.end : line.sentence.end])[0]


def _marked(side: Side, line: Line) -> bool:
    before = line.text[line.sentence.start : side.evidence[0].start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _cut_short(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One sentence is the other's beginning or end."""
    letters = ["".join(c for c in line.sentence.of(line.text).lower() if c.isalnum()) for line in (one, other)]
    return letters[0] in letters[1] or letters[1] in letters[0]


def _asked(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Who does not say how many there are does not deny that there are."""
    return any(_ASKS.search(side.evidence[0].of(line.text)) for side, line in ((a, one), (b, other)))


def _before_and_since(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Each sentence sets its thing on another side of a time."""
    told = [
        {w for w in _SINCE if re.search(rf"\b{w}\b", line.text[line.sentence.start : line.sentence.end], re.I)}
        for line in (one, other)
    ]
    return bool(told[0] and told[1] and not told[0] & told[1])


def _two_rounds(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Reports days apart that each tell of a day near their own."""
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) > _ROUNDS


def _two_measures(a: Side, one: Line, b: Side, other: Line) -> bool:
    """A week and a month, kilometres and countries."""
    after = [line.text[side.evidence[0].end : line.sentence.end] for side, line in ((a, one), (b, other))]
    kinds = [_MEASURES.match(text) for text in after]
    if kinds[0] and kinds[1]:
        return kinds[0].group(1).lower() != kinds[1].group(1).lower()
    bare = next((text for text, kind in zip(after, kinds, strict=True) if kind is None), "")
    return any(kinds) and bool(re.match(r"\s+[^\W\d_]{3,}", bare))


def _part_of(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One counts a part, or what is left, of what the other counts: "800 of the 1,200", "the last 400"."""

    def part(side: Side, line: Line) -> str:
        told = side.evidence[0]
        if _LEFT.search(line.text, line.sentence.start, told.start) or _REMAIN.match(line.text, told.end):
            return "rest"
        if _AMONG.search(line.text, line.sentence.start, told.start):
            return "among"
        return "some" if _SOME.match(line.text, told.end, line.sentence.end) else "all"

    return part(a, one) != part(b, other)


def _on_condition(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Who will not do a thing without another has not denied it."""
    return any(
        _CONDITION.search(line.text, side.evidence[0].end, line.sentence.end) for side, line in ((a, one), (b, other))
    )


def _two_days(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Each sentence gives a day, and they have none in common: what was so then may not be so now."""
    return bool(one.days and other.days and not one.days & other.days)


def _came_about(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What was not to be, by the earlier report, is told as done by a later one."""
    last = later(one, other)
    if last is None:
        return False
    early = (a, one) if last is other else (b, other)
    said = early[0].evidence[0]
    return bool(_WILL_NOT.search(early[1].text[max(early[1].sentence.start, said.start - 12) : said.end]))


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _of_others(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Sentences that name somebody each and nobody in common."""
    return bool(one.actors and other.actors and not one.actors & other.actors)


def _own_days(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Each report of another day tells of its own day, or of the day before it: two happenings."""
    if one.day is None or other.day is None or one.day == other.day:
        return False
    apart = []
    for side, line in ((a, one), (b, other)):
        day = day_of(side, line)
        if line.day is None or day is None:
            return False
        apart.append((line.day - day).days)
    return apart[0] == apart[1] and apart[0] in (0, 1)


def _other_parties(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Two meetings: each sentence tells that people met, and each names somebody whom the other does not."""
    if not all(_MEET.search(line.text, line.sentence.start, line.sentence.end) for line in (one, other)):
        return False
    ours, theirs = one.parties, other.parties
    return bool(ours - theirs and theirs - ours)


def _two_polls(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Numbers of polls, where both sentences do not name whose poll it is."""
    asked = [_POLL.search(line.text, line.sentence.start, line.sentence.end) for line in (one, other)]
    return any(asked) and not (all(asked) and one.parties & other.parties)


def _another_span(a: Side, one: Line, b: Side, other: Line) -> bool:
    """One counts what came within a stretch of time that the other does not tell: "in the first two days", "the third
    since December" and "the second this week"."""
    if len({frozenset(_lengths(line)) for line in (one, other)}) > 1:
        return True
    return len({_counted_over(line, side.evidence[0]) for side, line in ((a, one), (b, other))}) > 1


def _counted_over(line: Line, number: Span) -> str | None:
    found = _OVER.search(line.text, number.end, min(line.sentence.end, number.end + _BEHIND))
    return " ".join(found.group().casefold().split()) if found else None


def _counted_nearer(a: Side, one: Line, b: Side, other: Line) -> bool:
    """The other sentence has another number for what this one counts: seven email chains; 110 emails in 52 chains."""
    return _has_nearer(a, one, b, other) or _has_nearer(b, other, a, one)


def _has_nearer(a: Side, one: Line, b: Side, other: Line) -> bool:
    counted = [q for q in quantities_in(one.reading, one.sentence) if q.span == a.evidence[0]]
    rivals = quantities_in(other.reading, other.sentence)
    told = [q for q in rivals if q.span == b.evidence[0]]
    if not counted or not told:
        return False
    own = set(counted[0].of)
    near = len(own & set(told[0].of))
    return any(len(own & set(q.of)) > max(1, near) for q in rivals if q.unit == told[0].unit)


def _lengths(line: Line) -> list[str]:
    """The stretches of time of which a sentence tells the first or last."""
    return [
        t.value
        for t in line.reading.times
        if t.kind == "DURATION" and _within(t.span, line.sentence) and _FIRST.search(t.span.of(line.text))
    ]


def _counted_from_day(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Time until something or since it, told on different days, is no length."""
    if one.day == other.day and one.day is not None:
        return False
    return any(_COUNTED_FROM.match(line.text, side.evidence[0].end) for side, line in ((a, one), (b, other)))


def _two_voices(a: Side, one: Line, b: Side, other: Line) -> bool:
    """What two people say of themselves: "we have overplayed our hand"."""
    said = [_speaker_of_we(side, line) for side, line in ((a, one), (b, other))]
    return bool(all(said) and said[0] != said[1])


def _speaker_of_we(side: Side, line: Line) -> str:
    """Who says "I" or "we" in the clause of a side; "" where nobody does."""
    told = side.evidence[0]
    if not _WE.search(line.text[max(line.sentence.start, told.start - 30) : min(line.sentence.end, told.end + 12)]):
        return ""
    quoted = [q for q in line.reading.quotations if any(s.start <= told.start < s.end for s in q.spans)]
    return next((q.speaker_name or "?" for q in quoted), "")


def _only_accused(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Who is charged with a thing and who denies it agree: nothing is said of whether it is true."""
    for no, yes in ((one, other), (other, one)):
        denied = _DENIES.search(no.text, no.sentence.start, no.sentence.end)
        if denied and _ACCUSED.search(yes.text, yes.sentence.start, yes.sentence.end):
            return True
    return False


def _converted(a: Side, one: Line, b: Side, other: Line) -> bool:
    """An amount told once more in other money or measures: "1 million pounds ($1.6 million)"."""
    return any(
        _IN_OTHER_MONEY.search(line.text[line.sentence.start : side.evidence[0].start])
        for side, line in ((a, one), (b, other))
    )


def _other_ages(a: Side, one: Line, b: Side, other: Line) -> bool:
    """The age of one whose name stands before it ("Rui Santos, 48,") is no other number than of that name."""
    ages = [_aged(side, line) for side, line in ((a, one), (b, other))]
    return any(ages) and ages[0] != ages[1]


def _stay_and_talks(a: Side, one: Line, b: Side, other: Line) -> bool:
    """Hours of a visit and hours with somebody in it: "a six-hour visit", "an hour with the president"."""
    after = [line.text[side.evidence[0].start : line.sentence.end] for side, line in ((a, one), (b, other))]
    return any(_HOURS_OF_STAY.match(x) and _HOURS_WITH.match(y) for x, y in (after, after[::-1]))


def _aged(side: Side, line: Line) -> str:
    """The name whose age a number is, or nothing."""
    at = side.evidence[0]
    name = re.search(r"([\w'’-]+)\s?,\s+$", line.text[line.sentence.start : at.start])
    return name[1].lower() if name and is_age(line.text, at) else ""


_DOUBTS = {
    "polarity": (
        _neither_denies,
        _not_but,
        _both_deny,
        _undone_too,
        _denied_in_two_words,
        _wanted,
        _cut_short,
        _asked,
        _before_and_since,
        _two_days,
        _came_about,
        _on_condition,
        _two_voices,
        _only_accused,
    ),
    "strength": (_has_both, _both_quoted),
    "date": (_two_rounds, _own_days, _other_parties, _goes_on, told_aside, not_yet, two_pictures),
    "duration": (_stay_and_talks, _two_days, _other_parties, _counted_from_day, of_another_time),
    "number": (
        _two_measures,
        _part_of,
        _two_polls,
        _another_span,
        _counted_nearer,
        _where_it_began,
        _converted,
        _other_ages,
        of_another_time,
        two_names,
        adds_up,
        two_doers,
        two_scenes,
        two_ranges,
        two_steps,
        one_of_many,
        has_it_too,
        there_and_back,
    ),
    "status": (_two_voices, _forbidden, announced, told_earlier, two_subjects),
    "attribution": (_one_government,),
    "wording": (_two_quotations,),
    "place": (_of_others, _other_parties, lies_in, of_another_time, names_both, two_houses),
}
