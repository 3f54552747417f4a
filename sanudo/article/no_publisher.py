"""Names in a report's frame that are not its publisher's: people, places and seats of power, signatures of tweets,
what a page asks the reader to sign up for, who took its pictures, what it leads on to.

A name and the places where it stands go in; whether it is one of these comes out. Knows no names of media but to keep
them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sanudo.article.media_words import media_words
from sanudo.article.outlet_names import Form, Key
from sanudo.language.gazetteer import rows
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.offices import office
from sanudo.language.gazetteer.people import honorifics

_BODY = "body"  # ministries and the like publish statements of their own
MEDIA = "MED"  # the sector of outlets and agencies in the gazetteer
_OFFERED = frozenset(("stories", "newsletter", "newsletters", "alerts", "emails", "updates", "headlines"))
_ASKS = re.compile(r"\b(?:get|receive|sign up (?:for|to)|subscribe to)\s+(?:the\s+|our\s+|daily\s+)*$", re.I)
_SIGNS = re.compile(r"[—–-]\s*$")
_HANDLE = re.compile(r"\s*\(?@\w")
_FOLLOWED = re.compile(r"\bfollow\s+(\w*)(?:[\w.'’ -]{2,40}\s+(?:on|at)\s+(?:\w+:?\s+)?@?)?$", re.I)
_PICTURE = re.compile(r"\b(?:toggle|hide|show) caption\b", re.I)
_IMAGE = re.compile(
    r"\b(?:image|photo(?:graph)?|picture)s? (?:copyright|credit|courtesy of|courtesy):? (?:the )?$", re.I
)
_LINK = re.compile(
    r"(?:^|\n)\s*(?:more|related|read more|see also|also|contributing)\s*:[^\n]{0,40}$|"
    r"\bclick (?:here )?(?:for|to read|to see) more (?:from|at|on) (?:the )?$",
    re.I,
)
_FEWEST = 3  # words of a call upon the reader
_CALLS = frozenset((("click", "here"), ("story", "highlights"), ("share", "this"), ("sign", "up")))
_BUTTONS = frozenset(("share", "print", "tweet", "listen", "follow"))
_ASKED = frozenset(("want", "click"))
_HELPED = re.compile(r"['’]?s?[^\n]{0,160}?\bcontributed (?:reporting )?to this (?:report|story|article)\b", re.I)
_CITED = re.compile(
    r",? (?:(?:has|had|have|also|first|later|earlier|previously|then) )*"
    r"(?:report(?:ed|s|ing)?|said|says|quot(?:ed|es|ing)|cit(?:ed|es|ing)|wrote|writes|claimed|claims)\b"
)
_OWN_NOTICE = re.compile(r"©|\(c\)|copyright|rights reserved|newsletter|subscri|e-?mail|https?:|www\.|\.com\b", re.I)
_SENTENCE = 12  # words of a line that ends with a full stop, from which it tells something
_BESIDE = 3  # words beside a name that has a line of its own: "Press release of", a date
_READ = 40_000  # characters of a text that are looked through for a title before a name
_BEFORE = 60  # characters before a name that tell what it is there for


def is_somebody_else(text: str, key: Key, forms: Sequence[Form], official: bool) -> bool:
    """Whether a name is not the publisher's; `official`: the page is of those who publish statements of their own."""
    if _is_button(key) or _is_rank(key):
        return True
    if key[-1] in _OFFERED and any(_is_offered(text, form) for form in forms):
        return True
    body = known(" ".join(key).title()) or known(" ".join(key).upper())
    told_of = (
        is_person(key) or is_titled(text, key) or (body is not None and body.sector != MEDIA and body.sort != _BODY)
    )
    if told_of and not official and not any(_is_alone(text, form, key) for form in forms):
        return True
    if all(_is_credit(text, form) or _leads_on(text, form) for form in forms):
        return True
    if all(_is_helper(text, form) or _is_cited(text, form) for form in forms):
        return True
    signed = [_is_signature(text, form) for form in forms]
    return all(signed) or (any(signed) and not _has_media_word(key))


def _is_rank(key: Key) -> bool:
    """Whether a word is only what stands before people's names: "Sen. Ana Lima" in a caption."""
    found = office(key[0]) if len(key) == 1 else None
    return len(key) == 1 and (key[0] in honorifics() or (found is not None and found.sort == "rank"))


