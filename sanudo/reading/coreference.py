"""Entities named in a report in; what else refers to them out: roles, common nouns, pronouns, each with how.

By rule: a role to its nearest holder, a common noun to the nearest body of its sort, a pronoun to the most prominent
somebody of its gender just before it. Knows no other report.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from itertools import islice

from sanudo.article.types import Span
from sanudo.language.gazetteer.body_names import body_similarity
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.language.gazetteer.known import known as known_name
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.offices import may_be_same
from sanudo.language.types import Token
from sanudo.reading.entities import Cast, Linked, Somebody
from sanudo.reading.namings import Naming, Words
from sanudo.reading.roles import RolePhrase

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_SAYS = frozenset(("said", "says", "told", "added", "asked", "replied", "stated", "announced", "wrote", "explained"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_OPEN, _SHUT = "“", "”"
_REACH = 4
FAR, SUBJECT, OFTEN = 1.0, 0.9, 0.15
UNKNOWN = 0.9
OWN, OUTER = 1.0, 0.0
UNNAMED, DEFINITE = 0.9, 1.0  # "the actress" is often one who has a name elsewhere
UNNAMED_THING, UNNAMED_MANY = 0.0, 0.6  # several without a name are "they" rather than a body is


class Scene:
    """Who was lately named, the last first: what a reference may mean. Bounded, so that long texts take no longer."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.unnamed: dict[str, Somebody] = {}
        self.at: dict[int, Somebody] = {}
        self._recent: dict[int, Somebody] = {}

    def enter(self, one: Somebody) -> None:
        """Somebody is named again."""
        self._recent.pop(id(one), None)
        self._recent[id(one)] = one

    def lately(self) -> list[Somebody]:
        """The last hundred named, the nearest first."""
        return list(islice(reversed(self._recent.values()), 100))

    def people(self) -> list[Somebody]:
        """The persons among them."""
        return [one for one in self.lately() if one.kind == "PERSON"]

    def pass_by(self, noun: str, kind: str, gender: str, link: Linked) -> Somebody:
        """Somebody or something without a name, to whom a pronoun may belong rather than to one with a name."""
        one = self.unnamed.pop(noun, None) or Somebody(kind, noun, gender=gender, sort="unnamed")
        one.mentions.append(link)
        self.unnamed[noun] = one
        if len(self.unnamed) > 30:
            del self.unnamed[next(iter(self.unnamed))]
        return one

    def nameless(self, *kinds: str) -> list[Somebody]:
        """Those passed by lately, of some kinds: PERSON, PEOPLE, THING or THINGS."""
        return [one for one in self.unnamed.values() if one.kind in kinds]

    def add(self, one: Somebody, link: Linked) -> None:
        """A reference to somebody, kept in the order of the text."""
        insort(one.mentions, link, key=lambda mention: mention.place)
        self.at[link.place] = one
        self.enter(one)


def link_references(
    cast: Cast, phrases: list[RolePhrase], words: Words, beside: list[tuple[RolePhrase, int]] | None = None
) -> None:
    """Add to each entity the roles, nouns and pronouns that refer to it, in the order of the text.

    `phrases` are the roles that stand alone, `beside` those beside a name, with the token at which the name begins.
    """
    _link_beside(cast, beside or [])
    quoted = _quoted(words)
    subjects = _subjects(words)
    for one in cast.members:
        for mention in one.mentions:
            mention.subject = mention.place in subjects or _leads(mention, words)
            mention.quoted = quoted[mention.place]
    taken = {i for one in cast.members for m in one.mentions for i in _covered(m, words)}
    by_place = {phrase.head: phrase for phrase in phrases}
    named = sorted(((m.place, i) for i, one in enumerate(cast.members) for m in one.mentions), reverse=True)
    scene = Scene(cast)
    for one in cast.members:
        for mention in one.mentions:
            whole = mention.form in ("name", "metonym")
            scene.at.update(dict.fromkeys(range(*words.within(mention.span)) if whole else (mention.place,), one))
    linked_nouns: set[int] = set()
    for place, low in enumerate(words.low):
        while named and named[-1][0] < place:
            scene.enter(cast.members[named.pop()[1]])
        if place in by_place:
            if not _link_role(scene, by_place[place], words):
                _pass_by(scene, place, words, quoted, subjects)
        elif place in taken or place in linked_nouns:
            continue
        elif low in _RELATIVE:
            _link_relative(scene, place, words)
        elif low in _HE or low in _SHE:
            _link_person(scene, place, "m" if low in _HE else "f", words, quoted, subjects)
        elif low in _THEY and _link_pair(scene, place, place + 1, "PERSON", words, quoted):
            pass
        elif low in _IT or low in _THEY:
            _link_thing(scene, place, words, quoted, subjects)
        elif low in ("the", "both") and _link_two(scene, place, words, quoted, linked_nouns):
            pass
        elif low == "the" and place + 1 < len(words.low):
            head = _head_after(place, words)
            if head in by_place:
                continue
            if head not in taken and (_link_noun(scene, place, words) or _link_head(scene, place, words)):
                linked_nouns.add(place + 1 if head is None else head)
        elif words.tokens[place].pos == "NOUN":
            _pass_by(scene, place, words, quoted, subjects)


