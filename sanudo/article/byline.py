"""A report's text and parts in; who wrote it, as the byline has the name, out.

A byline is read from its front ("By", "From", "Text:", "WRITER:") to what comes after the name: a place, an office, a
date, an address. What does not look like names of people is none, unless "by" says so ("By our staff"). Where no line
is known for a byline, one about the story that says "by", or that has nothing but a name, or a note under the story on
its writer does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanudo.article.media_words import media_words
from sanudo.article.outlet_words import outlet_words
from sanudo.article.types import Part, Span

_FRONT = re.compile(
    r"^(?:[|·•>(\[—–-]{0,3}\s?)(?:(?:"
    r"(?:by-?line|writer|author|reporter|words|text|story|interview|report)s?(?:\(s\))?(?: of the article)?\s?[:=]\s*"
    r"(?:by\s+)?|(?:words|text)\s+(?=[A-Z])|(?:por|von|di|par|nga|door)\s+(?=[A-Z])|from:?\s+(?=[A-Z])))?",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:by-?line|writer|author|words|text)s?(?:\(s\))?\s?[:=]", re.IGNORECASE)
_BY = re.compile(r"^(?P<before>[^\n]{0,40}?)(?<![\w.-])by\b:?\s+(?=\S)", re.IGNORECASE)
_NOT_BY = re.compile(
    r"^(?!.*\b(?:text|words|story)\b)\W*(?:photo|picture|image|"
    r"illustration|graphic|video|edited|provided|news provided|sponsored|presented|"
    r"copyright|translated|produced|published|powered|filed under|updated|compiled from)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[|•·\n;–—/@]|\s-\s|,\s|\s{2}|\bfor\b|\bin\b|\bat\b|\(|\d|"
    r"\b(?:updated|published|posted|correspondent|staff|report(?:s|ing|er)|writ(?:es|er)|editor|via|under|from|on|"
    r"with (?:files|reports?|additional|agencies))\b|\b(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:is|was|has) (?:a|an|the|our|been)\b)",
    re.IGNORECASE,
)
_OFFICE_NEXT = re.compile(r"\s*\b(?:correspondent|staff|reporter|writer|editor)\b", re.IGNORECASE)
_JOINT = re.compile(r"(?:,\s|;\s|\s(?:and|&|with)\s)(?=[A-Z])")
_FAR_JOINT = re.compile(r" in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? and (?=[A-Z])")
_AND = re.compile(r"^(?:and|&) (?=[A-Z])")
_AND_MORE = re.compile(r"\s(?:and|&)$")
_SCORE = re.compile(r"\s*\d{1,3}$")
_BETWEEN = re.compile(r",\s|;\s|\s(?:and|&|with)\s")
_INITIAL = r"[^\W\d_a-z][\w.'’-]*"
_SMALL = r"(?:de|del|della|di|da|dos|la|le|van|von|der|den|ter|bin|ibn|al|el|y|e|(?:al|el)-\w+)"
_NICK = r"(?:[\"“][^\"”]{2,20}[\"”])"
_PERSON = re.compile(rf"{_INITIAL}(?:[ \xa0](?:{_INITIAL}|{_SMALL}|{_NICK})){{1,4}}")
_OURS = re.compile(r"(?:our|an?|the|staff|special)\b[^|•·\n,;(–—\d]{0,40}", re.IGNORECASE)
_UNNAMED = re.compile(
    r"(?:[\w'’-]+ ){0,2}(?:correspondents?|reporters?|staff(?: reports?)?|service|bureau|desk|team)"
    r"(?=$|[,.;|(]| (?:for|in|at|and) )",
    re.IGNORECASE,
)
_OF_NOBODY = re.compile(
    r"(?:our (?:own |special )?|special |staff |political |wire |agency )(?:correspondents?|reporters?|staff|reports?)"
    r"\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:editor|writer|reporter|correspondent|analyst|columnist|critic|fellow|professor|officer|director|producer|staff|"
    r"contributor|author|journalist|photographer|agenc(?:y|ies)|desk|bureau|statement|service|release|press|provided|"
    r"reporting|admin|updated|published|posted|vol\.|page|no\.|league|spokes\w+)s?\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    rf"^[—–-]{{0,2}}\s?(?:About (?:[Tt]he [Aa]uthor:? )?)?(?P<name>{_PERSON.pattern})"
    r"(?=,? (?:is|was|writes|reports|covers|teaches|works|keeps|lives|reporting|has)\b|:\s|$)",
)
# "More from Ann Lee", "All posts by Ann Lee"
_MORE_OF = re.compile(
    r"^(?:(?:All|More|Other|Read|See|View)\s){0,2}(?:[Mm]ore|[Ss]tories|[Aa]rticles|[Cc]olumns|[Pp]osts)\s(?:by|from)\s"
    rf"(?P<name>{_PERSON.pattern})$"
)
_SENT = re.compile(rf"^From:\s+(?P<name>{_PERSON.pattern})\s+[<(]\S+@")
_PASSED_ON = re.compile(r"^Subject:\s+(?:fwd?|re):", re.IGNORECASE)
_POSTED = re.compile(r"^[Pp]osted by (?P<name>[^\W\d_][\w'’-]+)(?= (?:at|on)\b.{0,20}\d)")
_STAMP = re.compile(r"\b\d{1,2}:\d\d|\b(?:19|20)\d\d\b|@")
_MAIL_HEAD = 12  # parts in which a mail's sender stands
_NEAR = 3  # lines about the headline and under the story in which a byline may stand unknown


@dataclass(frozen=True, slots=True)
class _Byline:
    """The names with the stretch of the text that holds them; whether the line says "by"."""

    names: str
    span: Span
    said: bool


def byline_of(text: str, parts: Sequence[Part]) -> tuple[str, Span] | None:
    """The writers' names and the span that holds them, from the first byline that says "by", else the first with a
    name, else from a line about the story; None where there is none."""
    page = _page(text, parts)
    lines = [n for n, part in enumerate(parts) if part.kind == "byline"]
    found: _Byline | None = None
    for at, n in enumerate(lines):
        one = _written_by(text, parts[n].span, page)
        if one is None or (found and not one.said) or (not one.said and page.is_masthead(one.names)):
            continue
        found = _joined(text, one, parts[n].span, [parts[m].span for m in lines[at + 1 : at + 2]], page)
        if one.said:
            break
    if found is None:
        found = next(_unknown(text, parts, page), None)
    return (found.names, found.span) if found else None


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines over the headline, and all that stands around the story, in small letters."""

    over: frozenset[str]
    around: str

    def is_masthead(self, name: str) -> bool:
        """Whether a name stands over the headline by itself."""
        return name.casefold() in self.over


