"""Who bears a deed and who does it, where the words beside a noun say so: "faced criticism", "died in the attack", "the
murder of", "the Valletta attack"; and who only reports it or is sent to do it.

The sides that were found go in, mended ones come out. Knows the parse and the kinds of entities.
"""

from __future__ import annotations

from sanudo.article.types import Span
from sanudo.language.gazetteer.common_nouns import body_noun, person_noun
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.stance_issues import is_matter
from sanudo.reading.stance_tables import words_of
from sanudo.reading.subjects import after, is_known, subjects_of
from sanudo.reading.taking_part import key_of, taking_part, with_entity
from sanudo.reading.tree import SUBJECTS, Tree
from sanudo.reading.triggers import Trigger
from sanudo.reading.two_sides import is_state
from sanudo.reading.types import Participant

_SUFFERING = frozenset({"undergo", "endure", "sustain", "incur", "prompt"})  # beside the words of "befalling"
_BEFALLING = frozenset(
    "abduction assassination death disappearance execution kidnapping killing murder poisoning shooting slaying "  # noqa: SIM905
    "stabbing beheading lynching torture".split()
)
_DYING = frozenset({"die", "perish", "fall"})
_ANSWERING = frozenset({"respond", "retaliate", "reply", "engage", "answer", "persist", "join", "participate"})
_WEAPONS = frozenset(
    "rocket missile bomb shell mortar grenade agent airstrike strike bombing shelling attack fire artillery tank drone "  # noqa: SIM905
    "jet warplane plane weapon gun bullet explosion blast knife gas poison assault offensive raid campaign".split()
)
_THINGS = frozenset({"aim", "goal", "move", "step", "purpose", "objective", "effort", "decision", "call", "siren"})
_ADJECTIVES = frozenset({"u.s.", "us", "u.n.", "un", "eu", "e.u."})  # names that stand for their own adjectives
_HARMING = frozenset({"ASSAULT", "COERCE"})
_HYPHENS = frozenset({"-", "–", "‑", "/"})
_OWNING = ("amod", "nmod:poss", "compound")
_DONE_TO = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "SUPPORT", "PROTEST", "REJECT", "THREATEN"})

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def with_bearers(tree: Tree, trigger: Trigger, index: MentionIndex, sides: Sides) -> Sides:
    """(actors, recipients) as the words beside the trigger have them."""
    coupled = _coupled(tree, trigger, index)
    if coupled:
        return coupled
    actors = _without_tellers(tree, trigger, _of_owners(tree, trigger, index, sides[0]))
    recipients = tuple(p for p in sides[1] if not (_is_weapon(tree, trigger, p) or _is_mourned(tree, trigger, p)))
    if not trigger.noun and trigger.kind.type == "ASSAULT" and tree.token(trigger.head).lemma.lower() in _DYING:
        actors, recipients = (), (*recipients, *actors)  # "64 soldiers died in the violence"
    if trigger.noun:
        actors, recipients = _received(tree, trigger, index, actors, recipients)
        actors, recipients = _befallen(tree, trigger, index, actors, recipients)
    known = {key_of(p) for p in actors}
    return actors, tuple(p for p in recipients if key_of(p) not in known)


def _coupled(tree: Tree, trigger: Trigger, index: MentionIndex) -> Sides | None:
    """ "The Putin-Robertson meeting", "EU-Russia trade talks": the two, and nobody else."""
    if not trigger.noun or trigger.kind.type != "CONSULT":
        return None
    at = trigger.head - 1
    while at > 1 and trigger.head - at <= 2 and tree.dep(at) in ("compound", "amod") and tree.lower[at].isalpha():
        if tree.token(at).pos == "PROPN":
            break
        at -= 1
    second = _named_to(tree, index, at)
    if second is None:
        return None
    hyphen = tree.at(second.span.start) - 1
    first = _named_to(tree, index, hyphen - 1) if hyphen > 0 and tree.lower[hyphen] in _HYPHENS else None
    return ((first,), (second,)) if first and first.entity != second.entity else None


def _named_to(tree: Tree, index: MentionIndex, at: int) -> Participant | None:
    """Whose name ends with a token."""
    token = tree.token(at)
    for mention in index.within(Span(token.start, token.end)):
        whole = mention.span.end == token.end and mention.form == "name" and mention.entity is not None
        if whole and mention.kind in ("PERSON", "ORG", "LOC"):
            return Participant(index.name(mention) or "", mention.span, mention.entity)
    return None


def _head_of(tree: Tree, one: Participant) -> int:
    """The token that the others of a participant's words hang from."""
    first, last = max(0, tree.at(one.span.start)), tree.at(one.span.end - 1)
    return next((i for i in range(first, last + 1) if not first <= tree.token(i).head <= last), last)


def _is_weapon(tree: Tree, trigger: Trigger, one: Participant) -> bool:
    """Whether an unnamed party of violence is what it is done with."""
    if one.entity is not None or trigger.kind.type not in _HARMING:
        return False
    return tree.token(_head_of(tree, one)).lemma.lower() in _WEAPONS


