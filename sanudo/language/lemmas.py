"""A word with its tag in, its lemma out: a table of what rules get wrong, then rules. Knows English endings."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from sanudo.language.pieces import vocabulary_ids

_TABLE = Path(__file__).parent / "words" / "lemmas.tsv"
_VERBS = Path(__file__).parent / "words" / "verbs.tsv"
# Before an irregular verb the whole keeps its forms: overran, underwent, foretold, withdrew.
_BEFORE = ("counter", "under", "inter", "over", "fore", "with", "mis", "out", "up", "re")
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=20_000)
def lemma_of(form: str, pos: str, morph: str) -> str:
    """The lemma of `form`, in UD's way: names keep their capitals, pronouns and the like are in the table."""
    low = form.lower().replace("’", "'")
    known = table().get((low, pos))
    if known is not None:
        return known
    return by_rule(form, low, pos, morph)


def by_rule(form: str, low: str, pos: str, morph: str) -> str:
    """The lemma by rules alone. `low` is the form in small letters with plain apostrophes."""
    if pos == "PROPN":
        return _singular(form) if "Number=Plur" in morph else form
    if pos == "NOUN":
        if "Number=Plur" in morph:
            return _singular(low)
        return form if form.isupper() and len(form) > 1 else low
    if pos in ("VERB", "AUX"):
        return _verb(low, morph)
    if pos in ("ADJ", "ADV"):
        if "Degree=Cmp" in morph:
            return _degree(low, "er")
        if "Degree=Sup" in morph:
            return _degree(low, "est")
        return low
    if pos in ("PUNCT", "SYM", "NUM", "X"):
        return form
    return low


def _singular(word: str) -> str:
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if low.endswith("men") and len(low) > 4:
        return word[:-2] + "an"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verb(low: str, morph: str) -> str:
    if "VerbForm=Ger" in morph or ("VerbForm=Part" in morph and low.endswith("ing")):
        return _stem(low[:-3]) if low.endswith("ing") and len(low) > 4 else low
    if "Tense=Past" in morph:
        if low.endswith("ied") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith("eed"):  # agreed, freed; whose stem ends in -eed has -eeded
            return low if low in _EED else low[:-1]
        if not low.endswith("ed"):
            return _of_irregular(low) or low
        return _stem(low[:-2]) if len(low) > 3 else low
    if "Person=3" in morph and "Tense=Pres" in morph:
        if low.endswith("ies") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
            return low[:-2]
        return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
    return low


_EED = frozenset(
    (
        *("need", "feed", "deed", "seed", "speed", "heed", "weed", "bleed", "breed", "greed", "creed", "steed"),
        *("tweed", "proceed", "succeed", "exceed", "indeed", "misdeed", "overfeed"),
    )
)


def _of_irregular(low: str) -> str | None:
    """The verb of a past form made of a short word and an irregular past: underwent is undergo."""
    for before in _BEFORE:
        rest = low.removeprefix(before)
        if rest != low and len(rest) > 2 and rest != "new":
            base = table().get((rest, "VERB"))
            if base and base != rest:
                return before + base
    return None


def _stem(stem: str) -> str:
    """The verb a stem without -ing or -ed belongs to: "hop(p)", "hop(e)", "visit". Known words decide, or spelling."""
    words = vocabulary_ids()
    if stem.endswith("ick") and stem not in words and stem[:-1] in words:
        return stem[:-1]  # panicked, trafficking
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        if stem[-1] in "lsfz" and stem in words:
            return stem
        return stem if stem[-1] in "sfz" else stem[:-1]
    if stem[-1] in "vuzc" or stem.endswith(("dg", "rs", "ns", "ls", "pos", "us", "as", "is", "iat", "uat", "eat")):
        return stem if stem in words and stem + "e" not in words else stem + "e"
    with_e, without = words.get(stem + "e"), words.get(stem)
    if with_e is not None and (without is None or _short(stem)):
        return stem + "e"
    if without is not None:
        return stem
    if stem.endswith(("at", "iz", "is", "ir", "ur", "or", "ag", "ut", "it")) and len(stem) > 4:
        return stem + "e" if stem.endswith(("at", "iz", "ur")) else stem
    if len(stem) > 3 and ((stem[-1] == "l" and stem[-2] in "bcdfgkptz") or stem.endswith(_MUTE)):
        return stem + "e"
    return stem + "e" if _short(stem) else stem


_MUTE = ("cid", "lid", "rid", "sid", "vid", "ced", "ped", "lod", "rod", "lud", "rud", "cud", "vok", "rak")


def _short(stem: str) -> bool:
    """Whether the stem is one syllable ending in one vowel and one consonant, which doubles: "hop", "mak"."""
    vowels = [c in _VOWELS for c in stem]
    return len(stem) >= 2 and not vowels[-1] and stem[-1] not in "wxy" and vowels[-2] and sum(vowels) == 1


def _degree(low: str, ending: str) -> str:
    if not low.endswith(ending) or len(low) < len(ending) + 3:
        return low
    stem = low[: -len(ending)]
    if stem[-1] == "i":
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    words = vocabulary_ids()
    return stem if stem in words or stem + "e" not in words else stem + "e"


@cache
def table() -> dict[tuple[str, str], str]:
    """The lemma of each form and part of speech that the rules would get wrong."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    found = {(form, pos): lemma for form, pos, lemma in rows}
    verbs = (line.split("\t") for line in _VERBS.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return found | {(form, "VERB"): lemma for form, lemma in verbs}
