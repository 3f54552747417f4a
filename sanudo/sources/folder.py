"""A folder in, the `Input`s under it out: sorted, links not followed, hidden and ignored files passed over.

A file `.sanudoignore` in a folder names, one pattern a line, what under it is left out (`drafts/`, `*.log`, `#` for a
remark); a pattern with a slash inside it is matched against the path from that folder, one without against each name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from sanudo.sources.input import Input, refused
from sanudo.sources.limits import Limits

IGNORE_FILE = ".sanudoignore"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_JUNK = {"__MACOSX", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the folder ("" or "a/b/") that its file stands in."""

    folder: str
    pattern: str
    folders_only: bool

    def covers(self, name: str, is_folder: bool) -> bool:
        """Whether the path `name` is left out by this rule."""
        if (self.folders_only and not is_folder) or not name.startswith(self.folder):
            return False
        path = name[len(self.folder) :]
        if "/" in self.pattern:
            return fnmatchcase(path, self.pattern.lstrip("/"))
        return fnmatchcase(path.rsplit("/", 1)[-1], self.pattern)


def files(root: Path, limits: Limits) -> Iterator[tuple[str, Path] | Input]:
    """(name, path) of every file under `root`, by name; an Input with its problem for what cannot be entered."""
    yield from _walk(root, "", (), 0, limits)


def is_hidden(name: str) -> bool:
    """Whether a path is passed over without a word: a dot file, an editor's or a system's leavings."""
    parts = name.split("/")
    return any((part.startswith(".") and part not in (".", "..")) or part in _JUNK for part in parts) or name.endswith(
        "~"
    )


def ignore_rules(text: str, folder: str) -> tuple[Rule, ...]:
    """The rules in the text of an ignore file that stands in `folder`."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(
        Rule(folder, line.rstrip("/"), line.endswith("/")) for line in lines if line and not line.startswith("#")
    )


def printable(name: str) -> str:
    """A file name as text that can be stored and shown: bytes that are no UTF-8 are written as \\xNN, and so are
    control characters, which could speak to a terminal."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def _walk(
    folder: Path, prefix: str, rules: tuple[Rule, ...], depth: int, limits: Limits
) -> Iterator[tuple[str, Path] | Input]:
    here = prefix.rstrip("/") or folder.name
    if depth > limits.folder_depth:
        yield refused(here, "too_deep", f"folders nested over {limits.folder_depth} deep; move the files further up.")
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield refused(here, "unreadable", f"the folder cannot be listed: {error.strerror}. Check its permissions.")
        return
    rules += _rules_in(folder, prefix)
    pages = {entry.stem for entry in entries if entry.suffix.lower() in (".html", ".htm")}
    for entry in entries:
        name = prefix + printable(entry.name)
        is_link = entry.is_symlink()
        is_folder = not is_link and entry.is_dir()
        if is_hidden(printable(entry.name)) or any(rule.covers(name, is_folder) for rule in rules):
            continue
        if is_link:
            yield refused(name, "symlink", "a symbolic link, not followed. Give the file that it points to instead.")
        elif is_folder:
            # "Save page as" puts a page's images and scripts in NAME_files beside NAME.html.
            if not (entry.name.endswith("_files") and entry.name[: -len("_files")] in pages):
                yield from _walk(entry, name + "/", rules, depth + 1, limits)
        else:
            yield name, entry


def _rules_in(folder: Path, prefix: str) -> tuple[Rule, ...]:
    path = folder / IGNORE_FILE
    try:
        if path.is_symlink() or not path.is_file():
            return ()
        return ignore_rules(path.read_bytes()[:100_000].decode("utf-8", "replace"), prefix)
    except OSError:
        return ()