def _is_mourned(tree: Tree, trigger: Trigger, one: Participant) -> bool:
    """ "Condemned the killing of the envoy": the killed is not whom that hits."""
    if trigger.noun or trigger.kind.type != "ACCUSE":
        return False
    head = _head_of(tree, one)
    deed = tree.token(head).head
    return (
        tree.token(deed).lemma.lower() in _BEFALLING
        and any(tree.lower[i] == "of" for i in tree.having(head, "case"))
        and trigger.head in tree.above(deed)
    )


def _of_owners(
    tree: Tree, trigger: Trigger, index: MentionIndex, actors: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Of a thing that acts, whose it is: "an Israeli airstrike", "the U.S. move"; of nobody's, nobody."""
    found: dict[object, Participant] = {}
    for one in actors:
        head = _head_of(tree, one)
        if one.entity is not None or tree.token(head).pos != "NOUN" or _is_people(tree, head):
            found.setdefault(key_of(one), one)
            continue
        for owner in with_entity(taking_part(tree, tree.having(head, *_OWNING), index))[:1]:
            found.setdefault(key_of(owner), owner)
    return tuple(found.values())


def _is_people(tree: Tree, head: int) -> bool:
    """Whether an unnamed noun may act, as far as is known: no weapon, no blow, no plan or measure."""
    lower, lemma = tree.lower[head], tree.token(head).lemma.lower()
    if lemma in _WEAPONS | _THINGS or (lower == "group" and tree.dep(head) == "compound"):
        return False  # "group meetings"
    return (
        is_known(lower) or person_noun(lower) is not None or body_noun(lemma) is not None or not is_matter(tree, head)
    )


def _without_tellers(tree: Tree, trigger: Trigger, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Without those who only say that others did it, or who send others to do it."""
    if trigger.noun or len(actors) < 2:
        return actors
    head, below = trigger.head, set(tree.subtree(trigger.head))
    own = [p for p in actors if _head_of(tree, p) in below]
    above = tree.token(head).head
    if own and tree.having(head, *SUBJECTS):
        return tuple(own)
    if tree.dep(head) in ("xcomp", "advcl", "ccomp") and tree.having(above, "obj", "iobj"):
        sent = {i for one in tree.having(above, "obj", "iobj") for i in tree.subtree(one)}
        others = tuple(p for p in actors if _head_of(tree, p) in sent)
        return others or actors
    return actors


def _received(
    tree: Tree,
    trigger: Trigger,
    index: MentionIndex,
    actors: tuple[Participant, ...],
    recipients: tuple[Participant, ...],
) -> Sides:
    """ "Faced criticism from the unions", "found support in the north": the subject is whom it comes to."""
    verb = tree.token(trigger.head).head
    if (
        trigger.kind.type not in _DONE_TO
        or tree.dep(trigger.head) != "obj"
        or tree.token(verb).lemma.lower() not in words_of("befalling") | _SUFFERING
    ):
        return actors, recipients
    subjects = {key_of(p) for p in taking_part(tree, subjects_of(tree, verb), index)}
    doers = taking_part(
        tree, [i for one in (trigger.head, verb) for i in after(tree, one, ("from", "by", "among"))], index
    )
    hit = tuple(p for p in actors if key_of(p) in subjects)
    left = tuple(p for p in actors if key_of(p) not in subjects)
    return doers or left, hit or recipients


def _befallen(
    tree: Tree,
    trigger: Trigger,
    index: MentionIndex,
    actors: tuple[Participant, ...],
    recipients: tuple[Participant, ...],
) -> Sides:
    """ "Xu's murder", "the Valletta attack", "forty died in the violence": no attackers."""
    head, kind = trigger.head, trigger.kind
    kept, hit = [], list(recipients)
    aimed = bool(after(tree, head, ("on", "against")))
    victims = _dead(tree, trigger)
    for one in actors:
        at = _head_of(tree, one)
        dep = tree.token(at).dep if tree.token(at).head == head else ""
        entity = index.entities[one.entity] if one.entity is not None else None
        named = entity.kind if entity is not None and dep == "compound" else ""
        dead = dep == "nmod:poss" and tree.token(head).lemma.lower() in _BEFALLING
        if kind.type == "ASSAULT" and at in victims and not victims[at]:
            continue
        if kind.type == "ASSAULT" and (at in victims or dead or named == "PERSON"):
            hit.append(one)
        elif (
            entity is not None
            and named == "LOC"
            and tree.lower[at] not in _ADJECTIVES
            and ((kind.type == "ASSAULT" and not aimed) or (kind.type == "CONSULT" and not is_state(entity)))
        ):
            continue  # where it was, not who did it
        else:
            kept.append(one)
    return tuple(kept), tuple(hit)


def _dead(tree: Tree, trigger: Trigger) -> dict[int, bool]:
    """The words of the subject of a verb beside which violence is told, and whether the verb says that they died."""
    verb = tree.token(trigger.head).head
    if trigger.kind.type != "ASSAULT" or tree.dep(trigger.head) != "obl" or tree.token(verb).pos != "VERB":
        return {}
    lemma = tree.token(verb).lemma.lower()
    if lemma in _ANSWERING:
        return {}
    subjects = [*tree.having(verb, *SUBJECTS), *tree.having(verb, "nsubj:pass")]
    return {i: lemma in _DYING for subject in subjects for i in tree.subtree(subject)}
