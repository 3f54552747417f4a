"""Text in, token offsets out, as UD English cuts words. Knows shapes of words; nothing of sentences or meaning.

Linear in the length of the text: white space cuts chunks, a chunk is cut by one pattern, long chunks by a plainer one.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "words"
_LONG = 200  # a chunk without white space longer than this is no word of a language; it is cut plainly
_REMEMBERED = 20_000

_CHUNK = re.compile(r"\S+")
_PLAIN = re.compile(r"\w{1,100}|[^\w\s]")
_APOSTROPHE = "'’"
_DOMAINS = (
    "com|org|net|gov|edu|mil|int|info|eu|uk|us|ru|fr|de|it|es|in|cn|jp|br|au|ca|ch|nl|se|no|ua|pl|tr|il|ir|za|tv|co|io"
)
_PIECE = re.compile(
    rf"""
      (?P<address>(?:https?://|www\.)[^\s<>"“”]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | \w[\w-]*(?:\.\w[\w-]*)*\.(?:{_DOMAINS})(?:/[^\s"“”<>()]*)?(?![\w.]\w))
    | (?P<decade>['’‘]\d\ds?(?!\w))
    | (?P<phone>\d{{3}}-\d{{3}}-\d{{4}}(?!\w) | \d{{3}}-\d{{4}}(?!\w) | \d{{5}}-\d{{4}}(?!\w))
    | (?P<number>[+]?\d+(?:[.,:/]\d+)*)(?P<unit>[A-Za-z]+)?(?![\w])
    | (?P<initials>(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?)
    | (?P<degree>(?:Ph|Ed|Psy|Litt)\.D\.?)
    | (?P<money>(?:US|A|C|HK|NZ|S|R|Z)?\$)
    | (?P<clitic>['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M|em|til|twas|tis)(?!\w))
    | (?P<word>\w+(?:['’]\w+)*(?:-\w+(?:['’]\w+)*)*)
    | (?P<marks>\.{{2,}}|…+|-{{2,}}|—+|–+|[!?]{{2,}}|(?P<same>[=*_~\#.|])(?P=same)+|''|``|<<|>>|[:;]-?[()](?!\S)|\S)
    """,
    re.VERBOSE,
)
_UNITS = frozenset(
    "mm cm m km kg g mg lb lbs ft mph kph km2 bn mn tn k K pm am PM AM GB MB TB kb kW MW GW Hz MHz GHz "  # noqa: SIM905
    "p pc hrs hr min sec ha mm2".split()
)
_ENCLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2}
_SUFFIX_WORDS = frozenset(
    "based led made born style era run wide like backed held owned bound speaking language funded trained built "  # noqa: SIM905
    "only free type ruled controlled rich friendly style level elect designate related linked dominated allied armed "
    "occupied administered brokered sponsored mediated educated wing turned day time year month week hour and in "
    "on".split()
)
_OPENING = frozenset("([{\"'“‘`«")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The tokens of `text[start:end]` as (start, end) offsets into `text`, in order; white space is in none."""
    end = len(text) if end is None else end
    chunks = [(m.start(), m.end()) for m in _CHUNK.finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(chunks):
        following = text[chunks[i + 1][0]] if i + 1 < len(chunks) and "\n" not in text[b : chunks[i + 1][0]] else ""
        found += [(a + x, a + y) for x, y in _cuts(text[a:b], _kind_of(following))]
    return found


def _kind_of(following: str) -> str:
    """What sort of character the next chunk on the line begins with: "" none, 0 digit, A capital, a other."""
    if not following:
        return ""
    if following.isdigit():
        return "0"
    return "A" if following.isupper() or following in _OPENING else "a"


_known: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}


def _cuts(chunk: str, following: str) -> tuple[tuple[int, int], ...]:
    """The tokens of one chunk. Remembered, for most chunks come again; the memory is emptied when it is full."""
    key = (chunk, following)
    cuts = _known.get(key)
    if cuts is None:
        cuts = tuple(_cut(chunk, following))
        if len(_known) >= _REMEMBERED:
            _known.clear()
        _known[key] = cuts
    return cuts


def _cut(chunk: str, following: str) -> list[tuple[int, int]]:
    if len(chunk) > _LONG:
        return [m.span() for m in _PLAIN.finditer(chunk)]
    if chunk.isalpha() and chunk.lower() not in _FUSED:
        return [(0, len(chunk))]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(chunk):
        match = _PIECE.match(chunk, at)
        assert match is not None  # the last alternative takes any character
        at = match.end()
        kind = match.lastgroup or "marks"
        if kind == "unit":
            found += _number(match)
        elif kind == "address":
            at = _address_end(chunk, match.start(), at)
            found.append((match.start(), at))
        elif kind == "initials":
            if not following and at == len(chunk) and at - match.start() == 2:
                at -= 1
            found.append((match.start(), at))
        elif kind == "word":
            parts = _word(chunk, match.start(), at)
            at = parts[-1][1]
            if chunk[at : at + 1] == "." and _keeps_stop(chunk, parts[-1], following):
                parts[-1] = (parts[-1][0], at + 1)
                at += 1
            found += parts
        else:
            found.append(match.span())
    return found


def _number(match: re.Match[str]) -> list[tuple[int, int]]:
    """A number with letters after it: the letters are a token where they are a unit ("35mm"), not in "20th"."""
    start, end = match.span()
    middle = match.end("number")
    return [(start, middle), (middle, end)] if match["unit"] in _UNITS else [(start, end)]


def _address_end(chunk: str, start: int, end: int) -> int:
    while end > start + 1 and chunk[end - 1] in ".,;:!?)]}'\"”’":
        end -= 1
    return end


def _word(chunk: str, start: int, end: int) -> list[tuple[int, int]]:
    """The tokens of a word with hyphens and apostrophes in it."""
    parts: list[tuple[int, int]] = []
    at = start
    while True:
        stop = chunk.find("-", at, end)
        stop = end if stop < 0 else stop
        while stop < end and _hyphen_stays(chunk, at, stop, end):
            following = chunk.find("-", stop + 1, end)
            stop = end if following < 0 else following
        parts += _clitics(chunk, at, stop)
        if stop == end:
            return parts
        parts.append((stop, stop + 1))
        at = stop + 1


_GIVEN = frozenset({"in", "on", "un"})
_SYLLABLES = frozenset(  # Korean ones that begin given names and no English word: "Moon Jae-in"
    "Byung Chae Chan Cheol Chul Dae Dong Eun Geun Gwang Hak Hee Heung Hong Hwan Hye Hyeon Hyo Hyun Ja Jae "  # noqa: SIM905
    "Jeong Ji Jong Joo Ju Jung Kang Ki Kook Kwang Kyu Kyung Mi Myung Nam Sang Se Seok Seon Seong Seung "
    "Shin Soo Su Suk Tae Woo Yeon Yong Yoo Yoon Yu Yun".split()
)


def _hyphen_stays(chunk: str, start: int, hyphen: int, end: int) -> bool:
    """Whether the hyphen belongs to one token: after a prefix ("anti-war"), in a name of syllables ("Ki-moon")."""
    before = chunk[start:hyphen]
    after = chunk[hyphen + 1 : end].split("-", 1)[0]
    if before.lower() in prefixes():
        return len(after) > 1
    return (
        before.isalpha()
        and before[0].isupper()
        and not before.isupper()
        and 2 <= len(before) <= 6
        and after.isalpha()
        and after.islower()
        and 2 <= len(after) <= 6
        and (after not in _SUFFIX_WORDS or (after in _GIVEN and before in _SYLLABLES))
        and not after.endswith("ed")
    )


def _clitics(chunk: str, start: int, end: int) -> list[tuple[int, int]]:
    word = chunk[start:end]
    if word.lower() in _FUSED:
        return [(start, start + _FUSED[word.lower()]), (start + _FUSED[word.lower()], end)]
    if not any(c in word for c in _APOSTROPHE):
        return [(start, end)]
    ends = [end]
    while (match := _ENCLITIC.search(chunk[start : ends[0]])) and match.start() > 0:
        ends.insert(0, start + match.start())
    return list(zip([start, *ends], ends, strict=False))


def _keeps_stop(chunk: str, word: tuple[int, int], following: str) -> bool:
    """Whether the full stop after `word` is part of it: an abbreviation, or the initial of a name."""
    form = chunk[word[0] : word[1]]
    inside = word[1] + 1 < len(chunk)
    if inside and (chunk[word[1] + 1] == "." or chunk[word[1] + 1].islower()):
        return False
    when = abbreviations().get(form + ".")
    if when is None:
        if len(form) != 1 or not form.isupper() or not form.isalpha():
            return False
        return inside or (following == "A" and form != "I")
    if when == "always":
        return True
    if when == "number":
        return following == "0" and not inside
    if when == "name":
        return inside or following == "A"
    return inside or following != ""


@cache
def abbreviations() -> dict[str, str]:
    """Words that keep their full stop, and when: always, number, name, open."""
    lines = (_WORDS / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def prefixes() -> frozenset[str]:
    """Prefixes that stay with the word after their hyphen, in small letters."""
    lines = (_WORDS / "prefixes.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
