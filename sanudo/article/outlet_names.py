"""A report's text and parts in, the names in its frame that may be its publisher's out, each with what speaks for it.

A name is looked for where publishers put theirs: in lines of copyright and notices, above the story, after the headline
in the window's title, after the writer, in calls to subscribe, in the dateline's brackets, in addresses. Names that
differ in letter case or an article alone are one. Which of them it is, `outlet.py` weighs. Knows no names of media.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanudo.article.byline import byline_of
from sanudo.article.line_shape import bucket, site_share
from sanudo.article.masthead import masthead_of
from sanudo.article.media_words import media_words
from sanudo.article.types import Part, Span

LINES = 160
"""Lines of the frame that are looked at: the first half of them from above, the rest from below."""

_WORD = r"[^\W\d_a-z][\w&.'’+!-]*"
_FIGURE = r"\d{1,3}(?![.\d])"
_LOW = (
    r"(?:(?:of|and|the|for|de|del|della|di|da|do|du|des|la|le|el|al|with|to|in|on|y|e|et|&|@)(?!\w)|"
    r"(?:al|el|an|as|ar)-\w+)"
)
_NAME = rf"(?:[Tt]he[ \xa0]|the )?(?:{_WORD}|{_FIGURE})(?:[ \xa0](?:{_WORD}|{_LOW}|{_FIGURE})){{0,11}}"
_SHORT = _NAME + "?"  # as few words as what follows allows
_WHOLE = re.compile(rf"{_NAME}|[a-z][a-z0-9-]{{2,30}}\.[a-z]{{2,10}}(?:\.[a-z]{{2,3}})?")
_SPLIT = re.compile(r"\s*[|•·»«›‹*~\t]+\s*|\s/\s|\s::?\s|\s+[–—-]+\s+|\s{2,}|,\s+")
_YEARS = r"(?:19|20)\d\d(?:\s?[-–/,]\s?(?:(?:19|20)\d\d|\d\d))?"
_RIGHTS = re.compile(
    rf"(?i:©|\(c\)|&copy;|copyright)\s?(?i:©|\(c\))?[:,]?\s?(?:{_YEARS})?(?:\s?(?i:by|-|–|\|))?[,.]?\s?(?P<name>{_NAME})"
)
_RIGHTS_AFTER = re.compile(rf"(?P<name>{_NAME})[ ,]{{1,2}}(?i:©|\(c\)|copyright)\s?(?:{_YEARS})")
_NOTICES = tuple(
    re.compile(row.replace("NAME", rf"(?P<name>{_SHORT})"))
    for row in (
        r"^NAME is not responsible for the content",
        r"^(?:The views expressed|Opinions expressed)[^.]{0,80}(?:of|reflect those of|views of) NAME\.",
        r"^(?:For|Only for|Sent to|Prepared for)(?: the)? (?:clients|customers|members|readers|subscribers) of "
        r"NAME(?:\.| only\b)",
        r"^\(?This (?:article|report|story|text)(?: was)?(?: first| originally)? (?:appeared|published|ran) "
        r"(?:in|by|on) NAME(?:[.,)]| on\b)",
        r"\bNAME (?:is|was) (?:published|printed|owned|produced|edited|issued) (?:by|in|at|daily|weekly|every)\b",
        r"\b(?:published|printed|issued|produced|distributed) by NAME(?:[.,;)]|$)",
        r"\bNAME(?:,)? (?:accepts|takes) no (?:liability|responsibility)",
        r"\b(?:copyright|property) of NAME(?:[.,;)]|$)",
        r"\bwritten permission of NAME(?:[.,;)]|$)",
        r"^(?:End of|From|Source:|Publication:|PUBLICATION:|SOURCE:|Published in|Paper:) NAME(?:[.,;)]|$| \()",
    )
)
_CALLS = tuple(
    re.compile(row.replace("NAME", rf"(?P<name>{_SHORT})"))
    for row in (
        r"^(?:Subscribe to|Support|Download|Download the|Get the|Get|Sign up for|Join|Follow|Read|Visit|About|Contact|"
        r"Advertise with|Advertise in|Advertising in|Work for|Work at|Donate to|Listen to|Watch|Welcome to|Why trust|"
        r"More from|Letters to|Write to|Inside|Email|E-mail|Search|Log in to|Sign in to|Register with|Buy|Give)"
        r"(?: the)? NAME(?=$|[.,!|:]| app\b| newsletter| on\b| for\b| today| now| to\b)",
        r"\b(?:newsroom|editor|editors|desk|newsletter|website|app) (?:of|at|from)(?: the)? NAME(?:[.,;)]|$)",
        r"^(?:Live on|On|Next on|ON|Live from|In today's|In) NAME$",
        r"^NAME (?:by mail|by e-?mail|on the web|ON THE WEB|online|ONLINE|app|newsletters?|subscriptions?|e-?paper|"
        r"archives?|home ?page|home|online edition|on (?:Facebook|Twitter|Telegram|YouTube|WhatsApp|Instagram))$",
        r"^(?:A )?[Mm]ember of(?: the)? NAME$",
        r"^NAME,? (?:established|founded|since|est\.?) (?:in )?\d{4}",
    )
)
_STAFF = (
    r"staff(?: writers?| reporters?| correspondents?)?|reporters?|correspondents?|corr\.?|newsroom|(?:web )?desk|"
    r"writers?"
)
_WRITERS = re.compile(rf"^(?P<name>{_NAME}?) (?i:{_STAFF}|bureau)$")
_WRITES_FOR = re.compile(r",\s|\s[|–—/-]\s|\s(?:for|of|at)\s(?:the\s)?|\n|\s{2,}|[|•·(]\s?")
_BRACKETS = re.compile(r"\((?P<name>[A-Z][^()/\d]{1,40}(?:/[A-Z]{2,6})?)\)")
_IN_BRACKETS = re.compile(rf"^[(\[](?:End of |Source: |From )?(?P<name>{_NAME})[;:.,)\]]")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<name>[A-Za-z0-9-]{3,40})\.[a-z]{2,10}(?:\.[a-z]{2})?\b", re.I)
_TRAILING = re.compile(r"(?:[\s,.&@-]|\s(?:of|and|the|for|on|in|de|at|y|e|et))$")
_TAIL = re.compile(
    r"(?i:\s(?:online|mobile|(?:internet|web|online|print|english|international|european|asia|us) edition|on the web|"
    r"on line|in english|english(?: service| pages)?|terminal|web ?site|home(?:page)?|newsletter|app|live|edition|"
    r"(?:daily|weekly|monthly|morning|evening)?\s?(?:wire|news|market|mail|alerts?|digest|bulletin|briefing|headlines|"
    r"comment|update|archive)(?: (?:service|comment|update|archive))?))+$"
)
_SMALL = re.compile(r"((?:the )?[a-z][\w'’-]+(?: [a-z][\w'’-]+){0,3})\s*(?:$|[:|•·]|\s[–—-]\s|\s{2})")
_LONGEST = 90  # characters of a name
_RUN = re.compile(rf"(?<![\w.'’-]){_NAME}")
_RUNS = 6  # names of a line that are looked at
_ENDING = re.compile(
    r"(?:[\s,.]|\s[-–])*\b(?:(?:19|20)\d\d|All|Inc|Ltd|LLC|Limited|Rights|Reserved|Corporation|Corp|Company|Co|plc|PLC|"
    r"GmbH|S\.A|Pty|Network Inc)\b.*$"
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|"
    r"october|november|december)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)\.? \d|\d{4}|\bgmt\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\bpress (?:release|statement|service|office)|\bcommuniqu|\bfor immediate release|\bnews release|"
    r"\bmedia (?:release|advisory|note)|\bunofficial translation|\bspokes(?:person|man|woman)|"
    r"\bfor further information|^ref(?:erence)?\b|^statement\b|\bsituation report|\bcirculation\b"
)
_NO_NAMES = frozenset(("all", "all rights", "copyright", "rights", "terms", "the", "by", "staff", "us", "updated"))
_WHO_WRITES = re.compile(r"\b(?:correspondents?|staff (?:writers?|reporters?))$")  # "Our Own Correspondent"
_FRAME = ("boilerplate", "byline", "timestamp", "related", "caption", "deck", "clip", "headline", "dateline")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name, where it stands best, and the features of all its places."""

    name: str
    span: Span
    features: tuple[str, ...]