def _covered(mention: Linked, words: Words) -> range:
    """The tokens that a mention leaves for no other: all of a name, of a description its noun alone."""
    described = mention.form == "role" and ": " in mention.how
    return range(mention.place, mention.place + 1) if described else range(*words.within(mention.span))


def _link_beside(cast: Cast, beside: list[tuple[RolePhrase, int]]) -> None:
    """ "Russian President" in "Russian President Vladimir Putin" speaks of him as well."""
    by_place = {mention.place: one for one in cast.people for mention in one.mentions}
    for phrase, place in beside:
        one = by_place.get(place)
        if one and (phrase.office.sort != "rank" or phrase.body) and phrase.span not in {m.span for m in one.mentions}:
            how = "office beside the name"
            insort(one.mentions, Linked(phrase.head, phrase.span, "PERSON", "role", how, phrase.sentence), key=_place)


def _quoted(words: Words) -> list[bool]:
    """For each token whether it stands inside quotation marks."""
    inside, out = False, []
    for place, token in enumerate(words.tokens):
        mark = words.text[token.start : token.end]
        if mark in ('"', "``", "''"):
            inside = not inside
        elif mark == _OPEN:
            inside = True
        elif mark == _SHUT:
            inside = False
        if place and "\n\n" in words.text[words.tokens[place - 1].end : token.start]:
            inside = mark in ('"', _OPEN)
        out.append(inside)
    return out


def _subjects(words: Words) -> set[int]:
    """The tokens that are subjects, where the parse tells."""
    return {i for i, token in enumerate(words.tokens) if token.dep.startswith("nsubj") and token.pos != "X"}


def _leads(mention: Linked, words: Words) -> bool:
    """Whether a name begins its sentence or stands before a verb of saying; any token of it as subject counts."""
    first, end = words.within(mention.span)
    if any(words.tokens[i].dep.startswith("nsubj") for i in range(first, end)):
        return True
    head = words.tokens[words.head(first, end)]
    if head.dep == "appos" and words.tokens[head.head].dep.startswith("nsubj"):
        return True  # "the minister, Ann Lee, said"
    return first == 0 or words.tokens[first - 1].sentence != words.tokens[first].sentence


def _pass_by(scene: Scene, place: int, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """Note a person, several people, a thing or things that a noun speaks of without a name."""
    token, low = words.tokens[place], words.low[place]
    below = {words.tokens[child].dep for child in words.children[place]}
    if token.dep.partition(":")[0] not in _STANDING or "cop" in below or not low.isalpha():
        return
    if any(words.low[child] in ("no", "as") for child in words.children[place]):
        return
    what = person_noun(low)
    several = "Number=Plur" in token.morph
    if what:
        kind = "PEOPLE" if what.plural or several else "PERSON"
    elif body_noun(low) or token.dep.partition(":")[0] not in ("nsubj", "obj", "obl"):
        return
    else:
        kind = "THINGS" if several else "THING"
    link = Linked(place, Span(token.start, token.end), kind, "role", "unnamed", token.sentence)
    link.subject, link.quoted = place in subjects, quoted[place]
    one = scene.pass_by(low, kind, what.gender if what else "", link)
    one.said = ["the"] if any(words.low[child] in _THE for child in words.children[place]) else []


_THE = frozenset(("the", "this", "that"))
_STANDING = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "dep"))


