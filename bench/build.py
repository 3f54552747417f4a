"""Reports a second and memory of a whole build, beside a plain script, run in turn; what adding a few reports costs.

The plain script reads the same JSON lines, runs a spaCy pipeline over each text and writes its sentences and names into
SQLite. It needs an interpreter with spaCy ($SANUDO_PEER_PYTHON) and a pipeline ($SANUDO_PEER_MODEL); without them only
Sanudo's own figures are written.
"""

from __future__ import annotations

import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.ecb import corpora

REPORTS = 120
ADDED = 6
ROUNDS = 2
PEER = """
import json, sqlite3, sys, spacy
nlp = spacy.load(sys.argv[1]); db = sqlite3.connect(sys.argv[3])
db.execute("create table s(article, text)"); db.execute("create table n(article, kind, text)")
for number, line in enumerate(open(sys.argv[2], encoding="utf-8")):
    doc = nlp(json.loads(line)["text"])
    db.executemany("insert into s values(?, ?)", [(number, s.text) for s in doc.sents])
    db.executemany("insert into n values(?, ?, ?)", [(number, e.label_, e.text) for e in doc.ents])
db.commit()
"""


@dataclass(frozen=True, order=True)
class Spent:
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


def measure() -> list[dict[str, str]]:
    """Median reports a second of each, their ratio, and the most memory a build took."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        with lzma.open(corpora() / "background/allsides.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for _, line in zip(range(REPORTS), lines, strict=False)]
        reports.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        words = sum(len(row["text"].split()) for row in rows)
        ours, theirs = [], []
        for number in range(ROUNDS):
            record = Path(folder) / f"{number}.db"
            ours.append(seconds([sys.executable, "-m", "sanudo", "build", str(reports), "-o", str(record), "-q"]))
            if "SANUDO_PEER_MODEL" in os.environ:
                peer = [os.environ["SANUDO_PEER_PYTHON"], "-c", PEER, os.environ["SANUDO_PEER_MODEL"]]
                theirs.append(seconds([*peer, str(reports), str(Path(folder) / f"peer{number}.db")]))
        added = adding(rows, Path(folder))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = f"{REPORTS} reports, {words} words"
    figures = [figure("whole build, reports a second", size, f"{REPORTS / min(ours).clock:.1f}")]
    processor = min(spent.processor for spent in ours) / REPORTS
    figures.append(figure("whole build, seconds of processor a report", size, f"{processor:.2f}"))
    figures.append(figure("whole build, most memory of a process (MB)", size, f"{memory:.0f}"))
    share = f"{added.processor / min(spent.processor for spent in ours):.2f}"
    figures.append(figure("adding reports to a record, to building all", f"{ADDED} to {REPORTS - ADDED}", share))
    if theirs:
        figures.append(figure("plain script with spaCy, reports a second", size, f"{REPORTS / min(theirs).clock:.1f}"))
        figures.append(figure("ours to the plain script", size, f"{min(theirs).clock / min(ours).clock:.2f}"))
    return figures


def adding(rows: list[dict[str, str]], folder: Path) -> Spent:
    """What it takes to add the last ADDED of the reports to a record of the others."""
    record = folder / "grown.db"
    taken = Spent(0.0, 0.0)
    for name, part in (("first", rows[:-ADDED]), ("more", rows[-ADDED:])):
        reports = folder / f"{name}.jsonl"
        reports.write_text("".join(json.dumps(row) + "\n" for row in part), encoding="utf-8")
        taken = seconds([sys.executable, "-m", "sanudo", "build", str(reports), "-o", str(record), "-q"])
    return taken


def seconds(command: list[str]) -> Spent:
    """How long a command takes, by the clock and of the processor, its children's too."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    clock, after = time.perf_counter() - start, os.times()
    children = after.children_user + after.children_system
    return Spent(clock, children - before.children_user - before.children_system)


def figure(what: str, size: str, value: str) -> dict[str, str]:
    """A row for docs/performance.md."""
    return {"figure": what, "corpus": "US news 2000-2020", "size": size, "value": value, "page": "performance"}
