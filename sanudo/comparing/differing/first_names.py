"""One person under two first names: "Robert Lund, 57, of Karsk" here, "57-year-old suspect Richard Lund" there.

The actors of a story and its readings go in, `Difference`s of names come out. Two who share a last name may be two;
they are taken for one where each is the only one of that name in all of their reports, both are told to be of one age,
and the sentences that tell it have more in common than that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from sanudo.comparing.actors import name_similarity
from sanudo.comparing.differing.ages import ages_told
from sanudo.comparing.differing.other_words import telling
from sanudo.comparing.types import Actor, Difference, Side
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import person
from sanudo.reading.types import Reading

_NEAR = 0.5  # names more alike than this are spelt otherwise or short forms of one another
_JUDGEMENT = "contradicts: of one age and one last name, with another first name"
_SURE = 0.75


def differing_first_names(actors: Iterable[Actor], readings: dict[str, Reading]) -> list[Difference]:
    """Pairs of people who are one by age and last name, with both full names as reports tell them."""
    people = [actor for actor in actors if actor.kind == "PERSON" and len(_whole(actor).split()) > 1]
    by_last: dict[str, list[Actor]] = defaultdict(list)
    for actor in people:
        by_last[_last(actor)].append(actor)
    found = []
    for a, b, bearers in ((a, b, group) for group in by_last.values() for a, b in combinations(group, 2)):
        ours, theirs = ({article for article, _ in one.members} for one in (a, b))
        alone = all(
            not {article for article, _ in one.members} & (ours | theirs) for one in bearers if one not in (a, b)
        )
        if ours & theirs or not alone or name_similarity(_whole(a), _whole(b)) >= _NEAR:
            continue
        sides = _sides(a, b, readings)
        if sides:
            found.append(Difference("name", _whole(a), sides, _JUDGEMENT, None, _SURE))
    return found


def _whole(actor: Actor) -> str:
    """The fullest of a person's names."""
    return max((actor.name, *(alias.name for alias in actor.aliases)), key=lambda name: len(name.split()))


def _last(actor: Actor) -> str:
    """The last name, which "Jr." is not."""
    words = person(_whole(actor)).words
    return words[-1] if words else ""


def _sides(a: Actor, b: Actor, readings: dict[str, Reading]) -> tuple[Side, ...]:
    """Both names with the sentences that tell one age and share another word; nothing where there are none."""
    names = {word for one in (a, b) for word in fold(_whole(one)).lower().split()}
    for age, one, reading in _told(a, readings):
        for other_age, other, there in _told(b, readings):
            words = [_words(side, r) - names - {one.value} for side, r in ((one, reading), (other, there))]
            if age == other_age and words[0] & words[1]:
                pair = (
                    Side(one.article, _whole(a), one.evidence[1:]),
                    Side(other.article, _whole(b), other.evidence[1:]),
                )
                return tuple(sorted(pair, key=lambda side: side.article))
    return ()


def _told(actor: Actor, readings: dict[str, Reading]) -> list[tuple[int, Side, Reading]]:
    return [
        (age, side, readings[article])
        for article, entity in actor.members
        if article in readings
        for age, side in ages_told(readings[article], entity)
    ]


def _words(side: Side, reading: Reading) -> set[str]:
    """The telling words of the sentence that a side rests on."""
    sentence = side.evidence[-1].of(reading.article.text)
    return set(telling(fold(sentence).lower().replace("-", " ").replace(",", " ").replace(".", " ").split()))