def _link_role(scene: Scene, phrase: RolePhrase, words: Words) -> bool:
    """ "the NATO chief", "the minister", "the Russian president": the nearest person of whom it was said."""
    if phrase.indefinite or not (phrase.the or phrase.body or phrase.state):
        return False
    best: tuple[int, Somebody, Linked] | None = None
    for one in scene.people():
        seen = one.last_before(phrase.head)
        if seen and _holds(one, phrase) and (best is None or seen.place > best[0]):
            best = (seen.place, one, seen)
    if best:
        one = best[1]
        how = f"role of {one.name}" if phrase.body else f"nearest before it of whom the role is told: {one.name}"
    else:
        found = _by_elimination(scene, phrase) or _by_office(scene, phrase, words)
        if found is None:
            return False
        one, how = found
    scene.add(one, Linked(phrase.head, phrase.span, "PERSON", "role", how, phrase.sentence, True))
    return True


def _by_elimination(scene: Scene, phrase: RolePhrase) -> tuple[Somebody, str] | None:
    """The only person often named before of whom no role is told."""
    if not phrase.body or phrase.office.sort != "office":
        return None
    free = [one for one in scene.people() if not one.roles and len(one.mentions) > 2 and one.last_before(phrase.head)]
    if len(free) != 1 or (phrase.office.gender and free[0].gender not in ("", phrase.office.gender)):
        return None
    return free[0], "the only person often named before it of whom no role is told"


def _by_office(scene: Scene, phrase: RolePhrase, words: Words) -> tuple[Somebody, str] | None:
    """Somebody of whom the report tells the office alone: "the British prime minister"."""
    if not phrase.body or phrase.office.sort != "office" or not (phrase.the or phrase.first < phrase.head):
        return None
    name = words.slice(phrase.first + phrase.the, phrase.end).lstrip("-–— ")
    found = scene.cast.by_word("PERSON", name)
    if found:
        return found, "same office"
    one = scene.cast.add(Somebody("PERSON", " ".join(name.split()), gender=phrase.office.gender))
    one.sector, one.sort = phrase.office.sector, "office"
    one.roles.append(phrase.role())
    if phrase.state:
        one.role_states.append(phrase.state)
    return one, "told by office alone"


def _holds(one: Somebody, phrase: RolePhrase) -> bool:
    """Whether the role was told of this person, and of no other state or body."""
    for role in one.roles:
        if not may_be_same(phrase.title, role.title):
            continue
        if phrase.body is None or role.body is None or (role.former and not phrase.former):
            return phrase.body is None or role.body is None
        return _same_body(phrase, role.body)
    generic = phrase.office.title in ("chief", "head", "leader", "boss", "president", "secretary-general")
    return generic and phrase.body is not None and any(_same_body(phrase, r.body or "") for r in one.roles)


def _same_body(phrase: RolePhrase, body: str) -> bool:
    """Whether the role's body is the one told before, by the words or by what the gazetteer has under them."""
    if phrase.body is None or body.casefold() in (phrase.body.words.casefold(), _plain_name(phrase.body)):
        return True
    one, other = phrase.body.known, known_name(body)
    if one is None or other is None:
        return body_similarity(*sorted((phrase.body.words, body))) >= 0.8
    return one.key == other.key


def _plain_name(body: Naming) -> str:
    return body.known.name.casefold() if body.known else ""


