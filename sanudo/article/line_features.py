"""Lines in, the features of each out: what can be seen of a line by its shape, its words, its place and its company.

Knows nothing of what features mean for a line (see `line_model`). Nothing here depends on who published the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sanudo.article.line_shape import PROSE, LineShape, bucket, line_shape
from sanudo.article.lines import Line

_REACH = 40  # lines above the story in which its headline is looked for
_STICKY = ("comment", "related", "legal")


@dataclass(frozen=True, slots=True)
class _Story:
    """The stretch of lines where prose is densest, and the longer words in it."""

    first: int
    last: int
    words: frozenset[str]


def line_features(lines: list[Line]) -> list[list[str]]:
    """The names of the features of each line, in the order of the lines. Time grows with the number of lines."""
    shapes = [line_shape(line) for line in lines]
    story = _story(shapes)
    known = [_known(shape, story.words) for shape in shapes]
    features = [[*shape.own, "bias"] for shape in shapes]
    for index, names in enumerate(features):
        names += _place(index, story, len(lines))
        names += _company(lines, shapes, index)
        if known[index] is not None:
            names.append(f"known:{known[index]}")
    _add_distances(shapes, features)
    _add_repeats(shapes, features)
    _add_echoes(shapes, features)
    _add_runs(shapes, features)
    _add_past(shapes, story, features)
    _add_headlines(shapes, story, features)
    return features


def _story(shapes: list[LineShape]) -> _Story:
    """The best stretch: each line of prose counts for it by its length, each other line against it."""
    best, first, last, total, start = 0, 0, -1, 0, 0
    for index, shape in enumerate(shapes):
        total += _worth(shape)
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, first, last = total, start, index
    words = (word.lower() for shape in shapes[first : last + 1] if shape.prose for word in shape.words if len(word) > 3)
    return _Story(first, last, frozenset(words))


def _worth(shape: LineShape) -> int:
    """What a line adds to the stretch it stands in: readers' comments and lists of links break it."""
    if shape.prose:
        return min(shape.count, 60)
    if "commenter" in shape.own or "says:comment" in shape.own:
        return -120
    return -25 if "says:related" in shape.own else -6 if shape.count < 30 else 0


