"""The shapes of a text's lines and its story's place in, the line that is its headline out, or None.

Each line above the story is weighed against the others by features of its own, of its company and of what it shares
with the story; weights stand in `headline_model.tsv`, made by `training/layout`. Knows nothing of sites.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

from sanudo.article.line_shape import LineShape, bucket, site_share, telling
from sanudo.article.lines import Line
from sanudo.article.masthead import masthead_of
from sanudo.article.stretch import Story

REACH = 60  # lines above the story in which its headline is looked for
_INTO = 3  # lines into the story's stretch, which may have begun above the headline
_LONGEST = 40  # words
_HEARD = 0.1  # the line model's share in the choice
_TITLED = 3  # lines of the shortest text that has a title, a date and a story
_SHORTEST, _WORDS = 3, 4  # words of a title that shares none with the story; of one that is preferred to another line
_OF_SITE = 0.4  # of a line's letters in words by which sites show their own lines
_DATES = frozenset(("date:year:4", "date:year:4+"))
_OF_FRAME = frozenset(("by", "address", "path:1", "path:2", "links:1", "links:2", "links:4", "links:4+", "masthead"))
NONE = "no headline"

Weights = dict[str, float]


def find_headline(
    lines: list[Line],
    shapes: list[LineShape],
    story: Story,
    weights: Weights | None = None,
    seen: Sequence[float] | None = None,
) -> int | None:
    """The line that is the headline, or None where none is likelier than that the text has none.

    `seen` is how likely the line model takes each line for a headline; it is heard a little in which, and fully in
    whether there is one.
    """
    weights = shipped_weights() if weights is None else weights
    places = headline_features(lines, shapes, story)
    scores = [weights.get(NONE, 0.0), *(sum(weights.get(name, 0.0) for name in names) for _, names in places)]
    sure_of_one = False
    if seen is not None:
        none = math.prod(1 - min(seen[at], 0.999) for at, _ in places)
        sure_of_one = none < 0.5
        likely = [none, *(seen[at] for at, _ in places)]
        scores = [(1 - _HEARD) * score + _HEARD * _log_odds(share) for score, share in zip(scores, likely, strict=True)]
    best = max(range(1 if sure_of_one else 0, len(scores)), key=lambda at: (scores[at], -at))
    chosen = places[best - 1][0] if best else None
    return 0 if _is_titled(lines, shapes, story, chosen) else chosen


def _is_titled(lines: list[Line], shapes: list[LineShape], story: Story, chosen: int | None) -> bool:
    """Whether a text begins with its title, then a line that is a whole date, whatever line below was chosen: a deck, a
    writer, a summary in points. Not where the first line is the site's, or the chosen one says the same."""
    if len(lines) < _TITLED or chosen in (0, 1) or not _DATES.intersection(shapes[1].own):
        return False
    first, words = shapes[0], lines[0].words
    if (
        not _may_be(first, -1)
        or masthead_of(words)
        or site_share(words) > _OF_SITE
        or _OF_FRAME.intersection(first.own)
    ):
        return False
    if chosen is None:
        return first.count >= _SHORTEST or _shares(first, story) > 0
    said, title = lines[chosen].words.casefold(), words.casefold().rstrip()
    fewest = _SHORTEST - 1 if shapes[chosen].ended else _WORDS
    return first.count >= fewest and _shares(first, story) > 0 and said not in title and title not in said


def _log_odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


def headline_features(lines: list[Line], shapes: list[LineShape], story: Story) -> list[tuple[int, list[str]]]:
    """The lines that may be the headline, with their features. Bounded by REACH, whatever the length of the text."""
    first = story.first if story.last >= 0 else min(len(shapes), 12)
    low, high = max(0, first - REACH), min(len(shapes), first + _INTO)
    places = [at for at in range(low, high) if _may_be(shapes[at], at - first) and not masthead_of(lines[at].words)]
    shared = _ranks({at: _shares(shapes[at], story) for at in places})
    plain = _ranks({at: _shares(shapes[at], story) for at in places if not shapes[at].ended})
    stamps = [_stamps(shape) for shape in shapes[low:high]]
    fronts = [line.words.lower() for line in lines[max(0, low - 60) : high + 40]]
    found = []
    for order, at in enumerate(places):
        names = [name for name in shapes[at].own if not name.startswith("prose:")]
        names += _standing(lines, shapes, at, first, stamps[at - low + 1 :])
        names += [f"rank:{shared.get(at, '4+')}", f"plain-rank:{plain.get(at, '4+')}"]
        names.append(f"candidates-below:{bucket(sum(place > at for place in places[order:]), (0, 1, 2, 4, 8, 16))}")
        names.append(f"candidates-above:{bucket(order, (0, 1, 3, 8))}")
        names += _echoes(lines[at].words.lower(), fronts)
        found.append((at, names))
    return found


