"""A pronoun in: "he", "its", "they", "who"; linked to the most prominent somebody of its gender just before it.

Prominence is nearness, being a subject and being often named; people and things without a name compete, and where they
win the pronoun stays open. The weights are near a flat optimum on the articles they were tuned on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.language.types import Token
from sanudo.reading.cast import Linked, Somebody
from sanudo.reading.namings import Words
from sanudo.reading.scene import HE, REACH, SHE, THEY, Scene, is_subject, place_of

SAYS = frozenset(("said", "says", "told", "added", "asked", "replied", "stated", "announced", "wrote", "explained"))
FAR, SUBJECT, OFTEN = 1.0, 0.9, 0.15
UNKNOWN = 0.9
OWN, OUTER, THANKED = 1.0, 0.0, 2.0
UNNAMED, DEFINITE = 0.9, 1.0  # "the actress" is often one who has a name elsewhere
UNNAMED_THING, UNNAMED_MANY = 0.0, 0.6  # several without a name are "they" rather than a body is
FRONTED = 2.0  # "When Anna Lee came, she": who does what the clause in front tells
ASIDE = 0.5  # who is named in a relative clause of a sentence before
MANY = 1.2  # "the Giants" are they
_CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "csubj", "conj")
_OF_A_BODY = frozenset(  # what a body or a state is, and seldom a thing or nothing
    "ready willing prepared committed open opposed unwilling unable able responsible aware confident determined "  # noqa: SIM905
    "concerned worried sorry reluctant guilty bankrupt insolvent neutral independent close eager innocent".split()
)
_EMPTY_VERBS = frozenset(
    ("is", "was", "'s", "would", "will", "may", "might", "seems", "appears", "makes", "remains", "became")
)


def link_person(scene: Scene, place: int, sex: str, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """A personal pronoun: the most prominent person before it of that gender."""
    token = words.tokens[place]
    if "or" in (words.low[place - 1], *words.low[place + 1 : place + 2]) and _either(place, words):
        return
    best: tuple[float, int, Somebody] | None = None
    frame = _frame(scene, place, words)
    fronted = _fronted(place, words)
    for one in (*scene.people(), *scene.nameless("PERSON")):
        if (one.gender and one.gender != sex) or one is frame.barred:
            continue
        seen = one.last_before(place)
        if not seen or token.sentence - seen.sentence > REACH or (quoted[place] and _speaks(one, token, words)):
            continue
        score = _prominence(one, seen, place, words, quoted) + (0.0 if one.gender else -UNKNOWN)
        score += frame.worth(one) - UNNAMED * (one.sort == "unnamed") - DEFINITE * ("the" in one.said)
        score += FRONTED * (fronted is not None and scene.at.get(fronted) is one)
        if best is None or (score, seen.place) > best[:2]:
            best = (score, seen.place, one)
    ahead = None if best else _ahead(scene, place, words)
    if ahead and ahead.kind == "PERSON" and ahead.gender in ("", sex):
        return _link_ahead(scene, place, ahead, words, quoted)
    of_another = fronted is not None and fronted not in scene.at and _is_somebody(fronted, words)
    of_another = of_another or _goes_on(scene, place, words)
    if not best or best[2].sort == "unnamed" or of_another:
        link = Linked(place, Span(token.start, token.end), "PERSON", "pronoun", "unresolved", token.sentence)
        link.subject, link.quoted = place in subjects, quoted[place]
        if best:  # "when the guard came, he fell": of the guard
            link.how = "unresolved: of somebody whom the report does not name"
            if of_another:
                scene.left_open.add(place)
            else:
                best[2].mentions.append(link)
        scene.cast.loose.append(link)
        return
    one = best[2]
    one.by_pronoun += bool(one.by_pronoun or not one.gender)
    one.gender = one.gender or sex
    how = f"pronoun, most prominent {'man' if sex == 'm' else 'woman'} before it"
    subject = place in subjects or words.low[place] in ("he", "she")
    scene.add(
        one,
        Linked(place, Span(token.start, token.end), "PERSON", "pronoun", how, token.sentence, subject, quoted[place]),
    )


def _fronted(place: int, words: Words) -> int | None:
    """The subject of the clause in front of that of which a pronoun is the subject: "when the guard came, he fell"."""
    verb = words.tokens[place].head
    if not words.tokens[place].dep.startswith("nsubj"):
        return None
    clauses = [c for c in words.children[verb] if words.tokens[c].dep.startswith("advcl") and c < place]
    subjects = [c for clause in clauses for c in words.children[clause] if words.tokens[c].dep.startswith("nsubj")]
    return subjects[-1] if subjects and subjects[-1] < place else None


def _is_somebody(place: int, words: Words) -> bool:
    """Whether a common noun is of one person."""
    noun = person_noun(words.low[place])
    one = noun is not None and not noun.plural
    return words.tokens[place].pos == "NOUN" and (one or office(words.low[place]) is not None)


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


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the clauses around a pronoun tell: whom it cannot be, the subjects above it, the nearest first, and who was
    thanked or blamed for what it owns."""

    barred: Somebody | None
    above: tuple[Somebody | None, ...]
    thanked: Somebody | None

    def worth(self, one: Somebody) -> float:
        """A subject of the pronoun's own clause or of the one that holds it is nearer than any other."""
        if self.thanked:
            return THANKED if self.thanked is one else 0.0
        for step, other in enumerate(self.above):
            if other is one:
                return (OWN, OUTER)[min(step, 1)]
        return 0.0


