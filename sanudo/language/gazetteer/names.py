"""Two names in, how likely they name one person or body out. Above .5: more likely one than two.

People: the words of both names are laid side by side in whatever order, spellings and romanisations of one sound
together, short forms with full ones, initials with what they begin; a word that the other name lacks costs little, two
words that contradict each other cost all. Bodies are compared in `body_names`. Knows no report and no office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.body_names import body_similarity, looks_like_body
from sanudo.language.gazetteer.family_first import family_first
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.people import (
    genders,
    given_names,
    honorific_at,
    honorifics,
    honorifics_after,
    same_given_name,
)
from sanudo.language.gazetteer.sounds import consonants, likeness, sound_key

PARTICLES = small_words("particle")
_GENERATIONS = {"jr": 2, "junior": 2, "jnr": 2, "sr": 1, "senior": 1, "snr": 1, "fils": 2, "pere": 1}
_REIGN = re.compile(r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3}|xix|xx|xxi{0,3})")
_WORD = re.compile(r"[^\s,;\"“”()/]+")
_JOINED = 0.85
_ENOUGH = 0.76
_FIT = 0.74  # words of a name below this cannot be one person's


@lru_cache(maxsize=16384)
def name_similarity(a: str, b: str) -> float:
    """How likely `a` and `b` name one person or body, 0.0 to 1.0; symmetrical; never raises."""
    a, b = " ".join(a.split()), " ".join(b.split())
    if not a or not b:
        return 0.0
    if fold(a) == fold(b):
        return 1.0
    if looks_like_body(a) or looks_like_body(b):
        return round(body_similarity(*sorted((a, b))), 4)
    first, second = sorted((a, b))
    return round(person_similarity(person(first), person(second)), 4)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart: folded words, family name last unless it is written first; `family` where told."""

    words: tuple[str, ...]
    gender: str = ""
    generation: int = 0
    reign: str = ""
    family: str = ""
    vowelless: bool = False


@lru_cache(maxsize=16384)
def person(name: str) -> PersonName:
    """The words of a name without honorifics, nicknames in quotes taken as further words, `Family, Given` turned."""
    folded = fold(name)
    head, comma, tail = folded.partition(",")
    after = honorifics_after() | set(_GENERATIONS)
    family = ""
    if comma and tail.strip(" .,") and not all(w.strip(".") in after for w in tail.replace(",", " ").split()):
        family = head.split()[-1] if head.split() else ""
        folded = f"{tail} {head}"
    gender, generation, reign = "", 0, ""
    words: list[str] = []
    raw = _WORD.findall(folded)
    skip = 0
    for place, word in enumerate(raw):
        bare = word.strip(".'`-:!?*")
        if not bare or place < skip:
            continue
        if not words and not (len(bare) == 1 and "." in word):  # "U. Ravi" is an initial, "U Thant" is Mr Thant
            skip, sex = honorific_at(raw, place)
            if place < skip < len(raw):
                gender = gender or sex
                continue
            skip = 0
        if bare in _GENERATIONS and words:
            generation = _GENERATIONS[bare]
        elif place and words and _REIGN.fullmatch(bare) and len(bare) > 1 and place == len(raw) - 1:
            reign = bare
        elif words and bare in honorifics_after():
            gender = gender or honorifics()[bare]
        elif re.fullmatch(r"(?:\w\.)+\w?", word):
            words += list(word.replace(".", ""))
        else:
            if word.startswith("al-"):
                bare = bare[3:]
            parts = [part for part in re.split(r"[-.]", bare.replace("'", "").replace("`", "")) if part]
            words += ["abu" if part == "abul" else part for part in parts]
    words = _joined_arabic(words) if words else [w.strip(".'-") for w in raw if w.strip(".'-")]
    family = family or family_first(name) or ""
    if not gender and words[:1] != [family]:
        known = [genders().get(word, "") for word in words[:1]]
        gender = known[0] if known and known[0] in ("m", "f") and len(words) > 1 else ""
    vowelless = any("\u0590" <= letter <= "\u06ff" for letter in name)
    return PersonName(tuple(words[:12]), gender, generation, reign, family, vowelless)


