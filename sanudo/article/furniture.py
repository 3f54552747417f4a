"""One line in, what it shows itself to be by the words of players, buttons and notices out: `furniture.tsv`.

Only lines of a known form: a film's title with its buttons, the story in points, a cut for advertising, a tweet with
its writer's handle and date. Knows nothing of sites, nor of the lines around.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# "— Ann Lee (@annlee) April 17, 2017"
_TWEET = re.compile(
    rf"[—–-]{{1,2}} ?\S[^\n]{{1,60}} \(@\w{{1,20}}\) (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}$"
)
_LONGEST = 60  # words of a line that such words make furniture; who helped may be many
_KINDS = {"player": "caption", "tweet": "caption", "points": "deck"}


def furniture_label(words: str, tail: str) -> str | None:
    """What kind of part a line is whose front and last characters these are; None where its words do not say."""
    kind = furniture_of(words, tail)
    return _KINDS.get(kind, "boilerplate") if kind else None


def furniture_of(words: str, tail: str) -> str | None:
    """player, points, advert, call, helped or tweet; None where a line has none of their words."""
    tweet = _TWEET.search(tail)
    if tweet and (len(words) > len(tail) or tweet.start() > 0):
        return "tweet"
    if len(words.split()) > _LONGEST:
        return None
    line = re.sub(r"\s+", " ", words).strip(" ().:•·*–—-…").casefold()
    for kind, place, phrase in _rows():
        if kind == "points" and line == phrase:
            continue  # the points have lines of their own, and the label is as good as that of any heading
        if phrase in line and _stands(line, place, phrase):
            return kind
    return None


def points_start(words: str) -> int:
    """Where in a line the first point begins, after the words that say what it is; 0 where there are none."""
    heads = sorted((phrase for kind, _, phrase in _rows() if kind == "points"), key=len, reverse=True)
    found = re.match(rf"(?:{'|'.join(map(re.escape, heads))})\b[\s:•·–—-]*", words, re.IGNORECASE)
    return found.end() if found and found.end() < len(words) else 0


def _stands(line: str, place: str, phrase: str) -> bool:
    if place == "begins":
        return line == phrase or line.startswith((f"{phrase} ", f"{phrase}:"))
    return place == "holds" or (line.endswith(phrase) if place == "ends" else line == phrase)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    table = resources.files("sanudo.article").joinpath("furniture.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return tuple((kind, place, phrase) for kind, place, phrase in rows)