def _is_button(key: Key) -> bool:
    """Whether words call upon the reader: "CLICK HERE TO GET THE GAZETTE", "SHARE THIS ARTICLE Share Tweet Post"."""
    if len(key) < _FEWEST:
        return False
    return key[:2] in _CALLS or (key[0] in _BUTTONS and not _has_media_word(key[1:])) or key[0] in _ASKED


def _is_alone(text: str, form: Form, key: Key) -> bool:
    """Whether a name has a line of its own, or nearly."""
    start = text.rfind("\n", 0, form.span.start) + 1
    end = text.find("\n", form.span.end)
    return len(text[start : end if end >= 0 else len(text)].split()) <= len(key) + _BESIDE


def is_person(key: Key) -> bool:
    """Whether a name, without a title before it, begins with a given name and has no word that names of media have."""
    name = key
    while len(name) > 2 and name[0] in honorifics():
        name = name[1:]
    return 2 <= len(name) <= 3 and name[0] in _given_names() and not _has_media_word(name)


def is_titled(text: str, key: Key) -> bool:
    """Whether one word is a surname: the text has it after a title somewhere ("Governor Mooring")."""
    if len(key) != 1 or _has_media_word(key) or not key[0].isalpha():
        return False
    before = re.finditer(rf"\b(\w+)\.? (?-i:[A-Z]){re.escape(key[0][1:])}\b", text[:_READ], re.IGNORECASE)
    return any(
        match[1].casefold() in honorifics() and match[0][-len(key[0]) :].casefold() == key[0] for match in before
    )


def _has_media_word(key: Key) -> bool:
    media = media_words("first") | media_words("last") | media_words("maybe") | media_words("ordinary")
    return any(word in media for word in key)


def _is_offered(text: str, form: Form) -> bool:
    """ "Get the Courier Stories you care about delivered"."""
    return bool(_ASKS.search(text[max(0, form.span.start - _BEFORE) : form.span.start]))


def _is_credit(text: str, form: Form) -> bool:
    """Whether a name is one of two that a picture is credited to: "Anadolu Agency/Getty Images"."""
    line = text[text.rfind("\n", 0, form.span.start) + 1 : form.span.start]
    around = text[form.span.start - 1 : form.span.start] + text[form.span.end : form.span.end + 1]
    return "/" in around or "/" in form.span.of(text) or bool(_PICTURE.search(line) or _IMAGE.search(line))


def _leads_on(text: str, form: Form) -> bool:
    """Whether a name stands in a link to another story: "More: Selby Courier tour"."""
    return _LINK.search(text[max(0, form.span.start - _BEFORE) : form.span.start]) is not None


def _is_helper(text: str, form: Form) -> bool:
    """Whether a name is of those who contributed to the report: an agency's words may stand anywhere."""
    return _HELPED.match(_rest_of_line(text, form)) is not None


def _is_cited(text: str, form: Form) -> bool:
    """Whether a name is the source of a sentence that tells something: "the Selby Agency reported that ..."."""
    line = text[text.rfind("\n", 0, form.span.start) + 1 : form.span.end] + _rest_of_line(text, form)
    return is_sentence(line) and _CITED.match(text, form.span.end) is not None


def is_sentence(line: str) -> bool:
    """Whether a line tells something: words enough and a full stop, and nothing of rights, links or newsletters."""
    ends = line.rstrip(" \"'”’)").endswith(".")
    return ends and len(line.split()) >= _SENTENCE and not _OWN_NOTICE.search(line)


def _rest_of_line(text: str, form: Form) -> str:
    end = text.find("\n", form.span.end)
    return text[form.span.end : end if end >= 0 else len(text)]


def _is_signature(text: str, form: Form) -> bool:
    """Whether a name signs a tweet or is somebody to follow: "— Rosa Ortega (@rosa)", "Follow Rosa Ortega"."""
    before = text[max(0, form.span.start - _BEFORE) : form.span.start]
    if _SIGNS.search(before) and _HANDLE.match(text, form.span.end):
        return True
    found = _FOLLOWED.search(before)
    return found is not None and (found[1] or form.span.of(text).split()[0]).casefold() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row[0].casefold() for table in ("given_names", "given_genders") for row in rows(table))
