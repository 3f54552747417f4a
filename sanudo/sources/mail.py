"""A mail with a report in it (.eml) in, one `Article` out: the subject as headline, its text laid out, its date.

The plain text is read where there is one, else the HTML; of a mail that carries another, the other. A date that the
text itself gives goes before the mail's; when a person passed a report on does not date it.
"""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import parseaddr

from sanudo.article.dating import date_text
from sanudo.article.layout import lay_out
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.sources import mime
from sanudo.sources.assemble import Facts, from_parts, language_problem, pieces_to_text, sha256
from sanudo.sources.date_strings import read_date
from sanudo.sources.html import read_page
from sanudo.sources.limits import Limits
from sanudo.sources.problem import Problem, Refused
from sanudo.sources.text import within

_MAIL_HEADERS = re.compile(
    rb"^(?:received|return-path|delivered-to|message-id|mime-version|x-mailer|dkim-signature|list-id):",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS = re.compile(rb"^(?:from|subject|date|to):", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"(?:From .{0,200}\r?\n)?[A-Za-z][\w-]{0,60}:")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", re.IGNORECASE)
_LEAST_TEXT = 200


def looks_like(head: bytes) -> bool:
    """Begins with headers, of which two are a mail's own."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if not _HEADER.match(headers):
        return False
    return _MAIL_HEADERS.search(headers) is not None and _FIELDS.search(headers) is not None


def read(name: str, content: bytes, limits: Limits) -> list[Article | Problem]:
    """The report in the mail. Raises Refused."""
    message = mime.forwarded(mime.parse(content))
    parts = mime.parts(message)
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    texts = [mime.text_of(part) for part in plain]
    body = "\n\n".join(decoded.text.strip("\r\n") for decoded in texts if decoded.text.strip())
    digest = sha256(content)
    if pages and len(body) < _LEAST_TEXT:
        decoded = mime.text_of(pages[0])
        items = read_page(name, decoded.text, content, limits, _facts(message, None, None))
        return [
            *items,
            *(Problem(name, kind, note, True, digest) for kind, note in decoded.notes if kind == "encoding"),
        ]
    if not body:
        raise Refused("empty", _no_text(message))
    body, notes = within(body, limits)
    text, laid = _laid_out(_subject(message), body)
    published, updated, _ = date_text(text, laid)
    article = from_parts(name, text, laid, content, _facts(message, published, updated))
    notes = [*(note for decoded in texts for note in decoded.notes), *notes]
    problems = [Problem(name, kind, note, True, digest) for kind, note in notes]
    return [article, *problems, *language_problem(article)]


def _no_text(message: EmailMessage) -> str:
    attached = mime.attachments(message)
    if not attached:
        return "a mail without text. Save the report in it as text."
    return f"a mail without text; what is attached ({', '.join(attached)}) is not read. Save it and give the file."


def _subject(message: EmailMessage) -> str:
    return _PREFIX.sub("", mime.header(message, "Subject"))


def _laid_out(subject: str, body: str) -> tuple[str, tuple[Part, ...]]:
    """The subject as headline before the body, unless the body begins with it."""
    if not subject or " ".join(body[: 2 * len(subject) + 20].split()).lower().startswith(subject.lower()):
        return body, lay_out(body)
    text, _ = pieces_to_text([("headline", subject), ("paragraph", body)])
    shift = len(subject) + 2
    parts = [
        Part(
            part.kind,
            Span(part.span.start + shift, part.span.end + shift),
            Span(part.speaker.start + shift, part.speaker.end + shift) if part.speaker else None,
        )
        for part in lay_out(body)
        if part.kind != "headline"
    ]
    return text, (Part("headline", Span(0, len(subject))), *parts)


def _facts(message: EmailMessage, published: Dating | None, updated: Dating | None) -> Facts:
    """What the headers say; the mail's own date stands behind one in the text."""
    sent_at = read_date(mime.header(message, "Date"))
    sent = Dating(sent_at, "metadata", "mail:Date") if sent_at else None
    display, address = parseaddr(mime.header(message, "From"))
    is_outlet = bool(display) and _is_house(display, address)
    passed_on = not is_outlet and _PREFIX.match(mime.header(message, "Subject")) is not None
    return Facts(
        outlet=display if is_outlet else None,
        outlet_basis="mail:From" if is_outlet else None,
        headline=_subject(message) or None,
        byline=display if display and not (is_outlet or passed_on) else None,
        published=published or (None if passed_on else sent),
        updated=updated,
        candidates=(sent,) if sent and (published or passed_on) else (),
    )


def _is_house(display: str, address: str) -> bool:
    """A sender whose name is in the domain that it writes from is a house, not a person."""
    domain = re.sub(r"[^a-z]", "", address.rpartition("@")[2].rpartition(".")[0].lower())
    words = [
        word for word in re.findall(r"[a-z]+", display.lower()) if word not in ("the", "of", "news", "daily", "and")
    ]
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", display.lower()))
    return bool(domain) and (
        any(len(word) > 3 and word in domain for word in words) or (len(initials) > 2 and initials in domain)
    )
