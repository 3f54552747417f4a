"""A person's name in, whose it is out: full names by their words, a surname by the one whom it fits, a first name.

A bare surname never joins two people of different given names. Knows nothing of pronouns.
"""

from __future__ import annotations

from bisect import insort

from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import SON_OF, PersonName, is_fathers, person, person_similarity, plain_words
from sanudo.language.gazetteer.offices import office
from sanudo.language.gazetteer.people import genders, given_names
from sanudo.language.gazetteer.sounds import likeness
from sanudo.reading.cast import Cast, Somebody, linked
from sanudo.reading.namings import Naming, Words


def _take_up(one: Somebody, naming: Naming) -> None:
    """What titles and roles beside a name tell of its bearer."""
    one.names.append(naming.words)
    one.roles += naming.roles
    for title in naming.titles:
        one.titles.append(title.title)
        one.gender = one.gender or title.gender
        if title.sector and (not one.sector or one.sort == "rank"):
            one.sector, one.sort = title.sector, title.sort


def join_full_name(cast: Cast, naming: Naming, words: Words) -> None:
    """A full name: the one of those words, or of a form of them, else a person of its own; "his father, Rui L. Costa"
    is no form of the name of somebody told of before."""
    name = person(naming.words)
    exact = cast.by_word("PERSON", naming.words)
    if exact:
        _take_up(exact, naming)
        exact.mentions.append(linked(naming, "name", "same name"))
        return
    like = cast.like("PERSON", naming.words)
    # who is named without "Jr." first is the father; who is named with it may be called without it afterwards
    like = [one for one in like if one.parsed and not (name.generation and not one.parsed.generation)]
    if _is_of_the_family(naming.first, words):
        like = [one for one in like if not one.last_before(naming.first)]
    fits = [(person_similarity(one.parsed, name), -i) for i, one in enumerate(like) if one.parsed]
    score, index = max(fits, default=(0.0, 0))
    if score >= 0.8:
        one = like[-index]
        same = fold(one.name) == fold(naming.words)
        how = "same name" if same else f"a form of the name {one.name}"
        if len(name.words) > len(one.parsed.words if one.parsed else ()):
            one.name, one.parsed = naming.words, name
    else:
        sex = "" if name.words[:1] == (name.family,) else genders().get(name.words[0], "")
        one = cast.add(Somebody("PERSON", naming.words, parsed=name, gender=sex if sex in ("m", "f") else name.gender))
        how = "full name"
    _take_up(one, naming)
    one.mentions.append(linked(naming, "name", how))


def _is_of_the_family(first: int, words: Words) -> bool:
    """Whether a name is what somebody's father, wife or son is called: "his father, then-Rep. Rui L. Costa"."""
    before = words.low[max(0, first - _ASIDE) : first]
    for place in range(len(before) - 1, 0, -1):
        if before[place] in (".", ";", ":") and before[place - 1] not in _ABBREVIATED:
            return False
        if before[place] in _KIN:
            return before[place - 1] in _WHOSE
    return False


_ASIDE = 7  # words between "his father" and the name
_WHOSE = frozenset(("his", "her", "their", "whose", "'s", "’s"))
_ABBREVIATED = frozenset(("rep", "sen", "gov", "then-rep", "then-sen", "lt", "gen", "col", "dr", "mr", "mrs"))