def _may_be(shape: LineShape, into: int) -> bool:
    """Whether a line so far into the story's stretch can be a headline: prose only where it begins the stretch."""
    if "no-letters" in shape.own or not 1 <= shape.count <= _LONGEST:
        return False
    return into < 0 or not shape.prose or (into == 0 and shape.count <= 20)


def _stamps(shape: LineShape) -> bool:
    return shape.dated or "by" in shape.own or (shape.count <= 12 and "date:year" in " ".join(shape.own))


def _standing(lines: list[Line], shapes: list[LineShape], at: int, first: int, after: list[bool]) -> list[str]:
    """Where a line stands: against the story, the next stamp or byline, its neighbours, the empty lines around it."""
    names = [f"to-story:{bucket(max(0, first - at), (0, 1, 2, 3, 4, 6, 9, 15, 25, 40))}"]
    stamp = next((n for n, is_stamp in enumerate(after[:8], start=1) if is_stamp), 9)
    names.append(f"stamp-in:{bucket(stamp, (1, 2, 3, 5, 8))}")
    last_stamp = sum(after[: max(0, first - at)])
    names.append(f"stamps-left:{min(3, last_stamp)}")
    if at and _stamps(shapes[at - 1]):
        names.append("after-stamp")
    if at == 0:
        names.append("top")
    names.append(f"gaps:{min(2, lines[at].gap)},{min(2, lines[at + 1].gap) if at + 1 < len(lines) else 'end'}")
    for side, other in (("above", at - 1), ("below", at + 1)):
        if not 0 <= other < len(shapes):
            names.append(f"{side}:edge")
            continue
        shape = shapes[other]
        names.append(f"{side}:{'prose' if shape.prose else bucket(shape.count, (0, 2, 5, 9, 15))}{'.' * shape.ended}")
        names += [f"{side}:{name}" for name in shape.own if name.startswith(("says:", "by", "all-cap"))]
    alike = [
        0 <= other < len(shapes) and _like(shapes[at], shapes[other]) for other in (at - 2, at - 1, at + 1, at + 2)
    ]
    names.append(f"alike:{sum(alike)}")
    return names


def _like(shape: LineShape, other: LineShape) -> bool:
    """Whether two lines could be links of one list."""
    return 4 <= other.count <= 25 and abs(shape.count - other.count) <= 6 and shape.ended == other.ended


def _shares(shape: LineShape, story: Story) -> float:
    longer = {word.lower() for word in shape.words if telling(word)}
    if not longer or shape.dated or shape.count < 2:
        return 0.0
    shared = sum(word in story.words for word in longer)
    return shared * shared / len(longer)


def _ranks(values: dict[int, float]) -> dict[int, str]:
    """The three highest, above nothing, as 1, 2, 3; among equals the later line first."""
    order = sorted((at for at, value in values.items() if value > 0), key=lambda at: (-values[at], -at))
    return {at: str(rank) for rank, at in enumerate(order[:3], start=1)}


def _echoes(front: str, fronts: list[str]) -> list[str]:
    """Whether other lines hold the line's words whole: breadcrumbs, pictures' descriptions, share buttons do."""
    if len(front) > 300 or front.count(" ") < 2:
        return []
    same = held = ends = holds = 0
    for other in fronts:
        if other == front:
            same += 1
        elif len(other) > len(front):
            held += front in other[:400]
        elif other.count(" ") >= 2:
            ends += front.endswith(other)
            holds += other in front
    names = [f"same:{min(3, same)}", f"held:{min(2, held)}"]
    return [*names, *(["ends-with-another"] if ends else ["holds-another"] if holds else [])]


@cache
def shipped_weights() -> Weights:
    """The weights that ship with the package."""
    return read_weights(resources.files("sanudo.article").joinpath("headline_model.tsv").read_text(encoding="utf-8"))


def read_weights(table: str) -> Weights:
    """Weights from rows of feature, weight."""
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return {name: float(weight) for name, weight in rows}
