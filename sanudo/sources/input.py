"""What there is to read: `Input`s from a file, a folder, an archive, in a fixed order; and what came of each, its
`Outcome`. Reads no report itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sanudo.article.types import Article
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. `name` is its path within what was given, `size` its bytes as the container says,
    `load` gives its bytes (raising Refused or OSError); `problem` is set where it is already known that it is bad."""

    name: str
    size: int
    load: Callable[[], bytes]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input. `content` are its bytes as they came, `sha256` their digest (of no bytes where they
    could not be had); `items` holds its articles, each followed by its partial problems, or one problem.

    `known` is True where the caller said that it has these bytes under this name already; `items` is then empty.
    """

    name: str
    sha256: str
    content: bytes
    items: tuple[Article | Problem, ...]
    known: bool = False


def refused(name: str, kind: str, message: str) -> Input:
    """An input that is rejected before its bytes are looked at."""
    return Input(name, 0, lambda: b"", Problem(name, kind, message))


def file_input(path: Path, name: str, limits: Limits) -> Input:
    """An ordinary file; its bytes are read when they are asked for."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return refused(name, "missing", f"no such file: {path}. Check the path.")
    except (OSError, ValueError) as error:
        return refused(name, "unreadable", f"cannot be looked at: {error}. Check its permissions.")
    if not path.is_file():
        return refused(name, "unreadable", "no ordinary file (a pipe, socket or device). Copy its content into a file.")
    if status.st_size > limits.file_bytes:
        return refused(name, "too_large", too_large(status.st_size, limits))
    return Input(name, status.st_size, lambda: _load(path, limits))


def too_large(size: int, limits: Limits) -> str:
    """The sentence for an input over the limit; `size` in bytes."""
    return (
        f"{size / 1e6:.1f} MB, over the limit of {limits.file_bytes / 1e6:.1f} MB for one input. "
        "Split it, or raise Limits.file_bytes."
    )


def _load(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise Refused("unreadable", f"cannot be read: {error.strerror or error}. Check its permissions.") from error
    if len(content) > limits.file_bytes:
        raise Refused("too_large", too_large(len(content), limits))
    return content
