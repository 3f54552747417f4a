"""Events on MEANTIME (Wikinews): triggers, participants, and factuality as status. Airbus reported, Apple to tune on.

MEANTIME marks every event of whatever kind (speech, thought, business, change of price), this package only what one
political party does to another: recall is low by design and told beside that of the marked events alone that the
ontology has a word for. Status is measured on every marked verb and noun, as four classes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sanudo
from bench.meantime import CORPORA
from sanudo.reading.status import status_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.triggers import find_triggers

CLASSES = {
    "occurred": "happened",
    "ongoing": "happened",
    "historical": "happened",
    "planned": "future",
    "demanded": "future",
    "possible": "uncertain",
    "denied": "negated",
}


@dataclass(frozen=True)
class Marked:
    """A gold event: characters of its words, its factuality (None where not annotated), its participants."""

    start: int
    end: int
    factuality: str | None
    participants: tuple[tuple[str, int, int], ...]


def articles(corpus: str) -> Iterator[tuple[str, list[Marked]]]:
    """(text, gold events) of the articles of "airbus" or "apple"; the annotators read the first sentences only."""
    folder = CORPORA / "meantime" / "intra-doc_annotation" / f"corpus_{corpus}"
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is not there; get NewsReader MEANTIME (English) or set SANUDO_CORPORA")
    for path in sorted(folder.glob("*.xml")):
        yield _article(path)


def _article(path: Path) -> tuple[str, list[Marked]]:
    root = ET.parse(path).getroot()
    text, spans, sentences, before = "", {}, {}, None
    for token in root.iter("token"):
        sentence = int(token.get("sentence", "0"))
        text += "" if before is None else "\n" if sentence != before else " "
        spans[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
        sentences[token.get("t_id")] = before = sentence
        text += token.text or ""
    places = {
        mark.get("m_id"): [a.get("t_id") for a in mark.iter("token_anchor")]
        for kind in ("EVENT_MENTION", "ENTITY_MENTION")
        for mark in root.iter(kind)
    }
    taking: dict[str | None, list[tuple[str, int, int]]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        ids = places.get(target.get("m_id")) if target is not None else None
        if source is not None and ids:
            role = (link.get("sem_role") or "").upper()
            taking.setdefault(source.get("m_id"), []).append((role, spans[ids[0]][0], spans[ids[-1]][1]))
    found = []
    for mark in root.iter("EVENT_MENTION"):
        anchors = places[mark.get("m_id")]
        if anchors:
            where = (spans[anchors[0]][0], spans[anchors[-1]][1])
            found.append(Marked(*where, _factuality(mark), tuple(taking.get(mark.get("m_id"), ()))))
    last = max((sentences[ids[-1]] for ids in places.values() if ids), default=-1)
    end = max((spans[key][1] for key in spans if sentences[key] <= last), default=0)
    return text[:end], found


def _factuality(mark: ET.Element) -> str | None:
    certainty, polarity, time = (mark.get(name) for name in ("certainty", "polarity", "time"))
    if not certainty or not polarity:
        return None
    if polarity == "NEG":
        return "negated"
    if certainty != "CERTAIN" or (mark.get("special_cases") or "").startswith("COND"):
        return "uncertain"
    return "future" if time == "FUTURE" else "happened" if time == "NON_FUTURE" else "uncertain"


def status_counts(corpus: str) -> Counter[tuple[str, str]]:
    """How often which factuality (first) was read as which, over marked verbs and nouns."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, marked in articles(corpus):
        tree = tree_of(sanudo.parse(text))
        for mark in marked:
            head = _head(tree, mark)
            if mark.factuality and head is not None:
                noun = tree.token(head).pos in ("NOUN", "PROPN")
                counts[mark.factuality, CLASSES[status_of(tree, head, noun)]] += 1
    return counts


