"""The names of a report's frame in, what speaks for each being its publisher's out: named numbers.

Kinds of evidence are gathered where a name stands by itself (not within a longer one): in a notice of rights, at the
end of the window's title, in the lines about the site, above the story and so on. A name has its own evidence, that of
its other forms (an address, initials, a name that it begins), and what speaks for the names that have nothing to do
with it. Knows no names of media.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sanudo.article.byline import byline_of
from sanudo.article.line_shape import site_share
from sanudo.article.media_words import media_words
from sanudo.article.no_publisher import is_sentence, is_somebody_else
from sanudo.article.outlet_names import YEAR, Form, Key, Page, is_address, page_of, squashed
from sanudo.article.outlet_words import class_after, class_before, outlet_words
from sanudo.article.types import Part, Span

Values = dict[str, float]

KINDS = (
    "rights",
    "by-rights",
    "title",
    "suffix",
    "house",
    "call",
    "issued",
    "owner",
    "not-responsible",
    "staff",
    "told",
    "source",
    "credit",
    "byline",
    "agency",
    "over",
    "foot",
    "top",
    "again",
    "firm",
    "address",
    "in-address",
    "other",
    "is-published",
)
"""Kinds of evidence."""

_TELLING = ("rights", "told", "issued")  # what the story itself may say
_SPEAKING = ("rights", "title", "suffix", "address", "house", "issued", "not-responsible", "told", "top")
_NAMING = tuple(kind for kind in KINDS if kind not in ("over", "foot", "other", "in-address", "credit"))
_PLACED = ("top", "again", "firm")  # kinds that a name has by its place alone, or by the word after it
_WITHIN = (":in", ":begins")  # ends of the places that are within a line
_TITLE_SHARE = 0.7  # of a headline's words in the window's title
_PREPOSITIONS = frozenset(["by", "for", "at", "in", "of", "from", "on", "to", "with"])
_STEPPED_OVER = frozenset(["the", "our", "a", "an", "and"])
_SOCIAL = frozenset(["twitter", "facebook", "telegram", "youtube", "whatsapp", "instagram", "x"])
_IS = frozenset(
    ["published", "printed", "produced", "owned", "part", "a", "an", "the", "edited", "run", "funded", "supported"]
)
_DAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:january|february|march|april|june|july|"
    r"august|september|october|november|december)\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?= \d|$)|"
    r"\d{4}|\bgmt\b"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b")
_WHO_WRITES = re.compile(r"\b(?:correspondents?|staff (?:writers?|reporters?))$")  # "Our Own Correspondent"
_OFFICIAL = re.compile(
    r"\bpress (?:release|statement|service|office)|\bcommuniqu|\bfor immediate release|\bnews release|"
    r"\bmedia (?:release|advisory|note)|\bunofficial translation|\bspokes(?:person|man|woman)|"
    r"\bfurther information|^ref(?:erence)?\b|\bstatement\b|\bsituation report|\bnotes to editors"
)
_VERB = re.compile(r" (?:is|are|was|has|does|will|would|can|may) ")
_NOT_RESPONSIBLE = re.compile(r" (?:is|are) not")
_RIGHTS = re.compile(r"©|copyright|all rights reserved|\(c\) \d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name, where it stands best, and what speaks for it."""

    name: str
    span: Span
    values: Values


