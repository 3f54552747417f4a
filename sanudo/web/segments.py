"""A text, its parts and any number of overlapping marks in; HTML out whose text content is the text, to the character.

Layers overlap freely (a date inside a name inside a quotation), and HTML nests; so the text is cut at every boundary
and each piece carries all the marks that cover it. Knows nothing of readings or of what a mark means.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from sanudo.article.types import Part, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked: `layer` and `kind` become classes, `note` is the number of the note that explains it.

    `note` is None for a mark that explains nothing (the highlight of a span that a link points to).
    """

    span: Span
    layer: str
    kind: str = ""
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that no boundary cuts, with the marks that cover it and those of them that begin here."""

    span: Span
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text, or a gap between parts (`kind` None)."""

    span: Span
    kind: str | None


def reader_html(
    text: str, parts: Sequence[Part], marks: Sequence[Mark], link: Callable[[Mark], str] | None = None
) -> Markup:
    """The text as blocks by part, cut into marked pieces. `link` gives the address that tells more of a mark."""
    blocks = blocks_of(len(text), parts)
    inner = [Mark(part.span, "within", part.kind) for part in inner_parts(parts, blocks)]
    kept = [mark for mark in (*marks, *inner) if 0 <= mark.span.start < mark.span.end <= len(text)]
    found = pieces_of(len(text), kept, cuts=[block.span.start for block in blocks])
    html: list[str] = []
    seen_at = False
    piece = next(found, None)
    for block in blocks:
        html.append(_open(block))
        while piece is not None and piece.span.start < block.span.end:
            first_at = not seen_at and any(mark.layer == "at" for mark in piece.marks)
            seen_at = seen_at or first_at
            html.append(_piece_html(text, piece, link, first_at))
            piece = next(found, None)
        html.append("</div>")
    return Markup("".join(html))


def blocks_of(length: int, parts: Sequence[Part]) -> list[Block]:
    """Blocks that cover 0..length without overlap: outermost parts in order of the text, and the gaps between."""
    blocks: list[Block] = []
    reached = 0
    for part in sorted(parts, key=lambda part: (part.span.start, -part.span.end)):
        start, end = max(part.span.start, 0), min(part.span.end, length)
        if start < reached or end <= start:
            continue
        if start > reached:
            blocks.append(Block(Span(reached, start), None))
        blocks.append(Block(Span(start, end), part.kind))
        reached = end
    if reached < length:
        blocks.append(Block(Span(reached, length), None))
    return blocks


def inner_parts(parts: Sequence[Part], blocks: Sequence[Block]) -> list[Part]:
    """The parts that stand within another part (a dateline in its paragraph)."""
    outer = {(block.span, block.kind) for block in blocks}
    return [part for part in parts if (part.span, part.kind) not in outer]


def pieces_of(length: int, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """The stretches between all boundaries, in order, covering 0..length."""
    starts: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        starts[mark.span.start].append(mark)
        ends[mark.span.end].append(mark)
    places = sorted({0, length, *cuts, *starts, *ends})
    active: dict[int, Mark] = {}
    for here, there in itertools.pairwise(places):
        for mark in ends[here]:
            active.pop(id(mark), None)
        for mark in starts[here]:
            active[id(mark)] = mark
        yield Piece(Span(here, there), tuple(active.values()), tuple(starts[here]))


_CONTROL = re.compile("[\x00\r\ud800-\udfff]")


def exact(text: str) -> str:
    """`text` escaped so that a browser shows it with the same number of characters.

    A carriage return is written as a reference, or the parser would drop it; NUL and lone surrogates, which
    no page can hold, each become one replacement character.
    """
    return _CONTROL.sub(lambda found: "&#13;" if found[0] == "\r" else "\ufffd", str(escape(text)))


def _open(block: Block) -> str:
    if block.kind is None:
        return '<div class="gap">'
    kind = escape(block.kind)
    if block.kind == "paragraph":
        return '<div class="part paragraph">'
    return f'<div class="part {kind}" data-kind="{kind.replace("_", " ")}">'


def _piece_html(text: str, piece: Piece, link: Callable[[Mark], str] | None, first_at: bool) -> str:
    words = exact(piece.span.of(text))
    if not piece.marks:
        return words
    names = sorted({name for mark in piece.marks for name in (mark.layer, mark.kind) if name})
    notes = sorted({mark.note for mark in piece.marks if mark.note is not None})
    attributes = f' class="m {escape(" ".join(names))}"'
    attributes += f' data-n="{" ".join(map(str, notes))}"' if notes else ""
    attributes += ' id="at"' if first_at else ""
    begins = [mark for mark in piece.begins if mark.note is not None]
    if link is None or not begins:
        return f"<span{attributes}>{words}</span>"
    innermost = min(begins, key=lambda mark: mark.span.end)
    return f'<a{attributes} href="{escape(link(innermost))}">{words}</a>'