def _frame(scene: Scene, place: int, words: Words, thing: bool = False) -> _Frame:
    """An object is not the subject of its own verb, unless it is reflexive; an owner often is."""
    token = words.tokens[place]
    reflexive = words.low[place].endswith(("self", "selves"))
    owner = token.dep == "nmod:poss"
    barred = _bearer(scene, token.head, words) if owner else _said_with(scene, place, words)
    above: list[Somebody | None] = []
    at, crossed = place, token.dep.startswith("nsubj")
    for _ in range(12):
        head = words.tokens[at].head
        if head == at:
            break
        dep = words.tokens[at].dep
        if dep.startswith("acl:relcl") and head in scene.at:
            above.append(scene.at[head])
            break
        crossed = crossed or dep.startswith(_CLAUSES)
        if not (at == place and dep.startswith("nsubj")):
            subject = _subject_of(head, words, at)
            if subject is not None and subject != at and subject < place:
                one = scene.at.get(subject)
                if not crossed and not owner and not reflexive:
                    barred = one or barred
                elif (one and one not in above) or (thing and one is None and _is_thing(subject, words)):
                    above.append(one)  # what has no name is nearer, too
                crossed = True
        at = head
    given = (_beside(scene, token.head, words) or _thanked(scene, token.head, words)) if owner else None
    return _Frame(barred, tuple(above[:2]), given)


def _is_thing(place: int, words: Words) -> bool:
    return words.tokens[place].pos == "NOUN" and person_noun(words.low[place]) is None


def _beside(scene: Scene, noun: int, words: Words) -> Somebody | None:
    """ "Norland's laws and its courts": whose the one is the other is, too."""
    token = words.tokens[noun]
    if token.dep != "conj" or token.head > noun:
        return None
    owners = [i for i in words.children[token.head] if words.tokens[i].dep == "nmod:poss" and i in scene.at]
    return scene.at[owners[0]] if len(owners) == 1 else None


def _bearer(scene: Scene, noun: int, words: Words) -> Somebody | None:
    """ "Anna Lee, his mother": whom the owned noun is said of is not its owner."""
    beside = [i for i in words.children[noun] if words.tokens[i].dep in ("appos", "flat")]
    if words.tokens[noun].dep in ("appos", "compound", "flat"):
        beside.append(words.tokens[noun].head)
    people = [scene.at[i] for i in beside if i in scene.at and scene.at[i].kind == "PERSON"]
    return people[0] if people else None


def _said_with(scene: Scene, place: int, words: Words) -> Somebody | None:
    """ "Anna Lee was with him": the subject of what is said with "is" is another."""
    own = [i for i in words.children[place] if is_subject(i, words)]
    return scene.at.get(own[0]) if own else None


def _thanked(scene: Scene, noun: int, words: Words) -> Somebody | None:
    """ "Anna Lee thanked John Hale for his help": whose help it was stands before it."""
    token = words.tokens[noun]
    if not token.dep.startswith(("obl", "nmod")) or not any(words.low[i] == "for" for i in words.children[noun]):
        return None
    above = [token.head, *words.children[token.head]]
    objects = [i for i in above if words.tokens[i].dep == "obj" and words.tokens[i].head < i < noun]
    return scene.at.get(objects[0]) if objects else None