def _link_head(scene: Scene, place: int, words: Words) -> bool:
    """ "the commission" after European Commission: the nearest name whose last word it is."""
    noun = words.low[place + 1]
    after = words.low[place + 2] if place + 2 < len(words.low) else ""
    if len(noun) < 4 or not words.slice(place + 1, place + 2).islower() or after in ("of", "-"):
        return False
    if words.tokens[place + 1].dep == "compound" and words.tokens[place + 1].head > place + 1:
        return False  # "the union man" is no union
    for one in scene.lately():
        if one.kind in ("ORG", "MISC", "LOC") and any(name.casefold().endswith(" " + noun) for name in one.names):
            span = Span(words.tokens[place].start, words.tokens[place + 1].end)
            sentence = words.tokens[place].sentence
            scene.add(one, Linked(place, span, one.kind, "role", f"last word of {one.name}", sentence))
            return True
    return False


def _link_relative(scene: Scene, place: int, words: Words) -> bool:
    """ "Who", "which" and "whose": the name that the parse hangs their clause on."""
    if words.tokens[place].pos not in ("PRON", "DET", "SCONJ") or (
        words.low[place] == "that" and not words.tokens[place].dep.startswith(("nsubj", "obj"))
    ):
        return False
    at = place
    for _ in range(4):
        head, dep = words.tokens[at].head, words.tokens[at].dep
        if dep.startswith("acl"):
            one = scene.at.get(head)
            if one is None or head > place or (one.kind != "PERSON" and words.low[place] in ("who", "whom")):
                return False
            token = words.tokens[place]
            how = f"relative pronoun of {one.name}"
            link = Linked(place, Span(token.start, token.end), one.kind, "pronoun", how, token.sentence)
            link.subject = dep.startswith("nsubj")
            scene.add(one, link)
            return True
        if head == at:
            return False
        at = head
    return False


def _link_two(scene: Scene, place: int, words: Words, quoted: list[bool], linked: set[int]) -> bool:
    """ "The two leaders", "both countries": the only two of the sort in the nearest sentence that names any."""
    first = place + 1 + (words.low[place] == "the")
    if first >= len(words.low) or (words.low[place] == "the" and words.low[place + 1] != "two"):
        return False
    for noun in (first, first + 1)[: 1 + (words.low[place] == "the")]:
        if noun < len(words.low) and words.tokens[noun].sentence == words.tokens[place].sentence:
            if any(words.tokens[child].dep.startswith("acl") for child in words.children[noun]):
                return False
            kind = _kind_of_many(words.low[noun])
            if kind:
                linked.add(noun)
                return _link_pair(scene, place, noun + 1, kind, words, quoted)
    return False


def _kind_of_many(low: str) -> str | None:
    person = person_noun(low)
    if person and person.plural:
        return "PERSON"
    single = low[:-3] + "y" if low.endswith("ies") else low[:-1] if low.endswith("s") else ""
    body = body_noun(single) if single else None
    if body and body.sort != "said":
        return body.kind
    return "LOC" if low in ("governments", "neighbours", "neighbors", "powers") else None


def _link_pair(scene: Scene, place: int, end: int, kind: str, words: Words, quoted: list[bool]) -> bool:
    """Give words for two to both of the last two named; a pronoun only where "and" or "with" joins the two."""
    token, bare = words.tokens[place], words.low[place] in _THEY
    noun = person_noun(words.low[end - 1])
    sex = noun.gender if noun else ""
    for sentence in range(token.sentence, max(-1, token.sentence - (2 if bare else 3)), -1):
        found: dict[int, tuple[Linked, Somebody]] = {}
        for one in scene.lately():
            seen = one.last_before(place)
            while seen and seen.sentence == sentence and seen.quoted != quoted[place]:
                seen = one.last_before(seen.place)
            if one.kind == kind and seen and seen.sentence == sentence and (kind != "LOC" or one.sort == "state"):
                found[id(one)] = (seen, one)
                if sex and one.gender and one.gender != sex:
                    return False
        if not found:
            continue
        pair = sorted(found.values(), key=lambda item: item[0].place)
        if len(pair) != 2 or (kind != "LOC" and not _together(pair[0][0], pair[1][0], words, bare)):
            return False
        if bare and _many_between(scene, pair[1][0], place):
            return False
        span = Span(token.start, words.tokens[end - 1].end)
        how = f"the two named together before it: {pair[0][1].name} and {pair[1][1].name}"
        for _seen, one in pair:
            link = Linked(end - 1, span, kind, "pronoun" if bare else "role", how, token.sentence)
            link.subject, link.quoted = _subject(end - 1, words), quoted[place]
            scene.add(one, link)
        return True
    return False


