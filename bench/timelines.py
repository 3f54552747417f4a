"""Timelines across documents (SemEval-2015 task 4, Airbus): which events of an entity we tell, and on which day.

A report only: gold has every verb and noun of an event, spoken and grammatical ones too, ours those of the ontology.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bench.ecb import corpora
from bench.ecb_chains import spans_of
from sanudo.article.types import Dating
from sanudo.reading.analyse import analyse
from sanudo.reading.types import Event, Reading
from sanudo.sources.read import read_text

DATE = re.compile(r"\b([A-Z][a-z]+) (\d{1,2}) ?, (\d{4})\b")
Mention = tuple[str, str, str, str]  # entity, document, sentence, word


def measure() -> list[dict[str, str]]:
    """Precision and recall of the events of each target entity, and how many of those found have the gold day."""
    folder = corpora() / "timelines/corpus_1_airbus"
    gold = gold_of(folder / "TimeLines_Gold_Standard")
    entities = {mention[0] for mention in gold}
    found: list[tuple[set[Mention], str | None]] = []
    for path in sorted((folder / "corpus_trackA_CAT").glob("*.xml")):
        found += told(path, entities)
    right = [(words & gold.keys(), day) for words, day in found if words & gold.keys()]
    covered = {mention for words, _ in right for mention in words}
    dated = [(gold[min(words)], day) for words, day in right if "X" not in gold[min(words)]]
    days = sum(day == of_gold for of_gold, day in dated)
    return [
        row(
            "events told of an entity that its gold timeline has",
            f"{len(right)} of {len(found)}",
            f"{len(found)} events",
        ),
        row("mentions of gold timelines told", f"{len(covered) / len(gold):.3f}", f"{len(gold)} mentions"),
        row("of those with a gold day, on that day", f"{days} of {len(dated)}", f"{len(dated)} events"),
    ]


def row(figure: str, value: str, size: str) -> dict[str, str]:
    return {"figure": figure, "corpus": "SemEval-2015 timelines, Airbus", "size": size, "value": value}


def gold_of(folder: Path) -> dict[Mention, str]:
    """The day ("XXXX-XX-XX" where none is known) of every mention in the timelines."""
    gold = {}
    for path in sorted(folder.glob("*.txt")):
        entity, *lines = path.read_text("utf-8").splitlines()
        for line in lines:
            _, day, *mentions = line.split("\t")
            for mention in mentions:
                document, sentence, word = mention.strip().split("-", 2)
                gold[(entity.strip().casefold(), document, sentence, word.casefold())] = day
    return gold


def told(path: Path, entities: set[str]) -> list[tuple[set[Mention], str | None]]:
    """Our events of one document for each entity that takes part: the words that tell it, and its day."""
    tokens = list(ET.parse(path).getroot().iter("token"))
    text, spans = spans_of(tokens)
    date = DATE.search(text[:300])
    dating = (
        Dating(datetime.strptime(" ".join(date.groups()), "%B %d %Y").date().isoformat(), "text", "given")
        if date
        else None
    )
    reading = analyse(replace(read_text(text, name=path.name), published=dating))
    if reading.article.text != text:
        raise ValueError(f"{path.name}: read as another text")
    document = path.name.split("_")[0]
    found = []
    for event in reading.events:
        cue = [
            (token.get("sentence") or "", (token.text or "").casefold())
            for token in tokens
            if (span := spans.get(token.get("t_id"))) and event.cue.start <= span[0] and span[1] <= event.cue.end
        ]
        for entity in sorted(entities & names_of(reading, event)):
            found.append(({(entity, document, sentence, word) for sentence, word in cue}, event.date))
    return found


def names_of(reading: Reading, event: Event) -> set[str]:
    """The names of those who take part in an event, as the report's entities are called."""
    names = set()
    for each in (*event.actors, *event.recipients):
        names.add(each.name.casefold())
        if each.entity is not None:
            names.add(reading.entities[each.entity].name.casefold())
    return names
