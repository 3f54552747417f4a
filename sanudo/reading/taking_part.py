"""Whom a phrase names: the participants that its head, its appositions and what "and" joins to it stand for.

A tree, the head of a phrase and the mentions of the report go in; participants come out. A named or resolved entity
takes part, or a common noun of people and bodies. "The two leaders" are the two named before, and "a delegation led by
A" is A.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.reading.office_phrases import office_phrase
from sanudo.reading.pair_links import heads_a_state
from sanudo.reading.speakers import MentionIndex, resolve
from sanudo.reading.subjects import after, groups, is_known, subjects_of
from sanudo.reading.tree import Tree
from sanudo.reading.two_sides import holders, home_state, is_state, two_sides
from sanudo.reading.types import Mention, Participant

_DELEGATES = frozenset(
    "delegation delegate team mission envoy negotiator official representative side minister diplomat mediator".split()  # noqa: SIM905
) | {"leadership"}
_LEADING = frozenset({"lead", "head"})
_SOME = frozenset({"one", "some", "many", "most", "all", "several", "two", "three", "four", "five", "each", "both"})
_FOR_STATES = frozenset(
    {
        "government",
        "authority",
        "authorities",
        "official",
        "officials",
        "side",
        "delegation",
        "negotiator",
        "leadership",
    }
)
_GOVERNMENT = frozenset({"the government", "government", "the authorities", "authorities"})
_SEVERAL = frozenset({"they", "them", "both"})
_BACK, _FAR_BACK = 3, 8  # sentences
_ASIDE = ("acl", "parataxis", "case", "advcl", "punct", "appos")
_ACTING = ("PERSON", "ORG", "LOC", "NORP")
_SETTLED = frozenset(
    {"city", "town", "capital", "village", "province", "region", "republic", "port", "island", "state"}
)
JOINED = re.compile(r"\s*(?:,|,?\s+and\b)\s+(?:(?:[A-Z][\w'’-]*\.?|of|the|'s|secretary|president)[\s,]+){0,8}")


def taking_part(tree: Tree, heads: list[int], index: MentionIndex) -> tuple[Participant, ...]:
    """The participants that the phrases name, with those joined to them by "and"; each once."""
    found: dict[object, Participant] = {}
    for head in heads:
        first = _participants(tree, head, index)
        joined = tree.having(head, "conj") if first or tree.token(head).pos != "NOUN" else []
        for participant in (*first, *(p for one in joined for p in _participants(tree, one, index))):
            found.setdefault(key_of(participant), participant)
    return tuple(found.values())


def _participants(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    if tree.lower[head].endswith(("self", "selves")):
        return []  # who harms himself harms no other
    if tree.lower[head] in _SOME or tree.token(head).pos == "NUM":
        of = after(tree, head, ("of",))
        if of:
            return _participants(tree, of[0], index)  # "one of the critics"
    named = _named_at(tree, head, index)
    if named:
        return named
    two = _two_before(tree, head, index) if _is_two(tree, head) else ()
    if two:
        return list(two)
    sent = _apposed(tree, head, index) or _sent(tree, head, index) or _of_report(tree, head, index)
    if sent:
        return sent
    speaker = resolve(tree, head, index)
    if speaker.name is None and not _is_group(tree, head):
        return []
    name = speaker.name or " ".join(speaker.span.of(tree.parsed.text).split())
    if speaker.entity is not None:
        kind = index.entities[speaker.entity].kind
        span = _without_others(speaker.span, speaker.entity, index)
        return [Participant(name, span, speaker.entity)] if kind in _ACTING else []
    compound = _named_inside(tree, head, index)
    if compound:
        return compound
    if tree.token(head).lemma.lower() in _SETTLED:
        return [Participant(m.span.of(tree.parsed.text), m.span, m.entity) for m in _places(tree, head, index)][:1]
    if _is_group(tree, head):
        span = own_words(tree, head)
        return [Participant(" ".join(span.of(tree.parsed.text).split()), span, None)]
    return []


def _without_others(span: Span, entity: int, index: MentionIndex) -> Span:
    """The name alone, where the phrase goes on to name others: "the U.S., Iran and Germany"."""
    names = [m for m in index.within(span) if m.form == "name" and m.entity is not None]
    own = next((m.span for m in names if m.entity == entity), None)
    return own if own and any(m.entity != entity and m.span.start >= own.end for m in names) else span


def _named_at(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    """The one whose name the head is part of, however the parse hangs other names on it; those whom "they" are."""
    token = Span(tree.token(head).start, tree.token(head).end)
    over = [m for m in index.within(token) if m.entity is not None and m.span.start <= token.start]
    names = [m for m in over if m.form == "name" and m.kind == "PERSON" and m.span.end >= token.end]
    several = [m for m in over if m.form == "pronoun" and m.kind == "PERSON" and tree.lower[head] in _SEVERAL]
    found = names[:1] or (several if len(several) > 1 else [])
    return [Participant(index.name(m) or "", m.span, m.entity) for m in found]


def _apposed(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    """Those whom an apposition to several names: "the foreign ministers, A and B"."""
    if tree.token(head).pos != "NOUN":
        return []
    beside = [one for i in tree.having(head, "appos") for one in (i, *tree.having(i, "conj"))]
    beside += [below for i in beside for below in tree.having(i, "flat", "appos")]  # "the owner, the magnate A"
    found = {p.entity: p for i in beside for p in _named_at(tree, i, index)}
    several = tree.features(head).get("Number") == "Plur"
    return list(found.values()) if several == (len(found) > 1) else []


def _sent(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    """Who leads a delegation, and whose envoys they are where they are of several: "envoys of A and B"."""
    if tree.token(head).lemma.lower() not in _DELEGATES:
        return []
    leading = [v for v in tree.having(head, "acl") if tree.token(v).lemma.lower() in _LEADING]
    leaders = [i for verb in leading for i in after(tree, verb, ("by",))]
    above = tree.token(head).head
    if not leaders and tree.dep(head) == "obj" and tree.token(above).lemma.lower() in _LEADING:
        leaders = subjects_of(tree, above)
    found = [p for i in leaders for one in (i, *tree.having(i, "conj")) for p in _named_at(tree, one, index)]
    if found:
        return found
    senders = after(tree, head, ("of", "from"))
    both = [one for i in senders for one in (i, *tree.having(i, "conj"))]
    named = with_entity(tuple(p for one in both if one != head for p in _participants(tree, one, index)))
    bodies = [p for p in named if p.entity is not None and index.entities[p.entity].kind == "ORG"]
    return list(named) if len(named) > 1 else bodies


_OF_BOTH = re.compile(
    r"(?:the )?(?:two|both)(?: \w+)? "
    r"(?:countries|nations|states|sides|governments|parties|neighbou?rs|delegations|capitals)"
    r"|the warring (?:sides|parties)"
    r"|[\w ]{2,30} (?:from|of|on) (?:the two|both) (?:countries|nations|states|sides|governments|parties)",
    re.IGNORECASE,
)


def _of_report(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    """Whom a phrase means by what the report is about: "both countries", "the government", "their presidents"."""
    if tree.token(head).pos not in ("NOUN", "PROPN") or tree.having(head, "appos"):
        return []
    span = own_words(tree, head)
    words = " ".join(span.of(tree.parsed.text).split())
    found = _states_of(tree, head, index)
    if found:
        pass
    elif _OF_BOTH.fullmatch(words):
        found = two_sides(index.all, index.entities)
    elif tree.lower[head] in ("government", "authorities") and words.casefold() in _GOVERNMENT:
        home = home_state(index.all, index.entities)
        found = (home,) if home is not None else ()
    elif office_phrase(words):
        found = holders(words, index.entities, two_sides(index.all, index.entities))
    return [Participant(index.entities[n].name, span, n) for n in found]


def _states_of(tree: Tree, head: int, index: MentionIndex) -> tuple[int, ...]:
    """ "Libyan authorities", "Russian and Ukrainian officials": the states that they act for."""
    if tree.token(head).lemma.lower() not in _FOR_STATES:
        return ()
    beside = [one for i in tree.having(head, "amod", "compound", "nmod:poss") for one in (i, *tree.having(i, "conj"))]
    found: dict[int, None] = {}
    for i in beside:
        token = Span(tree.token(i).start, tree.token(i).end)
        for mention in index.within(token):
            if mention.entity is not None and is_state(index.entities[mention.entity]):
                found[mention.entity] = None
    return tuple(found)


def _is_two(tree: Tree, head: int) -> bool:
    """ "The two leaders", "both men", "the pair"."""
    if tree.token(head).pos not in ("NOUN", "NUM", "PRON", "DET", "PROPN"):
        return False
    if tree.lower[head] in ("two", "both", "pair", "duo"):
        return not tree.having(head, "nmod", "nummod")
    if heads_a_state(tree.lower[head]):
        return False  # who they are is linked where they are told to be that (pair_links.py)
    counted = any(tree.lower[i] in ("two", "both") for i in tree.having(head, "nummod", "det", "det:predet", "amod"))
    return (
        counted and (person_noun(tree.lower[head]) is not None) and not tree.having(head, "nmod", "acl:relcl", "amod")
    )


def _two_before(tree: Tree, head: int, index: MentionIndex) -> tuple[Participant, ...]:
    """The two people that were named together last, or the only two that the last sentences name; where these name one
    alone, with the next one further back."""
    token = tree.token(head)
    first = tree.parsed.sentences[max(0, token.sentence - _BACK)].start
    people = _people_before(tree, first, token.start, index)
    pair = joined_pair(tree, people)
    last = {m.entity: m for m in people}
    for back in range(_BACK + 1, _FAR_BACK + 1):
        if pair or len(last) != 1 or back > token.sentence:
            break
        further = tree.parsed.sentences[token.sentence - back].start
        last = {m.entity: m for m in _people_before(tree, further, token.start, index)}
    if not pair and len(last) == 2:
        pair = tuple(last.values())
    return tuple(Participant(index.name(m) or "", m.span, m.entity) for m in pair)


def _people_before(tree: Tree, first: int, end: int, index: MentionIndex) -> list[Mention]:
    people = [m for m in index.within(Span(first, end)) if m.kind == "PERSON" and m.form == "name"]
    return [m for m in people if m.entity is not None and first <= m.span.start]


def joined_pair(tree: Tree, people: list[Mention]) -> tuple[Mention, ...]:
    """The last two of some people between whom "and" stands."""
    for a, b in reversed(list(pairwise(people))):
        if a.entity is not None and b.entity not in (None, a.entity):
            gap = tree.parsed.text[a.span.end : b.span.start]
            if JOINED.fullmatch(gap) and "and" in gap.split():
                return a, b
    return ()


def own_words(tree: Tree, head: int) -> Span:
    """The phrase of a noun without what is joined to it or said of it, as far as it runs unbroken."""
    joined = frozenset(i for i in tree.children[head] if tree.dep(i) in (*_ASIDE, "conj", "cc"))
    if tree.lower[head] in ("counterpart", "colleague", "counterparts", "colleagues"):
        joined |= frozenset(i for i in tree.having(head, "nmod") if i > head)
    kept = {i for i in tree.subtree(head, joined) if tree.token(i).sentence == tree.token(head).sentence}
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return tree.span(list(range(first, last + 1)))


def _is_group(tree: Tree, head: int) -> bool:
    """Whether a common noun is of people or of a body."""
    if tree.token(head).pos not in ("NOUN", "PROPN", "PRON"):
        return False
    lower, lemma = tree.lower[head], tree.token(head).lemma.lower()
    body = body_noun(lower.removesuffix("s")) or body_noun(lower)
    return (
        is_known(lower)
        or lemma in groups()
        or person_noun(lower) is not None
        or (body is not None and body.kind == "ORG")
    )


def _places(tree: Tree, head: int, index: MentionIndex) -> list[Mention]:
    """ "The southern city of Volgograd": the name inside a phrase of a place."""
    span = tree.span(tree.subtree(head))
    return [m for m in index.within(span) if m.kind == "LOC" and m.entity is not None and m.form == "name"]


def _named_inside(tree: Tree, head: int, index: MentionIndex) -> list[Participant]:
    """Names in a hyphen compound ("Putin-Robertson") that the head token covers."""
    token = tree.token(head)
    inside = [m for m in index.within(Span(token.start, token.end)) if m.entity is not None and m.kind in _ACTING]
    return [Participant(index.name(m) or "", m.span, m.entity) for m in inside]


def with_entity(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(participant for participant in found if participant.entity is not None)


def key_of(participant: Participant) -> object:
    return participant.entity if participant.entity is not None else participant.name.casefold()