def candidates(text: str, parts: Sequence[Part], address: str = "") -> list[Candidate]:
    """The names that may be the publisher's; `address` is where the report was found, a link or a file's name."""
    page = page_of(text, parts)
    if not page.names:
        return []
    sight = _sight(text, page, address)
    own = {key: _evidence(sight, key) for key in page.names}
    kept = [
        key
        for key in page.names
        if _may_publish(sight, key, own[key]) and not is_somebody_else(text, key, page.names[key], sight.official)
    ]
    kinds = {key: {kind for kind in KINDS if own[key][kind]} for key in kept}
    found = []
    for key in kept:
        values = _own_values(sight, key, own[key], kinds[key])
        values |= _form_values(text, sight, key, page.names[key])
        values |= _company_values(key, kept, _related(key, kept), own, kinds)
        span = _best_form(text, page.names[key], key)
        found.append(Candidate(span.of(text), span, {name: value for name, value in values.items() if value}))
    return found


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the whole page says: the headline's words, the lines of the window's title, addresses,
    what the report's own address may name, the writers, the words written
    small, whether it is of those who publish statements of their own,
    whether nothing stands about the story, the order of the frame's lines and of the names
    that begin them, how many short lines stand about each, lines that come again, and the names at each place."""

    page: Page
    headline: str
    headline_words: frozenset[str]
    titles: frozenset[int]
    addresses: frozenset[str]
    found_at: frozenset[str]
    writers: tuple[str, ...]
    small: Counter[str]
    official: bool
    bare: bool
    order: dict[int, int]
    tops: list[Key]
    menu: dict[int, int]
    lines: Counter[str]
    at: dict[int, list[tuple[int, int, Key]]]


def _sight(text: str, page: Page, address: str) -> _Sight:
    headline = page.lines[page.headline].words.casefold() if page.headline is not None else ""
    words = frozenset(re.findall(r"\w{3,}", headline))
    titles = frozenset(
        n
        for n in page.frame
        if n != page.headline
        and len(words) > 2
        and len(words & set(re.findall(r"\w{3,}", page.lines[n].words.casefold()))) >= _TITLE_SHARE * len(words)
    )
    small = Counter(
        token.plain for line in page.lines.values() for token in line.tokens if token.is_word and token.words.islower()
    )
    at: dict[int, list[tuple[int, int, Key]]] = {}
    for key, places in page.places.items():
        for n, a, b in places:
            at.setdefault(n, []).append((a, b, key))
    return _Sight(
        page,
        headline,
        words,
        titles,
        _addresses(page),
        _in_address(address),
        _writers(text, page.parts),
        small,
        any(_OFFICIAL.search(page.lines[n].words.casefold()) for n in page.frame),
        not any(part.kind in ("boilerplate", "related") for part in page.parts),
        {n: at for at, n in enumerate(page.frame)},
        _tops(page, words),
        _menus(page),
        Counter(page.lines[n].words.strip().casefold() for n in page.frame),
        at,
    )


def _in_address(address: str) -> frozenset[str]:
    """What a link's host or a file's name may name: the host's labels; the name's first words and its last."""
    if "://" in address:
        return frozenset(squashed(label) for label in address.split("://")[1].split("/")[0].split("."))
    stem = re.sub(r"\.\w{1,5}$", "", address.replace("\\", "/").rsplit("/", 1)[-1])
    words = re.findall(r"[^\W\d_]+\d*|\d{1,2}(?=[^\W\d_])", stem.casefold())
    runs = [words[:n] for n in range(1, 6)] + [words[-n:] for n in range(1, 6)]
    return frozenset("".join(run).removeprefix("the") for run in runs)


def _writers(text: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """The names of the writers, in small letters."""
    found = byline_of(text, parts)
    return tuple(re.split(r",? and |,\s*", " ".join(found[0].casefold().split()))) if found else ()


def _addresses(page: Page) -> frozenset[str]:
    """The names in addresses of sites and mail, and these whole."""
    found: set[str] = set()
    for line in page.lines.values():
        for before, token in zip([None, *line.tokens], line.tokens, strict=False):
            if token.is_word and is_address(token.words):
                labels = token.plain.split("/")[0].split(".")
                found.update(squashed(label) for label in labels[:-1][-2:] if len(label) > 2 or len(labels) == 2)
                found.add(squashed(".".join(labels)))
            if before is not None and before.words == "@" and token.is_word:
                found.add(squashed(token.plain.split(".")[0]))
    return frozenset(found)


def _tops(page: Page, headline_words: frozenset[str]) -> list[Key]:
    """The names that begin the frame's lines, in order, but for parts of a site and the headline's words."""
    found: dict[Key, None] = {}
    for n in page.frame:
        line = page.lines[n]
        for low, high in line.stretches[:1]:
            key = tuple(token.plain for token in line.tokens[low:high] if token.is_word or token.words == "&")
            key = key[1:] if len(key) > 1 and key[0] == "the" else key
            if key in page.names and not _is_section(key) and not all(word in headline_words for word in key):
                found.setdefault(key)
    return list(found)


def _menus(page: Page) -> dict[int, int]:
    """How many short lines in a row each line of the frame stands among."""
    found: dict[int, int] = {}
    row: list[int] = []
    for n in [*page.frame, -1]:
        if n >= 0 and len(page.lines[n].tokens) <= 4 and page.parts[n].kind != "headline":
            row.append(n)
            continue
        found.update(dict.fromkeys(row, len(row)))
        row = []
    return found


def _is_told_of(sight: _Sight, key: Key) -> bool:
    """Whether a name stands in nothing but sentences that tell something."""
    places = {n for n, _, _ in sight.page.places[key] if n != sight.page.headline}
    return all(is_sentence(sight.page.lines[n].words) for n in places)


@lru_cache(maxsize=4096)
def _is_section(key: Key) -> bool:
    """Whether all words are of those by which sites name their parts and buttons."""
    sections = outlet_words("section", "link") | media_words("ordinary")
    return all(word in sections or word[0].isdigit() for word in key) or site_share(" ".join(key)) > 0.8


@lru_cache(maxsize=4096)
def _own_words(key: Key) -> int:
    """How many words are a name's own: of no part of a site, no firm's form, no small word."""
    common = outlet_words("section", "link", "company", "tail") | media_words("ordinary")
    return sum(word not in common and not word[0].isdigit() for word in key)


def _may_publish(sight: _Sight, key: Key, own: Counter[str]) -> bool:
    """Whether a name may be one at all: not of the story or the headline alone, no day, no mere part of the site."""
    name = " ".join(key)
    if _DATE.search(name) or _WHO_WRITES.search(name) or (_DAY.search(name) and not _own_words(key)):
        return False
    elsewhere = own["frame-lines"] - own["headline-lines"]
    if not elsewhere and not any(own[kind] for kind in ("rights", "issued", "suffix", "agency")[: 3 + sight.bare]):
        return False
    places = [kind for kind in own if kind.startswith("at:") and not kind.startswith("at:headline")]
    named = [kind for kind in _NAMING if own[kind]]
    if all(kind.endswith(_WITHIN) for kind in places) and not named:
        return False
    if all(kind in _PLACED for kind in named) and _is_told_of(sight, key):
        return False
    if any(name == writer.replace(".", "") for writer in sight.writers):
        return any(own[kind] for kind in ("rights", "title", "suffix"))
    if len(key) == 1 and is_address(key[0]) and _is_spelt(sight, key[0]):
        return False
    return not _is_section(key) or any(own[kind] for kind in _SPEAKING) or key in sight.tops[:3]


def _is_spelt(sight: _Sight, address: str) -> bool:
    """Whether one of the page's names is what an address holds, whole or shortened ("sunchronherald")."""
    labels = [squashed(label) for label in address.split("/")[0].split(".")[:-1]]
    names = [squashed(" ".join(key)) for key in sight.page.names if not is_address(key[0])]
    return any(
        name in (label, label.removeprefix("the")) or (len(label) > 7 and _shortens(label.removeprefix("the"), name))
        for label in labels
        for name in names
        if len(name) > 1
    )


