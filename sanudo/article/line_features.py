"""Lines in, the features of each out: what can be seen of a line by its shape, its words, its place and its company.

Knows nothing of what features mean for a line (see `line_model`). Nothing here depends on who published the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sanudo.article.dates import find_dates, has_time
from sanudo.article.lines import Line

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?:[.?!…]|\.\.\.)[\"'”’»)\]]{0,3}$")
_INNER_END = re.compile(r"[a-z0-9)”\"’'][.?!][\"'”’)]{0,2}\s+[\"'“‘(]?[A-Z]")
_GLUED = re.compile(r"[a-z][A-Z][a-z]")
_BYLINE = re.compile(
    r"^(?:(?:written|reported|reporting|story|text|analysis|report|words)\s)?by:?\s+[^\W\d_]", re.IGNORECASE
)
_SYMBOLS = re.compile(r"[|›»>•·●▪■►▶→←«‹/]|\s[-–—]\s|-{3,}|_{3,}|\*{3,}|={3,}")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\.com\b|\.org\b|\.net\b", re.IGNORECASE)
_QUOTE_OPEN, _QUOTE_CLOSE = "\"“‘'«„", "\"”’'»“"
_DATELINE = re.compile(
    r"^[A-Z][\w .,'’/()-]{2,70}(?:\([A-Z][\w /.-]{1,30}\)\s{0,2}[-–—:]{0,2}|\s[-–—]{1,2}\s|[—–]\s?|--\s?)"
)
_SAID = re.compile(r"\b(?:said|says|told|added|asked|replied|warned|announced|insisted|argued|wrote)\b", re.IGNORECASE)
_PROSE = 12  # words from which a line with a sentence's end counts as prose


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one line shows by itself."""

    words: tuple[str, ...]
    count: int
    prose: bool
    ended: bool
    quoted: bool
    dated: bool
    key: str
    own: tuple[str, ...]


def line_features(lines: list[Line]) -> list[list[str]]:
    """The names of the features of each line, in the order of the lines. Time grows with the number of lines."""
    seen = [_see(line) for line in lines]
    times_seen = Counter(line.key for line in seen)
    echoes = _echoes(seen)
    vocabulary = _body_words(seen)
    prose = [index for index, line in enumerate(seen) if line.prose]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    runs = _runs(seen)
    before, after = _distance(seen, 1), _distance(seen, -1)
    features = []
    for index, line in enumerate(seen):
        names = [*line.own, "bias"]
        names += _place(index, first, last, len(lines), before[index], after[index])
        names += _company(lines, seen, index)
        names.append(f"run:{_bucket(runs[index], (1, 2, 3, 5, 9))}")
        if times_seen[line.key] > 1:
            names.append("repeated" + ("-prose" if line.count >= 8 else ""))
        names += echoes[index]
        if line.count and line.count < 40:
            known = sum(word.lower() in vocabulary for word in line.words if len(word) > 3)
            total = sum(len(word) > 3 for word in line.words)
            names.append(f"known:{_bucket(known * 4 // total, (0, 1, 2, 3)) if total else 'none'}")
        features.append(names)
    return features


