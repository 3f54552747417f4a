"""A brief as Markdown, as one HTML page, or as a Word document."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sanudo.telling.account import Brief, Line, Section, Source
from sanudo.telling.days import in_words


def as_markdown(brief: Brief) -> str:
    """CommonMark, the sources as a numbered list at the end."""
    out = [f"# {brief.title}", ""]
    for section in brief.sections:
        out += [f"{'#' * section.level} {section.heading}", ""]
        for paragraph in paragraphs(section):
            out += [" ".join(f"{_escaped(line.text)} {_marks(line)}".rstrip() for line in paragraph), ""]
    out += ["## Sources", ""]
    out += [f"{source.number}. {_escaped(_told(source))}" for source in brief.sources]
    return "\n".join(out).rstrip() + "\n"


def as_html(brief: Brief) -> str:
    """One page that stands by itself: each mark leads to its source, each source back to nothing but the words."""
    body = [f"<h1>{escape(brief.title)}</h1>"]
    for section in brief.sections:
        body.append(f"<h{section.level}>{escape(section.heading)}</h{section.level}>")
        body += [f"<p>{' '.join(_line_html(line) for line in paragraph)}</p>" for paragraph in paragraphs(section)]
    body.append('<h2>Sources</h2>\n<ol class="sources">')
    body += [f'<li id="source-{source.number}">{_source_html(source)}</li>' for source in brief.sources]
    body.append("</ol>")
    return _PAGE.format(title=escape(brief.title), body="\n".join(body))


def write_docx(brief: Brief, path: Path) -> None:
    """A Word document; needs python-docx. Raises RuntimeError, with what to install, where it is missing."""
    try:
        import docx
    except ImportError as error:
        raise RuntimeError("a Word document needs python-docx: pip install 'sanudo[docx]'") from error
    document = docx.Document()
    document.add_heading(brief.title, 0)
    for section in brief.sections:
        document.add_heading(section.heading, section.level)
        for lines in paragraphs(section):
            paragraph = document.add_paragraph()
            for line in lines:
                paragraph.add_run(line.text + " ")
                paragraph.add_run(_marks(line) + " ").font.superscript = True
    document.add_heading("Sources", 2)
    for source in brief.sources:
        document.add_paragraph(f"[{source.number}] {_told(source)}")
    document.save(str(path))


def paragraphs(section: Section) -> list[list[Line]]:
    """The lines of a section, those that go on with the one before in one paragraph with it."""
    found: list[list[Line]] = []
    for line in section.lines:
        if line.opens or not found:
            found.append([])
        found[-1].append(line)
    return found


def _line_html(line: Line) -> str:
    marks = "".join(f'<sup><a href="#source-{n}">{n}</a></sup> ' for n in line.sources)
    return f"{escape(line.text)} {marks.strip()}".strip()


def _marks(line: Line) -> str:
    return "".join(f"[{number}]" for number in line.sources)


def _told(source: Source) -> str:
    date = in_words(source.date) if source.date else "undated"
    return f"{source.outlet}, {date}: “{source.words}” ({source.article}, {source.span.start}-{source.span.end})"


def _source_html(source: Source) -> str:
    date = in_words(source.date) if source.date else "undated"
    place = f"{source.article}, {source.span.start}-{source.span.end}"
    return f"<cite>{escape(source.outlet)}</cite>, {escape(date)}: <q>{escape(source.words)}</q> <small>{place}</small>"


def _escaped(text: str) -> str:
    """Characters that Markdown would take for marks, as themselves."""
    for sign in "\\`*_[]<>#":
        text = text.replace(sign, "\\" + sign)
    return text


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.6 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ line-height: 1.2; }} h2 {{ margin-top: 2.2rem; }} h3 {{ margin-bottom: 0.3rem; }}
h4 {{ margin: 0.9rem 0 0.2rem; font-weight: normal; font-style: italic; }}
p {{ margin: 0.5rem 0; }} sup {{ line-height: 0; }} .sources {{ font-size: 0.9rem; }} small {{ opacity: 0.7; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""
