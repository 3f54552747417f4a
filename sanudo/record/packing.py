"""Text and bytes to compressed blobs and back, and strings made fit for a database column."""

from __future__ import annotations

import zlib


def pack(text: str) -> bytes:
    """`text` compressed; lone surrogates survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(blob: bytes) -> str:
    """The text that `pack` was given."""
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")


def column(text: str) -> str:
    """`text` for a column to ask by: what UTF-8 cannot hold is replaced. The verbatim text is elsewhere."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def column_or_none(text: str | None) -> str | None:
    """As `column`, None staying None."""
    return None if text is None else column(text)
