"""How a command answers: data on stdout (for people, as one JSON object, or as one object a line), notes on stderr.

Text from reports is shown as it stands, but for control characters, which could command a terminal.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from sanudo.article.types import Span

Row = dict[str, Any]

AsJson = Annotated[bool, typer.Option("--json", help="The answer as one JSON object.")]
AsLines = Annotated[bool, typer.Option("--nl", help="The answer as JSON, one object a line.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes.")]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"[ \t]*\n\s*")


def note(message: str) -> None:
    """A line for people, on stderr."""
    print(f"sanudo: {shown(message)}", file=sys.stderr, flush=True)


def refuse(message: str) -> typer.Exit:
    """Say what was wrong with the usage; raise what this gives."""
    note(message)
    return typer.Exit(2)


def emit(what: str, rows: Iterable[Row], line: Callable[[Row], str], as_json: bool, as_lines: bool) -> int:
    """Write rows in the form that was asked for; how many there were."""
    count = 0
    if as_json:
        listed = list(rows)
        emit_object({"what": what, "rows": listed})
        return len(listed)
    for row in rows:
        print(_json(row) if as_lines else line(row))
        count += 1
    return count


def emit_object(value: Any) -> None:
    """One JSON object on stdout."""
    print(_json(value))


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8").decode("utf-8")
    except UnicodeEncodeError:  # half a character from a broken report: as an escape
        return json.dumps(value, ensure_ascii=True)


def shown(text: str) -> str:
    """`text` on one line, with control characters as what they are called."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", _BREAK.sub(" ⏎ ", text))


def stretch(name: str, article: str, span: Span, text: str) -> Row:
    """A piece of evidence as data: where it stands, and the verbatim characters."""
    return {"article": article, "name": name, "start": span.start, "end": span.end, "text": span.of(text)}


def evidence_lines(row: Row, indent: str = "    ", most: int = 6) -> str:
    """The row's evidence for people: the verbatim words, then where they stand. Empty where there is none.

    A stretch within another one that is shown is left out here; the data has all.
    """
    found = _outermost(row.get("evidence", []))
    lines = [
        f"\n{indent}“{shown(e['text'])}”\n{indent}  {shown(e['name'])}:{e['start']}-{e['end']}" for e in found[:most]
    ]
    if len(found) > most:
        lines.append(f"\n{indent}and {len(found) - most} more (--json gives all)")
    return "".join(lines)


def _outermost(evidence: list[Row]) -> list[Row]:
    """The pieces that no other piece of the list holds."""

    def within(one: Row, other: Row) -> bool:
        return (
            one is not other
            and one.get("article") == other.get("article")
            and other["start"] <= one["start"]
            and one["end"] <= other["end"]
            and (one["start"], one["end"]) != (other["start"], other["end"])
        )

    if len(evidence) > 500:  # an actor's thousand places: none lies in another, and pairs would be many
        return evidence
    return [one for one in evidence if not any(within(one, other) for other in evidence)]


def aligned(*cells: object) -> str:
    """What is there of the cells, two blanks apart; None and "" are left out."""
    return "  ".join(shown(str(cell)) for cell in cells if cell not in (None, ""))


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
