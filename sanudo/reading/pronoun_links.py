"""A pronoun in: "he", "its", "they", "who"; linked to whom it most probably means of those named just before it.

People and things without a name are candidates too, and where they win the pronoun stays open.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.pronoun_candidates import most_probable, persons, things
from sanudo.reading.pronoun_frames import fronted
from sanudo.reading.scene import HE, SHE, THEY, Scene, is_subject

_HIM, _IT, _ITS, _THEY = 0.5, 0.6, 0.5, 0.75  # how probable it must be whom "he", "it", "its" and "they" mean


def link_person(scene: Scene, place: int, sex: str, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """A personal pronoun: the most probable of the persons near, where the report names him."""
    if "or" in (words.low[place - 1], *words.low[place + 1 : place + 2]) and _either(place, words):
        return
    ahead = _ahead(scene, place, words)
    candidates = persons(scene, place, sex, words, quoted, ahead if ahead and ahead.kind == "PERSON" else None)
    best, sure = most_probable(candidates, place, words)
    one, token = best.one, words.tokens[place]
    of_another = sure < _HIM or _is_of_another(scene, place, words) or _goes_on(scene, place, words)
    if one is None or one.sort == "unnamed" or of_another:
        link = Linked(place, Span(token.start, token.end), "PERSON", "pronoun", "unresolved", token.sentence)
        link.subject, link.quoted = place in subjects, quoted[place]
        if len(candidates) > 1:
            link.how = "unresolved: of somebody whom the report does not name"
            if one is not None and one.sort == "unnamed" and not of_another:
                link.sure = sure
                one.mentions.append(link)  # "when the guard came, he fell": of the guard
            else:
                scene.left_open.add(place)
        scene.cast.loose.append(link)
        return
    one.by_pronoun += bool(one.by_pronoun or not one.gender)
    one.gender = one.gender or sex
    how = f"pronoun, most probable {'man' if sex == 'm' else 'woman'} before it"
    if best.seen is not None and best.seen.place > place:
        how = f"pronoun of {one.name}, the subject named behind it"
    subject = place in subjects or words.low[place] in ("he", "she")
    span = Span(token.start, token.end)
    scene.add(one, Linked(place, span, "PERSON", "pronoun", how, token.sentence, subject, quoted[place], sure))


def _is_of_another(scene: Scene, place: int, words: Words) -> bool:
    """Whether the clause put in front, or behind the one with the pronoun, is of somebody by a noun alone: "when
    the prince came, he", "ending his visit, the chief left"."""
    for subject in (fronted(place, words), _subject_ahead(place, words)):
        if subject is not None and subject not in scene.at and words.tokens[subject].pos == "NOUN":
            noun = person_noun(words.low[subject])
            if (noun is not None and not noun.plural) or office(words.low[subject]) is not None:
                return True
    return False


def _goes_on(scene: Scene, place: int, words: Words) -> bool:
    """Whether a pronoun stands below a verb of which one is the subject that was left open: "he said that he"."""
    at = words.tokens[place].head
    for _ in range(6):
        above = words.tokens[at].head
        if above == at:
            return False
        if any(c in scene.left_open and c < place and words.low[c] == words.low[place] for c in words.children[above]):
            return True
        at = above
    return False


def _either(place: int, words: Words) -> bool:
    """ "He or she" is anybody."""
    around = words.low[max(0, place - 2) : place] + words.low[place + 1 : place + 3]
    return bool(set(around) & (SHE if words.low[place] in HE else HE))


def link_thing(scene: Scene, place: int, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """it, its: a body or a state; they, their: a body, a people or two of them. Where that is not sure, nothing."""
    ahead = _ahead(scene, place, words)
    candidates = things(scene, place, words, quoted, ahead if ahead and ahead.kind in ("ORG", "LOC") else None)
    best, sure = most_probable(candidates, place, words)
    source = next((c for c in candidates if "it source" in c.marks), None)
    if source is not None and words.low[place] == "its":
        best, sure = source, 1.0  # "according to the police, its officer"
    least = _THEY if words.low[place] in THEY else _ITS if words.low[place] == "its" else _IT
    if best.one is None or best.one.sort == "unnamed" or sure < least:
        return
    token = words.tokens[place]
    how = "pronoun, most probable body or state before it"
    if best.seen is not None and best.seen.place > place:
        how = f"pronoun of {best.one.name}, the subject named behind it"
    if best.both is not None:
        how = f"the two named together before it: {best.one.name} and {best.both.name}"
    for one in (best.one, best.both):
        if one is not None:
            link = Linked(place, Span(token.start, token.end), one.kind, "pronoun", how, token.sentence)
            link.subject, link.quoted, link.sure = place in subjects, quoted[place], sure
            scene.add(one, link)


def _ahead(scene: Scene, place: int, words: Words) -> Somebody | None:
    """ "In his speech Lee said", "After it was sold Acme closed": the subject, named behind what is put before it."""
    subject = _subject_ahead(place, words)
    return scene.at.get(subject) if subject is not None else None


def _subject_ahead(place: int, words: Words) -> int | None:
    """The subject that stands behind what is put before it, in which a pronoun stands."""
    at = place
    for _ in range(12):
        head, dep = words.tokens[at].head, words.tokens[at].dep
        if head == at:
            return None
        if dep.startswith(("advcl", "obl")) and at < head:
            subject = next((i for i in words.children[head] if is_subject(i, words) and at < i <= head), None)
            return subject if subject is not None and subject > place else None
        at = head
    return None


def link_relative(scene: Scene, place: int, words: Words) -> bool:
    """ "Who", "which" and "whose": the name that the parse hangs their clause on."""
    if words.tokens[place].pos not in ("PRON", "DET", "SCONJ") or (
        words.low[place] == "that" and not words.tokens[place].dep.startswith(("nsubj", "obj"))
    ):
        return False
    at = place
    for _ in range(4):
        head, dep = words.tokens[at].head, words.tokens[at].dep
        if dep.startswith("acl"):
            one = scene.at.get(head)
            if one is None or head > place or (one.kind != "PERSON" and words.low[place] in ("who", "whom")):
                return False
            token = words.tokens[place]
            how = f"relative pronoun of {one.name}"
            link = Linked(place, Span(token.start, token.end), one.kind, "pronoun", how, token.sentence)
            link.subject = dep.startswith("nsubj")
            scene.add(one, link)
            return True
        if head == at:
            return False
        at = head
    return False
