"""The text of a report in, its parts out: headline, deck, paragraphs, captions, links, buttons, line by line.

What a line is follows from its shape, words, place and company (`line_features`), weighed by `line_model`; here the
labels become parts. Parts come in order and do not overlap, except that a dateline or a timestamp may stand inside a
paragraph, headline or byline: that part comes first and still covers the whole. Knows nothing of language or sites.
"""

from __future__ import annotations

import itertools
import re

import numpy as np

from sanudo.article.dateline import is_spoken, read_dateline
from sanudo.article.furniture import furniture_label, points_start
from sanudo.article.headline import find_headline
from sanudo.article.line_features import line_features, line_shapes
from sanudo.article.line_model import LABELS, label_lines, line_scores
from sanudo.article.line_shape import STOPS
from sanudo.article.lines import Line, split_lines
from sanudo.article.stretch import SEA, find_story, told_story
from sanudo.article.types import Part, Span

LINES_WEIGHED = 20_000
"""Lines weighed together; a report has fewer. Lines after these are told by length and full stop alone."""

_ISLET = 0.2  # the share of the largest stretch below which another is not told

_NEAR = 6  # lines below the headline within which a stretch is the story's beginning, however short
_POINT = 160  # characters of one point of a story told in points
_INSERT = 2  # lines between paragraphs that may be a picture's caption
_WHOLE_DATES = frozenset(f"date:year:{share}" for share in ("2", "3", "4", "4+"))

_POSSESSOR = re.compile(r"^(?:The\s)?[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}['’]s\s+(?=[A-Z])")
# "MARSTON, April 12, 2020 (Coastal)"
_FILED = re.compile(r"[^\W\d_a-z][^\W\d_a-z .'’-]{2,40}, .{4,30} \([A-Z][\w /.-]{1,30}\)")
_MARKS = re.compile(r"[\"“”«»„]")
_ALL_MARKED = re.compile(r"[\"“](?:\S+ ){2,24}\S+[\"”]")  # a line that is nothing but words in marks
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]+")
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+")
_NAMING = 8  # words of a line that names who speaks
_IN_NAMES = frozenset(
    ("of", "for", "the", "and", "at", "de", "la", "von", "van", "der", "bin", "al", "du", "da", "di", "el")
)
_GALLERY = re.compile(
    r"\b(?:hide|show|view|expand|toggle) captions?\b|\b\d+ of \d+ photos\b|^(?-i:CLOSE) (?-i:[A-Z])", re.I
)  # what a row of pictures has
_LEAD_MARKS = re.compile(r"^[\s>»›•·*–—-]{1,10}")


def lay_out(text: str) -> tuple[Part, ...]:
    """The parts of a report's text. Never raises; time grows with the length of the text.

    A part's span is trimmed of white space. The span of a pull quote or a clip is the words quoted; the name of who
    said them, which stands on a line before or after, is its `speaker`.
    """
    lines = split_lines(text)
    features, labels = _weigh(lines[:LINES_WEIGHED])
    labels = _settle(lines, labels, features)
    labels += ["paragraph" if _looks_told(line) else "boilerplate" for line in lines[LINES_WEIGHED:]]
    return tuple(_parts(text, lines, labels))


def _weigh(lines: list[Line]) -> tuple[list[list[str]], list[str]]:
    """Each line's features and its label: first the story is found, then its headline, then all with that headline."""
    shapes = line_shapes(lines)
    features = line_features(lines, shapes)
    scores = line_scores(features)
    told = (scores.argmax(axis=1) == LABELS.index("paragraph")).tolist() if lines else []
    story = told_story(shapes, told) or find_story(shapes)
    seen = np.exp(scores[:, LABELS.index("headline")]).tolist()
    headline = find_headline(lines, shapes, story, seen=seen)
    return features, label_lines(scores, headline)