def _subject_of(verb: int, words: Words, below: int) -> int | None:
    """The subject of a verb: its own; the object it is controlled by ("forced Apple to lower"); the one it shares."""
    for _ in range(4):
        own = [c for c in words.children[verb] if words.tokens[c].dep.startswith("nsubj") and c != below]
        if own:
            return own[0]
        dep, above = words.tokens[verb].dep, words.tokens[verb].head
        if dep == "acl" and above < verb and words.tokens[verb].pos == "VERB":
            return above  # "Lima, named for his work"
        if above == verb or dep.partition(":")[0] not in ("xcomp", "conj", "advcl"):
            return None
        if dep == "xcomp":
            objects = [c for c in words.children[above] if words.tokens[c].dep in ("obj", "iobj") and c < verb]
            if objects:
                return objects[-1]
        if dep == "advcl" and any(words.tokens[c].dep.startswith("nsubj") for c in words.children[verb]):
            return None
        verb = above
    return None


def _speaks(one: Somebody, token: Token, words: Words) -> bool:
    """Whether somebody is who speaks in this sentence: what stands between the quotation marks calls them I."""
    for mention in one.mentions:
        if mention.sentence == token.sentence and not mention.quoted:
            first, end = words.within(mention.span)
            head = words.head(first, end)
            if words.tokens[head].dep.startswith("nsubj") and words.low[words.tokens[head].head] in SAYS:
                return True
    return False


def _prominence(one: Somebody, seen: Linked, place: int, words: Words, quoted: list[bool]) -> float:
    """Nearness in sentences, being a subject, being often named; the voice that speaks is not the one spoken of."""
    distance = words.tokens[place].sentence - seen.sentence
    aside = distance > 0 and seen.form != "pronoun" and _is_aside(seen.place, words)
    score = -FAR * distance + SUBJECT * (seen.subject and not aside) + OFTEN * min(6, len(one.mentions)) - ASIDE * aside
    if seen.form == "pronoun":
        score += 0.25
    if seen.quoted != quoted[place]:
        score -= 0.7
    before = bisect_left(one.mentions, place, key=place_of)
    if any(m.subject and m.sentence == seen.sentence for m in one.mentions[max(0, before - 4) : before]):
        score += 0.5
    return score


def _is_aside(place: int, words: Words) -> bool:
    """Whether a name stands in a relative clause: "Ana Lima, whose daughter, Rita, was hurt"."""
    for _ in range(12):
        token = words.tokens[place]
        if token.dep == "acl:relcl":
            return True
        if token.head == place:
            return False
        place = token.head
    return False


def link_thing(scene: Scene, place: int, words: Words, quoted: list[bool], subjects: set[int]) -> None:
    """it, its: a body or a state that is subject nearby; they, their: a body or a people. Else nothing is said."""
    low, token = words.low[place], words.tokens[place]
    owns = low in ("its", "their", "itself", "themselves")
    if low == "it" and not _refers(place, words):
        return
    best: tuple[float, int, Somebody] | None = None
    frame = _frame(scene, place, words, thing=low not in THEY)
    for one in scene.lately():
        if one.kind not in ("ORG", "LOC", "NORP", "MISC") or (one.kind == "LOC" and one.sort not in ("state", "")):
            continue
        if (low in THEY and one.kind in ("LOC", "MISC")) or one is frame.barred:
            continue
        seen = one.last_before(place)
        if not seen or token.sentence - seen.sentence > 1 or seen.how.startswith("adjective"):
            continue
        score = _prominence(one, seen, place, words, quoted) + 0.3 * (one.kind == "ORG") + frame.worth(one)
        score += MANY * (low in THEY and _is_many(one, seen, words)) + SUBJECT * _is_source(seen, token, words)
        if best is None or (score, seen.place) > best[:2]:
            best = (score, seen.place, one)
    ahead = None if best or low in THEY else _ahead(scene, place, words)
    if ahead and ahead.kind in ("ORG", "LOC"):
        return _link_ahead(scene, place, ahead, words, quoted)
    if best is None or best[0] < (0.6 if owns else 0.9):
        return
    for other in scene.nameless(*(("PEOPLE", "THINGS") if low in THEY else ("THING",))):
        seen = other.last_before(place)
        if seen and token.sentence - seen.sentence <= 1:
            score = _prominence(other, seen, place, words, quoted) + (UNNAMED_MANY if low in THEY else -UNNAMED_THING)
            between = low in THEY and seen.sentence == token.sentence and seen.place > best[1]
            if between or (score, seen.place) > best[:2]:
                return
    single = best[2].kind != "NORP" and not _is_many(best[2], best[2].last_before(place), words)
    if low in THEY and single and any(token.sentence - p.mentions[-1].sentence <= 1 for p in scene.nameless("PEOPLE")):
        return  # rather the people told of beside it
    if low in THEY and words.low[token.head] in ("say", *SAYS):
        last = best[2].last_before(place)
        if last and not last.subject:
            return  # who says it is rather who spoke before: "diplomats say"
    together = _joined_with(scene, best[1], words) if low in THEY else None
    if together and together is not best[2]:
        return _link_both(scene, place, best[2], together, words, quoted)
    if low == "it" and token.dep == "nsubj:pass" and words.tokens[token.head].dep != "ccomp":
        return  # what is done to "it" is seldom done to a body, unless it tells so
    how = "pronoun, most prominent body or state before it"
    link = Linked(place, Span(token.start, token.end), best[2].kind, "pronoun", how, token.sentence)
    link.subject, link.quoted = place in subjects, quoted[place]
    scene.add(best[2], link)