def _page(text: str, parts: Sequence[Part]) -> _Page:
    head = next((n for n, part in enumerate(parts) if part.kind == "headline"), 0)
    return _Page(
        frozenset(part.span.of(text).casefold() for part in parts[:head] if part.kind in ("boilerplate", "related")),
        "\n".join(part.span.of(text)[:400].casefold() for part in parts if part.kind not in ("byline", "headline")),
    )


def _joined(text: str, one: _Byline, line: Span, after: list[Span], page: _Page) -> _Byline:
    """A byline with the names of the next line, where one line ends or the next begins with "and", or both are names
    alone."""
    for more in after:
        words = text[more.start : min(more.end, more.start + 200)]
        begins = _AND.match(words)
        rest = text[one.span.end : line.end]
        open_ = _AND_MORE.fullmatch(rest)
        whole = one.span.end == line.end
        both = _OFFICE.search(rest) is not None and _OFFICE.search(words) is not None  # "Ann Lee, Reporter", each
        if not (open_ or begins or both or (whole and not one.said and line.start == one.span.start)):
            continue
        start = begins.end() if begins else 0
        end = _end_of_name(words, start)
        name = words[start:end].rstrip(" ,.;")
        alone = begins or open_ or both or (end == len(words) and text[line.end : more.start].count("\n") == 1)
        if not alone or not all(map(_is_person, _BETWEEN.split(name))) or page.is_masthead(name):
            continue
        return _Byline(f"{one.names} and {name}", Span(one.span.start, more.start + start + len(name)), one.said)
    return one


def _written_by(text: str, span: Span, page: _Page) -> _Byline | None:
    """The names in a byline."""
    line = text[span.start : min(span.end, span.start + 300)]
    by = _BY.match(line)
    said = by is not None and not _NOT_BY.match(by["before"])
    if by is not None and not said:
        return None
    front = _FRONT.match(line)
    start = by.end() if by else front.end() if front else 0
    if said and (ours := _OURS.match(line, start)):
        return _at(span, line, start, start + len(ours[0].rstrip(" .")), said)
    if unnamed := _OF_NOBODY.match(line, start):
        return _at(span, line, start, unnamed.end(), said)
    end = _end_of_name(line, start)
    people = _people(line, start, end, said, page)
    if people:
        return _at(span, line, start, people, said, _far(line, people))
    if (unnamed := _UNNAMED.match(line, start)) and (said or _OURS.match(line, start)):
        return _at(span, line, start, unnamed.end(), said)
    return None


def _at(span: Span, line: str, start: int, end: int, said: bool, far: tuple[int, int] | None = None) -> _Byline:
    names = line[start:end]
    if far:
        names, end = f"{names} and {line[slice(*far)]}", far[1]
    return _Byline(names, Span(span.start + start, span.start + end), said)


