"""`sanudo brief`: a story as an account with numbered sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sanudo.cli.output import AsJson, Quiet, emit_object, note, refuse

_FORMATS = ("md", "html", "docx")


def command(
    path: Annotated[Path, typer.Argument(help="The record.", metavar="RECORD")],
    story: Annotated[str | None, typer.Option(help="The story's id or number; the largest without it.")] = None,
    to: Annotated[str, typer.Option("--format", help="md, html or docx.")] = "md",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file to write to; docx needs one.")] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """What happened, who said what, where the reports differ; a numbered source for every sentence."""
    from sanudo.cli.show import _story
    from sanudo.record.codec import to_plain
    from sanudo.record.record import Record
    from sanudo.telling.brief import brief
    from sanudo.telling.brief_formats import as_html, as_markdown, write_docx

    if to not in _FORMATS:
        raise refuse(f"{to}: no such format; one of {', '.join(_FORMATS)}")
    if to == "docx" and output is None:
        raise refuse("a Word document needs a file to be written to: -o story.docx")
    with Record(path) as record:
        stories = record.stories()
        if not stories:
            raise refuse(f"{path}: no story in this record")
        wanted = _story(record, story)
        account = brief(record, record.story(wanted) if wanted else stories[0])
    if as_json:
        emit_object({"what": "brief", **to_plain(account)})
        return
    if to == "docx" and output:
        try:
            write_docx(account, output)
        except RuntimeError as error:
            raise refuse(str(error)) from error
    else:
        text = as_html(account) if to == "html" else as_markdown(account)
        if output:
            output.write_text(text, encoding="utf-8")
        else:
            print(text, end="")
    if output and not quiet:
        note(f"{output}: written, {len(account.sources)} sources")
