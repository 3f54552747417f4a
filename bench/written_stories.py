"""Six written stories of five reports through the public face: `tune` may be worked on, of `held` only totals are told.

`python -m bench.written_stories --errors [STORY ...]` lists what is missed and false in the stories of `tune`.
Gold and found are matched one to one where they can be, and leniently where taste decides: what the gold marks
optional or open counts neither for nor against.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

import sanudo
from bench.written_gold import SPLITS, STORIES, load, text_of
from sanudo.article.types import Article, Span
from sanudo.comparing.types import Comparison
from sanudo.reading.types import Reading

Gold = dict[str, Any]
Tell = Callable[[str], None]
Matches = dict[tuple[int, int], int]  # (report, gold quotation) -> index into the reading's quotations

TITLES = {
    *(
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "baron",
        "the",
    ),
    *("general", "gen", "captain", "capt", "colonel", "col", "major", "maj", "lieutenant", "lt", "brigadier", "brig"),
    *("admiral", "commander", "commodore", "marshal", "sergeant", "sgt", "inspector", "superintendent", "officer"),
    *("president", "premier", "prime", "minister", "mayor", "chief", "cabinet", "chancellor", "governor", "senator"),
    *(
        "foreign",
        "finance",
        "defence",
        "defense",
        "interior",
        "trade",
        "energy",
        "transport",
        "deputy",
        "vice",
        "acting",
    ),
    *(
        "secretary",
        "chairman",
        "chairwoman",
        "director",
        "commissioner",
        "ambassador",
        "envoy",
        "spokesman",
        "attorney",
    ),
    *("spokeswoman", "prosecutor", "judge", "justice", "king", "queen", "prince", "princess", "emir", "sultan"),
    *(
        "father",
        "sister",
        "brother",
        "bishop",
        "archbishop",
        "cardinal",
        "rev",
        "reverend",
        "rabbi",
        "imam",
        "ayatollah",
    ),
    *("sheikh", "sheikha", "haji", "datuk", "dato", "datin", "seri", "tan", "sri", "tun", "puan", "encik", "begum"),
    *("ato", "weizero", "woizero", "alhaji", "chief", "herr", "frau", "monsieur", "madame", "senor", "senora", "don"),
    *("dona", "u", "daw", "correspondent", "analyst"),
}
MEETING_STATUS = {"cancelled": {"cancelled", "denied"}, "occurred": {"occurred", "held", "ongoing"}}
EVENT_STATUS = {"occurred": {"occurred", "ongoing", "historical"}, "cancelled": {"denied", "cancelled"}}


def measure() -> list[dict[str, str]]:
    """The figures of both splits; errors of neither are told."""
    figures = []
    for split in SPLITS:
        stories = [story for story in SPLITS[split] if (STORIES / story).is_dir()]
        if stories:
            figures += told(f"written stories, {split}", count_all(stories))
    return figures


def told(corpus: str, n: Counter[str]) -> list[dict[str, str]]:
    """Counts as figures."""

    def row(figure: str, value: float, size: str, note: str = "") -> dict[str, str]:
        return {"figure": figure, "corpus": corpus, "size": size, "value": f"{value:.3f}", "note": note}

    def share(figure: str, part: str, whole: str, note: str = "") -> dict[str, str]:
        return row(figure, n[part] / max(1, n[whole]), f"{n[whole]}", note)

    def f1(figure: str, hit: str, gold: str, found: str) -> dict[str, str]:
        recall, precision = n[hit] / max(1, n[gold]), n[hit] / max(1, n[found])
        note = f"precision {precision:.3f}, recall {recall:.3f}"
        return row(figure, 2 * recall * precision / max(1e-9, recall + precision), f"{n[gold]}", note)

    return [
        share("headline right", "headline", "reports"),
        share("day right, or rightly none", "day", "reports"),
        share("outlet right", "outlet", "reports"),
        f1("paragraphs, F", "paragraph hit", "paragraphs", "paragraphs found"),
        share("quotations, recall", "quotation hit", "quotations", f"direct {n['direct hit']}/{n['direct']}"),
        row("quotations, precision", n["real"] / max(1, n["found"]), f"{n['found']}"),
        share("quotations, right speaker", "speaker", "quotation matched"),
        f1("statements, pairs, F", "pair hit", "pairs", "pairs found"),
        share("statement traps fallen into", "trapped", "traps"),
        share("meetings, who", "meeting who", "meetings", f"in gold {n['meeting real']} of {n['meetings found']} told"),
        share("meetings, who and when", "meeting when", "meetings", f"with status {n['meeting status']}"),
        share("differences, recall", "difference hit", "differences", f"whatever kind {n['difference any']}"),
        row(
            "differences, precision",
            n["difference real"] / max(1, n["difference told"]),
            f"{n['difference told']}",
            f"neutral {n['difference neutral']}, harmless told {n['harmless told']}",
        ),
        share("events of note, recall", "event hit", "events", f"with status {n['event status']}"),
        share("positions, recall", "position hit", "positions"),
        share("people right", "person", "people", f"split or lost {n['split']}, mixed {n['mixed']}"),
    ]


def count_all(stories: Iterable[str], tell: Tell = lambda line: None) -> Counter[str]:
    """All counts over some stories, each compared by itself; `tell` hears what is wrong."""
    counts: Counter[str] = Counter()
    for story in stories:
        tell(f"== {story}")
        gold = load(story)
        readings = [sanudo.analyse(article_of(story, report["file"])) for report in gold["reports"]]
        comparison = sanudo.compare(readings)
        found = {r.article.id: number for number, r in enumerate(readings, 1)}
        for report, reading in zip(gold["reports"], readings, strict=True):
            counts += document(report, reading.article, tell)
        matches: Matches = {}
        for report, reading in zip(gold["reports"], readings, strict=True):
            counts += quotations(gold, report, reading, matches, tell)
        counts += statements(gold, comparison, found, matches, tell)
        counts += meetings(gold, comparison, found, tell)
        counts += differences(gold, comparison, found, tell)
        counts += events(gold, readings, tell)
        counts += positions(gold, readings, tell)
        counts += people(gold, readings, comparison, found, tell)
    return counts


def article_of(story: str, file: str) -> Article:
    articles = [item for item in sanudo.read(STORIES / story / file) if isinstance(item, sanudo.Article)]
    if len(articles) != 1 or articles[0].text != (STORIES / story / file).read_text("utf-8"):
        raise ValueError(f"{story}/{file} is not read as one article of its own characters")
    return articles[0]


def document(gold: Gold, article: Article, tell: Tell) -> Counter[str]:
    """Headline, day, outlet and paragraphs; a paragraph is found where half of the characters of either are both's."""
    n = Counter({"reports": 1})
    for key, right in (
        ("headline", plain(article.headline or "") == plain(gold["headline"] or "")),
        ("day", same_day(gold["published"], article.published.value if article.published else None)),
        ("outlet", plain(article.outlet or "") == plain(gold["outlet"] or "")),
    ):
        n[key] += right
        if not right:
            value = article.published if key == "day" else getattr(article, key)
            tell(f"{gold['file']} {key}: {value!r}")
    wanted = [Span(a, b) for kind, a, b in gold["parts"] if kind == "paragraph"]
    got = [part.span for part in article.parts if part.kind == "paragraph"]
    n["paragraphs"], n["paragraphs found"] = len(wanted), len(got)
    for g, f in pairs_of(
        wanted, got, lambda a, b: overlap((a,), (b,)) / (length((a,)) + length((b,)) - overlap((a,), (b,)))
    ):
        n["paragraph hit"] += 1
        wanted[g] = got[f] = Span(-1, -1)
    for sign, left in (("-", wanted), ("+", got)):
        for span in left:
            if span.start >= 0:
                tell(f"{gold['file']} paragraph {sign} {span.of(article.text)[:70]!r}")
    return n