def _looks_told(line: Line) -> bool:
    return line.end - line.start > 80 and line.tail.rstrip("\"'”’)")[-1:] in tuple(STOPS)


def _settle(lines: list[Line], labels: list[str], features: list[list[str]]) -> list[str]:
    """Labels mended where they cannot stand: what is said twice at the start, speakers alone, headlines."""
    settled = _settle_deck(lines, list(labels))
    _settle_stamps(lines, settled, features)
    _settle_pull_quotes(lines, settled, features)
    _settle_clips(lines, settled)
    _settle_told_captions(lines, settled, features)
    _settle_islands(lines, settled)
    _settle_captions(settled, features)
    _settle_furniture(lines, settled)
    for index, label in enumerate(settled):
        if label == "paragraph" and index < len(features) and _is_small_print(features[index]):
            settled[index] = "boilerplate"
        if label == "paragraph" and (_GALLERY.search(lines[index].words) or _GALLERY.search(lines[index].tail)):
            settled[index] = "caption"
        wanted = {"speaker": "pull_quote", "clip_speaker": "clip"}.get(label)
        if wanted and wanted not in (settled[max(0, index - 1)], settled[min(index + 1, len(settled) - 1)]):
            settled[index] = "boilerplate"
    return settled


def _settle_furniture(lines: list[Line], labels: list[str]) -> None:
    """Lines that the words of players, buttons and notices show not to be told; the points that follow the first."""
    points = False
    for index, label in enumerate(labels):
        line = lines[index]
        if label in ("headline", "byline", "dateline", "timestamp"):
            points = False
            continue
        kind = furniture_label(line.words, line.tail)
        told = label in ("paragraph", "deck", "caption") or (kind == "deck" and label == "boilerplate")
        points = kind == "deck" or (points and not kind and line.tail[-1:] not in STOPS and len(line.words) < _POINT)
        if points or (kind and told):
            labels[index] = "deck" if points else kind or label


def _settle_deck(lines: list[Line], labels: list[str]) -> list[str]:
    """Of two like sentences at the story's start, the first is the deck and the second begins the story."""
    told = [index for index, label in enumerate(labels) if label in ("paragraph", "deck")][:3]
    for index in told:
        for later in range(index + 1, min(index + 6, len(lines))):
            if lines[later].words == lines[index].words and _looks_told(lines[later]):
                labels[index], labels[later] = "deck", "paragraph"
                return labels
    return labels


def _settle_pull_quotes(lines: list[Line], labels: list[str], features: list[list[str]]) -> None:
    """A line within the story that says part of a paragraph again is a pull quote, a name after it its speaker."""
    for index, names in enumerate(features):
        within = any(name.startswith("echo:within:") and not name.endswith("short") for name in names)
        if labels[index] == "pull_quote" or not (within and "echo:within:prose" in names and "zone:body" in names):
            continue
        if labels[index] in ("headline", "timestamp", "clip", "deck", "byline") or (
            labels[index] == "paragraph" and _looks_told(lines[index])
        ):
            continue
        labels[index] = "pull_quote"
        if index + 1 < len(labels) and labels[index + 1] != "paragraph" and _looks_named(lines[index + 1].words):
            labels[index + 1] = "speaker"


def _settle_clips(lines: list[Line], labels: list[str]) -> None:
    """A line all in marks among links, beside the name of somebody of the story, is what they say there; so are those
    that go on in the same way."""
    told: set[str] | None = None
    for index, label in enumerate(labels[: len(lines)]):
        if label not in ("related", "boilerplate") or not _ALL_MARKED.fullmatch(lines[index].words):
            continue
        if told is None:
            told = {
                word
                for line, kind in zip(lines, labels, strict=False)
                if kind == "paragraph"
                for word in _CAPITAL.findall(line.words)
            }
        beside_clip = index > 1 and labels[index - 2] == "clip"
        for at in (index - 1, index + 1):
            free = 0 <= at < len(labels) and labels[at] in ("related", "boilerplate")
            if free and _names_one(lines[at].words, None if beside_clip and at < index else told):
                labels[index], labels[at] = "clip", "clip_speaker"
                break