def _far(line: str, end: int) -> tuple[int, int] | None:
    """The next name where a place stands between: "Ann Lee in Rome and Tom Hale in London"."""
    joint = _FAR_JOINT.match(line, end)
    person = _PERSON.match(line, joint.end()) if joint else None
    return person.span() if person and _is_person(person[0]) else None


def _people(line: str, start: int, end: int, said: bool, page: _Page) -> int:
    """Where the names of people end that begin at `start`; 0 where there are none."""
    name = _AND_MORE.sub("", line[start:end].rstrip(" ,.;"))
    stop = start + len(name)
    if line[stop : stop + 1] == "/" or (not said and _SCORE.match(line, stop)):
        return 0
    if _OFFICE_NEXT.match(line, stop):
        if name.casefold() in page.around:  # the paper's name
            return 0
        stop = start + len(_without_subject(name))
        name = line[start:stop]
    pieces = list(_pieces(name))
    kept = 0
    for low, high in pieces:
        piece = name[low:high]
        if not kept and (apart := _before_paper(piece, page)):
            return start + low + apart
        if not _is_person(piece) or (kept and not _goes_with(name[slice(*pieces[0])], piece, name[:low], page)):
            break
        kept = high
    if kept:
        return start + kept
    return stop if said and _may_sign(name) and any(map(str.isalpha, name)) else 0


def _before_paper(piece: str, page: _Page) -> int:
    """Where a person's name ends right after which one that the page has elsewhere begins; 0 where it does not."""
    words = piece.split(" ")
    for kept in (2, 3):
        rest = " ".join(words[kept:])
        if len(words) > kept + 1 and rest.casefold() in page.around and _is_person(" ".join(words[:kept])):
            return len(" ".join(words[:kept]))
    return 0


def _pieces(name: str) -> Iterator[tuple[int, int]]:
    low = 0
    for match in _BETWEEN.finditer(name):
        yield low, match.start()
        low = match.end()
    yield low, len(name)


def _goes_with(first: str, piece: str, before: str, page: _Page) -> bool:
    """Whether a further name is of a person as the first: after a comma it may be the paper's."""
    if not before.rstrip().endswith(","):
        return True
    paper = piece.casefold() in page.around and f"by {piece.casefold()}" not in page.around
    known = first.casefold() in page.around and f"by {first.casefold()}" not in page.around
    return first.isupper() == piece.isupper() and not (paper and not known)


def _without_subject(name: str) -> str:
    """A name without the subject of the office that follows: "Ann Lee Health | correspondent"."""
    words = name.split(" ")
    if len(words) < 3 or _BETWEEN.search(name):
        return name
    kept = 3 if len(words[1].rstrip(".")) == 1 or re.fullmatch(_SMALL, words[1]) else 2
    return " ".join(words[:kept])


def _end_of_name(line: str, start: int) -> int:
    """Where the name, or a row of names, ends that begins at `start`."""
    at = start
    while True:
        match = _END.search(line, at + 2)
        end = match.start() if match else len(line)
        joint = _JOINT.match(line, end)
        if joint is None:
            return end
        person = _PERSON.match(line, joint.end())
        if person is None or not _is_person(person[0]):
            return end
        after = line[person.end() :]
        if after and not re.match(r"\s*(?:$|[,;|•·(–—]|\s(?:and|in|at|for)\b|\s-)", after):
            return end
        at = joint.end()


def _unknown(text: str, parts: Sequence[Part], page: _Page) -> Iterator[_Byline]:
    """Bylines among the lines about the headline and the first under the story that are not known for such."""
    told = [n for n, part in enumerate(parts) if part.kind == "paragraph"]
    if not told:
        return
    head = next((n for n, part in enumerate(parts) if part.kind == "headline"), told[0])
    near = range(head + 1, told[0])
    title = parts[head].span.of(text)[:200].casefold()
    over = [n for n in (head - 1, head - 2) if n >= 0 and title not in parts[n].span.of(text)[:400].casefold()]
    under = range(told[-1] + 1, min(len(parts), told[-1] + 1 + _NEAR))
    for n in (*near, *over, *under):
        line = parts[n].span.of(text)[:200]
        begins = _BY.match(line) or _FIELD.match(line)
        if parts[n].kind in ("related", "clip", "dateline", "paragraph") or not begins or ". " in line:
            continue
        one = _written_by(text, parts[n].span, page)
        if one and all(map(_is_person, _BETWEEN.split(one.names))):
            yield one
    for n in (*near[: _NEAR + 2], *over, told[-1] + 1):
        one = _name_alone(text, parts, n, page) if n < len(parts) and not _before_caption(parts, n) else None
        if one and (_comes_again(text, parts, n, one.names) if n < head else not page.is_masthead(one.names)):
            yield one
    yield from _posted(text, parts, (*near, *over, *under))
    yield from _named_again(text, parts, head)
    last = text[parts[told[-1]].span.start :][:2]
    for n in (*([told[-1]] if last[:1] in "—–-" else []), *under):
        span = parts[n].span
        line = text[span.start : min(span.end, span.start + 200)]
        note = _NOTE.match(line) if parts[n].kind != "related" else None
        if note is None or page.is_masthead(note["name"]) or (note.end() == len(line) and line[0] not in "—–-"):
            continue
        if _is_person(note["name"]) and _is_own(note["name"]):
            yield _at(span, line, *note.span("name"), said=False)