def _together(one: Linked, other: Linked, words: Words, strictly: bool) -> bool:
    """Whether two are joined by "and", or one acts and the other is the party it acts with (or on, unless strictly)."""
    if one.span == other.span:
        return True
    heads = [words.head(*words.within(mention.span)) for mention in (one, other)]
    first, second = (words.tokens[head] for head in heads)
    if second.dep == "conj" and second.head == heads[0]:
        return True
    by = [words.low[child] for child in words.children[heads[1]] if words.tokens[child].dep == "case"]
    party = (second.dep.startswith("obl") and "with" in by) or (second.dep == "obj" and not strictly)
    return first.dep.startswith("nsubj") and first.head == second.head and party


def _many_between(scene: Scene, last: Linked, place: int) -> bool:
    """Whether several people or things without a name stand nearer."""
    near = [one.last_before(place) for one in scene.nameless("PEOPLE", "THINGS")]
    return any(seen is not None and seen.place > last.place for seen in near)


def _link_noun(scene: Scene, place: int, words: Words) -> bool:
    """ "The alliance", "the Toulouse-based manufacturer", "the accountant": the nearest body of that sort, or who was
    said to be so."""
    head = _head_after(place, words)
    if head is None or words.low[head + 1 : head + 2] in (["of"], ["that"], ["which"], ["who"], ["whose"], ["-"]):
        return False
    between = words.low[place + 1 : head]
    if _OTHER & set(between) or any(words.tokens[i].pos == "NUM" for i in range(place + 1, head)):
        return False
    span = Span(words.tokens[place].start, words.tokens[head].end)
    if len(between) == 1 and words.low[head] in _FOLK:
        one = _of_the(scene, between[0], words.low[head], place)
        if one:
            how = f"{words.low[head]} of the {between[0]}: the only one of whom an office in one is told: {one.name}"
            link = Linked(head, span, "PERSON", "role", how, words.tokens[place].sentence)
            link.subject = _subject(head, words)
            scene.add(one, link)
            return True
    for noun in (" ".join(words.low[head - 1 : head + 1]) if between else "", words.low[head]):
        found = _said(scene, noun, place, words) or _of_sort(scene, noun, place, head, words)
        if found:
            link = Linked(head, span, found[0].kind, "role", found[1], words.tokens[place].sentence)
            link.subject = _subject(head, words)
            scene.add(found[0], link)
            return True
    return False


_FOLK = {"man": "m", "woman": "f", "boss": "", "chief": "", "leader": "", "head": "", "official": ""}


def _of_the(scene: Scene, noun: str, folk: str, place: int) -> Somebody | None:
    """ "The union man": the only person named before whose office is told with the word, in its title or its body."""
    fits = []
    for one in scene.people():
        told = {word for r in one.roles for word in fold(f"{r.title} {r.body or ''}").split() if not r.former}
        if noun in told:
            fits.append(one)
    fits = [one for one in fits if one.last_before(place) and _FOLK[folk] in ("", one.gender or _FOLK[folk])]
    return fits[0] if len(fits) == 1 else None


# What stands between "the" and a noun where somebody else than the one before is meant.
_OTHER = frozenset(
    (
        *("other", "another", "second", "third", "rival", "next", "last", "only", "new", "parent", "sister", "latter"),
        *("first", "former", "various", "many", "several", "few", "both", "same", "largest", "biggest", "world"),
    )
)


def _head_after(place: int, words: Words) -> int | None:
    """The noun that "the" at `place` begins a phrase of, when nothing but adjectives and nouns stands between."""
    head = None
    for i in range(place + 1, min(place + 8, len(words.low))):
        token = words.tokens[i]
        if token.sentence != words.tokens[place].sentence:
            break
        if token.pos in ("NOUN", "PROPN") or (token.pos == "X" and body_noun(words.low[i])):
            head = i
        elif token.pos not in ("ADJ", "NUM") and words.low[i] not in ("-", "based", "led", "owned", "run"):
            break
    return head if head is not None and words.slice(head, head + 1).islower() else None


