"""The signs by which a name on a report's page may be its publisher's: what stands before, after and about it.

A name goes in with the `Sight` of its page, counts of named kinds of evidence come out. A sign counts where the name
stands by itself, not within a longer one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from sanudo.article.outlet_names import YEAR, Key, squashed
from sanudo.article.outlet_sight import Sight
from sanudo.article.outlet_words import class_after, class_before, outlet_words

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
_PREPOSITIONS = frozenset(["by", "for", "at", "in", "of", "from", "on", "to", "with"])
_STEPPED_OVER = frozenset(["the", "our", "a", "an", "and"])
_SOCIAL = frozenset(["twitter", "facebook", "telegram", "youtube", "whatsapp", "instagram", "x"])
_IS = frozenset(
    ["published", "printed", "produced", "owned", "part", "a", "an", "the", "edited", "run", "funded", "supported"]
)
_RIGHTS = re.compile(r"©|copyright|all rights reserved|\(c\) \d", re.IGNORECASE)


def signs_of(sight: Sight, key: Key) -> Counter[str]:
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


def _in_headline(sight: Sight, n: int, a: int, b: int) -> bool:
    """Whether a place is in the headline, or in a line that has the headline's words once more."""
    line = sight.page.lines[n]
    if n == sight.page.headline:
        return True
    start = line.words.casefold().find(sight.headline) if len(sight.headline_words) > 2 else -1
    return 0 <= start <= line.tokens[a].start and line.tokens[b - 1].end <= start + len(sight.headline)


def _at_place(sight: Sight, n: int, a: int, b: int) -> Iterable[str]:
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


def _before(sight: Sight, n: int, a: int) -> Iterable[str]:
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


def _after(sight: Sight, n: int, b: int) -> Iterable[str]:
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


def _is_within_longer(sight: Sight, key: Key, n: int, a: int, b: int) -> bool:
    """Whether a longer name stands there, longer by more than a firm's form or the like."""
    return any(
        low <= a and b <= high and high - low > b - a and other != key and adds(key, other)
        for low, high, other in sight.at[n]
    )


@lru_cache(maxsize=8192)
def adds(key: Key, longer: Key) -> bool:
    """Whether the longer name has words that are more than those before and after names."""
    aside = outlet_words("lead", "tail", "company", "link")
    return any(word not in aside and not word[0].isdigit() for word in (Counter(longer) - Counter(key)))
