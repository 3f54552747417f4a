"""What a report's page says that its names are weighed by: headline, addresses, writers, menus, order of the frame.

A `Page` of names goes in, a `Sight` of it comes out. Knows no names of media.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sanudo.article.byline import byline_of
from sanudo.article.line_shape import site_share
from sanudo.article.media_words import media_words
from sanudo.article.outlet_names import Key, Page, is_address, squashed
from sanudo.article.outlet_words import outlet_words
from sanudo.article.types import Part

_TITLE_SHARE = 0.7  # of a headline's words in the window's title
_OFFICIAL = re.compile(
    r"\bpress (?:release|statement|service|office)|\bcommuniqu|\bfor immediate release|\bnews release|"
    r"\bmedia (?:release|advisory|note)|\bunofficial translation|\bspokes(?:person|man|woman)|"
    r"\bfurther information|^ref(?:erence)?\b|\bstatement\b|\bsituation report|\bnotes to editors"
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the whole page says: the headline's words, the lines of the window's title, addresses, what the report's own
    address may name, the writers, the words written small, whether it is of those who publish statements of their own,
    whether nothing stands about the story, the order of the frame's lines and of the names that begin them, how many
    short lines stand about each, lines that come again, and the names at each place."""

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


def sight_of(text: str, page: Page, address: str) -> Sight:
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
    return Sight(
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
            if key in page.names and not is_section(key) and not all(word in headline_words for word in key):
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


@lru_cache(maxsize=4096)
def is_section(key: Key) -> bool:
    """Whether all words are of those by which sites name their parts and buttons."""
    sections = outlet_words("section", "link") | media_words("ordinary")
    return all(word in sections or word[0].isdigit() for word in key) or site_share(" ".join(key)) > 0.8
