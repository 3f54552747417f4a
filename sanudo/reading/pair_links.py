"""Words for two in: "the two leaders", "both companies", "they" after "A and B"; linked to both, one mention each.

Only where just two of the kind were named together.
"""

from __future__ import annotations

from itertools import pairwise

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.scene import THEY, Scene, is_subject


def link_two(scene: Scene, place: int, words: Words, quoted: list[bool], linked: set[int]) -> bool:
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
                return link_pair(scene, place, noun + 1, kind, words, quoted)
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


def link_pair(scene: Scene, place: int, end: int, kind: str, words: Words, quoted: list[bool]) -> bool:
    """Give words for two to both of the last two named; a pronoun only where "and" or "with" joins the two."""
    token, bare = words.tokens[place], words.low[place] in THEY
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
        pair = _hyphened(sorted(found.values(), key=lambda item: item[0].place), words)
        if len(pair) != 2 or (kind != "LOC" and not _together(pair[0][0], pair[1][0], words, bare)):
            return False
        if bare and _many_between(scene, pair[1][0], place):
            return False
        if _of_another_office(words.low[end - 1], [one for _, one in pair]):
            return False
        span = Span(token.start, words.tokens[end - 1].end)
        how = f"the two named together before it: {pair[0][1].name} and {pair[1][1].name}"
        for _seen, one in pair:
            link = Linked(end - 1, span, kind, "pronoun" if bare else "role", how, token.sentence)
            link.subject, link.quoted = is_subject(end - 1, words), quoted[place]
            scene.add(one, link)
        return True
    return False


def _of_another_office(noun: str, pair: list[Somebody]) -> bool:
    """Whether a noun is of heads of state or the like, whom the report tells neither to be: no minister is one."""
    single = noun.removesuffix("s")
    return heads_a_state(noun) and not any(single in title.lower().split() for one in pair for title in one.titles)


def heads_a_state(noun: str) -> bool:
    """Whether a plural is of those of whom a state, a province or a town has one."""
    return noun.removesuffix("s") in _ALONE


_ALONE = frozenset(("president", "premier", "chancellor", "king", "queen", "monarch", "pope", "governor", "mayor"))


def _hyphened(found: list[tuple[Linked, Somebody]], words: Words) -> list[tuple[Linked, Somebody]]:
    """The two of "the Alvarez-Brandt meeting", whoever else the sentence names; all where there are no such two."""
    for first, second in pairwise(found):
        if _is_one_compound(first[0], second[0], words):
            return [first, second]
    return found


def _is_one_compound(one: Linked, other: Linked, words: Words) -> bool:
    return other.span.start - one.span.end == 1 and words.low[words.within(other.span)[0] - 1] in ("-", "–")


def _together(one: Linked, other: Linked, words: Words, strictly: bool) -> bool:
    """Whether two are joined by "and", or one acts and the other is the party it acts with (or on, unless strictly)."""
    if one.span == other.span or _is_one_compound(one, other, words):
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
