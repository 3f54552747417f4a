"""The name of a body, place or thing in, what it is out: what the gazetteer has, the same words, letters, the first.

A capital that acts stands for its state. Knows nothing of people.
"""

from __future__ import annotations

from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.body_names import body_similarity, body_words, is_general
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.states import states
from sanudo.reading.cast import Cast, Somebody, linked
from sanudo.reading.namings import Naming, Words, is_capital

_LOCAL = small_words("place")
_DEALS = small_words("dealing")
_ACTS = small_words("acting")
_ADVERBS = small_words("adverb")


def join_known(cast: Cast, naming: Naming, words: Words) -> None:
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


def join_body(cast: Cast, naming: Naming) -> None:
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


def join_word(cast: Cast, naming: Naming) -> None:
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