def quotations(gold: Gold, report: Gold, reading: Reading, matches: Matches, tell: Tell) -> Counter[str]:
    """Contents matched at half of their words; optional ones count neither way."""
    n: Counter[str] = Counter()
    text = reading.article.text
    words = [match.span() for match in re.finditer(r"\w+", text)]

    def tokens(spans: Iterable[Sequence[int]]) -> frozenset[int]:
        return frozenset(a for span in spans for a, b in words if span[0] <= a and b <= span[1])

    wanted = [tokens(q["spans"]) for q in report["quotations"]]
    got = [tokens(q.spans) for q in reading.quotations]
    hits = dict(pairs_of(wanted, got, lambda a, b: len(a & b) / max(1, len(a | b))))
    for number, q in enumerate(report["quotations"]):
        optional = bool(q.get("optional"))
        if not optional:
            n["quotations"] += 1
            n["direct"] += q["kind"] == "direct"
        if number not in hits:
            if not optional:
                tell(f"{report['file']} quotation - {q['kind']} {q['speaker']}: {' / '.join(q['content'])!r}")
            continue
        matches[report["report"], number] = hits[number]
        if optional:
            continue
        told_one = reading.quotations[hits[number]]
        n["quotation hit"] += 1
        n["quotation matched"] += 1
        n["direct hit"] += q["kind"] == "direct"
        right = right_speaker(gold, q, told_one.speaker_name, told_one.speaker_span, text)
        n["speaker"] += right
        if not right:
            tell(
                f"{report['file']} speaker of {q['content'][0][:50]!r}: {told_one.speaker_name!r} not {q['speaker']!r}"
            )
    optional_found = {f for g, f in hits.items() if report["quotations"][g].get("optional")}
    headline = [Span(a, b) for kind, a, b in report["parts"] if kind in ("headline", "deck")]
    for f, told_one in enumerate(reading.quotations):
        if f in optional_found or any(overlap(told_one.spans, (span,)) for span in headline):
            continue
        n["found"] += 1
        n["real"] += f in hits.values()
        if f not in hits.values():
            tell(f"{report['file']} quotation + {told_one.speaker_name}: {[s.of(text) for s in told_one.spans]}")
    return n


