"""Entities named in a report in; what else refers to them out: roles, common nouns, pronouns, each with how.

By rule: a role to its nearest holder, a common noun to the nearest body of its sort; a pronoun to whom it most probably
means of those before it. Knows no other report.
"""

from __future__ import annotations

from bisect import insort

from sanudo.article.types import Span
from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.reading.cast import Cast, Linked
from sanudo.reading.namings import Words
from sanudo.reading.noun_links import link_head, link_modifier, link_noun, link_trade
from sanudo.reading.pair_links import link_pair, link_two
from sanudo.reading.partisan_links import link_partisan
from sanudo.reading.pronoun_links import link_person, link_relative, link_thing
from sanudo.reading.role_links import link_role
from sanudo.reading.roles import RolePhrase
from sanudo.reading.scene import HE, IT, RELATIVE, SHE, THEY, Scene, head_after, place_of

_OPEN, _SHUT = "“", "”"
_THE = frozenset(("the", "this", "that"))
_STANDING = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "dep"))


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
        if words.tokens[place].pos == "NOUN":
            link_modifier(scene, place, words)
        if place in by_place:
            phrase = by_place[place]
            noun = words.head(phrase.head, phrase.end)
            if not link_role(scene, phrase, words) and not link_trade(scene, noun, words):
                _pass_by(scene, noun, words, quoted, subjects)
        elif place in taken or place in linked_nouns:
            continue
        elif low in small_words("partisan") and link_partisan(scene, place, words, quoted):
            pass
        elif low in RELATIVE:
            link_relative(scene, place, words)
        elif low in HE or low in SHE:
            link_person(scene, place, "m" if low in HE else "f", words, quoted, subjects)
        elif low in THEY and link_pair(scene, place, place + 1, "PERSON", words, quoted):
            pass
        elif low in IT or low in THEY:
            link_thing(scene, place, words, quoted, subjects)
        elif low in ("the", "both") and link_two(scene, place, words, quoted, linked_nouns):
            pass
        elif low == "the" and place + 1 < len(words.low):
            head = head_after(place, words)
            if head in by_place:
                continue
            if head not in taken and (link_noun(scene, place, words) or link_head(scene, place, words)):
                linked_nouns.add(place + 1 if head is None else head)
        elif words.tokens[place].pos == "NOUN" and not link_trade(scene, place, words):
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
            insort(one.mentions, Linked(phrase.head, phrase.span, "PERSON", "role", how, phrase.sentence), key=place_of)


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
