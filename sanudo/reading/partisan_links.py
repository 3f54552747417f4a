"""A politician told by the party in: "the New York Democrat said", "the Republican"; linked to who was just named.

Of the people of a report only who holds an office in politics; where two were named alike, nobody.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.language.gazetteer.offices import office, plain
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.partisans import determiner_of, is_partisan
from sanudo.reading.scene import Scene, is_subject

_LATELY = 3  # sentences back in which who is meant was named
_SECTORS = frozenset(("LEG", "GOV", "PTY"))
_HEADS = frozenset(("president", "prime minister", "vice president", "king", "queen"))
_OF_HOUSES = frozenset(
    ("chairman", "chairwoman", "chair", "leader", "whip", "speaker", "member", "candidate", "nominee")
)


def link_partisan(scene: Scene, place: int, words: Words, quoted: list[bool]) -> bool:
    """ "The New York Democrat": the politician named in the sentences just before, rather a subject there."""
    first = determiner_of(place, words)
    if first is None or words.low[first] not in ("the", "this", "that") or not is_partisan(place, words):
        return False
    token = words.tokens[place]
    fits: list[tuple[float, Somebody]] = []
    for one in scene.people():
        seen = one.last_before(first)
        while seen and seen.quoted and not quoted[place]:
            seen = one.last_before(seen.place)  # of whom is spoken does not speak
        if seen and token.sentence - seen.sentence <= _LATELY and _is_politician(one):
            fits.append((0.9 * seen.subject - (token.sentence - seen.sentence), one))
    fits.sort(key=lambda item: -item[0])
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return False
    one = fits[0][1]
    span = Span(words.tokens[first].start, token.end)
    how = f"politician of a party, named just before: {one.name}"
    link = Linked(place, span, "PERSON", "role", how, token.sentence)
    link.subject = is_subject(place, words)
    scene.add(one, link)
    return True


def _is_politician(one: Somebody) -> bool:
    titles = [role.title.lower() for role in one.roles if not role.former] + [title.lower() for title in one.titles]
    if any(plain(title) in _HEADS for title in titles):
        return False  # a head of state is called so
    return any(
        title.split()[-1] in _OF_HOUSES or ((found := office(title)) is not None and found.sector in _SECTORS)
        for title in titles
    )