def right_speaker(gold: Gold, quotation: Gold, name: str | None, span: Span | None, text: str) -> bool:
    """The person under any name, or whoever else in the words of the report."""
    if any(person["name"] == quotation["speaker"] for person in gold["people"]):
        return name is not None and any(same_name(name, n) for n in names_of(gold, quotation["speaker"]))
    if name is None and span is None:
        return quotation["speaker"] is None and quotation["speaker_as"] is None
    options = [option for option in (quotation["speaker"], quotation["speaker_as"]) if option]
    stands = span.of(text) if span else ""
    told_as = [set(bare(got).split()) for got in (name, stands) if got]
    return any(
        got <= set(bare(option).split()) or set(bare(option).split()) <= got for got in told_as for option in options
    )


def statements(gold: Gold, comparison: Comparison, found: dict[str, int], matches: Matches, tell: Tell) -> Counter[str]:
    """Pairs of quotations that say one thing; pairs the gold leaves open count neither way."""
    n: Counter[str] = Counter()
    at = {(report, f): (report, g) for (report, g), f in matches.items()}
    joined = set()
    for statement in comparison.statements:
        members = {at.get((found.get(w.article, 0), w.quotation)) for w in statement.wordings} - {None}
        joined |= {frozenset(pair) for pair in combinations(sorted(m for m in members if m), 2)}
    wanted = {frozenset(pair) for group in gold["statements"] for pair in combinations(map(tuple, group), 2)}
    left_open = {frozenset(pair) for group in gold["open"] for pair in combinations(map(tuple, group), 2)}
    joined -= left_open - wanted
    n["pairs"], n["pairs found"], n["pair hit"] = len(wanted), len(joined), len(wanted & joined)
    traps = {frozenset(map(tuple, trap)) for trap in gold["traps"]}
    n["traps"], n["trapped"] = len(traps), len(traps & joined)
    for sign, pairs in (("-", wanted - joined), ("+", joined - wanted)):
        for pair in sorted(sorted(p) for p in pairs):
            words = [" / ".join(gold["reports"][r - 1]["quotations"][q]["content"])[:70] for r, q in pair]
            tell(f"statement {sign} {'TRAP ' * (frozenset(pair) in traps)}{pair} {words}")
    return n


