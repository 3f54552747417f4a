"""Entities named in a report in; what else refers to them out: roles, common nouns, pronouns, each with how.

By rule: a role to its nearest holder, a common noun to the nearest body of its sort, a pronoun to the most prominent
somebody of its gender just before it. Knows no other report.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from functools import cache
from itertools import islice

from sanudo.article.types import Span
from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.body_names import body_similarity
from sanudo.language.gazetteer.known import known as known_name
from sanudo.language.gazetteer.offices import may_be_same
from sanudo.reading.entities import Cast, Linked, Somebody
from sanudo.reading.namings import Naming, Words
from sanudo.reading.roles import RolePhrase

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_I = frozenset(("i", "me", "my", "myself", "mine"))
_SAYS = frozenset(("said", "says", "told", "added", "asked", "replied", "stated", "announced", "wrote", "explained"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_OPEN, _SHUT = "“", "”"
_REACH = 4


class Scene:
    """Who was lately named, the last first: what a reference may mean. Bounded, so that long texts take no longer."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
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

    def add(self, one: Somebody, link: Linked) -> None:
        """A reference to somebody, kept in the order of the text."""
        insort(one.mentions, link, key=lambda mention: mention.place)
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
    taken = {i for one in cast.members for m in one.mentions for i in range(*words.within(m.span))}
    by_place = {phrase.head: phrase for phrase in phrases}
    nouns = _nominals()
    named = sorted(((m.place, i) for i, one in enumerate(cast.members) for m in one.mentions), reverse=True)
    scene = Scene(cast)
    for place, low in enumerate(words.low):
        while named and named[-1][0] < place:
            scene.enter(cast.members[named.pop()[1]])
        if place in by_place:
            _link_role(scene, by_place[place], words)
        elif place in taken:
            continue
        elif low in _HE or low in _SHE:
            _link_person(scene, place, "m" if low in _HE else "f", words, quoted, subjects)
        elif low in _IT or low in _THEY:
            _link_thing(scene, place, words, quoted, subjects)
        elif low in _I and quoted[place]:
            _link_speaker(scene, place, words)
        elif low == "the" and place + 1 < len(words.low) and place + 1 not in taken:
            _ = _link_noun(scene, place, words, nouns) or _link_head(scene, place, words)


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
    return first == 0 or words.tokens[first - 1].sentence != words.tokens[first].sentence


def _link_role(scene: Scene, phrase: RolePhrase, words: Words) -> None:
    """ "the NATO chief", "the minister", "the Russian president": the nearest person of whom it was said."""
    if phrase.indefinite or not (phrase.the or phrase.body or phrase.state):
        return
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
            return
        one, how = found
    scene.add(one, Linked(phrase.head, phrase.span, "PERSON", "role", how, phrase.sentence, True))


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
    name = words.slice(phrase.first + phrase.the, phrase.end)
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


def _link_speaker(scene: Scene, place: int, words: Words) -> None:
    """ "I" between quotation marks: who is named beside a word of saying in the sentence, else in the one before."""
    token = words.tokens[place]
    best: tuple[int, int, Somebody] | None = None
    for one in scene.people():
        for mention in one.mentions:
            away = token.sentence - mention.sentence
            if mention.quoted or away not in (0, 1, -1):
                continue
            near = words.low[max(0, mention.place - 2) : mention.place + 5]
            if _SAYS & set(near):
                score = (-abs(away) * 1000 - (away < 0) * 500, -abs(mention.place - place))
                if best is None or score > best[:2]:
                    best = (*score, one)
    if best:
        span = Span(token.start, token.end)
        link = Linked(place, span, "PERSON", "pronoun", "speaker of the quotation", token.sentence, False, True)
        scene.add(best[2], link)


def _link_head(scene: Scene, place: int, words: Words) -> bool:
    """ "the commission" after European Commission: the nearest name whose last word it is."""
    noun = words.low[place + 1]
    after = words.low[place + 2] if place + 2 < len(words.low) else ""
    if len(noun) < 4 or not words.slice(place + 1, place + 2).islower() or after in ("of", "-"):
        return False
    for one in scene.lately():
        if one.kind in ("ORG", "MISC", "LOC") and any(name.casefold().endswith(" " + noun) for name in one.names):
            span = Span(words.tokens[place].start, words.tokens[place + 1].end)
            sentence = words.tokens[place].sentence
            scene.add(one, Linked(place, span, one.kind, "role", f"last word of {one.name}", sentence))
            return True
    return False


