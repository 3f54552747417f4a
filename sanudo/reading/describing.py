"""What a noun phrase says of somebody named in the same sentence: "NPD Group, a market research firm", "electronics
retailer Best Buy", "Apple is the producer of the iPod".

The parse tells that they stand together, the noun that they may. What is said of somebody is kept, so that a later "the
retailer" finds whom it was said of. Knows nothing of what stands in other sentences.
"""

from __future__ import annotations

from bisect import insort

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import may_be_body, may_be_person, may_be_place, person_noun
from sanudo.language.gazetteer.known import known
from sanudo.reading.cast import Cast, Linked, Somebody
from sanudo.reading.namings import Words

_FITS = {"PERSON": may_be_person, "ORG": may_be_body, "LOC": may_be_place}
_OF = frozenset(("to", "for", "of", "with", "from", "against"))
_IDENTIFIED = "identified as it"
_NOT = frozenset(("not", "n't", "never", "no", "neither", "nor", "longer", "hardly", "if", "whether"))


def describe(cast: Cast, words: Words) -> None:
    """Add to people, bodies and places the noun phrases that the parse sets beside their names."""
    taken = {place for one in cast.members for m in one.mentions for place in range(*words.within(m.span))}
    for one in cast.members:
        if one.kind in _FITS:
            for mention in list(one.mentions):
                if mention.form == "name" and not mention.how.startswith("adjective"):
                    for noun, how in _beside(mention, words):
                        fits = how == _IDENTIFIED or _FITS[one.kind](words.low[noun])
                        if noun not in taken and fits and not _several(noun, words):
                            taken.add(noun)
                            _note(one, noun, how, words)


def _beside(mention: Linked, words: Words) -> list[tuple[int, str]]:
    """The nouns set beside a name, each with how."""
    first, end = words.within(mention.span)
    head = words.head(first, end)
    found = [(child, "apposition") for child in words.children[head] if words.tokens[child].dep == "appos"]
    above = words.tokens[head].head
    if words.tokens[head].dep == "appos" and above not in range(first, end):
        found.append((above, "apposition"))
    found += [(noun, _IDENTIFIED) for noun in _identified(head, words)]
    before = first - 1
    if before >= 0 and words.tokens[before].sentence == mention.sentence and _joined(before, head, words):
        found.append((before, "noun before the name"))
    if words.tokens[head].dep.startswith("nsubj") and words.tokens[head].dep != "nsubj:pass" and _is(above, words):
        found.append((above, "said to be it"))
    return [
        (noun, how)
        for noun, how in found
        if _plain_noun(noun, mention, words)
        and (noun < first or not _speaks(noun, words))
        and not _is_of_them(noun, first, words)
    ]


def _is_of_them(noun: int, first: int, words: Words) -> bool:
    """ "An aide to House Speaker John Boehner": another than the one named behind."""
    between = words.low[noun + 1 : first]
    return bool(_OF & set(between)) and not {",", "-", "–", "—", "("} & set(between)


def _speaks(noun: int, words: Words) -> bool:
    """Whether a noun stands behind the verb that it is the subject of: "the plan of Lima, said an official"."""
    first, _end = words.phrase(noun)
    return words.low[first - 1 : first] in (["said"], ["says"], ["added"])


def _identified(head: int, words: Words) -> list[int]:
    """The noun of "a patron, identified as Ana Lima", "the patron was named as Ana Lima"."""
    token = words.tokens[head]
    verb = token.head
    marked = any(words.low[child] == "as" for child in words.children[head])
    if not token.dep.startswith(("obl", "xcomp")) or not marked or words.low[verb] not in ("identified", "named"):
        return []
    if words.tokens[verb].dep == "acl":
        return [words.tokens[verb].head]
    return [child for child in words.children[verb] if words.tokens[child].dep == "nsubj:pass"]


def _joined(before: int, head: int, words: Words) -> bool:
    """Whether the parse makes one phrase of the noun before a name and the name."""
    one, other = words.tokens[before], words.tokens[head]
    return (one.head == head and one.dep in ("compound", "amod", "nmod", "appos")) or (
        other.head == before and other.dep in ("appos", "flat", "nmod", "compound")
    )


def _is(noun: int, words: Words) -> bool:
    """Whether a noun is what somebody is said to be: with "is", and not denied, asked or supposed."""
    below = words.children[noun]
    if not any(words.tokens[child].dep == "cop" for child in below):
        return False
    first, last = min([*below, noun]), max([*below, noun])
    said = words.low[max(0, first - 1) : last + 1]
    end = next((i for i in range(last, len(words.low)) if words.low[i] in (".", "?", "!")), last)
    return not _NOT & set(said) and words.low[end] != "?"


def _plain_noun(noun: int, mention: Linked, words: Words) -> bool:
    token = words.tokens[noun]
    text = words.slice(noun, noun + 1)
    return token.pos == "NOUN" and token.sentence == mention.sentence and text.islower() and len(text) > 2


def _several(noun: int, words: Words) -> bool:
    """Whether it speaks of more than one: "the victims", "two family members"."""
    person = person_noun(words.low[noun])
    return "Number=Plur" in words.tokens[noun].morph or (person is not None and person.plural)


def _note(one: Somebody, noun: int, how: str, words: Words) -> None:
    first, end = words.phrase(noun)
    for mention in one.mentions:
        begin, stop = words.within(mention.span)
        if begin < end and first < stop:  # the phrase takes in the name itself
            first, end = (first, begin) if noun < begin else (max(first, stop), end)
    while end - 1 > noun and words.tokens[end - 1].dep == "case":
        end -= 1
    if not first <= noun < end:
        return
    span = Span(words.tokens[first].start, words.tokens[end - 1].end)
    if any(m.span == span for m in one.mentions):
        return
    link = Linked(noun, span, one.kind, "role", f"{how}: {one.name}", words.tokens[noun].sentence)
    insort(one.mentions, link, key=lambda mention: mention.place)
    one.said.append(words.low[noun])
    person = person_noun(words.low[noun])
    if one.kind == "PERSON" and person and not one.gender:
        one.gender = person.gender
    for place in range(first, noun):
        what = known(words.slice(place, place + 1))
        if what and what.sort in ("adjective", "state") and one.kind == "ORG" and place + 1 < end:
            one.said_states.append(what.state or what.key)
