"""Meetings, events and positions of short written reports; how two reports of one happening differ.

`python -m bench.passages` gives the figures of both halves, `--errors [NUMBER ...]` what is wrong in `tune`, which
may be worked on. Of `held` only totals are told. Gold that taste decides counts neither way.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable

import sanudo
from bench.passage_gold import PASSAGES, Passage, Row, passages_in
from bench.written_stories import bare, overlap, same_name, values_touched
from sanudo.article.types import Span
from sanudo.comparing.stretches import days_of
from sanudo.comparing.types import Comparison, Meeting
from sanudo.reading.types import Reading

Tell = Callable[[str], None]
SPLITS = ("tune", "held")
_STATUS = {
    "occurred": {"occurred", "held", "ongoing"},
    "ongoing": {"occurred", "held", "ongoing"},
    "historical": {"occurred", "held", "historical"},
    "cancelled": {"cancelled", "denied", "postponed"},
    "demanded": {"demanded", "possible", "planned"},
}
_EVENT_STATUS = {
    "occurred": {"occurred", "ongoing", "historical"},
    "ongoing": {"occurred", "ongoing"},
    "cancelled": {"denied", "cancelled"},
}
_FUNCTION = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "two",
        "three",
        "both",
        "other",
        "his",
        "her",
        "its",
        "their",
        "with",
        "for",
        "in",
        "at",
        "on",
    }
)


def measure() -> list[dict[str, str]]:
    """The figures of both halves; errors of neither."""
    return [figure for split in SPLITS for figure in told(split, count(split))]


def told(split: str, n: Counter[str]) -> list[dict[str, str]]:
    """Counts as figures."""

    def row(figure: str, part: str, whole: str, note: str = "") -> dict[str, str]:
        value = f"{n[part] / max(1, n[whole]):.3f}"
        corpus = f"written passages, {split}"
        return {"figure": figure, "corpus": corpus, "size": str(n[whole]), "value": value, "note": note}

    found = []
    for kind in ("meetings", "events", "positions", "differences"):
        found.append(row(f"{kind}, recall", f"{kind} hit", f"{kind} gold"))
        found.append(row(f"{kind}, precision", f"{kind} real", f"{kind} told"))
        if kind == "meetings":
            found.append(row("meetings, day right of those found", "meetings day", "meetings hit"))
        if kind in ("meetings", "events"):
            found.append(row(f"{kind}, status right of those found", f"{kind} status", f"{kind} hit"))
        if kind == "differences":
            found.append(row("differences, recall, whatever kind", "differences any", "differences gold"))
            found.append(row("differences, harmless ones told", "harmless told", "harmless"))
    return found


def count(split: str, numbers: Iterable[str] = (), tell: Tell = lambda line: None) -> Counter[str]:
    """All counts over one half; `tell` hears what is wrong."""
    n: Counter[str] = Counter()
    chosen = set(numbers)
    for path in sorted(PASSAGES.glob(f"*_{split}.txt")):
        for passage in passages_in(path):
            if not chosen or passage.number in chosen:
                wrong: list[str] = []
                n += of_passage(passage, wrong.append)
                if wrong:
                    tell(f"== {passage.number}")
                    for line in wrong:
                        tell(line)
    return n


def of_passage(passage: Passage, tell: Tell) -> Counter[str]:
    readings = readings_of(passage)
    comparison = sanudo.compare(readings)
    if len(readings) == 2:
        return differences(passage, readings, comparison, tell)
    (reading,) = readings
    return (
        meetings(passage, reading, comparison, tell)
        + events(passage, reading, tell)
        + positions(passage, reading, tell)
    )


def readings_of(passage: Passage) -> list[Reading]:
    """Each report as it would be pasted, with its day."""
    return [
        sanudo.analyse(sanudo.read_text(report.text, f"{passage.number}-{at}.txt", report.published))
        for at, report in enumerate(passage.reports, 1)
    ]


def meetings(passage: Passage, reading: Reading, comparison: Comparison, tell: Tell) -> Counter[str]:
    """A meeting is found by two of those who met, a visit by who came and where to."""
    rows, n = passage.of("meeting"), Counter[str]()
    real = set()
    for row in rows:
        status, day, place = row.fields[0], row.fields[2], row.fields[3]
        names = [_known_as(reading, name) for name in row.names(1)]
        hits = [m for m in comparison.meetings if _met(m, names, place)]
        real |= {m.id for m in hits}
        if row.optional:
            continue
        n["meetings gold"] += 1
        n["meetings hit"] += bool(hits)
        days = [m for m in hits if _same_days(m.date, day)]
        put = [m for m in days or hits if m.status in _STATUS.get(status, {status})]
        n["meetings day"] += bool(days)
        n["meetings status"] += bool(put)
        if not days or not put:
            tell(f"meeting {'~' if hits else '-'} {row.fields} {[_short(m) for m in hits]}")
    n["meetings told"], n["meetings real"] = len(comparison.meetings), len(real)
    for m in comparison.meetings:
        if m.id not in real:
            tell(f"meeting + {_short(m)}")
    return n


def _met(meeting: Meeting, names: list[list[str]], place: str) -> bool:
    there = sum(any(_same(who, name) for who in meeting.who for name in known) for known in names)
    visit = bool(there) and meeting.kind == "visit" and _in_place(meeting.place, place)
    return visit or there >= min(2, len(names))


def _in_place(told: str | None, gold: str) -> bool:
    return bool(told and gold) and (told.casefold() in gold.casefold() or gold.casefold() in (told or "").casefold())


def _same_days(told: str | None, gold: str) -> bool:
    """One day, or a day within the span told, or a week as its days; where the gold has none, none."""
    if not gold or not told:
        return not gold and not told
    if (days := days_of(told)) and [day.isoformat() for day in days] == gold.split("/"):
        return True
    return told == gold or any(told.startswith(day) or day.startswith(told) for day in gold.split("/"))


def _short(meeting: Meeting) -> str:
    return f"{meeting.kind} {'+'.join(meeting.who)} @{meeting.place} #{meeting.date} ={meeting.status}"


def events(passage: Passage, reading: Reading, tell: Tell) -> Counter[str]:
    """An event is found by its type, a cue within its words, and one of its parties where any are named."""
    text, n = reading.article.text, Counter[str]()
    real = set()
    for row in passage.of("event"):
        kinds, status = row.fields[0].split("/"), row.fields[1]
        places = _places(text, row.fields[4])
        here = [e for e in reading.events if overlap((e.cue,), places)]
        names = [known for name in row.names(2) + row.names(3) for known in _known_as(reading, name)]
        right = [e for e in here if e.type in kinds]
        hits = [
            e
            for e in right
            if not names or any(_same(p.name, name) for p in (*e.actors, *e.recipients) for name in names)
        ]
        real |= {id(e) for e in hits}
        if row.optional:
            real |= {id(e) for e in right}
            continue
        n["events gold"] += 1
        n["events hit"] += bool(hits)
        put = [e for e in hits if e.status in _EVENT_STATUS.get(status, {status})]
        n["events status"] += bool(put)
        if not put:
            told_as = [(e.type, e.status, [p.name for p in (*e.actors, *e.recipients)]) for e in here]
            tell(f"event {'~' if hits else '-'} {row.fields} {told_as or ''}")
    n["events told"], n["events real"] = len(reading.events), len(real)
    for e in reading.events:
        if id(e) not in real:
            parties = [[p.name for p in ps] for ps in (e.actors, e.recipients)]
            tell(f"event + {e.type} {e.status} {parties} {e.cue.of(text)!r} {e.confidence} in {e.sentence.of(text)!r}")
    return n


def positions(passage: Passage, reading: Reading, tell: Tell) -> Counter[str]:
    """A position is found by its words, its stance and its holder."""
    text, n = reading.article.text, Counter[str]()
    real = set()
    for row in passage.of("position"):
        here = [p for p in reading.positions if overlap((p.span,), _places(text, row.fields[3]))]
        names = _known_as(reading, row.fields[1])
        right = [p for p in here if p.stance == row.fields[0] and any(_same(p.holder, name) for name in names)]
        real |= {id(p) for p in (here if row.optional else right)}
        if row.optional:
            continue
        n["positions gold"] += 1
        n["positions hit"] += bool(right)
        if not right:
            tell(f"position - {row.fields} {[(p.holder, p.stance) for p in here] or ''}")
    n["positions told"], n["positions real"] = len(reading.positions), len(real)
    for p in reading.positions:
        if id(p) not in real:
            tell(f"position + {p.holder} {p.stance} {p.issue!r} {p.span.of(text)!r}")
    return n


def differences(passage: Passage, readings: list[Reading], comparison: Comparison, tell: Tell) -> Counter[str]:
    """A difference is found where both of its sides are touched by the evidence of one that is told."""
    n: Counter[str] = Counter()
    at = {reading.article.id: number for number, reading in enumerate(readings)}
    texts = [reading.article.text for reading in readings]
    touched = [
        [(at[side.article], span) for side in one.sides for span in side.evidence] for one in comparison.differences
    ]

    def hits_of(row: Row) -> list[int]:
        sides = [(str(s), s, _places(texts[s], words)) for s, words in enumerate(row.sides)]
        return [d for d, spans in enumerate(touched) if len(values_touched(sides, spans)) > 1]

    seen: set[int] = set()
    neutral: set[int] = set()
    for row in passage.of("differs"):
        hits = hits_of(row)
        if row.optional:
            neutral |= set(hits)
            continue
        seen |= set(hits)
        of_kind = any(comparison.differences[d].kind in row.fields[0].split("/") for d in hits)
        n["differences gold"] += 1
        n["differences hit"] += of_kind
        n["differences any"] += bool(hits)
        if not of_kind:
            tell(f"difference - {row.fields} {[comparison.differences[d].kind for d in hits] or ''}")
    same: set[int] = set()
    for row in passage.of("same"):
        hits = set(hits_of(row)) - seen - neutral
        same |= hits
        n["harmless"] += 1
        n["harmless told"] += bool(hits)
    for d, one in enumerate(comparison.differences):
        if d in seen or d not in neutral:
            n["differences told"] += 1
            n["differences real"] += d in seen
        if d not in seen | neutral:
            sides = [
                (at[side.article] + 1, side.value, side.evidence[-1].of(texts[at[side.article]])) for side in one.sides
            ]
            tell(f"difference + {'HARMLESS ' * (d in same)}{one.kind} {one.topic}: {sides}")
    return n


def _places(text: str, words: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(re.escape(words), text)]


def _known_as(reading: Reading, name: str) -> list[str]:
    """A name as the gold has it, and what whoever the report calls so is called by the reading: Moscow, Russia."""
    text = reading.article.text
    found = {
        reading.entities[mention.entity].name
        for mention in reading.mentions
        if mention.entity is not None
        and mention.form != "pronoun"
        and mention.span.of(text).casefold() == name.casefold()
    }
    return [name, *sorted(found)]


def _same(told: str, gold: str) -> bool:
    """One name, or the words of the one among those of the other: "the ministry", "Estonian foreign ministry"."""
    if same_name(told, gold):
        return True
    a, b = (set(re.findall(r"\w+", bare(name))) - _FUNCTION for name in (told, gold))
    return bool(a and b) and (a <= b or b <= a)


if __name__ == "__main__":
    if "--errors" in sys.argv:
        count("tune", [one for one in sys.argv[1:] if one != "--errors"], print)
    for one in measure():
        print(f"{one['figure']}\t{one['corpus']}\t{one['value']}\tof {one['size']}")