def _joined_arabic(words: list[str]) -> list[str]:
    """abd al rahman, abdul rahman, abd-el-rahman: one word; so are names in -uddin and -ullah."""
    out: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        if word in ("abd", "abdul", "abdel", "abdol", "abdal", "abdoul", "abdur", "abder") and index + 1 < len(words):
            step = 2 if words[index + 1] in ("al", "el", "ul", "ar", "er", "ur") and index + 2 < len(words) else 1
            out.append("abdul" + words[index + step])
            index += step + 1
        elif (
            out
            and word in ("al", "ud", "el", "ad", "ed", "od", "eddin", "eddine", "uddin")
            and (word.endswith(("din", "dine")) or words[index + 1 : index + 2] in (["din"], ["dine"], ["deen"]))
        ):
            out[-1] += "uddin"
            index += 1 if word.endswith(("din", "dine")) else 2
        elif out and word in ("ullah", "allah") and len(out[-1]) > 2:
            out[-1] += "ullah"
            index += 1
        elif out and word == "rahman" and len(out[-1]) > 5 and out[-1].endswith("ur"):
            out[-1] = out[-1][:-2]  # Habibur Rahman, Habib Rahman
            out.append(word)
            index += 1
        else:
            out.append(word)
            index += 1
    return out


def person_similarity(a: PersonName, b: PersonName) -> float:
    """How likely two taken-apart names are one person's."""
    whole = _fit_whole(a.words, b.words)
    if whole:
        return _with_signs(whole, a, b)
    if a.vowelless != b.vowelless:
        return _fit_vowelless(a.words, b.words)
    if len(a.words) == len(b.words) > 2 and (near := _one_spelt_otherwise(a.words, b.words)):
        return _with_signs(near, a, b)
    first, second = _merge(a.words, b.words), _merge(b.words, a.words)
    first, second = _without_particles(first), _without_particles(second)
    pairs = _align(first, second)
    left = [i for i in range(len(first)) if i not in {p[0] for p in pairs}]
    right = [j for j in range(len(second)) if j not in {p[1] for p in pairs}]
    if not pairs:
        return 0.0
    quality = 1.0
    for _i, _j, fit in pairs:
        quality *= _trust(fit)
    real = [(i, j, fit) for i, j, fit in pairs if len(first[i]) > 1 and len(second[j]) > 1]
    if not real:
        return 0.3 * quality
    if any(_initial_of_family(first, second, pairs, i, j) for i, j, _fit in pairs):
        return 0.3 * quality
    if (_middles(first) and _middles(second) and _middles(first) != _middles(second)) or _other_middle(first, second):
        quality *= 0.4
    return _with_signs(quality * _rest(first, second, pairs, left, right), a, b)


def may_fit(a: PersonName, b: PersonName) -> bool:
    """Whether two names can be alike at all: of two words each, both must fit, in the one order or in the other."""
    if len(a.words) != 2 or len(b.words) != 2 or a.vowelless != b.vowelless:
        return True
    (given, family), (first, last) = a.words, b.words
    straight = _word_may_fit(given, first) and _word_may_fit(family, last)
    turned = straight or (_word_may_fit(family, first) and _word_may_fit(given, last))
    return turned or given + family in (first + last, last + first)


def _word_may_fit(a: str, b: str) -> bool:
    """Whether two words fit well enough to be one person's: of given names without asking how they sound."""
    known = same_given_name(a, b) if len(a) > 1 and len(b) > 1 and a != b else None
    if known is not None:
        return known or sound_key(a) == sound_key(b)
    return word_fit(a, b) >= _FIT