def _said(scene: Scene, noun: str, place: int, words: Words) -> tuple[Somebody, str] | None:
    """The only one lately named of whom the noun was said before."""
    fits = []
    for one in scene.lately():
        seen = one.last_before(place)
        if noun in one.said and seen and words.tokens[place].sentence - seen.sentence <= 2 * _REACH:
            fits.append(one)
    return (fits[0], f"said before of {fits[0].name}") if len(fits) == 1 else None


def _of_sort(scene: Scene, noun: str, place: int, head: int, words: Words) -> tuple[Somebody, str] | None:
    """The nearest body of the sort that a noun tells, and of the state that an adjective before it tells."""
    what = body_noun(noun)
    if what is None or what.sort == "said":
        return None
    state, foreign = _modified(place + 1, head, words)
    if foreign:
        return None
    sentence = words.tokens[place].sentence
    best: tuple[float, Somebody] | None = None
    for one in scene.lately():
        seen = one.last_before(place)
        if (
            not seen
            or one.kind != what.kind
            or sentence - seen.sentence > _REACH
            or (what.sort == "state" and (one.sort != "state" or state))
        ):
            continue
        strict = one.sector in what.sectors or noun in one.said
        if not strict and ("*" not in what.sectors or one.sector not in ("", *what.sectors)):
            continue
        if what.sort == "outlet" and one.sector and one.sector != "MED" and "*" not in what.sectors:
            continue
        own = {one.state, *one.said_states} - {None}
        if state and own and state not in own:
            continue
        score = strict - 0.5 * (sentence - seen.sentence) + 0.1 * min(5, len(one.mentions)) + 0.5 * seen.subject
        score += 0.5 * (state in own if state else 0)
        if best is None or score > best[0]:
            best = (score, one)
    if best and best[0] > -0.5:
        return best[1], f"common noun for {best[1].name}, the nearest of its sort"
    return None


def _modified(first: int, head: int, words: Words) -> tuple[str | None, bool]:
    """The state told between "the" and a noun, and whether another name stands there ("the Apple company")."""
    state = None
    for place in range(first, head):
        what = known_name(words.slice(place, place + 1))
        if what and what.sort in ("adjective", "state", "city", "region"):
            state = what.state or what.key
        elif words.tokens[place].pos == "PROPN" and words.low[place + 1 : place + 2] != ["-"]:
            return None, True
    return state, False


def _subject(place: int, words: Words) -> bool:
    return words.tokens[place].dep.startswith("nsubj")


