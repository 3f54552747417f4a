"""Where a report tells a position: the clause whose subject holds it, whole, or the holder's own words.

A position and its reading go in; the span of a predicate that can stand behind the holder's name comes out, or of a
sentence that the holder is quoted with. None where it is another's word (position_voice.py), where it was only done,
and where the holder is not the subject. What the words lean on is looked at in position_words.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.reading.stance_tables import words_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Position, Reading, Sentence
from sanudo.telling.position_ground import (
    Ground,
    all_of,
    antecedent,
    is_finite,
    is_holder,
    is_past,
    naming,
    phrase_of,
    words,
)
from sanudo.telling.position_strength import (
    QUOTED,
    WEIGHING,
    calls,
    is_errand,
    is_of_a_matter,
    is_vote,
    weight_of,
    will_not,
    with_particle,
)
from sanudo.telling.position_voice import is_hedged, is_others, is_stated, own_words

_STEPS = 8
_LONGEST = 60  # tokens of a predicate
_APPOSED = 5  # tokens behind a dash that only name what stands before it
_FIRST = frozenset({"i", "we"})
_OPENING = frozenset({'"', "“", "``", "‘"})
_RELATIVE = frozenset({"who", "which", "that"})
_OUGHT = frozenset({"must", "should", "ought", "will", "would", "wo", "'ll", "’ll", "shall"})
_MODAL = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should", "ought"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_SUBORDINATE = frozenset({"acl", "ccomp", "advcl", "xcomp"})
_ASKING = frozenset({"how", "what", "why", "whether", "which"})
_ENDS = frozenset({".", ",", ";", ":", "!", "-", "--", "–", "—", ")", '"', "”", "''", "’", "…", "..."})
_HANDING_ON = frozenset(
    {"and", "but", "or", "as", "while", "whereas", "after", "before", "because", "though", "although", "since"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """`span` holds a predicate of the holder's, or, where `quoted`, words of the holder's; `several` where the subject
    is more than one, `many` its verb in the plural, where the holder is but one of them; `pronoun` where the subject is
    "he" or "the minister"; `entity` is who says so, where it is not the holder; `who` are the words for the holder,
    where these and no name tell who it is; `weight` is how outright a side is taken."""

    span: Span
    quoted: bool = False
    many: str = ""
    several: bool = False
    pronoun: bool = False
    entity: int | None = None
    who: Span | None = None
    weight: float = 1.0


def told_in(reading: Reading, position: Position) -> Told | None:
    """Where the position is told."""
    sentence = _sentence(reading, position)
    if sentence is None or not _is_whole(sentence.span.of(reading.article.text)):
        return None
    tree = tree_of(grammar_of(reading, sentence.span).parsed)
    ground = Ground(reading, position, sentence.span, tree)
    for head in _heads(ground):
        found = _held_at(ground, head)
        if found is not None and _takes_or_is_others(tree, head, found[1]):
            verb, subject = found
            told = None
            if tree.lower[subject] not in _FIRST:
                told = _predicate(ground, head, verb, subject) or _as_said(ground, head, verb)
            if told is not None:
                return replace(told, weight=weight_of(tree, head))
        quoted = own_words(ground, head)
        if quoted is not None:
            return Told(quoted, quoted=True, weight=QUOTED)
    return None


def _takes_or_is_others(tree: Tree, head: int, subject: int) -> bool:
    """What "we must" do is no position of whom a clause names, but may be quoted."""
    return _takes(tree, head) or not any(tree.lower[i] in _FIRST for i in tree.having(head, "nsubj"))


def _as_said(ground: Ground, head: int, verb: int) -> Told | None:
    """What somebody says that a state or a body wants, as his saying: "the premier said the country was ready"."""
    tree, entities = ground.tree, ground.reading.entities
    if ground.position.entity is None or entities[ground.position.entity].kind == "PERSON":
        return None
    at = verb
    while tree.dep(at) == "conj" and tree.token(at).head != at:
        at = tree.token(at).head
    above = tree.token(at).head
    if tree.dep(at) != "ccomp" or tree.token(above).lemma.lower() not in words("saying"):
        return None
    by = tree.subject(above)
    near = [m for m in ground.reading.mentions if by is not None and m.span.start <= ground.at(by) < m.span.end]
    for entity in dict.fromkeys(m.entity for m in near if m.entity is not None and m.kind == "PERSON"):
        theirs = replace(ground, position=replace(ground.position, entity=entity))
        if by is not None and is_holder(theirs, by):
            told = _predicate(theirs, head, above, by)
            return replace(told, entity=entity) if told is not None else None
    return None  # what one state says of another is no position of either


def _sentence(reading: Reading, position: Position) -> Sentence | None:
    inside = (s for s in reading.sentences if s.span.start <= position.span.start < s.span.end)
    found = next(inside, None)
    return found if found is not None and found.part == "paragraph" else None


def _is_whole(words: str) -> bool:
    """Whether a sentence ends as one that states something; what a page has between its paragraphs does not."""
    glued = re.search(r"[a-z]{3}[A-Z][a-z]{3}", words)
    return glued is None and words.rstrip("\"'”’ )]").endswith((".", "!", "…", ","))


def _heads(ground: Ground) -> list[int]:
    """The words that take the stance, first the one on which the others hang; of what should be, the "should"."""
    tree, start = ground.tree, ground.sentence.start
    span, issue = ground.position.span, ground.position.issue_span
    inside = [n for n, t in enumerate(tree.parsed.tokens) if span.start <= start + t.start < span.end]
    own = [n for n in inside if issue is None or not issue.start <= ground.at(n) < issue.end]
    heads = [n for n in own if _takes(tree, n)]
    if not heads:  # "expressed opposition to the sale", read as what is expressed
        heads = [i for n in own for i in tree.having(n, "obj") if i > n and _is_voiced(tree, n, i)]
    if not heads:
        helpers = [n for n in inside if tree.lower[n] in _OUGHT and tree.dep(n) == "aux"]
        heads = [h for h in (tree.token(n).head for n in helpers) if not _is_asking(tree, h)]
    return heads[:1]


def _is_voiced(tree: Tree, verb: int, noun: int) -> bool:
    """ "Expressed opposition", "affirmed their commitment"."""
    carried = tree.token(verb).lemma.lower() in words_of("carrying")
    return carried and tree.token(noun).pos == "NOUN" and tree.token(noun).lemma.lower() in words("standing")


def _is_asking(tree: Tree, head: int) -> bool:
    """ "How broad a leave should be given"."""
    return any(i < head and tree.lower[i] in _ASKING for i in tree.subtree(head))


def _takes(tree: Tree, token: int) -> bool:
    """Whether a word takes a stance: "ruled" does with "out", "blasted" without, "sign" where somebody will not."""
    if will_not(tree, token):
        return True
    whole = with_particle(tree, token)
    if " " in whole:
        return whole in words("taking")
    return bool({whole, tree.lower[token]} & (words("taking") | words("wishing") | words("standing")))


def _held_at(ground: Ground, head: int) -> tuple[int, int] | None:
    """The verb that tells it and its subject, where that is who holds it, or says "I"."""
    tree, at, told = ground.tree, head, head
    for _ in range(_STEPS):
        subjects = tree.having(at, "nsubj", "nsubj:pass")
        subject = subjects[0] if subjects else None
        if len(subjects) > 1:
            return None  # of two, it is not sure which
        dep = tree.dep(at)
        if subject is not None:
            who = antecedent(tree, at, subject)
            if tree.lower[subject] in _FIRST:
                return told, subject
            if who is not None and is_holder(ground, who) and not _is_thing(ground, subject):
                verb, by = _saying(ground, told, who)
                return (verb, by) if _may_tell(tree, head, verb) else None
            if phrase_of(ground, subject) is not None:
                return (told, subject) if _may_tell(tree, head, told) else None
            if dep != "ccomp":
                return None
            told = tree.token(at).head
        elif dep in ("xcomp", "obj", "obl", "ccomp", "nmod"):
            told = tree.token(at).head
        elif dep == "conj":
            told = told if told == at and is_finite(tree, at) else tree.token(at).head
        else:
            return None
        at = tree.token(at).head
    return None


def _is_thing(ground: Ground, subject: int) -> bool:
    """A person is no "which"."""
    entity = ground.position.entity
    person = entity is not None and ground.reading.entities[entity].kind == "PERSON"
    return person and ground.tree.lower[subject] == "which"


def _saying(ground: Ground, verb: int, subject: int) -> tuple[int, int]:
    """The verb by which the holder says so, where one does: "says he wants"."""
    tree = ground.tree
    above = tree.token(verb).head
    if tree.dep(verb) == "ccomp" and tree.token(above).lemma.lower() in words("saying"):
        own = next(iter(tree.having(above, "nsubj")), None)
        who = antecedent(tree, above, own) if own is not None else tree.subject(above)
        if who is not None and is_holder(ground, who):
            return above, who
    return verb, subject


def _may_tell(tree: Tree, head: int, verb: int) -> bool:
    """Whether a verb above the word that takes the stance carries it: "voiced support", "continued to oppose"."""
    lemma = tree.token(verb).lemma.lower()
    if verb == head:
        return _takes(tree, head) and _is_taken(tree, head)
    if tree.token(head).pos == "NOUN" and lemma not in words("saying"):
        return tree.dep(head) == "obj" and lemma in words_of("carrying") | {"have"}
    return lemma in words("saying") | words("going") or _takes(tree, verb)


def _is_taken(tree: Tree, head: int) -> bool:
    """Whether a verb takes its stance: who "pushed the limits" or "did not ask" wanted nothing."""
    lemma = tree.token(head).lemma.lower()
    denied = any(tree.lower[i] in _NOT for i in tree.having(head, "advmod"))
    if denied and lemma in words("asking"):
        return False
    to = [i for i in tree.having(head, "xcomp", "ccomp", "advcl") if i > head]
    against = [
        i for i in tree.having(head, "obl") if {tree.lower[c] for c in tree.having(i, "case")} & {"for", "against"}
    ]
    if lemma == "offer":
        return any(tree.lower[c] == "to" and tree.token(i).pos == "VERB" for i in to for c in tree.having(i, "mark"))
    if lemma == "ask":
        return bool(to)
    if lemma == "demand" and tree.token(head).pos == "VERB" and not tree.having(head, "obj", "ccomp", "xcomp"):
        return False  # "demanded of a reporter who asked"
    if any(tree.token(i).lemma.lower() in words("bare") and not _has_more(tree, i) for i in to):
        return False
    if lemma in ("push", "press"):
        to = [i for i in to if tree.having(i, "mark") or tree.having(i, "nsubj")]  # none in "push step-by-step create"
    if lemma == "agree" and is_past(tree, head) and any(tree.lower[i] == "on" for i in _cases(tree, head)):
        return False  # what they agreed on is done
    return lemma not in ("push", "press") or bool(to or against) or tree.lower[head + 1 : head + 2] == ("back",)


def _cases(tree: Tree, verb: int) -> list[int]:
    """The prepositions of what stands with a verb."""
    return [c for i in tree.having(verb, "obl") for c in tree.having(i, "case")]


def _has_more(tree: Tree, verb: int) -> bool:
    return bool(tree.having(verb, "obj", "obl", "xcomp", "ccomp", "advcl", "conj", "compound:prt"))


def _predicate(ground: Ground, head: int, verb: int, subject: int) -> Told | None:
    """The words from the verb's helpers to the end of its clause, where these are the report's own and whole."""
    tree = ground.tree
    if is_others(ground, verb) or not is_stated(ground, head, verb, subject):
        return None
    first = _first(tree, verb)
    last = _before_an_aside(ground, verb, _last(tree, verb))
    if first is None or not 1 < last - first <= _LONGEST or (head != verb and not first <= head <= last):
        return None
    if tree.token(head).lemma.lower() == "call" and not calls(tree, head, last):
        return None
    if weight_of(tree, head) == WEIGHING and not is_of_a_matter(ground, head):
        return None
    if is_errand(ground, head) or is_vote(ground, head, subject) or not _has_issue(ground, first, last):
        return None
    if head != verb and tree.token(verb).lemma.lower() in words("saying") and tree.lower[verb + 1] == ",":
        return None  # "said, calling for a vote": what was said is cut off
    if is_hedged(tree, first, verb, last) or first <= subject <= last or not _agree(tree, verb, subject):
        return None
    below = set(tree.subtree(verb))
    if any(i not in below and tree.token(i).pos != "PUNCT" for i in range(first, last + 1)):
        return None
    if _is_glued(tree, first, verb, last, subject):
        return None
    stop = last + 1
    if stop < len(tree.lower) and tree.lower[stop] not in _ENDS | _HANDING_ON:
        return None
    if not any(i in below and tree.dep(i) != "advmod" for i in range(verb + 1, last + 1)):
        return None
    many = _plural(ground, verb, subject)
    several = all_of(ground, subject) if many else None
    return Told(
        ground.span(first, last),
        False,
        many if several is None else "",
        _is_several(tree, subject),
        _is_by_role(ground, subject),
        who=several if is_holder(ground, subject) else phrase_of(ground, subject),
    )


def _has_issue(ground: Ground, first: int, last: int) -> bool:
    """Whether what is wanted is told, unless it is what stood before ("the idea")."""
    issue, told = ground.position.issue_span, ground.span(first, last)
    return issue is None or ground.position.about is not None or (issue.start < told.end and told.start < issue.end)


def _is_glued(tree: Tree, first: int, verb: int, last: int, subject: int) -> bool:
    """Whether two sentences were taken for one: a verb joined without "and", an apposition that no comma ends."""
    joined = (i for i in range(verb + 1, last + 1) if tree.dep(i) == "conj" and tree.token(i).pos == "VERB")
    loose = any(is_finite(tree, i) and tree.token(i).head == verb and not tree.having(i, "cc") for i in joined)
    beside = [i for i in tree.having(subject, "appos") if subject < i < first]
    opened = any(tree.token(min(tree.subtree(i)) - 1).pos == "PUNCT" for i in beside)
    return loose or (opened and tree.token(first - 1).pos != "PUNCT")


def _first(tree: Tree, verb: int) -> int | None:
    """The first word of a predicate; None where it cannot stand behind a name."""
    own = [verb, *(i for i in tree.having(verb, "aux", "cop") if i < verb)]
    first = min(own)
    if not is_finite(tree, verb) or tree.lower[first][:1] in "'’":
        return None
    if any(i not in own and tree.token(i).pos not in ("ADV", "PART", "PUNCT") for i in range(first, verb)) and (
        tree.token(verb).pos == "VERB"
    ):
        return None  # another clause stands between
    while first > 0 and tree.dep(first - 1) == "advmod" and tree.token(first - 1).head in own:
        if tree.lower[first - 1] in words("lately") or tree.token(first - 1).pos != "ADV":
            break
        first -= 1
    return first


def _last(tree: Tree, verb: int) -> int:
    """The last word of a clause without what is joined to it and what is said beside it."""
    joined = {i for i in tree.having(verb, "conj") if i > verb and is_finite(tree, i) and not _limits(tree, i)}
    aside = {i for i in tree.having(verb, "parataxis", "discourse", "cc") if i > verb}
    aside |= {i for i in tree.having(verb, "conj") if i > verb and tree.having(i, "nsubj") and not _limits(tree, i)}
    aside |= {i for i in tree.having(verb, "advcl") if i > verb and _is_beside(tree, i)}
    last = _end(tree, verb, joined | aside)
    if joined and any(tree.dep(i) in _SUBORDINATE for i in (last, *tree.above(last)) if i > verb):
        last = _end(tree, verb, aside)  # "for those who cross the border but ...": what is joined to what is not sure
    closing = last + 1
    if closing < len(tree.lower) and tree.lower[closing] in ('"', "”", ")"):
        return closing
    return last


def _limits(tree: Tree, joined: int) -> bool:
    """ "But the price confused the plan": what a position would be misread without."""
    said = tree.token(tree.token(joined).head).lemma.lower() in words("saying")
    return said and any(tree.lower[i] == "but" for i in tree.having(joined, "cc"))


def _before_an_aside(ground: Ground, verb: int, last: int) -> int:
    """The last word before a semicolon or a dash, where what is wanted stands before it."""
    tree, issue = ground.tree, ground.position.issue_span
    marks = [i for i in range(verb + 2, last - _APPOSED) if tree.lower[i] in (";", "—", "–", "--")]
    first = next((i for i in marks if issue is not None and issue.start < ground.at(i)), None)
    opened = any(tree.lower[i] in _OPENING for i in range(verb, first or verb))
    return last if first is None or opened else first - 1


def _is_beside(tree: Tree, clause: int) -> bool:
    """ "While the mayor said ...": another's doing, told beside."""
    marked = any(tree.lower[i] in ("while", "whereas", "although", "though") for i in tree.having(clause, "mark"))
    return marked and bool(tree.having(clause, "nsubj"))


