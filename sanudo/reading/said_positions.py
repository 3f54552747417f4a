"""What speakers are for or against in their own words: "there will be no recount", "he must go".

A tree, the quotations and who is who go in; stances and whose words they are in come out. A clause of a quotation whose
speaker is known takes a stance where it judges a thing, says that there will be none, or says what must or must not
be. What is asked, supposed or denied takes none.
"""

from __future__ import annotations

from collections.abc import Iterator

from sanudo.article.types import Span
from sanudo.reading.speakers import MentionIndex, Speaker
from sanudo.reading.stance_issues import is_matter, whole
from sanudo.reading.stance_tables import judgements
from sanudo.reading.stances import Stance, judged_in_words
from sanudo.reading.tree import Tree
from sanudo.reading.types import Quotation

_OUGHT = frozenset({"must", "should", "ought"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_ANYBODY = frozenset({"you", "one", "i", "that", "this", "what", "who", "which", "there", "it"})
_OUT = frozenset({"question", "table", "bounds"})  # "out of the question", "off the table"
_BEING = frozenset({"willing", "ready", "free", "open", "closed", "independent", "public", "transparent", "illegal"})
_CLAUSE = ("root", "ccomp", "conj", "parataxis")


def said_stances(
    tree: Tree, index: MentionIndex, quotations: tuple[Quotation, ...], kinds: tuple[str, ...]
) -> Iterator[tuple[Stance, Quotation]]:
    """The stances that the clauses of quotations take, with the quotation each stands in; `kinds` of speakers hold."""
    for quotation in quotations:
        if quotation.polarity != "affirmed" or quotation.speaker is None or not quotation.speaker_name:
            continue
        if index.entities[quotation.speaker].kind not in kinds:
            continue
        for span in quotation.spans:
            for head in range(max(0, tree.at(span.start)), tree.at(span.end - 1) + 1):
                if tree.dep(head) not in _CLAUSE or _is_of_others(tree, head, span):
                    continue
                stance = judged_in_words(tree, head) or _is_out(tree, head) or _none_of_it(tree, head)
                stance = stance or _ought(tree, head)
                if stance and any(s.start <= tree.token(stance.issue[0]).start < s.end for s in quotation.spans):
                    yield stance, quotation


def holder_of(quotation: Quotation) -> Speaker:
    """The speaker of a quotation as a holder."""
    return Speaker(quotation.speaker_span or quotation.spans[0], quotation.speaker_name, quotation.speaker)


def _is_of_others(tree: Tree, head: int, said: Span) -> bool:
    """Whether a clause is what somebody else thinks or says, in the speaker's words: "those who believe that"."""
    for at in tree.above(head):
        if not said.start <= tree.token(at).start < said.end:
            return False
        subject = tree.having(at, "nsubj")
        if tree.token(at).pos == "VERB" and subject and tree.having(at, "ccomp") and head != at:
            return tree.lower[subject[0]] not in ("i", "we")
    return False


def _is_out(tree: Tree, head: int) -> Stance | None:
    """ "A recount is out of the question", "off the table"."""
    things = [i for i in tree.having(head, "nsubj") if is_matter(tree, i)]
    cases = {tree.lower[i] for i in tree.having(head, "case")}
    if tree.lower[head] not in _OUT or not things or not tree.having(head, "cop") or not cases & {"out", "of", "off"}:
        return None
    denied = any(tree.lower[i] in _NOT for i in tree.having(head, "advmod"))
    return None if denied else Stance(head, "against", whole(tree, things[0], ()), head)


def _none_of_it(tree: Tree, head: int) -> Stance | None:
    """ "There will be no recount", "there is no question of a ransom"."""
    if tree.token(head).lemma.lower() != "be" or not tree.having(head, "expl"):
        return None
    things = [i for i in tree.having(head, "nsubj", "obj", "xcomp") if i > head]
    if not things or not any(tree.lower[i] == "no" for i in tree.having(things[0], "det")):
        return None
    coming = {tree.lower[i] for i in tree.having(head, "aux")} & {"will", "can", "could", "should", "must", "shall"}
    thing = things[0]
    if tree.lower[thing] in ("question", "chance", "possibility", "need", "point", "reason"):
        about = [i for i in tree.having(thing, "nmod") if any(tree.lower[c] in ("of", "for") for c in tree.children[i])]
        if not about or (not is_matter(tree, about[0]) and not tree.lower[about[0]].endswith("ing")):
            return None
        cases = tuple(i for i in tree.having(about[0], "case") if i < about[0])
        return Stance(head, "against", whole(tree, about[0], cases), head)
    if not coming or not is_matter(tree, thing):
        return None
    dets = tuple(i for i in tree.having(thing, "det") if tree.lower[i] == "no")
    return Stance(head, "against", whole(tree, thing, dets), head)


def _ought(tree: Tree, head: int) -> Stance | None:
    """ "The minister must resign", "the vote should not be held": what is to be, by the speaker's will."""
    helpers = {tree.lower[i]: i for i in tree.having(head, "aux")}
    told = set(helpers) & _OUGHT
    if not told or ("have" in helpers and "must" in told) or tree.token(head).pos not in ("VERB", "ADJ", "NOUN"):
        return None
    subjects = tree.having(head, "nsubj", "nsubj:pass")
    if not subjects or tree.lower[subjects[0]] in _ANYBODY or tree.lower[head] in judgements():
        return None
    if "have" in helpers and tree.lower[subjects[0]] in ("we", "they"):
        return None  # what was left undone is regretted
    if tree.having(head, "cop") and tree.lower[head] not in _BEING:
        return None  # "should be home by ten", "should be able to"
    if any(
        tree.lower[i] in ("if", "whether", "what", "how", "why") for i in tree.having(head, "mark", "advmod", "obj")
    ):
        return None
    nobody = any(tree.lower[d] == "no" for d in tree.having(subjects[0], "det"))
    denied = nobody or any(tree.lower[i] in _NOT for i in tree.having(head, "advmod"))
    aside = {i for c in tree.having(head, "punct", "parataxis", "discourse", "cc", "mark") for i in tree.subtree(c)}
    aside |= {i for c in tree.having(head, "conj") if tree.having(c, "nsubj") for i in tree.subtree(c)}
    issue = tuple(i for i in whole(tree, head, ()) if i not in aside)
    if not denied:
        return Stance(head, "for", issue, head)
    last = max(i for name, i in helpers.items() if name in _OUGHT)
    deed = tuple(i for i in issue if i > last and tree.lower[i] not in _NOT)
    return Stance(head, "against", deed or issue, head)