def _other_middle(first: list[str], second: list[str]) -> bool:
    """Whether the one middle initial of a name does not begin the middle names of the other: George W. Bush and George
    Herbert Walker Bush."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(short) != 3 or len(short[1]) != 1 or len(long) < 4 or len(long[1]) == 1:
        return False
    ends = likeness(short[0], long[0]) > 0.9 and likeness(short[-1], long[-1]) > 0.9
    return ends and short[1] != long[1][0] and short[1] != long[-2][:1] * (len(long) > 4)


def _initial_of_family(
    first: list[str], second: list[str], pairs: list[tuple[int, int, float]], i: int, j: int
) -> bool:
    """Whether an initial is laid beside the other's last word, its own family name being nothing there: John A. Boehner
    is no John Abizaid."""
    last, end = len(first) - 1, len(second) - 1
    if len(first[i]) == 1 and i < last and j == end:
        return last not in {p[0] for p in pairs}
    return len(second[j]) == 1 and j < end and i == last and end not in {p[1] for p in pairs}


def plain_words(name: PersonName) -> list[str]:
    """The words of a name without particles: "bin" and "de", but not the "Ben" of Ben Shapiro."""
    plain = [w for i, w in enumerate(name.words) if w not in PARTICLES or (i == 0 and w in given_names())]
    return plain or list(name.words)


def called_by(name: PersonName) -> list[str]:
    """The words that may stand for a person alone: all but the given name, which may be written last."""
    words = plain_words(name)
    return words[:1] if name.family and words[:1] == [name.family] else words[1:] or words


SON_OF = frozenset(("bin", "ibn", "bint", "ben"))


def is_fathers(name: PersonName, word: str) -> bool:
    """Whether a word of a name is the father's: Salman, of Mohammed bin Salman."""
    return any(a in SON_OF and likeness(b, word) >= 0.93 for a, b in pairwise(name.words))


def _middles(words: list[str]) -> list[str]:
    """The initials after the first word: W. in George W. Bush."""
    return [word for word in words[1:-1] if len(word) == 1]