def _end(tree: Tree, verb: int, aside: set[int]) -> int:
    return max(i for i in tree.subtree(verb, frozenset(aside)) if tree.token(i).pos != "PUNCT")


def _agree(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a verb is that of its subject by number, as far as both tell."""
    finite = next((i for i in (*tree.having(verb, "aux", "cop"), verb) if "VerbForm=Fin" in tree.token(i).morph), None)
    number = tree.features(subject).get("Number")
    if finite is None or tree.having(subject, "conj") or number is None or tree.lower[subject] in _RELATIVE:
        return True
    features = tree.features(finite)
    if features.get("Tense") != "Pres" or tree.token(finite).lemma.lower() in _MODAL:
        return True
    one = tree.lower[finite].rstrip("'’").endswith("s")
    return not (one and number == "Plur") and not (not one and tree.lower[subject] in ("he", "she", "it"))


def _is_by_role(ground: Ground, subject: int) -> bool:
    """Whether the subject is "he" or "the minister" alone."""
    entity, places = ground.position.entity, [ground.at(i) for i in naming(ground, subject)]
    own = [m for m in ground.reading.mentions if m.entity == entity and m.form == "name"]
    return not any(m.span.start <= at < m.span.end for m in own for at in places)


def _is_several(tree: Tree, subject: int) -> bool:
    return tree.features(subject).get("Number") == "Plur" or bool(tree.having(subject, "conj"))


def _plural(ground: Ground, verb: int, subject: int) -> str:
    """The verb of several of whom the holder is one: the "have" of "the union and its lawyers have called"."""
    tree = ground.tree
    named = naming(ground, subject)
    single = any(tree.features(i).get("Number") == "Sing" for i in named)
    beside = subject not in named and tree.features(subject).get("Number") == "Plur"
    if not single or not (beside or tree.having(subject, "conj")):
        return ""
    first = min([verb, *tree.having(verb, "aux", "cop")])
    if tree.lower[first].endswith("s"):
        return ""
    past = "Tense=Past" in tree.token(first).morph and tree.lower[first] != "were"
    modal = tree.token(first).pos == "AUX" and tree.token(first).lemma.lower() not in ("be", "have", "do")
    return "" if past or modal else tree.parsed.word(first)