def _names_one(words: str, told: set[str] | None) -> bool:
    """Whether a line is short, no sentence, and has a name of two words or more whose last is one of those told."""
    name = _FULL_NAME.search(words.split(",")[0])
    short = len(words.split()) <= _NAMING and words[-1:] not in STOPS
    return name is not None and short and (told is None or name[0].split()[-1] in told)


def _settle_told_captions(lines: list[Line], labels: list[str], features: list[list[str]]) -> None:
    """What has no marks, stands nowhere in the story and is "said" by a sentence is a caption of two lines."""
    for index, label in enumerate(labels[:-1]):
        if label != "pull_quote" or labels[index + 1] != "speaker" or index >= len(features):
            continue
        echoed = any(name.startswith("echo:within:") for name in features[index])
        if not (echoed or _MARKS.search(lines[index].words)) and _looks_sentence(lines[index + 1].words):
            labels[index] = labels[index + 1] = "caption"


def _settle_stamps(lines: list[Line], labels: list[str], features: list[list[str]]) -> None:
    """About the headline: nothing short over it is told; under it, what is mostly a whole date is a stamp, unless it
    names the writer."""
    if "headline" not in labels:
        return
    head = labels.index("headline")
    for index in range(head):  # a line without a sentence over the headline begins no story
        if labels[index] == "paragraph" and "prose:False" in features[index]:
            labels[index] = "boilerplate"
    story = next((index for index in range(head, len(labels)) if labels[index] == "paragraph"), head)
    for index in range(head + 1, min(story, len(features))):
        names = features[index]
        if labels[index] in ("timestamp", "dateline", "byline") and _FILED.fullmatch(lines[index].words):
            labels[index] = "dateline"
            continue
        if labels[index] not in ("byline", "deck", "caption", "dateline"):
            continue
        if "by" not in names and _WHOLE_DATES.intersection(names):
            labels[index] = "timestamp"


def _is_small_print(names: list[str]) -> bool:
    return "prose:False" in names and any(name.startswith("says:legal") for name in names)


def _settle_captions(labels: list[str], features: list[list[str]]) -> None:
    """One or two short lines set between paragraphs are captions, not links, unless they say that they lead away."""
    told = [index for index, label in enumerate(labels[: len(features)]) if label == "paragraph"]
    for before, after in itertools.pairwise(told):
        between = range(before + 1, after)
        if not 1 <= len(between) <= _INSERT or not any(labels[index] == "related" for index in between):
            continue
        if all(labels[index] in ("related", "caption") for index in between) and not any(
            _leads_away(features[index]) for index in between
        ):
            for index in between:
                labels[index] = "caption"


def _leads_away(names: list[str]) -> bool:
    return any(
        name.startswith(("says:related", "says:media", "date:", "symbols", "bullet", "address", "lead:", "repeated"))
        for name in names
    )


def _settle_islands(lines: list[Line], labels: list[str]) -> None:
    """Paragraphs far from the story and few beside it are the first words of other stories."""
    islands: list[list[int]] = []
    for index, label in enumerate(labels[:LINES_WEIGHED]):
        if label == "paragraph":
            if not islands or index - islands[-1][-1] > SEA:
                islands.append([])
            islands[-1].append(index)
    sizes = [sum(lines[index].end - lines[index].start for index in island) for island in islands]
    head = labels.index("headline") if "headline" in labels else -_NEAR
    for island, size in zip(islands, sizes, strict=True):
        if size < max(sizes) * _ISLET and not 0 < island[0] - head <= _NEAR:
            for index in island:
                labels[index] = "related"


