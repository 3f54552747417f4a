"""Pages with parts in, the same pages with some of the lines around their stories left out.

A page that has lost its masthead must be known by its notice of rights, one that has lost all that names its outlet by
nothing: so one page teaches several. Seeded by the page's name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from sanudo.article.media_words import media_words
from sanudo.article.outlet_names import key_of
from sanudo.article.types import Part, Span

Thinned = tuple[str, tuple[Part, ...], bool]
"""The text, its parts, and whether all that could name the outlet is gone."""


def thinned(name: str, text: str, parts: Sequence[Part], outlet: str, times: int) -> Iterator[Thinned]:
    """`times` tries; one that leaves nothing out gives nothing."""
    chance = random.Random(name)
    told = [n for n, part in enumerate(parts) if part.kind == "paragraph"]
    heads = [n for n, part in enumerate(parts) if part.kind == "headline"]
    head = heads[0] if heads else told[0] if told else 0
    last = told[-1] if told else len(parts)
    for _ in range(times):
        way, share = chance.choice(("any", "any", "over", "under", "named", "alone")), 0.7 * chance.random()
        if way == "any":
            kinds = ("paragraph", "headline")
            gone = {n for n, part in enumerate(parts) if part.kind not in kinds and chance.random() < share}
        elif way == "over":
            gone = set(range(head))
        elif way == "under":
            gone = set(range(last + 1, len(parts)))
        elif way == "alone":
            gone = _all_but_one(text, parts, outlet, chance)
        else:
            gone = _named(text, parts, outlet, chance) - set(heads)
        if gone and len(gone) < len(parts):
            kept, kept_parts = without(text, parts, gone)
            yield kept, kept_parts, not _may_name(kept, kept_parts, outlet)


def without(text: str, parts: Sequence[Part], gone: set[int]) -> tuple[str, tuple[Part, ...]]:
    """The text of the parts that are left, a blank line between them; a dateline goes with its paragraph."""
    kept = ""
    found: list[Part] = []
    moved = 0
    for n, part in enumerate(parts):
        inside = n > 0 and part.span.start < parts[n - 1].span.end
        if n in gone or (inside and n - 1 in gone):
            continue
        if inside:
            found.append(Part(part.kind, Span(part.span.start + moved, part.span.end + moved)))
            continue
        moved = len(kept) - part.span.start
        kept += part.span.of(text) + "\n\n"
        found.append(Part(part.kind, Span(part.span.start + moved, part.span.end + moved)))
    return kept, tuple(found)


def _named(text: str, parts: Sequence[Part], outlet: str, chance: random.Random) -> set[int]:
    """The lines that name the outlet, but for one now and then; without that one, those that may name it too."""
    frame = [(n, part.span.of(text).casefold()) for n, part in enumerate(parts) if part.kind != "paragraph"]
    hits = [n for n, words in frame if outlet and key_of(outlet) in words]
    left = set(chance.sample(hits, min(chance.choice((0, 0, 1)), len(hits))))
    if left:
        return set(hits) - left
    return {*hits, *(n for n, words in frame if any(word in words for word in _own_words(outlet)))}


def _all_but_one(text: str, parts: Sequence[Part], outlet: str, chance: random.Random) -> set[int]:
    """All lines of the frame but one or two that name the outlet."""
    frame = [n for n, part in enumerate(parts) if part.kind not in ("paragraph", "headline", "dateline")]
    hits = [n for n in frame if outlet and key_of(outlet) in parts[n].span.of(text).casefold()]
    return set(frame) - set(chance.sample(hits, min(chance.choice((1, 1, 2)), len(hits)))) if hits else set()


def _may_name(text: str, parts: Sequence[Part], outlet: str) -> bool:
    """Whether some word of the outlet's name, or its initials, still stand about the story."""
    frame = " ".join(part.span.of(text) for part in parts if part.kind != "paragraph").casefold()
    initials = "".join(word[0] for word in key_of(outlet).split())
    spelt = len(initials) > 2 and re.search(rf"\b{re.escape(initials)}\b", frame) is not None
    return spelt or any(word in frame for word in _own_words(outlet))


def _own_words(outlet: str) -> list[str]:
    common = frozenset[str]().union(*map(media_words, ("first", "last", "maybe", "ordinary", "body")))
    own = [word for word in re.findall(r"\w+", outlet.casefold()) if len(word) > 3 and word not in common]
    return own or ([outlet.casefold()] if outlet else [])
