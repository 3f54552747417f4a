"""Names of one report in, the somebodies and somethings they name out.

Full names first, then what is shorter: a surname to the person it fits (`bearers`), letters to the body they begin, a
capital to its state (`named_bodies`). Knows nothing of pronouns.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.names import person, plain_words
from sanudo.reading.bearers import join_full_name, join_surname
from sanudo.reading.cast import Cast, Somebody
from sanudo.reading.named_bodies import join_body, join_known, join_word
from sanudo.reading.namings import Naming, Words


def gather(namings: list[Naming], words: Words) -> Cast:
    """The entities that the names give, each mention with how it was joined."""
    cast = Cast()
    ordered = sorted(namings, key=lambda n: (_rank(n), n.first))
    for naming in ordered:
        if naming.kind == "PERSON" and _rank(naming) == 0:
            join_full_name(cast, naming, words)
    named = {id(n) for n in ordered if n.kind == "PERSON" and _rank(n) == 0}
    for naming in ordered:
        if id(naming) in named:
            continue
        if naming.kind == "PERSON":
            continue
        if naming.known:
            join_known(cast, naming, words)
        elif naming.kind == "ORG":
            join_body(cast, naming)
        else:
            join_word(cast, naming)
    _parenthesised(cast, namings, words)
    _also_known(cast, namings, words)
    for naming in sorted(namings, key=lambda n: n.first):
        if naming.kind == "PERSON" and id(naming) not in named:
            join_surname(cast, naming, words)
    for one in cast.members:
        one.mentions.sort(key=lambda mention: mention.place)
        if one.key and one.names and one.mentions and one.sort != "state":
            one.name = _name_told(one, words)
    return cast


_ONCE = frozenset(("formerly", "previously", "once", "originally"))
_CALLED = frozenset(("called", "named", "known", "as", "the"))


def _name_told(one: Somebody, words: Words) -> str:
    """The name most told of what the gazetteer knows; a place by the name it bears today, never by a former one."""
    told: list[str] = []
    former: list[str] = []
    for mention in one.mentions:
        name = " ".join(mention.span.of(words.text).split())
        if name in one.names:
            before = mention.place - 1
            while before >= 0 and words.low[before] in _CALLED:
                before -= 1
            (former if before >= 0 and words.low[before] in _ONCE else told).append(name)
    told = [name for name in told if name not in former] or told or former
    today = known(told[0]) if told and one.sort == "city" else None
    if today and today.name in told:
        return today.name
    return max(dict.fromkeys(told), key=told.count, default=one.name)


def _rank(naming: Naming) -> int:
    """Full names before short ones; of bodies the longest first."""
    if naming.kind == "PERSON":
        return 0 if len(plain_words(person(naming.words))) > 1 else 1
    return 2 + max(0, 9 - len(naming.words.split()))


_ALIAS = frozenset(("known", "nicknamed", "called", "alias", "aka", "a.k.a.", "name", "guerre", "born"))
_BETWEEN = frozenset(("as", "is", "was", "his", "her", "the", "of", "de", ":", ",", "real", "birth", '"', "“"))


def _also_known(cast: Cast, namings: list[Naming], words: Words) -> None:
    """ "Maria Lund, better known as Mia Lune": the name after is the person's who was named last before in the
    sentence, where no name stands between."""
    owner = {mention.place: one for one in cast.people for mention in one.mentions}
    for before, naming in pairwise(namings):
        one, other = owner.get(before.first), owner.get(naming.first)
        if one is None or other is None or one is other or before.sentence != naming.sentence:
            continue
        at = naming.first - 1
        while at > before.last and words.low[at] in _BETWEEN:
            at -= 1
        between = words.low[before.last + 1 : at]
        if at > before.last and words.low[at] in _ALIAS and {"and", "or", "not", "son", "daughter"}.isdisjoint(between):
            for mention in other.mentions:
                mention.how = f"another name of {one.name}"
            cast.absorb(one, other)


def _parenthesised(cast: Cast, namings: list[Naming], words: Words) -> None:
    """ "anti-ballistic missile (ABM)": letters in brackets are what stands before them."""
    by_place = {mention.place: one for one in cast.members for mention in one.mentions}
    ends = {naming.last: naming.first for naming in namings}
    for naming in namings:
        one = by_place.get(naming.first)
        if not one or naming.known or naming.first < 2 or words.low[naming.first - 1] != "(":
            continue
        before = by_place.get(ends.get(naming.first - 2, -1))
        if before and before is not one and re.fullmatch(r"[A-Z][A-Za-z&.]{1,7}", naming.words):
            if one.key and before.key:
                continue  # two whom the gazetteer keeps apart
            if one.key:
                one, before = before, one
            for mention in one.mentions:
                mention.how = f"letters for {before.name}"
            before.mentions += one.mentions
            before.names += [] if before.key else one.names
            one.mentions = []