def _posted(text: str, parts: Sequence[Part], places: Sequence[int]) -> Iterator[_Byline]:
    """Who posted the story, by one name, and when; who sent and signed it as a mail."""
    for n in places:
        line = text[parts[n].span.start : min(parts[n].span.end, parts[n].span.start + 120)]
        if match := _POSTED.match(line):
            yield _at(parts[n].span, line, *match.span("name"), said=True)
    heads = [text[part.span.start : part.span.start + 120] for part in parts[:_MAIL_HEAD]]
    for part, line in zip(parts, heads, strict=False):
        signed = (match := _SENT.match(line)) and any(one.span.of(text) == match["name"] for one in parts)
        if match and signed and not any(map(_PASSED_ON.match, heads)):
            yield _at(part.span, line, *match.span("name"), said=True)


def _named_again(text: str, parts: Sequence[Part], head: int) -> Iterator[_Byline]:
    """A name that begins the headline or stands alone, of which the page has more stories ("More from Ann Lee")."""
    lines = [text[part.span.start : min(part.span.end, part.span.start + 200)] for part in parts]
    frame = [n for n, part in enumerate(parts) if part.kind not in ("paragraph", "caption")]
    more = {match["name"] for n in frame if (match := _MORE_OF.match(lines[n]))}
    if len(more) != 1:
        return
    name = more.pop()
    for n in (head, *frame):
        if (lines[n] == name or lines[n].startswith((f"{name}:", f"{name} |"))) and _is_person(name):
            yield _at(parts[n].span, lines[n], 0, len(name), said=False)


def _comes_again(text: str, parts: Sequence[Part], n: int, name: str) -> bool:
    """Whether another line about the story says more of whom it names."""
    lines = (part.span.of(text)[:200] for m, part in enumerate(parts) if m != n and part.kind != "paragraph")
    return any(f"by {name}" in line or (line.startswith(name) and len(line) > len(name)) for line in lines)


def _name_alone(text: str, parts: Sequence[Part], n: int, page: _Page) -> _Byline | None:
    """A line about the headline that is a person's name, perhaps before a stamp."""
    span = parts[n].span
    line = text[span.start : min(span.end, span.start + 120)]
    if parts[n].kind in ("related", "clip", "pull_quote", "dateline", "headline", "paragraph"):
        return None
    one = _written_by(text, Span(span.start, span.start + len(line)), page)
    if one is None or "\n" in one.names:
        return None
    rest = text[one.span.end : span.start + len(line)]
    if rest.strip() and not (_STAMP.search(rest) or rest.lstrip()[:1] in "|•·—–,"):
        return None
    pieces = _BETWEEN.split(one.names)
    is_own = all(_is_person(piece) and _is_own(piece) and len(piece.split()) < 4 for piece in pieces)
    return one if is_own and (one.said or line.count(one.names) == page.around.count(one.names.casefold())) else None


def _before_caption(parts: Sequence[Part], n: int) -> bool:
    """Whether a line stands by a picture: it credits that."""
    return any(0 <= at < len(parts) and parts[at].kind in ("caption", "related") for at in (n - 1, n, n + 1))


def _is_own(name: str) -> bool:
    """Whether no word of a name is one by which sites name their parts, and all have a capital."""
    words = name.casefold().split()
    common = outlet_words("section") | media_words("ordinary") | media_words("first") | media_words("maybe")
    return common.isdisjoint(words) and not any(map(str.isdigit, name))


def _is_person(name: str) -> bool:
    """Whether words look like the name of somebody rather than of a paper, a body or a thing."""
    name = name.strip()
    return bool(_PERSON.fullmatch(name)) and name.split()[0].lower() not in ("the", "with", "and") and _may_sign(name)


def _may_sign(name: str) -> bool:
    """Whether no word says that this is an office, a paper or a body."""
    last, bodies = media_words("last"), media_words("body")
    words = name.lower().split()
    return bool(words) and words[-1] not in last and bodies.isdisjoint(words) and not _OFFICE.search(name)