def join_surname(cast: Cast, naming: Naming, words: Words) -> None:
    """A bare name: the one person whose surname it is, or else whose first; the nearest before it where it fits
    several, else a person of its own."""
    name = person(naming.words)
    word = name.words[-1] if name.words else fold(naming.words)
    family = [one for one in cast.like("PERSON", word) if any(_bears(own, word) for own in one.bearing())]
    given = [one for one in cast.called(word) if one not in family]
    family = _but_sons(family, naming, words)
    family, given = _as_told(family, naming, name), _as_told(given, naming, name)
    by_family = not given or any(one.last_before(naming.first) for one in family)
    fits = _but_kin(family if family and by_family else given, naming, words)
    by_title = [one for one in fits if _so_titled(one, naming)]
    by_title = by_title or [one for one in (*family, *given) if _so_titled(one, naming)]
    full = [one for one in by_title or fits if one.parsed and len(one.parsed.words) > 1]
    if _of_somebody_else(full or by_title or fits, naming, words):
        fits = [one for one in fits if one not in (full or by_title or fits)]
        full = by_title = []
    chosen, how = _nearest(full or by_title or fits, naming.first, naming.sentence)
    if chosen in given:
        how = how.replace("surname", "first name")
    if by_title and chosen:
        how = f"title and {'first name' if chosen in given else 'surname'}"
    if fits and not chosen:
        cast.loose.append(linked(naming, "name", "surname of several people, none of them named before: unresolved"))
        return
    if not chosen:
        gender = genders().get(word, "") if word in given_names() else ""
        gender = next((title.gender for title in naming.titles if title.gender), gender)
        chosen = cast.add(
            Somebody("PERSON", naming.words, parsed=person(naming.words), gender=gender if gender in ("m", "f") else "")
        )
        how = "name"
    _take_up(chosen, naming)
    insort(chosen.mentions, linked(naming, "name", how), key=lambda mention: mention.place)


def _but_sons(family: list[Somebody], naming: Naming, words: Words) -> list[Somebody]:
    """Without those who are named after their father where it is the father who may be meant: "King Salman" is not
    Mohammed bin Salman, nor is "Salman" once the king was named; "bin Salman" is."""
    word = words.low[naming.last]
    if not SON_OF.isdisjoint(words.low[max(0, naming.first - 1) : naming.last]):
        return family
    others = [one for one in family if not all(is_fathers(own, word) for own in one.bearing())]
    return others if others or words.low[naming.first - 1 : naming.first] in _BY_GIVEN_NAME else family


_BY_GIVEN_NAME = [[title] for title in ("king", "queen", "emir", "sultan", "sheikh", "prince", "princess", "pope")]


def _of_somebody_else(fits: list[Somebody], naming: Naming, words: Words) -> bool:
    """Whether a bare name is none of those who are named in full only later: not "Mr Lee", as who is called so was
    named in full before or in another report; nor who is told of once long before; nor one whom the report then takes
    up as the son or wife of somebody."""
    if not fits or any(one.last_before(naming.first) for one in fits):
        return False
    if all(_is_kin(one, words) for one in fits):
        return True
    often = words.low.count(words.low[naming.last])
    if often > _SELDOM and all(_is_aged(one, words) and one.mentions[0].sentence > _LATE for one in fits):
        return True
    later = min((mention.sentence for one in fits for mention in one.mentions), default=0) - naming.sentence
    by_courtesy = any(title.title in _COURTESY for title in naming.titles)
    once = later > 1 and often <= _SELDOM
    return naming.sentence > 1 and (by_courtesy or once)


_SELDOM = 3  # times that a word of a name stands in a report
_LATE = 3  # sentences after which whom a report is about has been named in full


def _is_aged(one: Somebody, words: Words) -> bool:
    """Whether somebody is first told with an age in front: "11-year-old Ivo Lima", of whom a report is not that has
    told of Lima all the time."""
    first = min(one.mentions, key=lambda mention: mention.place, default=None)
    begin = words.within(first.span)[0] if first else 0
    before = words.low[max(0, begin - 3) : begin]
    return "year-old" in " ".join(before) or before[-2:] == ["year", "old"] or "".join(before[-5:]).endswith("year-old")


def _taken_up_as_kin(one: Somebody, words: Words) -> bool:
    first = min(one.mentions, key=lambda mention: mention.place, default=None)
    if first is None:
        return False
    begin, end = words.within(first.span)
    after = words.low[end + 1 : end + 8] if words.low[end : end + 1] == [","] else []
    stop = next((i for i, low in enumerate(after) if low in (".", ";", ",")), len(after))
    apart = _KIN.isdisjoint((*words.low[max(0, begin - 3) : begin], *after[:stop]))
    return not apart or _is_of_the_family(begin, words)


def _is_kin(one: Somebody, words: Words) -> bool:
    return bool(_CONSORTS & set(one.titles)) or _taken_up_as_kin(one, words)


def _but_kin(fits: list[Somebody], naming: Naming, words: Words) -> list[Somebody]:
    """Without those whom a report takes up as somebody's wife, son or first lady, where another bears the surname and
    was named before: "Trump" is not Melania Trump."""
    if len(fits) < 2 or naming.titles:
        return fits
    own = [one for one in fits if not _is_kin(one, words)]
    return own if any(one.last_before(naming.first) for one in own) else fits


