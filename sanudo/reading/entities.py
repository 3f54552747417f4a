"""Names of one report in, the somebodies and somethings they name out.

Full names first, then what is shorter: a surname to the person it fits, letters to the body they begin, a capital to
its state. A bare surname never joins two people of different given names. Knows nothing of pronouns.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.body_names import acronym, body_similarity, body_words, is_general
from sanudo.language.gazetteer.known import known
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import PARTICLES, PersonName, person, person_similarity, plain_words
from sanudo.language.gazetteer.offices import office
from sanudo.language.gazetteer.people import genders, given_names
from sanudo.language.gazetteer.sounds import coarse_key, likeness
from sanudo.language.gazetteer.states import states
from sanudo.reading.namings import Naming, Words, is_capital
from sanudo.reading.types import Role

_LOCAL = small_words("place")
_DEALS = small_words("dealing")
_ACTS = small_words("acting")
_ADVERBS = small_words("adverb")


@dataclass(slots=True)
class Linked:
    """A mention as it is linked: where it stands, and to whom, and how that is known."""

    place: int
    span: Span
    kind: str
    form: str
    how: str
    sentence: int
    subject: bool = False
    quoted: bool = False


@dataclass(slots=True)
class Somebody:
    """An entity while it is gathered."""

    kind: str
    name: str
    key: str | None = None
    state: str | None = None
    sector: str = ""
    sort: str = ""
    gender: str = ""
    by_pronoun: int = 0
    parsed: PersonName | None = None
    also: list[PersonName] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    role_states: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    said_states: list[str] = field(default_factory=list)
    mentions: list[Linked] = field(default_factory=list)

    def bearing(self) -> list[PersonName]:
        """All full names of a person."""
        return ([self.parsed] if self.parsed else []) + self.also

    def last_before(self, place: int) -> Linked | None:
        """The nearest mention before token `place`."""
        found = bisect_left(self.mentions, place, key=lambda mention: mention.place)
        return self.mentions[found - 1] if found else None


class Cast:
    """All entities of one report, in the making."""

    def __init__(self) -> None:
        self.members: list[Somebody] = []
        self.loose: list[Linked] = []
        self._by_key: dict[str, Somebody] = {}
        self._by_word: dict[str, list[Somebody]] = {}
        self._people: list[Somebody] = []
        self._bodies: list[Somebody] = []
        self._by_sound: dict[str, list[Somebody]] = {}

    def add(self, one: Somebody) -> Somebody:
        """Take up a new entity."""
        self.members.append(one)
        if one.key:
            self._by_key.setdefault(one.key, one)
        self._by_word.setdefault(f"{one.kind}:{fold(one.name)}", []).append(one)
        for key in _sounds_of(one.kind, one.name):
            self._by_sound.setdefault(key, []).append(one)
        if one.kind == "PERSON":
            self._people.append(one)
        elif one.kind == "ORG":
            self._bodies.append(one)
        return one

    def by_key(self, key: str) -> Somebody | None:
        """The entity of that gazetteer key."""
        return self._by_key.get(key)

    def by_word(self, kind: str, name: str) -> Somebody | None:
        """The entity of that kind and name."""
        return next(iter(self._by_word.get(f"{kind}:{fold(name)}", ())), None)

    def called(self, word: str) -> list[Somebody]:
        """The persons whose own first name `word` is or sounds like, in the order of taking up."""
        fits = {id(one): one for one in self._by_sound.get(f"G:{coarse_key(word)}", ())}
        return [o for o in fits.values() if any(likeness(n.words[0], word) >= 0.93 for n in o.bearing() if n.words)]

    def like(self, kind: str, name: str) -> list[Somebody]:
        """Those of a kind of whom one word at least sounds like one of the name, in the order of taking up."""
        keys = [key for key in _sounds_of(kind, name) if key[0] != "G"]
        found = {id(one): one for key in keys for one in self._by_sound.get(key, ())}
        return list(found.values())

    def absorb(self, one: Somebody, other: Somebody) -> None:
        """All that was told of one person was told of another, who is found by both names from now on."""
        one.mentions += other.mentions
        one.names += other.names
        one.titles += other.titles
        one.roles += other.roles
        one.gender = one.gender or other.gender
        one.also += other.bearing()
        other.mentions, other.names, other.parsed = [], [], None
        for table in (self._by_word, self._by_sound):
            for key in [key for key, held in table.items() if any(each is other for each in held)]:
                table[key] = [one if each is other else each for each in table[key]]

    @property
    def people(self) -> list[Somebody]:
        """The persons, in the order in which they were taken up."""
        return self._people

    @property
    def bodies(self) -> list[Somebody]:
        """The organisations."""
        return self._bodies


def _sounds_of(kind: str, name: str) -> list[str]:
    """The keys under which spellings of a name are found."""
    if kind == "PERSON":
        words = [word for word in person(name).words if word not in PARTICLES][:6]
        family = words[1:] if len(words) > 1 and words[0] in given_names() else words
        keys = [f"P:{coarse_key(word)}" for word in (*family, "".join(words[1:]))]
        keys += [f"G:{coarse_key(word)}" for word in words[:1]]
    elif kind == "ORG":
        letters = acronym(name) or "".join(word[0] for word in name.split() if word[:1].isupper())
        keys = [f"O:{coarse_key(fold(word))}" for word in body_words(name)[:6]] + [f"A:{letters.casefold()}"]
    else:
        keys = [f"M:{fold(name).split()[-1]}"] if kind == "MISC" and name.split() else []
    return list(dict.fromkeys(keys))


def gather(namings: list[Naming], words: Words, year: int | None) -> Cast:
    """The entities that the names give, each mention with how it was joined."""
    cast = Cast()
    ordered = sorted(namings, key=lambda n: (_rank(n), n.first))
    for naming in ordered:
        if naming.kind == "PERSON" and _rank(naming) == 0:
            _join_full_name(cast, naming, year)
    named = {id(n) for n in ordered if n.kind == "PERSON" and _rank(n) == 0}
    for naming in ordered:
        if id(naming) in named:
            continue
        if naming.kind == "PERSON":
            continue
        if naming.known:
            _join_known(cast, naming, words)
        elif naming.kind == "ORG":
            _join_body(cast, naming, words)
        else:
            _join_word(cast, naming, words)
    _parenthesised(cast, namings, words)
    _also_known(cast, namings, words)
    for naming in sorted(namings, key=lambda n: n.first):
        if naming.kind == "PERSON" and id(naming) not in named:
            _join_surname(cast, naming, words)
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


def linked(naming: Naming, form: str, how: str, words: Words | None = None) -> Linked:
    """A name's mention."""
    return Linked(naming.first, naming.span, naming.kind, form, how, naming.sentence)


