"""A report's text and parts in, its dateline out: place, agency and date before the first words of the story.

"Moscow, 22 November 2001 (RFE/RL) --", "PARIS, Nov 3 (AFP) –", "WASHINGTON, D.C. —", "MOSCOW, November 23. /TASS/.",
"(Reuters) -", "Moscow (CNN) The talks". A dateline is told by its form: a name, then an agency, a date or neither, then
a dash. Where there is no dash, the name in brackets must be one of the gazetteer's media.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sanudo.article.dates import find_dates
from sanudo.article.no_publisher import MEDIA, is_person
from sanudo.article.types import Dateline, Part, Span
from sanudo.language.gazetteer.known import known

_REACH = 170
_PLACE_WORDS = 3  # of a place written small before an agency and a colon
_AGENCY = re.compile(r"\((?P<round>[^()\n]{1,45})\)|/(?P<slash>[A-Z][\w .&-]{1,25})/|\[(?P<square>[^\[\]\n]{1,45})\]")
_DASH = re.compile(r"\s{0,3}(?:—|–|--+|―)\s{0,3}|\s{1,3}[-‐-]\s{1,3}|(?<=[)\]/])\.?\s{0,3}-\s{0,3}|:\s{1,3}")
_NAME_WORD = re.compile(r"^(?:[^\W\d_a-z][\w'’.-]*|of|de|la|le|el|al|du|des|the|and|del|on|am|upon|in|near|/)$")
# "TOKYO, Nov. 23, Kyodo - ": what is left when the date is taken out.
_AFTER_DATE = re.compile(r"(?P<place>[^\Wa-z][^\Wa-z .'’-]+),\s{1,3},\s(?P<agency>[A-Z]\w+(?: [A-Z]\w+)?)\s*")
_BY = re.compile(r"By (?:[A-Z][\w.'’-]+ ){1,4}(?=[A-Z]{3})")
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{0,40}: ")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\btoday\b|\bspecial\b", re.IGNORECASE
)
_TOPIC = re.compile(
    r"^(?:analysis|opinion|exclusive|update[d]?|breaking|watch|video|photos?|listen|note|editor'?s note|comment|"
    r"interview|correction|live|question|answer|fact check|explainer|summary|background|q|a|read more|see also)\b",
    re.IGNORECASE,
)


def find_dateline(text: str, parts: Sequence[Part]) -> Dateline | None:
    """The dateline of a report: its own line, or the front of its first paragraph. None where there is none."""
    if is_spoken(text, [part.span for part in parts if part.kind == "paragraph"]):
        return None
    for part in parts:
        if part.kind == "dateline":
            return read_dateline(text, part.span) or Dateline(part.span, *_alone(part.span.of(text)))
        if part.kind == "paragraph" and (found := read_dateline(text, part.span)):
            return found
        if part.kind == "paragraph" and not any(
            other.kind == "dateline" and other.span.start >= part.span.start and other.span.end <= part.span.end
            for other in parts
        ):
            return None
    return None


def is_spoken(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether the paragraphs are a transcript: of the first dozen, several begin with a speaker in capitals."""
    fronts = [text[span.start : min(span.end, span.start + 60)] for span in paragraphs[:12]]
    return sum(_SPEAKER.match(front) is not None for front in fronts) >= 3