def _is_source(seen: Linked, token: Token, words: Words) -> bool:
    """Whether the sentence names it as its source: "According to the police, its officer"."""
    first, _end = words.within(seen.span)
    start = first - 1 - (words.low[first - 1 : first] == ["the"])
    return seen.sentence == token.sentence and words.low[start - 1 : start + 1] == ["according", "to"]


def _is_many(one: Somebody, seen: Linked | None, words: Words) -> bool:
    """Whether a body goes by a name that tells of many: the Giants."""
    if seen is None:
        return False
    head = words.head(*words.within(seen.span))
    return one.kind == "ORG" and seen.form == "name" and "Number=Plur" in words.tokens[head].morph


def _ahead(scene: Scene, place: int, words: Words) -> Somebody | None:
    """ "In his speech Lee said", "After it was sold Acme closed": the subject, named behind what is put before it."""
    at = place
    for _ in range(12):
        head, dep = words.tokens[at].head, words.tokens[at].dep
        if head == at:
            return None
        if dep.startswith(("advcl", "obl")) and at < head:
            subject = next((i for i in words.children[head] if is_subject(i, words) and at < i <= head), None)
            return scene.at.get(subject) if subject is not None and subject > place else None
        at = head
    return None


def _link_ahead(scene: Scene, place: int, one: Somebody, words: Words, quoted: list[bool]) -> None:
    token = words.tokens[place]
    how = f"pronoun of {one.name}, the subject named behind it"
    link = Linked(place, Span(token.start, token.end), one.kind, "pronoun", how, token.sentence)
    link.subject, link.quoted = is_subject(place, words), quoted[place]
    scene.add(one, link)


def _joined_with(scene: Scene, place: int, words: Words) -> Somebody | None:
    """Who is joined by "and" to the name at `place`: NATO and Russia."""
    head = place
    while words.tokens[head].head != head and scene.at.get(words.tokens[head].head) is scene.at.get(place):
        head = words.tokens[head].head
    if words.tokens[head].dep == "conj":
        return scene.at.get(words.tokens[head].head)
    joined = [child for child in words.children[head] if words.tokens[child].dep == "conj"]
    return scene.at.get(joined[0]) if len(joined) == 1 else None


def _link_both(scene: Scene, place: int, one: Somebody, other: Somebody, words: Words, quoted: list[bool]) -> None:
    token = words.tokens[place]
    how = f"the two named together before it: {one.name} and {other.name}"
    for each in (one, other):
        link = Linked(place, Span(token.start, token.end), each.kind, "pronoun", how, token.sentence)
        link.subject, link.quoted = is_subject(place, words), quoted[place]
        scene.add(each, link)


def _refers(place: int, words: Words) -> bool:
    """Whether "it" may mean a body: not "it is clear that", "it seems", "it was raining", "it is the largest deal"."""
    after = words.low[place + 1 : place + 6]
    token = words.tokens[place]
    if not after or not token.dep.startswith("nsubj"):
        return token.dep == "dep"  # what is done to "it" is seldom done to a body
    below = words.children[token.head]
    if any(words.tokens[child].dep == "cop" for child in below):
        if words.tokens[token.head].pos == "NOUN":
            return body_noun(words.low[token.head]) is not None
        told = words.tokens[token.head].dep == "ccomp" or words.low[token.head] in _OF_A_BODY
        if words.tokens[token.head].pos == "ADJ" and not told:
            return False  # "it is not unheard of"
    if after[0] in _EMPTY_VERBS:
        return not (
            "that" in after or "to" in after or "premature" in after or after[0] in ("seems", "appears", "makes")
        )
    return True


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
