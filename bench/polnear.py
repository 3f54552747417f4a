"""Reads PolNeAR (brat): articles with every attribution's source, cue and content spans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.ecb import corpora
from sanudo.article.types import Article, Part, Span, article_id

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One gold attribution; a source or cue that the text does not have is empty."""

    source: Spans
    cue: Spans
    content: Spans


def load(part: str = "dev", limit: int | None = None) -> list[tuple[Article, list[Attribution]]]:
    """The articles of `part` (train or dev), each paragraph a line of the file, with their attributions."""
    folder = corpora() / "quotations/polnear" / part
    found = []
    for file in sorted((folder / "text").glob("*.txt"))[:limit]:
        raw = file.read_bytes()
        text = raw.decode("utf-8")
        notes = sorted((folder / "attributions").glob(f"{file.stem}_*.ann"))  # the suffix is the annotator's
        article = Article(article_id(file.name, raw), file.name, text, parts=paragraphs(text))
        found.append((article, attributions(notes[0]) if notes else []))
    return found


def paragraphs(text: str) -> tuple[Part, ...]:
    """Each line that holds something is a paragraph."""
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            parts.append(Part("paragraph", Span(start, at + len(line.rstrip()))))
        at += len(line) + 1
    return tuple(parts)


def attributions(file: Path) -> list[Attribution]:
    """The attributions of a brat file."""
    spans: dict[str, Spans] = {}
    events = []
    for line in file.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple(sorted(Span(*map(int, place.split())) for place in places))
        elif line.startswith("E") and len(fields) > 1:
            events.append([pair.split(":") for pair in fields[1].split()])
    found = []
    for pairs in events:
        held: dict[str, Spans] = {"Source": (), "Cue": (), "Content": ()}
        for role, key in pairs:
            name = role.rstrip("0123456789")
            if name in held:
                held[name] = tuple(sorted({*held[name], *spans.get(key, ())}))
        if held["Content"]:
            found.append(Attribution(held["Source"], held["Cue"], held["Content"]))
    return found