def _link_person(scene: Scene, place: int, sex: str, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """A personal pronoun: the most prominent person before it of that gender."""
    token = words.tokens[place]
    if "or" in (words.low[place - 1], *words.low[place + 1 : place + 2]) and _either(place, words):
        return
    best: tuple[float, int, Somebody] | None = None
    frame = _frame(scene, place, words)
    for one in (*scene.people(), *scene.nameless("PERSON")):
        if (one.gender and one.gender != sex) or one is frame.barred:
            continue
        seen = one.last_before(place)
        if not seen or token.sentence - seen.sentence > _REACH or (quoted[place] and _speaks(one, token, words)):
            continue
        score = _prominence(one, seen, place, words, quoted) + (0.0 if one.gender else -UNKNOWN)
        score += frame.worth(one) - UNNAMED * (one.sort == "unnamed") - DEFINITE * ("the" in one.said)
        if best is None or (score, seen.place) > best[:2]:
            best = (score, seen.place, one)
    if not best or best[2].sort == "unnamed":
        link = Linked(place, Span(token.start, token.end), "PERSON", "pronoun", "unresolved", token.sentence)
        link.subject, link.quoted = place in subjects, quoted[place]
        if best:
            link.how = "unresolved: of somebody whom the report does not name"
            best[2].mentions.append(link)
        scene.cast.loose.append(link)
        return
    one = best[2]
    one.gender = one.gender or sex
    how = f"pronoun, most prominent {'man' if sex == 'm' else 'woman'} before it"
    subject = place in subjects or words.low[place] in ("he", "she")
    scene.add(
        one,
        Linked(place, Span(token.start, token.end), "PERSON", "pronoun", how, token.sentence, subject, quoted[place]),
    )


def _either(place: int, words: Words) -> bool:
    """ "He or she" is anybody."""
    around = words.low[max(0, place - 2) : place] + words.low[place + 1 : place + 3]
    return bool(set(around) & (_SHE if words.low[place] in _HE else _HE))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the clauses around a pronoun tell: whom it cannot be, and the subjects above it, the nearest first."""

    barred: Somebody | None
    above: tuple[Somebody, ...]

    def worth(self, one: Somebody) -> float:
        """A subject of the pronoun's own clause or of the one that holds it is nearer than any other."""
        for step, other in enumerate(self.above):
            if other is one:
                return (OWN, OUTER)[min(step, 1)]
        return 0.0


def _frame(scene: Scene, place: int, words: Words) -> _Frame:
    """An object is not the subject of its own verb, unless it is reflexive; an owner often is."""
    token = words.tokens[place]
    reflexive = words.low[place].endswith(("self", "selves"))
    owner = token.dep == "nmod:poss"
    barred: Somebody | None = None
    above: list[Somebody] = []
    at, crossed = place, token.dep.startswith("nsubj")
    for _ in range(12):
        head = words.tokens[at].head
        if head == at:
            break
        dep = words.tokens[at].dep
        if dep.startswith("acl:relcl") and head in scene.at:
            above.append(scene.at[head])
            break
        crossed = crossed or dep.startswith(_CLAUSES)
        if not (at == place and dep.startswith("nsubj")):
            subject = _subject_of(head, words, at)
            if subject is not None and subject != at and subject < place:
                one = scene.at.get(subject)
                if not crossed and not owner and not reflexive:
                    barred = one or barred
                elif one and one not in above:
                    above.append(one)
                crossed = True
        at = head
    return _Frame(barred, tuple(above[:2]))


_CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "csubj", "conj")


def _subject_of(verb: int, words: Words, below: int) -> int | None:
    """The subject of a verb: its own; the object it is controlled by ("forced Apple to lower"); the one it shares."""
    for _ in range(4):
        own = [c for c in words.children[verb] if words.tokens[c].dep.startswith("nsubj") and c != below]
        if own:
            return own[0]
        dep, above = words.tokens[verb].dep, words.tokens[verb].head
        if above == verb or dep.partition(":")[0] not in ("xcomp", "conj", "advcl"):
            return None
        if dep == "xcomp":
            objects = [c for c in words.children[above] if words.tokens[c].dep in ("obj", "iobj") and c < verb]
            if objects:
                return objects[-1]
        if dep == "advcl" and any(words.tokens[c].dep.startswith("nsubj") for c in words.children[verb]):
            return None
        verb = above
    return None


def _speaks(one: Somebody, token: Token, words: Words) -> bool:
    """Whether somebody is who speaks in this sentence: what stands between the quotation marks calls them I."""
    for mention in one.mentions:
        if mention.sentence == token.sentence and not mention.quoted:
            first, end = words.within(mention.span)
            head = words.head(first, end)
            if words.tokens[head].dep.startswith("nsubj") and words.low[words.tokens[head].head] in _SAYS:
                return True
    return False


def _prominence(one: Somebody, seen: Linked, place: int, words: Words, quoted: list[bool]) -> float:
    """Nearness in sentences, being a subject, being often named; the voice that speaks is not the one spoken of."""
    distance = words.tokens[place].sentence - seen.sentence
    score = -FAR * distance + SUBJECT * seen.subject + OFTEN * min(6, len(one.mentions))
    if seen.form == "pronoun":
        score += 0.25
    if seen.quoted != quoted[place]:
        score -= 0.7
    before = bisect_left(one.mentions, place, key=_place)
    if any(m.subject and m.sentence == seen.sentence for m in one.mentions[max(0, before - 4) : before]):
        score += 0.5
    return score