def _head(tree: Tree, mark: Marked) -> int | None:
    """The token of a marked event that the others hang on."""
    inside = [i for i, token in enumerate(tree.parsed.tokens) if token.start < mark.end and mark.start < token.end]
    return next((i for i in inside if tree.token(i).head not in inside or tree.token(i).head == i), None)


def measure() -> list[dict[str, str]]:
    """Triggers, participants and status on Airbus."""
    gold = told = hit = known = known_hit = 0
    parts = Counter({"gold": 0, "told": 0, "hit": 0})
    roles = Counter({"told": 0, "hit": 0})
    for text, marked in articles("airbus"):
        reading = sanudo.analyse(sanudo.read_text(text, name="meantime.txt"))
        gold += len(marked)
        told += len(reading.events)
        triggers = _words(text)
        for event in reading.events:
            mark = next((m for m in marked if m.start < event.cue.end and event.cue.start < m.end), None)
            hit += mark is not None
            if mark is None:
                continue
            named = [(p.span.start, p.span.end) for p in (*event.actors, *event.recipients)]
            both = [(s, e) for role, s, e in mark.participants if role in ("ARG0", "ARG1", "ARG2")]
            parts["gold"] += len(both)
            parts["told"] += len(named)
            parts["hit"] += sum(any(a < e and s < b for s, e in both) for a, b in named)
            first = [(s, e) for role, s, e in mark.participants if role == "ARG0"]
            if first:
                roles["told"] += len(event.actors)
                roles["hit"] += sum(any(p.span.start < e and s < p.span.end for s, e in first) for p in event.actors)
        for mark in marked:
            if any(mark.start < end and start < mark.end for start, end in triggers):
                known += 1
                known_hit += any(mark.start < e.cue.end and e.cue.start < mark.end for e in reading.events)
    counts = status_counts("airbus")
    size = sum(counts.values())
    right = sum(n for (g, t), n in counts.items() if g == t)
    majority = max(Counter({g: sum(n for (h, _), n in counts.items() if h == g) for g, _ in counts}).values())
    wrong = ", ".join(f"{g} as {t} {n}" for (g, t), n in counts.most_common() if g != t)
    rows = [
        ("events told that are marked (precision)", told, hit / max(1, told), "cue overlaps a marked event"),
        ("marked events told (recall)", gold, hit / max(1, gold), "all kinds of event are marked, speech too"),
        ("marked events with a word of the ontology told", known, known_hit / max(1, known), "the rest abstained on"),
        ("participants, precision", parts["told"], parts["hit"] / max(1, parts["told"]), "of events both have"),
        ("participants, recall", parts["gold"], parts["hit"] / max(1, parts["gold"]), "things are participants there"),
        ("actors that are Arg0", roles["told"], roles["hit"] / max(1, roles["told"]), "of events both have"),
        ("factuality as status, accuracy", size, right / max(1, size), wrong),
        ("factuality, the most frequent always", size, majority / max(1, size), "happened"),
        *_by_class(counts),
    ]
    return [
        {"figure": name, "corpus": "MEANTIME Airbus", "size": str(n), "value": f"{value:.3f}", "note": note}
        for name, n, value, note in rows
    ]


def _words(text: str) -> list[tuple[int, int]]:
    tree = tree_of(sanudo.parse(text))
    return [(tree.token(t.head).start, tree.token(t.head).end) for t in find_triggers(tree)]


def _by_class(counts: Counter[tuple[str, str]]) -> list[tuple[str, int, float, str]]:
    rows, scores = [], []
    for name in ("happened", "future", "uncertain", "negated"):
        gold = sum(n for (g, _), n in counts.items() if g == name)
        told = sum(n for (_, t), n in counts.items() if t == name)
        f1 = 2 * counts[name, name] / max(1, gold + told)
        scores.append(f1)
        rows.append((f"factuality {name}, F1", gold, f1, f"{counts[name, name]} of {gold} found, {told} told"))
    return [*rows, ("factuality, macro F1", sum(counts.values()), sum(scores) / len(scores), "four classes")]
