"""Two names of bodies in, how likely they name one body out: companies, ministries, parties, courts, armies, states.

What the gazetteer knows decides first; then acronyms; then the words, of which the rare ones weigh and the general
ones ("group", "national") hardly do, and of which none may contradict (north and south, first and second).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sanudo.language.gazetteer import rows, small_words
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.sounds import likeness
from sanudo.language.gazetteer.states import key_of_state, state_words

_STOP = small_words("body")
_TOKEN = re.compile(r"[^\s,;:\"“”()/\-–—]+")
_OPPOSED = (
    ("north", "south", "east", "west", "central"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    ("upper", "lower"),
    ("men", "women"),
    ("democratic", "republican", "socialist", "communist", "conservative", "liberal", "labour", "christian", "islamic"),
    ("foreign", "interior", "defence", "finance", "justice", "health", "energy", "education", "agriculture", "trade"),
    ("supreme", "constitutional", "appeal"),
    ("army", "navy", "air"),
    ("airline", "airways"),
    ("internal", "external"),
    ("university", "college", "school", "hospital", "bank", "museum"),
    ("party", "union", "front", "movement", "army", "ministry", "bank", "court", "university"),
    ("central", "commercial", "development", "investment", "reserve"),
)
_SIDES = {word: number for number, words in enumerate(_OPPOSED) for word in reversed(words)}


def looks_like_body(name: str) -> bool:
    """Whether a name is that of a body or a state rather than a person's."""
    if key_of_state(name):
        return True
    words = [fold(word).strip(".'") for word in _TOKEN.findall(name)]
    table = _table()
    if any(
        word in table and (table[word][0] != "legal" or place)
        for place, word in enumerate(words)
        if word not in _PERSONAL
    ):
        return True
    if re.search(r"&|\d|\b(?:of|for) (?:the )?[A-Z]", name):
        return True
    return bool(acronym(name))


# Words of bodies' names that stand in people's names or titles too.
_PERSONAL = small_words("either")


def body_similarity(a: str, b: str) -> float:
    """How likely two names are one body's."""
    first, second = known_body(a), known_body(b)
    if first and second:
        return 0.98 if first == second else 0.05
    for short, long in ((a, b), (b, a)):
        if acronym(short) and not acronym(long):
            return _acronym_fit(short, long)
    words, others = body_words(a), body_words(b)
    if words == others:
        return 0.98
    if set(words) == set(others):
        return 0.95
    return _overlap(words, others)


@lru_cache(maxsize=16384)
def body_words(name: str) -> tuple[str, ...]:
    """The words that count, in one form each: legal forms gone, states as their keys, ministries of X as X ministry."""
    folded = re.sub(r"'s\b|s'(?=\s)", "", fold(name).replace(".", " . "))
    folded = re.sub(r"\b((?:\w \. ?){2,})", lambda m: m.group(1).replace(" . ", "").replace(" .", "") + " ", folded)
    table = _table()
    folded = re.sub(r"\b(?:un|uno)\b", "united nations", folded)
    words = []
    for word in _TOKEN.findall(state_words(folded.replace(" . ", " "))):
        word = word.strip(".'!?*")
        if word in _STOP or not word:
            continue
        kind, same = table.get(word, ("", word))
        if kind != "legal":
            words.append(same or word)
    return tuple(words) or tuple(_TOKEN.findall(fold(name)))


def is_general(word: str) -> bool:
    """Whether a word of a body's name says no more than what sort of body it is."""
    return word in _generic() or word in _HOUSES


_HOUSES = frozenset(("house", "senate", "congress", "assembly", "chamber"))


def known_body(name: str) -> str | None:
    """The gazetteer's key of a state, body or outlet."""
    found = known(re.sub(r"^[Tt]he ", "", name))
    return key_of_state(name) or (found.key if found and found.sort in ("body", "outlet") else None)


def written_words(name: str) -> list[str]:
    """The folded words of a name as they are written, any of which may be letters that stand for a body."""
    return _TOKEN.findall(fold(name).replace("'s", ""))


