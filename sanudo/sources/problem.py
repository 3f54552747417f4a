"""An input that could not be read, in whole or in part: what, in which input, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`name` is the input (path within what was read), `kind` a short fixed word ("binary", "empty", "too_large",
    "timeout", ...), `message` a sentence that says what was wrong, where and what to do.

    `partial` is True where the input was stored in part and this says what was left out.
    """

    name: str
    kind: str
    message: str
    partial: bool = False
    original: str = ""
