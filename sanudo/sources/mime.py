"""A mail or a web archive in, its parts as bytes and characters out. Knows nothing of articles.

Shared by `mail` and `mhtml`, which are both MIME messages.
"""

from __future__ import annotations

import itertools
from email import message_from_bytes, policy
from email.message import EmailMessage

from sanudo.sources.decode import Decoded, decode
from sanudo.sources.problem import Refused

_MOST_PARTS = 500


def parse(content: bytes) -> EmailMessage:
    """The message. Raises Refused("broken") where it is none."""
    try:
        return message_from_bytes(content, policy=policy.default)
    except Exception as error:  # the parser raises many things on damaged headers
        raise Refused("broken", f"no readable message: {error}. Save it again, or save its text.") from error


def parts(message: EmailMessage) -> list[EmailMessage]:
    """The message's parts that hold something themselves, attachments left out."""
    found = []
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            break
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            found.append(part)
    return found


def forwarded(message: EmailMessage) -> EmailMessage:
    """The one message that this one carries whole, or what that carries; the message itself where it carries none."""
    carried = [part for part in message.walk() if part.get_content_type() == "message/rfc822" and part.is_multipart()]
    inner = carried[-1].get_payload(0) if carried and _nested(carried) else None
    return inner if isinstance(inner, EmailMessage) else message


def _nested(carried: list[EmailMessage]) -> bool:
    """Whether each carries the next, so that the last is the only report."""
    return all(after in list(before.walk()) for before, after in itertools.pairwise(carried))


def attachments(message: EmailMessage) -> list[str]:
    """The names of what is attached."""
    return [part.get_filename() or part.get_content_type() for part in itertools.islice(message.iter_attachments(), 5)]


def text_of(part: EmailMessage) -> Decoded:
    """The characters of a text part."""
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())


def header(message: EmailMessage, name: str) -> str:
    """A header's text with single blanks; "" where there is none or it cannot be read."""
    try:
        value = message[name]
        return " ".join(str(value).split()) if value is not None else ""
    except Exception:  # damaged headers raise when they are looked at
        return ""
