"""Own stories of people of many countries, all namings marked: who comes to one actor, who is split, lost or mixed.

In bench/data/people.txt a story is three reports; `{a|Ms Lee}` is a naming of the person `a` of that story, `{a~she}` a
word that refers to them. Rules were made with their errors in view: they keep what works, and the written stories held
out tell how well it does. `python -m bench.people --errors` lists what is wrong.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sanudo
from sanudo.article.types import Span
from sanudo.reading.types import Reading

STORIES = Path(__file__).parent / "data" / "people.txt"
_MARK = re.compile(r"\{(\w)([|~])([^{}]*)\}")
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it is read, and who is named where: person, span, whether it is a name."""

    name: str
    text: str
    published: str
    marks: tuple[tuple[str, Span, bool], ...]


def stories() -> Iterator[list[Told]]:
    """The reports of each story in their order; a person is called by story and letter."""
    name, reports, lines = "", list[Told](), list[str]()
    for line in [*STORIES.read_text("utf-8").splitlines(), "# story"]:
        if line.startswith(("== ", "# story")) and lines:
            reports.append(_told(name, lines))
            lines = []
        if line.startswith("# story"):
            if reports:
                yield reports
            name, reports = line.removeprefix("# story").strip(), []
        elif line and (lines or line.startswith("== ")):
            lines.append(line)


def _told(story: str, lines: list[str]) -> Told:
    published, headline = lines[0].removeprefix("== ").split(" | ", 1)
    marked = "\n\n".join([headline, *lines[1:]])
    text, marks, place = "", list[tuple[str, Span, bool]](), 0
    for found in _MARK.finditer(marked):
        text += marked[place : found.start()]
        marks.append((f"{story}/{found[1]}", Span(len(text), len(text) + len(found[3])), found[2] == "|"))
        text += found[3]
        place = found.end()
    return Told(f"{story} {published}", text + marked[place:], published, tuple(marks))


def read(report: Told) -> Reading:
    return sanudo.analyse(sanudo.read_text(report.text, name=f"{report.name}.txt", published=report.published))


def count(reports: Sequence[Told], readings: Sequence[Reading], tell: Tell = lambda line: None) -> Counter[str]:
    """All counts over reports that are compared together; `tell` hears what is wrong."""
    n: Counter[str] = Counter()
    actor_of = {member: actor for actor in sanudo.compare(readings).actors for member in actor.members}
    whose: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, list[str]] = defaultdict(list)
    references = []
    for report, reading in zip(reports, readings, strict=True):
        for person, span, named in report.marks:
            hit = [m for m in reading.mentions if m.entity is not None and _is(m.span, span, named)]
            hit = [m for m in hit if m.form in ("name", "metonym") or not named]
            actor = actor_of.get((reading.article.id, hit[0].entity or 0)) if hit else None
            label = f"{actor.name} {actor.id[:4]}" if actor else "lost"
            if named:
                whose[person][label] += 1
                words[person].append(f"{span.of(report.text)}: {label}")
            else:
                references.append((person, label, span.of(report.text)))
    main = {person: labels.most_common(1)[0][0] for person, labels in whose.items()}
    bearers: dict[str, set[str]] = defaultdict(set)
    for person, labels in whose.items():
        for label in labels:
            bearers[label].add(person)
    for person, labels in whose.items():
        split = len(labels) > 1 or "lost" in labels
        mixed = any(len(bearers[label]) > 1 for label in labels if label != "lost")
        n["people"] += 1
        n["namings"] += sum(labels.values())
        n["naming right"] += labels[main[person]] if main[person] != "lost" and len(bearers[main[person]]) == 1 else 0
        n["split"], n["mixed"] = n["split"] + split, n["mixed"] + mixed
        n["right"] += not split and not mixed
        if split or mixed:
            tell(f"{'split or lost ' * split}{'mixed ' * mixed}{person}: {'; '.join(words[person])}")
    for person, label, word in references:
        fate = "right" if label == main.get(person) else "open" if label == "lost" else "wrong"
        n["references"] += 1
        n[f"reference {fate}"] += 1
        if fate != "right":
            tell(f"reference {person} {word}: {label}")
    return n


def _is(found: Span, gold: Span, named: bool) -> bool:
    """Whether a mention is the marked one: a name that ends where it does and lies in it, a word that touches it."""
    if named:
        return gold.start <= found.start and found.end in (gold.end, gold.end - 2)
    return found.start < gold.end and gold.start < found.end


def measure(tell: Tell = lambda line: None) -> list[dict[str, str]]:
    """The figures: each story by itself, and all in one record."""
    everything: list[tuple[Told, Reading]] = []
    n: Counter[str] = Counter()
    for reports in stories():
        readings = [read(report) for report in reports]
        n += count(reports, readings, tell)
        everything += zip(reports, readings, strict=True)
    together = count([report for report, _ in everything], [reading for _, reading in everything])
    rows = []
    for figure, c, hit, whole, note in (
        ("people right", n, "right", "people", f"split or lost {n['split']}, mixed {n['mixed']}"),
        ("namings of the right actor", n, "naming right", "namings", ""),
        ("references right", n, "reference right", "references", f"wrong {n['reference wrong']}"),
        ("people right, one record", together, "right", "people", f"mixed {together['mixed']}"),
    ):
        value = f"{c[hit] / max(1, c[whole]):.3f}"
        rows.append(
            {"figure": figure, "corpus": "own stories of people", "size": f"{c[whole]}", "value": value, "note": note}
        )
    return rows


if __name__ == "__main__":
    for row in measure(print if "--errors" in sys.argv else lambda line: None):
        print(*row.values(), sep="\t")
