"""A role in: "the prime minister", "the NATO chief"; linked to its nearest holder, or to the one whom no other leaves.

Knows offices and bodies. Whom a role cannot mean for sure stays unlinked.
"""

from __future__ import annotations

from sanudo.language.gazetteer.body_names import body_similarity
from sanudo.language.gazetteer.known import known as known_name
from sanudo.language.gazetteer.offices import may_be_same
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Naming, Words
from sanudo.reading.roles import RolePhrase
from sanudo.reading.scene import Scene


def link_role(scene: Scene, phrase: RolePhrase, words: Words) -> bool:
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