def _link_thing(scene: Scene, place: int, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """it, its: a body or a state that is subject nearby; they, their: a body or a people. Else nothing is said."""
    low, token = words.low[place], words.tokens[place]
    owns = low in ("its", "their", "itself", "themselves")
    if low == "it" and not _refers(place, words):
        return
    best: tuple[float, int, Somebody] | None = None
    frame = _frame(scene, place, words)
    for one in scene.lately():
        if one.kind not in ("ORG", "LOC", "NORP", "MISC") or (one.kind == "LOC" and one.sort not in ("state", "")):
            continue
        if (low in _THEY and one.kind in ("LOC", "MISC")) or one is frame.barred:
            continue
        seen = one.last_before(place)
        if not seen or token.sentence - seen.sentence > 1 or seen.how.startswith("adjective"):
            continue
        score = _prominence(one, seen, place, words, quoted) + 0.3 * (one.kind == "ORG") + frame.worth(one)
        if best is None or (score, seen.place) > best[:2]:
            best = (score, seen.place, one)
    if best is None or best[0] < (0.6 if owns else 0.9):
        return
    for other in scene.nameless(*(("PEOPLE", "THINGS") if low in _THEY else ("THING",))):
        seen = other.last_before(place)
        if seen and token.sentence - seen.sentence <= 1:
            score = _prominence(other, seen, place, words, quoted) + (UNNAMED_MANY if low in _THEY else -UNNAMED_THING)
            between = low in _THEY and seen.sentence == token.sentence and seen.place > best[1]
            if between or (score, seen.place) > best[:2]:
                return
    if low in _THEY and words.low[token.head] in ("say", *_SAYS):
        last = best[2].last_before(place)
        if last and not last.subject:
            return  # who says it is rather who spoke before: "diplomats say"
    together = _joined_with(scene, best[1], words) if low in _THEY else None
    if together and together is not best[2]:
        return _link_both(scene, place, best[2], together, words, quoted)
    how = "pronoun, most prominent body or state before it"
    link = Linked(place, Span(token.start, token.end), best[2].kind, "pronoun", how, token.sentence)
    link.subject, link.quoted = place in subjects, quoted[place]
    scene.add(best[2], link)


def _joined_with(scene: Scene, place: int, words: Words) -> Somebody | None:
    """Who is joined by "and" to the name at `place`: NATO and Russia."""
    head = place
    while words.tokens[head].head != head and scene.at.get(words.tokens[head].head) is scene.at.get(place):
        head = words.tokens[head].head
    if words.tokens[head].dep == "conj":
        return scene.at.get(words.tokens[head].head)
    joined = [child for child in words.children[head] if words.tokens[child].dep == "conj"]
    return scene.at.get(joined[0]) if len(joined) == 1 else None


def _link_both(scene: Scene, place: int, one: Somebody, other: Somebody, words: Words, quoted: list[bool]) -> None:
    token = words.tokens[place]
    how = f"the two named together before it: {one.name} and {other.name}"
    for each in (one, other):
        link = Linked(place, Span(token.start, token.end), each.kind, "pronoun", how, token.sentence)
        link.subject, link.quoted = _subject(place, words), quoted[place]
        scene.add(each, link)


def _refers(place: int, words: Words) -> bool:
    """Whether "it" may mean a body: not "it is clear that", "it seems", "it was raining", "it is the largest deal"."""
    after = words.low[place + 1 : place + 6]
    token = words.tokens[place]
    if not after or not token.dep.startswith("nsubj"):
        return token.dep == "dep"  # what is done to "it" is seldom done to a body
    below = words.children[token.head]
    if any(words.tokens[child].dep == "cop" for child in below) and words.tokens[token.head].pos == "NOUN":
        return body_noun(words.low[token.head]) is not None
    if after[0] in _EMPTY_VERBS:
        return not (
            "that" in after or "to" in after or "premature" in after or after[0] in ("seems", "appears", "makes")
        )
    return True


_EMPTY_VERBS = frozenset(
    ("is", "was", "'s", "would", "will", "may", "might", "seems", "appears", "makes", "remains", "became")
)


def _place(mention: Linked) -> int:
    return mention.place
