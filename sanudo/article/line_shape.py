"""One line in, what it shows by itself out: length, ends, letter case, words of certain classes, dates, marks.

Knows nothing of the lines around it (see `line_features`) nor of what a line is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sanudo.article.dates import find_dates, has_time
from sanudo.article.language_of import function_words
from sanudo.article.letters import small
from sanudo.article.lines import Line
from sanudo.article.masthead import masthead_of
from sanudo.article.media_words import media_words

# Scripts that put no spaces between words are cut into pieces of about a word's length.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED_LONG = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_PIECE = rf"[^\W_{_UNSPACED}{_UNSPACED_LONG}]+"
_WORD = re.compile(rf"{_PIECE}(?:['’.-]{_PIECE})*|[{_UNSPACED}]{{1,2}}|[{_UNSPACED_LONG}]{{1,5}}")
STOPS = ".?!。！？؟۔।"
"""What ends a sentence, in whichever script."""
_CLOSERS = "\"'”’»)\\]」』）"
_SENTENCE_END = re.compile(rf"(?:[{STOPS}…]|\.\.\.)[{_CLOSERS}]{{0,3}}$")
_INNER_END = re.compile(
    rf"(?:[^\W_A-Z]|[)”\"’'»])[.?!][\"'”’)»]{{0,2}}\s+[\"'“‘(«„¿¡]?([^\W\d_])|([。！？؟۔।])[{_CLOSERS}]{{0,2}}(?=\s?\w)"
)
_GLUED = re.compile(r"[a-z][A-Z][a-z]")
_BYLINE = re.compile(
    r"^\(?(?:(?:written|reported|(?:additional )?reporting|editing|edited|compiled|story|text|analysis|report|words)"
    r"\s)?by:?\s+[^\W\d_]",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[|›»>•·●▪■►▶→←«‹/]|\s[-–—]\s|-{3,}|_{3,}|\*{3,}|={3,}")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\.com\b|\.org\b|\.net\b", re.IGNORECASE)
_QUOTE_OPEN, _QUOTE_CLOSE = "\"“‘'«„", "\"”’'»“"
_DATELINE = re.compile(
    r"^[A-Z][\w .,'’/()-]{2,70}(?:\([A-Z][\w /.-]{1,30}\)\s{0,2}[-–—:]{0,2}|\s[-–—]{1,2}\s|[—–]\s?|--\s?)"
)
_SAID = re.compile(r"\b(?:said|says|told|added|asked|replied|warned|announced|insisted|argued|wrote)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|me|you|your|we|our|us)\b")
_QUOTED = re.compile(r"[\"“][^\"”]{0,400}[\"”]")
_COMMENTER = re.compile(r"\b(?:says|said|wrote|replied|commented):?$|\b(?:reply|permalink)\b", re.IGNORECASE)
_PATH = re.compile(r"(?<=\S)\s*[>»›]\s*(?=\S)|(?<=\w) / (?=\w)|(?<=\w) :: (?=\w)")
_LINKS = re.compile(r"(?<=\S)\s*[|•·]\s*(?=\S)|(?<=\]) (?=\[)|(?<=\S)\s{2,}(?=\S)")
_FIELD = re.compile(r"([A-Z][A-Za-z./ -]{1,18}?)\s?(?:[:=])\s{0,4}(?=\S|$)")
_STAFF = re.compile(r"\b(?:staff|correspondent|reporter|editor|columnist|newsroom|bureau|desk)s?\b", re.IGNORECASE)
PROSE = 12  # words from which a line with a sentence's end counts as prose


@dataclass(frozen=True, slots=True)
class LineShape:
    """What one line shows by itself: its first words, how many it has, whether it reads as running prose, ends as a
    sentence, stands wholly in quotation marks, is mostly a date or speaks to the reader for the site; `key` is its
    words, `own` its features.
    """

    words: tuple[str, ...]
    count: int
    prose: bool
    ended: bool
    quoted: bool
    dated: bool
    notice: bool
    key: str
    own: tuple[str, ...]


def line_shape(line: Line, language: str | None = "en") -> LineShape:
    """One line by itself: length, ends, letter case, words of certain classes, dates, marks.

    `language` is the text's, whose function words are counted; where it is not known, none are.
    """
    front = line.words
    words = tuple(_WORD.findall(front[:800]))
    length = line.end - line.start
    count = len(words) if length <= 800 else max(len(words), length // 6)
    ended = bool(_SENTENCE_END.search(line.tail))
    lower = [word.lower() for word in words]
    known = _function_words(language)
    function = sum(word in known for word in lower)
    own = [f"words:{bucket(count, (0, 1, 2, 4, 7, 10, 14, 20, 30, 60))}", f"end:{_last_mark(line.tail)}"]
    if line.tail.rstrip("\"'”’»)]")[-1:] == "?":
        own.append("question")
    if words:
        if known:
            own.append(f"function:{bucket(function * 10 // len(words), (0, 1, 2, 3, 4))}")
        capital = sum(word[0].isupper() or word[0].isdigit() for word in words)
        own.append(f"capital:{bucket(capital * 5 // len(words), (0, 1, 2, 3, 4))}")
        if front.isupper():
            own.append("all-capitals")
        own.append("starts:" + ("digit" if words[0][0].isdigit() else "lower" if words[0][0].islower() else "upper"))
    inner = sum(not match[1] or not match[1].islower() for match in _INNER_END.finditer(front))
    own.append(f"sentences:{bucket(inner + ended, (0, 1, 2, 4))}")
    small = sum(not (word[0].isupper() or word[0].isdigit()) for word in words)
    running = function * 5 >= len(words) or small * 10 >= len(words) * 6
    prose = count >= PROSE and (ended or inner > 0) and running
    quoted = _add_marks(front, line.tail, count, own)
    dated = _add_dates(front, count, own)
    classes = _classes(front)
    notice = "notice" in classes
    if length <= 300:
        own += _manner(front, lower)
    for name in sorted(set(classes)):
        own.append(f"says:{name}" + ("" if count <= 6 else "-long" if count > 20 else "-mid"))
    if lead := _lead_class(front):
        own.append(f"lead:{lead}" + ("" if count <= 6 else "-long" if count > 20 else "-mid"))
    if not _classes(front[:60]) and count <= 6:
        own.append("says:nothing")
    if line.rows > 1:
        own.append("wrapped")
    own.append(f"prose:{prose}")
    return LineShape(words[:150], count, prose, ended, quoted, dated, notice, " ".join(lower[:40]), tuple(own))


def _manner(front: str, lower: list[str]) -> list[str]:
    """What form a line of the frame has: a masthead, a public body's name, a path through the site, a row of links, a
    field of a database with its name before it, a writer's place of work."""
    names = []
    if masthead_of(front):
        names.append("masthead")
    if (
        len(lower) <= 10
        and not media_words("body").isdisjoint(lower)
        and all(w[:1].isupper() for w in front.split() if len(w) > 3)
    ):
        names.append("public-body")
    if paths := len(_PATH.findall(front)):
        names.append(f"path:{min(paths, 2)}" + (":home" if lower[:1] in (["home"], ["front"], ["you"]) else ""))
    if links := len(_LINKS.findall(front)):
        names.append(f"links:{bucket(links, (1, 2, 4))}")
    if match := _FIELD.match(front):
        key = match[1].lower()
        names.append("field:" + (key if key in ("title", "headline", "subject", "date", "source") else "other"))
        names.append("field" + (":capitals" if match[1].isupper() else ""))
    if len(lower) <= 8 and _STAFF.search(front):
        names.append("staff")
    return names