def _shortens(label: str, name: str) -> bool:
    """Whether all letters of an address stand in a name in their order, and half of the name's are there."""
    letters = iter(name)
    return label[0] == name[0] and 2 * len(label) >= len(name) and all(letter in letters for letter in label)


def _is_within_longer(sight: _Sight, key: Key, n: int, a: int, b: int) -> bool:
    """Whether a longer name stands there, longer by more than a firm's form or the like."""
    return any(
        low <= a and b <= high and high - low > b - a and other != key and _adds(key, other)
        for low, high, other in sight.at[n]
    )


@lru_cache(maxsize=8192)
def _adds(key: Key, longer: Key) -> bool:
    """Whether the longer name has words that are more than those before and after names."""
    aside = outlet_words("lead", "tail", "company", "link")
    return any(word not in aside and not word[0].isdigit() for word in (Counter(longer) - Counter(key)))


def _evidence(sight: _Sight, key: Key) -> Counter[str]:
    """How often each kind of evidence stands for a name, and where else it stands."""
    found: Counter[str] = Counter()
    lines = set()
    for n, a, b in sight.page.places[key]:
        within = _is_within_longer(sight, key, n, a, b)
        kinds = list(_at_place(sight, n, a, b))
        if within:
            found["within"] += 1
            found.update(f"within:{kind}" for kind in kinds if kind in KINDS)
            continue
        found.update(kinds)
        lines.add(n)
    found["lines"] = len(lines)
    found["frame-lines"] = sum(sight.page.parts[n].kind != "paragraph" for n in lines)
    found["headline-lines"] = len(lines - {n for n, a, b in sight.page.places[key] if not _in_headline(sight, n, a, b)})
    found["story-lines"] = found["lines"] - found["frame-lines"]
    squash = squashed(" ".join(key))
    if len(squash) > 2 and any(one in (squash, f"the{squash}") for one in sight.addresses):
        found["address"] += 1
    elif len(squash) > 4 and any(squash in one for one in sight.addresses):
        found["in-address"] += 1
    if len(squash) > 2 and squash in sight.found_at and not all(word in sight.headline_words for word in key):
        found["address"] += 1
    if any(form.how == "agency" for form in sight.page.names[key]):
        found["agency"] += 1
    if key in sight.tops[:1]:
        found["top"] += 1
    return found


