"""`sanudo brief`: a story as an account, every sentence with its source."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.asking import story_id
from sanudo.cli.output import AsJson, emit_object, note, refuse, shown
from sanudo.record.record import Record

FORMATS = ("md", "html", "docx")


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    story: Annotated[str | None, typer.Option(help="The story: its id or number; the largest by default.")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="md, html or docx (with python-docx).")] = "md",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; stdout by default.")] = None,
    as_json: AsJson = False,
) -> None:
    """A story as an account: what happened, who said what, where the reports differ, what is open, with sources."""
    from sanudo.telling.brief import brief
    from sanudo.telling.brief_formats import as_html, as_markdown, write_docx

    if form not in FORMATS:
        raise refuse(f"{form}: no such format; one of {', '.join(FORMATS)}")
    if form == "docx" and output is None and not as_json:
        raise refuse("a Word file cannot go to stdout; give -o FILE.docx")
    with Record(path) as record:
        stories = record.stories()
        if not stories:
            raise refuse(f"{path}: no story in this record to tell; build it with more reports")
        chosen = record.story(story_id(record, story) or max(stories, key=lambda each: len(each.articles)).id)
        told = brief(record, chosen)
    if as_json:
        emit_object(asdict(told))
        return
    try:
        if form == "docx" and output is not None:
            write_docx(told, output)
        else:
            text = as_html(told) if form == "html" else as_markdown(told)
            if output is None:
                print(text)
                return
            output.write_text(text, encoding="utf-8", errors="backslashreplace")
    except ImportError:
        raise refuse("Word files need python-docx: pip install 'sanudo[docx]'") from None
    except OSError as error:
        raise refuse(f"{output}: cannot be written ({error.strerror}); give another -o") from None
    note(f"written to {shown(str(output))}")