def _take_up(one: Somebody, naming: Naming) -> None:
    """What titles and roles beside a name tell of its bearer."""
    one.names.append(naming.words)
    one.roles += naming.roles
    for title in naming.titles:
        one.titles.append(title.title)
        one.gender = one.gender or title.gender
        if title.sector and (not one.sector or one.sort == "rank"):
            one.sector, one.sort = title.sector, title.sort


def _join_full_name(cast: Cast, naming: Naming, year: int | None) -> None:
    name = person(naming.words)
    exact = cast.by_word("PERSON", naming.words)
    if exact:
        _take_up(exact, naming)
        exact.mentions.append(linked(naming, "name", "same name"))
        return
    like = cast.like("PERSON", naming.words)
    # who is named without "Jr." first is the father; who is named with it may be called without it afterwards
    like = [one for one in like if one.parsed and not (name.generation and not one.parsed.generation)]
    fits = [(person_similarity(one.parsed, name), -i) for i, one in enumerate(like) if one.parsed]
    score, index = max(fits, default=(0.0, 0))
    if score >= 0.8:
        one = like[-index]
        same = fold(one.name) == fold(naming.words)
        how = "same name" if same else f"a form of the name {one.name}"
        if len(name.words) > len(one.parsed.words if one.parsed else ()):
            one.name, one.parsed = naming.words, name
    else:
        sex = genders().get(name.words[0], "")
        one = cast.add(Somebody("PERSON", naming.words, parsed=name, gender=sex if sex in ("m", "f") else name.gender))
        how = "full name"
    _take_up(one, naming)
    one.mentions.append(linked(naming, "name", how))


