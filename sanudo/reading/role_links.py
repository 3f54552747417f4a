"""A role in: "the prime minister", "the NATO chief"; linked to a holder just spoken of, or to whom no other leaves it.

Knows offices and bodies. Whom a role cannot mean for sure stays unlinked.
"""

from __future__ import annotations

from typing import NamedTuple

from sanudo.language.gazetteer.body_names import body_similarity
from sanudo.language.gazetteer.known import known as known_name
from sanudo.language.gazetteer.offices import may_be_same, plain
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Naming, Words
from sanudo.reading.roles import RolePhrase
from sanudo.reading.scene import Scene

_OF_WHOM = "of whom the role is told"  # how an office told alone is linked to one of its holders ...
NEAREST = f"nearest before it {_OF_WHOM}"  # ... and where only one was told of before


class Held(NamedTuple):
    """Somebody of whom a role is told, and where he was told of last."""

    seen: Linked
    one: Somebody


def link_role(scene: Scene, phrase: RolePhrase, words: Words) -> bool:
    """ "the NATO chief", "the Russian president": the nearest person of whom it was said; "the minister": of several
    the one just spoken of, rather as a subject."""
    if phrase.indefinite or not (phrase.the or phrase.body or phrase.state) or _is_cut_short(phrase, words):
        return False
    told = [(one.last_before(phrase.head), one) for one in scene.people() if _holds(one, phrase)]
    held = [Held(seen, one) for seen, one in told if seen and not _acts_on_it(seen, one, phrase, words)]
    if phrase.body is None:
        held = [h for h in held if not _is_named_behind(h.one, phrase, words)] or held
        held = held if len(held) > 1 else _not_another(scene, phrase, held)
        best = max(held, key=lambda h: (_prominence(h, phrase), h.seen.place), default=None)
    else:
        held = [h for h in held if _holds_of_it(h.one, phrase)] or held
        best = max(held, key=lambda h: h.seen.place, default=None)
    if best:
        one = best.one
        nearest = f"spoken of last, of several {_OF_WHOM}" if len(held) > 1 else NEAREST
        how = f"role of {one.name}" if phrase.body else f"{nearest}: {one.name}"
    else:
        found = _by_elimination(scene, phrase) or _by_office(scene, phrase, words)
        if found is None:
            return False
        one, how = found
    scene.add(one, Linked(phrase.head, phrase.span, "PERSON", "role", how, phrase.sentence, True))
    return True


def _acts_on_it(seen: Linked, one: Somebody, phrase: RolePhrase, words: Words) -> bool:
    """Whether the sentence tells what somebody, of whom no such state is told, did to the one meant: "Hale saw the
    president of Norland"."""
    if phrase.body is None or not seen.subject or seen.sentence != phrase.sentence or _holds_of_it(one, phrase):
        return False
    return words.tokens[words.head(phrase.head, phrase.end)].dep in ("obj", "iobj", "obl", "nmod", "conj")


def _is_cut_short(phrase: RolePhrase, words: Words) -> bool:
    """Whether more belongs to it than was read: "the head of the mission", "the official Norland news agency"."""
    last = words.tokens[phrase.end - 1]
    after = words.low[phrase.end : phrase.end + 1]
    if phrase.body is None and after == ["of"]:
        return True
    if phrase.body is not None and phrase.body.first > phrase.head and after in (["'s"], ["’s"], ["'"]):
        return True  # "the head of Norland's ruling party"
    return last.dep in ("amod", "compound") and last.head >= phrase.end


def _prominence(held: Held, phrase: RolePhrase) -> float:
    """Of several presidents "the president" is who was just spoken of, rather as a subject, often, and called so."""
    far = min(_FAR, phrase.sentence - held.seen.sentence) - _HABIT * min(_TWICE, _times_called(held.one, phrase))
    return _SUBJECT * held.seen.subject + _OFTEN * min(_MOST, len(held.one.mentions)) - far


def _times_called(one: Somebody, phrase: RolePhrase) -> int:
    """How often the report has called somebody by an office alone, as here."""
    told = [m for m in one.mentions if m.place < phrase.head and m.form == "role"]
    return sum(_OF_WHOM in m.how for m in told)


def _is_named_behind(one: Somebody, phrase: RolePhrase, words: Words) -> bool:
    """ "The president said of Lima's plan": of whom the sentence goes on to speak by name is another."""
    return any(
        m.form == "name" and m.sentence == phrase.sentence and phrase.end <= m.place and not _beside(phrase, m, words)
        for m in one.mentions
    )


def _beside(phrase: RolePhrase, mention: Linked, words: Words) -> bool:
    """ "The president, Ana Lima"."""
    return mention.place - phrase.end <= 1 and words.low[phrase.end : mention.place] in ([], [","])


def _not_another(scene: Scene, phrase: RolePhrase, held: list[Held]) -> list[Held]:
    """Nobody, where the only one of whom the role is told was named far before, and another of whom no role is told,
    but twice as much else, is who the sentence before is about."""
    if not held or phrase.sentence - held[0].seen.sentence < _AWAY:
        return held
    holder = held[0].one
    for one in scene.people():
        about = any(m.subject for m in one.mentions if m.sentence == phrase.sentence - 1)
        if about and one is not holder and not one.roles and len(one.mentions) >= 2 * len(holder.mentions):
            return []
    return held


_HEADS_OF_A_STATE = frozenset(("president", "prime minister", "chancellor", "leader", "king", "queen"))
_HEADS_OF_A_BODY = frozenset(("chief", "head", "secretary-general", "president"))
_FAR, _SUBJECT, _OFTEN, _MOST = 6, 0.8, 0.05, 12
_HABIT, _TWICE = 1.0, 2
_AWAY = 5  # sentences from which a holder was named far before


def _by_elimination(scene: Scene, phrase: RolePhrase) -> tuple[Somebody, str] | None:
    """The only person often named before of whom no role is told, where a state or alliance has but one such."""
    heads = _HEADS_OF_A_BODY if _is_of_states(phrase.body) else _HEADS_OF_A_STATE if phrase.state else frozenset()
    if plain(phrase.title) not in heads:
        return None
    free = [one for one in scene.people() if not one.roles and len(one.mentions) > 2 and one.last_before(phrase.head)]
    if len(free) != 1 or (phrase.office.gender and free[0].gender not in ("", phrase.office.gender)):
        return None
    return free[0], "the only person often named before it of whom no role is told"


def _is_of_states(body: Naming | None) -> bool:
    return body is not None and body.known is not None and body.known.sector == "IGO"


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
        if phrase.body is None:
            return True
        if role.body is None:
            home = _home(one)
            return (phrase.body.known is not None or phrase.state is not None) and home in (None, phrase.state)
        if role.former and not phrase.former:
            return False
        return _same_body(phrase, role.body)
    generic = phrase.office.title in ("chief", "head", "boss", "secretary-general") and phrase.state is None
    return generic and phrase.body is not None and any(_same_body(phrase, r.body or "") for r in one.roles)


def _home(one: Somebody) -> str | None:
    """The state whose government goes by somebody's name, where the gazetteer has it: "the Obama administration"."""
    if one.state:
        return one.state
    surname = one.parsed.words[-1] if one.parsed and one.parsed.words else ""
    body = known_name(f"{surname.title()} administration") if surname else None
    return body.state if body else None


def _holds_of_it(one: Somebody, phrase: RolePhrase) -> bool:
    """Whether the role was told of that very state or body, not only without any: "President Lee" of none."""
    told = [role.body for role in one.roles if role.body and may_be_same(phrase.title, role.title)]
    return any(_same_body(phrase, body) for body in told)


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