def _looks_named(words: str) -> bool:
    """Whether a line is a name, perhaps with an office: few words, the first two with capitals, no full stop."""
    front = words.lstrip("-–— ").split(",")[0].split()
    return (
        1 <= len(front) <= 6 and len(words) <= 80 and words[-1:] not in ".!?" and all(w[0].isupper() for w in front[:2])
    )


def _looks_sentence(words: str) -> bool:
    """Whether a line tells something: a capital, then mostly words that no name or office has."""
    own = words.split()
    plain = [word for word in own if word.islower() and word not in _IN_NAMES]
    return (
        own[:1] != [] and own[0][0].isupper() and own[1:2] == plain[:1] != [] and len(plain) >= 3 and "," not in words
    )


def _parts(text: str, lines: list[Line], labels: list[str]) -> list[Part]:
    """Parts from labelled lines: speakers joined to what they said, datelines found inside first paragraphs."""
    fillers = _fillers(lines)
    speakers = _speakers(labels)
    named = set(speakers.values())
    told = False
    spoken = is_spoken(
        text, [Span(line.start, line.end) for line, label in zip(lines, labels, strict=True) if label == "paragraph"]
    )
    parts: list[Part] = []
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        span = Span(line.start, line.end)
        if label in ("speaker", "clip_speaker"):
            if index not in named:
                parts.append(Part("boilerplate", span))
            continue
        if label in ("pull_quote", "clip"):
            at = speakers.get(index)
            parts.append(Part(label, span, None if at is None else _name_in(text, lines[at], fillers)))
            continue
        if label == "deck" and (start := points_start(line.words)):
            parts.append(Part("boilerplate", Span(span.start, span.start + len(line.words[:start].rstrip()))))
            span = Span(span.start + start, span.end)
        parts.append(Part(label, span))
        if label == "paragraph" and not (told or spoken) and (dateline := read_dateline(text, span)):
            parts.append(Part("dateline", dateline.span))
        told = told or label == "paragraph"
    return parts


def _speakers(labels: list[str]) -> dict[int, int]:
    """For each pull quote or clip, the line of who said it; no line twice."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for index, label in enumerate(labels):
        if label in ("pull_quote", "clip") and (at := _speaker_of(labels, index, taken)) is not None:
            found[index] = at
            taken.add(at)
    return found


def _speaker_of(labels: list[str], index: int, taken: set[int]) -> int | None:
    """The line of the speaker of a pull quote (mostly after it) or a clip (mostly before it)."""
    wanted, order = ("speaker", (1, -1)) if labels[index] == "pull_quote" else ("clip_speaker", (-1, 1))
    for step in order:
        at = index + step
        if 0 <= at < len(labels) and labels[at] == wanted and at not in taken:
            return at
    return None


def _fillers(lines: list[Line]) -> frozenset[str]:
    """Short lines that come again and again: the words that stand for pictures, also glued before other words."""
    seen: dict[str, int] = {}
    for line in lines[:LINES_WEIGHED]:
        if line.end - line.start <= 30:
            seen[line.words] = seen.get(line.words, 0) + 1
    return frozenset(words for words, times in seen.items() if times > 1)


def _name_in(text: str, line: Line, fillers: frozenset[str]) -> Span:
    """The speaker's name on a line: without the picture's words and the employer before it, and the post after it."""
    words = line.words[:300]
    start = 0
    if match := _LEAD_MARKS.match(words):
        start = match.end()
    for filler in sorted(fillers, key=lambda filler: (-len(filler), filler)):
        if words.startswith(filler + " ", start):
            start += len(filler) + 1
            break
    if match := _POSSESSOR.match(words[start:]):
        start += match.end()
    end = words.find(",", start)
    if line.rows > 1 or start >= len(words):
        return Span(line.start, line.end)
    name_end = line.start + end if end > start else min(line.end, line.start + len(words))
    while name_end > line.start + start + 1 and text[name_end - 1].isspace():
        name_end -= 1
    return Span(line.start + start, name_end)
