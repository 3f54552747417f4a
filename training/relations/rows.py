"""Corpora on disk in, `Row`s out: a sentence, its two actors, and the types that it may be of. Knows files.

PLV does not tell words of concession from deeds (YIELD): both types are right there. A sentence with a quad class only
may be of any type of that class. Neutral sentences and sentences with a class are given without actors; each is taken
once as it is, and once with the first two names that differ as its actors, as one who looks for relations does.
"""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

TYPES = (  # noqa: SIM905
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT NONE"
).split()
# As CAMEO's quad classes and PLV's coders have it: yielding is material cooperation.
QUADS = {
    0: ("NONE",),
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("CONCEDE", "COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """`allowed`: the types that are right; `origin`: plv, own, quad or quad_bare; an actor not named is (0, 0)."""

    sentence: str
    source: tuple[int, int]
    target: tuple[int, int]
    allowed: tuple[str, ...]
    origin: str

    @property
    def held_out(self) -> bool:
        return held_out(self.sentence)


def held_out(sentence: str) -> bool:
    """Whether a sentence is kept from training: the very ones that the encoder's training keeps, one in six."""
    from sanudo.language.tokens import tokenise

    words = " ".join(sentence[a:b] for a, b in tokenise(sentence))
    return int(hashlib.sha256(words.encode()).hexdigest(), 16) % 6 == 0


def plv(corpora: Path) -> list[Row]:
    """The PLV training sentences."""
    path = corpora / "relations" / "plv_train.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        kind = row["gold_root"]
        allowed = ("CONCEDE", "RETREAT") if kind == "YIELD" else (kind,)
        found.append(Row(*unmark(row["marked_sentence"]), allowed, "plv"))
    return found


def written() -> list[Row]:
    """The project's own sentences; where PLOVER's manual and the PLV labels part, as PLV has it."""
    found = []
    for path in sorted((DATA / "relations").glob("*.tsv")):
        found += [_own(line.split("\t"), 1) for line in _lines(path)]
    found += [_own(line.split("\t"), 4) for line in _lines(DATA / "relation_borders.tsv")]
    found += [_own(line.split("\t"), 1) for line in _lines(Path(__file__).parent / "practice.tsv")]
    return [row for row in found if row is not None]


def classed(corpora: Path) -> list[Row]:
    """Sentences with a quad class, or neutral, without actors and with the first two names as actors."""
    from sanudo.language.parse import parse

    found = []
    for line in _lines(corpora / "relations" / "cameo_class_train.tsv"):
        sentence, _, label = line.rpartition("\t")
        if not label.isdigit():
            continue
        actors = first_names(sentence, [(n.span.start, n.span.end) for n in parse(sentence).names])
        if actors:
            found.append(Row(sentence, *actors, QUADS[int(label)], "quad"))
        found.append(Row(sentence, (0, 0), (0, 0), QUADS[int(label)], "quad_bare"))
    return found


def first_names(sentence: str, names: list[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first two names that are not the same word."""
    for name in names[1:]:
        if sentence[slice(*name)] != sentence[slice(*names[0])]:
            return names[0], name
    return None


def unmark(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The sentence without <s>..</s> and <t>..</t>, and where they were; the first of each counts, (0, 0) is none."""
    text, at = "", 0
    spans: dict[str, tuple[int, int]] = {}
    begin = {"s": 0, "t": 0}
    for match in re.finditer(r"<(/?)([st])>", marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            spans.setdefault(match[2], (begin[match[2]], len(text)))
        else:
            begin[match[2]] = len(text)
    text += marked[at:]
    return text, spans.get("s", (0, 0)), spans.get("t", (0, 0))


def _own(fields: list[str], column: int) -> Row | None:
    if len(fields) <= column or fields[column] not in TYPES:
        return None
    return Row(*unmark(fields[0]), (fields[column],), "own")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
