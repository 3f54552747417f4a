"""A file of JSON lines in, one `Input` a line out, so that a file of any length is read in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sanudo.sources.input import Input, refused, too_large
from sanudo.sources.limits import Limits

SUFFIXES = (".jsonl", ".ndjson", ".jl")


def lines(path: Path, name: str, limits: Limits) -> Iterator[Input]:
    """Each line that is not blank, named `file.jsonl#7` by its number from 1."""
    seen = False
    try:
        with path.open("rb") as file:
            number = 0
            while True:
                line = file.readline(limits.file_bytes + 1)
                if not line:
                    break
                number += 1
                if len(line) > limits.file_bytes:
                    size = len(line)
                    while not line.endswith(b"\n") and (line := file.readline(1 << 20)):
                        size += len(line)
                    seen = True
                    yield refused(f"{name}#{number}", "too_large", too_large(size, limits))
                elif line.strip():
                    seen = True
                    yield _line(f"{name}#{number}", line.rstrip(b"\r\n"))
    except OSError as error:
        yield refused(name, "unreadable", f"cannot be read: {error.strerror or error}. Check its permissions.")
        return
    if not seen:
        yield refused(name, "empty", "no line in it. Leave the file out, or export it again.")


def _line(name: str, line: bytes) -> Input:
    return Input(name, len(line), lambda: line)
