"""Whose voice tells a position: the report's own, outright, or the holder's, or another's who says or guesses it.

A ground and the words of a clause go in, yes or no comes out; of a quotation of the holder's, what the sentence has.
"""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.article.types import Span
from sanudo.reading.tree import Tree
from sanudo.reading.types import Quotation
from sanudo.telling.comment import is_comment
from sanudo.telling.position_ground import Ground, is_holder, is_past, words
from sanudo.telling.sure_pronouns import goes_on

_FIRST = frozenset({"i", "we"})
_RELATIVE = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound", "flat", "conj"})
_OPEN = frozenset({"may", "might", "could", "should", "must", "can", "ought"})
_MAYBE = frozenset({"may", "might", "could"})
_IF = frozenset({"if", "unless", "whether", "provided"})
_HANGING = frozenset({"if", "unless", "when", "whenever", "whether", "once", "until", "provided", "should"})
_SOME = frozenset(
    {"some", "few", "several", "many", "most", "any", "no", "both", "half", "other", "certain", "moderate"}
)
_LEAST_QUOTED = 5  # words


def is_others(ground: Ground, verb: int) -> bool:
    """Whether it is another's word: quoted from somebody else, thought, learned or said by another, or a condition."""
    tree, entity = ground.tree, ground.position.entity
    if any(q.speaker is None or q.speaker != entity for q in _around(ground, verb)):
        return True
    outside, at = False, verb
    for above in (*tree.above(verb), None):
        if _hangs(tree, at):
            return True
        if above is None or tree.dep(at) == "root":
            break
        dep = tree.token(at).dep
        if dep.startswith("acl") and any(tree.lower[i] in _RELATIVE for i in tree.having(at, "nsubj")):
            outside = True
        elif dep.startswith("advcl"):
            marks = {tree.lower[i] for i in tree.having(at, "mark", "advmod")} & (words("meanwhile") | _HANGING)
            if not marks or not marks <= words("meanwhile") | ({"when"} if is_past(tree, at) else set()):
                return True
        elif not (dep in ("conj", "parataxis") or (outside and tree.dep(at) in _NOMINAL)):
            return True
        at = above
    asides = [i for i in tree.having(at, "parataxis") if tree.token(i).lemma.lower() in words("saying")]
    return any(not is_holder(ground, s) for i in asides for s in tree.having(i, "nsubj"))


def _around(ground: Ground, verb: int) -> Iterator[Quotation]:
    at = ground.at(verb)
    for quotation in ground.reading.quotations:
        if any(span.start <= at < span.end for span in quotation.spans):
            yield quotation


def _hangs(tree: Tree, verb: int) -> bool:
    """Whether an "if" before a verb governs it: what stands before the holder's name is not told."""
    for clause in tree.having(verb, "advcl"):
        marks = {tree.lower[i] for i in tree.having(clause, "mark", "advmod")}
        if clause < verb and marks & (_IF if is_past(tree, verb) else _HANGING):
            return True
    own = {tree.lower[i] for i in tree.having(verb, "mark", "advmod")}
    return bool(own & (_IF if is_past(tree, verb) else _HANGING))


def is_stated(ground: Ground, head: int, verb: int, subject: int) -> bool:
    """Whether the report states it outright: no "might", no "some of them", no wish that only the holder knows of."""
    tree, lemma = ground.tree, ground.tree.token(verb).lemma.lower()
    says = lemma in words("saying") and head != verb
    quoted = any(q.speaker == ground.position.entity for q in _around(ground, verb))
    helpers = {tree.lower[i] for i in tree.having(verb, "aux")}
    if tree.having(verb, "nsubj:pass") and (says or lemma not in words("standing")):
        return False
    if helpers & _OPEN or ("would" in helpers and not quoted):
        return False
    if {tree.lower[i] for i in tree.having(head, "aux")} & _MAYBE:
        return False
    if _is_part(ground, subject):
        return False
    known = {tree.token(head).lemma.lower(), tree.lower[head]}
    wished = bool(known & (words("wishing") | words("standing"))) and not known & words("taking")
    wished = wished and not says and not quoted
    voiced = tree.token(head).pos == "NOUN" and tree.token(verb).pos == "VERB"
    entity = ground.position.entity
    of_one = entity is not None and ground.reading.entities[entity].kind == "PERSON" and bool(known & words("minding"))
    guessed = of_one or is_past(tree, verb) or tree.dep(verb) == "advcl" or is_comment(ground.reading)
    return not (wished and not voiced and guessed)


def _is_part(ground: Ground, subject: int) -> bool:
    """ "Some Republicans", "senators who want a vote": not all of them."""
    tree = ground.tree
    if ground.position.entity is None or ground.reading.entities[ground.position.entity].kind == "PERSON":
        return False
    some = any(tree.lower[i] in _SOME for i in tree.having(subject, "det", "amod", "nummod", "advmod", "nmod:poss"))
    some = some or bool(tree.having(subject, "nummod", "det:predet"))
    relative = [i for i in tree.having(subject, "acl", "acl:relcl") if tree.token(i).dep.startswith("acl")]
    close = any(tree.token(min(tree.subtree(i)) - 1).pos != "PUNCT" for i in relative if min(tree.subtree(i)) > 0)
    return some or close


def is_hedged(tree: Tree, first: int, verb: int, last: int) -> bool:
    """Whether a sentence leaves open whether it is so, other than in what the words themselves tell behind the verb."""
    return any(
        word in words("hedging") and not (verb < i <= last) and not (first <= i < verb and tree.dep(i) == "amod")
        for i, word in enumerate(tree.lower)
    )


def own_words(ground: Ground, head: int) -> Span | None:
    """The whole of what a sentence has of the holder's own words, where the stance is taken in them."""
    at = ground.at(head)
    for quotation in ground.reading.quotations:
        theirs = quotation.speaker == ground.position.entity and quotation.polarity == "affirmed"
        if quotation.kind != "direct" or not theirs:
            continue
        here = [s for s in quotation.spans if s.start < ground.sentence.end and s.end > ground.sentence.start]
        if len(here) != 1 or not here[0].start <= at < here[0].end:
            continue
        span = Span(max(here[0].start, ground.sentence.start), min(here[0].end, ground.sentence.end))
        text = span.of(ground.reading.article.text).strip('"“” ')
        if len(text.split()) < _LEAST_QUOTED or not text[:1].isupper() or _is_of_others_there(ground, head):
            return None
        if not _is_named(ground, quotation):
            return None
        return span
    return None


def _is_named(ground: Ground, quotation: Quotation) -> bool:
    """Whether the speaker is named or "he" where the words are said, and not "an official" of the holder's."""
    at = quotation.speaker_span
    return at is not None and any(
        m.entity == quotation.speaker
        and m.span.start < at.end
        and at.start < m.span.end
        and (m.form == "name" or (m.form == "pronoun" and goes_on(ground.reading, m)))
        for m in ground.reading.mentions
    )


def _is_of_others_there(ground: Ground, head: int) -> bool:
    """Whether within the holder's words it is others' stance, or none outright."""
    tree = ground.tree
    for at in (head, *tree.above(head)):
        own = tree.having(at, "nsubj")
        foreign = own and tree.lower[own[0]] not in _FIRST and not is_holder(ground, own[0])
        if _hangs(tree, at) or (at != head and foreign and tree.token(at).lemma.lower() not in words("saying")):
            return True
        if tree.dep(at) in ("acl", "appos", "nmod", "obl", "obj", "nsubj", "csubj", "advcl"):
            return True
    return False