def meetings(gold: Gold, comparison: Comparison, found: dict[str, int], tell: Tell) -> Counter[str]:
    """A meeting is found by two who met in one of its reports, a visit by who came and where to."""
    n: Counter[str] = Counter({"meetings found": len(comparison.meetings)})
    real = set()
    for wanted in gold["meetings"]:
        n["meetings"] += 1
        options = []
        for number, meeting in enumerate(comparison.meetings):
            names = [names_of(gold, who) for who in wanted["who"]]
            there = sum(any(same_name(who, name) for who in meeting.who for name in options) for options in names)
            reports = {found.get(evidence.article) for evidence in meeting.evidence}
            visit = (
                there
                and meeting.kind == "visit"
                and wanted["place"]
                and plain(meeting.place or "") in plain(wanted["place"]).split("/")
            )
            if (visit or there >= min(2, len(names))) and reports & set(wanted["reports"]):
                when = wanted["date"] is None or (meeting.date or "") in wanted["date"].split("/")
                status = meeting.status in MEETING_STATUS.get(wanted["status"], {wanted["status"]})
                options.append((when and status, when, status, number))
        if not options:
            tell(f"meeting - {wanted}")
            continue
        real |= {option[3] for option in options}
        n["meeting who"] += 1
        n["meeting when"] += any(option[1] for option in options)
        n["meeting status"] += any(option[0] for option in options)
        if not max(options)[0]:
            best = comparison.meetings[max(options)[3]]
            tell(f"meeting ~ {wanted} told as {best.who} {best.date} {best.place} {best.status}")
    n["meeting real"] = len(real)
    for number, meeting in enumerate(comparison.meetings):
        if number not in real:
            tell(f"meeting + {meeting.who} {meeting.date} {meeting.place} {meeting.status}")
    return n


def differences(gold: Gold, comparison: Comparison, found: dict[str, int], tell: Tell) -> Counter[str]:
    """A difference is found where two of its sides that part are touched by the evidence of one that is told."""
    n: Counter[str] = Counter({"difference told": 0})
    story = gold["story"]
    touched = [sides_touched(told_one, found) for told_one in comparison.differences]
    seen: set[int] = set()
    neutral: set[int] = set()
    for wanted in gold["differences"]:
        places = [(side["value"], side["report"], places_of(story, side)) for side in wanted["sides"]]
        hits = [d for d, told_sides in enumerate(touched) if len(values_touched(places, told_sides)) > 1]
        if wanted.get("optional"):
            neutral |= set(hits)
            continue
        kind = any(comparison.differences[d].kind in wanted["kind"] for d in hits)
        seen |= set(hits)
        n["differences"] += 1
        n["difference hit"] += kind
        n["difference any"] += bool(hits)
        if not kind:
            as_kinds = [comparison.differences[d].kind for d in hits]
            tell(f"difference - {wanted['kind']} {wanted['topic']}: {[v for v, _, _ in places]} {as_kinds or ''}")
    same: set[int] = set()
    for wanted in gold["harmless"]:
        places = [(str(k), side["report"], places_of(story, side)) for k, side in enumerate(wanted["sides"])]
        same |= {d for d, told_sides in enumerate(touched) if len(values_touched(places, told_sides)) > 1}
    wordings = [
        [
            (str(k), r, [Span(*s) for s in gold["reports"][r - 1]["quotations"][q]["spans"]])
            for k, (r, q) in enumerate(g)
        ]
        for g in (*gold["statements"], *gold["open"])
    ]
    for d, told_one in enumerate(comparison.differences):
        rewording = told_one.kind == "wording" and any(len(values_touched(g, touched[d])) > 1 for g in wordings)
        if d not in seen and (d in neutral or rewording):
            n["difference neutral"] += 1
            continue
        n["difference told"] += 1
        n["difference real"] += d in seen
        n["harmless told"] += d in same and d not in seen
        if d not in seen:
            sides = [(found.get(side.article), side.value) for side in told_one.sides]
            tell(f"difference + {'HARMLESS ' * (d in same)}{told_one.kind} {told_one.topic}: {sides}")
    return n