def _add_marks(front: str, tail: str, count: int, own: list[str]) -> bool:
    """Quotation marks, bylines, addresses, separators, names glued together."""
    if _BYLINE.search(front) and len(front) < 150:
        own.append("by")
    if _ADDRESS.search(front[:300]):
        own.append("address")
    symbols = len(_SYMBOLS.findall(front[:300]))
    if symbols:
        own.append(f"symbols:{bucket(symbols, (1, 2, 4))}" + ("" if len(front) < 120 else "-long"))
    glued = len(_GLUED.findall(front[:300]))
    if glued:
        own.append("glued" + ("-once" if glued == 1 else ""))
    if front[:1] in tuple("•·*-–—>»›►▶■●▪"):
        own.append("bullet")
    opened = front[:1] in _QUOTE_OPEN
    quoted = opened and tail.rstrip(".,")[-1:] in tuple(_QUOTE_CLOSE) and len(front) > 2
    if opened:
        own.append("opens-quote")
    if quoted:
        own.append("whole-quote" + ("-said" if _SAID.search(front) else ""))
    if _SAID.search(front):
        own.append("said" + ("-short" if count <= 6 else ""))
    if _FIRST_PERSON.search(_QUOTED.sub(" ", front[:400])):
        own.append("first-person")
    if count <= 14 and _COMMENTER.search(front):
        own.append("commenter")
    if _DATELINE.search(front[:120]) and len(front) > 100:
        own.append("dateline-front")
    if not any(character.isalnum() for character in front[:200]):
        own.append("no-letters")
    return quoted


