"""References of real news that readers judged, and of texts written for it, in; whom they mean, out.

training/data/judged_references.tsv teaches, judged_references_kept.tsv never does; the news itself is not kept here. In
the texts of data/references `{a|Ana Lima}` is a naming, `{a~she}` a reference to her, `{a+b~they}` to two, `{?~he}` to
somebody without a name, `{-~it}` to nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.article.types import Span
from sanudo.language.gazetteer.letters import fold
from training.news_reports import reports_of, rows_of, span_of

TAUGHT = Path(__file__).parent.parent / "data/judged_references.tsv"
WRITTEN = TAUGHT.with_name("references")
KEPT = TAUGHT.with_name("judged_references_kept.tsv")


@dataclass(frozen=True, slots=True)
class Judged:
    """A reference and, of each whom it means, where his name stands, once or oftener: nobody where nobody with a name
    is meant; `means` is false where nothing at all is."""

    span: Span
    who: tuple[tuple[Span, ...], ...]
    means: bool


def references_judged(corpora: Path, file: Path) -> Iterator[tuple[str, str, list[Judged]]]:
    """The hash and the text of each report, and what was judged in it."""
    judged: dict[str, list[Judged]] = defaultdict(list)
    months = set()
    for month, key, start, end, who in rows_of(file):
        meant = () if who in ("?", "-") else tuple((span_of(name),) for name in who.split("|"))
        judged[key].append(Judged(Span(int(start), int(end)), meant, who != "-"))
        months.add(month)
    for key, _, text in reports_of(corpora, judged.keys(), months):
        yield key, text, judged[key]


def plain_name(name: str) -> str:
    """A name as it is compared: folded, in small letters, without an article before it or "'s" behind it."""
    return re.sub(r"^(?:the|a) |['’]s$", "", fold(" ".join(name.split())).lower())


def references_written(folder: Path = WRITTEN) -> Iterator[tuple[str, str, list[Judged]]]:
    """The name and the text of each written text, without its marks, and what they say."""
    for file in sorted(folder.glob("*.txt")):
        for number, marked in enumerate(re.split(r"^## \d+\n", file.read_text("utf-8"), flags=re.MULTILINE)[1:], 1):
            yield f"{file.stem}-{number}", *unmarked(marked.strip())


def unmarked(marked: str) -> tuple[str, list[Judged]]:
    """A text without its marks, and its references."""
    text, at = "", 0
    names: dict[str, list[Span]] = defaultdict(list)
    references: list[tuple[str, Span]] = []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        span = Span(len(text), len(text) + len(found["words"]))
        text, at = text + found["words"], found.end()
        if found["kind"] == "|":
            names[found["who"]].append(span)
        else:
            references.append((found["who"], span))
    text += marked[at:]
    judged = []
    for who, span in references:
        meant = () if who in ("?", "-") else tuple(tuple(names[one]) for one in who.split("+"))
        judged.append(Judged(span, meant, who != "-"))
    return text, judged


_MARK = re.compile(r"\{(?P<who>[a-z](?:\+[a-z])*|[?-])(?P<kind>[|~])(?P<words>[^{}]+)\}")
