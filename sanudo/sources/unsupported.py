"""Known formats that hold no report, or are not read: told from their first bytes or suffix, refused with advice."""

from __future__ import annotations

from sanudo.sources.problem import Refused

# first bytes, kind, what it is, what to do
_MAGIC = (
    (b"%PDF-", "unsupported", "a PDF", "Save the report as text or HTML (pdftotext does it)."),
    (b"\x89PNG", "binary", "a PNG image", "Leave it out, or type the report as text."),
    (b"\xff\xd8\xff", "binary", "a JPEG image", "Leave it out, or type the report as text."),
    (b"GIF8", "binary", "a GIF image", "Leave it out."),
    (b"RIFF", "binary", "a media file", "Leave it out."),
    (b"PK\x03\x04", "unsupported", "an office document or a package", "Save the report in it as text or HTML."),
    (b"\xd0\xcf\x11\xe0", "unsupported", "an old office document", "Save the report in it as text or HTML."),
    (b"{\\rtf", "unsupported", "rich text (RTF)", "Save the report as text or HTML."),
    (b"\x7fELF", "binary", "a program", "Leave it out."),
    (b"MZ", "binary", "a program", "Leave it out."),
    (b"SQLite format 3\0", "binary", "a SQLite database", "Give the reports themselves."),
    (b"BZh", "unsupported", "a bzip2 archive", "Unpack it first, or pack it as zip."),
    (b"\xfd7zXZ", "unsupported", "an xz archive", "Unpack it first, or pack it as zip."),
    (b"7z\xbc\xaf", "unsupported", "a 7z archive", "Unpack it first, or pack it as zip."),
    (b"Rar!", "unsupported", "a RAR archive", "Unpack it first, or pack it as zip."),
)
_SUFFIXES = {
    ".css": "a style sheet",
    ".js": "a script",
    ".py": "a program",
    ".csv": "a table",
    ".tsv": "a table",
    ".svg": "an image",
    ".yaml": "data",
    ".yml": "data",
    ".toml": "data",
    ".tar": "a tar archive",
    ".warc": "a web archive (WARC)",
    ".log": "a log",
}


def refuse_known(name: str, head: bytes) -> None:
    """Raise Refused where the input is of a kind that is known not to be read."""
    for magic, kind, what, advice in _MAGIC:
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head):
            raise Refused(kind, f"{what}. {advice}")
    suffix = "." + name.rpartition("/")[2].rpartition(".")[2].lower()
    if suffix in _SUFFIXES:
        raise Refused("unsupported", f"{_SUFFIXES[suffix]}, not a report. Save the report in it as text, HTML or JSON.")