def _add_dates(front: str, count: int, own: list[str]) -> bool:
    """Whether a date or a clock time takes up much of a short line."""
    if count > 40:
        return False
    dates = find_dates(front[:300])
    if dates:
        covered = sum(written.span.end - written.span.start for written in dates)
        share = covered / max(1, len(front))
        whole = "year" if any(written.has_year for written in dates) else "noyear"
        own.append(f"date:{whole}:{bucket(int(share * 5), (0, 1, 2, 3, 4))}")
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
        return "stop" if last in STOPS else "dots" if last == "…" else "stop-closed"
    last = {"、": ",", "，": ",", "：": ":"}.get(last, last)
    return {",": "comma", ":": "colon", ")": "bracket", "-": "dash", "»": "arrow", ">": "arrow", "›": "arrow"}.get(
        last, "quote" if last in _QUOTE_CLOSE else "other"
    )


def bucket(value: int, edges: tuple[int, ...]) -> str:
    """The first edge not below `value`, as a name; "+" beyond the last."""
    for edge in edges:
        if value <= edge:
            return str(edge)
    return f"{edges[-1]}+"


def _classes(front: str) -> list[str]:
    """The classes of the words in `line_words.tsv` that the front of a line holds."""
    pattern, classes = _line_words()
    return [classes[small(match[0])] for match in pattern.finditer(front[:200])]


def site_share(words: str) -> float:
    """How much of some words is of those by which a site shows its own lines ("Home", "Send to a friend"), 0 to 1."""
    pattern, _ = _line_words()
    return sum(match.end() - match.start() for match in pattern.finditer(words)) / max(1, len(words.replace(" ", "")))


def _lead_class(front: str) -> str | None:
    """The class of the word or phrase that a line begins with, if any."""
    pattern, classes = _line_words()
    match = pattern.match(front[:60].lstrip("•·*–—>»›►▶■●▪([ "))
    return classes[small(match[0])] if match else None


@cache
def _line_words() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = resources.files("sanudo.article").joinpath("line_words.tsv").read_text(encoding="utf-8").splitlines()
    classes = {
        phrase.lower(): name for name, phrase in (row.split("\t") for row in rows if row and not row.startswith("#"))
    }
    phrases = sorted(classes, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE), classes


def telling(word: str) -> bool:
    """Whether a word is long enough to tell what a line is about; in scripts of syllables or ideas two letters are."""
    return len(word) > 3 or (len(word) > 1 and word[0] >= "\u3040")


@cache
def _function_words(language: str | None) -> frozenset[str]:
    if language not in (None, "en"):
        return function_words().get(language or "", frozenset())
    text = resources.files("sanudo.article").joinpath("function_words.txt").read_text(encoding="utf-8")
    return frozenset(word for row in text.splitlines() if not row.startswith("#") for word in row.split())