def _link_noun(scene: Scene, place: int, words: Words, nouns: dict[str, tuple[str, frozenset[str], str]]) -> bool:
    """ "the alliance", "the company", "the country": the nearest body of that sort."""
    for end in (place + 3, place + 2):
        if end > len(words.low):
            continue
        noun = " ".join(words.low[place + 1 : end])
        if noun in nouns:
            break
    else:
        return False
    if end < len(words.low) and words.low[end] in ("of", "that", "which", "-"):
        return False
    kind, sectors, sort = nouns[noun]
    sentence = words.tokens[place].sentence
    best: tuple[float, Somebody] | None = None
    for one in scene.lately():
        seen = one.last_before(place)
        if (
            not seen
            or one.kind != kind
            or sentence - seen.sentence > _REACH
            or (sort == "state" and one.sort != "state")
        ):
            continue
        strict = one.sector in sectors
        if not strict and ("*" not in sectors or one.sector not in ("", *sectors)):
            continue
        if sort == "outlet" and one.sector and one.sector != "MED" and "*" not in sectors:
            continue
        score = strict - 0.5 * (sentence - seen.sentence) + 0.1 * min(5, len(one.mentions)) + 0.5 * seen.subject
        if best is None or score > best[0]:
            best = (score, one)
    if best and (best[0] > -0.5):
        span = Span(words.tokens[place].start, words.tokens[end - 1].end)
        how = f"common noun for {best[1].name}, the nearest of its sort"
        scene.add(best[1], Linked(place, span, kind, "role", how, sentence))
        return True
    return False


def _link_person(scene: Scene, place: int, sex: str, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """A personal pronoun: the most prominent person before it of that gender."""
    token = words.tokens[place]
    best: tuple[float, int, Somebody] | None = None
    for one in scene.people():
        if one.gender and one.gender != sex:
            continue
        seen = one.last_before(place)
        if not seen or token.sentence - seen.sentence > _REACH:
            continue
        score = _prominence(one, seen, place, words, quoted) + (0.0 if one.gender else -0.6)
        if best is None or (score, seen.place) > best[:2]:
            best = (score, seen.place, one)
    if not best:
        scene.cast.loose.append(
            Linked(place, Span(token.start, token.end), "PERSON", "pronoun", "unresolved", token.sentence)
        )
        return
    one = best[2]
    one.gender = one.gender or sex
    how = f"pronoun, most prominent {'man' if sex == 'm' else 'woman'} before it"
    subject = place in subjects or words.low[place] in ("he", "she")
    scene.add(
        one,
        Linked(place, Span(token.start, token.end), "PERSON", "pronoun", how, token.sentence, subject, quoted[place]),
    )


def _prominence(one: Somebody, seen: Linked, place: int, words: Words, quoted: list[bool]) -> float:
    """Nearness in sentences, being a subject, being often named; the voice that speaks is not the one spoken of."""
    distance = words.tokens[place].sentence - seen.sentence
    score = -1.0 * distance + 0.9 * seen.subject + 0.15 * min(6, len(one.mentions))
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
    for one in scene.lately():
        if one.kind not in ("ORG", "LOC", "NORP", "MISC") or (one.kind == "LOC" and one.sort not in ("state", "")):
            continue
        if low in _THEY and one.kind in ("LOC", "MISC"):
            continue
        seen = one.last_before(place)
        if not seen or token.sentence - seen.sentence > 1 or seen.how.startswith("adjective"):
            continue
        score = _prominence(one, seen, place, words, quoted) + 0.3 * (one.kind == "ORG")
        if best is None or (score, seen.place) > best[:2]:
            best = (score, seen.place, one)
    if best and best[0] >= (0.6 if owns else 0.9):
        how = "pronoun, most prominent body or state before it"
        link = Linked(place, Span(token.start, token.end), best[2].kind, "pronoun", how, token.sentence)
        link.subject, link.quoted = place in subjects, quoted[place]
        scene.add(best[2], link)


def _refers(place: int, words: Words) -> bool:
    """Whether "it" may mean something: not "it is clear that", "it seems", "it was raining"."""
    after = words.low[place + 1 : place + 6]
    if not after:
        return False
    if after[0] in (
        "is",
        "was",
        "'s",
        "would",
        "will",
        "may",
        "might",
        "seems",
        "appears",
        "makes",
        "remains",
        "became",
    ):
        return not (
            "that" in after or "to" in after or "premature" in after or after[0] in ("seems", "appears", "makes")
        )
    return True


def _place(mention: Linked) -> int:
    return mention.place


@cache
def _nominals() -> dict[str, tuple[str, frozenset[str], str]]:
    return {row[0]: (row[1], frozenset(listed(row[2])), row[3]) for row in rows("nominals")}
