"""Pages written for this project as pasted, each line with its label, in; labelled reports with their outlets out.

A file holds many pages: `## id<TAB>outlet=..<TAB>published=..<TAB>byline=..<TAB>agency=..`, then `label<TAB>words` a
line.
The pages in `written/pages` are for training; those of `bench/data/pasted_pages.txt` are kept out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanudo.article.outlet_names import key_of
from training.layout.examples import Example, Row, example

PAGES = Path(__file__).parent / "written" / "pages"
KEPT = Path(__file__).parent / "written" / "pages_kept"
_LABELS = {"crosshead": "paragraph"}  # a heading within the story is told with it


@dataclass(frozen=True)
class PastedPage:
    """`outlet`, `published` (a day) and `byline` as the page says them, "" where it does not."""

    name: str
    outlet: str
    published: str
    byline: str
    rows: tuple[tuple[str, str], ...]

    def lines(self) -> list[Row]:
        """The page's lines with the empty ones before each and its label."""
        rows: list[Row] = []
        gap = 0
        for label, words in self.rows:
            if not words.strip():
                gap += 1
                continue
            rows.append((words, gap, (label,)))
            gap = 0
        return rows

    def example(self) -> Example:
        """The page as it was pasted."""
        return example(self.name, self.lines(), "pasted")

    def examples(self) -> list[Example]:
        """The page whole, without its empty lines, and from its headline to the end of its story."""
        rows = self.lines()
        told = [at for at, (_, _, labels) in enumerate(rows) if labels == ("paragraph",)]
        heads = [at for at, (_, _, labels) in enumerate(rows) if labels == ("headline",)]
        ways = [rows, [(words, 0, labels) for words, _, labels in rows]]
        if told and heads:
            ways.append(rows[min(heads[0], told[0]) : told[-1] + 1])
        return [example(self.name, way, "pasted") for way in ways]

    @property
    def headline(self) -> str:
        return next((words.strip() for label, words in self.rows if label == "headline"), "")


def read_pasted(file: Path) -> Iterator[PastedPage]:
    """The pages of one file."""
    head: list[str] | None = None
    rows: list[tuple[str, str]] = []
    for line in [*file.read_text(encoding="utf-8").splitlines(), "## end"]:
        if line.startswith("## "):
            if head is not None:
                fields = dict(cell.split("=", 1) for cell in head[1:] if "=" in cell)
                values = (fields.get(name, "") for name in ("outlet", "published", "byline"))
                yield PastedPage(head[0], *values, tuple(rows))
            head, rows = line[3:].split("\t"), []
            continue
        label, _, words = line.partition("\t")
        rows.append((_LABELS.get(label, label), words))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one but for letter case and an article."""
    return bool(other) and key_of(one) == key_of(other)
