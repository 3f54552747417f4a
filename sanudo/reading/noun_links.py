"""A common noun in: "the company", "the union man", "the Irish firm"; linked to the nearest somebody of its sort.

What was said of somebody counts ("X is a carmaker", then "the carmaker"), then kind, state and trade. What a person is
known by ("the actress") is the only one lately named.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.language.gazetteer import small_words
from sanudo.language.gazetteer.body_names import body_words, is_general
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.language.gazetteer.known import known as known_name
from sanudo.language.gazetteer.letters import fold
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.scene import REACH, Scene, head_after, is_subject

_FAR = 4 * REACH  # sentences back to a name whose last word is said again
_MANY = frozenset(
    ("building", "police", "front", "center", "centre", "street", "island", "hotel")
)  # many are so called
LATELY = 3  # sentences back over which a person known by a trade is looked for
_FOLK = {"man": "m", "woman": "f", "boss": "", "chief": "", "leader": "", "head": "", "official": ""}


def link_head(scene: Scene, place: int, words: Words) -> bool:
    """ "the commission" after European Commission: the nearest name whose last word it is."""
    noun = words.low[place + 1]
    after = words.low[place + 2] if place + 2 < len(words.low) else ""
    if len(noun) < 4 or not words.slice(place + 1, place + 2).islower() or after in ("of", "-"):
        return False
    if words.tokens[place + 1].dep in ("compound", "amod") and words.tokens[place + 1].head > place + 1:
        return False  # "the union man" is no union
    for one in scene.lately():
        seen = one.last_before(place)
        near = seen is not None and words.tokens[place].sentence - seen.sentence <= (REACH if noun in _MANY else _FAR)
        if near and one.kind in ("ORG", "MISC", "LOC") and _ends_in(one, noun):
            span = Span(words.tokens[place].start, words.tokens[place + 1].end)
            sentence = words.tokens[place].sentence
            scene.add(one, Linked(place, span, one.kind, "role", f"last word of {one.name}", sentence))
            return True
    return False


def _ends_in(one: Somebody, noun: str) -> bool:
    """Whether a word ends a name, and not "Meet the Press"."""
    names = [name.casefold() for name in one.names]
    return any(name.endswith(f" {noun}") and not name.endswith(f" the {noun}") for name in names)


def link_noun(scene: Scene, place: int, words: Words) -> bool:
    """ "The alliance", "the Toulouse-based manufacturer", "the accountant": the nearest body of that sort, or who was
    said to be so."""
    head = head_after(place, words)
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
            link.subject = is_subject(head, words)
            scene.add(one, link)
            return True
    for noun in (" ".join(words.low[head - 1 : head + 1]) if between else "", words.low[head]):
        found = _said(scene, noun, place, words) or _of_sort(scene, noun, place, head, words)
        if found:
            link = Linked(head, span, found[0].kind, "role", found[1], words.tokens[place].sentence)
            link.subject = is_subject(head, words)
            scene.add(found[0], link)
            return True
    return False


def link_trade(scene: Scene, head: int, words: Words) -> bool:
    """ "The actress", "the troubled star": the only person lately named, where none without a name is one."""
    low, token = words.low[head], words.tokens[head]
    the = next((i for i in words.children[head] if words.low[i] == "the" and i < head), None)
    noun = person_noun(low)
    if the is None or low not in small_words("trade") or "Number=Plur" in token.morph or _is_told(head, words):
        return False
    if words.low[head + 1 : head + 2] in (["of"], ["that"], ["who"], ["whose"], ["-"], ["for"]):
        return False
    if _OTHER & set(words.low[the + 1 : head]) or any(words.tokens[i].pos == "PROPN" for i in range(the + 1, head)):
        return False
    near = [(one, seen) for one in scene.people() if (seen := one.last_before(head))]
    fits = [one for one, seen in near if token.sentence - seen.sentence <= LATELY]
    sex = noun.gender if noun else ""
    if len(fits) != 1 or fits[0].sort == "office" or (sex and fits[0].gender not in ("", sex)):
        return False
    one = fits[0]
    if any(other.name == low for other in scene.nameless("PERSON")):
        return False
    span = Span(words.tokens[the].start, token.end)
    link = Linked(head, span, "PERSON", "role", f"the only person named lately: {one.name}", token.sentence)
    link.subject = is_subject(head, words)
    one.said.append(low)
    one.gender = one.gender or sex
    scene.add(one, link)
    return True


def _is_told(head: int, words: Words) -> bool:
    """Whether a noun is what somebody is said or called to be, rather than somebody."""
    below = {words.tokens[child].dep for child in words.children[head]}
    return "cop" in below or words.tokens[head].dep in ("appos", "xcomp")


def link_modifier(scene: Scene, place: int, words: Words) -> bool:
    """ "Company" in "a company spokesman" and "the company website": the nearest body of that sort."""
    token, noun = words.tokens[place], words.low[place]
    what = body_noun(noun)
    if (
        token.dep != "compound"
        or token.head <= place
        or what is None
        or what.sort == "state"
        or not words.slice(place, place + 1).islower()
    ):
        return False
    before = words.tokens[place - 1] if place else None
    if before and before.sentence == token.sentence and before.pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False  # "insurance company executives"
    the = words.low[place - 1 : place] == ["the"]
    if not the and not any(person_noun(words.low[i]) for i in range(place + 1, token.head + 1)):
        return False
    found = _said(scene, noun, place, words) or _of_sort(scene, noun, place, place, words)
    if found:
        link = Linked(place, Span(token.start, token.end), found[0].kind, "role", found[1], token.sentence)
        link.subject = is_subject(token.head, words)  # "a company spokesman said it": who speaks is the company
        scene.add(found[0], link)
    return found is not None


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


def _said(scene: Scene, noun: str, place: int, words: Words) -> tuple[Somebody, str] | None:
    """The only one lately named of whom the noun was said before."""
    fits = []
    for one in scene.lately():
        seen = one.last_before(place)
        if noun in one.said and seen and words.tokens[place].sentence - seen.sentence <= 2 * REACH:
            fits.append(one)
    if len(fits) != 1:
        return None
    last = fits[0].last_before(place)
    for one in scene.lately():  # "GM, a company, said so. Weinstein Company said no. The company ..."
        seen = one.last_before(place)
        if one is not fits[0] and seen and last and seen.place > last.place and _ends_in(one, noun):
            return one, f"last word of {one.name}"
    return fits[0], f"said before of {fits[0].name}"


def _of_sort(scene: Scene, noun: str, place: int, head: int, words: Words) -> tuple[Somebody, str] | None:
    """The nearest body of the sort that a noun tells, and of the state that an adjective before it tells."""
    what = body_noun(noun)
    if what is None or what.sort == "said":
        return None
    state, foreign = _modified(place + 1, head, words)
    if foreign:
        return None
    phrase = _phrase(place, head, words)
    sentence = words.tokens[place].sentence
    towns = _towns(scene, place, sentence) if what.sort == "state" else frozenset()
    fits: list[tuple[float, Somebody]] = []
    for one in scene.lately():
        seen = one.last_before(place)
        called = what.own and any(phrase <= set(body_words(name)) for name in one.names)
        if (
            not seen
            or one.kind != what.kind
            or sentence - seen.sentence > (3 * REACH if called else REACH)
            or (what.sort == "state" and (one.sort != "state" or state))
            or (what.own and not called and (len(phrase) > 1 or _is_of_another_make(one)))
        ):
            continue
        strict = called or one.sector in what.sectors or noun in one.said
        if not strict and ("*" not in what.sectors or one.sector not in ("", *what.sectors)):
            continue
        if what.sort == "outlet" and one.sector and one.sector != "MED" and "*" not in what.sectors:
            continue
        own = {one.state, *one.said_states} - {None}
        if state and (own or called) and state not in own:
            continue
        near = _nearness(one, seen, sentence, words) if what.sort == "state" else _near(seen, sentence)
        score = strict + 1.5 * called + (max(-1.5, near) if called else near) + 0.1 * min(5, len(one.mentions))
        score += 0.5 * (state in own if state else 0) + 0.5 * (one.key in towns)
        fits.append((score, one))
    fits.sort(key=lambda item: -item[0])
    if not fits or fits[0][0] <= -0.5:
        return None
    if what.sort == "state" and len(fits) > 1 and fits[0][0] - fits[1][0] < _TOLD_APART:
        return None
    return fits[0][1], f"common noun for {fits[0][1].name}, the nearest of its sort"


def _towns(scene: Scene, place: int, sentence: int) -> frozenset[str | None]:
    """The states whose towns or provinces the sentence named before: "in Cairo and across the country"."""
    near = [(one, one.last_before(place)) for one in scene.lately() if one.sort in ("city", "region")]
    return frozenset(one.state for one, seen in near if seen and seen.sentence == sentence)


def _near(seen: Linked, sentence: int) -> float:
    return 0.5 * seen.subject - 0.5 * (sentence - seen.sentence)


def _nearness(one: Somebody, seen: Linked, sentence: int, words: Words) -> float:
    """How near a state was named, by its last mentions: less so where it was only told of something else."""
    found: list[float] = []
    mention: Linked | None = seen
    while mention and sentence - mention.sentence <= REACH and len(found) < _LAST:
        found.append(_near(mention, sentence) - 0.7 * _is_aside(mention, words))
        mention = one.last_before(mention.place)
    return max(found)


def _is_aside(seen: Linked, words: Words) -> bool:
    """Whether a state is only told of something else: "U.S. officials", "the French president"."""
    token = words.tokens[seen.place]
    return token.pos == "ADJ" or (token.dep in ("compound", "amod") and token.head > seen.place)


def _phrase(place: int, head: int, words: Words) -> frozenset[str]:
    """The words that a body so called has in its name, but for its state: "foreign", "ministry"; no "powerful"."""
    told = [
        words.low[at]
        for at in range(place + 1, head)
        if not known_name(words.slice(at, at + 1)) and (words.tokens[at].pos == "NOUN" or is_general(words.low[at]))
    ]
    return frozenset(body_words(" ".join((*told, words.low[head]))))


def _is_of_another_make(one: Somebody) -> bool:
    """Whether a body's name says that it is another sort of thing: no administration is a ministry."""
    return any(_MAKES & set(body_words(name)) for name in one.names)


_LAST = 4  # mentions of a state that are looked at
_TOLD_APART = 0.2  # by which the one state meant is nearer than the next
_MAKES = frozenset(
    (
        *("administration", "government", "cabinet", "congress", "senate", "house", "parliament", "assembly", "army"),
        *("navy", "police", "court", "party", "department", "ministry", "commission", "committee", "council", "agency"),
        *("bureau", "university", "bank", "airline", "airways", "church", "union", "league", "tribunal", "institute"),
        *("foundation", "association", "federation", "office"),
    )
)


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
