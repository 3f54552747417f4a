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
_CUE_WORDS, _NEAR = 4, 250  # words of a speaker or a cue at most; characters between it and what was said
_MARKS = tuple("\"'“”‘’«»")
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

    A stretch within another one that is shown is left out here, and the "he" and "said" beside what was said, where the
    row does not tell apart how the speaker is named; the data has all.
    """
    found = _outermost(row.get("evidence", []))
    found = found if "named" in row else _without_cues(found)
    lines = [
        f"\n{indent}{_marked(shown(e['text']))}\n{indent}  {shown(e['name'])}:{e['start']}-{e['end']}"
        for e in found[:most]
    ]
    if len(found) > most:
        lines.append(f"\n{indent}and {len(found) - most} more (--json gives all)")
    return "".join(lines)


def _marked(text: str) -> str:
    """Verbatim words in marks, but for those that have the report's own."""
    bare = text.strip()
    return bare if bare[:1] in _MARKS and bare[-1:] in _MARKS and len(bare) > 1 else f"“{bare}”"


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


def _without_cues(evidence: list[Row]) -> list[Row]:
    """The pieces, but for a short one that stands near a long one: who says it, and with which verb."""

    def is_near_a_long_one(one: Row) -> bool:
        return any(
            other.get("article") == one.get("article")
            and len(other["text"].split()) > _CUE_WORDS
            and (0 <= one["start"] - other["end"] <= _NEAR or 0 <= other["start"] - one["end"] <= _NEAR)
            for other in evidence
        )

    def is_short(one: Row) -> bool:
        return len(one["text"].split()) <= _CUE_WORDS and one["text"][:1] not in _MARKS

    if len(evidence) > 500:
        return evidence
    return [one for one in evidence if not (is_short(one) and is_near_a_long_one(one))]


def aligned(*cells: object) -> str:
    """What is there of the cells, two blanks apart; None and "" are left out."""
    return "  ".join(shown(str(cell)) for cell in cells if cell not in (None, ""))


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