def _in_headline(sight: _Sight, n: int, a: int, b: int) -> bool:
    """Whether a place is in the headline, or in a line that has the headline's words once more."""
    line = sight.page.lines[n]
    if n == sight.page.headline:
        return True
    start = line.words.casefold().find(sight.headline) if len(sight.headline_words) > 2 else -1
    return 0 <= start <= line.tokens[a].start and line.tokens[b - 1].end <= start + len(sight.headline)


def _at_place(sight: _Sight, n: int, a: int, b: int) -> Iterable[str]:
    """What one place says of the name that stands there: kinds of evidence and the place itself."""
    page = sight.page
    part, line = page.parts[n], page.lines[n]
    tokens, stretches = line.tokens, line.stretches
    at = next((at for at, (low, high) in enumerate(stretches) if low <= a < high), 0)
    low, high = stretches[at] if stretches else (0, len(tokens))
    a = a - 1 if a > low and tokens[a - 1].plain == "the" else a
    whole = a <= low and b >= high
    is_told = part.kind == "paragraph"
    zone = "told" if is_told else "foot" if n > page.last else "within" if n > page.first else "over"
    zone = "under" if zone == "over" and page.headline is not None and n > page.headline else zone
    zone = "headline" if n == page.headline else zone
    stand = "in" if not whole else "line" if len(stretches) == 1 else "first" if at == 0 else "piece"
    stand = "last" if stand == "piece" and at == len(stretches) - 1 else stand
    stand = "begins" if stand == "in" and a == 0 else stand
    yield f"at:{zone}:{stand}"
    if not is_told:
        yield f"in:{part.kind}"
    before = list(_before(sight, n, a))
    if is_told:
        yield from (kind for kind in _TELLING if kind in before)
        return
    yield from (f"before:{kind}" for kind in before)
    staffed = "staffer" in before and any(kind.startswith("by:") for kind in before)
    if staffed:
        yield "staff"
    for kind in ("rights", "house", "call", "issued", "owner", "told", "source", "credit", "other"):
        if kind in before:
            yield kind
    yield from _after(sight, n, b)
    if _RIGHTS.search(line.words):
        yield "by-rights"
    if n in sight.titles and whole and len(stretches) > 1:
        yield "title" if at in (0, len(stretches) - 1) else "title:middle"
    if n == page.headline and whole and len(stretches) > 1 and at == len(stretches) - 1:
        yield "suffix"
    if part.kind == "byline" and a > 0:
        yield "byline"
        yield "byline:by" if "by:by" in before else "byline:after"
    if part.kind == "caption" and (stand in ("piece", "last") or b == len(tokens)):
        yield "credit"
    if n not in sight.order:
        return
    if whole and at == 0:
        if sight.order[n] < 3:
            yield "first-lines"
        if len(sight.order) - sight.order[n] <= 3:
            yield "last-lines"
        if zone == "over" and len(stretches) == 1:
            yield f"menu:{min(3, sight.menu.get(n, 0) // 3)}"
        if zone in ("over", "foot"):
            yield zone
        if sight.lines[line.words.strip().casefold()] > 1 and len(stretches) == 1:
            yield "again"


def _before(sight: _Sight, n: int, a: int) -> Iterable[str]:
    """What the four words and marks before a name say; the mark that stands there."""
    tokens = sight.page.lines[n].tokens
    marked = False
    small = False
    for token in reversed(tokens[max(0, a - 4) : a]):
        if not token.is_word:
            if token.words == "©":
                yield "rights"
                return
            if not marked and token.words in '(/@|>"“:,•·':
                yield f"mark:{token.words}"
            marked = True
            if token.words not in ",.)-–:":
                return
        elif YEAR.fullmatch(token.words) or token.plain in _STEPPED_OVER:
            continue
        elif token.plain in _PREPOSITIONS:
            if not small:
                yield f"by:{token.plain}"
            small = True
        elif token.plain == "c":
            yield "rights"
            return
        else:
            if said := class_before(token.plain):
                yield said
            return