def candidates(text: str, parts: Sequence[Part]) -> list[Candidate]:
    """The names, in the order in which they first come; time grows with the number of lines looked at."""
    told = [n for n, part in enumerate(parts) if part.kind == "paragraph"]
    first, last = (told[0], told[-1]) if told else (len(parts), len(parts))
    frame = [n for n, part in enumerate(parts) if part.kind in _FRAME]
    frame = frame if len(frame) <= LINES else [*frame[: LINES // 2], *frame[-LINES // 2 :]]
    headline = next((n for n in frame if parts[n].kind == "headline"), None)
    found: dict[str, list[tuple[str, Span, int]]] = {}
    for order, n in enumerate(frame):
        for kind, span in _in_line(text, parts[n], order == 0 and n < first, n == headline):
            key = key_of(span.of(text))
            if len(key) > 1 and key not in _NO_NAMES and not _WHO_WRITES.search(key):
                found.setdefault(key, []).append((kind, span, n))
    if not found:
        return []
    lines = [_folded(text[parts[n].span.start : min(parts[n].span.end, parts[n].span.start + 400)]) for n in frame]
    body = _folded(" ".join(text[s.start : min(s.end, s.start + 800)] for s in (parts[n].span for n in told)))
    title = lines[frame.index(headline)] if headline is not None else ""
    addresses = {_squashed(m["name"]) for line in lines for m in _ADDRESS.finditer(line[:200])}
    writer = byline_of(text, parts)
    official = any(map(_OFFICIAL.search, lines))
    who = _folded(writer[0]) if writer else ""
    every = frozenset(word for line in lines for word in re.findall(r"\w+", line))
    page = _Page(
        lines, every, [_begun(line) for line in lines], body, title, addresses, who, first, last, headline, official
    )
    keys = [f" {key} " for key in found]
    return [
        _candidate(text, key, places, page, *_nested(f" {key} ", keys), tuple(parts[n].kind for _, _, n in places))
        for key, places in found.items()
    ]


def _nested(key: str, keys: list[str]) -> tuple[bool, bool]:
    """Whether another name begins with this one, and whether this one begins with another."""
    longer = any(other != key and other.startswith(key) for other in keys)
    return longer, any(other != key and key.startswith(other) and len(other) > 5 for other in keys)


def key_of(name: str) -> str:
    """What two forms of one name share: no letter case, no article before it, no points, no form of company."""
    key = " ".join(re.sub(r"[.,]", "", name).casefold().split())
    return re.sub(r"\s(?:inc|ltd|limited|plc|corp|corporation|co|llc|gmbh|sa|pty)$", "", key).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class _Page:
    """The frame's lines in small letters, their words and what they begin with, the story's first words, the headline,
    addresses, the writer, and the places of the story's first and last part and of the headline among the parts;
    `official` where the frame has words of those who publish statements of their own."""

    lines: list[str]
    words: frozenset[str]
    begun: list[tuple[str, frozenset[str]]]
    body: str
    title: str
    addresses: set[str]
    writer: str
    first: int
    last: int
    headline: int | None
    official: bool


def _in_line(text: str, part: Part, top: bool, is_headline: bool) -> Iterator[tuple[str, Span]]:
    """Kinds of place and spans of names in one line."""
    start = part.span.start
    line = text[start : min(part.span.end, start + 300)]

    def at(low: int, high: int) -> Span | None:
        name = line[low:high]
        cut = _ENDING.search(name)
        high = low + cut.start() if cut else high
        sentence = re.search(r"(?<=\w{3})\. ", line[low:high])
        high = low + sentence.start() if sentence else high
        while trailing := _TRAILING.search(line[low:high]):
            high = low + trailing.start()
        return Span(start + low, start + high) if 2 <= high - low <= _LONGEST else None

    if part.kind == "dateline":
        if match := _BRACKETS.search(line):
            yield "agency", Span(start + match.start("name"), start + match.end("name"))
        return
    if is_headline and len(_pieces(line)) < 3:
        *_, end = [match.end() for match in re.finditer(r"\s[|–—-]\s", line)] or [0]
        if end and _WHOLE.fullmatch(line, end) and (span := at(end, len(line))):
            yield "title-end", span
        return
    for kind, patterns in (("rights", (_RIGHTS, _RIGHTS_AFTER)), ("notice", _NOTICES), ("call", _CALLS)):
        for pattern in patterns:
            for match in pattern.finditer(line):
                low, high = match.span("name")
                low += 4 * (kind == "notice" and line[low : low + 4].lower() == "the ")
                if span := at(low, high):
                    yield kind, span
    if place := masthead_of(line):
        yield "masthead", Span(start + place[0], start + place[1])
    if (match := _IN_BRACKETS.match(line)) and (span := at(*match.span("name"))):
        yield "brackets", span
    if part.kind == "byline":
        yield from _after_writer(line, start)
        return
    bare = line.strip()
    if match := _WRITERS.match(re.sub(r"^(?:By|BY|by|From) ", "", bare)):
        low = line.index(match["name"])
        if span := at(low, low + len(match["name"])):
            yield "staff", span
    for match in itertools.islice(_RUN.finditer(line), _RUNS):
        if span := at(*match.span()):
            yield "run", span
            if short := _to_last(span.of(text)):
                yield "run", Span(span.start, span.start + short)
            if (tail := _TAIL.search(span.of(text))) and tail.start() > 1:
                yield (
                    "without-tail-first" if top and match.start() == 0 else "without-tail",
                    Span(span.start, span.start + tail.start()),
                )
    if top and (match := _SMALL.match(line)):
        yield "small-first", Span(start, start + match.end(1))
    if len(bare) <= _LONGEST and _WHOLE.fullmatch(bare) and bare == line and (span := at(0, len(line))):
        yield "whole-first" if top else "whole", span
        return
    pieces = _pieces(line)
    if len(pieces) > 1:
        for kind, (low, high) in (("first-piece", pieces[0]), ("last-piece", pieces[-1])):
            if _WHOLE.fullmatch(line, low, high) and (span := at(low, high)):
                yield f"{kind}-first" if top else kind, span


def _after_writer(line: str, start: int) -> Iterator[tuple[str, Span]]:
    plain = re.sub(r"^(?:By|BY|by|From)\s+(?:the |The |our )?", "", line)
    offset = len(line) - len(plain)
    if match := _WRITERS.match(plain.strip()):
        low = offset + plain.index(match["name"])
        yield "staff", Span(start + low, start + low + len(match["name"]))
    for match in _WRITES_FOR.finditer(line):
        rest = line[match.end() :]
        piece = re.match(_NAME, rest)
        if piece and re.match(r"\s*(?:$|[|,;•·)\n/–—-]|\s{2})", rest[piece.end() :]):
            staff = _WRITERS.match(piece[0])
            end = staff.end("name") if staff else piece.end()
            name = rest[:end].rstrip(" .,-")
            if 2 <= len(name) <= 60:
                yield ("staff" if staff else "after-writer"), Span(start + match.end(), start + match.end() + len(name))


def _to_last(name: str) -> int:
    """The length of a name up to the word that ends names of media, where more words come after it: "Channel Six News
    Australia"; 0 where there is none such."""
    last = media_words("last")
    for match in re.finditer(r"[\w'’-]+", name):
        if match[0].lower() in last and match.start() > 0 and match.end() < len(name):
            return match.end()
    return 0


def _pieces(line: str) -> list[tuple[int, int]]:
    found, low = [], 0
    for match in _SPLIT.finditer(line):
        found.append((low, match.start()))
        low = match.end()
    return [(a, b) for a, b in [*found, (low, len(line))] if b > a]


def _candidate(
    text: str,
    key: str,
    places: list[tuple[str, Span, int]],
    page: _Page,
    begins_another: bool,
    goes_on: bool,
    parts: tuple[str, ...],
) -> Candidate:
    names: set[str] = set()
    for kind, _, n in places:
        zone = "top" if n < page.first else "foot" if n > page.last else "within"
        side = "" if zone != "top" or page.headline is None else ":over" if n < page.headline else ":under"
        names |= {f"at:{kind}", f"at:{kind}:{zone}{side}"}
    names |= {f"part:{part}" for part in parts}
    if begins_another:
        names.add("begins-another")
    if goes_on:
        names.add("goes-on")
    forms = [span.of(text) for _, span, _ in places]
    words = key.split()
    first, last, ordinary, bodies = map(media_words, ("first", "last", "ordinary", "body"))
    if len(words) > 1 or key in first | last:
        names |= {"media-last"} if words[-1] in last else set()
        names |= {"media-first"} if words[0] in first else set()
        names |= {"media-maybe"} if words[-1] in media_words("maybe") else set()
    if share := site_share(key):
        names.add("site-words:all" if share > 0.9 else "site-words:half" if share > 0.4 else "site-words:some")
    if any(word in bodies for word in words):
        names.add("body-word")
    if all(word in ordinary or (len(words) > 1 and word in ("news", "online", "today")) for word in words):
        names.add("ordinary")
    if len(words) > 1 and 2 * sum(word in ordinary for word in words) >= len(words):
        names.add("half-ordinary")
    if any(word[:1].isdigit() for word in words):
        names.add("figure" if len(words) > 1 else "figure-alone")
    names.add(f"words:{min(len(words), 6)}")
    if any(form.isupper() and len(form) > 2 for form in forms):
        names.add("capitals" if all(form.isupper() for form in forms) else "capitals-too")
    if len(words) == 1 and any(form.isupper() and len(form) <= 6 for form in forms):
        names.add("letters")
    if any(form[:4].lower() == "the " for form in forms):
        names.add("article")
    if any(form[:1].islower() for form in forms):
        names.add("small")
    if _DAY.search(key):
        names.add("day")
    again = sum(1 for line in page.lines if key in line)
    names |= {f"again:{bucket(again, (1, 2, 3, 5))}", f"places:{min(3, len({n for _, _, n in places}))}"}
    kinds = {kind.removesuffix("-first") for kind, _, _ in places}
    if len(kinds - {"run"}) > 1:
        names.add("several-kinds")
    names.add(f"told:{min(2, page.body.count(key))}")
    if key in page.title:
        names.add("in-headline")
    if page.writer and (key in page.writer or page.writer in key):
        names.add("writer:staff" if "staff" in {kind for kind, _, _ in places} else "writer")
    squashed = _squashed(key)
    if len(squashed) > 2 and any(squashed == one or (len(squashed) > 4 and squashed in one) for one in page.addresses):
        names.add("address")
    initials = "".join(word[0] for word in words)
    if len(words) == 1 and 2 < len(key) <= 5 and any(key in begun and key not in own for begun, own in page.begun):
        names.add("initials-spelt-out")
    if len(initials) > 2 and initials in page.words:
        names.add("has-initials")
    form = "media" if names & {"media-last", "media-first"} else "body" if "body-word" in names else "plain"
    names |= {f"{kind}:{form}" for kind in kinds & {"after-writer", "staff", "last-piece", "title-end", "whole"}}
    if any(kind.endswith("-first") for kind, _, _ in places):
        names.add(f"head:{form}{':capitals' if 'capitals' in names else ''}")
        names.add(f"head:{form}:{'official' if page.official else 'page'}")
    elif "body-word" in names:
        names.add(f"body-word:{'official' if page.official else 'page'}")
    if "address" in names and again <= 1:
        names.add("address:alone")
    if kinds == {"run"}:
        names.add("only-run")
    best = min(places, key=lambda place: (place[1].of(text).isupper() and len(words) > 1, _rank(place[0]), place[1]))
    return Candidate(best[1].of(text), best[1], tuple(sorted(names)))


_BEST = ("masthead", "whole-first", "first-piece-first", "rights", "notice", "whole", "title-end", "call")


def _rank(kind: str) -> int:
    return _BEST.index(kind) if kind in _BEST else len(_BEST)


def _begun(line: str) -> tuple[str, frozenset[str]]:
    """The first letters of a line's words, and the words."""
    words = [word for word in re.findall(r"\w+", line[:120]) if word not in ("the", "of", "and", "for")]
    return "".join(word[0] for word in words), frozenset(words)


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[.,](?!\w)", "", words).casefold().split())


def _squashed(words: str) -> str:
    return re.sub(r"[^\w]", "", words.casefold())
