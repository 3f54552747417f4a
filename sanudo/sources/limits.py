"""How much of an untrusted input is read: every limit of `sanudo.sources`, in one place.

Sizes are bytes, times seconds. Knows nothing of formats; the readers take a `Limits` and ask it.
docs/inputs.md explains each one, and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Give your own to `read(path, limits=Limits(file_bytes=...))`."""

    file_bytes: int = 20 * MB
    """One file, archive member or JSON line; a larger one is rejected as "too_large"."""

    seconds: float = 30.0
    """Time for one input in a worker process; after it the worker is ended and the input is "timeout"."""

    memory_bytes: int = 2048 * MB
    """Address space of a worker process (where the system can limit it); beyond it the input is "crashed"."""

    in_process_bytes: int = 1 * MB
    """Plain text and JSON up to this size are read without a worker; HTML and mail never are."""

    html_depth: int = 200
    """Nesting of HTML elements that the parser is trusted with; a deeper page is flattened first ("too_deep")."""

    json_depth: int = 50
    """Nesting of JSON in which articles are looked for."""

    folder_depth: int = 64
    """Folders within folders."""

    archive_depth: int = 2
    """Archives within archives."""

    archive_members: int = 20_000
    """Members of one archive that are looked at."""

    archive_bytes: int = 500 * MB
    """All members of one archive together, unpacked."""

    archive_ratio: float = 200.0
    """Unpacked size of a member over its packed size, from 1 MB unpacked on; above it: "archive_bomb"."""

    text_chars: int = 500_000
    """Characters of one article that are laid out; the rest is left out with a partial problem."""


DEFAULT = Limits()