def sides_touched(difference: Any, found: dict[str, int]) -> list[tuple[int, Span]]:
    return [(found.get(side.article, 0), span) for side in difference.sides for span in side.evidence]


def values_touched(places: list[tuple[str, int, list[Span]]], told_sides: list[tuple[int, Span]]) -> set[str]:
    """The values whose words a told side overlaps, each by a stretch of its own."""
    values: dict[str, set[tuple[int, Span]]] = defaultdict(set)
    for value, report, spans in places:
        for number, told_span in told_sides:
            if number == report and overlap((told_span,), spans):
                values[value].add((number, told_span))
    apart = {
        value for value, by in values.items() if any(by - values[o] or values[o] - by for o in values if o != value)
    }
    return apart


def places_of(story: str, side: Gold) -> list[Span]:
    """Everywhere the words of a side stand in its report."""
    text = text_of(story, side["report"])
    return [Span(*match.span()) for match in re.finditer(re.escape(side["words"]), text)]


def events(gold: Gold, readings: Sequence[Reading], tell: Tell) -> Counter[str]:
    """An event is found by its type, a cue within its words, and one of its parties."""
    n: Counter[str] = Counter()
    for wanted in gold["events"]:
        n["events"] += 1
        reading = readings[wanted["report"] - 1]
        names = [name for who in wanted["actors"] + wanted["recipients"] for name in names_of(gold, who)]
        here = [e for e in reading.events if overlap((e.cue,), places_of(gold["story"], wanted))]
        hits = [
            e
            for e in here
            if e.type in wanted["type"].split("/")
            and (not names or any(same_name(p.name, name) for p in (*e.actors, *e.recipients) for name in names))
        ]
        status = [e for e in hits if e.status in EVENT_STATUS.get(wanted["status"], {wanted["status"]})]
        n["event hit"] += bool(hits)
        n["event status"] += bool(status)
        if not status:
            as_told = [(e.type, e.status, [p.name for p in (*e.actors, *e.recipients)]) for e in here]
            tell(
                f"event {'~' if hits else '-'} {wanted['report']} {wanted['type']} {wanted['status']} "
                f"{wanted['words']!r} {as_told or ''}"
            )
    return n


def positions(gold: Gold, readings: Sequence[Reading], tell: Tell) -> Counter[str]:
    """A position is found by its words, its stance and its holder."""
    n: Counter[str] = Counter()
    for wanted in gold["positions"]:
        n["positions"] += 1
        places = places_of(gold["story"], wanted)
        here = [p for p in readings[wanted["report"] - 1].positions if overlap((p.span,), places)]
        names = names_of(gold, wanted["holder"])
        right = [p for p in here if p.stance == wanted["stance"] and any(same_name(p.holder, name) for name in names)]
        n["position hit"] += bool(right)
        if not right:
            as_told = [(p.holder, p.stance) for p in here]
            tell(f"position - {wanted['report']} {wanted['holder']} {wanted['stance']} {wanted['words']!r} {as_told}")
    return n


def people(
    gold: Gold, readings: Sequence[Reading], comparison: Comparison, found: dict[str, int], tell: Tell
) -> Counter[str]:
    """A person is right where every naming belongs to one actor, and that actor is nobody else."""
    n: Counter[str] = Counter()
    owner: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    told = {pair for person in gold["people"] for pair in map(tuple, person["namings"])}
    for actor in comparison.actors:
        for article, index in actor.members:
            reading = readings[found[article] - 1]
            for mention in reading.entities[index].mentions:
                if mention.form == "name":
                    name = told_as(mention.span, reading.article.text, [n for r, n in told if r == found[article]])
                    owner[found[article], name][actor.id] += 1
    actors_of = {}
    for person in gold["people"]:
        actors_of[person["name"]] = [
            next((actor for actor, _ in longer(owner, report, name, person).most_common(1)), None)
            for report, name in person["namings"]
        ]
    for name, actors in actors_of.items():
        n["people"] += 1
        others = {actor for other, theirs in actors_of.items() if other != name for actor in theirs}
        split = len(set(actors)) > 1 or None in actors
        mixed = bool(set(actors) & others - {None})
        n["split"] += split
        n["mixed"] += mixed
        n["person"] += not split and not mixed
        if split or mixed:
            tell(f"person {name}: {'split or lost' * split} {'mixed' * mixed} {actors}")
    return n