def _overlap(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """The weight of shared words over that of all, less where words of both sides contradict."""
    rest, lone, shared = list(others), [], 0.0
    for word in words:
        best = max(rest, key=lambda other: (body_word_fit(word, other), other), default="")
        fit = body_word_fit(word, best) if best else 0.0
        if fit >= 0.8:
            shared += fit * (weight_of(word) + weight_of(best)) / 2
            rest.remove(best)
        else:
            lone.append(word)
    if "".join(words) == "".join(others):
        return 0.95
    if _contradict(lone, rest):
        return 0.15
    missing = sum(map(weight_of, lone)), sum(map(weight_of, rest))
    if not shared:
        return 0.0
    if lone and rest:
        return 0.9 * shared / (shared + 2.2 * min(missing) + 0.6 * max(missing))
    return 0.97 * shared / (shared + 0.6 * max(missing))


def body_word_fit(a: str, b: str) -> float:
    """How well one word of a name can stand for another: 0.8 or more, or not at all."""
    if a == b:
        return 1.0
    if a.isupper() or b.isupper() or a in _SIDES or b in _SIDES or a.isdigit() or b.isdigit():
        return 0.0
    if a.rstrip("s") == b.rstrip("s"):
        return 0.97
    if len(a) < 4 or len(b) < 4:
        return 0.0
    fit = likeness(a, b)
    if len(a) > 4 and len(b) > 4 and (a.startswith(b[:5]) and abs(len(a) - len(b)) < 5):
        fit = max(fit, 0.82)
    return fit if fit >= 0.8 else 0.0


def _contradict(lone: list[str], rest: list[str]) -> bool:
    """North against South, the second against the third, one state against another, 5 against 6."""
    for kind in (str.isupper, str.isdigit):
        if any(map(kind, lone)) and any(map(kind, rest)):
            return True
    return any(one in words and other in words for words in _OPPOSED for one in lone for other in rest)


def weight_of(word: str) -> float:
    """General words say little; a state says more; a name of its own says most."""
    if word.isupper():
        return 0.9
    return 0.35 if word in _generic() else 1.0


def acronym(name: str) -> str:
    """The letters of a name that is nothing but initials: NATO, U.N., ECB; else nothing."""
    bare = name.replace(".", "").replace(" ", "") if re.fullmatch(r"(?:[A-Z]\.? ?){2,8}", name) else name
    return bare if re.fullmatch(r"[A-Z][A-Z&]{1,7}", bare) else ""


def _acronym_fit(short: str, long: str) -> float:
    """Whether the letters begin the words of the long name, with the small words or without."""
    letters = acronym(short).lower().replace("&", "")
    words = written_words(long)
    big = [word for word in words if word not in _STOP]
    plain = [word for word in big if _table().get(word, ("", ""))[0] != "legal"]
    for chosen in (words, big, plain):
        if "".join(word[0] for word in chosen) == letters:
            return 0.85 if len(letters) > 2 else 0.72
    if letters in words:
        rest = [word for word in plain if word != letters]
        return 0.93 if all(_table().get(word, ("",))[0] == "generic" for word in rest) else 0.75
    initials = "".join(word[0] for word in big)
    if len(letters) > 2 and _in_order(letters, big):
        return 0.62
    if len(letters) > 2 and letters in initials:
        return 0.55
    return 0.05


def _in_order(letters: str, words: list[str]) -> bool:
    """Every word gives at least its first letter, some more: Interpol, Benelux, Comecon, ASEAN."""
    place = 0
    for word in words:
        if place >= len(letters) or word[0] != letters[place]:
            return False
        place += 1
        while (
            place < len(letters)
            and letters[place] in word[1:]
            and not any(w[0] == letters[place] for w in words[words.index(word) + 1 :])
        ):
            place += 1
    return place == len(letters)


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("org_words")}


@cache
def _generic() -> frozenset[str]:
    return frozenset(row[2] or row[0] for row in rows("org_words") if row[1] != "legal")