def read_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that a paragraph begins with; its span leaves out the dash. None where there is none."""
    front = text[paragraph.start : min(paragraph.end, paragraph.start + _REACH)]
    front = front.replace("\n", " ").replace("\r", " ").replace("\xa0", " ")
    for end, rest, long_dash in _ends(front):
        found = _read_head(front[:end], front[rest:], long_dash)
        if found:
            place, agency, date = found
            return Dateline(Span(paragraph.start, paragraph.start + len(front[:end].rstrip())), place, agency, date)
    return None


def _ends(front: str) -> list[tuple[int, int, str]]:
    """Where a dateline may end, where the story would begin, and the mark between: first dashes, then agencies."""
    ends = [(match.start(), match.end(), match[0].strip()) for match in _DASH.finditer(front)][:3]
    ends += [(match.end(), match.end(), "") for match in _AGENCY.finditer(front)][:2]
    return ends


def _read_head(head: str, story: str, mark: str) -> tuple[str | None, str | None, str | None] | None:
    """Place, agency and date of `head`, or None where it is no dateline."""
    if not head.strip() or not story.lstrip(" .")[:1]:
        return None
    agency, rest = _take_agency(head)
    date, rest = _take_date(rest)
    if agency is None and date and (named := _AFTER_DATE.fullmatch(rest)):
        agency, rest = named["agency"], named["place"]
    place = re.sub(r"\s{2,}", " ", _WEEKDAY.sub(" ", _BY.sub("", rest))).strip(" ,.;/-–—")
    if place and not _is_name(place):
        return None
    opens = story.lstrip(" .")[:1]
    if not (opens.isupper() or opens.isdigit() or opens in "\"“'‘«["):
        return None
    if not place:
        said = agency and (mark or agency.isupper() or _is_medium(agency))
        return (None, agency, date) if said and mark != ":" else None
    place = place + ("." if rest.rstrip(" ,").endswith(place + ".") and re.search(r"\b[A-Z]\.[A-Z]$", place) else "")
    if _credible(place, agency, date, mark, story):
        return place, agency, date
    return None


def _credible(place: str, agency: str | None, date: str | None, mark: str, story: str) -> bool:
    """Whether a name, with what stands beside it, is where a report was filed."""
    if _TOPIC.match(place):
        return False
    capitals = place.split(",")[0].split("/")[0].isupper() and len(place) > 2
    if not mark:
        return agency is not None and (capitals or date is not None or _is_filed_by(place, agency))
    if agency or date:
        return mark != ":" or capitals or (agency is not None and len(place.split()) <= _PLACE_WORDS)
    if capitals:
        return True
    # "Vladimir Putin — Russia's president — said": a second dash makes the first the start of an aside.
    aside = mark in story[:120]
    return mark in ("—", "--", "–", "―") and not aside and len(place.split()) <= 4


def _is_filed_by(place: str, agency: str) -> bool:
    """Whether "Moscow (CNN) The talks" says where a report was filed and for whom: the name in brackets is a medium's,
    the one before it neither a person's nor what the letters in brackets stand for."""
    words = place.replace(",", " ").split()
    stands_for = "".join(word[0] for word in words if word[0].isupper())
    medium = known(place) or known(place.removeprefix("The "))
    return (
        _is_medium(agency)
        and len(words) <= 5
        and agency.replace(".", "") not in (stands_for, stands_for.removeprefix("T"))
        and not (medium and medium.sector == MEDIA)
        and not any(is_person(tuple(name.casefold().split())) for name in place.split(","))
    )


def _is_medium(name: str) -> bool:
    body = known(name)
    return body is not None and body.sector == MEDIA


def _take_agency(head: str) -> tuple[str | None, str]:
    """The agency in brackets or slashes, and the head without it."""
    for match in _AGENCY.finditer(head):
        name = (match["round"] or match["slash"] or match["square"]).strip()
        if name[:1].isupper() and not find_dates(name) and len(name.split()) <= 5:
            return name, head[: match.start()] + " " + head[match.end() :]
    return None, head


def _take_date(head: str) -> tuple[str | None, str]:
    """The date and the head without it."""
    for written in find_dates(head):
        return written.value, head[: written.span.start] + " " + head[written.span.end :]
    return None, head


def _is_name(place: str) -> bool:
    words = place.replace("/", " / ").replace(",", " ").split()
    return 0 < len(words) <= 9 and words[0][0].isupper() and all(_NAME_WORD.match(word) for word in words)


def _alone(line: str) -> tuple[str | None, str | None, str | None]:
    """Place, agency and date of a line that is a dateline by itself."""
    head = line[:_REACH].rstrip(" -–—:")
    agency, rest = _take_agency(head)
    date, rest = _take_date(rest)
    place = re.sub(r"\s{2,}", " ", _WEEKDAY.sub(" ", rest)).strip(" ,.;/-–—")
    return (place if place and _is_name(place) else None), agency, date