def _join_surname(cast: Cast, naming: Naming, words: Words) -> None:
    """A bare name: the one person whose surname it is, or else whose first; the nearest before it where it fits
    several, else a person of its own."""
    name = person(naming.words)
    word = name.words[-1] if name.words else fold(naming.words)
    family = [one for one in cast.like("PERSON", word) if any(_bears(own, word) for own in one.bearing())]
    given = [one for one in cast.called(word) if one not in family]
    family, given = _as_told(family, naming, name), _as_told(given, naming, name)
    by_family = not given or any(one.last_before(naming.first) for one in family)
    fits = family if family and by_family else given
    by_title = [one for one in fits if _so_titled(one, naming)]
    by_title = by_title or [one for one in (*family, *given) if _so_titled(one, naming)]
    full = [one for one in by_title or fits if one.parsed and len(one.parsed.words) > 1]
    if _of_somebody_else(full or by_title or fits, naming, words):
        full = by_title = fits = []
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


def _of_somebody_else(fits: list[Somebody], naming: Naming, words: Words) -> bool:
    """Whether a bare name is none of those who are named in full only later: not "Mr Lee", as who is called so was
    named in full before or in another report; nor who is told of once long before; nor one whom the report then takes
    up as the son or wife of somebody."""
    if not fits or any(one.last_before(naming.first) for one in fits):
        return False
    if all(_taken_up_as_kin(one, words) for one in fits):
        return True
    later = min((mention.sentence for one in fits for mention in one.mentions), default=0) - naming.sentence
    by_courtesy = any(title.title in _COURTESY for title in naming.titles)
    once = later > 1 and words.low.count(words.low[naming.last]) <= _SELDOM
    return naming.sentence > 1 and (by_courtesy or once)


_SELDOM = 3  # times that a word of a name stands in a report


def _taken_up_as_kin(one: Somebody, words: Words) -> bool:
    first = min(one.mentions, key=lambda mention: mention.place, default=None)
    if first is None:
        return False
    begin, end = words.within(first.span)
    after = words.low[end + 1 : end + 8] if words.low[end : end + 1] == [","] else []
    stop = next((i for i, low in enumerate(after) if low in (".", ";", ",")), len(after))
    return not _KIN.isdisjoint((*words.low[max(0, begin - 3) : begin], *after[:stop]))


_KIN = small_words("kin")
_COURTESY = frozenset(("mr", "mrs", "ms", "miss"))


def _as_told(fits: list[Somebody], naming: Naming, name: PersonName) -> list[Somebody]:
    """Those whom nothing beside a bare name speaks against: sex, number of a reign, junior, walk of life."""
    fits = [one for one in fits if one.parsed and one.parsed.reign == name.reign] if name.reign else fits
    if name.generation == 2:  # "Trump Jr." is not who is named without it
        fits = [one for one in fits if one.parsed and one.parsed.generation == 2]
    by_sex = {title.gender for title in naming.titles} - {""}
    if by_sex:  # "Mr." is never a woman; and rather who is known to be a man than who may be one
        fits = [one for one in fits if one.gender in by_sex] or [one for one in fits if not one.gender]
    return [one for one in fits if not _other_walk(one, naming)]


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
    joint = "".join(name.words[1:])
    family = [part for part in plain[1:-1] if part not in given_names()] + plain[-1:]
    return any(likeness(part, word) >= 0.93 for part in family) or joint == word


def _join_known(cast: Cast, naming: Naming, words: Words) -> None:
    """A name the gazetteer has. A capital that acts stands for its state; an adjective tells of it."""
    what = naming.known
    if what is None:
        return
    state = is_capital(naming)
    if state and _acts(naming, words):
        one = _state(cast, state)
        how = ("seat of power" if what.sort == "seat" else "capital") + f" for the government of {one.name}"
        one.mentions.append(linked(naming, "metonym", how))
        return
    if what.sort == "adjective":
        one = _state(cast, what.key)
        one.mentions.append(linked(naming, "name", f"adjective of {one.name}"))
        return
    key = "place:" + what.name if what.sort == "seat" else what.key
    found = cast.by_key(key)
    if not found:
        own = what.state if what.sort in ("body", "city", "outlet", "people", "region") else what.key
        found = cast.add(Somebody(what.kind, naming.words, key, own, what.sector, what.sort))
        found.names.append(naming.words)
        how = "name"
    else:
        how = "same name" if naming.words in found.names else f"another name of {what.name}"
        found.names.append(naming.words)
    found.roles += naming.roles
    found.mentions.append(linked(naming, "name", how))