def _after(sight: _Sight, n: int, b: int) -> Iterable[str]:
    """What the words after a name say."""
    tokens = sight.page.lines[n].tokens
    if tokens[b - 1].words[-2:] in ("'s", "’s"):
        yield "after:possessive"
    if b >= len(tokens):
        return
    token = tokens[b]
    following = [token.plain for token in tokens[b : b + 3]]
    said = class_after(token.plain)
    if said == "by-staff":
        yield "staff"
    elif said == "offer":
        yield "call"
    elif said == "company":
        yield "firm"
    elif said:
        yield f"after:{said}"
    if following[0] in ("is", "are", "was"):
        if following[1:] == ["not", "responsible"]:
            yield "not-responsible"
        elif following[1:2] and following[1] in _IS:
            yield "is-published"
    if following[0] == "on" and following[1:2] and following[1] in _SOCIAL:
        yield "call"
    if not token.is_word and token.words in "()/|,:":
        yield f"after:{token.words}"


def _own_values(sight: _Sight, key: Key, own: Counter[str], kinds: set[str]) -> Values:
    """What the name's own places say, each kind up to thrice."""
    values: Values = {name: float(min(times, 3)) for name, times in own.items() if not name.endswith("lines")}
    values |= {f"has:{kind}": 1.0 for kind in kinds}
    values["kinds"] = len(kinds)
    for name in ("lines", "frame-lines", "story-lines"):
        values[name] = min(own[name], 12)
    values["top-rank"] = 1 / (1 + sight.tops.index(key)) if key in sight.tops else 0
    return values


def _form_values(text: str, sight: _Sight, key: Key, forms: list[Form]) -> Values:
    """What the name itself looks like."""
    names = [form.span.of(text) for form in forms]
    name = " ".join(key)
    first, last, maybe, ordinary, bodies = map(media_words, ("first", "last", "maybe", "ordinary", "body"))
    section = outlet_words("section", "link") | ordinary
    body = sum(word in bodies for word in key)
    values: dict[str, float] = {
        f"words:{min(len(key), 7)}": 1,
        "own-words": min(_own_words(key), 5),
        "sections": sum(word in section for word in key) / len(key),
        "site-words": site_share(name),
        "capitals": sum(one.isupper() for one in names) / len(names),
        "article": any(one[:4].lower() == "the " for one in names),
        "small": all(one[:1].islower() for one in names),
        "media-last": len(key) > 1 and key[-1] in last,
        "media-first": len(key) > 1 and key[0] in first,
        "media-maybe": len(key) > 1 and key[-1] in maybe,
        "media-alone": len(key) == 1 and key[0] in first | last,
        "media-words": sum(word in first | last | maybe for word in key),
        "body": min(body, 2),
        "body:official": min(body, 2) * sight.official,
        "office": name.startswith(("ministry", "department", "office", "directorate", "embassy", "permanent mission")),
        "land": name.startswith(("republic", "government", "kingdom", "state of", "united republic", "democratic"))
        or "republic of" in name,
        "firm-last": key[-1] in outlet_words("company"),
        "tail-last": key[-1] in outlet_words("tail"),
        "lead-first": key[0] in outlet_words("lead"),
        "written-small": sum(sight.small[word] > 0 for word in key) / len(key),
        "figures": sum(word[0].isdigit() for word in key),
        "day": bool(_DAY.search(name)),
        "letters": len(key) == 1 and any(one.isupper() and len(one) <= 6 for one in names),
        "capital-within": any(re.search(r"[a-z][A-Z]", one) for one in names),
        "is-address": any(map(is_address, names)),
        "long": len(name) > 45,
        "in-headline": sum(word in sight.headline_words for word in key) / len(key),
        "is-headline": name == sight.headline or f"the {name}" == sight.headline,
        "most-of-headline": name in sight.headline and 2 * len(name) > len(sight.headline),
        "is-section": _is_section(key),
        "is-writer": name in sight.writers,
        "in-writer": any(name in writer for writer in sight.writers),
        "bare": sight.bare,
        "agency:bare": sight.bare and any(form.how == "agency" for form in forms),
        "agency:framed": not sight.bare and any(form.how == "agency" for form in forms),
        "official": sight.official,
    }
    values |= {f"how:{how}": 1.0 for how in {form.how for form in forms}}
    return {name: float(value) for name, value in values.items()}