def longer(owner: dict[tuple[int, str], Counter[str]], report: int, name: str, person: Gold) -> Counter[str]:
    """What a naming is taken for; where it stands within longer ones alone, what they are: "Ames" in "Mr Ames"."""
    if owner[report, name]:
        return owner[report, name]
    theirs = [n for r, n in person["namings"] if r == report and n.endswith(name)]
    return sum((owner[report, n] for n in theirs), Counter())


def told_as(span: Span, text: str, names: Iterable[str]) -> str:
    """The longest naming of the gold that ends where a name does and holds it: "Mr Ames" is not "Ms Ames"; of "Finance
    Minister Ames" and "Ato Ames" a name is found where Ames is."""
    name = span.of(text)
    ends = [n for n in names if f" {bare(n)}".endswith(f" {bare(name)}")]
    fits = [n for n in ends if bare(text[: span.end]).endswith(bare(n))]
    whole = [n for n in fits if " ".join(text[: span.end].split()).endswith(n)]
    return max(sorted(whole or fits), key=len, default=name)


def pairs_of(wanted: Sequence[Any], got: Sequence[Any], likeness: Callable[[Any, Any], float]) -> list[tuple[int, int]]:
    """Pairs one to one at likeness .5 or more, the most alike first."""
    scored = sorted((-likeness(a, b), g, f) for g, a in enumerate(wanted) for f, b in enumerate(got))
    kept: list[tuple[int, int]] = []
    for score, g, f in scored:
        if -score >= 0.5 and all(g != x and f != y for x, y in kept):
            kept.append((g, f))
    return kept


def overlap(a: Iterable[Span], b: Iterable[Span]) -> int:
    b = list(b)
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def names_of(gold: Gold, who: str) -> list[str]:
    """All names of a person of the story that are nobody else's too; of anybody else the one given."""
    people: dict[str, list[str]] = {person["name"]: person["names"] for person in gold["people"]}
    theirs = {bare(name) for other, names in people.items() if other != who for name in names}
    return [name for name in people.get(who, [who]) if bare(name) not in theirs]


def same_day(gold: str | None, value: str | None) -> bool:
    """A day without its year (XXXX-07-14) may be left undated, but not dated otherwise."""
    if gold is None:
        return value is None
    if gold.startswith("XXXX"):
        return value is None or value[4:10] == gold[4:]
    return value is not None and value[:10] == gold


def same_name(a: str, b: str) -> bool:
    """One name's words are among the other's, titles aside, and they end alike."""
    x, y = bare(a).split(), bare(b).split()
    return bool(x and y) and (set(x) <= set(y) or set(y) <= set(x)) and (x[-1] in y and y[-1] in x)


def bare(name: str) -> str:
    """Lower case, without accents, titles and genitive."""
    words = re.findall(r"[\w&-]+", re.sub(r"['’]s?\b", "", plain(name)))
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).lower().split())


def show_errors(stories: Sequence[str]) -> None:
    """Errors and figures of stories of `tune`; of the others nothing is told."""
    chosen = [story for story in stories or SPLITS["tune"] if story in SPLITS["tune"]]
    for figure in told("tune", count_all(chosen, print)):
        print(f"{figure['figure']}\t{figure['value']}\tof {figure['size']}\t{figure.get('note', '')}")


if __name__ == "__main__":
    if "--errors" in sys.argv:
        show_errors([name for name in sys.argv[1:] if name != "--errors"])
    else:
        for one in measure():
            print(f"{one['figure']}\t{one['corpus']}\t{one['value']}\tof {one['size']}\t{one.get('note', '')}")