def _fit_whole(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Names that differ only in spaces, hyphens and order of the same words."""
    first, second = "".join(a), "".join(b)
    if first == second or sorted(a) == sorted(b):
        return 1.0 if list(a) == list(b) or first == second else 0.9
    bare, other = "".join(_without_particles(list(a))), "".join(_without_particles(list(b)))
    return 0.97 if bare == other and len(bare) > 3 else 0.0


def _one_spelt_otherwise(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Three words or more of which all but short syllables are the same: Kang Dong-sik, Kang Dong-shik."""
    other = [(x, y) for x, y in zip(a, b, strict=True) if likeness(x, y) < 0.96]
    alike = [likeness(x, y) for x, y in other if 3 <= max(len(x), len(y)) <= 5 and min(len(x), len(y)) > 1]
    return 0.9 if len(alike) == len(other) == 1 and alike[0] >= _ENOUGH and a[0][0] == b[0][0] else 0.0


def _fit_vowelless(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """A name in Arabic or Hebrew letters beside one in Latin: by the consonants alone."""
    first, second = (sorted(filter(None, map(consonants, _without_particles(list(x))))) for x in (a, b))
    if first == second:
        return 0.85
    joint, other = "".join(map(consonants, a)), "".join(map(consonants, b))
    return 0.9 * likeness(joint, other) if len(first) == len(second) else 0.55 * likeness(joint, other)


def _merge(words: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    """Neighbours that together sound like one word of the other name, made one: Ahmadi Nejad, De Gaulle."""
    out = list(words)
    longest = [word for word in other if len(word) > 4]
    index = 0
    while index + 1 < len(out):
        joint = out[index] + out[index + 1]
        if (
            len(joint) > 4
            and len(out[index]) > 1
            and len(out[index + 1]) > 1
            and any(
                likeness(joint, word) >= _JOINED and likeness(joint, word) > likeness(out[index + 1], word)
                for word in longest
            )
        ):
            out[index : index + 2] = [joint]
        index += 1
    return out


def _without_particles(words: list[str]) -> list[str]:
    rest = [w for i, w in enumerate(words) if w not in PARTICLES or (i == 0 and (w == "al" or w in given_names()))]
    return rest if rest and rest != ["al"] else words


def word_fit(a: str, b: str) -> float:
    """How well one word of a name can stand for another: spelling, short form, initial."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.86 if a[0] == b[0] else 0.0
    fit = likeness(a, b)
    known = same_given_name(a, b)
    if known:
        return max(fit, 0.94)
    if known is False and fit < 0.955:
        return min(fit, 0.5)
    if fit < 0.95 and a.removeprefix("abdul") == b.removeprefix("abdul"):
        return 0.9  # Rosli Abdul Wahid, Rosli Wahid
    if fit < 0.95:
        fit = max(fit, _cut_short(a, b), _woman_of(a, b))
        if min(len(a), len(b)) <= 3:
            fit = min(fit, 0.75)
    return fit


def _cut_short(a: str, b: str) -> float:
    """Alex for Alexander, Chris for Christos: the beginning of a given name."""
    short, long = sorted((a, b), key=len)
    return 0.8 if len(short) >= 3 and long.startswith(short) and short in given_names() and len(long) > 4 else 0.0


def _woman_of(a: str, b: str) -> float:
    """Ivanov and Ivanova, Gorsky and Gorskaya: a man's and a woman's form of one family name."""
    for man, woman in ((a, b), (b, a)):
        if woman == man + "a" and man.endswith(("ov", "ev", "in", "yn", "ow")):
            return 0.85
        feminine = woman.startswith(man.rstrip("iy")) and woman.endswith(("skaya", "skaia", "ska", "skaja"))
        if feminine and man.endswith(("sky", "skii", "ski", "skiy")):
            return 0.85
    return 0.0


def _align(first: list[str], second: list[str]) -> list[tuple[int, int, float]]:
    """Words side by side, best fits first; of equal fits the one that keeps the order."""
    fits = [
        (word_fit(a, b), -abs((len(first) - i) - (len(second) - j)), i, j)
        for i, a in enumerate(first)
        for j, b in enumerate(second)
    ]
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    pairs = []
    for fit, _near, i, j in sorted(fits, key=lambda f: (-f[0], -f[1], f[2], f[3])):
        if fit < _ENOUGH:
            break
        if i not in taken_first and j not in taken_second:
            taken_first.add(i)
            taken_second.add(j)
            pairs.append((i, j, fit))
    return sorted(pairs)


def _trust(fit: float) -> float:
    """What a fit of two words is worth: near sounds are one name, further ones may be two."""
    if fit >= 0.94:
        return 0.97 + (fit - 0.94) * 0.5
    if fit >= 0.86:
        return 0.86 + (fit - 0.86) * 1.3
    return max(0.45, 0.45 + (fit - _ENOUGH) * 4.1)


def _rest(
    first: list[str], second: list[str], pairs: list[tuple[int, int, float]], left: list[int], right: list[int]
) -> float:
    """What the words mean that stand in one name only, and the order of those that stand in both."""
    swapped = any(x[1] > y[1] for x in pairs for y in pairs if x[0] < y[0])
    if left and right:
        return _contradiction(first, second, pairs, left, right)
    missing = len(left) + len(right)
    if not missing:
        return 0.6 if len(first) == 1 and _only_given(first[0], second[0]) else 0.92 if swapped else 1.0
    if len(pairs) > 1:
        return (0.95 - 0.03 * missing) * (0.92 if swapped else 1.0)
    i, j, _fit = pairs[0]
    word, place, long = (first[i], j, second) if len(first) < len(second) else (second[j], i, first)
    if place == len(long) - 1:
        return 0.68
    known = word in given_names()
    if place == 0:
        return 0.36 if known and long[-1] not in given_names() else 0.56
    return 0.4 if known else 0.55


def _contradiction(
    first: list[str], second: list[str], pairs: list[tuple[int, int, float]], left: list[int], right: list[int]
) -> float:
    """Both names have words that the other lacks."""
    lone = [first[i] for i in left], [second[j] for j in right]
    best = max(word_fit(a, b) if len(a) > 1 and len(b) > 1 else 0.0 for a in lone[0] for b in lone[1])
    if len(pairs) >= 2 and min(len(first), len(second)) >= 3:
        fathers = all(len(word) > 1 for side in lone for word in side)
        return 0.42 if fathers and best > 0.6 else 0.3
    return 0.15 + 0.45 * max(0.0, best - 0.6) / 0.16 * 0.75


def _only_given(a: str, b: str) -> bool:
    return a in given_names() and b in given_names() and a != b


def _with_signs(score: float, a: PersonName, b: PersonName) -> float:
    """Junior and senior, the number of a reign, Mr and Mrs."""
    if a.generation != b.generation:
        score *= 0.85 if 0 in (a.generation, b.generation) else 0.3
    if a.reign != b.reign:
        score *= 0.6 if "" in (a.reign, b.reign) else 0.1
    if {a.gender, b.gender} == {"m", "f"}:
        score *= 0.35
    return score
