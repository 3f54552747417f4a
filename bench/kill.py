"""A build of 2,000 background reports, killed ten times with SIGKILL, against one that was not: the same record?

Run alone: `python -m bench.kill [ARTICLES [KILLS]]`. The moments are spread over the whole build and told by what is in
the record then: articles read, articles analysed. The processes are the program's own, workers and all.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from sanudo.record.record import Record

CORPUS = Path(os.environ.get("SANUDO_CORPORA", "../shared/corpora")) / "background" / "allsides.jsonl.xz"


def measure(articles: int = 2000, kills: int = 10) -> list[dict[str, str]]:
    """Whether the killed and the unbroken build hold the same lines, and how often it was killed where."""
    if not CORPUS.exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        with lzma.open(CORPUS, "rb") as file:
            source.write_bytes(b"".join(islice(file, articles)))
        whole, broken = Path(folder) / "whole.db", Path(folder) / "broken.db"
        start(source, whole).wait()
        moments = [killed(source, broken, articles * n // (kills // 2)) for n in range(1, kills + 1)]
        start(source, broken).wait()
        same = digest(whole) == digest(broken)
    note = "killed at (read, analysed): " + ", ".join(f"({read}, {done})" for read, done in moments)
    value = "same record" if same else "DIFFERENT record"
    figure = f"build killed {len(moments)} times and resumed"
    return [
        {
            "figure": figure,
            "corpus": "allsides",
            "size": f"{articles}",
            "value": value,
            "note": note,
            "page": "performance",
        }
    ]


def start(source: Path, target: Path) -> subprocess.Popen[bytes]:
    """The build as its own process group, as a user would start it."""
    command = [sys.executable, "-m", "sanudo", "build", str(source), "-o", str(target), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killed(source: Path, target: Path, work: int) -> tuple[int, int]:
    """Build until `work` articles are read and analysed in all (or it is comparing), and kill it there."""
    process = start(source, target)
    while process.poll() is None:
        if sum(done(target)) >= work - (work // 50):
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(0.02)
    process.wait()
    return done(target)


def done(target: Path) -> tuple[int, int]:
    """Articles read and analysed so far."""
    try:
        db = sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)
        counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "readings")]
        db.close()
    except sqlite3.Error:
        return 0, 0
    return counts[0], counts[1]


def digest(path: Path) -> str:
    """Of the record's canonical lines."""
    found = hashlib.sha256()
    with Record(path) as record:
        for line in record.dump():
            found.update(line.encode() + b"\n")
    return found.hexdigest()


if __name__ == "__main__":
    for row in measure(*map(int, sys.argv[1:])):
        print(row)
