"""Lines in, the features of each out: what can be seen of a line by its shape, its words, its place and its company.

Knows nothing of what features mean for a line (see `line_model`). Nothing here depends on who published the text.
"""

from __future__ import annotations

from collections import Counter

from sanudo.article.language_of import language_of
from sanudo.article.line_shape import PROSE, LineShape, bucket, line_shape, telling
from sanudo.article.lines import Line
from sanudo.article.stretch import Story, find_story

_STICKY = ("comment", "related", "legal")


_LONG = 60  # characters from which a line shows which language the text is in


def line_features(lines: list[Line], shapes: list[LineShape]) -> list[list[str]]:
    """The names of the features of each line, in the order of the lines. Time grows with the number of lines."""
    story = find_story(shapes)
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
    _add_windows(shapes, features)
    _add_periods(shapes, features)
    _add_inserts(lines, shapes, features)
    return features


def line_shapes(lines: list[Line]) -> list[LineShape]:
    """The shapes of a text's lines, read in the language that its long lines are in."""
    language = language_of("\n".join(line.words for line in lines if line.end - line.start >= _LONG))
    return [line_shape(line, language) for line in lines]


def _known(shape: LineShape, words: frozenset[str]) -> str | None:
    """How many of a shorter line's longer words the story has too, in quarters."""
    if not shape.count or shape.count >= 40:
        return None
    longer = [word.lower() for word in shape.words if telling(word)]
    return bucket(sum(word in words for word in longer) * 4 // len(longer), (0, 1, 2, 3)) if longer else "none"


def _place(index: int, story: Story, total: int) -> list[str]:
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


def _add_past(shapes: list[LineShape], story: Story, features: list[list[str]]) -> None:
    """Whether, since the story began, a short line opened the readers' comments, the links or the small print."""
    passed: set[str] = set()
    for index in range(max(0, story.first), len(shapes)):
        features[index] += [f"past:{name}" for name in _STICKY if name in passed]
        own = shapes[index].own
        passed.update(name for name in _STICKY if f"says:{name}" in own)
        if "commenter" in own:
            passed.add("comment")


def _add_windows(shapes: list[LineShape], features: list[list[str]]) -> None:
    """How many of the next and of the last eight lines are prose, and how many near lines are dates or notices."""
    prose, stamps = [0], [0]
    for shape in shapes:
        prose.append(prose[-1] + shape.prose)
        stamps.append(stamps[-1] + (shape.dated or shape.notice))
    size = len(shapes)
    for index, names in enumerate(features):
        names.append(f"last-eight:{bucket(prose[index] - prose[max(0, index - 8)], (0, 1, 3, 5))}")
        names.append(f"next-eight:{bucket(prose[min(size, index + 9)] - prose[index + 1], (0, 1, 3, 5))}")
        near = stamps[min(size, index + 6)] - stamps[max(0, index - 5)]
        names.append(f"stamps-near:{bucket(near, (0, 1, 2, 4))}")
        if shapes[index].notice:
            names.append("notice" + ("-prose" if shapes[index].prose else ""))


def _add_periods(shapes: list[LineShape], features: list[list[str]]) -> None:
    """Lines whose kind comes back every two to five lines, as in lists of headline, words and date."""
    kinds = [
        ("prose" if shape.prose else "dated" if shape.dated else bucket(shape.count, (0, 3, 14)), shape.ended)
        for shape in shapes
    ]
    for index, names in enumerate(features):
        for step in (2, 3, 4, 5):
            low, high = index - step, index + step
            if low < 0 or high >= len(kinds) or not kinds[low] == kinds[index] == kinds[high]:
                continue
            if kinds[low:index] == kinds[index:high] and kinds[index + 1] != kinds[index]:
                names.append("period" + ("-prose" if shapes[index].prose else ""))
                break


def _add_inserts(lines: list[Line], shapes: list[LineShape], features: list[list[str]]) -> None:
    """What a line within the story or just over it shows of being a caption, a link or a button set into it."""
    for index, names in enumerate(features):
        shape = shapes[index]
        if "zone:body" not in names or shape.count > 40:
            continue
        size = bucket(shape.count, (2, 5, 14, 25))
        names.append(f"in-body:{size}:{'stop' if shape.ended else 'open'}")
        capital = next((name for name in names if name.startswith("capital:")), "capital:none")
        names.append(f"in-body:{size}:{capital}")
        if "all-capitals" in names:
            names.append(f"in-body:all-capitals:{size}")
        for name in names[:60]:
            if name.startswith(("lead:", "known:", "says:picture", "repeated", "notice")):
                names.append(f"in-body:{name}")
        following = shapes[index + 1] if index + 1 < len(shapes) else None
        if following and not following.prose and 0 < following.count <= 8 and not following.ended:
            names.append("in-body:credit-after" if _credited(following) else "in-body:short-after")
        if index and not shapes[index - 1].prose and 4 <= shapes[index - 1].count <= 40 and shape.count <= 8:
            names.append("in-body:after-insert")


def _credited(shape: LineShape) -> bool:
    return any(name.startswith(("says:picture", "symbols")) for name in shape.own)


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
