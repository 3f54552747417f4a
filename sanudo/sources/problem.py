"""An input that could not be read, in whole or in part: what, in which input, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {
    "missing": "There is no such file or folder.",
    "unreadable": "The system does not let the file be read, or it is no ordinary file.",
    "symlink": "A symbolic link; links are not followed.",
    "empty": "Nothing is in it, or no text.",
    "binary": "Not text: an image, a program, a database.",
    "unsupported": "A known format that is not read.",
    "not_news": "Well-formed, but holds no report (JSON without a text, a page without a body).",
    "broken": "The format is damaged at the place named.",
    "too_large": "Larger than the limit.",
    "too_deep": "Nested deeper than the limit.",
    "timeout": "Took longer than the limit.",
    "crashed": "The worker process that read it ended without an answer.",
    "encoding": "Some bytes are no characters in the encoding found.",
    "mojibake": "The text was once decoded wrongly and saved so.",
    "nul": "The text holds NUL characters.",
    "surrogate": "The text holds half characters (lone surrogates).",
    "truncated": "The source itself gives only the beginning of the text.",
    "date": "The date's day and month could change places: only its year is taken.",
    "language": "Not in English: stored, not read.",
    "archive_bomb": "Unpacks to far more than its packed size.",
    "traversal": "The name of an archive member points outside the archive.",
    "encrypted": "The archive member is encrypted.",
}
"""Every `Problem.kind` that the sources give, and what it means."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`name` is the input (path within what was read), `kind` a short fixed word ("binary", "empty", "too_large",
    "timeout", ...; see KINDS), `message` a sentence that says what was wrong, where and what to do.

    `partial` is True where the input was stored in part and this says what was left out.
    """

    name: str
    kind: str
    message: str
    partial: bool = False
    original: str = ""


class Refused(Exception):
    """Raised within the sources where an input cannot be read; the reader turns it into a `Problem`."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
