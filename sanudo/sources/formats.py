"""The bytes of one input in; its articles, with what is doubtful of them, or the problem with it out.

The table FORMATS says which module reads what; to add a format, write one module with `looks_like(head)` and
`read(name, content, limits)`, and add its line. Knows nothing of folders, processes and time limits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import Protocol, cast

from sanudo.article.types import Article
from sanudo.sources import text as text_format
from sanudo.sources.assemble import sha256
from sanudo.sources.decode import without_surrogates
from sanudo.sources.input import Input
from sanudo.sources.limits import DEFAULT, Limits
from sanudo.sources.problem import Problem, Refused
from sanudo.sources.unsupported import refuse_known

_HEAD = 4096


class FormatModule(Protocol):
    """What a module of the table FORMATS gives."""

    def looks_like(self, head: bytes) -> bool:
        """Whether a file that begins with `head` is of this format."""
        ...

    def read(self, name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
        """Articles and partial problems. Raises Refused."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One line of the table. `quick` formats are read without a worker process when they are small."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    quick: bool = False

    def load(self) -> FormatModule:
        """The module itself, imported when it is first needed."""
        return cast(FormatModule, import_module(self.module))


FORMATS = (
    # name, suffixes, module; content is asked first, in this order, then the suffix
    Format("mhtml", (".mhtml", ".mht"), "sanudo.sources.mhtml"),
    Format("mail", (".eml",), "sanudo.sources.mail"),
    Format("feed", (".rss", ".atom", ".rdf", ".xml"), "sanudo.sources.feed"),
    Format("html", (".html", ".htm", ".xhtml"), "sanudo.sources.html"),
    Format("json", (".json", ".jsonl", ".ndjson", ".jl"), "sanudo.sources.json_file", quick=True),
    Format("text", (".txt", ".text", ".md", ".asc"), "sanudo.sources.text", quick=True),
)


def read_input(item: Input, limits: Limits = DEFAULT) -> tuple[bytes, list[Article | Problem]]:
    """The bytes of one input and what is in it, read in this process, without a time limit."""
    content, problem = content_of(item)
    return (content, [problem]) if problem else (content, read_bytes(item.name, content, limits))


def content_of(item: Input) -> tuple[bytes, Problem | None]:
    """The bytes of an input, or none and the problem with it."""
    if item.problem:
        return b"", item.problem
    try:
        return item.load(), None
    except Refused as refusal:
        return b"", Problem(item.name, refusal.kind, refusal.message)
    except OSError as error:
        return b"", Problem(item.name, "unreadable", f"cannot be read: {error}. Check its permissions.")


def read_bytes(name: str, content: bytes, limits: Limits = DEFAULT) -> list[Article | Problem]:
    """What is in these bytes: articles with their partial problems, or one problem. Never raises on content."""
    digest = sha256(content)
    try:
        if not content.strip():
            raise Refused("empty", "nothing in it. Save the report again, or leave the file out.")
        refuse_known(name, content[:_HEAD])
        items = format_of(name, content).load().read(name, content, limits)
    except Refused as refusal:
        return [Problem(name, refusal.kind, refusal.message, original=digest)]
    except RecursionError:
        return [Problem(name, "too_deep", "nested too deep to be read. Save it as text.", original=digest)]
    except MemoryError:
        message = "reading it needs more memory than is allowed. Save it as text, or raise Limits.memory_bytes."
        return [Problem(name, "too_large", message, original=digest)]
    except Exception as error:  # a fault in a parser must cost one input, not the run
        message = (
            f"reading failed: {type(error).__name__}: {error}. Save it as text to have it read; please report this."
        )
        return [Problem(name, "crashed", without_surrogates(message)[0], original=digest)]
    return [replace(item, original=digest) if not item.original else item for item in items]


def format_of(name: str, content: bytes) -> Format:
    """The format that the content shows, else the one its suffix names, else text."""
    head = content[:_HEAD]
    for line in FORMATS:
        if line.module != text_format.__name__ and line.load().looks_like(head):
            return line
    suffix = suffix_of(name)
    return next((line for line in FORMATS if suffix in line.suffixes), FORMATS[-1])


def suffix_of(name: str) -> str:
    """The part from the last dot on, lower case: ".html" of "a/b.HTML#3"."""
    last = name.rpartition("/")[2].partition("#")[0]
    dot = last.rfind(".")
    return last[dot:].lower() if dot > 0 else ""