def _known(shape: LineShape, words: frozenset[str]) -> str | None:
    """How many of a shorter line's longer words the story has too, in quarters."""
    if not shape.count or shape.count >= 40:
        return None
    longer = [word.lower() for word in shape.words if len(word) > 3]
    return bucket(sum(word in words for word in longer) * 4 // len(longer), (0, 1, 2, 3)) if longer else "none"


def _place(index: int, story: _Story, total: int) -> list[str]:
    """Where a line stands in the text and against the story."""
    if story.last < 0:
        return ["zone:no-prose", *(["top"] if index == 0 else []), *(["alone"] if total == 1 else [])]
    zone = "head" if index < story.first else "foot" if index > story.last else "body"
    names = [f"zone:{zone}"]
    if index == story.first:
        names.append("story-first")
    if index == story.last:
        names.append("story-last")
    if zone == "head":
        names.append(f"to-story:{bucket(story.first - index, (1, 2, 3, 4, 6, 9, 15, 40))}")
    if zone == "foot":
        names.append(f"from-story:{bucket(index - story.last, (1, 2, 3, 5, 9))}")
    if zone == "body":
        names.append(f"into-story:{bucket(index - story.first, (1, 2, 3, 6))}")
    if index == 0:
        names.append("top")
    if total == 1:
        names.append("alone")
    return names


def _company(lines: list[Line], shapes: list[LineShape], index: int) -> list[str]:
    """The neighbours' shapes and the empty lines between."""
    names = [f"gap-before:{min(lines[index].gap, 3)}"]
    names.append(f"gap-after:{min(lines[index + 1].gap, 3) if index + 1 < len(lines) else 'end'}")
    for side, at in (("before", index - 1), ("after", index + 1)):
        if not 0 <= at < len(shapes):
            names.append(f"{side}:edge")
            continue
        other = shapes[at]
        shape = "prose" if other.prose else f"{bucket(other.count, (0, 2, 5, 9, 15))}{'.' if other.ended else ''}"
        names.append(f"{side}:{shape}")
        if other.dated:
            names.append(f"{side}:dated")
        if other.quoted:
            names.append(f"{side}:quoted")
        names += [f"{side}:{name}" for name in other.own if name.startswith("says:") and name != "says:nothing"]
        names += [f"{side}:{name}" for name in other.own if name in ("by", "commenter", "opens-quote")]
    if index and index + 1 < len(shapes) and lines[index].gap != lines[index + 1].gap:
        names.append("leans:" + ("up" if lines[index].gap < lines[index + 1].gap else "down"))
    return names


def _add_distances(shapes: list[LineShape], features: list[list[str]]) -> None:
    """Lines back and on to the nearest prose, and how much of the neighbourhood is prose."""
    for step, name in ((1, "above"), (-1, "below")):
        away = 99
        for index in range(len(shapes))[::step]:
            features[index].append(f"{name}:{bucket(min(99, away), (1, 2, 3, 5, 9))}")
            away = 1 if shapes[index].prose else away + 1
    totals = [0]
    for shape in shapes:
        totals.append(totals[-1] + shape.prose)
    for index, names in enumerate(features):
        near = totals[min(len(shapes), index + 6)] - totals[max(0, index - 5)]
        names.append(f"dense:{bucket(near, (0, 1, 3, 6, 9))}")


def _add_repeats(shapes: list[LineShape], features: list[list[str]]) -> None:
    """Lines that come more than once, and whether this is the last time."""
    times = Counter(shape.key for shape in shapes)
    left = Counter(times)
    for shape, names in zip(shapes, features, strict=True):
        left[shape.key] -= 1
        if times[shape.key] > 1 and shape.count:
            size = "-prose" if shape.count >= 8 else ""
            names.append("repeated" + size)
            names.append(("again" if left[shape.key] else "last-time") + size)


def _add_runs(shapes: list[LineShape], features: list[list[str]]) -> None:
    """How many short lines without a sentence's end stand together around each."""
    runs = [0] * len(shapes)
    start = 0
    for index in range(len(shapes) + 1):
        if index < len(shapes) and not shapes[index].prose and not (shapes[index].ended and shapes[index].count > 5):
            continue
        for member in range(start, index):
            runs[member] = index - start
        start = index + 1
    for index, (run, names) in enumerate(zip(runs, features, strict=True)):
        names.append(f"run:{bucket(run, (0, 1, 2, 3, 5, 9))}")
        if run and "zone:body" in names:
            gaps = [name[4:] for name in names if name.startswith("gap-")]
            names.append(f"inside:{bucket(run, (1, 2, 3, 5))}:{bucket(shapes[index].count, (2, 4, 8, 14))}")
            names.append(f"inside:{bucket(run, (1, 2, 3))}:{','.join(gaps)}")


def _add_past(shapes: list[LineShape], story: _Story, features: list[list[str]]) -> None:
    """Whether, since the story began, a short line opened the readers' comments, the links or the small print."""
    passed: set[str] = set()
    for index in range(max(0, story.first), len(shapes)):
        features[index] += [f"past:{name}" for name in _STICKY if name in passed]
        own = shapes[index].own
        passed.update(name for name in _STICKY if f"says:{name}" in own)
        if "commenter" in own:
            passed.add("comment")


def _add_headlines(shapes: list[LineShape], story: _Story, features: list[list[str]]) -> None:
    """The lines above the story that share most with it: one of them is mostly its headline."""
    ranked = []
    for index in range(max(0, story.first - _REACH), min(story.first + 3, len(shapes))):
        shape = shapes[index]
        longer = [word.lower() for word in shape.words if len(word) > 3]
        if 2 <= shape.count <= 25 and longer and not shape.dated:
            shared = sum(word in story.words for word in set(longer))
            ranked.append((shared * shared / len(longer), index))
    ranked.sort(key=lambda pair: (-pair[0], -pair[1]))
    for rank, (score, index) in enumerate(ranked[:3], start=1):
        if score > 0:
            features[index].append(f"shares:{rank}")


def _add_echoes(shapes: list[LineShape], features: list[list[str]]) -> None:
    """Which lines say again what a longer or later line says: decks and pull quotes do."""
    shingles = [_shingles(shape) for shape in shapes]
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, parts in enumerate(shingles):
        for part in parts:
            where = holders.setdefault(part, [])
            if len(where) < 6:
                where.append(index)
    for index, parts in enumerate(shingles):
        shared: Counter[int] = Counter(other for part in parts for other in holders[part] if other != index)
        if not shared:
            continue
        other, hits = min(shared.items(), key=lambda item: (-item[1], item[0]))
        if hits * 5 >= len(parts) * 4:
            size = "long" if shapes[index].count >= PROSE else "mid" if shapes[index].count >= 6 else "short"
            whole = "same" if len(shingles[other]) <= len(parts) * 9 // 8 else "within"
            features[index].append(f"echo:{whole}:{'later' if other > index else 'earlier'}:{size}")
            features[index].append(f"echo:{whole}:{'prose' if shapes[other].prose else 'other'}")
            if abs(other - index) <= 3:
                features[index].append(f"echo:near:{'later' if other > index else 'earlier'}:{size}")


def _shingles(shape: LineShape) -> list[tuple[str, ...]]:
    """Runs of three words, lower-cased, of a line of at least four."""
    words = [word.lower() for word in shape.words]
    return list(dict.fromkeys(tuple(words[at : at + 3]) for at in range(len(words) - 2))) if len(words) >= 4 else []
