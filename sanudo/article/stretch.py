"""The shapes of a text's lines in, the stretch of them that is most likely the story out.

Knows nothing of labels: a stretch is where prose is dense, weighed by what stands over it (a stamp or a byline) and
by what stands in it (readers' names and times, notices). Time grows with the number of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.line_shape import LineShape, telling

SEA = 7  # lines between two stretches of paragraphs from which they are not one story
_DROP = 150  # a stretch ends where so much has been lost since its best point
_OVER = 12  # lines above a stretch in which a stamp or a byline stands for it
_TRIED = 8  # stretches compared


@dataclass(frozen=True, slots=True)
class Story:
    """The first and last line of the story's stretch (last -1 where there is none) and the longer words in it."""

    first: int
    last: int
    words: frozenset[str]


def find_story(shapes: list[LineShape]) -> Story:
    """The stretch of the text that weighs most."""
    stretches = sorted(_stretches(shapes), key=lambda stretch: (-stretch[2], stretch[0]))[:_TRIED]
    times = Counter(shape.key for shape in shapes if shape.count)
    best, first, last = 0.0, 0, -1
    for low, high, mass in sorted(stretches):
        weight = mass * _trust(shapes, times, low, high)
        if weight > best:
            best, first, last = weight, low, high
    words = (word.lower() for shape in shapes[first : last + 1] if shape.prose for word in shape.words if telling(word))
    return Story(first, last, frozenset(words))


def told_story(shapes: list[LineShape], told: Sequence[bool]) -> Story | None:
    """The largest stretch of lines told to be paragraphs, SEA lines or more from the next; None where there is none."""
    islands: list[list[int]] = []
    for index, is_told in enumerate(told):
        if is_told:
            if not islands or index - islands[-1][-1] > SEA:
                islands.append([])
            islands[-1].append(index)
    if not islands:
        return None
    largest = max(islands, key=lambda island: sum(shapes[index].count for index in island))
    # what reads as no prose may be the headline itself
    largest = largest[next((at for at, index in enumerate(largest) if shapes[index].prose), 0) :]
    words = (word.lower() for index in largest for word in shapes[index].words if telling(word))
    return Story(largest[0], largest[-1], frozenset(words))


def _stretches(shapes: list[LineShape]) -> list[tuple[int, int, int]]:
    """First line, last line and mass of every stretch: prose counts for it by its length, other lines against it."""
    found: list[tuple[int, int, int]] = []
    start, end, best, total = 0, -1, 0, 0
    for index, shape in enumerate(shapes):
        total += _worth(shape)
        if total > best:
            end, best = index, total
        if total <= 0 or best - total > _DROP:
            if best > 0:
                found.append((start, end, best))
            start, end, best, total = index + 1, -1, 0, 0
    if best > 0:
        found.append((start, end, best))
    return found


def _worth(shape: LineShape) -> int:
    """What a line adds to the stretch it stands in: readers' comments, notices and lists of links break it."""
    if shape.prose:
        return min(shape.count, 60) if not shape.notice else -10
    if "commenter" in shape.own or "says:comment" in shape.own:
        return -120
    return -25 if "says:related" in shape.own else -6 if shape.count < 30 else 0


def _trust(shapes: list[LineShape], times: Counter[str], first: int, last: int) -> float:
    """More where a stamp or a byline stands above, less where short stamps and repeated lines stand within."""
    trust = 1.0
    over = shapes[max(0, first - _OVER) : first]
    if any(shape.dated or "by" in shape.own for shape in over):
        trust *= 1.6
    within = [shape for shape in shapes[first : last + 1] if not shape.prose and 0 < shape.count <= 10]
    stamped = sum(shape.dated or "says:publish" in shape.own or "time-only" in shape.own for shape in within)
    again = sum(times[shape.key] > 1 for shape in within)
    prose = sum(shape.prose for shape in shapes[first : last + 1])
    if max(stamped, again) >= 2 and max(stamped, again) * 4 >= prose:
        trust *= 0.5
    return trust
