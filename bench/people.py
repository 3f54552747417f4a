"""Own short stories of people of many countries, all namings marked: who comes to one actor, who is split, lost or mixed.

bench/people/tune.txt may be worked on; of report.txt only totals are told. A story is three reports; `{a|Ms Lee}` is a
naming of the person `a` of that story, `{a~she}` a word that refers to them. `python -m bench.people --errors` lists what
is wrong in `tune`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sanudo
from sanudo.article.types import Span

FOLDER = Path(__file__).parent / "people"
_MARK = re.compile(r"\{(\w)([|~])([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it is read, and who is named where: person, span, whether it is a name."""

    text: str
    published: str
    marks: tuple[tuple[str, Span, bool], ...]


def stories(part: str) -> Iterator[tuple[str, list[Told]]]:
    """The stories of a part in their order."""
    name, reports, lines = "", [], []
    for line in [*(FOLDER / f"{part}.txt").read_text("utf-8").splitlines(), "# story"]:
        if line.startswith(("== ", "# story")) and lines:
            reports.append(_told(lines))
            lines = []
        if line.startswith("# story"):
            if reports:
                yield name, reports
            name, reports = line.removeprefix("# story").strip(), []
        elif line and (lines or line.startswith("== ")):
            lines.append(line)


def _told(lines: list[str]) -> Told:
    published, headline = lines[0].removeprefix("== ").split(" | ", 1)
    marked = "\n\n".join([headline, *lines[1:]])
    text, marks, place = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[place : found.start()]
        marks.append((found[1], Span(len(text), len(text) + len(found[3])), found[2] == "|"))
        text += found[3]
        place = found.end()
    return Told(text + marked[place:], published, tuple(marks))


def count(part: str, tell: Callable[[str], None] = lambda line: None) -> Counter[str]:
    """All counts over the stories of a part, each compared by itself; `tell` hears what is wrong."""
    n: Counter[str] = Counter()
    for name, reports in stories(part):
        tell(f"== {name}")
        readings = [
            sanudo.analyse(sanudo.read_text(r.text, name=f"{name}{i}.txt", published=r.published))
            for i, r in enumerate(reports)
        ]
        actors = sanudo.compare(readings).actors
        actor_of = {member: actor for actor in actors for member in actor.members}
        whose: dict[str, Counter[str]] = defaultdict(Counter)
        words: dict[str, list[str]] = defaultdict(list)
        references = []
        for report, reading in zip(reports, readings, strict=True):
            for person, span, named in report.marks:
                hit = [m for m in reading.mentions if m.entity is not None and _is(m.span, span, named)]
                hit = [m for m in hit if (m.form in ("name", "metonym")) == named] or ([] if named else hit)
                actor = actor_of.get((reading.article.id, hit[0].entity or 0)) if hit else None
                label = f"{actor.name} ({actor.id[:4]})" if actor else "lost"
                if named:
                    whose[person][label] += 1
                    words[person].append(f"{span.of(report.text)}: {label}")
                    n["namings"] += 1
                else:
                    references.append((person, label, f"{span.of(report.text)} at {span.start}"))
        main = {person: labels.most_common(1)[0][0] for person, labels in whose.items()}
        for person, labels in whose.items():
            others = {label for other, theirs in whose.items() if other != person for label in theirs} - {"lost"}
            split, mixed = len(labels) > 1 or "lost" in labels, bool(set(labels) & others)
            n["people"] += 1
            n["naming right"] += labels[main[person]] if main[person] not in others | {"lost"} else 0
            n["split"], n["mixed"] = n["split"] + split, n["mixed"] + mixed
            n["right"] += not split and not mixed
            if split or mixed:
                tell(f"{'split or lost ' * split}{'mixed ' * mixed}{person}: {'; '.join(words[person])}")
        for person, label, where in references:
            fate = "right" if label == main.get(person) else "open" if label == "lost" else "wrong"
            n["references"] += 1
            n[f"reference {fate}"] += 1
            if fate != "right":
                tell(f"reference {person} {where}: {label}")
    return n


def _is(found: Span, gold: Span, named: bool) -> bool:
    """Whether a mention is the marked one: a name that ends where it does and lies in it, a word that touches it."""
    if named:
        return gold.start <= found.start and found.end in (gold.end, gold.end - 2)
    return found.start < gold.end and gold.start < found.end


def measure() -> list[dict[str, str]]:
    """The figures of both parts."""
    rows = []
    for part in ("tune", "report"):
        n = count(part)
        corpus = f"own stories of people, {part}"
        note = f"split or lost {n['split']}, mixed {n['mixed']}"
        for figure, hit, whole, said in (
            ("people right", "right", "people", note),
            ("namings of the right actor", "naming right", "namings", ""),
            ("references right", "reference right", "references", f"wrong {n['reference wrong']}"),
        ):
            value = f"{n[hit] / max(1, n[whole]):.3f}"
            rows.append({"figure": figure, "corpus": corpus, "size": f"{n[whole]}", "value": value, "note": said})
    return rows


def main() -> int:
    """Print the errors of `tune` where asked for, then the figures."""
    if "--errors" in sys.argv:
        [count(part, print) for part in ("tune", "report")]
    for row in measure():
        print(*row.values(), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