def _state(cast: Cast, key: str) -> Somebody:
    """The entity of a state (or of a body that a seat stands for), taken up where it was not named."""
    found = cast.by_key(key)
    if found:
        return found
    state = states().get(key)
    if state:
        return cast.add(Somebody("LOC", state.name, key, key, "", "state"))
    return cast.add(Somebody("ORG", key, "body:" + key, None, "IGO", "body"))


def _acts(naming: Naming, words: Words) -> bool:
    """The stated rule: a capital stands for its government where it is no place, that is where no word of place stands
    before it and it is a subject, an owner, or a party dealt with; a seat of power wherever no word of place does."""
    before = [words.low[i] for i in range(max(0, naming.first - 3), naming.first)]
    near = [word for word in before if word not in ("the", "central", "downtown")][-1:]
    if near and near[0] in _LOCAL:
        return False
    after = words.low[naming.last + 1 : naming.last + 3]
    if after[:1] == [","] or ((naming.first == 0 or before[-1:] == [","]) and after[:1] == ["("]):
        return bool(naming.known and naming.known.sort == "seat")
    if naming.known and naming.known.sort == "seat":
        return not (near == ["a"] or after[:1] in (["meeting"], ["talks"], ["ceremony"], ["palace"]))
    if near and near[0] in _DEALS:
        return True
    if "between" in before or (near == ["and"] and "between" in words.low[max(0, naming.first - 8) : naming.first]):
        return True
    token = words.tokens[naming.last]
    if token.dep.startswith("nsubj") and token.pos == "PROPN":
        return True
    acts = [word for word in after if word not in _ADVERBS][:1]
    return (after[:1] == ["'s"] and naming.first > 0) or (bool(acts) and acts[0] in _ACTS)


def _join_body(cast: Cast, naming: Naming, words: Words) -> None:
    """A body: the same words, letters that begin them, or the first word of the only longer name that begins so."""
    exact = cast.by_word("ORG", naming.words)
    if exact:
        exact.mentions.append(linked(naming, "name", "same name"))
        return
    like = cast.like("ORG", naming.words)
    scored = [(body_similarity(*sorted((one.name, naming.words))), -i) for i, one in enumerate(like)]
    score, index = max(scored, default=(0.0, 0))
    if score >= 0.8:
        one = like[-index]
        one.mentions.append(linked(naming, "name", f"a form of the name {one.name}"))
        one.names.append(naming.words)
        return
    own = body_words(naming.words)
    longer = [one for one in like if own and body_words(one.name)[: len(own)] == own]
    if len(longer) == 1 and len(own[0]) > 3 and not own[0].isupper() and not all(map(is_general, own)):
        longer[0].mentions.append(linked(naming, "name", f"the first words of {longer[0].name}"))
        longer[0].names.append(naming.words)
        return
    ending = [one for one in like if own and body_words(one.name)[-len(own) :] == own and one.key != naming.words]
    if len(ending) == 1 and (len(own) > 1 or (ending[0].key and is_general(own[0]))):
        ending[0].mentions.append(linked(naming, "name", f"the last words of {ending[0].name}"))
        ending[0].names.append(naming.words)
        return
    one = cast.add(Somebody("ORG", naming.words, state=_state_within(naming.words)))
    one.names.append(naming.words)
    one.mentions.append(linked(naming, "name", "name"))


def _state_within(name: str) -> str | None:
    """The state that a body's name tells: Russian Foreign Ministry, Bank of Ireland."""
    keys = [word for word in body_words(name) if word in states()]
    return keys[0] if len(keys) == 1 else None


def _join_word(cast: Cast, naming: Naming, words: Words) -> None:
    """A place or a thing: the same words."""
    one = cast.by_word(naming.kind, naming.words)
    how = "same name" if one else "name"
    if not one and naming.kind == "MISC":
        ending = " " + fold(naming.words)
        longer = [other for other in cast.like("MISC", naming.words) if fold(other.name).endswith(ending)]
        if len(longer) == 1:
            one, how = longer[0], f"the last words of {longer[0].name}"
            one.names.append(naming.words)
    if not one:
        one = cast.add(Somebody(naming.kind, naming.words))
        one.names.append(naming.words)
    one.mentions.append(linked(naming, "name", how))


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
