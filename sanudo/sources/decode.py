"""Bytes in, characters out, with what was doubtful about them. Knows nothing of formats or articles.

The characters are never edited afterwards: all offsets of an article count in them. Line ends stay as they came;
only a byte order mark is taken off.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sanudo.sources.problem import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
# A Windows-1252 reading of UTF-8's two- and three-byte characters: curly quotes, dashes, accented letters.
_MOJIBAKE = re.compile("â€[\u0080-\u00ff™œšžŸ“”˜–—•…†‡ˆ‰‹›]|Ã[\u0080-\u00bf©¨¤¶¼±³¡­‰€]|Â[\u00a0£©®°»«·]")
# UTF-8 of a lone surrogate, as some programs write it; no text in a one-byte encoding has such a run.
_HALF = re.compile(rb"(?<![\x80-\xff])\xed[\xa0-\xbf][\x80-\xbf](?![\x80-\xff])")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`notes` are (kind, message) pairs for partial problems."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The characters of `content`. `declared` is the encoding that the format itself names, tried after UTF-8.

    Raises Refused("binary") where the bytes are no text in any encoding tried.
    """
    text, encoding = _decoded(content, declared)
    notes: list[tuple[str, str]] = []
    bad = text.count("\ufffd")
    if bad and encoding.endswith("+replace"):
        encoding = encoding.removesuffix("+replace")
        at = text.index("\ufffd")
        notes.append(
            (
                "encoding",
                f"{bad} characters could not be decoded as {encoding}, the first at character {at}, "
                "and stand as U+FFFD. "
                "Save the file again as UTF-8.",
            )
        )
    refuse_binary(text)
    return Decoded(text, encoding, (*notes, *doubts(text)))


def doubts(text: str) -> list[tuple[str, str]]:
    """What a reader should know of these characters: mojibake, NUL. The text is kept as it is."""
    notes = []
    nuls = text.count("\0")
    if nuls:
        at = text.index("\0")
        notes.append(("nul", f"{nuls} NUL characters, the first at character {at}; kept as they came."))
    garbled = _MOJIBAKE.findall(text)
    if len(garbled) >= 2:
        at = text.index(garbled[0])
        notes.append(
            (
                "mojibake",
                f"{len(garbled)} garbled characters, the first ({garbled[0]!r}) at character {at}: UTF-8 once read as "
                "Windows-1252. Kept as they came; repair the file to have its quotation marks read.",
            )
        )
    return notes


def without_surrogates(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Lone surrogates are no characters and cannot be stored: each becomes U+FFFD, so that no offset moves."""
    try:
        text.encode("utf-8")
        return text, []
    except UnicodeEncodeError as error:
        clean = re.sub("[\ud800-\udfff]", "\ufffd", text)
        message = f"half a character (lone surrogate) at character {error.start}; such places stand as U+FFFD."
        return clean, [("surrogate", message)]


def refuse_binary(text: str) -> None:
    """Raise Refused("binary") where more than one character in fifty is a control character."""
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample)) + sample.count("\0")
    if controls * 50 > len(sample):
        raise Refused(
            "binary",
            f"not text: {controls} of the first {len(sample)} characters are control characters. "
            "Save the report as text or HTML.",
        )


def _decoded(content: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _try(content[len(mark) :], encoding) or (
                content[len(mark) :].decode(encoding, "replace"),
                encoding + "+replace",
            )
    wide = _wide(content)
    if wide:
        return _try(content, wide) or (content.decode(wide, "replace"), wide + "+replace")
    found = _try(content, "utf-8")
    if found:
        return found
    if _mostly_utf8(content) or _HALF.search(content):
        return content.decode("utf-8", "replace"), "utf-8+replace"
    for guess in (_known(declared), "cp1252" if _few_high_bytes(content) else None, _guessed(content)):
        found = _try(content, guess) if guess else None
        if found:
            return found
    last = _known(declared) or "cp1252"
    return content.decode(last, "replace"), last + "+replace"


def _try(content: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return content.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Western text is NUL."""
    sample = content[:2000]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > half * 7 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 7 and odd * 20 < half:
        return "utf-16-be"
    return None


def _mostly_utf8(content: bytes) -> bool:
    """A UTF-8 file with a few broken places: nine of ten sequences beyond ASCII are whole."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - broken - sum(1 for byte in content[:_SAMPLE] if byte < 0x80)
    return whole > 9 * broken


def _few_high_bytes(content: bytes) -> bool:
    """Western text in a one-byte encoding: bytes beyond ASCII are few and stand alone. Windows-1252 in practice."""
    sample = content[:_SAMPLE]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    high = sum(map(len, runs))
    return high * 30 < len(sample) or (high * 6 < len(sample) and high < 1.3 * len(runs))


def _known(declared: str | None) -> str | None:
    """The codec that browsers use for a declared name; None where Python has no such text encoding."""
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        return "cp1252"
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and needed for few files

    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else None