_KIN = small_words("kin")
_CONSORTS = frozenset(("first lady", "first gentleman", "second lady", "second gentleman"))
_COURTESY = frozenset(("mr", "mrs", "ms", "miss"))


def _as_told(fits: list[Somebody], naming: Naming, name: PersonName) -> list[Somebody]:
    """Those whom nothing beside a bare name speaks against: sex, number of a reign, junior, walk of life."""
    fits = [one for one in fits if one.parsed and one.parsed.reign == name.reign] if name.reign else fits
    if name.generation == 2:  # "Trump Jr." is not who is named without it
        fits = [one for one in fits if one.parsed and one.parsed.generation == 2]
    if any(title.title in _COURTESY for title in naming.titles):  # no general is "Mr" beside a minister of his name
        fits = [one for one in fits if not _has_rank(one)] or fits
    by_sex = {title.gender for title in naming.titles} - {""}
    if by_sex:  # "Mr." is never a woman; and rather who was named and is known to be a man than who may be one
        known = [one for one in fits if one.gender in by_sex]
        unknown = [one for one in fits if not one.gender]
        fits = known if any(one.last_before(naming.first) for one in known) else [*known, *unknown]
    return [one for one in fits if not _other_walk(one, naming)]


def _has_rank(one: Somebody) -> bool:
    """Whether somebody was told of with a military rank: "General"."""
    found = [office(title) for title in one.titles]
    return any(rank is not None and rank.sort == "rank" and rank.sector == "MIL" for rank in found)


def _so_titled(one: Somebody, naming: Naming) -> bool:
    """Whether an office beside a bare name, or the walk of life of a rank, was told of somebody: General, Justice."""
    offices = {title.title for title in naming.titles if title.sort == "office"}
    walks = {title.sector for title in naming.titles if title.sort == "rank"} & _WALKS
    return bool(offices & set(one.titles)) or one.sector in walks


_WALKS = frozenset(("MIL", "JUD", "REL", "COP", "LEG"))


def _other_walk(one: Somebody, naming: Naming) -> bool:
    """Whether a rank before a surname tells somebody else than whose office is told: no mayor is "General"."""
    ranks = {title.sector for title in naming.titles if title.sort == "rank"} & _APART
    own = [found for title in one.titles for found in [office(title)] if found]
    if not ranks or any(found.sector in ranks for found in own):
        return False
    return any(found.sort == "office" and (found.sector in ("BUS", "LAB") or found.title in _CIVIL) for found in own)


_APART = frozenset(("MIL", "REL"))
_CIVIL = frozenset(("mayor", "mayoress", "deputy mayor", "judge", "spokesman", "spokeswoman", "ambassador"))


def _nearest(fits: list[Somebody], place: int, sentence: int) -> tuple[Somebody | None, str]:
    """The only one; else the one most told of by far, unless another was just named; else the one named last before."""
    if len(fits) == 1:
        return fits[0], "surname"
    often = sorted(fits, key=lambda one: -len(one.names))
    if len(often) > 1 and len(often[0].names) >= max(3, 3 * len(often[1].names)):
        near = [seen for one in often[1:] for seen in [one.last_before(place)] if seen and sentence - seen.sentence < 2]
        if not near:
            return often[0], "surname, of several who bear it the one most told of"
    before = [(one.last_before(place), one) for one in fits]
    seen = [(mention.place, one) for mention, one in before if mention]
    if not seen:
        return None, ""
    return max(seen, key=lambda pair: pair[0])[1], "surname, nearest of several who bear it"


def _bears(name: PersonName, word: str) -> bool:
    """Whether `word` is one of the family names, or the only name."""
    plain = plain_words(name)
    if len(plain) == 1:
        return likeness(plain[0], word) >= 0.93
    if name.family and name.words[:1] == (name.family,):  # "Kim" is Kim Jong Un, "Un" nobody
        return likeness(name.family, word) >= 0.93
    joint = "".join(name.words[1:])
    family = [part for part in plain[1:-1] if part not in given_names()] + plain[-1:]
    return any(likeness(part, word) >= 0.93 for part in family) or joint == word
