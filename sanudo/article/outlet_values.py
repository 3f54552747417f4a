"""What is known of a name as numbers: of its own signs, of its looks, of its other forms and its rivals."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from sanudo.article.line_shape import site_share
from sanudo.article.media_words import media_words
from sanudo.article.outlet_names import Form, Key, is_address, squashed
from sanudo.article.outlet_sight import Sight, is_section
from sanudo.article.outlet_signs import adds
from sanudo.article.outlet_words import outlet_words

Values = dict[str, float]

DAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:january|february|march|april|june|july|"
    r"august|september|october|november|december)\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?= \d|$)|"
    r"\d{4}|\bgmt\b"
)


def own_values(sight: Sight, key: Key, own: Counter[str], kinds: set[str]) -> Values:
    """What the name's own places say, each kind up to thrice."""
    values: Values = {name: float(min(times, 3)) for name, times in own.items() if not name.endswith("lines")}
    values |= {f"has:{kind}": 1.0 for kind in kinds}
    values["kinds"] = len(kinds)
    for name in ("lines", "frame-lines", "story-lines"):
        values[name] = min(own[name], 12)
    values["top-rank"] = 1 / (1 + sight.tops.index(key)) if key in sight.tops else 0
    return values


def form_values(text: str, sight: Sight, key: Key, forms: list[Form]) -> Values:
    """What the name itself looks like."""
    names = [form.span.of(text) for form in forms]
    name = " ".join(key)
    first, last, maybe, ordinary, bodies = map(media_words, ("first", "last", "maybe", "ordinary", "body"))
    section = outlet_words("section", "link") | ordinary
    body = sum(word in bodies for word in key)
    values: dict[str, float] = {
        f"words:{min(len(key), 7)}": 1,
        "own-words": min(own_words(key), 5),
        "sections": sum(word in section for word in key) / len(key),
        "site-words": site_share(name),
        "capitals": sum(one.isupper() for one in names) / len(names),
        "article": any(one[:4].lower() == "the " for one in names),
        "small": all(one[:1].islower() for one in names),
        "media-last": len(key) > 1 and key[-1] in last,
        "media-first": len(key) > 1 and key[0] in first,
        "media-maybe": len(key) > 1 and key[-1] in maybe,
        "media-alone": len(key) == 1 and key[0] in first | last,
        "media-words": sum(word in first | last | maybe for word in key),
        "body": min(body, 2),
        "body:official": min(body, 2) * sight.official,
        "office": name.startswith(("ministry", "department", "office", "directorate", "embassy", "permanent mission")),
        "land": name.startswith(("republic", "government", "kingdom", "state of", "united republic", "democratic"))
        or "republic of" in name,
        "firm-last": key[-1] in outlet_words("company"),
        "tail-last": key[-1] in outlet_words("tail"),
        "lead-first": key[0] in outlet_words("lead"),
        "written-small": sum(sight.small[word] > 0 for word in key) / len(key),
        "figures": sum(word[0].isdigit() for word in key),
        "day": bool(DAY.search(name)),
        "letters": len(key) == 1 and any(one.isupper() and len(one) <= 6 for one in names),
        "capital-within": any(re.search(r"[a-z][A-Z]", one) for one in names),
        "is-address": any(map(is_address, names)),
        "long": len(name) > 45,
        "in-headline": sum(word in sight.headline_words for word in key) / len(key),
        "is-headline": name == sight.headline or f"the {name}" == sight.headline,
        "most-of-headline": name in sight.headline and 2 * len(name) > len(sight.headline),
        "is-section": is_section(key),
        "is-writer": name in sight.writers,
        "in-writer": any(name in writer for writer in sight.writers),
        "bare": sight.bare,
        "agency:bare": sight.bare and any(form.how == "agency" for form in forms),
        "agency:framed": not sight.bare and any(form.how == "agency" for form in forms),
        "official": sight.official,
    }
    values |= {f"how:{how}": 1.0 for how in {form.how for form in forms}}
    return {name: float(value) for name, value in values.items()}


_RELATIONS = ("longer", "shorter", "dressed", "bare", "spelt", "initials", "address", "named")


def related(key: Key, keys: list[Key]) -> dict[str, list[Key]]:
    """The names that are other forms of one: longer and shorter ones, with and without what follows names, spelt out
    and initials, address and name."""
    found: dict[str, list[Key]] = {name: [] for name in _RELATIONS}
    name, squash = f" {' '.join(key)} ", squashed(" ".join(key))
    initials = _initials(key)
    for other in keys:
        if other == key:
            continue
        words = f" {' '.join(other)} "
        if name in words:
            found["longer" if adds(key, other) else "dressed"].append(other)
        elif words in name:
            found["shorter" if adds(other, key) else "bare"].append(other)
        elif len(key) == 1 and 2 < len(squash) < 7 and _initials(other) == squash:
            found["spelt"].append(other)
        elif len(other) == 1 and 2 < len(initials) < 7 and initials == squashed(other[0]):
            found["initials"].append(other)
        elif len(other) == 1 and "." in other[0] and squash and squash in squashed(other[0].split(".")[0]):
            found["address"].append(other)
        elif len(key) == 1 and "." in key[0] and (a := squashed(" ".join(other))) and a in squashed(key[0]):
            found["named"].append(other)
    return found


def _initials(key: Key) -> str:
    return "".join(word[0] for word in key if word not in ("of", "and", "the", "for", "&"))


def company_values(
    key: Key, keys: list[Key], related: dict[str, list[Key]], own: dict[Key, Counter[str]], kinds: dict[Key, set[str]]
) -> Values:
    """What speaks for the name's other forms, and for those that have nothing to do with it."""
    values: Values = {}
    family = {other for others in related.values() for other in others} | {key}
    media = media_words("last") | media_words("maybe")
    for relation, others in related.items():
        if not others:
            continue
        values[relation] = 1.0
        values[f"{relation}:kinds"] = max(len(kinds[other]) for other in others)
        values[f"{relation}:lines"] = max(min(own[other]["frame-lines"], 8) for other in others)
        values |= {f"{relation}:{kind}": 1.0 for other in others for kind in kinds[other]}
        values[f"{relation}:media"] = float(any(other[-1] in media for other in others))
    strangers = [other for other in keys if other not in family]
    values |= {f"rival:{kind}": 1.0 for other in strangers for kind in kinds[other]}
    most = max((len(kinds[other]) for other in strangers), default=0)
    mine, all_ours = len(kinds[key]), len(set().union(*(kinds[other] for other in family)))
    values["family:kinds"] = all_ours
    values["over-rival"] = mine - most
    values["family:over-rival"] = all_ours - most
    values["rank"] = min(sum(len(kinds[other]) > mine for other in strangers), 6)
    values["family:rank"] = min(sum(len(kinds[other]) > all_ours for other in strangers), 6)
    lines = max((own[other]["frame-lines"] for other in strangers), default=0)
    values["lines:over-rival"] = max(-6, min(6, own[key]["frame-lines"] - lines))
    return values


@lru_cache(maxsize=4096)
def own_words(key: Key) -> int:
    """How many words are a name's own: of no part of a site, no firm's form, no small word."""
    common = outlet_words("section", "link", "company", "tail") | media_words("ordinary")
    return sum(word not in common and not word[0].isdigit() for word in key)