def _see(line: Line) -> _Seen:
    """One line by itself: length, ends, letter case, words of certain classes, dates, marks."""
    front = line.words
    words = tuple(_WORD.findall(front[:800]))
    length = line.end - line.start
    count = len(words) if length <= 800 else max(len(words), length // 6)
    ended = bool(_SENTENCE_END.search(line.tail))
    lower = [word.lower() for word in words]
    function = sum(word in _function_words() for word in lower)
    own = [f"words:{_bucket(count, (0, 1, 2, 4, 7, 10, 14, 20, 30, 60))}", f"end:{_last_mark(line.tail)}"]
    if words:
        own.append(f"function:{_bucket(function * 10 // len(words), (0, 1, 2, 3, 4))}")
        capital = sum(word[0].isupper() or word[0].isdigit() for word in words)
        own.append(f"capital:{_bucket(capital * 5 // len(words), (0, 1, 2, 3, 4))}")
        if front.isupper():
            own.append("all-capitals")
        own.append("starts:" + ("upper" if words[0][0].isupper() else "digit" if words[0][0].isdigit() else "lower"))
    inner = len(_INNER_END.findall(front))
    own.append(f"sentences:{_bucket(inner + ended, (0, 1, 2, 4))}")
    prose = count >= _PROSE and (ended or inner > 0) and function * 5 >= len(words)
    quoted = _add_marks(front, line.tail, own)
    dated = _add_dates(front, count, own)
    for name in sorted(set(_classes(front))):
        own.append(f"says:{name}" + ("" if count <= 6 else "-long" if count > 20 else "-mid"))
    if not _classes(front[:60]) and count <= 6:
        own.append("says:nothing")
    if line.rows > 1:
        own.append("wrapped")
    own.append(f"prose:{prose}")
    return _Seen(words[:150], count, prose, ended, quoted, dated, " ".join(lower[:40]), tuple(own))


def _add_marks(front: str, tail: str, own: list[str]) -> bool:
    """Quotation marks, bylines, addresses, separators, names glued together."""
    if _BYLINE.search(front) and len(front) < 150:
        own.append("by")
    if _ADDRESS.search(front[:300]):
        own.append("address")
    symbols = len(_SYMBOLS.findall(front[:300]))
    if symbols:
        own.append(f"symbols:{_bucket(symbols, (1, 2, 4))}" + ("" if len(front) < 120 else "-long"))
    if len(_GLUED.findall(front[:300])) >= 2:
        own.append("glued")
    if front[:1] in tuple("•·*-–—>»›►▶■●▪"):
        own.append("bullet")
    opened = front[:1] in _QUOTE_OPEN
    quoted = opened and tail.rstrip(".,")[-1:] in tuple(_QUOTE_CLOSE) and len(front) > 2
    if opened:
        own.append("opens-quote")
    if quoted:
        own.append("whole-quote" + ("-said" if _SAID.search(front) else ""))
    if _SAID.search(front):
        own.append("said")
    if _DATELINE.search(front[:120]) and len(front) > 100:
        own.append("dateline-front")
    if not any(character.isalnum() for character in front[:200]):
        own.append("no-letters")
    return quoted


def _add_dates(front: str, count: int, own: list[str]) -> bool:
    """Whether a date or a clock time takes up much of a short line."""
    if count > 40:
        return False
    dates = [written for written in find_dates(front[:300])]
    if dates:
        covered = sum(written.span.end - written.span.start for written in dates)
        share = covered / max(1, len(front))
        whole = "year" if any(written.has_year for written in dates) else "noyear"
        own.append(f"date:{whole}:{_bucket(int(share * 5), (0, 1, 2, 3, 4))}")
        if dates[0].span.start <= 3 and share < 0.9:
            own.append("date-first")
        return share > 0.3
    if has_time(front[:300]):
        own.append("time-only" + ("" if count <= 8 else "-long"))
    return False


def _last_mark(tail: str) -> str:
    last = tail[-1:]
    if last.isalnum():
        return "word"
    if _SENTENCE_END.search(tail):
        return "stop" if last in ".?!" else "dots" if last == "…" else "stop-closed"
    return {",": "comma", ":": "colon", ")": "bracket", "-": "dash", "»": "arrow", ">": "arrow", "›": "arrow"}.get(
        last, "quote" if last in _QUOTE_CLOSE else "other"
    )


def _place(index: int, first: int, last: int, total: int, before: int, after: int) -> list[str]:
    """Where a line stands in the text and against the first and last lines of prose."""
    if last < 0:
        zone = "no-prose"
    else:
        zone = "head" if index < first else "foot" if index > last else "body"
    names = [f"zone:{zone}", f"above:{_bucket(before, (1, 2, 3, 5, 9))}", f"below:{_bucket(after, (1, 2, 3, 5, 9))}"]
    if index == first:
        names.append("first-prose")
    if index == last:
        names.append("last-prose")
    if zone == "head":
        names.append(f"to-prose:{_bucket(first - index, (1, 2, 3, 4, 6, 9))}")
    if zone == "foot":
        names.append(f"from-prose:{_bucket(index - last, (1, 2, 3, 5, 9))}")
    if index == 0:
        names.append("top")
    if total == 1:
        names.append("alone")
    return names


def _company(lines: list[Line], seen: list[_Seen], index: int) -> list[str]:
    """The neighbours' shapes and the empty lines between."""
    names = [f"gap-before:{min(lines[index].gap, 3)}"]
    names.append(f"gap-after:{min(lines[index + 1].gap, 3) if index + 1 < len(lines) else 'end'}")
    for side, at in (("before", index - 1), ("after", index + 1)):
        if not 0 <= at < len(seen):
            names.append(f"{side}:edge")
            continue
        other = seen[at]
        shape = "prose" if other.prose else f"{_bucket(other.count, (0, 2, 5, 9, 15))}{'.' if other.ended else ''}"
        names.append(f"{side}:{shape}")
        if other.dated:
            names.append(f"{side}:dated")
        if other.quoted:
            names.append(f"{side}:quoted")
        for name in other.own:
            if name.startswith("says:") and name != "says:nothing":
                names.append(f"{side}:{name}")
            elif name == "by":
                names.append(f"{side}:by")
    if index and index + 1 < len(seen) and lines[index].gap != lines[index + 1].gap:
        names.append("leans:" + ("up" if lines[index].gap < lines[index + 1].gap else "down"))
    return names


def _runs(seen: list[_Seen]) -> list[int]:
    """For each line, how many short lines without a sentence's end stand together around it (0 for prose)."""
    runs = [0] * len(seen)
    start = 0
    for index in range(len(seen) + 1):
        if index < len(seen) and not seen[index].prose and not (seen[index].ended and seen[index].count > 5):
            continue
        for member in range(start, index):
            runs[member] = index - start
        start = index + 1
    return runs


def _distance(seen: list[_Seen], step: int) -> list[int]:
    """Lines back (step 1) or on (step -1) to the nearest line of prose; 99 where there is none."""
    distance = [99] * len(seen)
    away = 99
    for index in range(len(seen))[::step]:
        distance[index] = away = min(99, away)
        away = 1 if seen[index].prose else away + 1
    return distance


def _body_words(seen: list[_Seen]) -> frozenset[str]:
    """The longer words of the lines of prose."""
    return frozenset(word.lower() for line in seen if line.prose for word in line.words if len(word) > 3)


def _echoes(seen: list[_Seen]) -> list[list[str]]:
    """Which lines say again what a longer or later line says: decks and pull quotes do."""
    shingles = [_shingles(line) for line in seen]
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, parts in enumerate(shingles):
        for part in parts:
            where = holders.setdefault(part, [])
            if len(where) < 6 and (not where or where[-1] != index):
                where.append(index)
    echoes: list[list[str]] = []
    for index, parts in enumerate(shingles):
        shared: Counter[int] = Counter(other for part in parts for other in holders[part] if other != index)
        other, hits = min(shared.items(), key=lambda item: (-item[1], item[0])) if shared else (index, 0)
        names: list[str] = []
        if parts and hits * 5 >= len(parts) * 4:
            size = "long" if seen[index].count >= _PROSE else "mid" if seen[index].count >= 6 else "short"
            names.append(f"echo:{'same' if len(shingles[other]) <= len(parts) * 5 // 4 else 'within'}:{size}")
            names.append(f"echo:{'later' if other > index else 'earlier'}:{size}")
        echoes.append(names)
    return echoes


def _shingles(line: _Seen) -> list[tuple[str, ...]]:
    """Runs of three words, lower-cased, of a line of at least four."""
    words = [word.lower() for word in line.words]
    return list(dict.fromkeys(tuple(words[at : at + 3]) for at in range(len(words) - 2))) if len(words) >= 4 else []


def _bucket(value: int, edges: tuple[int, ...]) -> str:
    """The first edge not below `value`, as a name; "+" beyond the last."""
    for edge in edges:
        if value <= edge:
            return str(edge)
    return f"{edges[-1]}+"


def _classes(front: str) -> list[str]:
    """The classes of the words in `line_words.tsv` that the front of a line holds."""
    pattern, classes = _line_words()
    return [classes[match[0].lower()] for match in pattern.finditer(front[:200])]


@cache
def _line_words() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = resources.files("sanudo.article").joinpath("line_words.tsv").read_text(encoding="utf-8").splitlines()
    classes = {
        phrase.lower(): name for name, phrase in (row.split("\t") for row in rows if row and not row.startswith("#"))
    }
    phrases = sorted(classes, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE), classes


@cache
def _function_words() -> frozenset[str]:
    text = resources.files("sanudo.article").joinpath("function_words.txt").read_text(encoding="utf-8")
    return frozenset(word for row in text.splitlines() if not row.startswith("#") for word in row.split())
