"""A path in, the `Input`s in it out: a file, a folder's files, an archive's members, the lines of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sanudo.sources import archive, folder, json_lines
from sanudo.sources.input import Input, file_input, refused
from sanudo.sources.limits import DEFAULT, Limits


def inputs(path: str | Path, limits: Limits = DEFAULT) -> Iterator[Input]:
    """Every input under `path`, by name. Names are relative to a given folder; a given file has its own name."""
    root = Path(path)
    try:
        is_folder, is_there = root.is_dir(), root.exists()
    except (OSError, ValueError) as error:
        yield refused(folder.printable(root.name), "unreadable", f"cannot be looked at: {error}. Check the path.")
        return
    if is_folder:
        nothing = True
        for found in folder.files(root, limits):
            nothing = False
            if isinstance(found, Input):
                yield found
            else:
                yield from _in_file(found[1], found[0], limits)
        if nothing:
            message = (
                "a folder without a file that is read. Put the reports in it; hidden and ignored files do not count."
            )
            yield refused(folder.printable(root.name or str(root)), "empty", message)
    elif is_there:
        yield from _in_file(root, folder.printable(root.name), limits)
    else:
        yield refused(folder.printable(str(path)), "missing", f"no such file or folder: {path}. Check the path.")


def _in_file(path: Path, name: str, limits: Limits) -> Iterator[Input]:
    kind = _container(path)
    if kind == "zip":
        yield from archive.zip_members(path, name, limits)
    elif kind == "gzip":
        yield archive.gzip_file(path, name, limits)
    elif kind == "lines":
        yield from json_lines.lines(path, name, limits)
    else:
        yield file_input(path, name, limits)


def _container(path: Path) -> str | None:
    """One of "zip", "gzip", "lines" (JSON lines) or None, by the first bytes and the suffix."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(4)
    except (OSError, ValueError):
        return None
    suffix = path.suffix.lower()
    if archive.is_zip(head, suffix):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    return "lines" if suffix in json_lines.SUFFIXES else None