_RELATIONS = ("longer", "shorter", "dressed", "bare", "spelt", "initials", "address", "named")


def _related(key: Key, keys: list[Key]) -> dict[str, list[Key]]:
    """The names that are other forms of one: longer and shorter ones, with and without what follows names, spelt out
    and initials, address and name."""
    found: dict[str, list[Key]] = {name: [] for name in _RELATIONS}
    name, squash = f" {' '.join(key)} ", squashed(" ".join(key))
    initials = _initials(key)
    for other in keys:
        if other == key:
            continue
        words = f" {' '.join(other)} "
        if name in words:
            found["longer" if _adds(key, other) else "dressed"].append(other)
        elif words in name:
            found["shorter" if _adds(other, key) else "bare"].append(other)
        elif len(key) == 1 and 2 < len(squash) < 7 and _initials(other) == squash:
            found["spelt"].append(other)
        elif len(other) == 1 and 2 < len(initials) < 7 and initials == squashed(other[0]):
            found["initials"].append(other)
        elif len(other) == 1 and "." in other[0] and squash and squash in squashed(other[0].split(".")[0]):
            found["address"].append(other)
        elif len(key) == 1 and "." in key[0] and (a := squashed(" ".join(other))) and a in squashed(key[0]):
            found["named"].append(other)
    return found


def _initials(key: Key) -> str:
    return "".join(word[0] for word in key if word not in ("of", "and", "the", "for", "&"))


def _company_values(
    key: Key, keys: list[Key], related: dict[str, list[Key]], own: dict[Key, Counter[str]], kinds: dict[Key, set[str]]
) -> Values:
    """What speaks for the name's other forms, and for those that have nothing to do with it."""
    values: Values = {}
    family = {other for others in related.values() for other in others} | {key}
    media = media_words("last") | media_words("maybe")
    for relation, others in related.items():
        if not others:
            continue
        values[relation] = 1.0
        values[f"{relation}:kinds"] = max(len(kinds[other]) for other in others)
        values[f"{relation}:lines"] = max(min(own[other]["frame-lines"], 8) for other in others)
        values |= {f"{relation}:{kind}": 1.0 for other in others for kind in kinds[other]}
        values[f"{relation}:media"] = float(any(other[-1] in media for other in others))
    strangers = [other for other in keys if other not in family]
    values |= {f"rival:{kind}": 1.0 for other in strangers for kind in kinds[other]}
    most = max((len(kinds[other]) for other in strangers), default=0)
    mine, all_ours = len(kinds[key]), len(set().union(*(kinds[other] for other in family)))
    values["family:kinds"] = all_ours
    values["over-rival"] = mine - most
    values["family:over-rival"] = all_ours - most
    values["rank"] = min(sum(len(kinds[other]) > mine for other in strangers), 6)
    values["family:rank"] = min(sum(len(kinds[other]) > all_ours for other in strangers), 6)
    lines = max((own[other]["frame-lines"] for other in strangers), default=0)
    values["lines:over-rival"] = max(-6, min(6, own[key]["frame-lines"] - lines))
    return values


def _best_form(text: str, forms: list[Form], key: Key) -> Span:
    """The best form: not in capitals alone, not small, a whole run, the first; without the article of a sentence."""

    def rank(form: Form) -> tuple[bool, bool, bool, bool, Span]:
        name, after = form.span.of(text), text[form.span.end : form.span.end + 20]
        spoken = name[:4].lower() == "the " and _VERB.match(after) is not None
        return (name.isupper() and len(key) > 1, name[:1].islower(), spoken, form.how != "run", form.span)

    span = min(forms, key=rank).span
    if text[span.start : span.start + 4] == "the " and text[span.start + 4].isupper():
        span = Span(span.start + 4, span.end)
    spoken = span.of(text)[:4].lower() == "the " and _NOT_RESPONSIBLE.match(text[span.end : span.end + 20])
    return Span(span.start + 4, span.end) if spoken else span
